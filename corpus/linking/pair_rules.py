"""Rules for which documents are linked: by place, level and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from policydiff.stages.compare.indicators.relationship import contains, same_place
from policydiff.stages.compare.series.escalation import superiors
from policydiff.stages.corpus.store.row_decoding import decode_place
from policydiff.stages.corpus.store.store import Store
from policydiff.stages.documents import Jurisdiction
from policydiff.stages.support.errors import SettingsError


class Pairs(StrEnum):
    """How two documents must stand to each other."""

    VERSIONS = "versions"  # of one place: versions of a document, and its successors
    JURISDICTIONS = "jurisdictions"  # of different places of one level
    LEVELS = "levels"  # of a place and one that it belongs to
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A range, both ends in it."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which pairs of documents are wanted."""

    pairs: Pairs = Pairs.ALL
    years: Years | None = None  # that both documents plan for, in part at least
    places: tuple[str, ...] = ()  # names that stand in the path of both, or codes; none: all


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a rule looks at."""

    document: str
    date: str | None
    first_year: int | None
    last_year: int | None
    place: Jurisdiction | None

    @property
    def age(self) -> tuple[str, str]:
        """What puts the earlier of two documents first: the issue, else the first year, the id."""
        year = "9999" if self.first_year is None else str(self.first_year)
        return self.date or year, self.document

    @property
    def year(self) -> int | None:
        """The year of issue, else the first year planned for."""
        return int(self.date[:4]) if self.date else self.first_year


_COLUMNS = (
    *("document", "issued", "first_year", "last_year", "code", "place", "path", "level"),
    "place_kind",
)


def read_facts(store: Store) -> tuple[Facts, ...]:
    """The facts of all documents, by id."""
    rows = store.table("documents", columns=_COLUMNS).to_pylist()
    return tuple(
        Facts(
            document=row["document"],
            date=row["issued"],
            first_year=row["first_year"],
            last_year=row["last_year"],
            place=decode_place(row),
        )
        for row in rows
    )


def parse_years(text: str | None) -> Years | None:
    """A year, or two joined by a hyphen.

    Raises:
        SettingsError: It is neither.
    """
    if text is None:
        return None
    first, _, last = text.partition("-")
    try:
        years = Years(first=int(first), last=int(last or first))
    except ValueError as error:
        raise SettingsError("--years", f"{text!r} is no range", hint="2015-2020 or 2019") from error
    if years.first > years.last:
        raise SettingsError("--years", f"{text!r} runs backwards", hint="2015-2020 or 2019")
    return years


def takes_part(rule: Rule, facts: Facts) -> bool:
    """Whether a document may be in a pair at all."""
    if rule.years is not None:
        first = facts.first_year if facts.first_year is not None else facts.year
        last = facts.last_year if facts.last_year is not None else facts.year
        if first is None or last is None:
            return False
        if last < rule.years.first or first > rule.years.last:
            return False
    return not rule.places or any(_is_in(text, facts.place) for text in rule.places)


def allows(rule: Rule, one: Facts, two: Facts) -> bool:
    """Whether two documents that take part make a pair."""
    a, b = one.place, two.place
    if rule.pairs is Pairs.VERSIONS:
        return same_place(a, b)
    if rule.pairs is Pairs.LEVELS:
        return not same_place(a, b) and contains(a, b)
    if rule.pairs is Pairs.JURISDICTIONS:
        return a is not None and b is not None and a.level is b.level and a.code != b.code
    return True


def few_partners(rule: Rule, facts: Sequence[Facts], *, most: int) -> Iterator[tuple[int, int]]:
    """Pairs, by position, of documents that have so few partners that none need be left out."""
    if rule.pairs is Pairs.VERSIONS:
        groups = _by_code(facts).values()
        few = (group for group in groups if len(group) <= most + 1)
        yield from (pair for group in few for pair in combinations(group, 2))
    elif rule.pairs is Pairs.LEVELS:
        yield from _below(facts, most=most)
    elif len(facts) <= most + 1:
        yield from (
            (a, b)
            for a, b in combinations(range(len(facts)), 2)
            if allows(rule, facts[a], facts[b])
        )


def _below(facts: Sequence[Facts], *, most: int) -> Iterator[tuple[int, int]]:
    """Documents and those of the places above, where these are few."""
    by_code = _by_code(facts)
    for at, found in enumerate(facts):
        above = superiors(found.place) if found.place else ()
        partners = [other for place in above for other in by_code.get(place.code, ())]
        if len(partners) <= most:
            yield from ((min(at, other), max(at, other)) for other in partners)


def _by_code(facts: Iterable[Facts]) -> Mapping[str, list[int]]:
    groups = defaultdict[str, list[int]](list)
    for at, found in enumerate(facts):
        if found.place is not None:
            groups[found.place.code].append(at)
    return groups


def _is_in(text: str, place: Jurisdiction | None) -> bool:
    if place is None:
        return False
    return text == place.code or any(text in name for name in (place.name, *place.path))
