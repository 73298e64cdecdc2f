"""The same plan as text, page, Word file and PDF reads to the same clauses and targets."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from tests.documents.pages import trs
from tests.factories import FIXTURES

SOFFICE, CHROMIUM = shutil.which("soffice"), shutil.which("chromium")
NAMES = ("jiaxing-2010", "jiaxing-2019", "nanhu-2023", "huangpu-2020")
LEAST = 0.99


def plan_of(path: Path) -> Plan:
    return find_targets(read_document(path))


def lines_of(name: str) -> list[str]:
    """A fixture's text as it was cleaned, its title first."""
    found = read_document(FIXTURES / f"{name}.txt")
    lines = [line for line in found.text.split("\n") if line.strip()]
    return [found.title, *(line for line in lines if line != found.title)]


def rows_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removesuffix("|").split("|")]


def word(lines: list[str], path: Path) -> Path:
    """A Word file of paragraphs and tables, as a person would type it."""
    document = docx.Document()
    index = 0
    while index < len(lines):
        stop = index
        while stop < len(lines) and lines[stop].count("|") >= 2:
            stop += 1
        if stop > index:
            rows = [rows_of(line) for line in lines[index:stop]]
            table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
            table.style = "Table Grid"
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=False):
                    cell.text = text
            index = stop
        else:
            paragraph = document.add_paragraph(lines[index])
            paragraph.paragraph_format.first_line_indent = docx.shared.Pt(24)
            index += 1
    document.save(str(path))
    return path


def text(lines: list[str], path: Path) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def page(lines: list[str], path: Path) -> Path:
    page = trs(lines[0], [" | ".join(rows_of(x)) if "|" in x else x for x in lines[1:]])
    # The plan's own text names its date, or none does.
    path.write_text(page.replace("2021年05月06日", ""), "utf-8")
    return path


def printed(lines: list[str], path: Path) -> Path:
    """A PDF that Chromium prints of paragraphs and tables."""
    body, rows = "", ""
    for line in (*lines, ""):
        if line.count("|") >= 2:
            rows += "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in rows_of(line)) + "</tr>"
            continue
        body += f"<table>{rows}</table>" if rows else ""
        rows = ""
        body += f"<p>{html.escape(line)}</p>" if line else ""
    style = "p{text-indent:2em} td{border:1px solid} table{border-collapse:collapse}"
    source = path.with_suffix(".html")
    source.write_text(f"<meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={path}"]
    subprocess.run([str(CHROMIUM), *options, str(source)], capture_output=True, check=True)
    return path


def office_pdf(lines: list[str], path: Path) -> Path:
    """The Word file as LibreOffice makes a PDF of it."""
    source = word(lines, path.with_suffix(".docx"))
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    options = [profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent)]
    subprocess.run([str(SOFFICE), *options, str(source)], capture_output=True, check=True)
    return path


def columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def printed_lines(lines: list[str]) -> Iterator[str]:
    """Lines as a page shows them: indented by two characters, punctuation beginning none."""
    for paragraph in lines:
        line = "　　"
        for character in paragraph:
            if columns(line + character) > 56 and character not in "，。；：、！？）》”%,;:)":
                yield line.strip()
                line = ""
            line += character
        yield line.strip()


def copied(lines: list[str], path: Path, *, flat: bool = False) -> Path:
    """Text copied out of a PDF: its indents lost, its page numbers among its lines."""
    told = [line for line in lines if "|" not in line]
    found = []
    for number, line in enumerate(printed_lines(told), start=1):
        found.append(line)
        if number % 22 == 0:
            found.append(f"— {number // 22} —" if flat else str(number // 22))
    path.write_text((" " if flat else "\n").join(found), encoding="utf-8")
    return path


def bare(found: str) -> str:
    return "".join(found.split())


def shared(wanted: Counter[str], found: Counter[str]) -> float:
    """Share of characters that stand in entries of both, against the longer side."""
    both = sum(len(entry) * count for entry, count in (wanted & found).items())
    sizes = [sum(len(entry) * count for entry, count in side.items()) for side in (wanted, found)]
    return both / max(*sizes, 1)


FORMATS = [
    pytest.param(text, "txt", id="txt"),
    pytest.param(page, "html", id="html"),
    pytest.param(word, "docx", id="docx"),
    pytest.param(printed, "pdf", id="pdf-chromium", marks=pytest.mark.browser),
    pytest.param(office_pdf, "pdf", id="pdf-libreoffice"),
]


@pytest.mark.parametrize(
    ("flat", "least"),
    [pytest.param(False, 0.9, id="lines"), pytest.param(True, 0.85, id="one-line")],
)
@pytest.mark.parametrize("name", ["jiaxing-2010", "jiaxing-2019", "nanhu-2023", "wuxing-2024"])
def test_text_copied_from_a_printed_page(
    tmp_path: Path, name: str, flat: bool, least: float
) -> None:
    lines = [line for line in lines_of(name) if "|" not in line]
    wanted = read_document(text(lines, tmp_path / "source.txt"))
    found = read_document(copied(lines, tmp_path / "plan.txt", flat=flat))
    clauses = (Counter(bare(clause.text) for clause in d.clauses) for d in (wanted, found))
    assert shared(*clauses) >= least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("make", "suffix"), FORMATS)
def test_the_same_clauses_and_targets(tmp_path: Path, name: str, make, suffix: str) -> None:
    if make is printed and CHROMIUM is None:
        pytest.skip("needs Chromium to print")
    if make is office_pdf and SOFFICE is None:
        pytest.skip("needs LibreOffice to print")
    lines = lines_of(name)
    wanted = plan_of(text(lines, tmp_path / "source.txt"))
    found = plan_of(make(lines, tmp_path / f"plan.{suffix}"))
    clauses = [Counter(bare(c.text) for c in plan.document.clauses) for plan in (wanted, found)]
    targets = [
        Counter(f"{bare(t.quote)} {t.low} {t.high} {t.unit} {t.comparator}" for t in plan.targets)
        for plan in (wanted, found)
    ]
    assert (shared(*clauses) >= LEAST, shared(*targets) >= LEAST) == (True, True), (
        shared(*clauses),
        shared(*targets),
        list((clauses[0] - clauses[1]).elements())[:3],
        list((clauses[1] - clauses[0]).elements())[:3],
    )
