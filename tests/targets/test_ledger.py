"""No number with a unit is lost: it is a value, or it is passed over for a reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.ledger.counts import count_numbers
from policydiff.stages.targets.ledger.doubts import doubt_of
from policydiff.stages.targets.plan import Plan
from policydiff.stages.targets.target_codes import Doubt
from tests.factories import document


def read(*texts: str) -> Plan:
    return find_targets(document(texts, issued="2024-01-20"))


def passed(text: str) -> list[str]:
    return [f"{number.quote} {number.reason}" for number in read(text).numbers_passed]


PASSED = [
    ("落实好“稳增长39条”政策。", ["39条 name"]),
    ("推进320国道改建，新建公厕12座。", []),  # 国道 is no unit
    ("6月30日前完成选址，新建公厕12座。", ["6月30日 date"]),
    ("三年内完成改造。", ["三年内 date"]),
    ("2025年新建学校8所。", ["2025年 date"]),
    ("办好第12届金秋旅游节。", ["第12届 ordinal"]),
    ("办理签注5360人次。", []),  # no note 5360
    ("实施第二批改革。", []),  # a word
    ("招引10亿元以上项目8个。", ["10亿元 size"]),
    ("新建日处理5万吨污水处理厂2座。", ["5万吨 size"]),
    ("每10万人拥有医生350名。", ["10万人 size"]),
    ("对项目最高奖励100万元。", ["100万元 condition"]),
    ("研发投入占比从2.1%提高到2.5%。", ["2.1% reference"]),
    ("促进56个民族文化交流。", ["56个 stock_phrase"]),
    ("坚持两手抓、两手硬。", []),  # 手 is no unit
    ("围绕8个重点领域集中攻坚。", ["8个 context"]),
    ("培育甲、乙、丙3家企业。", ["3家 name"]),
    ("财政收入增长5.5.2%。", ["5.5.2% doubtful"]),
    ("完成投资12..5亿元。", ["12..5亿元 doubtful"]),
    ("游客超过2019年水平。", ["2019年 date"]),
    ("前两年完成，上半年开工。", ["前两年 date"]),
    ("拨付学生资助和营养改善计划资金11.67亿元。", []),  # what is paid out in all is a target
    ("共获上级补助资金223.24亿元。", []),
    ("新建、改扩建12所公办幼儿园。", []),  # two verbs are no list of names
    ("建设三门峡水库，配备二次净化设施。", ["三门 name", "二次 name"]),
    ("落实中央八项规定，坚持四项基本原则。", ["八项 stock_phrase", "四项 stock_phrase"]),
    ("实施三个“一号工程”。", ["三个 name"]),
    ("百家争鸣，千年古城。", ["百家 stock_phrase", "千年 stock_phrase"]),
    ("为0-6岁儿童免费筛查。", ["6岁 size"]),
    ("做好十个方面工作，出台十条措施。", ["十个 context", "十条 context"]),
    ("13亿人口的发展中国家要扩大就业。", ["13亿人 context"]),
    ("每万人口高价值专利10.5件以上。坚持创新。", ["万人 size"]),  # what follows is another sentence
    (
        "收入由2020年的2476元增加到2025年的4140元。",
        ["2020年的 date", "2476元 reference", "2025年的 date"],
    ),
]

VALUES = [  # what was done or is to be done is a value, however it is counted
    ("成立两个临床医学中心。", "2", "2", "个"),
    ("选派418名干部到企业服务。", "418", "418", "人"),
    ("三次提高出口退税率。", "3", "3", "次"),
    ("新建机车修理厂五个，已开工。", "5", "5", "个"),
    ("出口实现两位数增长。", "10", "10", "%"),
    ("投资增速保持两位数以上。", "10", "10", "%"),
    ("筹措乡村振兴补助资金4.8亿元。", "480000000", "480000000", "元"),
    ("残疾人两项补贴1.92亿元。", "192000000", "192000000", "元"),
    ("设立总规模不少于100亿元的数字经济基金。", "10000000000", "10000000000", "元"),
    ("旅客通关最快仅需10秒。", "10", "10", "秒"),
    ("人均纯收入由2020年的2476元增加到2025年的4140元。", "4140", "4140", "元"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), VALUES, ids=[row[0] for row in VALUES])
def test_a_number_of_what_is_done_is_a_value(text: str, low: str, high: str, unit: str) -> None:
    plan = read(text)
    found = [(str(t.low), str(t.high), t.unit) for t in (*plan.targets, *plan.results)]
    assert found == [(low, high, unit)]


def test_the_durations_of_a_law_are_conditions() -> None:
    articles = [
        {"text": "申请人应当在十五日内提交材料。", "label": "第一条"},
        {"text": "实习满1年的可以申请。", "label": "第二条"},
        {"text": "本条例自2024年5月1日起施行。", "label": "第三条"},
    ]
    law = document(articles, title="南湖区养老服务条例", issued="2024-01-20")
    told = [f"{n.quote} {n.reason}" for n in find_targets(law).numbers_passed]
    assert told == ["十五日内 condition", "1年的 condition", "2024年 date", "5月1日 date"]


@pytest.mark.parametrize(("text", "wanted"), PASSED, ids=[text for text, _ in PASSED])
def test_a_number_passed_over_has_its_reason(text: str, wanted: list[str]) -> None:
    assert passed(text) == wanted


def test_the_numbers_of_a_note_are_of_what_it_explains() -> None:
    plan = find_targets(
        document([{"text": "规上企业：年营业收入2000万元以上的企业。", "heading": ("名词解释",)}])
    )
    assert [(n.quote, n.reason.value) for n in plan.numbers_passed] == [("2000万元", "context")]


def test_a_table_has_the_values_of_other_years_for_reference() -> None:
    table = "指标 | 单位 | 2020年 | 2025年\n森林覆盖率 | % | 60.1% | 62.3%"
    plan = read(*table.split("\n"))
    assert [t.stated for t in plan.targets] == ["62.3%"]
    assert "60.1% reference" in [f"{n.quote} {n.reason}" for n in plan.numbers_passed]


def test_numbers_are_counted_once() -> None:
    plan = read("去年新建学校6所。2024年粮食、油料产量均增长2%，招引10亿元以上项目8个。")
    assert count_numbers(plan) == {"targets": 2, "results": 1, "date": 1, "size": 1}


UNITS = ("个", "家", "亿元", "%", "公里", "人", "座")
WORDS = (
    "新建学校",
    "增长",
    "的项目",
    "，",
    "。",
    "、",
    "2025年",
    "第3批",
    "“十条”",
    "其中",
    "较上年",
)
PIECES = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.tuples(st.integers(2, 9999), st.sampled_from(UNITS)).map(lambda p: f"{p[0]}{p[1]}"),
    ),
    max_size=12,
)


@given(PIECES)
def test_every_number_with_a_unit_is_somewhere(pieces: list[str]) -> None:
    plan = read("".join(pieces))
    text = plan.document.text
    spans = [t.span for t in (*plan.targets, *plan.results)]
    spans += [number.span for number in plan.numbers_passed]
    for found in re.finditer(rf"(?<![\d.])\d+(?:{'|'.join(UNITS)})", text):
        assert any(s.start <= found.start() and found.end() <= s.end for s in spans), found
    for number in plan.numbers_passed:
        assert number.quote == number.span.of(text)


DOUBTS = [
    ("新建学校", None),
    ("PM2.5", None),
    ("CO2", None),
    ("完成投资12", Doubt.DIGIT),
    ("财政收入5.5.", Doubt.DIGIT),
    ("规模达到3亿", Doubt.SCALE),
    ("增长≥", Doubt.SIGN),
    ("（二期新建学校", Doubt.BRACKET),
    ("指标|学校", Doubt.BAR),
]


@pytest.mark.parametrize(("indicator", "doubt"), DOUBTS)
def test_an_indicator_that_a_number_or_a_table_clings_to_is_doubtful(
    indicator: str, doubt: Doubt | None
) -> None:
    assert doubt_of(indicator) is doubt


def test_a_doubtful_indicator_is_marked_and_told() -> None:
    plan = read("新建学校3所。", "(二期新建学校12所。")
    assert [target.doubt for target in plan.targets] == [None, Doubt.BRACKET]
    told = [w for w in plan.document.warnings if w.code is NoticeCode.INDICATORS_DOUBTFUL]
    assert [(notice["number"], notice.where) for notice in told] == [(1, "2")]
