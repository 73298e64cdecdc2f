"""Find what core indicators did: over the years of one place, and over the places of one year."""

from __future__ import annotations

from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.overview.core_finding import CoreFinding, is_core
from policydiff.stages.compare.overview.place_findings import over_places
from policydiff.stages.compare.overview.year_findings import over_years


def find_core(track: Track) -> tuple[CoreFinding, ...]:
    """Sentences on the measures that every report sets, those that most set first.

    Three places or more of one level and year make one sentence on how their values lie, two
    years or more of one place one on how its values moved. Only yearly aims of whole places with
    one value each take part; volumes of places are not ranked.
    """
    plans = {plan.document.id: plan for plan in track.plans}
    series = [one for one in track.series if is_core(one)]
    spreads = [*over_places(series, track.series, plans)]
    told = {(finding.indicator, d) for finding in spreads for d in finding.documents}
    years = [
        finding
        for one in series
        for finding in over_years(one, plans)
        if not any((finding.indicator, d) in told for d in finding.documents)
    ]
    return tuple(sorted((*spreads, *years), key=lambda found: found.rank))
