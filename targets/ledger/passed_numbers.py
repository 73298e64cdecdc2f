"""Say of each number that is in no target and no result why it was passed over.

Nothing is decided here: what masks, roles and bindings have decided is written down. A number that
none of them explains is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from policydiff.stages.documents import Clause
from policydiff.stages.support.span import Span
from policydiff.stages.targets.ledger.masked_numbers import LEAST, Piece, masked_numbers
from policydiff.stages.targets.plan import PassedNumber
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.quantity_roles import Role
from policydiff.stages.targets.target_codes import Passed
from policydiff.stages.targets.text_forms import Numbers

_REASONS: Mapping[Role, Passed] = {
    Role.THRESHOLD: Passed.SIZE,
    Role.BASELINE: Passed.REFERENCE,
    Role.SLOGAN: Passed.STOCK_PHRASE,
    Role.GIVEN: Passed.CONTEXT,
    Role.FEW: Passed.CONTEXT,
    Role.PEOPLE: Passed.CONTEXT,
    Role.STRUCTURE: Passed.CONTEXT,
    Role.GRANT: Passed.CONDITION,
    Role.CONDITION: Passed.CONDITION,
    Role.SURROUNDING: Passed.CONTEXT,
}


def passed_roles(quantities: Sequence[Quantity], roles: Sequence[Role]) -> dict[int, Passed]:
    """Why quantities are no values, by where their numbers stand; values are left out."""
    pairs = zip(quantities, roles, strict=True)
    return {q.number: _REASONS[role] for q, role in pairs if role is not Role.VALUE}


def pass_all(numbers: Numbers, clause: Clause, reason: Passed) -> Iterator[PassedNumber]:
    """The numbers of a clause that states nothing, say a note; `reason` is that of the clause."""
    return pass_rest(numbers, clause, {q.number: reason for q in numbers.quantities})


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What becomes of the numbers in a range of the text; None: they are of targets."""

    span: Span
    reason: Passed | None


def pass_row(
    numbers: Numbers, clause: Clause, explained: Sequence[Explained]
) -> Iterator[PassedNumber]:
    """The numbers of a table's row beside its targets.

    In cells of which nothing is told they are values of other years.
    """
    spared = dict[int, Passed]()
    for quantity in numbers.quantities:
        at = quantity.number + clause.span.start
        told = (one for one in explained if one.span.start <= at < one.span.end)
        reason = next((one.reason for one in told), Passed.REFERENCE)
        if reason is not None:
            spared[quantity.number] = reason
    return pass_rest(numbers, clause, spared)


def pass_rest(
    numbers: Numbers, clause: Clause, spared: Mapping[int, Passed]
) -> Iterator[PassedNumber]:
    """The numbers of a clause that are no value of its targets and results, in reading order.

    Args:
        numbers: The numbers of the clause.
        clause: The clause.
        spared: Why quantities are no values, by where their numbers stand.
    """
    if not (numbers.masks or spared):
        return
    pieces = list(masked_numbers(numbers.folded, numbers.masks))
    if spared:
        pieces += _spared(numbers.quantities, spared)
        pieces.sort(key=attrgetter("start"))
    for start, end, reason in pieces:
        span = Span(start, end).shifted(clause.span.start)
        yield PassedNumber(quote=numbers.text[start:end], span=span, reason=reason)


def _spared(quantities: Sequence[Quantity], spared: Mapping[int, Passed]) -> Iterator[Piece]:
    for quantity in quantities:
        reason = spared.get(quantity.number)
        if reason is not None and not (quantity.chinese and quantity.high < LEAST):
            yield Piece(quantity.number, quantity.unit_end, reason)
