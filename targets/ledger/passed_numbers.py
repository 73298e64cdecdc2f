"""Say of each number that is in no target and no result why it was passed over.

Nothing is decided here: what masks, roles and bindings have decided is written down. A number that
none of them explains is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from policydiff.stages.documents import Clause
from policydiff.stages.support.span import Span
from policydiff.stages.targets.indicator_tables import TableTarget
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


def pass_row(
    numbers: Numbers, clause: Clause, rows: Sequence[TableTarget]
) -> Iterator[PassedNumber]:
    """The numbers of a table's row beside its targets: values of other years."""
    cells = [_cell_of(row, numbers, clause) for row in rows]
    others = (q for q in numbers.quantities if not any(q.number in cell for cell in cells))
    return pass_rest(numbers, clause, {q.number: Passed.REFERENCE for q in others})


def pass_rest(
    numbers: Numbers, clause: Clause, spared: Mapping[int, Passed]
) -> Iterator[PassedNumber]:
    """The numbers of a clause that are no value of its targets and results, in reading order.

    Args:
        numbers: The numbers of the clause.
        clause: The clause.
        spared: Why quantities are no values, by where their numbers stand.
    """
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


def _cell_of(row: TableTarget, numbers: Numbers, clause: Clause) -> range:
    """Where the value of a row stands in the clause's text: it is the last that is stated."""
    start, end = row.start - clause.span.start, row.end - clause.span.start
    at = numbers.text.rfind(row.stated, max(start, 0), max(end, 0))
    return range(at, at + len(row.stated))
