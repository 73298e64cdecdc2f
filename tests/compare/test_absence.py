from __future__ import annotations

import pytest

from policydiff.stages.compare.findings.absence import SAID, Passages
from tests.compare.sentences import plan_of

WHOLE = plan_of(
    [
        "经营者应当在门口醒目位置设置全市统一的未成年人禁入、限入标志。",
        "保障重要商品供给，搞活流通，降低物流成本，加强市场价格监管。",
        "环境空气质量优良率稳定在99%左右。",
        "扎实推进乡村全面振兴，建设高标准农田。",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "搞活流通、降低成本。",
        "酒吧应当在门口醒目位置设置未成年人禁入标志。",
        "建设高标准农田，推进乡村全面振兴。",
    ],
)
def test_what_stands_there_in_like_words_is_said(text):
    assert Passages.of(WHOLE).said(text) >= SAID
    assert Passages.of(WHOLE).has(text)


@pytest.mark.parametrize(
    "text", ["法治副校长应当每学年面向师生开展法治教育。", "共建长三角生态绿色一体化发展示范区。"]
)
def test_what_stands_nowhere_is_not_said(text):
    passages = Passages.of(WHOLE)
    assert not passages.has(text)
    assert passages.new_in(text) > 0.5


def test_most_of_a_name_names_it():
    assert Passages.of(WHOLE).names("空气质量优良天数比率")
    assert not Passages.of(WHOLE).names("单位地区生产总值能耗")


def test_a_short_text_is_looked_for_whole():
    assert Passages.of(WHOLE).has("物流成本")
    assert Passages.of(WHOLE).said("。") == 1.0
