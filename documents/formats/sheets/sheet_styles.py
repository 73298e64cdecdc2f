"""What a sheet's cells look like: the formats of their numbers, and what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A cell by its row and its column, from 0 on."""

    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStyle:
    """What a reader of values does not tell of a sheet."""

    formats: Mapping[Place, str] = field(default_factory=dict)  # where they are not General
    height: int = 0  # rows and columns up to the last cell
    width: int = 0
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    uncomputed: int = 0  # formulas whose value the file does not hold
