"""Summarise series and chains in a few lines of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policydiff.stages.compare.model.escalation_types import (
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


def _chain_line(chain: Chain) -> str:
    standings = Counter(r.standing for r in chain.rungs if r.standing is not Standing.STATED)
    stated = sum(rung.standing is Standing.STATED for rung in chain.rungs)
    steps = [rung.same_year for rung in chain.rungs if rung.same_year is not None]
    directions = Counter(step.value.value for step in steps if step.value is not None)
    return (
        f"{chain.indicator} {chain.year} ({chain.mode}, {chain.unit or 'no value'}): "
        f"{stated} stated, {counts_line(Counter(s.value for s in standings.elements()))}; "
        f"against the superior: {counts_line(directions)}"
        + "".join(_spread_line(s) for s in chain.spreads if s.above or s.equal or s.below)
    )


def _spread_line(spread: Spread) -> str:
    middle = "" if spread.median is None else f"median {plain_decimal(spread.median)}, "
    return (
        f"; {spread.level.value}: {spread.stating} of {spread.given} given ({spread.of} exist), "
        f"{middle}above {spread.above}, equal {spread.equal} ({spread.firmer} in firmer words), "
        f"below {spread.below}"
    )
