"""Choose the pairs that get a revision table (修改对照表) of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policydiff.stages.compare import Comparison, Kind
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.shared.link_lookup import corresponding
from policydiff.stages.support.errors import SettingsError

ALL_UP_TO = 10  # documents, that is 45 pairs; a workbook of more sheets is not read
MOST = 20  # pairs chosen of more documents
# Documents of one place tell what changed; of different places the nearest tell most.
_ORDER = (Kind.REVISION, Kind.SUCCESSOR, Kind.LEVELS, Kind.PEERS, Kind.ANNEX)
_NAMED = 12  # documents, in the message on a pair that is none

Pair = frozenset[DocumentId]


def choose_pairs(
    comparisons: Sequence[Comparison], *, asked: Collection[Pair] = ()
) -> tuple[Comparison, ...]:
    """The pairs asked for; else all of up to ten documents; else at most twenty, by a rule.

    The rule: versions of one document, then one place's plans over the years, then levels of
    government, then different places; among these the pairs with most corresponding clauses.

    Returns:
        Comparisons in the order given.
    """
    if asked:
        return tuple(c for c in comparisons if pair_of(c) in asked)
    documents = {name for c in comparisons for name in pair_of(c)}
    if len(documents) <= ALL_UP_TO:
        return tuple(comparisons)
    ranked = sorted(range(len(comparisons)), key=lambda at: rank_of(comparisons[at]))
    return tuple(comparisons[at] for at in sorted(ranked[:MOST]))


def rank_of(comparison: Comparison) -> tuple[int, int]:
    """By which pairs are ranked; the least comes first."""
    return _ORDER.index(comparison.kind), -len(corresponding(comparison))


def pair_of(comparison: Comparison) -> Pair:
    """The ids of the two documents."""
    return frozenset((comparison.base.document.id, comparison.other.document.id))


def read_pair(text: str, documents: Collection[DocumentId]) -> Pair:
    """The pair that an option names as BASE=OTHER, in either order.

    Raises:
        SettingsError: It names no two of these documents.
    """
    parts = text.split("=")
    halves = (("=".join(parts[:at]), "=".join(parts[at:])) for at in range(1, len(parts)))
    for one, two in halves:  # a document's id may hold the sign
        if one != two and {one, two} <= set(documents):
            return frozenset((DocumentId(one), DocumentId(two)))
    known = ", ".join(sorted(documents)[:_NAMED]) + (" …" if len(documents) > _NAMED else "")
    hint = f"write BASE=OTHER with two of {known}"
    raise SettingsError("--pair", f"{text!r} names no pair of these documents", hint=hint)
