"""All pairs as a matrix: how many clauses correspond, how many targets moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.drawing import Drawing, hidden
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.pair_summary import PairSummary, pair_name
from policydiff.stages.reports.shared.target_view import COMPARED, MOVES, SYMBOLS
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.targets import Plan

if TYPE_CHECKING:
    from markupsafe import Markup

_SHADES = 5
_BAR = 96  # width of a bar in a cell
MOST_WORDS = 12  # documents; cells of more hold a shade alone, and their words in a label


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """A pair in the matrix."""

    href: str
    number: int  # of clauses of base and other that correspond
    linked: str  # how many clauses of base have a counterpart, of how many: 26/41
    bar: Markup | None  # the same as a bar, what is sure in ink
    kind: str  # how the two stand to each other
    comparable: int  # targets that compare
    shade: int  # 0 to 5
    moves: tuple[tuple[str, int], ...]  # symbol and number of targets
    label: str  # for those who do not see where the cell stands


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A document's row of the matrix."""

    name: str
    href: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All pairs."""

    compact: bool  # cells hold a shade, no words
    columns: tuple[tuple[str, str], ...]  # name and address
    rows: tuple[MatrixRow, ...]
    steps: tuple[int, ...]  # the largest number of each shade, for the key


def matrix_view(
    plans: Sequence[Plan],
    pairs: Sequence[PairSummary],
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> Matrix:
    """The matrix of all pairs: the first document of each as row, the second as column.

    A matrix of shades, of many documents, has each pair on both sides of the diagonal.
    """
    largest = max((pair.same for pair in pairs), default=0)
    compact = len(plans) > MOST_WORDS
    cells = {
        (pair.base, pair.other): _cell(pair, names, ui=ui, site=site, largest=largest)
        for pair in pairs
    }
    if compact:  # on both sides of the diagonal
        cells |= {(other, base): cell for (base, other), cell in cells.items()}
    ordered = plans if compact else sorted(plans, key=_age)
    documents = [plan.document.id for plan in ordered]
    columns = tuple((names[d], site.page(site.document_file(d))) for d in documents)
    return Matrix(
        compact=compact,
        columns=columns,
        rows=tuple(
            MatrixRow(
                name=names[mine],
                href=site.page(site.document_file(mine)),
                cells=tuple(cells.get((mine, theirs)) for theirs in documents),
            )
            for mine in documents
        ),
        steps=tuple(_step(step, largest) for step in range(1, _SHADES + 1)),
    )


def _age(plan: Plan) -> str:
    document = plan.document
    return document.issued or (str(document.period.first) if document.period else "9999")


def _bar(pair: PairSummary) -> Markup | None:
    if not pair.clauses:
        return None
    drawing = Drawing(_BAR, 12, "")
    scale = _BAR / pair.clauses
    drawing.rect(0.5, 2.5, _BAR - 1, 7, "open-edge")
    drawing.rect(0, 2, pair.linked * scale, 8, "fill-edge")
    drawing.rect(0, 2, min(pair.firmly, pair.linked) * scale, 8, "fill-ink")
    return hidden(drawing)


def _step(shade: int, largest: int) -> int:
    """The largest number of a shade; 0 for a shade that no number has."""
    step = largest * shade // _SHADES
    return 0 if shade > 1 and step == largest * (shade - 1) // _SHADES else step


def _cell(
    pair: PairSummary,
    names: Mapping[DocumentId, str],
    *,
    ui: Interface,
    site: Site,
    largest: int,
) -> MatrixCell:
    moves = tuple((SYMBOLS[v], pair.number(v)) for v in MOVES if pair.number(v))
    said = "".join(f" {symbol}{number}" for symbol, number in moves)
    named = pair_name(names[pair.base], names[pair.other], pair.kind)
    return MatrixCell(
        href=site.pair(pair.base, pair.other),
        number=pair.same,
        linked=f"{pair.linked}/{pair.clauses}",
        bar=_bar(pair),
        kind=ui(f"kind.{pair.kind.value}"),
        comparable=sum(pair.number(verdict) for verdict in COMPARED),
        shade=-(-_SHADES * pair.same // max(largest, 1)),
        moves=moves,
        label=f"{named}: {ui('relation.same')} {pair.same}, {pair.linked}/{pair.clauses}{said}",
    )
