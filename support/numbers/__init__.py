"""Numbers as they stand in a text, in every style of writing: `find_numbers`."""

from __future__ import annotations

from policydiff.stages.support.numbers.number import Number
from policydiff.stages.support.numbers.reading import find_numbers

__all__ = ["Number", "find_numbers"]
