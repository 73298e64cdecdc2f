"""What holds for any text, and the gold floors where the gold is at hand."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.documents import Period
from policydiff.stages.support.text import fold
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.masking import mask_names
from policydiff.stages.targets.quantities import find_quantities
from tests.evidence import GOLD
from tests.factories import document, gold_document

WORDS = st.sampled_from(
    (
        "到2025年",
        "，",
        ";",
        "。",
        "、",
        "其中",
        "分别",
        "新增",
        "企业",
        "3~5家",
        "亿元以上",
        "达到",
        "增长",
        "百分之八",
        "8%",
        "下降",
        "力争",
        "“十四五”",
        "末",
        "去年",
        "较",
        "|",
        "指标",
        "单位",
        "目标值",
        "全覆盖",
        "翻一番",
        "与经济增长同步",
        "从47.5%",
        "提高到",
        "个百分点",
        "每年",
        "三年内",
        "1.61:1",
        "(",
        ")",
        "第",
        "十",
        "万",
        "名",
        "以上",
        "左右",
        "约",
        "２００",
        "的",
        "和",
        "等",
    )
)
ANY = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map("".join))


@settings(max_examples=300, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=3))
def test_any_text_is_read(texts: list[str]) -> None:
    plan = find_targets(document(texts))
    for found in (plan.targets, plan.results):
        for target in found:
            assert target.quote == target.span.of(plan.document.text)
            assert (target.low is None) == (target.high is None) == (target.unit is None)
            assert target.low is None or target.high is None or target.low <= target.high
            assert target.indicator
        places = [list(plan.document.clauses).index(plan.document.clause(t.clause)) for t in found]
        assert places == sorted(places)
    ids = [target.id for target in (*plan.targets, *plan.results)]
    assert len(ids) == len(set(ids))
    wholes = {target.part_of for target in (*plan.targets, *plan.results)} - {None}
    assert wholes <= set(ids)


@given(ANY)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_targets(document([text])) == find_targets(document([text]))


@given(ANY)
def test_views_keep_every_place(text: str) -> None:
    assert len(fold(text)) == len(text) == len(mask_names(fold(text)))
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_quantities_stand_in_order_and_apart(text: str) -> None:
    found = find_quantities(fold(text))
    assert [q.number for q in found] == sorted(q.number for q in found)
    for quantity in found:
        assert quantity.start <= quantity.number < quantity.unit_end <= quantity.end <= len(text)
        assert quantity.low <= quantity.high


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9" * 20_000, id="digits"),
        pytest.param("一" * 20_000, id="numerals"),
        pytest.param("1," * 10_000, id="commas"),
        pytest.param("“" * 20_000, id="quotes"),
        pytest.param("其中" * 10_000, id="parts"),
        pytest.param("新增3家、" * 4_000, id="list"),
        pytest.param("| " * 10_000, id="cells"),
        pytest.param("较“" * 10_000, id="baselines"),
        pytest.param("与全国" * 7_000, id="aims"),
        pytest.param("每年" * 10_000, id="times"),
        pytest.param("到2025年增长5%,力争达到8%" * 8_000, id="times-and-values"),
        pytest.param("企业达到3家2025年" * 4_000, id="no-break"),
        pytest.param("居民收入高于全国平均," * 4_000, id="aims-without-value"),
    ],
)
def test_hostile_text_does_not_hang(text: str) -> None:
    started = time.perf_counter()
    find_targets(document([text]))
    # a guard against hanging, not a measure: each takes some tenths of a second
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize(
    ("name", "issued", "first", "last"),
    [
        pytest.param("jiaxing-2010", "2010-06-30", 2010, 2012, id="jiaxing-2010"),
        pytest.param("nanhu-2023", "2023-09-27", 2023, 2023, id="nanhu-2023"),
        pytest.param("huangpu-2020", "2020-04-30", 2020, 2022, id="huangpu-2020"),
        pytest.param("jiaxing-2019", "2019-09-18", 2019, 2025, id="jiaxing-2019"),
        pytest.param("wuxing-2024", "2024-09-20", 2024, 2024, id="wuxing-2024"),
    ],
)
def test_gold_values_are_found(name: str, issued: str, first: int, last: int) -> None:
    whole = gold_document(name)
    plan = find_targets(
        document(
            (
                {"id": c.id, "text": c.text, "heading": c.heading, "part": c.part}
                for c in whole.clauses
            ),
            issued=issued,
            period=Period(first=first, last=last),
        )
    )
    found = {
        (str(t.clause), float(t.low), float(t.high))
        for t in plan.targets
        if t.low is not None and t.high is not None
    }
    lines = (GOLD / "targets.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [g for g in map(json.loads, lines) if g["clause"].startswith(name + "#")]
    allowed = {_key(g) for g in gold}
    wanted = {_key(g) for g in gold if g["status"] == "target"}
    assert len(wanted & found) >= 0.97 * len(wanted)
    assert len(found & allowed) >= 0.97 * len(found)


def _key(gold: dict[str, Any]) -> tuple[str, float, float]:
    value = gold["base_value"]
    low, high = value if isinstance(value, list) else (value, value)
    return str(gold["clause"]).split("#")[1], float(low), float(high)
