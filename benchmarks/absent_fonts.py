"""What pages cost whose fonts are neither in the file nor in PDFium, beside PDFium alone.

    python benchmarks/absent_fonts.py [FILE.pdf ...]

The five plans of fixtures/ are written as PDF files whose Chinese font is not in them. Each page is
read by PDFium alone, which loses characters where the machine has no such font, and by what it
draws, as `policydiff read` does where a font is absent. Files that are named are read both ways
too, whatever fonts they have. Times are those of the processor; the median of the rounds counts.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pypdfium2

from policydiff.stages.documents.formats.pdf.pdf_drawn import read_drawn
from policydiff.stages.documents.formats.pdf.pdf_fonts import names_absent_fonts
from policydiff.stages.documents.formats.pdf.pdf_page import PageText, read_page
from policydiff.stages.support.limits import DEFAULT_LIMITS, Budget
from tests.documents.files import write_pdf
from tests.factories import FIXTURES

ROUNDS = 5
COLUMNS, ROWS = 40, 30  # characters of a line and lines of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Milliseconds a page."""

    alone: float  # PDFium
    drawn: float  # by what the page draws
    asked: float  # for the question whether a font is absent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    print(f"loading the second reader: {loading():.0f} ms, once in a process")
    print(f"{'file':34}{'pages':>6}{'chars':>8}{'absent':>7}{'PDFium':>9}{'drawn':>8}{'asking':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for path in (*made(Path(folder)), *options.files):
            show(path)


def loading() -> float:
    """How much longer a process takes that loads pdfminer.six and its Chinese maps."""
    maps = "CMapDB.get_cmap('UniGB-UCS2-H'); CMapDB.get_unicode_map('Adobe-GB1')"
    room = "policydiff.stages.documents.formats.pdf"
    second = f"import {room}.pdf_drawn; from pdfminer.cmapdb import CMapDB; {maps}"
    taken = {
        code: median(started(f"import {room}.pdf_file; {code}") for _ in range(ROUNDS))
        for code in ("pass", second)
    }
    return 1e3 * (taken[second] - taken["pass"])


def started(code: str) -> float:
    """How long a process works."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def made(folder: Path) -> Iterator[Path]:
    """The fixtures as PDF files."""
    for source in sorted(FIXTURES.glob("*.txt")):
        lines = [
            f"  {line[:COLUMNS]}" if not place else line[place : place + COLUMNS]
            for line in source.read_text(encoding="utf-8").splitlines()
            for place in range(0, len(line), COLUMNS)
        ]
        pages = [lines[place : place + ROWS] for place in range(0, len(lines), ROWS)]
        yield write_pdf(folder / f"{source.stem}.pdf", pages)


def show(path: Path) -> None:
    """A line for a file."""
    document = pypdfium2.PdfDocument(path)
    pages = range(len(document))
    absent = sum(names_absent_fonts(document[index]) for index in pages)
    found = [read(document, path, index) for index in pages]
    costs = [cost(document, path, pages) for _ in range(ROUNDS)]
    alone, drawn, asked = (
        median(getattr(c, n) for c in costs) for n in ("alone", "drawn", "asked")
    )
    chars = sum(page.characters for page in found)
    print(f"{path.name:34}{len(pages):6}{chars:8,}{absent:7}{alone:9.1f}{drawn:8.1f}{asked:8.2f}")


def read(document: pypdfium2.PdfDocument, path: Path, index: int) -> PageText:
    """A page by what it draws."""
    glyphs = read_drawn(document, index, Budget(path, DEFAULT_LIMITS))
    return read_page(document[index], index + 1, glyphs=glyphs)


def cost(document: pypdfium2.PdfDocument, path: Path, pages: Sequence[int]) -> Cost:
    """One round over a file."""
    times = [time.process_time()]
    for index in pages:
        read_page(document[index], index + 1)
    times.append(time.process_time())
    for index in pages:
        read(document, path, index)
    times.append(time.process_time())
    opened = [document[index] for index in pages]
    times.append(time.process_time())
    for page in opened:
        names_absent_fonts(page)
    times.append(time.process_time())
    each = [1e3 * (b - a) / len(pages) for a, b in pairwise(times)]
    return Cost(alone=each[0], drawn=each[1], asked=each[3])


if __name__ == "__main__":
    main()
