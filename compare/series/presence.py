"""Tell for each indicator, place and year whether it stands there: `track --presence`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from policydiff.stages.compare.findings.caveats import was_read_whole
from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.compare.indicators.indicator_similarity import is_bare, plain_name
from policydiff.stages.compare.indicators.near_names import near_names
from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.model.presence_types import SAID, Presence, PresenceTable, State
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.series.turns import find_turns
from policydiff.stages.compare.series.value_steps import is_long, split_scope
from policydiff.stages.compare.series.yearly_steps import strand_of
from policydiff.stages.documents import Document, Jurisdiction
from policydiff.stages.targets import Plan, Target

# Share of a source's characters, in [0, 1], that must be accounted for before anything is said to
# be absent: reports of the corpus that were read well are above 0.97.
ACCOUNTED = 0.9
FEW_DOCUMENTS = 60  # whose indicators are all held against all others in some seconds


class _Key(NamedTuple):
    """What a row is of, beside place and year; sorts as rows are listed."""

    name: str  # plain: one word for each set of aliases
    owner: str
    scope: str


class _When(NamedTuple):
    code: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A target in its document, as it stands in one year."""

    target: Target
    document: Document
    other_years: bool  # an aim of several years in a yearly report: for the year itself it is none
    over_years: bool = False  # reckoned over several years: a mean, a sum, a growth

    @property
    def state(self) -> State:
        if self.target.low is not None:
            return State.STATED
        return State.WORDS if self.target.refers_to is None else State.REFERS

    @property
    def words(self) -> str:
        years = self.target.years
        if not self.other_years or years is None:
            return self.target.stated
        return f"{self.target.stated} ({years.first or ''}–{years.last})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """All that was read, by row, place and year."""

    documents: Mapping[_When, Sequence[Document]]
    places: Mapping[str, Jurisdiction]
    said: Mapping[_Key, Mapping[_When, Sequence[_Said]]]
    by_name: Mapping[_When, Mapping[str, Sequence[_Said]]]
    near: Mapping[str, frozenset[str]]
    shown: Mapping[str, str] = field(default_factory=dict)  # plain name → as most targets write it


def find_presence(
    plans: Sequence[Plan],
    *,
    indicators: Sequence[str] = (),
    jurisdictions: Sequence[str] = (),
    least: int = 1,
) -> PresenceTable:
    """One cell for each indicator × place × year, and what was dropped, taken up, came back.

    The years run from the first to the last that a document plans for. A document speaks for the
    last year of its period; an aim of several years in a yearly report is there as “see also”. Of
    an indicator with an owner or a scope only the places that name it have rows. Bare names
    (投资, 项目), of which nothing can be absent, have none.

    Args:
        plans: All that was given; the order changes nothing.
        indicators: As for `filter_track`. What is near is looked for among all indicators.
        jurisdictions: As for `filter_track`.
        least: In how many places and years an indicator must stand at least.
    """
    found = _read(plans)
    wanted = [plain_name(text) for text in indicators]
    years = sorted({when.year for when in found.documents}) or [0]
    cells = [
        _cell(key, _When(code, year), found)
        for key in sorted(found.said)
        if len(found.said[key]) >= least
        if not wanted or any(text in key.name for text in wanted)
        for code in _places_of(key, found)
        if _is_one_of(found.places[code], jurisdictions)
        for year in range(years[0], years[-1] + 1)
    ]
    return PresenceTable(cells=tuple(cells), turns=find_turns(cells))


def _read(plans: Sequence[Plan]) -> _Found:
    documents: dict[_When, list[Document]] = {}
    places: dict[str, Jurisdiction] = {}
    names = Counter[tuple[str, str]]()
    said: dict[_Key, dict[_When, list[_Said]]] = {}
    by_name: dict[_When, dict[str, list[_Said]]] = {}
    known = [plan for plan in plans if plan.document.jurisdiction and plan.document.period]
    for plan in sorted(known, key=lambda plan: (plan.document.issued or "", plan.document.id)):
        document, period, place = plan.document, plan.document.period, plan.document.jurisdiction
        if place is None or period is None:
            continue
        places[place.code] = place
        documents.setdefault(_When(place.code, period.last), []).append(document)
        for target in own_targets(plan):
            if is_bare(target):
                continue
            scope, name = split_scope(target, document)
            key = _Key(plain_name(name), target.owner or "", scope or "")
            names[key.name, name] += 1
            when, one = _standing(target, document, place.code, yearly=period.first == period.last)
            said.setdefault(key, {}).setdefault(when, []).append(one)
            by_name.setdefault(when, {}).setdefault(key.name, []).append(one)
    shown: dict[str, str] = {}
    for (plain, name), _ in sorted(names.items(), key=lambda item: (-item[1], item[0])):
        shown.setdefault(plain, name)
    near = near_names({key.name for key in said})
    return _Found(
        documents=documents, places=places, said=said, by_name=by_name, near=near, shown=shown
    )


def _standing(
    target: Target, document: Document, code: str, *, yearly: bool
) -> tuple[_When, _Said]:
    """The year that a target stands in: its own, or for an aim of several years the report's."""
    last = document.period.last if document.period else 0
    other_years = yearly and (is_long(target, document) or target.averaged)
    year = last if other_years else year_of(target, document) or last
    over_years = strand_of(target, document).since is not None
    said = _Said(target=target, document=document, other_years=other_years, over_years=over_years)
    return _When(code, year), said


def _places_of(key: _Key, found: _Found) -> list[str]:
    if not key.owner and not key.scope:
        return sorted(found.places)
    return sorted({when.code for when in found.said[key]})


def _is_one_of(place: Jurisdiction, texts: Sequence[str]) -> bool:
    return not texts or any(text in place.name or text == place.code for text in texts)


def _cell(key: _Key, when: _When, found: _Found) -> Presence:
    here = [_beside_yearly(one, when, found) for one in found.said[key].get(when, ())]
    of_year = sorted(
        (one for one in here if not one.other_years), key=lambda one: SAID.index(one.state)
    )
    if of_year:
        return _filled(key, when, found, of_year[0].state, of_year)
    near = [*here, *_near(key, when, found)]
    if near:
        return _filled(key, when, found, State.SEE_ALSO, near)
    documents = found.documents.get(when, ())
    whole = bool(documents) and all(map(is_whole, documents))
    return _empty(key, when, found, State.ABSENT if whole else State.NOT_GIVEN)


def _beside_yearly(one: _Said, when: _When, found: _Found) -> _Said:
    """What a plan of five years says, as it stands in a year that has a report of its own.

    There a mean or a sum of the five years is none of that year.
    """
    yearly = any(
        d.period is not None and d.period.first == d.period.last
        for d in found.documents.get(when, ())
    )
    return replace(one, other_years=True) if yearly and one.over_years else one


def _near(key: _Key, when: _When, found: _Found) -> Iterator[_Said]:
    """What stands there by a near name, or by this name for another owner or scope."""
    there = found.by_name.get(when, {})
    for name in (key.name, *sorted(found.near[key.name])):
        yield from (_beside_yearly(one, when, found) for one in there.get(name, ()))


def is_whole(document: Document) -> bool:
    """Whether a document was read whole, so that what was not found in it is not in it."""
    accounted = document.accounted
    return was_read_whole(document) and (accounted is None or accounted >= ACCOUNTED)


def _filled(key: _Key, when: _When, found: _Found, state: State, said: Sequence[_Said]) -> Presence:
    """A cell that something stands in; what is near is told with its name."""
    words = (_named(one, key) if state is State.SEE_ALSO else one.words for one in said)
    return replace(
        _empty(key, when, found, state),
        stated="；".join(dict.fromkeys(words)),
        document=said[0].document.id,
        clause=said[0].target.clause,
        target=said[0].target,
    )


def _named(one: _Said, key: _Key) -> str:
    """What stands there, with the name and the owner where they are not the row's."""
    target = one.target
    name = "" if plain_name(split_scope(target, one.document)[1]) == key.name else target.indicator
    owner = target.owner if target.owner and target.owner != key.owner else ""
    return " ".join(filter(None, (owner, name, one.words)))


def _empty(key: _Key, when: _When, found: _Found, state: State) -> Presence:
    documents = found.documents.get(when, ())
    return Presence(
        indicator=found.shown[key.name],
        jurisdiction=found.places[when.code].name,
        owner=key.owner or None,
        scope=key.scope or None,
        year=when.year,
        state=state,
        stated=None,
        document=documents[0].id if documents else None,
        clause=None,
        code=when.code,
    )


def shown_presence(track: Track) -> PresenceTable:
    """What a page shows: of very many documents only what stands in more than one year or place."""
    return find_presence(
        track.plans,
        indicators=track.indicators,
        jurisdictions=track.jurisdictions,
        least=1 if len(track.plans) <= FEW_DOCUMENTS else 2,
    )
