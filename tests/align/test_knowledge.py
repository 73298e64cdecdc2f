"""What align knows as data: directions, synonyms, standing phrases, phrases that annexes copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.alignment import Side
from policydiff.stages.align.clause_view import view_side
from policydiff.stages.align.flow_direction import Direction, are_opposite, find_direction
from policydiff.stages.align.standing_phrases import boilerplate_share
from policydiff.stages.align.synonyms import shared_synonyms
from policydiff.stages.align.verbatim_overlap import find_copying
from policydiff.stages.documents import Part
from tests.factories import plan


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        pytest.param("向周边地区转移产业,输出品牌和管理", Direction.SUPPLIES, id="supplies"),
        pytest.param("引进高层次人才,承接产业转移", Direction.RECEIVES, id="receives"),
        pytest.param("接受上海的辐射", Direction.RECEIVES, id="receives-radiation"),
        pytest.param("引进技术,输出产品", Direction.NEITHER, id="both"),
        pytest.param("建设高速公路", Direction.NEITHER, id="neither"),
        pytest.param("优化政务服务,加强电离辐射防护", Direction.NEITHER, id="other-senses"),
    ],
)
def test_direction(text: str, direction: Direction) -> None:
    assert find_direction(text) is direction


def test_opposite_needs_both_directions() -> None:
    supplies, receives, neither = Direction.SUPPLIES, Direction.RECEIVES, Direction.NEITHER
    assert are_opposite([supplies], [receives, neither])
    assert not are_opposite([supplies], [neither])
    assert not are_opposite([supplies, receives], [receives])


def test_a_link_says_that_its_roles_are_opposite() -> None:
    links = align_clauses(
        side("推进教育合作。输出优质教育品牌,支持名校到周边办学。", "建设高速公路网络。"),
        side("深化教育合作。引进名校合作办学,吸引优质教育品牌。", "建设铁路枢纽和车站。"),
        ordered=False,
    )
    opposite: dict[tuple[str, str], bool] = {
        (a.base[0], a.other[0]): a.opposite for a in links.alignments
    }
    assert opposite["1", "1"]
    assert not opposite.get(("2", "2"), False)


@pytest.mark.parametrize(
    ("base", "other", "shared"),
    [
        pytest.param("建设众创空间", "打造孵化基地", ("众创空间/孵化基地",), id="premises"),
        pytest.param("市环保局", "生态环境局", ("生态环境局/环保局",), id="succession"),
        pytest.param("建设孵化器", "建设孵化器和加速器", (), id="same-word-on-both"),
        pytest.param("建设众创空间", "建设高速公路", (), id="one-side"),
    ],
)
def test_synonyms(base: str, other: str, shared: tuple[str, ...]) -> None:
    assert shared_synonyms([base], [other]) == shared


@given(st.text(alphabet="坚持以人民为中心贯彻落实党央国务院", max_size=40))
def test_boilerplate_is_a_share(text: str) -> None:
    assert 0 <= boilerplate_share(text) <= 1


def test_boilerplate_is_what_every_plan_says() -> None:
    standing = boilerplate_share("坚持以习近平新时代中国特色社会主义思想为指导")
    assert standing > 0.8
    assert boilerplate_share("新增养老机构床位三百张并改造社区食堂") == 0
    assert boilerplate_share("") == 0


def side(*texts: str, part: Part = Part.BODY) -> Side:
    built = plan([{"text": text, "part": part} for text in texts])
    return Side(plan=built, clauses=built.document.clauses)


def test_an_item_is_named_by_a_phrase_of_a_list() -> None:
    main = side("推进滨河路改建、中心医院迁建等一批项目", "发展养老服务,培训护理人员")
    items = side("做好滨河路改建和绿化", "培训护理人员三百名", part=Part.ANNEX)
    base, other = view_side(main, places=()), view_side(items, places=())
    copying = find_copying(base, other)
    assert copying.annex
    assert copying.named.argmax(axis=0).tolist() == [0, 1]
    assert copying.named[1, 0] == 0
    back = find_copying(other, base)
    assert back.named == pytest.approx(copying.named.T)
    assert back.verbatim == pytest.approx(copying.verbatim.T)


def test_copying_is_measured_for_annexes_only() -> None:
    views = view_side(side("推进滨河路改建"), places=())
    copying = find_copying(views, views)
    assert not copying.annex
    assert not copying.verbatim.any()
    assert not copying.named.any()


def test_every_lone_clause_tells_its_nearest() -> None:
    links = align_clauses(
        side("。", "建设一批高速公路和铁路"), side("发展社区居家养老服务"), ordered=False
    )
    assert links.alignments == ()
    assert {r.base for r in links.rejected} == {"2"}  # a full stop is near to nothing
