from __future__ import annotations

import pytest

from policydiff.stages.align import Change
from policydiff.stages.align.alignment import Side
from policydiff.stages.align.clause_view import ClauseView, view_side
from policydiff.stages.align.wording_change import classify_change, coverage, shared_terms
from tests.factories import plan


def views(*texts: str) -> list[ClauseView]:
    built = plan(texts)
    return list(view_side(Side(plan=built, clauses=built.document.clauses), places=()))


LONG = "积极推动长三角商业步行街联盟建设,定期举办主题营销和购物嘉年华活动20场"


@pytest.mark.parametrize(
    ("base", "other", "change"),
    [
        pytest.param([LONG], [LONG], Change.UNCHANGED, id="same"),
        pytest.param([LONG], [LONG.replace(",", ", ") + "。"], Change.UNCHANGED, id="punctuation"),
        pytest.param([LONG], [LONG.replace("积极", "大力")], Change.REWORDED, id="reworded"),
        pytest.param([LONG], [LONG.replace("20场", "30场")], Change.MODIFIED, id="other-number"),
        pytest.param(["补贴1.2万元"], ["补贴12万元"], Change.MODIFIED, id="decimal-point"),
        pytest.param(["收入增长2%"], ["收入增长-2%"], Change.MODIFIED, id="minus"),
        pytest.param(["优良率＞85%"], ["优良率＜85%"], Change.MODIFIED, id="bound"),
        pytest.param(["增速>全省平均"], ["增速<全省平均"], Change.MODIFIED, id="bound-of-words"),
        pytest.param(["培育3-5家"], ["培育35家"], Change.MODIFIED, id="range"),
        pytest.param(["培育3-5家"], ["培育3至5家"], Change.UNCHANGED, id="range-in-words"),
        pytest.param(["占比八成"], ["占比七成"], Change.MODIFIED, id="tenths"),
        pytest.param(["有效期三年"], ["有效期五年"], Change.MODIFIED, id="chinese-numeral"),
        pytest.param(["有效期三年"], ["有效期3年"], Change.REWORDED, id="number-spelled-anew"),
        pytest.param(["补贴1.2万元"], ["补贴12000元"], Change.REWORDED, id="number-scaled-anew"),
        pytest.param(["建一个中心"], ["建1个中心"], Change.REWORDED, id="one-spelled-anew"),
        pytest.param(["占百分之五"], ["占5%"], Change.REWORDED, id="per-cent-in-words"),
        pytest.param([LONG], [LONG + "不"], Change.MODIFIED, id="negation"),
        pytest.param(["应当" + LONG], ["可以" + LONG], Change.MODIFIED, id="modality"),
        pytest.param(["年底前" + LONG], ["月底前" + LONG], Change.MODIFIED, id="time-limit"),
        pytest.param([LONG], ["推动步行街建设"], Change.MODIFIED, id="shortened"),
        pytest.param([LONG], ["推动联盟建设", "举办活动20场"], Change.SPLIT, id="split"),
        pytest.param(["推动联盟建设", "举办活动20场"], [LONG], Change.MERGED, id="merged"),
    ],
)
def test_change(base: list[str], other: list[str], change: Change) -> None:
    assert classify_change(views(*base), views(*other)) is change


def test_coverage_tells_that_one_sentence_of_a_long_clause_is_meant() -> None:
    base, other = views("推动联盟建设,举办购物活动"), views("推动联盟建设")
    rarity = {word: 1.0 for view in base for word in view.reading.words}
    assert coverage(base, other, rarity) == (0.5, 1.0)
    assert coverage(other, base, rarity) == (1.0, 0.5)
    assert coverage(views("。"), other, rarity) == (0.0, 0.0)


def test_shared_terms_begin_with_the_rarest() -> None:
    base, other = views("推动步行街联盟建设"), views("建设商业步行街")
    assert shared_terms(base, other, {"建设": 0.1, "步行街": 4.0}) == ("步行街", "建设")
