"""A sample of clauses, or of passages that were left out, for a reader who judges them by the text.

    python benchmarks/sample_passages.py clauses|dropped FOLDER... [--seed S] [--number N]

Draws a document of the folders by the seed, and of it a clause (or a dropped passage), N times,
none twice: each document counts alike, however long it is. Prints each with what stands around it.
Of clauses the reader says whether they are text of the document or furniture (navigation, numbers
of pages, buttons, footers, data of the page); of dropped passages whether text was lost.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents.model.document import Clause, Document
from policydiff.stages.documents.model.removed_lines import Dropped
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import PolicyDiffError

ENDINGS = frozenset((".txt", ".md", ".html", ".htm", ".mht", ".docx", ".doc", ".pdf"))
AROUND = 70  # characters of what stands before and behind
LONGEST = 700  # characters shown of a passage


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", choices=("clauses", "dropped"))
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=300)
    args = parser.parse_args()
    documents = list(read_all(args.folders))
    shown = {"clauses": show_clause, "dropped": show_dropped}[args.what]
    print(f"{args.what}, seed {args.seed}, of {len(documents)} documents")
    drawn = draw(documents, args.what, number=args.number, seed=args.seed)
    for number, (document, index) in enumerate(drawn, 1):
        print(f"\n[{number}] {document.title} ({Path(document.source.path).name})")
        print(shown(document, index))


def read_all(folders: Sequence[Path]) -> Iterator[Document]:
    """The documents of folders; what cannot be read is told on standard error."""
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in ENDINGS):
            try:
                yield read_document(path)
            except PolicyDiffError as error:
                print(error, file=sys.stderr)


def draw(
    documents: Sequence[Document], what: str, *, number: int, seed: int
) -> list[tuple[Document, int]]:
    """Documents, each with the index of one of its passages; fewer where there are no more."""
    chance = random.Random(seed)
    waiting = []
    for document in documents:
        indices = list(range(len(document.clauses if what == "clauses" else document.dropped)))
        chance.shuffle(indices)
        if indices:
            waiting.append((document, indices))
    drawn = list[tuple[Document, int]]()
    while waiting and len(drawn) < number:
        document, indices = chance.choice(waiting)
        drawn.append((document, indices.pop()))
        waiting = [entry for entry in waiting if entry[1]]
    return drawn


def show_clause(document: Document, index: int) -> str:
    """A clause with its headings, between brackets, and the text around it."""
    clause = document.clauses[index]
    before = flat(document.text[: clause.span.start])[-AROUND:]
    behind = flat(document.text[clause.span.end :][: 3 * AROUND])[:AROUND]
    path = " / ".join(heading[:40] for heading in clause.heading)
    return f"  below: {path or '(none)'}\n  …{before}【{flat(clause.text)[:LONGEST]}】{behind}…"


def show_dropped(document: Document, index: int) -> str:
    """What was left out, with its reason and the clauses between which it stood."""
    entry = document.dropped[index]
    before, behind = neighbours(document, entry)
    return (
        f"  reason: {entry.reason.value}\n"
        f"  …{flat(before.text)[-AROUND:] if before else '(the beginning)'}"
        f"【{flat(entry.text)[:LONGEST]}】{flat(behind.text)[:AROUND] if behind else '(the end)'}…"
    )


def neighbours(document: Document, entry: Dropped) -> tuple[Clause | None, Clause | None]:
    """The clauses before and behind a passage; of one without a place, none."""
    if entry.line is None:
        return None, None
    placed = [(clause.line or 0, clause) for clause in document.clauses]
    before = [clause for line, clause in placed if line <= entry.line]
    behind = [clause for line, clause in placed if line > entry.line]
    return before[-1] if before else None, behind[0] if behind else None


def flat(text: str) -> str:
    """A text on one line."""
    return text.strip().replace("\n", "⏎")


if __name__ == "__main__":
    main()
