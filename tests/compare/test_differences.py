from __future__ import annotations

import pytest

from policydiff.stages.compare.annex import has_annex
from policydiff.stages.compare.wording.character_diff import diff_text
from policydiff.stages.compare.wording.wording_differences import classify_differences, find_change
from policydiff.stages.documents import Bodies, Part
from tests.factories import plan


@pytest.mark.parametrize(
    ("main", "item", "expected"),
    [
        pytest.param("新设立基金1000只以上", "新设立基金1200只以上", ["number"], id="number"),
        pytest.param("补贴1.2万元", "补贴12万元", ["number"], id="decimal-point"),
        pytest.param("增长2%左右", "增长-2%左右", ["number"], id="minus"),
        pytest.param("占比为八成", "占比为七成", ["number"], id="chinese-numeral"),
        pytest.param("每3年评估", "每三年评估", ["wording"], id="the-same-number"),
        pytest.param("优良率≥85%", "优良率≤85%", ["qualifier"], id="bound-sign"),
        pytest.param("争创全市首家工作站", "创建全市首家工作站", ["verb"], id="verb"),
        pytest.param("打造全市示范园区", "打造全区示范园区", ["qualifier"], id="qualifier"),
        pytest.param(
            "引进企业10家以上", "引进企业10家", ["qualifier", "omission"], id="bound-left-out"
        ),
        pytest.param("办好展会、赛事和论坛", "办好展会、赛事", ["omission"], id="omission"),
        pytest.param("办好展会", "办好展会和各类论坛", ["addition"], id="addition"),
        pytest.param("优化营商环境", "改善营商环境", ["wording"], id="wording"),
        pytest.param("办好展会。", "办好展会;", [], id="punctuation"),
        pytest.param("办好展会", "办好了展会", [], id="one-particle"),
    ],
)
def test_classify_differences(main, item, expected):
    pieces = diff_text(main, item)
    assert list(classify_differences(pieces)) == expected
    for kind in expected:
        change = find_change(pieces, kind)
        assert change.old in main
        assert change.new in item


def annex_of(*items):
    return plan(["办好展会。", *({"part": Part.ANNEX, **item} for item in items)])


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(
            annex_of(
                {"text": "办好展会", "bodies": Bodies(lead=("区商务局",))},
                {"text": "建设园区", "bodies": Bodies(lead=("区经信局",))},
            ),
            True,
            id="items-with-bodies",
        ),
        pytest.param(
            annex_of({"text": "办好展会", "repeats": "1"}, {"text": "办好展会。", "repeats": "1"}),
            True,
            id="items-that-repeat",
        ),
        pytest.param(annex_of({"text": "区发改局、区商务局"}), False, id="list-of-members"),
        pytest.param(
            annex_of({"text": "术语一", "label": "1."}, {"text": "术语二", "label": "2."}),
            False,
            id="numbered-terms",
        ),
        pytest.param(plan(["办好展会。"]), False, id="no-annex"),
    ],
)
def test_has_annex(made, expected):
    assert has_annex(made) is expected
