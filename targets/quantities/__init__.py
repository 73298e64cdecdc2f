"""The grammar of quantities: sign, bound, number, scale, unit and bound (docs/quantities.md)."""

from __future__ import annotations

from policydiff.stages.targets.quantities.grammar import find_quantities, may_have_quantities
from policydiff.stages.targets.quantities.quantity import Quantity, plain

__all__ = ["Quantity", "find_quantities", "may_have_quantities", "plain"]
