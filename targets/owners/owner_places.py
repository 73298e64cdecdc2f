"""Places that a text names as those who are to reach a value, and how they stand to its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache

from policydiff.stages.documents import Jurisdiction, Level
from policydiff.stages.documents.metadata.divisions import (
    Division,
    name_beginnings,
    parents_of,
    places_in_short,
    places_named,
)
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.value_types import value_type

_LONGEST = 12  # code points of a name
_SHORTEST = 3  # of a full name; 城区 and 郊区 are words too
_LEVELS = list(Level)  # the highest first


class Standing(Enum):
    """How a place stands to that of the document."""

    OWN = auto()
    ABOVE = auto()
    BELOW = auto()
    FOREIGN = auto()


@value_type
class NamedPlace:
    """A place that a text names at a position."""

    name: str
    end: int
    standing: Standing
    short: bool = False  # named without its kind: 象山
    neighbour: bool = False  # of one prefecture with the document's own


def place_at(text: str, position: int, home: Jurisdiction | None) -> NamedPlace | None:
    """The place named at a position, by its full name or, where it is near, by its short one.

    Of 浙江省宁波市象山县 it is the last. None where the document's own place is not known: then
    nothing tells who is another.
    """
    if home is None or text[position : position + 2] not in name_beginnings():
        return None
    start, found = position, None
    while (one := _full(text, start, home)) is not None:
        found, start = one, one.end
    return found or _short(text, position, home)


def _full(text: str, position: int, home: Jurisdiction) -> NamedPlace | None:
    first = _kind().match(text, position, position + _LONGEST)
    if first is None:
        return None
    for end in _ends(text, position, first.end()):
        name = text[position:end]
        if len(name) >= _SHORTEST and (places := places_named(name)):
            beside = any(place.code[:4] == home.code[:4] for place in places)
            standing = _nearest(places, home)
            return NamedPlace(name=name, end=end, standing=standing, neighbour=beside)
    return None


def _ends(text: str, position: int, first: int) -> Iterator[int]:
    """Where a name may end that begins at a position, the longest first: 浦东新区."""
    last = min(len(text), position + _LONGEST)
    return (e for e in range(last, first - 1, -1) if text[e - 1] in _kind_letters())


@lru_cache(maxsize=1)
def place_sign() -> str:
    """An expression without which `place_at` finds no place at a position."""
    firsts, seconds = (sorted(set(chars)) for chars in zip(*name_beginnings(), strict=True))
    return f"[{''.join(firsts)}][{''.join(seconds)}]"


@lru_cache(maxsize=1)
def _kind_letters() -> frozenset[str]:
    levels = (*words_of("government_levels", "main"), *words_of("government_levels", "banners"))
    return frozenset(levels)


@lru_cache(maxsize=1)
def _kind() -> re.Pattern[str]:
    """From the beginning of a name to the first letter that may end it."""
    return re.compile(f"[㐀-鿿]{{1,11}}?[{''.join(sorted(_kind_letters()))}]")


def _short(text: str, position: int, home: Jurisdiction) -> NamedPlace | None:
    """The place itself, one above it or under the nearest of these, named without its kind."""
    for end in range(min(len(text), position + _LONGEST), position + 1, -1):
        near = [p for p in places_in_short(text[position:end]) if _is_near(p, home)]
        if near and text[end : end + 1] not in _kind_letters():
            lowest = max(reversed(near), key=lambda place: _LEVELS.index(place.level))
            name, standing = text[position:end], _nearest((lowest,), home)
            return NamedPlace(name=name, end=end, standing=standing, short=True)
    return None


def _is_near(place: Division, home: Jurisdiction) -> bool:
    if home.level is Level.COUNTRY:
        return False
    size = 2 if home.level is Level.PROVINCE or place.level is Level.PREFECTURE else 4
    return place.code.startswith(home.code[:size])


def _nearest(places: tuple[Division, ...], home: Jurisdiction) -> Standing:
    """How the nearest of the places that bear a name stands to the document's own."""
    standings = [_standing(place, home) for place in places]
    return min(standings, key=lambda standing: standing.value)


def _standing(place: Division, home: Jurisdiction) -> Standing:
    if place.code == home.code or place.name == home.name:
        return Standing.OWN
    if place.name in home.path:
        return Standing.ABOVE
    if home.level is Level.COUNTRY or any(above.code == home.code for above in parents_of(place)):
        return Standing.BELOW
    return Standing.FOREIGN


def whole_owner(word: str, home: Jurisdiction | None) -> str | None:
    """The owner that 全国, 全省 or 全市 names, where that is a place above the document's."""
    if home is None or home.level is Level.COUNTRY:
        return None
    if word in words_of("owners", "whole_country"):
        return word
    below_province = home.level in (Level.PREFECTURE, Level.COUNTY)
    if word in words_of("place_references", "own_province") and below_province:
        return word
    above = home.level is Level.COUNTY and home.kind is None
    return word if above and word in words_of("place_references", "own_prefecture") else None


@lru_cache(maxsize=256)
def words_for(home: Jurisdiction | None) -> tuple[str, ...]:
    """The words by which a document names its own place: 全省, 我省 in one of a province."""
    if home is None:
        return ()
    if home.level is Level.COUNTRY:
        return words_of("owners", "whole_country")
    keys = "own_province", "own_prefecture", "own_county"
    said = (word for key in keys for word in words_of("place_references", key))
    return tuple(word for word in said if whole_owner(word, home) is None)
