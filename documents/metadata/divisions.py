"""The table of administrative divisions: codes, names, levels, and who belongs to whom."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policydiff.stages.documents.model.document import Jurisdiction, Level
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.resources import shipped_text

_NATION = "全国"
COUNTRY = Jurisdiction(code="100000", name=_NATION, path=(_NATION,), level=Level.COUNTRY)
_MUNICIPALITIES = frozenset(("110000", "120000", "310000", "500000"))
# 副省级市 (中编印发〔1995〕5号, less 重庆 since 1997), in the order of their codes.
_SUB_PROVINCIAL = frozenset(
    (
        *("210100", "210200", "220100", "230100", "320100", "330100", "330200", "350200"),
        *("370100", "370200", "420100", "440100", "440300", "510100", "610100"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A place of the table, or a former one of the lexicon of changes."""

    code: str
    name: str
    until: int | None = None  # last year in which it existed; None: it exists
    now: str | None = None  # for a former one: the code of what it became part of

    @property
    def level(self) -> Level:
        """Its level of government, as its code says."""
        if self.code.endswith("0000"):
            return Level.PROVINCE
        return Level.PREFECTURE if self.code.endswith("00") else Level.COUNTY

    @property
    def short(self) -> str:
        """Its name without its kind: 嘉兴, 黔东南, 内蒙古; two characters or more."""
        bare = expression("division_names", "kind_at_end").sub("", self.name)
        return bare if len(bare) >= 2 else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    by_code: dict[str, Division]
    by_name: dict[str, tuple[Division, ...]]  # full names, former ones too


@cache
def _table() -> _Table:
    by_code: dict[str, Division] = {}
    by_name: dict[str, tuple[Division, ...]] = {}
    for division in _divisions():
        by_code.setdefault(division.code, division)
        by_name[division.name] = (*by_name.get(division.name, ()), division)
    return _Table(by_code=by_code, by_name=by_name)


@cache
def _by_short() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for division in _divisions():
        found.setdefault(division.short, []).append(division)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _divisions() -> tuple[Division, ...]:
    return (*_current(), *_former())


def _current() -> Iterator[Division]:
    lines = shipped_text("knowledge", "data", "divisions.csv").splitlines()
    for code, name in csv.reader(lines[1:]):
        yield Division(code=code, name=name)


def _former() -> Iterator[Division]:
    for entry in load_lexicon("divisions_former"):
        code, until = entry.text("code"), entry.number("until")
        for name in entry.patterns:
            yield Division(code=code or "", name=name, until=int(until or 0), now=entry.text("now"))


def find_division(code: str) -> Division | None:
    """The place with this code; a former one where no present one has it."""
    return _table().by_code.get(code)


def places_named(name: str, *, year: int | None = None) -> tuple[Division, ...]:
    """Places with this full name, in the order of their codes.

    Args:
        name: 南湖区, 鼓楼区.
        year: Leaves out former places that had ended before; None keeps them only where no
            present place has the name.
    """
    return _alive(_table().by_name.get(name, ()), year)


def places_called(name: str, *, year: int | None = None) -> tuple[Division, ...]:
    """Places with this name in full or short: 嘉兴, 嘉兴市, 黔东南; highest level first."""
    full = places_named(name, year=year)
    if full or name.isascii():
        return full
    order = list(Level)
    found = _alive(_by_short().get(name, ()), year)
    return tuple(sorted(found, key=lambda place: (order.index(place.level), place.code)))


def _alive(places: tuple[Division, ...], year: int | None) -> tuple[Division, ...]:
    present = tuple(p for p in places if p.until is None)
    if year is None:
        return present or places
    then = tuple(p for p in places if p.until is not None and year <= p.until)
    return then + present if present or then else places


def describe_end(place: Jurisdiction) -> Notice | None:
    """What became of a former place; None for one that exists."""
    for division in _table().by_name.get(place.name, ()):
        if division.code == place.code and division.until is not None:
            name, year, now = place.name, division.until, find_division(division.now or "")
            if now is None:
                return Notice.of(NoticeCode.PLACE_ENDED, place=name, year=year)
            return Notice.of(NoticeCode.PLACE_SUCCEEDED, place=name, year=year, now=now.name)
    return None


def places_in_short(name: str) -> tuple[Division, ...]:
    """Present places with this short name, in the order of their codes."""
    return tuple(p for p in _by_short().get(name, ()) if p.until is None)


@cache
def name_beginnings() -> frozenset[str]:
    """The first two characters of all names of places, in full and in short."""
    return frozenset(name[:2] for name in _table().by_name)


@cache
def divisions_of(level: Level) -> tuple[Division, ...]:
    """All present places of a level, in the order of their codes."""
    return tuple(d for d in _table().by_code.values() if d.level is level and d.until is None)


def parents_of(division: Division) -> tuple[Division, ...]:
    """The places that a place belongs to, highest first; itself left out.

    Counties of a 直辖市 and those directly under a province have no prefecture above them.
    """
    province = find_division(division.code[:2] + "0000")
    prefecture = find_division(division.code[:4] + "00")
    above = [p for p in (province, prefecture) if p and p.code != division.code]
    return tuple(dict.fromkeys(above))


def make_jurisdiction(division: Division) -> Jurisdiction:
    """A place as a document's jurisdiction."""
    path = (*(parent.name for parent in parents_of(division)), division.name)
    return Jurisdiction(
        code=division.code,
        name=division.name,
        path=path,
        level=division.level,
        kind=_kind(division),
    )


def _kind(division: Division) -> str | None:
    found = _kind_key(division)
    return words_of("division_names", found)[0] if found else None


def _kind_key(division: Division) -> str | None:
    """The key of the lexicon under which the name of its kind stands."""
    code, name = division.code, division.name
    if code in _MUNICIPALITIES:
        return "municipality"
    if code in _SUB_PROVINCIAL:
        return "sub_provincial"
    if division.level is not Level.COUNTY:
        return None
    if code[2:4] == "90":
        return "under_province"
    functional = name.endswith(words_of("division_names", "functional_area_ending"))
    if "71" <= code[4:] <= "79" or functional:
        return "functional_area"
    return "county_level_city" if name.endswith("市") else None


def names_in(text: str, *, year: int | None = None) -> tuple[tuple[Division, ...], ...]:
    """Full names of places in a short text, in order; one entry a name, all places that bear it.

    The longest name that begins at a character counts: 浦东新区, not 浦东. Names of two characters
    (城区, 郊区) count only right after another name, since they are words too.
    """
    names, found, index, end = _table().by_name, list[tuple[Division, ...]](), 0, -1
    while index < len(text):
        least = 2 if index == end else 3
        size = next((n for n in range(15, least - 1, -1) if text[index : index + n] in names), 0)
        if size:
            found.append(places_named(text[index : index + size], year=year))
            end = index + size
        index += size or 1
    return tuple(found)
