"""Numbers that a line's end or white space parts, and raised digits beside numbers."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from policydiff.stages.documents.lines.broken_numbers import (
    close_numbers,
    join_printed,
    parts_a_number,
)
from policydiff.stages.documents.lines.raised import Raised, classify_raised
from policydiff.stages.documents.model.document import Document
from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets
from tests.documents.files import write_docx, write_objects, write_pdf, write_text
from tests.documents.pdfs import LATIN, stream

WIDTHS = range(22, 46)
PLAN = (
    "清江市2025年政府工作报告",
    "一、主要目标",
    "（一）地区生产总值增长6.5%左右，一般公共预算收入增长4.8%，社会消费品零售总额达到"
    "1,280.6亿元以上，外贸进出口总额突破350亿美元。",
    "（二）坚持就业优先导向，城镇新增就业115000人以上，城镇调查失业率控制在5.5%以内。",
    "（三）新建改建农村公路1260公里，改造老旧小区128个，新增停车泊位10500个，"
    "完成营造林32.75万亩，进一步改善人居环境，提高城市品质。",
    "二、保障措施",
    "加强组织领导，强化督查考核，抓好各项工作的落实，确保年度目标任务圆满完成。",
)
WITHOUT_NUMBERS = ("清江市2025年工作要点", *(line[3:] for line in PLAN[2:5]), PLAN[-1])
PLANS = [pytest.param(PLAN, id="numbered"), pytest.param(WITHOUT_NUMBERS, id="without-numbers")]


def wrap(lines: tuple[str, ...], width: int) -> list[str]:
    return [line[i : i + width] for line in lines for i in range(0, len(line), width)]


def said(document: Document) -> list[tuple[str, ...]]:
    return [
        (target.indicator, str(target.low), str(target.unit), str(target.comparator))
        for target in find_targets(document).targets
    ]


def as_pdf(path: Path, lines: list[str]) -> Path:
    return write_pdf(path, [lines[i : i + 30] for i in range(0, len(lines), 30)])


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("write", [write_text, as_pdf], ids=["text", "pdf"])
def test_ten_targets_at_every_width(tmp_path: Path, plan: tuple[str, ...], write) -> None:
    whole = said(read_document(write_text(tmp_path / "whole.txt", plan)))
    assert len(whole) == 10
    wrong = {
        width: found
        for width in WIDTHS
        if (found := said(read_document(write(tmp_path / f"{width}", wrap(plan, width))))) != whole
    }
    assert not wrong, f"{len(wrong)} of {len(WIDTHS)} widths"


@pytest.mark.parametrize("end", ["\n", "<br>", "<br/>\n", "</span><span>"])
@pytest.mark.parametrize("width", [22, 30, 41])
def test_a_page_in_printed_lines(tmp_path: Path, end: str, width: int) -> None:
    paragraphs = "".join(
        f"<p><span>{end.join(wrap((line,), width))}</span></p>" for line in PLAN[1:]
    )
    path = tmp_path / "plan.html"
    path.write_text(f"<html><body><h1>{PLAN[0]}</h1>{paragraphs}</body></html>", encoding="utf-8")
    whole = said(read_document(write_text(tmp_path / "whole.txt", PLAN)))
    assert said(read_document(path)) == whole


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        pytest.param("年均增长1 2 %左右,", "年均增长12 %左右,", id="share"),
        pytest.param("城镇新增就业 1 1 万人以上。", "城镇新增就业 11 万人以上。", id="scale"),
        pytest.param("增长6 . 5 %。", "增长6.5 %。", id="decimals"),
        pytest.param("到2 0 0 5年", "到2005年", id="year"),
        pytest.param("为202 0年目标", "为2020年目标", id="year-in-two"),
        pytest.param("帮扶110 000人", "帮扶110000人", id="thousands"),
        pytest.param("达到1 234.5亿元", "达到1234.5亿元", id="thousands-and-decimals"),
        pytest.param("完成1, 200亿元", "完成1,200亿元", id="comma"),
        pytest.param("比例为1 9∶4 3∶3 8。", "比例为19∶43∶38。", id="proportion"),
        pytest.param("达1 6 0 ～ 3 0 0万千瓦", "达160 ～ 300万千瓦", id="range"),
        pytest.param("| 110\u202f000 |", "| 110000 |", id="thin-space"),
        pytest.param("医院 所 5 6 7 床位 张 3 4 5", None, id="columns"),
        pytest.param("粮食 万吨 120 125 130 油料", None, id="wider-columns"),
        pytest.param("| 5 6 | 7 8 人 |", None, id="cells"),
        pytest.param("1. 5个项目落地", None, id="item"),
        pytest.param("1 200个项目落地", None, id="bare-item"),
        pytest.param("12 345人", None, id="no-thousands"),
        pytest.param("2020 2025年", None, id="years"),
    ],
)
def test_white_space_inside_numbers(text: str, closed: str | None) -> None:
    assert close_numbers(text) == (closed or text)
    assert close_numbers(close_numbers(text)) == close_numbers(text)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param(("建成高标准农田1", "8.5万亩"), "建成高标准农田18.5万亩", id="digits"),
        pytest.param(("增长6.", "5%"), "增长6.5%", id="point"),
        pytest.param(("建设5", "G基站"), "建设5G基站", id="token"),
        pytest.param(("到2 0", "0 5年"), "到2 0 0 5年", id="spaced"),
        pytest.param(("指标76.34", "2020年"), "指标76.34 2020年", id="a-year-follows"),
        pytest.param(("推进Smart", "City"), "推进Smart City", id="words"),
    ],
)
def test_lines_joined(lines: tuple[str, str], joined: str) -> None:
    assert join_printed(lines) == joined


def test_numbers_below_each_other_in_a_cell_stay_two() -> None:
    assert join_printed(("12", "15"), cell=True) == "12 15"


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        pytest.param("就业12", "500人", True, id="digits"),
        pytest.param("增长6.", "5%", True, id="behind-the-point"),
        pytest.param("增长6", ".5%", True, id="before-the-point"),
        pytest.param("达到1,", "280亿元", True, id="thousands"),
        pytest.param("一类3,", "5个", False, id="list"),
        pytest.param("任务1.", "加快", False, id="label"),
        pytest.param("就业", "500人", False, id="word"),
    ],
)
def test_where_a_number_is_parted(before: str, after: str, parted: bool) -> None:
    assert parts_a_number(before, after) is parted


@pytest.mark.parametrize(
    ("before", "run", "kind"),
    [
        pytest.param("就业15", "3", Raised.MARK, id="behind-a-number"),
        pytest.param("“双百”工程", "[2]", Raised.MARK, id="brackets"),
        pytest.param("GDP", "4", Raised.MARK, id="behind-letters"),
        pytest.param("建筑面积3万平方米", "2", Raised.MARK, id="square-metres"),
        pytest.param("企业", "①", Raised.MARK, id="circled"),
        pytest.param("企业", "注1", Raised.MARK, id="named"),
        pytest.param("企业", "1,2", Raised.MARK, id="two-notes"),
        pytest.param("企业", "*", Raised.MARK, id="star"),
        pytest.param("种植玉米", "3", Raised.MARK, id="maize"),
        pytest.param("投资10", "3", Raised.MARK, id="ten"),
        pytest.param("面积3万m", "2", Raised.EXPONENT, id="square"),
        pytest.param("浓度28μg/m", "3", Raised.EXPONENT, id="cube"),
        pytest.param("30km", "-1", Raised.EXPONENT, id="negative"),
        pytest.param("产量5×10", "8", Raised.EXPONENT, id="power-of-ten"),
        pytest.param("1", "st", Raised.TEXT, id="ordinal"),
        pytest.param("CO", "2", Raised.TEXT, id="formula"),
        pytest.param("商标", "TM", Raised.TEXT, id="trade-mark"),
    ],
)
def test_what_is_raised(before: str, run: str, kind: Raised) -> None:
    assert classify_raised(run, before) is kind


SENTENCE = "一、主要目标(一)新增城镇就业15{}万人以上,新建厂房3万m{},抓好各项任务的落实。"


def as_page(path: Path, mark: str, power: str) -> Path:
    text = html.escape(SENTENCE).format(mark, power)
    path.write_text(f"<html><body><h1>某市2024年工作要点</h1><p>{text}</p></body></html>", "utf-8")
    return path


def as_word(path: Path, text: str) -> Path:
    runs = [
        f"<w:r>{properties}<w:t>{part}</w:t></w:r>"
        for properties, part in zip(
            ("", "{0}", "", "{0}", ""),
            (text.split("{}")[0], "3", text.split("{}")[1], "2", text.split("{}")[2]),
            strict=True,
        )
    ]
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return write_docx(path, f"<w:p>{''.join(runs).format(raised)}</w:p>")


@pytest.mark.parametrize(
    ("mark", "power"),
    [
        pytest.param("<sup>3</sup>", "<sup>2</sup>", id="sup"),
        pytest.param("<sup><a href='#n'>[</a>3]</sup>", "<sup>2</sup>", id="link"),
        pytest.param("<span style='vertical-align: super'>3</span>", "²", id="style"),
        pytest.param("<span class=MsoFootnoteReference>3</span>", "²", id="word"),
        pytest.param("³", "²", id="own-signs"),
        pytest.param("[3]", "²", id="square-brackets"),
    ],
)
def test_marks_of_a_page(tmp_path: Path, mark: str, power: str) -> None:
    document = read_document(as_page(tmp_path / "plan.html", mark, power))
    assert "就业15万人以上,新建厂房3万m²," in document.text
    assert [d.text.strip("[]³") for d in document.dropped if d.reason is Reason.NOTE] in (
        [""],
        ["3"],
    )


def test_marks_of_a_word_file(tmp_path: Path) -> None:
    document = read_document(as_word(tmp_path / "plan.docx", SENTENCE))
    assert "就业15万人以上,新建厂房3万m²," in document.text
    assert [d.text for d in document.dropped if d.reason is Reason.NOTE] == ["3"]


def test_a_mark_in_a_cell(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>就业{n}<sup>1</sup></td></tr>" for n in range(20, 23))
    path = tmp_path / "plan.html"
    path.write_text(f"<html><body><p>{PLAN[3]}</p><table>{rows}</table></body></html>", "utf-8")
    document = read_document(path)
    assert "就业20 " in document.text
    assert len([d for d in document.dropped if d.reason is Reason.NOTE]) == 3


def test_small_digits_above_the_line_of_a_pdf(tmp_path: Path) -> None:
    drawn = (
        b"BT 50 780 Td /F2 12 Tf (1. Plan 2024: 12) Tj ET "
        b"BT 142 785 Td /F2 7 Tf (1) Tj ET BT 147 780 Td /F2 12 Tf ( km and 30 km) Tj ET "
        b"BT 221 785 Td /F2 7 Tf (2) Tj ET"
    )
    path = write_objects(
        tmp_path / "plan.pdf",
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F2 5 0 R >> >> >>",
            stream(drawn),
            LATIN,
        ],
    )
    document = read_document(path)
    assert document.text.split()[-5:] == ["12", "km", "and", "30", "km²"]
    assert [d.text for d in document.dropped if d.reason is Reason.NOTE] == ["1"]
