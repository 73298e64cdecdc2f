"""Escalation (层层加码): targets of one indicator and year along the levels of government."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.escalation_types import (
    Against,
    Chain,
    Escalation,
    Rung,
    Standing,
)
from policydiff.stages.compare.model.series_types import Step
from policydiff.stages.compare.series.beside import Beside, pools_beside, see_also
from policydiff.stages.compare.series.spreads import find_spreads
from policydiff.stages.compare.series.subordinate_totals import find_totals
from policydiff.stages.compare.series.target_pools import (
    Pool,
    Pooled,
    PoolKey,
    PoolKind,
    document_order,
    kinds_of,
    of_kind,
    pool_targets,
)
from policydiff.stages.compare.series.value_steps import Stand, find_step, in_unit
from policydiff.stages.compare.series.yearly_steps import main_target
from policydiff.stages.documents import Document, Jurisdiction
from policydiff.stages.documents.metadata.divisions import (
    COUNTRY,
    find_division,
    make_jurisdiction,
    parents_of,
)
from policydiff.stages.documents.model.document import cite
from policydiff.stages.targets import Plan

# Places of one level, of those with a document, that must state a target which no superior
# states: in (0, 1]. What most places of a level aim at is worth a chain of its own.
COMMON_SHARE = 0.5


def escalate_plans(plans: Sequence[Plan]) -> Escalation:
    """Each indicator along country → province → prefecture → county, year by year.

    A chain is kept where a place and one above it both state or refer to the indicator, or where
    at least half of the places of one level state it. Documents without a place or years take no
    part. Steps are described only: why a place aims higher is not in its plan.

    Returns:
        Chains of the years for which documents of more than one level were given.
        The order of the plans changes nothing.
    """
    places, years = _places(plans), _years(plans)
    pools = pool_targets(plans)
    beside = pools_beside(pools)
    chains = (
        chain
        for (year, key), pool in pools.items()
        if len({places[code].level for code in years.get(year, {})}) > 1
        for kind in kinds_of(pool)
        if (
            chain := _chain(
                key,
                year,
                kind=kind,
                pool=pool,
                beside=beside,
                before=pools.get((year - 1, key), {}),
                given=years[year],
                places=places,
            )
        )
    )
    ordered = sorted(chains, key=chain_order)
    return Escalation(plans=tuple(plans), chains=tuple(ordered))


def filter_escalation(escalation: Escalation, *, indicators: Sequence[str] = ()) -> Escalation:
    """The chains whose names contain one of the texts, as in `filter_track`; no text keeps all."""
    wanted = [plain_name(text) for text in indicators]
    kept = (
        chain
        for chain in escalation.chains
        if not wanted or any(w in plain_name(chain.indicator) for w in wanted)
    )
    return replace(escalation, chains=tuple(kept), indicators=tuple(indicators))


def superiors(place: Jurisdiction) -> tuple[Jurisdiction, ...]:
    """The places above, the nearest first; the country last. A place not in the table has that."""
    if place.code == COUNTRY.code:
        return ()
    division = find_division(place.code)
    above = parents_of(division) if division else ()
    return (*(make_jurisdiction(parent) for parent in reversed(above)), COUNTRY)


def _places(plans: Sequence[Plan]) -> dict[str, Jurisdiction]:
    found = (plan.document.jurisdiction for plan in plans)
    return {place.code: place for place in found if place is not None}


def _years(plans: Sequence[Plan]) -> dict[int, dict[str, Document]]:
    """For each year the places that plan for it, each with the first of its documents."""
    found: dict[int, dict[str, Document]] = {}
    for document in sorted((plan.document for plan in plans), key=document_order):
        if document.jurisdiction is not None and document.period is not None:
            for year in range(document.period.first, document.period.last + 1):
                found.setdefault(year, {}).setdefault(document.jurisdiction.code, document)
    return found


def _chain(
    key: PoolKey,
    year: int,
    *,
    kind: PoolKind,
    pool: Pool,
    beside: Beside,
    before: Pool,
    given: Mapping[str, Document],
    places: Mapping[str, Jurisdiction],
) -> Chain | None:
    """The chain of one kind; None where it is not worth one.

    Aims without a value go with the kind that most places state.
    """
    mine = of_kind(pool, kind, with_aims=kind in kinds_of(pool)[:1])
    if not _worth_a_chain(mine, given, places):
        return None
    names = Counter(found.name for several in mine.values() for found in several)
    units = Counter(f.stand.target.unit for several in mine.values() for f in several)
    units.pop(None, None)
    unit = min(units, key=lambda u: (-units[u], u or ""), default=None)
    rungs = see_also(_rungs(mine, given, places, unit=unit), beside.near(key, year), given)
    last = of_kind(before, kind, with_aims=False)
    stands = _stands(rungs, mine)
    earlier = _stands(_rungs(last, {}, places, unit=unit), last)
    rungs = tuple(
        replace(
            rung,
            same_year=_step(rung, stands, stands, places, unit=unit),
            last_year=_step(rung, stands, earlier, places, unit=unit),
            superior_given=rung.superior in given,
            against=_against(rung, stands, places),
        )
        for rung in rungs
    )
    return Chain(
        indicator=min(names, key=lambda name: (-names[name], name)),
        year=year,
        unit=unit,
        mode=kind.mode,
        scope=key.strand.scope,
        threshold=key.strand.threshold,
        long=key.strand.long,
        rungs=rungs,
        totals=find_totals(rungs),
        spreads=find_spreads(rungs, given, places),
    )


def _worth_a_chain(
    mine: Pool, given: Mapping[str, Document], places: Mapping[str, Jurisdiction]
) -> bool:
    if any(above.code in mine for code in mine for above in superiors(places[code])):
        return True
    wide = Counter(places[code].level for code in given)
    stating = Counter(places[code].level for code in mine if code in given)
    return any(n > 1 and n >= COMMON_SHARE * wide[level] for level, n in stating.items())


def _rungs(
    mine: Pool,
    given: Mapping[str, Document],
    places: Mapping[str, Jurisdiction],
    *,
    unit: str | None,
) -> tuple[Rung, ...]:
    """A rung for each place that states or plans, and for each place above these."""
    all_places = {code: places[code] for code in (*given, *mine)}
    for place in tuple(all_places.values()):
        for above in superiors(place):
            all_places.setdefault(above.code, above)
    return tuple(
        _rung(place, mine.get(code, ()), given.get(code), unit=unit)
        for code, place in sorted(all_places.items())
    )


def _rung(
    place: Jurisdiction, found: Sequence[Pooled], document: Document | None, *, unit: str | None
) -> Rung:
    main = main_target([f.stand.target for f in found])
    chosen = next((f.stand for f in found if f.stand.target is main), None)
    standing = _standing(chosen, found, document)
    source = chosen.document if chosen else found[0].stand.document if found else document
    above = superiors(place)
    return Rung(
        code=place.code,
        name=place.name,
        level=place.level,
        standing=standing,
        document=source.id if source else None,
        target=main,
        others=tuple(f.stand.target for f in found if f.stand.target is not main),
        low=in_unit(main.low, main, unit=unit) if main else None,
        high=in_unit(main.high, main, unit=unit) if main else None,
        citation=_cited(chosen) if chosen else "",
        superior=above[0].code if above else None,
        superior_name=above[0].name if above else None,
        same_year=None,
        last_year=None,
    )


def _cited(stand: Stand) -> str:
    return cite(stand.document, stand.document.clause(stand.target.clause))


def _standing(chosen: Stand | None, found: Sequence[Pooled], document: Document | None) -> Standing:
    if chosen is not None:
        if chosen.target.low is not None:
            return Standing.STATED
        return Standing.WORDS if chosen.target.refers_to is None else Standing.REFERS
    if found:
        return Standing.SEVERAL
    return Standing.ABSENT if document is None else Standing.NONE


def _stands(rungs: Sequence[Rung], mine: Pool) -> dict[str, Stand]:
    """For each place that states a value, what stands for it."""
    return {
        rung.code: found.stand
        for rung in rungs
        if rung.standing is Standing.STATED
        for found in mine[rung.code]
        if found.stand.target is rung.target
    }


def _step(
    rung: Rung,
    stands: Mapping[str, Stand],
    above: Mapping[str, Stand],
    places: Mapping[str, Jurisdiction],
    *,
    unit: str | None,
) -> Step | None:
    nearest = _nearest(rung, stands, above, places)
    return None if nearest is None else find_step(above[nearest], stands[rung.code], unit=unit)


def _nearest(
    rung: Rung,
    stands: Mapping[str, Stand],
    above: Mapping[str, Stand],
    places: Mapping[str, Jurisdiction],
) -> str | None:
    """The code of the nearest place above that states a value; None where none does."""
    codes = (p.code for p in superiors(places[rung.code])) if rung.code in stands else ()
    return next((code for code in codes if code in above), None)


def _against(
    rung: Rung, stands: Mapping[str, Stand], places: Mapping[str, Jurisdiction]
) -> Against | None:
    nearest = _nearest(rung, stands, stands, places)
    if nearest is None:
        return None
    if nearest == rung.superior:
        return Against.SUPERIOR
    return Against.COUNTRY if nearest == COUNTRY.code else Against.ABOVE


def chain_order(chain: Chain) -> tuple[bool, int, int, str, str, str]:
    """Chains with a step first, then those of most places."""
    steps = any(rung.same_year is not None for rung in chain.rungs)
    size = sum(rung.target is not None for rung in chain.rungs)
    return not steps, -size, chain.year, chain.indicator, chain.mode, chain.unit or ""
