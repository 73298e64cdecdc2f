"""Series and escalation over a store: place by place, and year by year.

Points of one series are of one place, and a chain needs the targets of its year and of the year
before alone. So the work falls apart into pieces whose results together are those of all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from policydiff.stages.compare.model.escalation_types import Chain, Escalation
from policydiff.stages.compare.model.series_types import Series, Track
from policydiff.stages.compare.series.escalation import (
    chain_order,
    escalate_plans,
    filter_escalation,
)
from policydiff.stages.compare.series.series import filter_track, track_plans
from policydiff.stages.corpus.engine.job_engine import in_order, run_tasks
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.pair_rules import Facts, Rule, read_facts, takes_part
from policydiff.stages.corpus.store.database import connect
from policydiff.stages.corpus.store.store import Store, open_store
from policydiff.stages.support.progress import ProgressCallback, silent

TASK_DOCUMENTS = 64  # of places together


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Documents of some places, place by place."""

    store: Path
    documents: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """The documents that a year's chains rest on."""

    store: Path
    year: int
    documents: tuple[str, ...]


def track_store(
    folder: Path,
    *,
    rule: Rule,
    engine: Engine,
    indicators: Sequence[str] = (),
    jurisdictions: Sequence[str] = (),
    tell: ProgressCallback = silent,
) -> Track:
    """Every target of a store as a point of a series, as `track_plans` finds them.

    Args:
        folder: The store.
        rule: Its years and places say which documents take part.
        engine: Where to run.
        indicators: As for `filter_track`.
        jurisdictions: As for `filter_track`.
        tell: Told how far the work is.

    Returns:
        Series by indicator, then code. Its plans are left out, since there may be very many.
    """
    store = open_store(folder)
    tasks = list(_by_place(folder.resolve(), _taking(store, rule)))
    found: list[Series] = []
    for done in in_order(run_tasks(_track, tasks, engine=engine)):
        tell("series", done.position + 1, len(tasks))
        track = Track(plans=(), series=done.need("corpus track"))
        found += filter_track(track, indicators=indicators, jurisdictions=jurisdictions).series
    # series of one place come in their order already
    found.sort(key=lambda series: (series.indicator, series.code, series.jurisdiction))
    return Track(plans=(), series=tuple(found))


def escalate_store(
    folder: Path,
    *,
    rule: Rule,
    engine: Engine,
    indicators: Sequence[str] = (),
    tell: ProgressCallback = silent,
) -> Escalation:
    """Each indicator from the country down, as `escalate_plans` finds it; arguments as above."""
    store = open_store(folder)
    tasks = list(_by_year(store, folder.resolve(), _taking(store, rule)))
    found: list[Chain] = []
    for done in in_order(run_tasks(_escalate, tasks, engine=engine)):
        tell("escalation", done.position + 1, len(tasks))
        chains = Escalation(plans=(), chains=done.need("corpus escalate"))
        found += filter_escalation(chains, indicators=indicators).chains
    return Escalation(plans=(), chains=tuple(sorted(found, key=chain_order)))


def _taking(store: Store, rule: Rule) -> list[Facts]:
    return [facts for facts in read_facts(store) if takes_part(rule, facts)]


def _by_place(folder: Path, taking: Sequence[Facts]) -> Iterator[_Places]:
    places: dict[str, list[str]] = {}
    for facts in taking:
        places.setdefault(facts.place.code if facts.place else "", []).append(facts.document)
    batch: list[tuple[str, ...]] = []
    for _, documents in sorted(places.items()):
        batch.append(tuple(documents))
        if sum(map(len, batch)) >= TASK_DOCUMENTS:
            yield _Places(store=folder, documents=tuple(batch))
            batch = []
    if batch:
        yield _Places(store=folder, documents=tuple(batch))


def _track(task: _Places) -> tuple[Series, ...]:
    """The series of some places; runs in a worker."""
    store = _opened(task.store)
    return tuple(
        series
        for documents in task.documents
        for series in track_plans(tuple(store.plan(name) for name in documents)).series
    )


def _by_year(store: Store, folder: Path, taking: Sequence[Facts]) -> Iterator[_Year]:
    """For each year planned for: documents of it and the year before, and with targets for them."""
    documents: dict[int, set[str]] = {}
    for facts in taking:
        if facts.first_year is not None and facts.last_year is not None:
            for year in range(facts.first_year, facts.last_year + 1):
                documents.setdefault(year, set()).add(facts.document)
    planned = sorted(documents)
    names = {facts.document for facts in taking}
    for name, year in _target_years(store):
        if name in names:
            documents.setdefault(year, set()).add(name)
    for year in planned:
        needed = documents[year] | documents.get(year - 1, set())
        yield _Year(store=folder, year=year, documents=tuple(sorted(needed)))


def _target_years(store: Store) -> list[tuple[str, int]]:
    if not store.paths("targets"):
        return []
    with connect(store, ("targets",)) as connection:
        statement = (
            "SELECT DISTINCT document, year FROM targets WHERE year IS NOT NULL ORDER BY ALL"
        )
        found: list[tuple[str, int]] = connection.execute(statement).fetchall()
    return found


def _escalate(task: _Year) -> tuple[Chain, ...]:
    """The chains of one year; runs in a worker."""
    store = _opened(task.store)
    plans = tuple(store.plan(name) for name in task.documents)
    return tuple(chain for chain in escalate_plans(plans).chains if chain.year == task.year)


@lru_cache(maxsize=1)
def _opened(folder: Path) -> Store:
    """A store as it is now; a worker opens it once for all its tasks."""
    return open_store(folder)
