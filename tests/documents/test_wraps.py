"""Printed lines that become paragraphs again, and line ends that were lost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest

from policydiff.stages.documents.lines.furniture import find_bare_numbers
from policydiff.stages.documents.lines.line_splitting import split_long
from policydiff.stages.documents.lines.unwrapping import join_cut, join_wrapped, part_printed
from policydiff.stages.documents.model.line import Line

WIDE = 20  # characters of a full line
SENTENCE = "推进重点领域数字化转型升级并且完善公共服务平台和人才培养体系以及配套政策还要加强监督"


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text=text, number=number) for number, text in enumerate(texts, start=1))


def paragraph(text: str, *, width: int = WIDE, indent: int = 0) -> list[str]:
    """A paragraph in lines of one width, the first short by an indent that was lost."""
    cuts = [0, *range(width - indent, len(text), width), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def texts(found: Iterable[Line]) -> list[str]:
    return [line.text for line in found]


PARAGRAPHS = [f"{number}是{SENTENCE}。" for number in "甲乙丙丁戊己庚"]


def test_paragraphs_that_lost_their_indent() -> None:
    printed = [line for text in PARAGRAPHS for line in paragraph(text, indent=2)]
    assert texts(join_wrapped(lines(*printed))) == PARAGRAPHS


def test_a_full_last_line_ends_where_the_next_one_is_a_first_one() -> None:
    full = (SENTENCE * 3)[: 3 * WIDE - 3] + "。"
    printed = [
        line for text in (*PARAGRAPHS, full, *PARAGRAPHS) for line in paragraph(text, indent=2)
    ]
    assert texts(join_wrapped(lines(*printed))) == [*PARAGRAPHS, full, *PARAGRAPHS]


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        pytest.param("专栏一重点工程", "", id="heading"),
        pytest.param("(一)加快关键核心技术攻", "", id="labelled"),
        pytest.param("区科技局", "区商务局", id="cells"),
    ],
)
def test_what_stays_a_line_of_its_own(text: str, follows: str) -> None:
    printed = [line for text in PARAGRAPHS for line in paragraph(text)]
    inner = [text, *filter(None, [follows])]
    assert texts(join_wrapped(lines(*printed, *inner, *printed))) == [
        *PARAGRAPHS,
        *inner,
        *PARAGRAPHS,
    ]


def test_no_label_begins_in_mid_sentence() -> None:
    full, rest = SENTENCE[:WIDE], "3、万户完善服务。"
    printed = [*(x for t in PARAGRAPHS for x in paragraph(t)), full, rest]
    assert texts(join_wrapped(lines(*printed))) == [*PARAGRAPHS, full + rest]


def test_the_title_is_no_part_of_the_text() -> None:
    printed = [line for text in PARAGRAPHS for line in paragraph(text, indent=2)]
    title = "某市推进数字化行动计划"
    assert texts(join_wrapped(lines(title, *printed))) == [title, *PARAGRAPHS]


@pytest.mark.parametrize(
    ("numbers", "pages"),
    [
        pytest.param(("1", "2", "3"), ("1", "2", "3"), id="pages"),
        pytest.param(("7", "8", "10", "11"), ("7", "8", "10", "11"), id="one-is-missing"),
        pytest.param(("2020", "12", "3"), (), id="falling"),
        pytest.param(("1", "2"), (), id="too-few"),
        pytest.param(("1", "500", "2", "3"), ("1", "2", "3"), id="another-number-between"),
    ],
)
def test_bare_page_numbers(numbers: tuple[str, ...], pages: tuple[str, ...]) -> None:
    between = [part for number in numbers for part in (SENTENCE, number)]
    assert tuple(texts(find_bare_numbers(lines(*between)))) == pages


def test_line_ends_that_became_spaces() -> None:
    printed = [line for text in PARAGRAPHS * 3 for line in paragraph(text)]
    flat = " ".join([*printed[:20], "— 12 —", *printed[20:]])
    assert texts(part_printed(lines(flat))) == [*printed[:20], "— 12 —", *printed[20:]]


def test_a_long_line_with_a_few_spaces_is_left() -> None:
    long = " ".join(SENTENCE * count for count in (9, 3, 7, 2))
    assert texts(part_printed(lines(long))) == [long]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("提高效率。二、重点任务", ["提高效率。", "二、重点任务"], id="heading"),
        pytest.param("提高效率。（二）重点任务", ["提高效率。", "（二）重点任务"], id="lower"),
        pytest.param(
            "提高效率。二、加快建设，完善平台。",
            ["提高效率。二、加快建设，完善平台。"],
            id="sentence",
        ),
        pytest.param(
            "提高效率。 三、加快建设，完善平台",
            ["提高效率。", "三、加快建设，完善平台"],
            id="comma-behind-a-space",
        ),
        pytest.param(
            "9.支持研发。(责任单位:市科技局)10.培育企业。11.兴办园区。",
            ["9.支持研发。(责任单位:市科技局)", "10.培育企业。", "11.兴办园区。"],
            id="next-numbers",
        ),
        pytest.param(
            "9.增长快。10.5%以上,投资增长12%。", ["9.增长快。10.5%以上,投资增长12%。"], id="value"
        ),
        pytest.param(
            "（一）支持研发。增加投入。（二）培育企业。",
            ["（一）支持研发。增加投入。", "（二）培育企业。"],
            id="next-in-brackets",
        ),
        pytest.param(
            "（三）搭建房屋；（四）堆放垃圾；",
            ["（三）搭建房屋；", "（四）堆放垃圾；"],
            id="behind-a-semicolon",
        ),
        pytest.param(
            "（一）支持研发，（二）、（三）项除外。",
            ["（一）支持研发，（二）、（三）项除外。"],
            id="a-reference",
        ),
        pytest.param("9.支持研发。12.培育企业。", ["9.支持研发。12.培育企业。"], id="not-the-next"),
        pytest.param("按照要求二、重点任务", ["按照要求二、重点任务"], id="no-end-before"),
    ],
)
def test_a_heading_at_the_end_of_a_paragraph(text: str, parts: list[str]) -> None:
    assert texts(split_long(lines(text))) == parts


LONG = "过去一年国民经济运行缓中趋稳而且稳中向好,就业增长超出预期,改革开放深入推进,"
CUT = (
    (f"{LONG}国内生产总值达到74.4", "万亿元,名列世界前茅。"),
    (f"{LONG}人民币汇率在国际货币体系中的稳", "定地位得到维护。"),
    (f"{LONG}对群众反映强烈、期", "待迫切的问题抓紧解决。"),
    (f"{LONG}有效缓解小微企业融资难、融资贵问", "题。"),
)


def test_paragraphs_cut_where_pages_end() -> None:
    cut = [part for pair in CUT for part in pair]
    assert texts(join_cut(lines("一、工作回顾", *cut))) == [
        "一、工作回顾",
        *("".join(pair) for pair in CUT),
    ]


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param(("质量发展", "支撑作用", "保障能力", "示范应用"), id="no-full-stops"),
        pytest.param(("体系中的稳", "支撑作用", "保障能力", "示范应用"), id="one-word-by-chance"),
    ],
)
def test_paragraphs_that_lack_full_stops_stay_apart(ends: tuple[str, ...]) -> None:
    told = [f"{LONG}{end}" for end in ends] + ["定地位得到维护。"]
    assert texts(join_cut(lines(*told))) == told
