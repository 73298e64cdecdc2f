"""The chapters of two documents: how much of each has a counterpart, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChapterSide(StrEnum):
    """Which document a chapter stands in."""

    BASE = "base"
    OTHER = "other"


class ChapterVerdict(StrEnum):
    """What became of a chapter."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_FOUND = "not_found"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Clauses of a chapter that correspond to clauses of one chapter of the other side."""

    heading: str  # of the other side
    clauses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What stands under one top-level heading."""

    side: ChapterSide
    heading: str
    short: str  # without number, for narrow places
    clauses: int
    matched: int  # of them, those with a counterpart
    characters: int
    share: float  # of the main text, in [0, 1]
    targets: int
    verdict: ChapterVerdict
    flows: tuple[Flow, ...] = ()  # in reading order of the other side
    # Of a chapter that is a third of the text or more and has three or more of them.
    sections: tuple[Chapter, ...] = ()
