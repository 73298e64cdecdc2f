"""How the places of each level lie to the places above: median, above, equal, below."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from statistics import median

from policydiff.stages.compare import Firmness
from policydiff.stages.compare.model.escalation_types import Rung, Spread, Standing
from policydiff.stages.compare.series.subordinate_totals import count_places
from policydiff.stages.compare.targets.values import wants_high
from policydiff.stages.documents import Jurisdiction, Level


def find_spreads(
    rungs: Sequence[Rung], given: Collection[str], places: Mapping[str, Jurisdiction]
) -> tuple[Spread, ...]:
    """One for each level below the country with a document for the year, the highest first.

    Args:
        rungs: Of one chain.
        given: Codes of the places with a document for the year.
        places: Of these by code.
    """
    levels = [level for level in Level if level is not Level.COUNTRY]
    numbers = {level: sum(places[code].level is level for code in given) for level in levels}
    return tuple(
        _spread(level, [r for r in rungs if r.level is level], given=numbers[level])
        for level in levels
        if numbers[level]
    )


def _spread(level: Level, rungs: Sequence[Rung], *, given: int) -> Spread:
    stating = [rung for rung in rungs if rung.standing is Standing.STATED]
    ends = [end for rung in stating if (end := _committed(rung)) is not None]
    steps = [step for rung in stating if (step := rung.same_year) is not None]
    apart = [step.difference for step in steps if step.difference is not None]
    return Spread(
        level=level,
        stating=len(stating),
        given=given,
        of=count_places(level),
        median=median(ends) if ends else None,
        above=sum(difference > 0 for difference in apart),
        equal=sum(difference == 0 for difference in apart),
        below=sum(difference < 0 for difference in apart),
        firmer=sum(s.difference == 0 and s.firmness is Firmness.FIRMER for s in steps),
    )


def _committed(rung: Rung) -> Decimal | None:
    """The end of its value that a place commits to."""
    high = rung.target is not None and not wants_high(rung.target)
    return rung.high if high else rung.low
