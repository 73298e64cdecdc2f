"""Series as a table: a row for each target, with its steps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from policydiff.stages.compare import Direction, Firmness, Reason
from policydiff.stages.compare.model.presence_types import Presence, PresenceTable
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step, Track
from policydiff.stages.reports.tables.result_tables import MORE_OF_TARGET
from policydiff.stages.reports.tables.table import (
    Row,
    Table,
    make_table,
    record_cells,
    record_columns,
    record_table,
)
from policydiff.stages.support.fields import About


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStep:
    """A target against the one for the year before, as cells."""

    last_target: Annotated[
        str,
        About(
            zh="上年目标",
            en="target of last year",
            zh_about="上年目标原文",
            en_about="target for the year before, as written",
        ),
    ]
    step: Annotated[
        Decimal | None,
        About(
            zh="较上年目标",
            en="step",
            zh_about="与上年目标之差",
            en_about="difference from the target of the year before",
        ),
    ]
    step_unit: Annotated[
        str | None,
        About(
            zh="差值单位",
            en="unit of step",
            zh_about="差值的单位；比率为个百分点",
            en_about="unit of the step; 个百分点 for rates",
        ),
    ]
    direction: Annotated[
        Direction | None,
        About(
            zh="强弱",
            en="direction",
            zh_about="按方向判断的强弱",
            en_about="stronger or weaker by the indicator's polarity",
        ),
    ]
    firmness: Annotated[
        Firmness | None,
        About(
            zh="措辞",
            en="firmness",
            zh_about="按比较词判断的措辞",
            en_about="firmer or softer by the comparator",
            codes="words",
        ),
    ]
    obstacle: Annotated[
        Reason | None,
        About(
            zh="不可比原因",
            en="obstacle",
            zh_about="与上年不可比的原因",
            en_about="why the two cannot be compared",
            codes="reason",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultStep:
    """A target against the result of the year before, as cells."""

    last_result: Annotated[
        str,
        About(
            zh="上年实绩",
            en="result of last year",
            zh_about="上年完成情况原文",
            en_about="result of the year before, as told",
        ),
    ]
    step_from_result: Annotated[
        Decimal | None,
        About(
            zh="较上年实绩",
            en="step from result",
            zh_about="与上年实绩之差",
            en_about="difference from the result of the year before",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a target, as cells."""

    result: Annotated[
        str,
        About(
            zh="完成情况",
            en="result",
            zh_about="后来文件所述的完成情况",
            en_about="what came of the target, as a later document tells",
        ),
    ]
    result_less_target: Annotated[
        Decimal | None,
        About(
            zh="实绩减目标",
            en="result less target",
            zh_about="完成情况与目标之差",
            en_about="result minus target",
        ),
    ]
    result_mark: Annotated[
        str | None,
        About(
            zh="差距标记",
            en="mark of the result",
            zh_about="large：完成情况与目标相差过大，应核对原文",
            en_about="large: so far from the target that the texts should be checked",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSteps:
    """All steps of a target."""

    before: TargetStep | None
    reached: ResultStep | None
    outcome: Outcome | None


_SERIES = (
    *("indicator", "jurisdiction", "code", "level", "year", "low", "high", "unit", "comparator"),
    *("mode", "deadline", "period", "measure", "scope", "modality", "document", "clause"),
    *("quote", "indicator_text", "stated", "citation"),  # to here as they were first; never moved
    *("target", *MORE_OF_TARGET, "segment", "breaks"),
    *record_columns(YearSteps),
)


def series_table(track: Track) -> Table:
    """One row for each target of each series, in the columns that docs/json-format.md lists."""
    rows = (_series_row(series, p) for series in track.series for p in series.points)
    return make_table(_SERIES, rows)


def presence_table(found: PresenceTable) -> Table:
    """One row for each indicator × place × year, in the columns that docs/json-format.md lists."""
    return record_table(Presence, found.cells)


def _series_row(series: Series, point: SeriesPoint) -> Row:
    """What series and point say goes before what the target does: they have its unit and scope."""
    records = (point.target, series, point, _steps(point))
    return {name: cell for record in records for name, cell in record_cells(record).items()}


def _steps(point: SeriesPoint) -> YearSteps:
    before, reached, result = point.last_target, point.last_result, point.result
    return YearSteps(
        before=None if before is None else _target_step(before),
        reached=None
        if reached is None
        else ResultStep(last_result=reached.stated, step_from_result=reached.difference),
        outcome=None
        if result is None
        else Outcome(
            result=result.stated,
            result_less_target=result.difference,
            result_mark="large" if point.target.large else None,
        ),
    )


def _target_step(step: Step) -> TargetStep:
    return TargetStep(
        last_target=step.stated,
        step=step.difference,
        step_unit=step.unit,
        direction=step.value,
        firmness=step.firmness,
        obstacle=step.obstacle,
    )
