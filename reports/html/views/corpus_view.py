"""The overview of a corpus: what it holds, and the pages and commands that show more."""

from __future__ import annotations

from dataclasses import dataclass
from shlex import quote

from policydiff.stages.corpus.adding.add_files import bad_files
from policydiff.stages.corpus.store.sql import Answer, ask
from policydiff.stages.corpus.store.store import Store
from policydiff.stages.corpus.trends.field_trends import FieldYears
from policydiff.stages.reports.html.views.families_view import FamilyRow, families_view
from policydiff.stages.reports.html.views.fields_view import FieldsView, fields_view
from policydiff.stages.reports.shared.translations import Interface

_FAMILIES, _PAIRS, _SERIES, _BAD = 15, 30, 40, 20  # rows shown
_SERIES_SQL = f"""
SELECT indicator, count(*) AS targets, count(DISTINCT t.document) AS documents,
       count(DISTINCT place) AS places, min(year) AS first, max(year) AS last
FROM targets t JOIN documents USING (document)
WHERE kind = 'target' AND low IS NOT NULL
GROUP BY indicator ORDER BY documents DESC, targets DESC, indicator LIMIT {_SERIES}
"""
_PAIRS_SQL = f"""
SELECT base_document, other_document, kind, same, related FROM pairs
ORDER BY same DESC, related DESC, base_document, other_document LIMIT {_PAIRS}
"""
_KINDS_SQL = "SELECT kind, count(*) FROM targets GROUP BY 1"
_INDICATORS_SQL = """
SELECT count(DISTINCT indicator) FROM targets WHERE kind = 'target' AND low IS NOT NULL
"""
_LEVELS_SQL = "SELECT level, count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """An indicator over documents, places and years."""

    indicator: str
    targets: int
    documents: int
    places: int
    years: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two documents with many links, and the command that makes their page."""

    base: str
    other: str
    kind: str
    same: int
    related: int
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusView:
    """The overview."""

    lead: str
    levels: tuple[tuple[str, int], ...]
    fields: FieldsView
    families: tuple[FamilyRow, ...]
    all_families: int
    series: tuple[SeriesRow, ...]
    all_series: int
    pairs: tuple[PairRow, ...]
    all_pairs: int
    bad: tuple[tuple[str, str], ...]  # path and reason
    all_bad: int
    missing: tuple[str, ...]  # commands that were not run yet


def corpus_view(store: Store, fields: FieldYears, *, ui: Interface) -> CorpusView:
    """The overview of a store; sections whose tables were not made are empty."""
    rows, derived = store.manifest.rows, store.manifest.derived
    bad = bad_files(store)
    filled = bool(store.manifest.groups)
    kinds = _kinds(ask(store, _KINDS_SQL)) if filled else {}
    lead = ui(
        "corpus.lead",
        documents=rows["documents"],
        clauses=rows["clauses"],
        targets=kinds.get("target", 0),
        results=sum(kinds.values()) - kinds.get("target", 0),
    )
    return CorpusView(
        lead=lead,
        levels=_levels(ask(store, _LEVELS_SQL), ui=ui) if filled else (),
        fields=fields_view(fields),
        families=families_view(store, most=_FAMILIES).families,
        all_families=derived["families"].rows if "families" in derived else 0,
        series=_series(ask(store, _SERIES_SQL)) if filled else (),
        all_series=int(str(ask(store, _INDICATORS_SQL).rows[0][0])) if filled else 0,
        all_pairs=derived["pairs"].rows if "pairs" in derived else 0,
        pairs=_pairs(ask(store, _PAIRS_SQL), store, ui=ui) if "pairs" in derived else (),
        bad=tuple((b.source, b.reason) for b in bad[:_BAD]),
        all_bad=len(bad),
        missing=tuple(
            f"policydiff corpus {command} --store {quote(store.folder.as_posix())}"
            for table, command in (("families", "families"), ("pairs", "link"))
            if table not in derived
        ),
    )


def _kinds(answer: Answer) -> dict[str, int]:
    """How many rows are targets, and how many are results."""
    return {str(kind): int(str(number)) for kind, number in answer.rows}


def _levels(answer: Answer, *, ui: Interface) -> tuple[tuple[str, int], ...]:
    return tuple(
        (ui(f"level.{level}") if level else "?", int(str(number))) for level, number in answer.rows
    )


def _series(answer: Answer) -> tuple[SeriesRow, ...]:
    return tuple(
        SeriesRow(
            indicator=str(indicator),
            targets=int(str(targets)),
            documents=int(str(documents)),
            places=int(str(places)),
            years="–".join(dict.fromkeys(str(year) for year in (first, last) if year)),
        )
        for indicator, targets, documents, places, first, last in answer.rows
    )


def _pairs(answer: Answer, store: Store, *, ui: Interface) -> tuple[PairRow, ...]:
    return tuple(
        PairRow(
            base=str(base),
            other=str(other),
            kind=ui(f"kind.{kind}"),
            same=int(str(same)),
            related=int(str(related)),
            command=" ".join(
                (
                    *("policydiff corpus pair", quote(str(base)), quote(str(other))),
                    *("--store", quote(store.folder.as_posix()), "--html pair.html"),
                )
            ),
        )
        for base, other, kind, same, related in answer.rows
    )
