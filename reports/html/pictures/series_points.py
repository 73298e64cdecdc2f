"""Which points of series a picture shows, and which series stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step, Track


def drawn(series: Series) -> tuple[SeriesPoint, ...]:
    """The points with a value for one year; aims of several years and means stand on no axis."""
    return tuple(
        p for p in series.points if p.year is not None and p.low is not None and not p.long
    )


def line_name(series: Series) -> str:
    """The place, with who is to reach the values where that is another (临江新区)."""
    owners = {point.target.owner for point in series.points}
    owner = owners.pop() if len(owners) == 1 else None
    return " · ".join(filter(None, (series.jurisdiction or "?", owner)))


def is_stretch(point: SeriesPoint) -> bool:
    """Whether it is the mark beside a floor (确保6.5%、力争7%)."""
    return point.target.stretch or point.target.stretch_of is not None


def reached(series: Series) -> Iterator[Step]:
    """The results of the series' years, and of the year before its first."""
    known = {}
    for point in series.points:
        for step in (point.last_result, point.result):
            if step is not None and step.low is not None:
                known[step.document, step.target] = step
    yield from known.values()


def comparable(track: Track) -> tuple[list[list[Series]], list[list[Series]]]:
    """Series by indicator, unit and mode: groups with several years or places, and the others.

    Only what a line can hold counts: 投资 of twelve projects is no indicator over the years.
    """
    groups: dict[tuple[str, str | None, str], list[Series]] = {}
    for series in track.series:
        groups.setdefault((series.indicator, series.unit, series.mode), []).append(series)
    several: list[list[Series]] = []
    alone: list[list[Series]] = []
    for group in groups.values():
        stands = {(s.code, s.jurisdiction, p.year) for s in group for p in drawn(s) if p.segment}
        (several if len(stands) > 1 else alone).append(group)
    return several, alone
