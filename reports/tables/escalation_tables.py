"""Escalation as a table: a row for each place of each chain, with steps and sums."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.stages.compare.model.escalation_types import Chain, Escalation, Rung, Total
from policydiff.stages.reports.tables.result_tables import Row, Table, make_table
from policydiff.stages.reports.tables.series_tables import step_cells

_RUNG = (
    *("indicator", "year", "mode", "unit", "scope", "threshold", "level", "jurisdiction", "code"),
    *("superior", "standing", "stated", "comparator", "modality", "low", "high"),
)
_STEP = ("step", "step_unit", "direction", "firmness", "obstacle", "share")
_TOTAL = ("sum_low", "sum_high", "sum_share", "sum_stating", "sum_given", "sum_of")
_ESCALATION = (
    *(*_RUNG, "superior_target", "superior_place", *_STEP),
    *("last_superior_target", "last_superior_place", *(f"last_{name}" for name in _STEP)),
    *(*_TOTAL, "others", "document", "clause", "target", "quote", "citation"),
)


def escalation_table(escalation: Escalation) -> Table:
    """One row for each place of each chain; sums of what lies below stand in the superior's row."""
    return make_table(_ESCALATION, _rows(escalation))


def _rows(escalation: Escalation) -> Iterator[Row]:
    for chain in escalation.chains:
        totals = {total.superior: total for total in chain.totals}
        for rung in chain.rungs:
            yield {
                **_chain_cells(chain),
                **_rung_cells(rung),
                **_step_cells(rung),
                **_total_cells(totals.get(rung.code)),
            }


def _chain_cells(chain: Chain) -> Row:
    return {
        "indicator": chain.indicator,
        "year": chain.year,
        "mode": chain.mode,
        "unit": chain.unit,
        "scope": chain.scope,
        "threshold": chain.threshold,
    }


def _rung_cells(rung: Rung) -> Row:
    target = rung.target
    return {
        "level": rung.level.value,
        "jurisdiction": rung.name,
        "code": rung.code,
        "superior": rung.superior,
        "standing": rung.standing.value,
        "stated": target.stated if target else None,
        "comparator": target.comparator.value if target and target.low is not None else None,
        "modality": target.modality if target else None,
        "low": rung.low,
        "high": rung.high,
        "others": "；".join(other.quote for other in rung.others) or None,
        "document": rung.document,
        "clause": target.clause if target else None,
        "target": target.id if target else None,
        "quote": target.quote if target else None,
        "citation": rung.citation,
    }


def _step_cells(rung: Rung) -> Row:
    same, last = rung.same_year, rung.last_year
    return {
        **step_cells(same, name="superior_target"),
        "superior_place": same.place if same else None,
        "share": same.share if same else None,
        **{f"last_{name}": cell for name, cell in step_cells(last, name="superior_target").items()},
        "last_superior_place": last.place if last else None,
        "last_share": last.share if last else None,
    }


def _total_cells(total: Total | None) -> Row:
    if total is None:
        return dict.fromkeys(_TOTAL)
    numbers = (total.low, total.high, total.share, total.stating, total.given, total.of or None)
    return dict(zip(_TOTAL, numbers, strict=True))
