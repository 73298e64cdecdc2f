from __future__ import annotations

import pytest

from policydiff.stages.knowledge.lexicon import Entry
from policydiff.stages.knowledge.pattern_matcher import compile_entries


def entry(key: str, *patterns: str, **more: list[str]) -> Entry:
    return Entry(
        key=key, patterns=patterns, examples=(), counterexamples=(), source="test", more=more
    )


MATCHER = compile_entries(
    (
        entry("road", "{n}国道", "{letter}{n}"),
        entry("date", "{year}年", "{year}-{year}年", "{n}月{n}日", "{n}月"),
        entry("rank", "第{n}", "前{n}", "前{n}强", "十强"),
        entry("aim", "目标", "目标任务", not_after=["非"], not_before=["群"]),
        entry("due", "控制在{body}下达{some}以内", "控制在省内"),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("第320国道", [("rank", "第320", ("320",))], id="what-begins-first"),
        pytest.param("320国道", [("road", "320国道", ("320",))], id="placeholder-first"),
        pytest.param("前50强", [("rank", "前50强", ("50",))], id="longest"),
        pytest.param("前50名", [("rank", "前50", ("50",))], id="shorter-where-longer-fails"),
        pytest.param("十强十月", [("rank", "十强", ()), ("date", "十月", ("十",))], id="numerals"),
        pytest.param("6月30日", [("date", "6月30日", ("6", "30"))], id="two-numbers"),
        pytest.param("2021-2025年", [("date", "2021-2025年", ("2021", "2025"))], id="two-years"),
        pytest.param("G60", [("road", "G60", ("60",))], id="letter"),
        pytest.param("٣月", [("date", "٣月", ("٣",))], id="digits-of-another-script"),
        pytest.param("目标任务目标", [("aim", "目标任务", ()), ("aim", "目标", ())], id="literals"),
        pytest.param("非目标群,目标群", [], id="beside-what-excludes-it"),
        pytest.param("非目标任务", [], id="not-after-for-all"),
        pytest.param(
            "控制在省下达指标以内",
            [("due", "控制在省下达指标以内", ())],
            id="words-then-placeholder",
        ),
        pytest.param("控制在省内", [("due", "控制在省内", ())], id="words-alone"),
        pytest.param("控制在手", [], id="words-without-what-follows"),
    ],
)
def test_patterns_are_found(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    found = [(m.key, text[m.start : m.end], m.numbers) for m in MATCHER.find(text)]
    assert found == expected


def test_a_part_of_a_text_is_searched_with_what_stands_before_it() -> None:
    assert [m.start for m in MATCHER.find("非目标", 1)] == []
    assert [m.end for m in MATCHER.find("前50强", 0, 3)] == [3]
    assert [m.start for m in MATCHER.find("320国道", 1)] == []
