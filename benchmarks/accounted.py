"""What became of the characters of documents: accounted for, and kept; the worst first.

    python benchmarks/accounted.py FILE_OR_FOLDER... [--worst N] [--by accounted|kept]

Prints the median and the least share of the sources that is in a clause, a heading, the data, or
left out with its reason (accounted), and of what is kept; then the N worst files, each with the
reasons for which text was left out and how many characters each took.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents.metadata.accounting import count
from policydiff.stages.documents.model.document import Document
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import PolicyDiffError

ENDINGS = frozenset((".txt", ".md", ".html", ".htm", ".mht", ".docx", ".doc", ".pdf"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the files and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--by", choices=("accounted", "kept"), default="accounted")
    options = parser.parse_args(arguments)
    documents = list(read_all(options.paths))
    if not documents:
        raise SystemExit("no document could be read")
    for share in ("accounted", "kept"):
        shares = [getattr(document, share) for document in documents]
        print(f"{share}: median {statistics.median(shares):.4f}, least {min(shares):.4f}")
    for document in sorted(documents, key=attrgetter(options.by, "kept"))[: options.worst]:
        shares_of_one = f"{document.accounted:.4f} {document.kept:.4f}"
        print(f"{shares_of_one}  {document.source.path}  {reasons(document)}")


def read_all(paths: Sequence[Path]) -> Iterator[Document]:
    """The documents of files and folders; what cannot be read is told on standard error."""
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in ENDINGS)
        for file in inside if path.is_dir() else (path,):
            try:
                yield read_document(file)
            except PolicyDiffError as error:
                print(error, file=sys.stderr)


def reasons(document: Document) -> str:
    """For which reasons text was left out, with the characters of each, the most first."""
    sizes = Counter[str]()
    for entry in document.dropped:
        sizes[entry.reason.value] += count(entry.text).total()
    return ", ".join(f"{reason} {size}" for reason, size in sizes.most_common())


if __name__ == "__main__":
    main()
