"""Find what stands in brackets beside quantities: parts, notes, comparisons, deadlines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.quantities.bounds import bound_behind
from policydiff.stages.targets.target_codes import Comparator

_KINDS = Expressions("asides")
_MARK = re.compile(r"[()。!?\n]")
_WORD = re.compile(r"\w")
_LONGEST = 200  # code points in a bracket; what is longer is text of its own


@value_type
class Aside:
    """A bracket that is no part of a name; positions are those of the clause's text."""

    start: int  # of the opening bracket
    end: int  # behind the closing one
    states: bool  # whether a quantity stands in it


def find_asides(text: str, quantities: Sequence[Quantity]) -> tuple[Aside, ...]:
    """The asides of a folded text, in reading order.

    A bracket is one where it stands right behind a quantity, where it says more than a quantity,
    or where its words are those of a note: (其中脱贫人口3万人), (新口径), (详见附件2), (市科技局).
    No aside are names in brackets, and bare numbers behind a name: (PM2.5), (市、区), 企业(5家).
    """
    ends = frozenset(quantity.end for quantity in quantities)
    numbers = [quantity.number for quantity in quantities]
    found = list[Aside]()
    for start, end in _brackets(text):
        first = bisect_left(numbers, start)
        states = first < len(numbers) and numbers[first] < end
        behind = _without_gap(text, start) in ends
        named = states and _WORD.search(text, start, quantities[first].start) is not None
        if behind or named or _KINDS["note"].search(text[start + 1 : end - 1]):
            found.append(Aside(start=start, end=end, states=states))
    return tuple(found)


def _without_gap(text: str, position: int) -> int:
    while position > 0 and text[position - 1] == " ":
        position -= 1
    return position


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets that open and close within a sentence."""
    opened = list[int]()
    for mark in _MARK.finditer(text):
        if mark[0] == "(":
            opened.append(mark.start())
        elif mark[0] != ")":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened and mark.end() - start <= _LONGEST:
                yield start, mark.end()


def without_asides(text: str, asides: Sequence[Aside]) -> str:
    """A text of the same length with spaces for its asides."""
    parts, last = list[str](), 0
    for aside in asides:
        parts += text[last : aside.start], " " * (aside.end - aside.start)
        last = aside.end
    return "".join([*parts, text[last:]])


def beyond_asides(
    text: str, quantities: Sequence[Quantity], asides: Sequence[Aside]
) -> tuple[Quantity, ...]:
    """The quantities, with a bound that stands in an aside or behind it: 200家(省级30家)以上."""
    behind = {_without_gap(text, aside.start): aside for aside in asides}
    return tuple(
        _bounded(text, quantity, aside)
        if (aside := behind.get(quantity.end)) and quantity.comparator is Comparator.PLAIN
        else quantity
        for quantity in quantities
    )


def _bounded(text: str, quantity: Quantity, aside: Aside) -> Quantity:
    inside, behind = bound_behind(text, aside.start + 1), bound_behind(text, aside.end)
    if inside is not None and inside.place == aside.end - 1:
        return replace(quantity, end=aside.end, comparator=inside.comparator)
    if behind is None:
        return quantity
    return replace(quantity, end=behind.place, comparator=behind.comparator)
