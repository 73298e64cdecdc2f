"""How much of each document a theme takes, as a table of bars for the first page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydiff.stages.compare import Theme, Themes
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.drawing import Drawing, hidden

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_DOCUMENTS = 6  # that find room side by side
_MOST_ROWS = 12
_WIDTH = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCell:
    """A theme's share of one document."""

    share: str  # whole per cent; "·" where it has none
    bar: Markup | None
    greatest: bool  # of the document


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A theme over the documents."""

    label: str
    cells: tuple[ShareCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeBars:
    """The themes that take most of some document, the greatest first."""

    documents: tuple[str, ...]
    rows: tuple[ShareRow, ...]
    further: int  # themes that are not shown


def theme_bars(themes: Themes, *, names: Mapping[DocumentId, str]) -> ThemeBars | None:
    """The table; None where there is no theme, or more documents than find room."""
    if not themes.themes or not 1 < len(themes.plans) <= MOST_DOCUMENTS:
        return None
    wholes = [sum(len(c.text) for c in plan.document.main_text) or 1 for plan in themes.plans]
    shares = [
        [
            _characters(theme, plan.document.id) / whole
            for plan, whole in zip(themes.plans, wholes, strict=True)
        ]
        for theme in themes.themes
    ]
    order = sorted(range(len(shares)), key=lambda at: -sum(shares[at]))[:_MOST_ROWS]
    tops = [max(row[at] for row in shares) for at in range(len(wholes))]
    scale = max(tops)
    return ThemeBars(
        documents=tuple(names[plan.document.id] for plan in themes.plans),
        rows=tuple(
            ShareRow(
                label=themes.themes[at].label,
                cells=tuple(
                    _cell(share, top=top, scale=scale)
                    for share, top in zip(shares[at], tops, strict=True)
                ),
            )
            for at in order
        ),
        further=len(shares) - len(order),
    )


def _characters(theme: Theme, document: DocumentId) -> int:
    return next((size.characters for size in theme.sizes if size.document == document), 0)


def _cell(share: float, *, top: float, scale: float) -> ShareCell:
    if not share:
        return ShareCell(share="·", bar=None, greatest=False)
    drawing = Drawing(_WIDTH, 12, "")
    greatest = share == top
    drawing.rect(0, 2, _WIDTH * share / scale, 8, "fill-ink" if greatest else "fill-edge")
    return ShareCell(share=f"{share:.0%}".removesuffix("%"), bar=hidden(drawing), greatest=greatest)
