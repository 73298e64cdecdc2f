"""Feed atheris's bytes to reading and to finding targets: only errors of ours may come out.

    python tests/fuzz.py [--seconds N] [FOLDER]

It begins with one small file of each format and follows what reaches new code. Whatever makes it
fail, or takes longer than a minute, is written beside FOLDER and named. CI gives it a minute.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["policydiff"]):
    from policydiff.stages.documents.formats import libreoffice as convert
    from policydiff.stages.documents.read import read_document
    from policydiff.stages.support.errors import DocumentError
    from policydiff.stages.support.limits import Limits
    from policydiff.stages.targets.extraction import find_targets

SUFFIXES = (".txt", ".html", ".docx", ".pdf", ".md")
LIMITS = Limits(megabytes=1, characters=200_000, pages=20, cells=5_000, unpacked_megabytes=2)


def try_file(data: bytes) -> None:
    """Read bytes as a file of the kind that their first one says."""
    if not data:
        return
    suffix, content = SUFFIXES[data[0] % len(SUFFIXES)], data[1:]
    path = FOLDER / f"a{suffix}"
    path.write_bytes(content)
    try:
        document = read_document(path, limits=LIMITS)
    except DocumentError:
        return
    for clause in document.clauses:
        if clause.span.of(document.text) != clause.text:
            raise AssertionError(f"{clause.id}: its span is not its text")
    for target in find_targets(document).targets:
        if target.span.of(document.text) != target.quote:
            raise AssertionError(f"{target.id}: its span is not its quote")


def seeds(folder: Path) -> None:
    """One small file of each format."""
    from tests.documents.files import PLAN, paragraph, write_docx, write_html, write_pdf, write_text

    table = ("附件", "序号 | 任务 | 责任单位 |", "1 | 建公园12个。 | 甲局、乙局 |")
    made = (
        write_text(folder / "a.txt", (*PLAN, *table)),
        write_html(folder / "a.html"),
        write_docx(folder / "a.docx", "".join(map(paragraph, PLAN))),
        write_pdf(folder / "a.pdf", [PLAN[:4]]),
        write_text(folder / "a.md", (f"# {PLAN[0]}", *PLAN[1:])),
    )
    for index, path in enumerate(made):
        (folder / f"seed{index}").write_bytes(bytes([index]) + path.read_bytes())
        path.unlink()


def main() -> None:
    """Fuzz for a while; atheris leaves with the status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("folder", type=Path, nargs="?", help="keeps what reaches new code")
    options = parser.parse_args()
    corpus = options.folder or FOLDER / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    seeds(corpus)
    arguments = [sys.argv[0], f"-max_total_time={options.seconds}", "-timeout=60", "-verbosity=0"]
    arguments += [f"-artifact_prefix={corpus.parent}/", "-max_len=20000", str(corpus)]
    convert._PROGRAMS = ()  # LibreOffice is not what is tested here
    atheris.Setup(arguments, try_file)
    atheris.Fuzz()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        FOLDER = Path(place)
        main()
