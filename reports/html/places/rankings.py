"""What is ranked: the values of one indicator in one year, place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from policydiff.stages.documents.metadata.divisions import find_division
from policydiff.stages.reports.html.pictures.drawing import Linked
from policydiff.stages.support.numerals import prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """The value of one place."""

    code: str
    name: str  # short: 西藏
    low: Decimal
    high: Decimal
    shape: str  # the word that bounds it, a member of Comparator
    words: str  # 5.5%左右
    stretch: Decimal | None  # 力争8%
    stretch_words: str
    apart: int | None  # 1, 0, -1: above, as, below the superior; None: they do not compare
    less_is_more: bool  # a smaller value is the stricter one, as of unemployment
    source: Linked  # its quote
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Places without a value that can be ranked, and why."""

    reason: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    given: bool  # whether their documents were


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """One indicator, one year, places of one level, below one superior or none."""

    indicator: str
    unit: str
    mode: str  # a member of Mode
    year: int
    level: str  # in words
    stands: tuple[Stand, ...]  # the highest value first, then by code
    superior: Stand | None
    missing: tuple[Missing, ...]
    silent: bool = False  # the country's document for the year was given and states no value

    @property
    def median(self) -> Decimal:
        """The value in the middle."""
        return Decimal(median(stand.low for stand in self.stands))

    @property
    def factor(self) -> tuple[Decimal, str]:
        """What the values are divided by to be read, and the word for it."""
        return prefix(max(abs(stand.high) for stand in self.stands))

    @property
    def less_is_more(self) -> bool:
        """Whether a smaller value is the stricter one."""
        return all(stand.less_is_more for stand in self.stands)

    def count(self, apart: int) -> int:
        """How many places lie above (1), at (0) or below (-1) the superior."""
        return sum(stand.apart == apart for stand in self.stands)


def in_order(stands: Sequence[Stand]) -> tuple[Stand, ...]:
    """The highest value first; places of one value in the order of their codes."""
    return tuple(sorted(stands, key=lambda stand: (-stand.low, -stand.high, stand.code)))


def short_place(code: str, name: str) -> str:
    """西藏自治区 → 西藏; a county keeps its kind, which tells it from its namesakes."""
    division = find_division(code)
    if division is None or division.level.value == "county" or division.name != name:
        return name
    return division.short
