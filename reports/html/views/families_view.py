"""The page of families: the same clause over many documents, its variants, how it spread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policydiff.stages.corpus.store.store import Store

MOST_FAMILIES = 200  # on the page, those of most documents; the table has all
MOST_MEMBERS = 12  # of each, the earliest
_PIECE = re.compile(r"〔([^〕]*)〕")
_HEIGHT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of the canonical wording."""

    text: str
    slot: bool  # other wordings have something else here


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many documents of a year have the clause."""

    x: int
    y: int
    height: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One clause of a family."""

    where: str
    date: str
    place: str
    similarity: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """A family."""

    anchor: str
    documents: int
    places: int
    wordings: int
    years: str
    earliest: str
    canonical: str  # where it stands
    runs: tuple[Run, ...]
    slots: tuple[str, ...]
    bars: tuple[Bar, ...]
    width: int
    members: tuple[MemberRow, ...]
    more: int  # members that are not shown


@dataclass(frozen=True, slots=True, kw_only=True)
class FamiliesView:
    """The page."""

    families: tuple[FamilyRow, ...]
    total: int
    height: int = _HEIGHT


def families_view(store: Store, *, most: int = MOST_FAMILIES) -> FamiliesView:
    """The families of most documents, from the tables `families` and `members`."""
    rows = store.table("families").slice(0, most).to_pylist()
    members = _members(store, {row["family"] for row in rows})
    made = store.manifest.derived.get("families")
    return FamiliesView(
        families=tuple(_family(row, members[row["family"]]) for row in rows),
        total=made.rows if made else 0,
    )


def _members(store: Store, names: set[str]) -> Mapping[str, list[Mapping[str, Any]]]:
    """The members of these families, which come first in the table."""
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in names}
    for part in store.batches("members"):
        rows = [row for row in part.to_pylist() if row["family"] in names]
        for row in rows:
            found[row["family"]].append(row)
        if not rows:
            break
    return found


def _family(row: Mapping[str, Any], members: Sequence[Mapping[str, Any]]) -> FamilyRow:
    years = Counter(member["year"] for member in members if member["year"] is not None)
    bars = tuple(_bars(years))
    return FamilyRow(
        anchor=row["family"],
        documents=row["documents"],
        places=row["places"],
        wordings=row["wordings"],
        years="–".join(dict.fromkeys(str(y) for y in (row["first_year"], row["last_year"]) if y)),
        earliest=_place(row["earliest_document"], row["earliest_clause"], row["earliest_date"]),
        canonical=f"{row['document']}#{row['clause']}",
        runs=tuple(_runs(row["template"])),
        slots=tuple(row["slots"]),
        bars=bars,
        width=max((bar.x for bar in bars), default=0) + 12,
        members=tuple(_member(member) for member in members[:MOST_MEMBERS]),
        more=max(0, len(members) - MOST_MEMBERS),
    )


def _bars(years: Mapping[int, int]) -> Iterator[Bar]:
    largest = max(years.values(), default=1)
    for at, year in enumerate(range(min(years, default=0), max(years, default=-1) + 1)):
        number = years.get(year, 0)
        height = -(-(_HEIGHT - 4) * number // largest)
        yield Bar(x=at * 12, y=_HEIGHT - height, height=height, title=f"{year}: {number}")


def _runs(template: str) -> Iterator[Run]:
    for at, text in enumerate(_PIECE.split(template)):
        if text:
            yield Run(text=text, slot=at % 2 == 1)


def _member(row: Mapping[str, Any]) -> MemberRow:
    return MemberRow(
        where=f"{row['document']}#{row['clause']}",
        date=row["date"] or "?",
        place=row["place"] or "?",
        similarity=f"{row['similarity']:.2f}",
        text=row["text"],
    )


def _place(document: str, clause: str, date: str | None) -> str:
    return " ".join(filter(None, (date, f"{document}#{clause}")))
