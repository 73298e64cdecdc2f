"""What alignment yields: Links, that is Alignments and what was not aligned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policydiff.stages.documents import Clause, ClauseId
from policydiff.stages.targets import Plan


class Relation(StrEnum):
    """How close two clauses are."""

    SAME = "same"  # side by side in one row
    RELATED = "related"  # worth a look


class Change(StrEnum):
    """What became of the wording."""

    UNCHANGED = "unchanged"  # equal but for white space and punctuation without a meaning
    REWORDED = "reworded"  # a few other words; numbers, modal words, negations, time limits stand
    MODIFIED = "modified"
    SPLIT = "split"  # one base clause, several of other
    MERGED = "merged"  # several base clauses, one of other


class Verdict(StrEnum):
    """What a person decided of a pair (--decisions)."""

    SAME = "same"
    RELATED = "related"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's verdict on one pair of clauses; it overrules every score."""

    base: ClauseId
    other: ClauseId
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One named part of a score."""

    name: str  # prior, words, characters, indicator, heading …
    log_odds: float  # the parts of a score sum to its logit


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Accepted match of clauses: 1-1, 1-n or n-1; every base × other pair is a link."""

    base: tuple[ClauseId, ...]
    other: tuple[ClauseId, ...]
    score: float  # probability in [0, 1]; 0.999 where a person decided
    relation: Relation
    change: Change
    coverage: tuple[float, float]  # share of base and of other that the correspondence takes in
    why: tuple[ScorePart, ...]
    shared: tuple[str, ...] = ()  # the most telling terms that both sides have
    synonyms: tuple[str, ...] = ()  # what both sides name by different words: 众创空间/孵化基地
    moved: bool = False  # stands out of order; only said of versions of one document
    decided: bool = False  # a person decided it
    opposite: bool = False  # one side supplies (输出, 辐射), the other receives (引进, 承接)
    boilerplate: float = 0.0  # share in [0, 1] of standing phrases, of the side that has more


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The nearest clause of one without a link of relation same: a candidate where it has one."""

    base: ClauseId
    other: ClauseId
    score: float  # probability in [0, 1]
    why: tuple[ScorePart, ...]
    decided: bool = False  # a person said no


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All that alignment found between two sequences of clauses."""

    alignments: tuple[Alignment, ...]  # in order of base, then of other
    rejected: tuple[Rejected, ...] = ()  # one for each clause that stands alone; two may share one


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The clauses to align, and the plan that they stand in."""

    plan: Plan
    clauses: tuple[Clause, ...]  # reading order; the main text, or the items of an annex
