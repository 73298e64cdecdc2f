"""Summarise series and chains in a few lines of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policydiff.stages.compare.model.escalation_types import (
    Against,
    Chain,
    Escalation,
    Spread,
    Standing,
)
from policydiff.stages.compare.model.series_types import SeriesPoint, Track
from policydiff.stages.reports.text.text_summary import counts_line
from policydiff.stages.support.numerals import plain_decimal
from policydiff.stages.targets import Target


def track_summary(track: Track) -> str:
    """A line for each series that has more than one point, and the number of the others.

    Yearly aims come first; those for several years and yearly means stand behind them, each with
    its years.
    """
    if not track.series:
        return "no targets found"
    long = [s for s in track.series if len(s.points) > 1]
    lines = [f"{s.indicator}  {s.jurisdiction}  {_points_line(s.points)}" for s in long]
    return "\n".join([*lines, f"series with one point: {len(track.series) - len(long)}"])


def _points_line(points: Sequence[SeriesPoint]) -> str:
    yearly = [f"{p.year or '?'}: {p.target.stated}" for p in points if not p.long]
    several = [_of_several_years(p.target) for p in points if p.long]
    return "; ".join(", ".join(part) for part in (yearly, several) if part)


def _of_several_years(target: Target) -> str:
    """2011–2015 a year: 7%, for a mean; 2011–2015: 4500万人, for a sum or a level at the end."""
    years = target.years
    first, last = (years.first or "…", years.last) if years else ("?", "?")
    return f"{first}–{last}{' a year' if target.averaged else ''}: {target.stated}"


def escalation_summary(escalation: Escalation) -> str:
    """A line for each indicator and year: who states it, how many aim higher than the superior."""
    lines = [_chain_line(chain) for chain in escalation.chains]
    if not lines:
        return "no indicator of one year stands at more than one level of government"
    return "\n".join(lines)


_STANDING = {
    Standing.STATED: "state a value",
    Standing.REFERS: "refer to another value",
    Standing.WORDS: "in words alone",
    Standing.SEVERAL: "with several values",
    Standing.SEE_ALSO: "see also a near name",
    Standing.NONE: "not in the report",
    Standing.ABSENT: "no document given",
}
_HELD_AGAINST = {
    Against.SUPERIOR: "the superior",
    Against.ABOVE: "the nearest above that states one",
    Against.COUNTRY: "the country, where no place between states one",
}


def _chain_line(chain: Chain) -> str:
    standings = Counter(rung.standing for rung in chain.rungs)
    told = (f"{standings[one]} {words}" for one, words in _STANDING.items() if standings[one])
    held = [_against_line(chain, against) for against in _HELD_AGAINST]
    return (
        f"{chain.indicator} {chain.year} ({chain.mode}, {chain.unit or 'no value'}): "
        f"{', '.join(told)}"
        + ("".join(held) or "; no steps")
        + "".join(_spread_line(s) for s in chain.spreads if s.above or s.equal or s.below)
    )


def _against_line(chain: Chain, against: Against) -> str:
    """How many aim higher or lower than the place that they are held against."""
    steps = [r.same_year for r in chain.rungs if r.against is against and r.same_year is not None]
    directions = Counter(step.value.value for step in steps if step.value is not None)
    words = _HELD_AGAINST[against]
    return f"; against {words}: {counts_line(directions)}" if directions else ""


def _spread_line(spread: Spread) -> str:
    middle = "" if spread.median is None else f"median {plain_decimal(spread.median)}, "
    return (
        f"; {spread.level.value}: {spread.stating} of {spread.given} given ({spread.of} exist), "
        f"{middle}above {spread.above}, equal {spread.equal} ({spread.firmer} in firmer words), "
        f"below {spread.below}"
    )
