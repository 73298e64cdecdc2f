"""Themes over any number of documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMember:
    """A clause of a theme."""

    document: DocumentId
    clause: ClauseId
    repeats: bool = False  # an annex item that follows the clause it repeats; never counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSize:
    """How much of one document's main text a theme takes."""

    document: DocumentId
    clauses: int
    characters: int  # of the clauses' texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Clauses of one subject, over any number of documents."""

    id: str  # "t1", largest first
    label: str
    code: str | None  # the codebook's; None for clusters
    keywords: tuple[str, ...]  # most distinctive first
    clauses: tuple[ThemeMember, ...]  # by document as given, then reading order
    sizes: tuple[ThemeSize, ...] = ()  # by document as given; those without a clause are absent


class ThemeMove(StrEnum):
    """What became of a policy field from base to other."""

    NEW = "new"  # only other has clauses of it
    LOST = "lost"  # only base has
    GROWN = "grown"  # takes clearly more of other's text than of base's
    SHRUNK = "shrunk"
    STEADY = "steady"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChange:
    """A policy field in both documents, by its share of the main text."""

    label: str
    code: str  # of the policy field
    move: ThemeMove
    base: ThemeSize
    other: ThemeSize
    base_clauses: tuple[ClauseId, ...]  # reading order
    other_clauses: tuple[ClauseId, ...]
    base_share: float  # of the characters of the main text, in [0, 1]
    other_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """The themes of several documents."""

    plans: tuple[Plan, ...]
    themes: tuple[Theme, ...]
