"""Read texts that stand side by side on a page, one column after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

_ROWS = 4  # lines beside each other that make columns
_DOUBTFUL = 6  # from which on a page with texts side by side that are no columns is told
_FULL = 0.6  # of the widest lines: the usual line of a column of text; cells are shorter
_ALIKE = 0.5  # width of the narrower column, against the wider one
_EMS = 8  # characters of the widest lines; what is narrower is a list of numbers
_NEAR = 0.6  # heights of a line within which two lines stand beside each other
_DEEPEST = 3  # columns are looked for in columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line without a wide gap in it, or a table."""

    text: str
    left: float  # points, as the page is held to be read
    bottom: float
    right: float
    top: float
    line: int  # which line of the page it belongs to
    table: int | None = None

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """A piece in its turn."""

    piece: Piece
    edge: float  # the left edge of its column
    columns: int  # side by side where it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The pieces of a page in reading order."""

    placed: tuple[PlacedText, ...]
    doubtful: bool  # texts stand side by side, and do not look like columns


def order_columns(pieces: Sequence[Piece], *, depth: int = 0, columns: int = 1) -> Layout:
    """The pieces in reading order: columns one after the other, from what runs across them on.

    Pieces of a page without columns keep the order in which the file has them.
    """
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None or not gutter.columns:
        edge = min((piece.left for piece in pieces), default=0.0)
        placed = tuple(PlacedText(piece=piece, edge=edge, columns=columns) for piece in pieces)
        rows = gutter.rows if gutter else 0
        return Layout(placed=placed, doubtful=rows >= _DOUBTFUL)
    found, doubtful = list[PlacedText](), False
    for band in _bands(pieces, gutter.at):
        for side in band:
            layout = order_columns(side, depth=depth + 1, columns=columns + len(band) - 1)
            found += layout.placed
            doubtful = doubtful or layout.doubtful
    return Layout(placed=tuple(found), doubtful=doubtful)


@dataclass(frozen=True, slots=True)
class _Gutter:
    at: float
    rows: int  # lines beside each other
    columns: bool  # whether running text stands on both sides


def _gutter(pieces: Sequence[Piece]) -> _Gutter | None:
    """The place that has most lines beside each other, one on its left and one on its right."""
    best: tuple[int, int, float] | None = None
    for at in sorted({float(round(piece.left)) for piece in pieces}):
        left = [piece for piece in pieces if piece.right <= at]
        right = [piece for piece in pieces if piece.left >= at - 1]
        rows = _beside(left, right) if len(left) >= _ROWS <= len(right) else 0
        key = (rows, len(left) + len(right), -at)
        if rows >= _ROWS and (best is None or key > best):
            best = key
    if best is None:
        return None
    at = -best[2]
    sides = ([p for p in pieces if p.right <= at], [p for p in pieces if p.left >= at - 1])
    return _Gutter(at, best[0], _are_columns(*sides))


def _beside(left: Sequence[Piece], right: Sequence[Piece]) -> int:
    """How many pieces on the left have one on the right on their height."""
    heights = sorted(piece.middle for piece in right)
    count = 0
    for piece in left:
        near = (piece.top - piece.bottom) * _NEAR
        place = bisect_left(heights, piece.middle - near)
        count += place < len(heights) and heights[place] <= piece.middle + near
    return count


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    widest = []
    for side in (left, right):
        widths = [piece.right - piece.left for piece in side]
        wide = quantiles(widths, n=10)[-1]
        em = median(piece.top - piece.bottom for piece in side)
        if median(widths) < _FULL * wide or wide < _EMS * em:
            return False
        widest.append(wide)
    return min(widest) >= _ALIKE * max(widest)


def _bands(pieces: Sequence[Piece], at: float) -> list[list[list[Piece]]]:
    """The page from its top down: what runs across the gutter, and the sides between."""
    bands: list[list[list[Piece]]] = []
    across = [p for p in pieces if p.left < at - 1 and p.right > at]
    cuts = sorted((piece.middle for piece in across), reverse=True)
    sides = [p for p in pieces if p.right <= at or p.left >= at - 1]
    for number in range(len(cuts) + 1):
        top = cuts[number - 1] if number else float("inf")
        low = cuts[number] if number < len(cuts) else float("-inf")
        inside = [piece for piece in sides if low <= piece.middle < top]
        left = [piece for piece in inside if piece.right <= at]
        right = [piece for piece in inside if piece.right > at]
        if left and right and _beside(left, right) > 1:
            bands.append([_downwards(left), _downwards(right)])
        elif inside:
            bands.append([_downwards(inside)])
        bands += [[[piece]] for piece in across if piece.middle == low]
    return bands


def _downwards(pieces: Sequence[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: (-round(piece.middle), piece.left))
