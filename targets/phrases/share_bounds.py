"""Shares that are bounded by what they are of: 不少于城区面积的6.5%."""

from __future__ import annotations

from dataclasses import dataclass, replace

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.quantities.bounds import comparator_of
from policydiff.stages.targets.target_codes import Comparator

_BOUNDS = Expressions("value_bounds")
_LONGEST = 24  # code points of the bound and of what the share is of


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOf:
    """A share with its bound, and what it is of as a name says it: 占城区面积比重."""

    quantity: Quantity
    of: str


def share_of(text: str, start: int, quantity: Quantity) -> ShareOf | None:
    """The share of something that the words before it bound; None where they do not.

    Args:
        text: A prepared text.
        start: Where the words begin that belong to the quantity.
        quantity: A quantity of it.
    """
    if quantity.unit.kind is not UnitKind.SHARE or quantity.start < quantity.number:
        return None
    near = max(start, quantity.number - _LONGEST)
    found = _BOUNDS["bound_of_whole"].search(text, near, quantity.number)
    if found is None:
        return None
    comparator = comparator_of(found["word"]) or quantity.comparator
    kept = quantity.comparator if quantity.comparator is not Comparator.PLAIN else comparator
    return ShareOf(
        quantity=replace(quantity, start=found.start(), comparator=kept),
        of=found.expand(_share_form()),
    )


def _share_form() -> str:
    """How the name of an indicator says a share."""
    (entry,) = (e for e in entries_of("value_bounds") if e.key == "bound_of_whole")
    return str(entry.text("written"))
