"""Sum the volumes of the places below a place, and hold them against its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.escalation_types import Rung, Standing, Total
from policydiff.stages.documents import Level
from policydiff.stages.documents.metadata.divisions import COUNTRY, divisions_of
from policydiff.stages.targets import Mode

_OUTSIDE = ("71", "81", "82")  # 台湾, 香港, 澳门: national figures leave them out
_DIGITS = {Level.PROVINCE: 2, Level.PREFECTURE: 4, Level.COUNTY: 6}  # of a code that name the place


def find_totals(rungs: Sequence[Rung]) -> tuple[Total, ...]:
    """The sum below each place that has a document; rates are not summed.

    A place counts towards the nearest place above that has a document, so that none counts twice
    on the way up. A sum over fewer places than there are is not the whole: `stating`, `given` and
    `of` tell how much of it is known.
    """
    by_code = {rung.code: rung for rung in rungs}
    below: dict[str, list[Rung]] = {}
    for rung in rungs:
        if rung.standing is not Standing.ABSENT:
            superior = _nearest_given(rung, by_code)
            if superior is not None:
                below.setdefault(superior, []).append(rung)
    totals = (_total(by_code[code], found) for code, found in sorted(below.items()))
    return tuple(total for total in totals if total is not None)


def _nearest_given(rung: Rung, by_code: Mapping[str, Rung]) -> str | None:
    code = rung.superior
    while code is not None and by_code[code].standing is Standing.ABSENT:
        code = by_code[code].superior
    return code


def _total(superior: Rung, below: Sequence[Rung]) -> Total | None:
    values = [
        (rung.low, rung.high)
        for rung in below
        if rung.target is not None and rung.low is not None and rung.high is not None
        if rung.target.mode is Mode.LEVEL and not is_rate(rung.target)
    ]
    if not values:
        return None
    low = sum((low for low, _ in values), Decimal(0))
    return Total(
        superior=superior.code,
        low=low,
        high=sum((high for _, high in values), Decimal(0)),
        stating=len(values),
        given=len(below),
        of=_divisions(superior, below),
        target=superior.low,
        share=low / superior.low if superior.low else None,
    )


def _divisions(superior: Rung, below: Sequence[Rung]) -> int | None:
    """How many places the table has where these lie; None where they are of several levels."""
    levels = {rung.level for rung in below}
    if len(levels) > 1:
        return None
    prefix = "" if superior.code == COUNTRY.code else superior.code[: _DIGITS[superior.level]]
    return count_places(levels.pop(), prefix) or None


def count_places(level: Level, prefix: str = "") -> int:
    """How many places of a level there are, of those whose codes begin so."""
    codes = (division.code for division in divisions_of(level))
    return sum(c.startswith(prefix) and not c.startswith(_OUTSIDE) for c in codes)
