"""Read the file of decisions: a person's verdicts on pairs, kept for every rerun."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.stages.align import Decision, Verdict
from policydiff.stages.documents import ClauseId, Document, DocumentId, Part
from policydiff.stages.support.csv_input import Entry, read_table
from policydiff.stages.support.errors import LexiconError, joined

if TYPE_CHECKING:
    from policydiff.stages.targets import Plan

COLUMNS = ("base", "other", "verdict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One row of the file: a verdict on two clauses of any two documents, or of one."""

    base: tuple[DocumentId, ClauseId]
    other: tuple[DocumentId, ClauseId]
    verdict: Verdict
    line: int  # 1-based in the file, for messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The rows of a decisions file, in its order."""

    where: str = "decisions"
    rows: tuple[Ruling, ...] = ()

    def between(self, base: Document, other: Document) -> tuple[Decision, ...]:
        """The decisions on clauses of these two documents, whichever side the file names first.

        Of a document with itself, the item of its annex becomes the other side.

        Raises:
            LexiconError: A row names a clause that its document does not have.
        """
        self._check(base, other)
        decisions = []
        for row in self.rows:
            sides = (row.base, row.other), (row.other, row.base)
            for left, right in sides if not _item_first(row, base) else sides[::-1]:
                if (left[0], right[0]) == (base.id, other.id):
                    decisions.append(Decision(base=left[1], other=right[1], verdict=row.verdict))
                    break
        return tuple(decisions)

    def unused(self, documents: Iterable[DocumentId]) -> str | None:
        """What to tell of rows that name a document which is not among these, if there are any."""
        known = set(documents)
        strange = {
            row.line: document
            for row in self.rows
            for document in (row.base[0], row.other[0])
            if document not in known
        }
        if not strange:
            return None
        lines, names = ", ".join(map(str, strange)), ", ".join(sorted(set(strange.values())))
        return f"{self.where}: line {lines} not used: no document {names} in this run"

    def _check(self, *documents: Document) -> None:
        clauses = {d.id: {c.id for c in d.clauses} for d in documents}
        problems = [
            f"line {row.line}: {document} has no clause {clause}"
            for row in self.rows
            for document, clause in (row.base, row.other)
            if document in clauses and clause not in clauses[document]
        ]
        if problems:
            hint = "`policydiff read FILE --json -` lists the clause ids"
            raise LexiconError(self.where, joined(problems), hint=hint)


NO_RULINGS = Rulings()


def _item_first(row: Ruling, document: Document) -> bool:
    """Whether the row names an annex item of the document first."""
    return row.base[0] == document.id and document.clause(row.base[1]).part is Part.ANNEX


def read_decisions(path: Path) -> Rulings:
    """The decisions in a CSV file with the columns base, other, verdict.

    A clause is written DOCUMENT#CLAUSE, as in `jiaxing-2010#3.1`; a verdict is same, related or no.

    Raises:
        LexiconError: The file cannot be read, a column is missing, or rows are wrong; all
            problems are named at once, with their lines.
    """
    rows: list[Ruling] = []
    problems: list[str] = []
    seen: dict[frozenset[tuple[DocumentId, ClauseId]], Ruling] = {}
    for entry in read_table(path, required=COLUMNS):
        try:
            row = _ruling(entry)
        except ValueError as error:
            problems.append(f"line {entry.line}: {error}")
            continue
        earlier = seen.setdefault(frozenset((row.base, row.other)), row)
        if earlier.verdict is not row.verdict:
            problems.append(f"line {row.line}: contradicts line {earlier.line}")
        elif earlier is row:
            rows.append(row)
    if problems:
        raise LexiconError(path, joined(problems), hint="correct these lines")
    return Rulings(where=str(path), rows=tuple(rows))


def rulings_in(path: Path | str | None) -> Rulings:
    """The decisions in a file, as `read_decisions`; none where no file is given."""
    return read_decisions(Path(path)) if path is not None else NO_RULINGS


def tell_unused(rulings: Rulings, plans: Sequence[Plan]) -> None:
    """Warn of rows that name a document which is not among the plans."""
    told = rulings.unused(plan.document.id for plan in plans)
    if told:
        warnings.warn(told, stacklevel=3)


def _ruling(entry: Entry) -> Ruling:
    verdict = entry.values["verdict"]
    if verdict not in tuple(Verdict):
        raise ValueError(f"verdict {verdict!r} is none of {', '.join(Verdict)}")
    base, other = _clause(entry.values["base"]), _clause(entry.values["other"])
    return Ruling(base=base, other=other, verdict=Verdict(verdict), line=entry.line)


def _clause(text: str) -> tuple[DocumentId, ClauseId]:
    document, mark, clause = text.rpartition("#")
    if not (document and mark and clause):
        raise ValueError(f"{text!r} is not DOCUMENT#CLAUSE")
    return DocumentId(document), ClauseId(clause)
