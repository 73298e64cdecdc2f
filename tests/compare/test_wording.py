from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare import Op
from policydiff.stages.compare.wording.character_diff import diff_text

TEXTS = st.text(alphabet="推进一体化发展示范区建设的30人，。a B\n", max_size=30) | st.text(
    max_size=15
)
MARKS = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "[+{}+]"}


def shown(base, other):
    return "".join(MARKS[piece.op].format(piece.text) for piece in diff_text(base, other))


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        pytest.param("高端人才30人", "高端人才50人", "高端人才[-30-][+50+]人", id="whole-number"),
        pytest.param("120家", "150家", "[-120-][+150+]家", id="never-inside-a-number"),
        pytest.param("争创工作站", "创建工作站", "[-争创-][+创建+]工作站", id="verb"),
        pytest.param("推进建设", "推进建设", "推进建设", id="equal"),
        pytest.param("", "新增", "[+新增+]", id="from-nothing"),
        pytest.param("删去", "", "[-删去-]", id="to-nothing"),
        pytest.param("", "", "", id="nothing"),
        pytest.param(
            "打造先进的制造业高地",
            "建成领先的服务业高地",
            "[-打造先进的制造业-][+建成领先的服务业+]高地",
            id="lone-de-is-merged",
        ),
        pytest.param(
            "实到外资3亿美元以上",
            "全年实到外资3亿美元以上",
            "[+全年+]实到外资3亿美元以上",
            id="added",
        ),
    ],
)
def test_reads_well(base, other, expected):
    assert shown(base, other) == expected


@given(TEXTS, TEXTS)
def test_pieces_give_both_sides(base, other):
    pieces = diff_text(base, other)
    assert "".join(p.text for p in pieces if p.op is not Op.INSERT) == base
    assert "".join(p.text for p in pieces if p.op is not Op.DELETE) == other
    assert all(piece.text for piece in pieces)
    assert all(one.op is not two.op for one, two in pairwise(pieces))


def test_long_texts_are_compared_by_sentences():
    same = "推进一体化发展。" * 6000
    pieces = diff_text(same + "新增30家。", same + "新增50家。")
    assert [piece.text for piece in pieces if piece.op is not Op.EQUAL] == ["30", "50"]
    assert pieces[0].text.startswith(same)


@given(TEXTS)
def test_a_text_against_itself_has_no_change(text):
    assert [piece.text for piece in diff_text(text, text)] == ([text] if text else [])
