"""The page of themes over the years: rows are themes, columns years, shades shares."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.corpus.trends.field_trends import FieldYear, FieldYears

MOST_YEARS = 40  # the latest
_SHADES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCell:
    """A theme in a year."""

    text: str  # percent of the text
    shade: int  # 0 to 5
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A theme over the years."""

    label: str
    cells: tuple[ShareCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsView:
    """The table."""

    years: tuple[tuple[str, int], ...]  # and how many documents each has
    rows: tuple[FieldRow, ...]


def fields_view(found: FieldYears) -> FieldsView:
    """The table of the latest years; documents without a year are left out."""
    years = [year for year in found.documents if year is not None][-MOST_YEARS:]
    by_cell = {(row.code, row.year): row for row in found.rows}
    largest = max((row.share for row in found.rows if row.year in years), default=0.0)
    return FieldsView(
        years=tuple((str(year), found.documents[year]) for year in years),
        rows=tuple(
            FieldRow(
                label=label,
                cells=tuple(_cell(by_cell.get((code, year)), largest) for year in years),
            )
            for code, label in found.labels.items()
            if any((code, year) in by_cell for year in years)
        ),
    )


def _cell(row: FieldYear | None, largest: float) -> ShareCell:
    if row is None:
        return ShareCell(text="", shade=0, title="")
    shade = min(_SHADES, 1 + int(_SHADES * row.share / max(largest, 1e-9)))
    title = f"{row.label} {row.year}: {row.clauses} / {row.documents}"
    return ShareCell(text=f"{100 * row.share:.0f}", shade=shade, title=title)
