"""Make the files beside a report's pages: tables, Stata files, workbook, Word files, JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.compare import Card, Comparison, Themes
from policydiff.stages.compare.model.comparison import find_card
from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.reports.folder.report_folder import encoded
from policydiff.stages.reports.json.json_format import comparison_json, plan_json, themes_json
from policydiff.stages.reports.shared.export_options import Wanted
from policydiff.stages.reports.shared.page_addresses import Site, page_names
from policydiff.stages.reports.shared.pair_selection import ALL_UP_TO, choose_pairs
from policydiff.stages.reports.shared.pair_summary import PairSummary
from policydiff.stages.reports.shared.zip_archive import zip_bytes
from policydiff.stages.reports.tables.csv_format import to_csv
from policydiff.stages.reports.tables.escalation_tables import escalation_table
from policydiff.stages.reports.tables.finding_tables import clause_changes_table
from policydiff.stages.reports.tables.result_tables import (
    TARGET_CHANGE_KEYS,
    clauses_table,
    links_table,
    target_changes_table,
    targets_table,
    without_texts,
)
from policydiff.stages.reports.tables.series_tables import series_table
from policydiff.stages.reports.tables.stata_files import dictionary_table, stata_bytes
from policydiff.stages.reports.tables.table import Table, selected
from policydiff.stages.reports.tables.workbook import workbook_bytes
from policydiff.stages.reports.word.docx_files import comparison_docx, memo_docx
from policydiff.stages.targets import Plan

PACKED = "tables.zip"
STATA = "stata.zip"  # the same tables once more, so they are packed always
_STATA = "stata/"
_PACKED = (
    "clauses.csv",
    "clause_changes.csv",
    "links.csv",
    "series.csv",
    "target_changes.csv",
    _STATA,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that a report is made of."""

    plans: Sequence[Plan]
    pairs: Sequence[PairSummary]  # all of them
    kept: Sequence[Comparison]  # all of up to ten documents, else the chosen ones
    links: str  # of all pairs, as CSV
    annexes: Sequence[Comparison]
    themes: Themes
    track: Track
    escalation: Escalation  # without chains where documents of several levels share no year
    cards: Sequence[Card] = ()  # of these plans


def export_files(
    results: Results, *, wanted: Wanted, lang: str, version: str
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, but of the JSON of pairs.

    Tables of documents hold all there is, links.csv all pairs. What grows with the pairs, that is
    target changes, Stata's links, workbook and Word files, is of the chosen pairs where documents
    are more than ten; most tables are packed into `tables.zip` then, as they grow large. Else only
    Stata's are packed, into `stata.zip`, as they say again what the CSV has.
    """
    sheets = choose_pairs(results.kept, asked=wanted.pairs)
    tables = _tables(results)
    yield "dictionary.csv", encoded(to_csv(dictionary_table(tables)), bom=True)
    files = dict(_table_files(results, tables, lang=lang))
    many = len(results.plans) > ALL_UP_TO
    held = [name for name in sorted(files) if name.startswith(_PACKED if many else _STATA)]
    yield PACKED if many else STATA, zip_bytes({name: files.pop(name) for name in held})
    yield from files.items()
    book = workbook_bytes(sheets, results.plans, chosen=sheets, listed=results.pairs, lang=lang)
    yield "changes.xlsx", book
    if wanted.word:
        yield from _word_files(results, sheets, version=version)
    if wanted.json:
        yield from json_files(results)


def json_files(results: Results) -> Iterator[tuple[str, bytes]]:
    """The JSON of each document and annex check, and of the themes, as the commands give it."""
    names = page_names(results.plans)
    for plan in results.plans:
        card = find_card(results.cards, plan.document.id)
        yield f"json/documents/{names[plan.document.id]}.json", encoded(plan_json(plan, card))
    for annex in results.annexes:
        name = names[annex.base.document.id]
        yield f"json/annex/{name}.json", encoded(comparison_json(annex))
    yield "json/themes.json", encoded(themes_json(results.themes, results.cards))


def _tables(results: Results) -> Mapping[str, Table]:
    tables = {
        "targets": targets_table(results.plans),
        "clauses": clauses_table(results.plans),
        "links": without_texts(links_table(results.kept)),
        "target_changes": selected(target_changes_table(results.kept), TARGET_CHANGE_KEYS),
        "clause_changes": clause_changes_table(results.kept),
        "series": series_table(results.track),
    }
    if results.escalation.chains:
        tables["escalation"] = escalation_table(results.escalation)
    return tables


def _table_files(
    results: Results, tables: Mapping[str, Table], *, lang: str
) -> Iterator[tuple[str, bytes]]:
    for name, table in tables.items():
        text = results.links if name == "links" else to_csv(table)
        yield f"{name}.csv", encoded(text, bom=True)
        if name != "clauses":  # texts; clauses.csv has them
            yield f"stata/{name}.dta", stata_bytes(table, name=name, lang=lang)


def _word_files(
    results: Results, sheets: Sequence[Comparison], *, version: str
) -> Iterator[tuple[str, bytes]]:
    yield "memo.docx", memo_docx(results.pairs, results.track, version=version)
    site = Site(names=page_names(results.plans))
    for comparison in sheets:
        name = site.pair_name(comparison.base.document.id, comparison.other.document.id)
        yield f"word/{name}.docx", comparison_docx(comparison, version=version)
