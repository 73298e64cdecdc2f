"""PDF files: paragraphs, running heads, page numbers and ruled tables."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest

from policydiff.stages.documents import Bodies, Document, Part
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from tests.documents.files import PLAN, write_pdf, write_text
from tests.factories import FIXTURES

CHROMIUM = shutil.which("chromium")


@pytest.fixture
def plain(tmp_path: Path) -> Document:
    return read_document(write_text(tmp_path / "plain.txt"))


def wrapped(lines: tuple[str, ...], columns: int = 60) -> list[str]:
    """Lines as printed: a Chinese character takes two columns."""
    printed = []
    for line in lines:
        printed.append("")
        for char in line:
            if len(printed[-1].encode("gb18030")) + len(char.encode("gb18030")) > columns:
                printed.append("")
            printed[-1] += char
    return printed


def test_pdf_lines_are_joined_and_running_heads_dropped(tmp_path: Path, plain: Document) -> None:
    lines = wrapped(PLAN)
    pages = [
        ["某市人民政府公报", *lines[i : i + 6], f"— {i // 6 + 1} —"]
        for i in range(0, len(lines), 6)
    ]
    assert len(pages) >= 3
    found = read_document(write_pdf(tmp_path / "plan.pdf", pages))
    assert [c.text for c in found.clauses] == [c.text for c in plain.clauses]
    assert found.clauses[-1].line == 2  # the page on which it begins


def test_pdf_indents_begin_paragraphs(tmp_path: Path) -> None:
    first = "到2023年,建成夜间消费集聚区十二个以上,新增夜间公交线路三十条,夜间灯光更亮。"
    second = "到2025年,夜间经济增加值占比稳步提高,消费环境明显改善,市民满意度达到九成。"
    third = "加强组织领导,建立联席会议制度,定期研究解决重大问题,推动各项工作落到实处。"
    lines = [line for text in (first, second, third) for line in wrapped((f"  {text}",), 40)]
    found = read_document(write_pdf(tmp_path / "plan.pdf", [lines]))
    assert [c.text for c in found.clauses] == [first, second, third]


def test_a_page_shown_on_its_side_is_read_in_order(tmp_path: Path, plain: Document) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN])
    data = path.read_bytes().replace(b"/Type /Page /Parent", b"/Type /Page /Rotate 90 /Parent")
    path.write_bytes(data)
    assert [c.text for c in read_document(path).clauses] == [c.text for c in plain.clauses]


def test_scanned_pdf_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no text"):
        read_document(write_pdf(tmp_path / "scan.pdf", [[], []]))


def test_gaps_part_paragraphs_without_indents(tmp_path: Path) -> None:
    first = "到2023年,建成夜间消费集聚区十二个以上,新增夜间公交线路三十条,夜间灯光更亮。"
    placed, y = [], 800
    for text in (first, first.replace("2023", "2024"), first.replace("2023", "2025")):
        for line in wrapped((text,), 40):
            placed.append((50, y, line))
            y -= 16
        y -= 14
    found = read_document(write_pdf(tmp_path / "plan.pdf", [placed]))
    assert [clause.text[:6] for clause in found.clauses] == ["到2023年", "到2024年", "到2025年"]


def test_bare_numbers_at_the_edge_are_cells_unless_they_count_pages(tmp_path: Path) -> None:
    head = ["序号", "重点任务", "责任单位"]
    pages = [[*PLAN], ["附件", "任务表", *head, "1", "建公园", "甲局", "2", "修道路", "乙局", "3"]]
    pages += [["种树木", "丙局", "4", "清河道", "丁局", "5"], ["办学校", "戊局"]]
    found = read_document(write_pdf(tmp_path / "plan.pdf", pages))
    rows = [c.text for c in found.clauses if c.part is Part.ANNEX]
    assert rows == ["建公园", "修道路", "种树木", "清河道", "办学校"]


@pytest.mark.parametrize("backwards", [False, True], ids=["in-order", "backwards"])
def test_a_ruled_table_is_a_responsibility_list(tmp_path: Path, backwards: bool) -> None:
    columns = (50, 130, 170, 380, 480)
    heights = (700, 660, 600, 540)
    rules = [(x, heights[0], x, heights[-1]) for x in columns]
    # The group stands beside two rows: no rule below its first one.
    rules += [(50 if y != 600 else 130, y, 480, y) for y in heights]
    cells = [
        *((55, 675, "任务类别"), (135, 675, "序号"), (175, 675, "任务"), (385, 675, "责任单位")),
        *((55, 620, "城市建设"), (135, 630, "1"), (385, 630, "市园林局、")),
        *((175, 640, "新建口袋公园12个以上,"), (175, 620, "改造3个。"), (385, 610, "市财政局")),
        *((135, 570, "2"), (175, 570, "改造背街小巷30条。"), (385, 570, "市住建局")),
    ]
    page = [(50, 780, "附件"), (50, 760, "责任清单"), *(cells[::-1] if backwards else cells)]
    found = read_document(write_pdf(tmp_path / "plan.pdf", [PLAN, page], rules=rules))
    rows = [c for c in found.clauses if c.part is Part.ANNEX]
    assert [(c.id, c.heading, c.text, c.bodies) for c in rows] == [
        (
            "a.1",
            ("城市建设",),
            "新建口袋公园12个以上,改造3个。",
            Bodies(named=("市园林局", "市财政局")),
        ),
        ("a.2", ("城市建设",), "改造背街小巷30条。", Bodies(named=("市住建局",))),
    ]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium to print")
@pytest.mark.parametrize("name", ["huangpu-2020", "nanhu-2023"])
def test_a_page_printed_by_a_browser(tmp_path: Path, name: str) -> None:
    source = FIXTURES / f"{name}.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    paragraphs = "".join(f"<p style='text-indent:2em'>{html.escape(x)}</p>" for x in lines)
    page, printed = tmp_path / "page.html", tmp_path / f"{name}.pdf"
    page.write_text(f"<meta charset=utf-8>{paragraphs}", encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={printed}"]
    subprocess.run([str(CHROMIUM), *options, str(page)], capture_output=True, check=True)
    wanted = {clause.text.replace(" ", "") for clause in read_document(source).clauses}
    found = {clause.text.replace(" ", "") for clause in read_document(printed).clauses}
    assert len(wanted & found) >= 0.97 * len(wanted)


@pytest.mark.parametrize(
    ("end", "joined"),
    [
        pytest.param((130, "参保率"), True, id="half-of-a-cell"),
        pytest.param((55, "老有所养"), False, id="a-group-alone"),
    ],
)
def test_what_a_page_end_leaves_of_a_row_is_of_the_table(
    tmp_path: Path, end: tuple[int, str], joined: bool
) -> None:
    """Rules around the end of one cell and nothing else are no layout of the page."""
    columns, heights = (50, 125, 300, 380, 460), (760, 730, 700)
    rules = [(x, heights[0], x, heights[-1]) for x in columns]
    rules += [(50, y, 460, y) for y in heights]
    rows = (("类别", "指标", "2020年", "2025年"), ("养老", "基本养老保险", "92", "95"))
    first = [
        (x + 5, y, text)
        for y, row in zip((740, 710), rows, strict=True)
        for x, text in zip(columns, row, strict=False)
    ]
    second = [(end[0], 740, end[1]), (50, 600, "二、加强领导,落实责任。")]
    found = read_document(write_pdf(tmp_path / "plan.pdf", [first, second], rules=rules))
    name = "基本养老保险参保率" if joined else "基本养老保险"
    assert f"养老 | {name} | 92 | 95 |" in found.text.splitlines()
