"""Escalation as a table: a row for each place of each chain, with steps and sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, TypeVar

from policydiff.stages.compare import Direction, Firmness, Reason
from policydiff.stages.compare.model.change_types import Ambition
from policydiff.stages.compare.model.escalation_types import Escalation, Rung
from policydiff.stages.compare.model.series_types import Step
from policydiff.stages.reports.tables.table import (
    Row,
    Table,
    make_table,
    record_cells,
    record_columns,
)
from policydiff.stages.support.fields import About


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperiorStep:
    """A place's value against its superior's for the same year, as cells."""

    superior_target: Annotated[
        str,
        About(
            zh="上级目标",
            en="target above",
            zh_about="上级同年目标原文",
            en_about="target of the superior for the same year, as written",
        ),
    ]
    superior_place: Annotated[
        str,
        About(
            zh="上级地区",
            en="place above",
            zh_about="该上级的名称",
            en_about="name of that superior",
        ),
    ]
    step: Annotated[
        Decimal | None,
        About(
            zh="加码",
            en="step",
            zh_about="与上级目标之差",
            en_about="difference from the superior's target",
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
            zh="高低",
            en="direction",
            zh_about="数值比上级高还是低",
            en_about="what the number does: higher or lower than the superior's",
        ),
    ]
    ambition: Annotated[
        Ambition | None,
        About(
            zh="相对力度",
            en="ambition",
            zh_about="比上级更有雄心还是更低，只用于同年的增长、下降与上限；不可言时为空",
            en_about="more or less ambitious: only of growth, cuts, ceilings of one year",
            codes="ambition",
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
            zh_about="与上级不可比的原因",
            en_about="why the two cannot be compared",
            codes="reason",
        ),
    ]
    share: Annotated[
        Decimal | None,
        About(
            zh="占上级比重",
            en="share of superior",
            zh_about="总量占上级总量的比重，0到1",
            en_about="volume as a share of the superior's, in [0, 1]",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSuperiorStep(SuperiorStep):
    """A place's value against its superior's for the year before; the same cells, other words."""

    superior_target: Annotated[
        str,
        About(
            zh="上级上年目标",
            en="target above, last year",
            zh_about="上级上年目标原文",
            en_about="the superior's target for the year before",
        ),
    ]
    superior_place: Annotated[
        str,
        About(
            zh="上级地区（上年）",
            en="place above, last year",
            zh_about="该上级的名称",
            en_about="name of that superior",
        ),
    ]
    step: Annotated[
        Decimal | None,
        About(
            zh="较上级上年目标",
            en="step, last year",
            zh_about="与上级上年目标之差",
            en_about="difference from the superior's target of the year before",
        ),
    ]
    step_unit: Annotated[
        str | None,
        About(
            zh="差值单位（上年）",
            en="unit of step, last year",
            zh_about="该差值的单位",
            en_about="unit of that step",
        ),
    ]
    direction: Annotated[
        Direction | None,
        About(
            zh="高低（上年）",
            en="direction, last year",
            zh_about="数值比上级上年目标高还是低",
            en_about="higher or lower than the superior's target of the year before",
            codes="direction",
        ),
    ]
    ambition: Annotated[
        Ambition | None,
        About(
            zh="相对力度（上年）",
            en="ambition, last year",
            zh_about="与上级上年目标年份不同，恒为空",
            en_about="empty: the years are not the same",
            codes="ambition",
        ),
    ]
    firmness: Annotated[
        Firmness | None,
        About(
            zh="措辞（上年）",
            en="firmness, last year",
            zh_about="与上级上年目标相比的措辞",
            en_about="firmer or softer than the superior's target of the year before",
            codes="words",
        ),
    ]
    obstacle: Annotated[
        Reason | None,
        About(
            zh="不可比原因（上年）",
            en="obstacle, last year",
            zh_about="与上级上年目标不可比的原因",
            en_about="why it cannot be held against the year before",
            codes="reason",
        ),
    ]
    share: Annotated[
        Decimal | None,
        About(
            zh="占上级比重（上年）",
            en="share, last year",
            zh_about="占上级上年总量的比重",
            en_about="share of the superior's volume of the year before",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperiorSteps:
    """Both steps of a place."""

    same_year: SuperiorStep | None
    last_year: Annotated[LastSuperiorStep | None, About(prefix="last_")]


_TOTAL = ("sum_low", "sum_high", "sum_share", "sum_stating", "sum_given", "sum_of")
_ESCALATION = (
    *("indicator", "year", "mode", "unit", "scope", "threshold", "level", "jurisdiction", "code"),
    *("superior", "standing", "stated", "comparator", "modality", "low", "high"),
    *(*record_columns(SuperiorSteps), *_TOTAL),
    *("others", "document", "clause", "target", "quote", "citation"),
    *("superior_name", "superior_given", "against"),
)
S = TypeVar("S", bound=SuperiorStep)


def escalation_table(escalation: Escalation) -> Table:
    """One row for each place of each chain; sums of what lies below stand in the superior's row."""
    return make_table(_ESCALATION, _rows(escalation))


def _rows(escalation: Escalation) -> Iterator[Row]:
    for chain in escalation.chains:
        totals = {total.superior: total for total in chain.totals}
        for rung in chain.rungs:
            total = totals.get(rung.code)
            yield {
                **record_cells(chain),
                **record_cells(rung),
                **record_cells(_steps(rung)),
                **(dict.fromkeys(_TOTAL) if total is None else record_cells(total)),
            }


def _steps(rung: Rung) -> SuperiorSteps:
    same, last = rung.same_year, rung.last_year
    return SuperiorSteps(
        same_year=None if same is None else _step(SuperiorStep, same),
        last_year=None if last is None else _step(LastSuperiorStep, last),
    )


def _step(record: type[S], step: Step) -> S:
    return record(
        superior_target=step.stated,
        superior_place=step.place,
        step=step.difference,
        step_unit=step.unit,
        direction=step.value,
        ambition=step.ambition,
        firmness=step.firmness,
        obstacle=step.obstacle,
        share=step.share,
    )
