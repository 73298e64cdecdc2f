"""Reading speed per format beside the libraries underneath, the whole corpus, and memory.

    python benchmarks/formats.py [--memory]

One plan (fixtures/nanhu-2023.txt, as tests/documents/test_one_plan.py saves it) is read in each
format by turns; the median of the rounds counts. The corpus is read, targets included, by two
worker processes. With --memory a text of 50 MB, its targets too, is read in a process of its own.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.reading import ReadOptions, read_files
from policydiff.stages.documents.read import read_document
from tests.documents.test_one_plan import lines_of, page, printed, text, word
from tests.evidence import CORPUS

ROUNDS = 7
SENTENCE = "到2025年,新建口袋公园12个以上,培育规模以上企业30家,全社会研发投入占比达到3.5%。\n"
SIZE = 50_000_000  # bytes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--memory", action="store_true", help="read 50 MB too (minutes)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        formats(Path(folder))
        if CORPUS.is_dir():
            corpus()
        if options.memory:
            memory(Path(folder))


def formats(folder: Path) -> None:
    """A table of seconds per read, ours and the library's alone."""
    lines = lines_of("nanhu-2023")
    files = {
        "txt": (text(lines, folder / "plan.txt"), decode_alone),
        "html": (page(lines, folder / "plan.html"), lxml_alone),
        "docx": (word(lines, folder / "plan.docx"), python_docx_alone),
        "pdf": (printed(lines, folder / "plan.pdf"), pdfium_alone),
    }
    size = len(read_document(files["txt"][0]).text)
    print(f"{size:,} characters{'':8}{'ours ms':>10}{'library ms':>12}{'ours, characters/s':>22}")
    for name, (path, alone) in files.items():
        read_document(path)
        pairs = [(seconds(read_document, path), seconds(alone, path)) for _ in range(ROUNDS)]
        ours, other = (median(side) for side in zip(*pairs, strict=True))
        print(
            f"{name:5} {alone.__name__:20}{ours * 1e3:8.1f}{other * 1e3:12.1f}{size / ours:20,.0f}"
        )


def seconds(function: Callable[[Path], object], path: Path) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    function(path)
    return time.perf_counter() - start


def decode_alone(path: Path) -> str:
    """The characters of a text file."""
    return path.read_text(encoding="utf-8")


def lxml_alone(path: Path) -> str:
    """All text of a page, furniture and all."""
    from lxml import html

    return "".join(map(str, html.fromstring(path.read_bytes()).itertext()))


def python_docx_alone(path: Path) -> str:
    """The paragraphs and cells of a Word file."""
    import docx

    with zipfile.ZipFile(io.BytesIO(path.read_bytes())):
        document = docx.Document(str(path))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return "\n".join((*(p.text for p in document.paragraphs), *cells))


def pdfium_alone(path: Path) -> str:
    """The text of a PDF's pages as PDFium orders it."""
    import pypdfium2

    return "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(path))


def corpus() -> None:
    """How long two processes take for the whole corpus, targets included."""
    names = (path for path in CORPUS.rglob("*") if path.is_file() and path.name != "README.md")
    files = sorted(p for p in names if (p.parent.name, p.suffix) != ("pdf", ".txt"))
    start = time.perf_counter()
    found = read_files(files, reading=ReadOptions(jobs=2))
    taken = time.perf_counter() - start
    print(f"corpus: {len(found.plans)} of {len(files)} files read in {taken:.1f} s by 2 processes")


def memory(folder: Path) -> None:
    """The most memory that reading a large text takes, as paragraphs and as one line."""
    sentences = SENTENCE * (SIZE // len(SENTENCE.encode()))
    program = "import sys, policydiff; policydiff.read(sys.argv[1])"
    for name, content in (("lines", sentences), ("one line", sentences.replace("\n", ""))):
        path = folder / "large.txt"
        path.write_text(content, encoding="utf-8")
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program, str(path)], check=True)
        taken = time.perf_counter() - start
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
        print(f"50 MB, {name}: {most:.2f} GB at most, {taken:.0f} s")


if __name__ == "__main__":
    main()
