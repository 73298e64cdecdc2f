"""Whose document it is: the place that the text names, before the one that the file names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from documents.document import Jurisdiction, Level
from documents.fold import fold_width
from documents.places import (
    COUNTRY,
    Division,
    divisions_of,
    make_jurisdiction,
    names_in,
    parents_of,
    places_called,
)

_SPEAKER = re.compile(r"代表(国务院|中央人民政府|[㐀-鿿]{0,12}?(?:人民)?政府)")
_CENTRAL = re.compile(r"国务院|中共中央|中华人民共和国|全国人民代表大会|全国人大")
_CENTRAL_ADDRESSEE = re.compile(r"各省、自治区、直辖市|各省\(区、市\)|各省、直辖市")
_SELF = {  # words by which a text speaks of its own place, and the level they tell of
    Level.PROVINCE: ("全省", "我省", "全自治区", "我区各族"),
    Level.PREFECTURE: ("全市", "我市", "全州", "我州", "全盟", "我盟"),
    Level.COUNTY: ("全县", "我县", "全区", "我区", "全旗", "我旗"),
    Level.COUNTRY: ("我国", "全国"),
}
_SELF_GOVERNMENT = {"省": Level.PROVINCE, "市": Level.PREFECTURE, "州": Level.PREFECTURE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A jurisdiction, if any, and what is doubtful about it."""

    jurisdiction: Jurisdiction | None
    warnings: tuple[str, ...] = ()


def find_jurisdiction(
    named: Sequence[str], text: str, path: Path, *, year: int | None = None
) -> Found:
    """The place whose document it is.

    Args:
        named: Texts that name it most surely, surest first: issuers, title, addressees.
        text: The document's whole text.
        path: The file; its name and folder count only where the text is silent.
        year: The year of issue, for places that have been abolished or renamed.
    """
    by_text = _from_names(named, text, year)
    by_file = _from_path(path, text, year)
    spoken = by_text or _from_mentions(text, by_file, year)
    if isinstance(spoken, _Ambiguous):
        return _settle(spoken, by_file)
    if spoken is None:
        if by_file is None:
            return Found(jurisdiction=None, warnings=("jurisdiction not found: no place is named",))
        place = make_jurisdiction(by_file)
        return Found(
            jurisdiction=place,
            warnings=(f"jurisdiction {place.name} taken from the file name; the text names none",),
        )
    return Found(jurisdiction=spoken, warnings=_disagreement(spoken, by_file))


@dataclass(frozen=True, slots=True)
class _Ambiguous:
    places: tuple[Division, ...]


def _settle(ambiguous: _Ambiguous, by_file: Division | None) -> Found:
    names = ", ".join("".join(make_jurisdiction(p).path) for p in ambiguous.places[:6])
    if by_file in ambiguous.places and by_file is not None:
        place = make_jurisdiction(by_file)
        return Found(jurisdiction=place, warnings=(f"jurisdiction {place.name} by its file name",))
    return Found(jurisdiction=None, warnings=(f"jurisdiction ambiguous: {names}",))


def _disagreement(spoken: Jurisdiction, by_file: Division | None) -> tuple[str, ...]:
    if by_file is None or spoken.code == by_file.code:
        return ()
    filed = make_jurisdiction(by_file)
    if spoken.name in filed.path or filed.name in spoken.path:
        return ()
    return (f"the text names {spoken.name}, the file name {filed.name}",)


def _from_names(
    named: Sequence[str], text: str, year: int | None
) -> Jurisdiction | _Ambiguous | None:
    spoken = [match.group(1) for match in _SPEAKER.finditer(fold_width(text[:3000]))]
    for entry in (*named, *spoken):
        plain = fold_width(entry).replace(" ", "")
        place = _lowest(names_in(plain.replace("市委", "市委 "), year=year), text)
        if place:
            return make_jurisdiction(place) if isinstance(place, Division) else place
        if _CENTRAL.search(plain) or _CENTRAL_ADDRESSEE.search(plain):
            return COUNTRY
    return _short_name(named, year)


def _short_name(named: Sequence[str], year: int | None) -> Jurisdiction | None:
    """A province or prefecture named without its kind: 数字山东2021行动方案."""
    for entry in named:
        for level in (Level.PROVINCE, Level.PREFECTURE):
            for place in divisions_of(level):
                if place.short in entry and len(places_called(place.short, year=year)) == 1:
                    return make_jurisdiction(place)
    return None


def _lowest(names: Sequence[tuple[Division, ...]], text: str) -> Division | _Ambiguous | None:
    """The last place of the first chain 浙江省 嘉兴市 南湖区; a name that several bear by context."""
    chosen: Division | None = None
    for places in names:
        below = [p for p in places if chosen and _belongs(p, chosen)]
        if chosen and not below:
            break
        options = tuple(below or places)
        picked = options[0] if len(options) == 1 else _by_context(options, text)
        if picked is None:
            return _Ambiguous(options)
        chosen = picked
    return chosen


def _belongs(place: Division, above: Division) -> bool:
    return above in parents_of(place)


def _by_context(places: Sequence[Division], text: str) -> Division | None:
    """Of places with the same name, the one whose prefecture or province the text names most."""
    scores = Counter(
        {p.code: sum(text.count(above.short) for above in parents_of(p)) for p in places}
    )
    (first, best), *others = scores.most_common(2)
    if not best or (others and others[0][1] == best):
        return None
    return next(p for p in places if p.code == first)


def _own_level(text: str) -> Level | None:
    """The level whose words a text uses most for its own place; None where it uses none."""
    counts = {level: sum(text.count(word) for word in words) for level, words in _SELF.items()}
    level = max(counts, key=lambda key: counts[key])
    return level if counts[level] > 2 else None


def _from_mentions(
    text: str, by_file: Division | None, year: int | None
) -> Jurisdiction | _Ambiguous | None:
    """The place that a text mentions most, among those of the level that it speaks for."""
    level = _own_level(text)
    if level is None:
        return None
    if level is Level.COUNTRY:
        return COUNTRY
    levels = (level, Level.PROVINCE) if level is Level.PREFECTURE else (level,)
    places = [p for each in levels for p in divisions_of(each)]
    if level is Level.PREFECTURE:
        places += [p for p in divisions_of(Level.COUNTY) if p.code[2:4] == "90"]
    counts = Counter(
        {p: text.count(p.short if level is not Level.COUNTY else p.name) for p in places}
    )
    top = counts.most_common(1)[0][1]
    best = tuple(p for p, n in counts.items() if n == top and n > 1)
    if by_file in best and by_file is not None:
        return make_jurisdiction(by_file)
    if len(best) == 1:
        return make_jurisdiction(best[0])
    return _Ambiguous(best) if best else None


def _from_path(path: Path, text: str, year: int | None) -> Division | None:
    """The place that the file's name, else its folder's, names."""
    for name in (path.stem, path.parent.name):
        for part in filter(None, re.split(r"[\s_\-—.()()]|\d+年?", name)):
            places = places_called(part, year=year)
            if len(places) > 1:
                return _by_context(places, text) or places[0]
            if places:
                return places[0]
    return None
