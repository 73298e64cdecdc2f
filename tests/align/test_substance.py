"""What a clause binds to: numbers in either script, bounds, modal words, negations, time limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align.meaningful_text import normalise_meaningful
from policydiff.stages.align.substance_marks import MarkKind, find_marks
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon


def marks(text):
    return find_marks(normalise_meaningful(text))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("有效期三年", "有效期3年", id="chinese-numeral"),
        pytest.param("补贴1.2万元", "补贴12000元", id="scale"),
        pytest.param("处5万元以上10万元以下罚款", "处五万元以上十万元以下罚款", id="fine"),
        pytest.param("罚款伍千元", "罚款五千元", id="formal-numeral"),
        pytest.param("占比百分之五", "占比5%", id="per-cent-in-words"),
        pytest.param("强度达到5.0%", "强度达到5%", id="trailing-zero"),
        pytest.param("二〇二五年完成", "2025年完成", id="year"),
        pytest.param("增长负2%", "增长-2%", id="negative-in-words"),
        pytest.param("占比不低于5%", "占比5%以上", id="bound"),
        pytest.param("二十日内作出", "二十日以内作出", id="within"),
        pytest.param("应当公开", "应该公开", id="modality"),
        pytest.param("允许查阅", "可以查阅", id="leave"),
        pytest.param("统一标准,十分重要", "一致标准,非常重要", id="numerals-in-words"),
        pytest.param("从事零售", "从事批发", id="zero-in-a-word"),
        pytest.param("建设一个中心", "建设1个中心", id="one"),
        pytest.param("不断提高", "持续提高", id="no-negation"),
        pytest.param("面向未来", "面向明天", id="no-negation-of-time"),
        pytest.param("交纳保证金", "交纳押金", id="no-modality"),
        pytest.param("以下简称企业", "简称企业", id="no-bound"),
        pytest.param("做了以下主要工作", "主要做了下列工作", id="no-bound-of-what-follows"),
        pytest.param("共同努力", "齐心协力", id="no-striving"),
        pytest.param("最低生活保障", "基本生活保障", id="no-bound-in-a-name"),
    ],
)
def test_the_same(left, right):
    assert marks(left) == marks(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("占比八成", "占比七成", id="tenths"),
        pytest.param("二十日内", "十五日内", id="days"),
        pytest.param("期满的三个月前", "期满前", id="number-gone"),
        pytest.param("五年来", "一年来", id="years"),
        pytest.param("六方面工作", "几方面工作", id="number-to-some"),
        pytest.param("第三十七条", "第三十一条", id="reference"),
        pytest.param("G60科创走廊", "G15科创走廊", id="number-in-a-name"),
        pytest.param("PM2.5浓度", "PM10浓度", id="decimal-in-a-name"),
        pytest.param("“十四五”时期", "“十五五”时期", id="plan"),
        pytest.param("罚款壹佰万元", "罚款贰佰万元", id="formal-numerals"),
        pytest.param("引进三五家", "引进三十五家", id="either-of-two"),
        pytest.param("涉及数十", "涉及数百", id="tens-to-hundreds"),
        pytest.param("费用减半", "费用减免", id="half"),
        pytest.param("约5家", "5家", id="about"),
        pytest.param("Ⅲ类水质", "Ⅳ类水质", id="roman"),
        pytest.param("5万元", "5万美元", id="currency"),
        pytest.param("3个月内", "3年内", id="unit"),
        pytest.param("增长2%", "增长-2%", id="sign"),
        pytest.param("误差±3%", "误差3%", id="plus-minus"),
        pytest.param("3-5家", "35家", id="range"),
        pytest.param("甲3家、乙5家", "甲5家、乙3家", id="changed-places"),
        pytest.param("占比不低于5%", "占比不超过5%", id="bound"),
        pytest.param("占比>85%", "占比<85%", id="bound-sign"),
        pytest.param("增速高于全省平均", "增速低于全省平均", id="bound-of-words"),
        pytest.param("年满十八周岁以上", "年满十八周岁以下", id="bound-of-an-age"),
        pytest.param("三分之二以上同意", "三分之二同意", id="bound-of-a-fraction"),
        pytest.param("规模以上企业", "规模以下企业", id="bound-of-a-name"),
        pytest.param("3个工作日内", "3个工作日", id="within"),
        pytest.param("应当公开", "可以公开", id="duty-to-leave"),
        pytest.param("应当优先采购", "鼓励优先采购", id="duty-to-encouragement"),
        pytest.param("可以收费", "不得收费", id="leave-to-ban"),
        pytest.param("纳入范围", "不纳入范围", id="negation"),
        pytest.param("未经批准", "经批准", id="negation-of-the-past"),
        pytest.param("采取应急措施", "立即采取应急措施", id="at-once"),
        pytest.param("年底前完成", "月底前完成", id="end-of-year"),
        pytest.param("每月公布", "每季度公布", id="monthly"),
    ],
)
def test_not_the_same(left, right):
    assert marks(left) != marks(right)


def test_marks_stand_in_reading_order():
    found = marks("应当自受理之日起二十日内作出决定,不得收费,并及时公布")
    assert [mark.kind for mark in found] == [
        MarkKind.MODALITY,
        MarkKind.NUMBER,
        MarkKind.MODALITY,
        MarkKind.TIME_LIMIT,
    ]


@pytest.mark.parametrize("entry", load_lexicon("substance"), ids=lambda e: e.key)
def test_lexicon(entry: Entry):
    kind = MarkKind(str(entry.text("kind")))

    def told(text):
        return any((mark.kind, mark.key) == (kind, entry.key) for mark in marks(text))

    assert entry.examples
    for pattern in entry.patterns:
        assert any(pattern in example for example in entry.examples), pattern
    assert [example for example in entry.examples if not told(example)] == []
    assert [example for example in entry.counterexamples if told(example)] == []


@given(st.text("〇零一二两三十百千万亿点15.%-~±至第负不得未可应当年内家个条成III类", max_size=30))
def test_any_text_has_marks_or_none(text):
    for mark in marks(text):
        assert mark.kind in set(MarkKind)
        assert mark.key
