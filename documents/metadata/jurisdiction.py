"""Find whose document it is: the text's own words come first, the file name last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policydiff.stages.documents.metadata.divisions import (
    COUNTRY,
    Division,
    describe_end,
    divisions_of,
    make_jurisdiction,
    names_in,
    parents_of,
    places_called,
)
from policydiff.stages.documents.model.document import Jurisdiction, Level
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import fold_width

_SPEECH = 3000  # characters at the beginning in which a speaker says for whom he reports
_CITY_OR_STATE = ("市", "州")  # kinds of prefectures that speak of themselves by their kind
_PLACES = "place_references"
_OWN = {  # words by which a text speaks of its own place, and the level they tell of
    Level.PROVINCE: "own_province",
    Level.PREFECTURE: "own_prefecture",
    Level.COUNTY: "own_county",
}
_GOVERNMENTS = {  # how the government for which a report speaks is called without its name
    "country_government": Level.COUNTRY,
    "province_government": Level.PROVINCE,
    "prefecture_government": Level.PREFECTURE,
    "county_government": Level.COUNTY,
}
_BELOW = 0.25  # share of the most used level's words that a lower level needs, in [0, 1]
# Share of the country's words that those of a place need, in [0, 1]: national plans had 0.06 at
# most (全市 of a city that they name), plans of places 0.3 and more.
_LEAST = 0.1
_SURE = 10  # times that it must speak of the country where it speaks of a place of its own too
_OFTEN = 3  # times that a text must use such words to be believed


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A jurisdiction, if any, and what is doubtful about it."""

    jurisdiction: Jurisdiction | None
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ambiguous:
    """Places among which the text does not decide."""

    places: tuple[Division, ...]


_Answer = Jurisdiction | _Ambiguous | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What may tell whose document it is."""

    issuers: tuple[str, ...]
    titles: tuple[str, ...]  # of the plan and of the notice it came with
    head: tuple[str, ...]  # lines before the text: addressees, bylines
    text: str
    path: Path  # its name and folder count only where the text is silent
    year: int | None = None  # of issue, for places that were abolished or renamed


def find_jurisdiction(clues: Clues) -> FoundPlace:
    """The place whose document it is, and warnings where text and file name disagree.

    The text decides: the government for which a report speaks, issuers, titles, addressees, then
    the place that it mentions most among those of the level that it speaks of.
    """
    filed = _from_path(clues)
    by_file = filed[0] if len(filed) == 1 else None
    spoken = _from_text(clues, by_file)
    if isinstance(spoken, _Ambiguous):
        return _settle(spoken, filed)
    if spoken is None:
        return _silent(filed)
    ended = describe_end(spoken)
    warnings = (*_disagreement(spoken, by_file), *((ended,) if ended else ()))
    return FoundPlace(jurisdiction=spoken, warnings=warnings)


def _silent(filed: Sequence[Division]) -> FoundPlace:
    """What the file's name says where the text names no place."""
    if not filed:
        return FoundPlace(jurisdiction=None, warnings=(Notice.of(NoticeCode.PLACE_NOT_FOUND),))
    if len(filed) > 1:
        return _open(filed)
    place = make_jurisdiction(filed[0])
    taken = Notice.of(NoticeCode.PLACE_FROM_FILE_NAME, place=place.name)
    return FoundPlace(jurisdiction=place, warnings=(taken,))


def _settle(ambiguous: _Ambiguous, filed: Sequence[Division]) -> FoundPlace:
    """One of the places that the text may mean, where the file's name means just that one."""
    both = [place for place in ambiguous.places if place in filed]
    if len(both) != 1:
        return _open(ambiguous.places)
    place = make_jurisdiction(both[0])
    settled = Notice.of(NoticeCode.PLACE_BY_FILE_NAME, place=place.name)
    return FoundPlace(jurisdiction=place, warnings=(settled,))


def _open(places: Sequence[Division]) -> FoundPlace:
    """An ambiguous place settles nothing: the candidates are told."""
    names = ", ".join("".join(make_jurisdiction(place).path) for place in places[:6])
    ambiguous = Notice.of(NoticeCode.PLACE_AMBIGUOUS, places=names)
    return FoundPlace(jurisdiction=None, warnings=(ambiguous,))


def _disagreement(spoken: Jurisdiction, by_file: Division | None) -> tuple[Notice, ...]:
    if by_file is None or spoken.code == by_file.code:
        return ()
    filed = make_jurisdiction(by_file)
    if spoken.name in filed.path or filed.name in spoken.path:
        return ()
    return (Notice.of(NoticeCode.PLACE_CONTRADICTED, place=spoken.name, other=filed.name),)


def _from_text(clues: Clues, by_file: Division | None) -> _Answer:
    spoken, byline = represented(clues.text), expression(_PLACES, "spoken_at")
    bylines = (line for line in clues.head if len(line) <= 90 and byline.search(fold_width(line)))
    answer = (
        _named(spoken, clues)
        or _of_issuers(clues)
        or _named((*map(_issuing_part, clues.titles), *bylines), clues)
        or _central(clues)
        or _named(clues.titles, clues)
        or _short_name(clues.titles)
        or _explained(clues)
    )
    if answer is not None:
        return answer
    level = _spoken_level(spoken[0]) if spoken else _own_level(clues.text)
    if level is Level.COUNTRY:
        return COUNTRY
    kind = spoken[0][0] if spoken and spoken[0][0] in _CITY_OR_STATE else ""
    return _most_mentioned(clues, level, by_file, kind=kind) if level else None


def represented(text: str) -> list[str]:
    """The governments for which a speaker at the beginning of a text says that he reports."""
    said = expression(_PLACES, "represented_government").finditer(fold_width(text[:_SPEECH]))
    return [match.group(1) for match in said]


def _of_issuers(clues: Clues) -> _Answer:
    """The place of the first issuer; of joint ones that of a government below it.

    What a department of a city and the government of a district issue together is the district's.
    """
    first = _named(clues.issuers, clues)
    if not isinstance(first, Jurisdiction):
        return first
    for issuer in clues.issuers:
        other = _named((issuer,), clues)
        below = isinstance(other, Jurisdiction) and first.name in other.path[:-1]
        if below and issuer.endswith(words_of(_PLACES, "own_government")):
            return other
    return first


def _explained(clues: Clues) -> Jurisdiction | None:
    """The country, where a body of the central government explains a rule (由某部负责解释)."""
    said = expression(_PLACES, "explained_by").search(fold_width(clues.text[-_SPEECH:]))
    return COUNTRY if said and _central_names().match(said[1]) else None


def _named(texts: Iterable[str], clues: Clues) -> _Answer:
    """The place that the first of these texts with a place names in full."""
    for text in texts:
        place = _lowest(names_in(_party(text), year=clues.year), clues.text)
        if isinstance(place, Division):
            return make_jurisdiction(place)
        if place is not None:
            return place
    return None


def _issuing_part(title: str) -> str:
    """The part of a title that tells of its issuer: what follows 关于 is only what it is about."""
    about = expression("document_frame", "titled_about").search(title)
    return title[: about.start()] if about else title


def _party(text: str) -> str:
    """A text for the search of names: 中共嘉兴市委 names 嘉兴市."""
    return re.sub(r"\s", "", fold_width(text)).removeprefix(_party_prefix())


def _party_prefix() -> str:
    return words_of("document_frame", "party_prefix")[0]


def _lowest(names: Sequence[tuple[Division, ...]], text: str) -> Division | _Ambiguous | None:
    """The last place of the first chain 浙江省 嘉兴市 南湖区; shared names by their context."""
    chosen: Division | None = None
    for places in names:
        below = tuple(p for p in places if chosen and chosen in parents_of(p))
        if chosen and not below:
            break
        options = below or places
        picked = options[0] if len(options) == 1 else _by_context(options, text)
        if picked is None:
            return _Ambiguous(options)
        chosen = picked
    return chosen


def _by_context(places: Sequence[Division], text: str) -> Division | None:
    """Of places with the same name, the one whose prefecture or province the text names most."""
    scores = Counter(
        {p.code: sum(text.count(above.short) for above in parents_of(p)) for p in places}
    )
    (first, best), *others = scores.most_common(2)
    if not best or (others and others[0][1] == best):
        return None
    return next(p for p in places if p.code == first)


@cache
def _central_names() -> re.Pattern[str]:
    entries = load_lexicon("central_bodies")
    return re.compile("|".join(re.escape(p) for entry in entries for p in entry.patterns))


def _central(clues: Clues) -> Jurisdiction | None:
    """The country, where a body of the central government issues or provinces are addressed."""
    if any(_central_names().match(fold_width(name).strip()) for name in clues.issuers):
        return COUNTRY
    if any(map(_is_central_title, clues.titles)):
        return COUNTRY
    addressed = (fold_width(line).strip() for line in clues.head)
    central = expression(_PLACES, "central_addressee")
    return COUNTRY if any(central.match(line) for line in addressed) else None


def _is_central_title(title: str) -> bool:
    """Whether a title begins with a central body that issues, as those do before 关于."""
    if expression(_PLACES, "central_title").match(title):
        return True
    return _issuing_part(title) != title and _central_names().match(fold_width(title)) is not None


def _short_name(titles: Iterable[str]) -> Jurisdiction | None:
    """A province or prefecture that a title names without its kind: 数字山东2021行动方案."""
    for title in titles:
        for level in (Level.PROVINCE, Level.PREFECTURE):
            for place in divisions_of(level):
                if place.short in title and len(places_called(place.short)) == 1:
                    return make_jurisdiction(place)
    return None


def _spoken_level(spoken: str) -> Level | None:
    told = (level for key, level in _GOVERNMENTS.items() if expression(_PLACES, key).search(spoken))
    return next(told, None)


def _own_level(text: str) -> Level | None:
    """The lowest level whose words a text uses often for its own place; None where it uses none."""
    counts = {level: _count(text, key) for level, key in _OWN.items()}
    if _count(text, "autonomous_region") >= _OFTEN:  # there 全区 is the region
        counts[Level.COUNTY] -= _count(text, "whole_region")
    most = max(counts.values())
    country = _count(text, "own_country")
    if most < country * _LEAST:
        return Level.COUNTRY if country >= _OFTEN else None
    # A text often speaks of the level above it too (全省首个), seldom of the one below.
    for level in (Level.COUNTY, Level.PREFECTURE, Level.PROVINCE):
        if counts[level] >= max(_OFTEN, most * _BELOW):
            return level
    return Level.COUNTRY if country >= (_SURE if most else _OFTEN) else None


def _count(text: str, key: str) -> int:
    """How often the words of an entry stand in a text."""
    return sum(text.count(word) for word in words_of(_PLACES, key))


def _most_mentioned(clues: Clues, level: Level, by_file: Division | None, *, kind: str) -> _Answer:
    """The place of a level that a text mentions most; one that the file names settles near ties.

    Of prefectures those of the kind for whose government it speaks: 市人民政府 is none of a 州.
    """
    able = (p for p in _candidates(level) if level is not Level.PREFECTURE or p.name.endswith(kind))
    counts = Counter({p: _mentions(p, clues.text) for p in able})
    (_, top) = counts.most_common(1)[0]
    best = tuple(p for p, count in counts.items() if count == top and count > 1)
    if by_file in counts and by_file is not None and counts[by_file] * 2 >= top > 1:
        return make_jurisdiction(by_file)
    if len(best) == 1:
        return make_jurisdiction(best[0])
    return _Ambiguous(best) if best else None


def _candidates(level: Level) -> tuple[Division, ...]:
    places = divisions_of(level)
    if level is not Level.PREFECTURE:
        return places
    # Cities directly under a province or the centre speak of themselves as any city does.
    direct = tuple(p for p in divisions_of(Level.COUNTY) if p.code[2:4] == "90")
    direct += tuple(p for p in divisions_of(Level.PROVINCE))
    return (*places, *_namesakes(), *(p for p in direct if p.name.endswith("市")))


@cache
def _namesakes() -> tuple[Division, ...]:
    """Cities that share their short name with the prefecture around them: 恩施市 in 恩施州."""
    shorts = {p.short for p in divisions_of(Level.PREFECTURE) if not p.name.endswith("市")}
    cities = (p for p in divisions_of(Level.COUNTY) if p.name.endswith("市"))
    return tuple(p for p in cities if p.short in shorts and p.code[2:4] != "90")


def _mentions(place: Division, text: str) -> int:
    """How often a text names a place; one that shares its short name needs its full one."""
    if place.level is Level.COUNTY and place.code[2:4] != "90":
        return text.count(place.name) if len(place.name) > 2 else 0  # 范县 stands in 示范县
    shared = place.level is Level.PREFECTURE and any(
        p.level is Level.PROVINCE for p in places_called(place.short)
    )
    if shared or place.level is not Level.PREFECTURE:
        return text.count(place.name if shared else place.short)
    of_city = sum(text.count(p.name) for p in _namesakes() if p.short == place.short)
    return text.count(place.short) - of_city


def _from_path(clues: Clues) -> tuple[Division, ...]:
    """The places that the file's name, else its folder's, may mean; one where it is clear."""
    for name in (clues.path.stem, clues.path.parent.name):
        parts = filter(None, re.split(r"[\s_\-—.()]|\d+年?", fold_width(name)))
        found = [places for part in parts if (places := _named_by(part, clues))]
        if found:
            return _below_first(found)
    return ()


def _below_first(found: Sequence[tuple[Division, ...]]) -> tuple[Division, ...]:
    """The places of the first part, or those below them that later parts name: 浙江, 绍兴市."""
    chosen = found[0]
    for places in found[1:]:
        below = tuple(p for p in places if any(above in parents_of(p) for above in chosen))
        chosen = below or chosen
    return chosen


def _named_by(part: str, clues: Clues) -> tuple[Division, ...]:
    """The places that a part of a file's name may mean."""
    if places := places_called(part, year=clues.year):
        return _narrowed(places, clues.text)
    chain = _lowest(names_in(_party(part), year=clues.year), clues.text)
    if chain is None:
        return ()
    return (chain,) if isinstance(chain, Division) else chain.places


def _narrowed(places: tuple[Division, ...], text: str) -> tuple[Division, ...]:
    """Of places that a file name may mean, the one on the level of which the text speaks."""
    spoken = represented(text)
    level = _spoken_level(spoken[0]) if spoken else _own_level(text)
    at_level = [p for p in places if p.level is level]
    one = at_level[0] if len(at_level) == 1 else _by_context(places, text)
    return places if one is None else (one,)
