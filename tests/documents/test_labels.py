from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.documents.lines.labels import Scheme, find_inline_labels, find_label
from policydiff.stages.support.numerals import read_number, read_year


@pytest.mark.parametrize(
    ("text", "scheme", "number", "printed"),
    [
        pytest.param("第一章 总则", Scheme.CHAPTER, 1, "第一章", id="chapter"),
        pytest.param("第二节\u3000目标", Scheme.SECTION, 2, "第二节", id="section"),
        pytest.param("第十二条 本办法", Scheme.ARTICLE, 12, "第十二条", id="article"),
        pytest.param("一、总体要求", Scheme.CHINESE, 1, "一、", id="chinese"),
        pytest.param("二、2024年工作安排", Scheme.CHINESE, 2, "二、", id="chinese-before-a-year"),
        pytest.param("(三)主要目标", Scheme.CHINESE_BRACKETS, 3, "(三)", id="brackets"),
        pytest.param(
            "\uff08二十一\uff09创新", Scheme.CHINESE_BRACKETS, 21, "\uff08二十一\uff09", id="wide"
        ),
        pytest.param("5.健全生态", Scheme.ARABIC, 5, "5.", id="arabic"),
        pytest.param("1.6月30日前完成", Scheme.ARABIC, 1, "1.", id="arabic-before-a-day"),
        pytest.param("14.2025年民生实事", Scheme.ARABIC, 14, "14.", id="arabic-before-a-year"),
        pytest.param("3\uff0e推进", Scheme.ARABIC, 3, "3\uff0e", id="arabic-wide-point"),
        pytest.param("1.2 总体", Scheme.DECIMAL, 2, "1.2", id="decimal"),
        pytest.param("(1)大力吸引", Scheme.ARABIC_BRACKETS, 1, "(1)", id="arabic-brackets"),
        pytest.param("③完善", Scheme.CIRCLED, 3, "③", id="circled"),
        pytest.param("一是加快发展", Scheme.SPOKEN, 1, "一是", id="spoken"),
        pytest.param("第二、工业生产", Scheme.SPOKEN, 2, "第二、", id="ordinal"),
        pytest.param("——集聚要素", Scheme.DASH, None, "——", id="dash"),
        pytest.param("• 加快", Scheme.DASH, None, "•", id="bullet"),
    ],
)
def test_label(text: str, scheme: Scheme, number: int | None, printed: str) -> None:
    label = find_label(text)
    assert label is not None
    assert (label.scheme, label.number, label.text) == (scheme, number, printed)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2.5万亩高标准农田", id="quantity"),
        pytest.param("1.61:1", id="ratio"),
        pytest.param("2024年是关键之年", id="year"),
        pytest.param("第五条规定的情形", id="reference"),
        pytest.param("第三章、第四章所列", id="two-references"),
        pytest.param("一体化发展", id="word"),
        pytest.param("十五五规划", id="plan"),
        pytest.param("-5%", id="negative"),
        pytest.param("三个一批", id="count"),
        pytest.param("", id="empty"),
    ],
)
def test_no_label(text: str) -> None:
    assert find_label(text) is None


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        pytest.param("1.提升。(1)吸引。(2)鼓励。", 2, ["(1)", "(2)"], id="after-a-lead"),
        pytest.param("建设:①一。②二。③三。", 0, ["①", "②", "③"], id="circled"),
        pytest.param(
            "活动。\uff08一\uff09甲。\uff08二\uff09乙。",
            0,
            ["\uff08一\uff09", "\uff08二\uff09"],
            id="wide",
        ),
        pytest.param("(1)甲;(2)乙。", 0, ["(1)", "(2)"], id="from-the-start"),
        pytest.param("中央活动区(1)的建设(2)。", 0, [], id="notes-inside-a-sentence"),
        pytest.param("提升。(1)吸引。", 0, [], id="only-one"),
        pytest.param("提升。(2)吸引。(3)鼓励。", 0, [], id="not-from-one"),
        pytest.param("一是加快。二是推进。", 0, [], id="spoken-stays-one-clause"),
    ],
)
def test_inline_labels(text: str, start: int, expected: list[str]) -> None:
    found = find_inline_labels(text, start=start)
    assert [label.text for label in found] == expected
    assert all(text[label.start : label.end].strip() == label.text for label in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("一百零二", 102),
        ("廿一", 21),
        ("甲", None),
    ],
)
def test_numbers(text: str, expected: int | None) -> None:
    assert read_number(text) == expected


def test_years() -> None:
    assert [read_year(y) for y in ("2010", "二○一○", "二〇二四", "二零零九", "十年")] == [
        2010,
        2010,
        2024,
        2009,
        None,
    ]


@given(st.text(alphabet="第一二十条章节(1)、.①是—• 2024年\uff08\uff09", max_size=30))
def test_a_label_begins_its_paragraph(text: str) -> None:
    label = find_label(text)
    if label:
        assert text[: label.end].strip() == label.text
        assert 0 < label.end <= len(text)
