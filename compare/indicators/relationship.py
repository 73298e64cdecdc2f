"""Classify how two documents stand to each other: versions, levels, peers."""

from __future__ import annotations

from policydiff.stages.compare.indicators.indicator_similarity import fold
from policydiff.stages.compare.model.comparison import Kind
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.documents import Document, Jurisdiction, Level
from policydiff.stages.support.ngrams import character_ngrams

SHINGLE_CHARACTERS = 4
# Shared character 4-grams over those of the smaller text, in [0, 1]. Second published versions of
# one report share 0.9 and more, successive reports of one city 0.1 to 0.3 (docs/decisions/0003).
VERSION_OVERLAP = 0.5
TITLED_VERSION_OVERLAP = 0.25  # the same, where the titles are equal too
_OF_ONE_PLACE = (Kind.REVISION, Kind.SUCCESSOR, Kind.ANNEX)


def classify_kind(base: Document, other: Document) -> Kind:
    """The kind of comparison; what is not known (place, period) speaks for peers.

    Two documents of one place are versions where place and period agree and the texts overlap;
    else one follows the other, whichever is given first. Two texts of one place and one period
    that do not overlap (a work report and a plan of the same year) stand side by side: peers.
    """
    if _are_versions(base, other):
        return Kind.REVISION
    if same_place(base.jurisdiction, other.jurisdiction):
        together = base.period is not None and base.period == other.period
        return Kind.PEERS if together else Kind.SUCCESSOR
    if contains(base.jurisdiction, other.jurisdiction):
        return Kind.LEVELS
    return Kind.PEERS


def pair_documents(base: Document, other: Document, *, kind: Kind | None = None) -> DocumentPair:
    """The documents of a comparison of this kind; peers may be two documents of one place.

    Without a kind documents of an unknown place are taken to be of one.
    """
    mine, theirs = base.jurisdiction, other.jurisdiction
    unknown = kind is None and None in (mine, theirs)
    one_place = kind in _OF_ONE_PLACE or same_place(mine, theirs) or unknown
    return DocumentPair(base=base, other=other, one_place=one_place)


def is_below(lower: Jurisdiction | None, upper: Jurisdiction | None) -> bool:
    """Whether the first place is another one and lies in the second."""
    if lower is None or upper is None or not contains(lower, upper):
        return False
    upwards = list(Level)
    return upwards.index(upper.level) < upwards.index(lower.level)


def overlap(base: Document, other: Document) -> float:
    """Shared character 4-grams over those of the smaller text, in [0, 1]."""
    left, right = _shingles(base), _shingles(other)
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _are_versions(base: Document, other: Document) -> bool:
    known = base.jurisdiction is not None and other.jurisdiction is not None
    if known and not same_place(base.jurisdiction, other.jurisdiction):
        return False
    if base.period and other.period and base.period != other.period:
        return False
    titled = base.period is not None and fold(base.title) == fold(other.title)
    titled = titled and base.period == other.period
    return overlap(base, other) >= (TITLED_VERSION_OVERLAP if titled else VERSION_OVERLAP)


def same_place(base: Jurisdiction | None, other: Jurisdiction | None) -> bool:
    """Whether both are known and one place."""
    return base is not None and other is not None and base.code == other.code


def contains(base: Jurisdiction | None, other: Jurisdiction | None) -> bool:
    """Whether one place lies in the other; every place lies in the country."""
    if base is None or other is None:
        return False
    if Level.COUNTRY in (base.level, other.level):
        return True
    shorter = min(len(base.path), len(other.path))
    return base.path[:shorter] == other.path[:shorter]


def _shingles(document: Document) -> set[str]:
    text = fold("".join(clause.text for clause in document.clauses))
    return set(character_ngrams(text, SHINGLE_CHARACTERS))
