"""What the head of a column of an indicator table says: its kind, its years, its units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.five_year_plans import plan_years
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.stated_units import units_in, without_units

_YEAR = re.compile(r"(?:19|20)\d{2}")
_LONGEST = 30  # characters of a head
_SENTENCE = re.compile(r"[。;,，；]|\d{1,2}\.\d")


class HeadKind(StrEnum):
    """What a head says of its column; the entries of indicator_columns.toml."""

    INDICATOR = "indicator"
    THING = "thing"  # 项目, 内容: names, where another column is called an aim
    GROUP = "group"
    NUMBER = "number"
    UNIT = "unit"
    TARGET = "target"
    BASELINE = "baseline"
    GROWTH = "growth"
    BINDING = "binding"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHead:
    """The head of a column, those of two rows joined."""

    text: str  # folded, without white space and without its unit
    kinds: tuple[HeadKind, ...]  # in reading order; the last one tells most
    years: tuple[str, ...]  # the last one of a five-year plan that it names
    units: tuple[str, ...]

    @property
    def kind(self) -> HeadKind | None:
        """What the column holds; None where no word tells."""
        return self.kinds[-1] if self.kinds else None

    @property
    def speaks(self) -> bool:
        """Whether the head tells anything."""
        return bool(self.kinds or self.years)


@lru_cache(maxsize=4096)  # heads repeat each other
def read_column_head(text: str) -> ColumnHead:
    """What a head says; one that is too long for a head, or a sentence, says nothing."""
    plain = re.sub(r"\s", "", without_units(text))
    if len(plain) > _LONGEST or _SENTENCE.search(plain):
        return ColumnHead(text=plain, kinds=(), years=(), units=())
    found = tuple(HeadKind(match.key) for match in matcher("indicator_columns").find(plain))
    return ColumnHead(
        text=plain,
        kinds=found,
        years=tuple(_YEAR.findall(plain)) or _years_of_plan(plain),
        units=units_in(text),
    )


def _years_of_plan(head: str) -> tuple[str, ...]:
    """The last year of the five-year plan that a head names: “十四五”末."""
    plan = expression("table_phrases", "plan_named").search(head)
    years = plan_years(plan["plan"]) if plan else None
    return (str(years[1]),) if years else ()
