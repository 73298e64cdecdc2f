"""Write the JSON of `escalate --json`."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.compare.model.escalation_types import Chain, Escalation, Rung, Total
from policydiff.stages.compare.model.series_types import Step
from policydiff.stages.reports.json.json_format import FORMAT, Json, dumped, plan_object
from policydiff.stages.support.numerals import plain_decimal


def escalation_json(escalation: Escalation) -> str:
    """Several documents and the chains over them; targets are named by their ids."""
    return dumped(
        {
            "format": FORMAT,
            "documents": [plan_object(plan) for plan in escalation.plans],
            "chains": [_chain(chain) for chain in escalation.chains],
        }
    )


def _chain(chain: Chain) -> Json:
    return {
        "indicator": chain.indicator,
        "year": chain.year,
        "unit": chain.unit,
        "mode": chain.mode,
        "scope": chain.scope,
        "threshold": chain.threshold,
        "long": chain.long,
        "places": [_rung(rung) for rung in chain.rungs],
        "sums": [_total(total) for total in chain.totals],
    }


def _rung(rung: Rung) -> Json:
    return {
        "code": rung.code,
        "name": rung.name,
        "level": rung.level,
        "superior": rung.superior,
        "standing": rung.standing,
        "document": rung.document,
        "target": rung.target.id if rung.target else None,
        "stated": rung.target.stated if rung.target else None,
        "comparator": rung.target.comparator if rung.target else None,
        "value": _value(rung.low, rung.high),
        "others": [other.id for other in rung.others],
        "same_year": None if rung.same_year is None else _step(rung.same_year),
        "last_year": None if rung.last_year is None else _step(rung.last_year),
        "citation": rung.citation,
    }


def _step(step: Step) -> Json:
    return {
        "place": step.place,
        "year": step.year,
        "document": step.document,
        "target": step.target,
        "stated": step.stated,
        "comparator": step.comparator,
        "value": _value(step.low, step.high),
        "difference": _number(step.difference),
        "unit": step.unit,
        "direction": step.value,
        "firmness": step.firmness,
        "obstacle": step.obstacle,
        "share": None if step.share is None else round(float(step.share), 6),
    }


def _total(total: Total) -> Json:
    return {
        "superior": total.superior,
        "value": _value(total.low, total.high),
        "stating": total.stating,
        "given": total.given,
        "of": total.of or None,
        "target": _number(total.target),
        "share": None if total.share is None else round(float(total.share), 6),
    }


def _value(low: Decimal | None, high: Decimal | None) -> list[str] | None:
    if low is None or high is None:
        return None
    return [plain_decimal(low), plain_decimal(high)]


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain_decimal(value)
