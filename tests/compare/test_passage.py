from __future__ import annotations

import pytest

from policydiff.stages.compare.indicators.passages import (
    find_phrases,
    find_sentences,
    has_number,
    sentence_of,
)
from policydiff.stages.support.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("新增企业30家", True, id="digits"),
        pytest.param("增长百分之八", True, id="per-cent-in-words"),
        pytest.param("开展百场促消费活动", True, id="hundred"),
        pytest.param("办好十大民生实事", True, id="ten"),
        pytest.param("资产总额突破万亿大关", True, id="passed-a-mark"),
        pytest.param("高新技术企业总数破千", True, id="passed-a-thousand"),
        pytest.param("实现两位数增长", True, id="two-digit"),
        pytest.param("建设三座水库", True, id="three"),
        pytest.param("建设一批水库", False, id="some"),
        pytest.param("推进5G基站建设", False, id="name-with-a-digit"),
        pytest.param("降低PM2.5浓度", False, id="name-with-a-decimal"),
        pytest.param("2025年全面建成", False, id="year"),
        pytest.param("6月底前完工", False, id="month"),
        pytest.param("做好三农工作", False, id="slogan"),
        pytest.param("一个中心", False, id="article"),
    ],
)
def test_has_number(text, expected):
    assert has_number(text) is expected


def test_sentences_and_phrases_are_spans_of_the_text():
    text = "加快改革，引进人才。办好展会；提升服务"
    assert [s.of(text) for s in find_sentences(text)] == [
        "加快改革，引进人才",
        "办好展会",
        "提升服务",
    ]
    assert [s.of(text) for s in find_phrases(text)][:2] == ["加快改革", "引进人才"]
    inside = text.index("展会")
    assert sentence_of(text, Span(inside, inside + 2)).of(text) == "办好展会"
