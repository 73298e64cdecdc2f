"""The themes page: themes × documents as a table, and the clauses behind each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.compare import Kind, Theme, Themes, ThemeSize
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.views.clause_stubs import Short, short_of
from policydiff.stages.reports.html.views.matrix_view import MOST_WORDS
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.pair_summary import PairSummary
from policydiff.stages.targets import Plan

_SHADES = 5  # of a cell; 0 is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """How many clauses of a document a theme has."""

    number: int  # of the main text
    characters: int
    shade: int  # 0 to 5
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePart:
    """The clauses of one document in a theme."""

    anchor: str
    name: str
    clauses: tuple[Short, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRow:
    """A theme."""

    anchor: str
    label: str
    keywords: str
    total: int
    cells: tuple[HeatCell, ...]
    parts: tuple[ThemePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesView:
    """The themes page."""

    documents: tuple[tuple[str, str], ...]  # short name and address
    themes: tuple[ThemeRow, ...]
    alone: tuple[int, ...]  # clauses of each document that are in no theme
    many: bool  # more clauses than a page should hold at once
    compact: bool  # cells hold a shade and a small number only
    flow: tuple[int, int]  # the documents whose chapters the picture shows at first


def themes_view(
    themes: Themes,
    pairs: Sequence[PairSummary],
    *,
    names: Mapping[DocumentId, str],
    site: Site,
    most: int = 500,
) -> ThemesView:
    """The page of all themes; with more than `most` clauses they are shown on demand."""
    largest = max((_number(t, p) for t in themes.themes for p in themes.plans), default=1)
    rows = tuple(_row(theme, themes, names, site=site, largest=largest) for theme in themes.themes)
    grouped = {(m.document, m.clause) for theme in themes.themes for m in theme.clauses}
    return ThemesView(
        documents=tuple(
            (names[p.document.id], site.page(site.document_file(p.document.id)))
            for p in themes.plans
        ),
        themes=rows,
        alone=tuple(
            sum((p.document.id, c.id) not in grouped for c in p.document.main_text)
            for p in themes.plans
        ),
        many=len(grouped) > most,
        compact=len(themes.plans) > MOST_WORDS,
        flow=_nearest(pairs, site=site),
    )


def _nearest(pairs: Sequence[PairSummary], *, site: Site) -> tuple[int, int]:
    """The pair with most corresponding clauses, those of one place before others."""
    if not pairs:
        return 0, 0
    best = max(pairs, key=lambda pair: (pair.kind is not Kind.PEERS, pair.same))
    return site.number(best.base), site.number(best.other)


def _row(
    theme: Theme,
    themes: Themes,
    names: Mapping[DocumentId, str],
    *,
    site: Site,
    largest: int,
) -> ThemeRow:
    cells, parts = [], []
    for at, plan in enumerate(themes.plans):
        size = _size(theme, plan)
        number, anchor = size.clauses, f"{theme.id}-{at}"
        shade = -(-_SHADES * number // max(largest, 1))
        cell = HeatCell(number=number, characters=size.characters, shade=shade, href=f"#{anchor}")
        cells.append(cell)
        if number:
            name = names[plan.document.id]
            parts.append(ThemePart(anchor=anchor, name=name, clauses=_clauses(theme, plan, site)))
    return ThemeRow(
        anchor=theme.id,
        label=theme.label,
        keywords="、".join(theme.keywords),
        total=sum(size.clauses for size in theme.sizes),
        cells=tuple(cells),
        parts=tuple(parts),
    )


def _number(theme: Theme, plan: Plan) -> int:
    return _size(theme, plan).clauses


def _size(theme: Theme, plan: Plan) -> ThemeSize:
    """How much of the main text it takes; annex items that repeat a clause are not counted."""
    none = ThemeSize(document=plan.document.id, clauses=0, characters=0)
    return next((size for size in theme.sizes if size.document == plan.document.id), none)


def _clauses(theme: Theme, plan: Plan, site: Site) -> tuple[Short, ...]:
    return tuple(
        short_of(plan.document, member.clause, site=site)
        for member in theme.clauses
        if member.document == plan.document.id and not member.repeats
    )
