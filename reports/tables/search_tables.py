"""Search results as lines and as a table; imports little, since queries are quick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.corpus.search.text_search import Nearest
from policydiff.stages.reports.tables.csv_format import to_csv
from policydiff.stages.reports.tables.result_tables import Row, make_table

_SHOWN = 60  # characters of a clause
_NEAREST = ("similarity", "document", "clause", "place", "level", "date", "title", "text")


def nearest_summary(found: Sequence[Nearest]) -> str:
    """One line a clause, the nearest first."""
    if not found:
        return "no clause shares three letters in a row with it"
    return "\n".join(_nearest_lines(found))


def nearest_csv(found: Sequence[Nearest]) -> str:
    """One row a clause, the nearest first."""
    return to_csv(make_table(_NEAREST, map(_nearest_row, found)))


def _nearest_lines(found: Sequence[Nearest]) -> Iterator[str]:
    for near in found:
        paper = near.paper
        where = f"{paper.document}#{near.clause}"
        told = " ".join(filter(None, (paper.place, paper.date)))
        yield f"{near.similarity:.2f}  {where}  {told}  {_start(near.text)}"


def _nearest_row(near: Nearest) -> Row:
    paper = near.paper
    return {
        "similarity": near.similarity,
        "document": paper.document,
        "clause": near.clause,
        "place": paper.place,
        "level": paper.level,
        "date": paper.date,
        "title": paper.title,
        "text": near.text,
    }


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
