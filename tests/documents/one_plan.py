"""Plans of invented places (plans/) as lines, and how far two readings of one plan agree.

The first line is the title. Rows of tables are `cell | cell |`; an empty first cell belongs to the
one above it, as a merged one does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from policydiff.stages.documents.model.document import Clause
from policydiff.stages.support.text import fold_width
from policydiff.stages.targets import Plan
from policydiff.stages.targets.target import Target

PLANS = {
    path.stem: tuple(path.read_text(encoding="utf-8").splitlines())
    for path in sorted((Path(__file__).parent / "plans").glob("*.txt"))
}


def cells_of(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in line.strip().removesuffix("|").split("|")]


def is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return line.count("|") >= 2


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def clause_entries(plan: Plan) -> Counter[str]:
    """What each clause says and where it stands: part, headings, label, bodies, text."""
    return Counter(_clause(clause) for clause in plan.document.clauses)


def target_entries(plan: Plan) -> Counter[str]:
    """All that is told of each target but its place."""
    return Counter(_target(target) for target in plan.targets)


def agreement(wanted: Counter[str], found: Counter[str]) -> float:
    """Share of the entries that both sides have, against the longer side."""
    return (wanted & found).total() / max(wanted.total(), found.total(), 1)


def agreement_of_texts(wanted: Counter[str], found: Counter[str]) -> float:
    """Share of the characters that stand in entries of both sides, against the longer side."""
    both = sum(len(entry) * count for entry, count in (wanted & found).items())
    sizes = [sum(len(entry) * count for entry, count in side.items()) for side in (wanted, found)]
    return both / max(*sizes, 1)


@dataclass(frozen=True, slots=True)
class ScanAgreement:
    """How far a recognised plan agrees with its text; full and half width count alike."""

    clauses: float  # of those that are the same but for letters misread
    characters: float  # right of all that is told of the clauses, in their order
    targets: float  # of those that are the same but for letters of their indicators


def agreement_of_scans(wanted: Plan, found: Plan) -> ScanAgreement:
    """How far a recognised plan agrees, where a misread letter is no other clause or target.

    A clause is the same where it stands (part, headings, label) with its bodies, and in its text 97
    of 100 letters are right; a target where four of five letters of its indicator are right, and
    all else that is told of it.
    """
    texts = [fold_width("\n".join(map(_clause, plan.document.clauses))) for plan in (wanted, found)]
    wrong = Levenshtein.distance(*texts)
    clauses = [list(map(_told, plan.document.clauses)) for plan in (wanted, found)]
    targets = [list(map(_parted, plan.targets)) for plan in (wanted, found)]
    return ScanAgreement(
        _shared(*clauses, alike=_ALIKE_TEXT),
        1 - wrong / max(1, *map(len, texts)),
        _shared(*targets, alike=_ALIKE),
    )


def _told(clause: Clause) -> tuple[str, str]:
    """The text of a clause, and all else that is told of it."""
    said, _, text = fold_width(_clause(clause)).rpartition(" / ")
    return text, said


def _shared(
    wanted: Sequence[tuple[str, str]], found: Sequence[tuple[str, str]], *, alike: float
) -> float:
    """Share of the entries of the longer side that have one so alike on the other."""
    rest, same = list(found), 0
    for text, said in wanted:
        near = [pair for pair in rest if pair[1] == said and _ratio(text, pair[0]) >= alike]
        if near:
            same += 1
            rest.remove(max(near, key=lambda pair: _ratio(text, pair[0])))
    return same / max(len(wanted), len(found), 1)


_ALIKE_TEXT = 0.97
_ALIKE = 0.8


def _ratio(one: str, two: str) -> float:
    return Levenshtein.normalized_similarity(one, two)


def _parted(target: Target) -> tuple[str, str]:
    """The indicator of a target, and all else that is told of it."""
    name, _, said = _target(target).partition(" / ")
    return name, said


def _clause(clause: Clause) -> str:
    bodies = clause.bodies
    parts = (
        clause.part,
        " > ".join(clause.heading),
        clause.label,
        "、".join(bodies.lead),
        "、".join(bodies.support),
        "、".join(bodies.named),
        clause.text,
    )
    return " / ".join(bare(str(part or "")) for part in parts)


def _target(target: Target) -> str:
    names = (
        *("indicator", "low", "high", "unit", "comparator", "mode", "deadline", "years"),
        *("period", "measure", "binding", "baseline"),
    )
    return " / ".join(bare(str(getattr(target, name))) for name in names)
