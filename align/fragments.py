"""Which links of short fragments stand: those that their row or their heading bears out.

A cell of a table, a unit or a line of some characters (预期性, 联系方式) has too little text to
tell by itself what it belongs to: the same words in two documents are no link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from policydiff.stages.align.alignment import Relation
from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.link_order import Pair
from policydiff.stages.align.terms import find_bigrams
from policydiff.stages.documents.lines.labels import find_label

LONGEST = 8  # letters and digits of a fragment
ALIKE = 0.7  # share of the shorter heading's pairs of characters that stand in the other


def is_fragment(view: ClauseView) -> bool:
    """Whether a clause is too short to link by itself."""
    return len(view.bare) <= LONGEST


def find_unborne(
    base: Sequence[ClauseView],
    other: Sequence[ClauseView],
    relations: Mapping[Pair, Relation],
    *,
    ordered: bool,
) -> frozenset[Pair]:
    """The pairs with a fragment that neither row nor heading bears out, and the related ones.

    Its row: the clauses right before both are the same; in versions of a document those right
    behind will do. Its heading: those of both are alike, and neither text stands twice below it.

    Args:
        base: One side.
        other: The other one.
        relations: What would be linked.
        ordered: Whether these are versions of one document.
    """
    short = [{at for at, view in enumerate(side) if is_fragment(view)} for side in (base, other)]
    told = sorted(pair for pair in relations if pair[0] in short[0] or pair[1] in short[1])
    texts = [Counter(map(_below, side)) for side in (base, other)] if told else []
    unborne = {pair for pair in told if relations[pair] is not Relation.SAME}
    doubtful = {
        pair
        for pair in told
        if pair not in unborne and not _by_heading(base[pair[0]], other[pair[1]], texts)
    }
    for step, rows in ((-1, told), (1, told[::-1] if ordered else ())):
        for pair in rows:
            beside = pair[0] + step, pair[1] + step
            if relations.get(beside) is Relation.SAME and beside not in doubtful:
                doubtful.discard(pair)
    return frozenset(unborne | doubtful)


def _by_heading(
    left: ClauseView, right: ClauseView, texts: Sequence[Mapping[tuple[tuple[str, ...], str], int]]
) -> bool:
    once = texts[0][_below(left)] == 1 == texts[1][_below(right)]
    return once and _alike(left.heading[-1:], right.heading[-1:])


def _below(view: ClauseView) -> tuple[tuple[str, ...], str]:
    """A text and the headings that it stands below."""
    return view.heading, view.bare


def _alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the headings right above two clauses say the same."""
    if not left or not right:
        return False
    mine, theirs = (set(find_bigrams(_unlabelled(text))) for text in (left[0], right[0]))
    return len(mine & theirs) >= ALIKE * max(1, min(len(mine), len(theirs)))


def _unlabelled(heading: str) -> str:
    """A heading without its number."""
    label = find_label(heading)
    return heading if label is None else heading[label.end :]
