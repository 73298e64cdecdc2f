"""PDF pages: columns, turned pages, unknown characters, damaged, empty and endless ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import read_limits
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from tests.documents.files import PLAN, write_pdf

Placed = list[tuple[int, int, str]]
SENTENCE = "为繁荣夜间经济扩大居民消费结合我市实际制定本计划,到二〇二三年建成消费集聚区十二个以上。"
PARAGRAPHS = [f"第{number}段,{SENTENCE}" for number in "一二三四五六七八九"]


def lines_of(paragraphs: list[str], width: int) -> list[str]:
    """Lines of a column; the first of a paragraph begins with two spaces."""
    found = []
    for paragraph in paragraphs:
        text = f"  {paragraph}"
        found += [text[i : i + width] for i in range(0, len(text), width)]
    return found


def place(columns: list[list[str]], edges: list[int], *, top: int, by_rows: bool) -> Placed:
    """Columns side by side, written row by row or one after the other."""
    placed = [
        (index, row, (edge + 24 * line.startswith("  "), top - 18 * row, line.strip()))
        for index, (column, edge) in enumerate(zip(columns, edges, strict=True))
        for row, line in enumerate(column)
    ]
    order = sorted(placed, key=lambda p: (p[1], p[0]) if by_rows else (p[0], p[1]))
    return [line for _, _, line in order]


@pytest.mark.parametrize("by_rows", [True, False], ids=["row-by-row", "column-by-column"])
@pytest.mark.parametrize(
    ("edges", "width"),
    [
        pytest.param([50, 310], 20, id="two"),
        pytest.param([40, 220, 400], 13, id="three"),
    ],
)
def test_columns_are_read_one_after_the_other(
    tmp_path: Path, edges: list[int], width: int, by_rows: bool
) -> None:
    size = -(-len(PARAGRAPHS) // len(edges))
    parts = [PARAGRAPHS[i : i + size] for i in range(0, len(PARAGRAPHS), size)]
    columns = [lines_of(part, width) for part in parts]
    page = [(120, 800, "某市推动夜间经济发展行动计划的详细说明与全文报告(征求意见稿)")]
    page += place(columns, edges, top=760, by_rows=by_rows)
    found = read_document(write_pdf(tmp_path / "plan.pdf", [page]))
    assert [clause.text for clause in found.clauses] == PARAGRAPHS
    assert NoticeCode.PAGES_SIDE_BY_SIDE not in [warning.code for warning in found.warnings]


def test_a_full_line_between_columns_parts_them(tmp_path: Path) -> None:
    page = place([lines_of(PARAGRAPHS[:2], 20), lines_of(PARAGRAPHS[2:4], 20)], [50, 310],
                 top=800, by_rows=True)  # fmt: skip
    page.append((50, 660, "二、保障措施部分以下内容由各有关单位分别负责落实并按季度报告进展情况"))
    page += place([lines_of(PARAGRAPHS[4:6], 20), lines_of(PARAGRAPHS[6:8], 20)], [50, 310],
                  top=620, by_rows=True)  # fmt: skip
    text = read_document(write_pdf(tmp_path / "plan.pdf", [page])).text
    order = [text.index(f"第{number}段") for number in "一二三四"]
    order += [text.index("二、保障措施"), *(text.index(f"第{number}段") for number in "五六七八")]
    assert order == sorted(order)


def test_names_and_values_side_by_side_are_told(tmp_path: Path) -> None:
    rows = [(50, 600 - 18 * i, f"指标{i}") for i in range(8)]
    rows += [(300, 600 - 18 * i, "增长百分之五左右,完成全年的目标任务") for i in range(8)]
    found = read_document(write_pdf(tmp_path / "plan.pdf", [[(50, 700, PLAN[1]), *rows]]))
    assert Notice.of(NoticeCode.PAGES_SIDE_BY_SIDE, pages="1") in found.warnings


TURNS = {90: (0, 1, -1, 0, 595, 0), 180: (-1, 0, 0, -1, 595, 842), 270: (0, -1, 1, 0, 0, 842)}


@pytest.mark.parametrize("degrees", TURNS)
def test_text_on_its_side_is_read_in_order(tmp_path: Path, degrees: int) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN])
    data = path.read_bytes()
    matrix = " ".join(map(str, TURNS[degrees]))
    stream = re.search(rb"stream\n(.*?)endstream", data, re.DOTALL)
    assert stream is not None
    turned = f"q {matrix} cm ".encode() + stream.group(1) + b"Q "
    turned = data.replace(stream.group(0), b"stream\n" + turned + b"endstream")
    turned = re.sub(
        rb"/Length \d+", f"/Length {len(stream.group(1)) + len(matrix) + 8}".encode(), turned
    )
    path.write_bytes(turned.replace(b"[0 0 595 842]", b"[-300 0 900 900]"))
    assert len(read_document(path).clauses) == 5


def test_a_table_over_a_page_break_on_a_turned_page(tmp_path: Path) -> None:
    rules = [(x, 760, x, 560) for x in (50, 110, 380, 540)]
    rules += [(50, y, 540, y) for y in (760, 720, 660, 610, 560)]
    head = [(55, 735, "序号"), (115, 735, "任务"), (385, 735, "责任单位")]
    first = [(55, 690, "1"), (115, 690, "新建口袋公园12个。"), (385, 690, "市园林局")]
    first += [(55, 630, "2"), (115, 630, "改造背街小巷30条。"), (385, 630, "市住建局")]
    first += [(55, 580, "3"), (115, 580, "新增养老床位五百张,"), (385, 580, "市民政局、")]
    second = [(115, 735, "配齐护理人员。"), (385, 735, "市财政局")]
    second += [(55, 690, "4"), (115, 690, "办好学校。"), (385, 690, "市教育局")]
    pages = [[(50, 800, "责任清单"), *head, *first], second]
    path = write_pdf(tmp_path / "plan.pdf", pages, rules=rules)
    plain = [(clause.text, clause.bodies) for clause in read_document(path).clauses]
    assert plain[2][0] == "新增养老床位五百张,配齐护理人员。"
    assert plain[2][1].named[1:] == ("市财政局",)
    assert len(plain) == 4
    data = path.read_bytes().replace(b"/Type /Page /Parent", b"/Type /Page /Rotate 90 /Parent")
    path.write_bytes(data)
    assert [(c.text, c.bodies) for c in read_document(path).clauses] == plain


def test_text_whose_fonts_do_not_say_what_it_is(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN])
    data = path.read_bytes().replace(b"/Encoding /UniGB-UCS2-H", b"/Encoding /Identity-H   ")
    data = data.replace(b"/Ordering (GB1)", b"/Ordering (Own)")
    path.write_bytes(re.sub(rb"<([0-9a-f]{8,})>", lambda m: b"<" + b"0a13" * 20 + b">", data))
    with pytest.raises(DocumentError, match="fonts do not say"):
        read_document(path)


def test_some_pages_without_text_are_named(tmp_path: Path) -> None:
    found = read_document(write_pdf(tmp_path / "plan.pdf", [PLAN, [], PLAN[1:], []]))
    assert Notice.of(NoticeCode.PAGES_WITHOUT_TEXT, pages="2, 4") in found.warnings


def outcome(path: Path) -> int | str:
    """How many clauses a file has, or why it cannot be read."""
    try:
        return len(read_document(path).clauses)
    except DocumentError as error:
        return error.what


def test_a_tree_of_pages_that_holds_itself(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN, PLAN])
    kids = re.search(rb"/Kids \[(\d+ 0 R) (\d+ 0 R)\]", path.read_bytes())
    assert kids is not None
    path.write_bytes(path.read_bytes().replace(kids.group(1) + b" ", b"2 0 R ", 1))
    assert outcome(path) in (5, 10, "is a damaged PDF: none of its pages loads")


@pytest.mark.parametrize("count", [b"99999999", b"-5", b"2147483648"])
def test_an_absurd_count_of_pages(tmp_path: Path, count: bytes) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN])
    path.write_bytes(path.read_bytes().replace(b"/Count 1 ", b"/Count " + count + b" "))
    assert outcome(path) in (5, "has no text; its pages seem to be scanned") or "pages" in str(
        outcome(path)
    )


def test_more_pages_than_allowed(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN] * 4)
    with pytest.raises(DocumentError, match="has 4 pages, more than 3") as caught:
        read_document(path, limits=read_limits(["pages=3"]))
    assert "--limit pages=4" in caught.value.hint


def test_an_encrypted_file(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN])
    key = "0" * 64
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44 >> /ID [<00> <00>]"
    )
    path.write_bytes(path.read_bytes().replace(b"/Root 1 0 R", f"/Root 1 0 R {lock}".encode()))
    with pytest.raises(DocumentError, match="encrypted PDF"):
        read_document(path)
