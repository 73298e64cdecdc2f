"""Measure how much of each year's plans speaks of each policy field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from policydiff.stages.compare.themes.codebook import BUILT_IN, Codebook, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.corpus.engine.job_engine import in_order, run_tasks
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.pair_rules import Rule, read_facts, takes_part
from policydiff.stages.corpus.store.database import connect
from policydiff.stages.corpus.store.store import Store, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldYear:
    """A theme in the plans of one year."""

    code: str
    label: str
    year: int | None  # of issue, else the first year planned for
    documents: int  # that have a clause of it
    clauses: int
    characters: int
    share: float  # of the characters of all main texts of the year, in [0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldYears:
    """All themes of a codebook over the years."""

    labels: Mapping[str, str]  # code → label, in the codebook's order
    documents: Mapping[int | None, int]  # year → documents
    rows: tuple[FieldYear, ...]  # by code in the codebook's order, then year


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """Clauses of one code in one document; without a code those that have none."""

    document: str
    code: str | None
    clauses: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Documents to be coded anew."""

    store: Path
    group: int
    codebook: Codebook


def fields_over_years(
    folder: Path, *, rule: Rule, engine: Engine, codebook: str | None = None
) -> FieldYears:
    """How much of the main texts of each year each theme takes.

    Args:
        folder: The store.
        rule: Its years and places say which documents take part.
        engine: Where a codebook of one's own is applied; the built-in one was, when adding.
        codebook: As for `read_codebook`; None is the built-in one.

    Raises:
        LexiconError: The codebook is wrong.
        SettingsError: There is no store.
    """
    book = read_codebook(codebook or BUILT_IN)
    store = open_store(folder)
    years = {f.document: f.year for f in read_facts(store) if takes_part(rule, f)}
    own = codebook not in (None, BUILT_IN)
    sizes = _coded(store, book, engine) if own else _stored(store)
    total = defaultdict[int | None, int](int)
    found: dict[tuple[str, int | None], list[_Size]] = defaultdict(list)
    for size in sizes:
        if size.document in years:
            year = years[size.document]
            total[year] += size.characters
            if size.code is not None:
                found[size.code, year].append(size)
    labels = {code.code: code.label for code in book.codes}
    ordered = sorted(set(years.values()), key=lambda year: (year is None, year or 0))
    return FieldYears(
        labels=labels,
        documents={year: sum(y == year for y in years.values()) for year in ordered},
        rows=tuple(
            _row(code, labels[code], year, found[code, year], total[year])
            for code in labels
            for year in ordered
            if (code, year) in found
        ),
    )


def _row(code: str, label: str, year: int | None, sizes: list[_Size], total: int) -> FieldYear:
    characters = sum(size.characters for size in sizes)
    return FieldYear(
        code=code,
        label=label,
        year=year,
        documents=len({size.document for size in sizes}),
        clauses=sum(size.clauses for size in sizes),
        characters=characters,
        share=round(characters / max(1, total), 6),
    )


def _stored(store: Store) -> Iterator[_Size]:
    """As the built-in codebook coded the clauses when they were added."""
    if not store.paths("clauses"):
        return
    with connect(store, ("clauses",)) as connection:
        statement = (
            "SELECT document, field, count(*), sum(length(text)) FROM clauses WHERE main "
            "GROUP BY ALL ORDER BY ALL"
        )
        for document, code, clauses, characters in connection.execute(statement).fetchall():
            yield _Size(document=document, code=code, clauses=clauses, characters=int(characters))


def _coded(store: Store, book: Codebook, engine: Engine) -> Iterator[_Size]:
    """As another codebook codes them."""
    tasks = [
        _Task(store=store.folder.resolve(), group=group, codebook=book)
        for group in range(len(store.manifest.groups))
    ]
    for done in in_order(run_tasks(_code, tasks, engine=engine)):
        yield from done.need("corpus themes")


def _code(task: _Task) -> tuple[_Size, ...]:
    """Code the documents of a group; runs in a worker."""
    found = []
    for plan in open_store(task.store).plans_of(task.group):
        clauses = plan.document.main_text
        by_code: dict[str | None, list[int]] = defaultdict(list)
        for clause, code in zip(clauses, code_clauses(clauses, task.codebook), strict=True):
            by_code[code].append(len(clause.text))
        found += [
            _Size(document=plan.document.id, code=code, clauses=len(sizes), characters=sum(sizes))
            for code, sizes in by_code.items()
        ]
    return tuple(found)
