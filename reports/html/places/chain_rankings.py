"""Rankings of a chain: the places of each level below each superior."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.escalation_types import Chain, Rung, Standing
from policydiff.stages.documents import Level
from policydiff.stages.reports.html.pictures.drawing import Linked
from policydiff.stages.reports.html.places.rankings import (
    Missing,
    Ranking,
    Stand,
    in_order,
    short_place,
)
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width, value_words
from policydiff.stages.targets import Polarity, Target

_ORDER = ("country", "province", "prefecture", "county")


def chain_rankings(chain: Chain, *, ui: Interface, site: Site) -> tuple[Ranking, ...]:
    """A ranking for each superior and level, the highest first; none of volumes, which are sums."""
    if any(
        rung.target and rung.low is not None and not is_rate(rung.target) for rung in chain.rungs
    ):
        return ()
    by_name = {rung.name: rung for rung in chain.rungs if rung.standing is Standing.STATED}
    missing = tuple(_missing(chain, ui=ui))
    country = next((r for r in chain.rungs if r.level is Level.COUNTRY), None)
    return tuple(
        Ranking(
            indicator=chain.indicator,
            unit=chain.unit or "",
            mode=chain.mode,
            year=chain.year,
            level=ui(f"level.{level}"),
            stands=in_order(
                [
                    _stand(rung, rung.target, ui=ui, site=site)
                    for rung in rungs
                    if rung.target is not None
                ]
            ),
            superior=_superior(by_name.get(above), ui=ui, site=site),
            missing=_of_level(missing, rungs, chain),
            silent=country is not None
            and country.standing not in (Standing.STATED, Standing.ABSENT),
        )
        for (above, level), rungs in _groups(chain, by_name)
    )


def _groups(chain: Chain, by_name: dict[str, Rung]) -> list[tuple[tuple[str, str], list[Rung]]]:
    """Places that state a value, by the superior that they are held against and by level."""
    found: dict[tuple[str, str], list[Rung]] = {}
    above = {r.same_year.place for r in chain.rungs if r.same_year is not None}
    for rung in by_name.values():
        if rung.low is not None and (rung.same_year is not None or rung.name not in above):
            place = rung.same_year.place if rung.same_year else ""
            found.setdefault((place, rung.level.value), []).append(rung)

    def place_order(entry: tuple[tuple[str, str], list[Rung]]) -> tuple[str, int]:
        superior = by_name.get(entry[0][0])
        return superior.code if superior else "", _ORDER.index(entry[0][1])

    return sorted(found.items(), key=place_order)


def _of_level(
    missing: Sequence[Missing], rungs: Sequence[Rung], chain: Chain
) -> tuple[Missing, ...]:
    """Who is missing among the places of the level of these."""
    level = rungs[0].level
    codes = {rung.code for rung in chain.rungs if rung.level is level}
    parts = []
    for one in missing:
        kept = [at for at, code in enumerate(one.codes) if code in codes]
        if kept:
            names = tuple(one.names[at] for at in kept)
            own = tuple(one.codes[at] for at in kept)
            parts.append(Missing(reason=one.reason, names=names, codes=own, given=one.given))
    return tuple(parts)


def _superior(rung: Rung | None, *, ui: Interface, site: Site) -> Stand | None:
    target = rung.target if rung else None
    return _stand(rung, target, ui=ui, site=site) if rung and target else None


def _stand(rung: Rung, target: Target, *, ui: Interface, site: Site) -> Stand:
    low, step = rung.low or Decimal(0), rung.same_year
    stretch = next((o for o in rung.others if o.stretch_of and o.unit == target.unit), None)
    return Stand(
        code=rung.code,
        name=short_place(rung.code, rung.name),
        low=low,
        high=low if rung.high is None else rung.high,
        shape=target.comparator.value,
        words=value_words(target, ui=ui),
        stretch=stretch.low if stretch else None,
        stretch_words=ui("ranking.stretch", value=value_words(stretch, ui=ui)) if stretch else "",
        apart=None
        if step is None or step.difference is None
        else (step.difference > 0) - (step.difference < 0),
        less_is_more=target.value_polarity is Polarity.LOWER_IS_BETTER,
        source=Linked(
            words=target.quote,
            href=site.target(rung.document, target.id, target.clause, side=None)
            if rung.document
            else None,
        ),
        citation=rung.citation,
    )


def _missing(chain: Chain, *, ui: Interface) -> Iterator[Missing]:
    for standing in Standing:
        found = [rung for rung in chain.rungs if rung.standing is standing]
        if not found or standing is Standing.STATED:
            continue
        yield Missing(
            reason=ui(f"standing.{standing.value}"),
            names=tuple(_named(rung) for rung in found),
            codes=tuple(rung.code for rung in found),
            given=standing is not Standing.ABSENT,
        )


def _named(rung: Rung) -> str:
    """The place with what it says instead."""
    name = short_place(rung.code, rung.name)
    if rung.standing is Standing.SEE_ALSO:
        near = dict.fromkeys(
            f"{other.indicator}{half_width(other.stated)}" for other in rung.others
        )
        return f"{name}（{'；'.join(near)}）"
    return f"{name}（{half_width(rung.target.stated)}）" if rung.target is not None else name
