"""Series as a table: a row for each target, with its steps."""

from __future__ import annotations

from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step, Track
from policydiff.stages.reports.tables.result_tables import (
    MORE_OF_TARGET,
    Row,
    Table,
    make_table,
    target_cells,
)

_SERIES = (
    *("indicator", "jurisdiction", "code", "level", "year", "low", "high", "unit", "comparator"),
    *("mode", "deadline", "period", "measure", "scope", "modality", "document", "clause"),
    *("quote", "indicator_text", "stated", "citation"),  # to here as they were first; never moved
    *("target", *MORE_OF_TARGET, "segment", "breaks"),
    *("last_target", "step", "step_unit", "direction", "firmness", "obstacle"),
    *("last_result", "step_from_result", "result", "result_less_target"),
)


def series_table(track: Track) -> Table:
    """One row for each target of each series, in the columns that docs/json-format.md lists."""
    rows = (_series_row(series, p) for series in track.series for p in series.points)
    return make_table(_SERIES, rows)


def _series_row(series: Series, point: SeriesPoint) -> Row:
    return {
        **target_cells(point.target),
        "indicator": series.indicator,
        "jurisdiction": series.jurisdiction,
        "code": series.code,
        "level": series.level,
        "year": point.year,
        "low": point.low,
        "high": point.high,
        "unit": series.unit,
        "document": point.document,
        "citation": point.citation,
        "scope": point.scope,
        "segment": point.segment,
        "breaks": point.breaks and point.breaks.value,
        **_steps(point),
    }


def _steps(point: SeriesPoint) -> Row:
    before, reached, result = point.last_target, point.last_result, point.result
    return {
        **step_cells(before, name="last_target"),
        "last_result": reached.stated if reached else None,
        "step_from_result": reached.difference if reached else None,
        "result": result.stated if result else None,
        "result_less_target": result.difference if result else None,
    }


def step_cells(step: Step | None, *, name: str) -> Row:
    """A step's cells; the words of what is held against stand under `name`."""
    cells = (name, "step", "step_unit", "direction", "firmness", "obstacle")
    if step is None:
        return dict.fromkeys(cells)
    words = (step.value, step.firmness, step.obstacle)
    said = (word.value if word else None for word in words)
    return dict(zip(cells, (step.stated, step.difference, step.unit, *said), strict=True))
