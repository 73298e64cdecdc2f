"""Find who is to reach a value, where that is not the place of the document: 临江新区, 各县."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from policydiff.stages.documents import Jurisdiction
from policydiff.stages.documents.metadata.divisions import name_beginnings
from policydiff.stages.knowledge.expressions import (
    Expressions,
    expression,
    expression_source,
    words_of,
)
from policydiff.stages.knowledge.fast_expressions import fast_source
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.text import fold
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.context_words import BLANK, lead_words, verbs
from policydiff.stages.targets.indicator_names import indicator_first, is_indicator
from policydiff.stages.targets.left_context import Subject, read_subject
from policydiff.stages.targets.owners.owner_places import (
    NamedPlace,
    Standing,
    place_at,
    place_sign,
    whole_owner,
)
from policydiff.stages.targets.quantities import Quantity

_WORDS = Expressions("owners")
_FIRST_WORDS = "whole", "each", "zone", "firms", "group_of_places"
_LONGEST_ZONE = 24  # code points of the name of a zone at most
_QUOTED = re.compile("“([^”]+)”")
_STOP = re.compile(r"[,;:。!?\n|]")
_TELLING = 4  # code points of an indicator that tells by itself that more may stand behind it
_FULL = ("", "。", "!", "?", "\n", "|", ";")  # what stands before the first words of a sentence


class Kind(StrEnum):
    """What kind of owner it is."""

    EACH = "each"  # 各县(市、区)
    ZONE = "zone"  # 临江新区
    FIRMS = "firms"  # 重点企业
    PLACE = "place"  # 海宁市
    WHOLE = "whole"  # 全市, 全省


@value_type
class OwnerSpan:
    """Words of a clause that say whose the values behind them are."""

    start: int
    end: int
    said: str
    names: tuple[str, ...]  # several where they are listed; none for the document's own place
    kind: Kind
    topic: bool  # it opens a sentence or a part of one: what follows is its own too
    labels: bool  # a colon stands behind it: so is the clause
    leads: bool = False  # it opens a sentence, so that parts behind semicolons are its own too
    foreign: bool = False  # a place that has nothing to do with the document's


@value_type
class OwnerPhrase:
    """One owner, or several listed, as they stand."""

    end: int
    names: tuple[str, ...]
    kind: Kind
    standing: Standing | None = None
    short: bool = False


def find_owners(
    text: str, quantities: Sequence[Quantity], home: Jurisdiction | None
) -> tuple[OwnerSpan, ...]:
    """The owners that a clause names, in reading order.

    Args:
        text: Folded, times and baselines blanked.
        quantities: Those of the clause, in reading order.
        home: The place of the document.
    """
    ends = frozenset(quantity.end for quantity in quantities)
    found = list[OwnerSpan]()
    for opening in _openings().finditer(text):
        if (place := opening["place"]) is not None and place not in name_beginnings():
            continue
        listed = opening[0] == "、" and opening.start() not in ends
        if listed or (found and opening.start() < found[-1].end):
            continue
        if (owner := _owner_behind(text, opening, quantities, home)) is not None:
            found.append(owner)
    return tuple(found)


@cache
def _openings() -> re.Pattern[str]:
    """The beginning of a text or a mark, where the first words of an owner stand behind it.

    Connecting words may stand between (`lead`). Most marks have no owner behind them, so that this
    saves the rest for most.
    """
    whole, each, zone, firms, group = map(_unnamed_source, _FIRST_WORDS)
    promoting = _unnamed_source("promoting")
    names = (*words_of("owners", "zone_kind"), *words_of("owners", "named_zone"))
    ends = "".join(sorted({word[-1] for word in names}))
    zone = rf"(?=[㐀-鿿“”]{{0,{_LONGEST_ZONE}}}[{ends}]){zone}"
    led = fast_source(f"(?!{whole}|{each})(?:{promoting}|{lead_words().pattern})")
    lead = rf"(?:{led})*+"
    place = f"(?P<place>{place_sign()})"
    owner = "|".join((f"(?P<whole>{whole})", each, firms, group, zone, place))
    mark = r"(?:[,;:。!?、(\n|]|^)(?!$|[,;:。!?、|]{3})"  # of many marks in a row the last two
    return re.compile(rf"{mark}(?=(?P<lead>{lead})(?:{owner}))")


def _unnamed_source(key: str) -> str:
    return re.sub(r"\?P<(?:lead|kind)>", "?:", expression_source("owners", key))


def without_owners(text: str, owners: Sequence[OwnerSpan]) -> str:
    """A text of the same length with stand-ins for those owners that are no part of a name."""
    parts, last = list[str](), 0
    for owner in owners:
        if owner.kind is not Kind.WHOLE:
            parts += text[last : owner.start], BLANK * (owner.end - owner.start)
            last = owner.end
    return "".join([*parts, text[last:]])


def _owner_behind(
    text: str, opening: re.Match[str], quantities: Sequence[Quantity], home: Jurisdiction | None
) -> OwnerSpan | None:
    """The owner that the words behind a mark begin with, beside connecting words."""
    position = opening.end("lead")
    opens = opening[0] in _FULL and not _promotes(text, opening.end(), position)
    if (whole := opening["whole"]) is not None:
        above, end = whole_owner(whole, home), opening.end("whole")
        said = above is not None and _measure_behind(text, end, quantities)
        names = (above,) if said and above is not None else ()
        return OwnerSpan(
            start=position,
            end=end,
            said=whole,
            names=names,
            kind=Kind.WHOLE,
            topic=opens and bool(names),
            labels=False,
        )
    phrase = owner_phrase(text, position, home)
    if phrase is None:
        return None
    if opening[0] == "(" and text.startswith(")", phrase.end):
        return None  # 中欧班列成渝号(绵阳)
    title = not opening[0] and text.startswith("。", phrase.end)  # (三)临江新区。
    labels = title or (opens and text.startswith(":", phrase.end))
    told = _WORDS["told_what_to_do"].match(text, phrase.end) is not None
    if not (labels or told or _reaches(text, phrase, quantities)):
        return None
    return OwnerSpan(
        start=position,
        end=phrase.end,
        said=text[position : phrase.end],
        names=phrase.names,
        kind=phrase.kind,
        topic=opens or told or _are_promoted(opening, phrase),
        labels=labels,
        leads=opens and opening[0] != ";",
        foreign=phrase.standing is Standing.FOREIGN,
    )


def _are_promoted(opening: re.Match[str], phrase: OwnerPhrase) -> bool:
    """Whether a sentence has firms act, of whom what follows is told too: 推动国有企业…."""
    return phrase.kind is Kind.FIRMS and opening[0] in _FULL


def _promotes(text: str, position: int, end: int) -> bool:
    """Whether one of the connecting words between two positions has somebody act: 推动, 确保."""
    while position < end:
        if _WORDS["promoting"].match(text, position):
            return True
        lead = lead_words().match(text, position)
        position = lead.end() if lead else end
    return False


def owner_phrase(text: str, position: int, home: Jurisdiction | None) -> OwnerPhrase | None:
    """The owner at a position, with those that are listed behind it."""
    first = _single(text, position, home)
    while first is not None:
        joined = _WORDS["joiner"].match(text, first.end)
        more = _single(text, joined.end(), home) if joined else None
        if more is None:
            return None if joined and joined[0] in words_of("owners", "list_joiner") else first
        first = replace(first, end=more.end, names=(*first.names, *more.names))
    return None


def _single(text: str, position: int, home: Jurisdiction | None) -> OwnerPhrase | None:
    if each := _WORDS["each"].match(text, position):
        return OwnerPhrase(end=each.end(), names=(each[0].removesuffix("内"),), kind=Kind.EACH)
    if group := _WORDS["group_of_places"].match(text, position):
        names = tuple(f"“{name}”{group['kind']}" for name in _QUOTED.findall(group[0]))
        return OwnerPhrase(end=group.end(), names=names, kind=Kind.ZONE)
    zone = _WORDS["zone"].match(text, position)
    if zone and not _acts(zone["lead"]):
        return OwnerPhrase(end=zone.end(), names=(zone[0].removesuffix("内"),), kind=Kind.ZONE)
    if firms := _WORDS["firms"].match(text, position):
        return OwnerPhrase(end=firms.end(), names=(firms[0],), kind=Kind.FIRMS)
    place = place_at(text, position, home)
    return None if place is None else _of_place(place)


def _acts(lead: str) -> bool:
    """Whether the words before the kind of a zone do something: 建设|高新区; not 教育|试验区."""
    attributes = words_of("owners", "attribute_of_zone")
    found = verbs().finditer(lead)
    return any(verb.start() == 0 or verb[0] not in attributes for verb in found)


def _of_place(place: NamedPlace) -> OwnerPhrase:
    names = () if place.standing is Standing.OWN else (place.name,)
    return OwnerPhrase(
        end=place.end, names=names, kind=Kind.PLACE, standing=place.standing, short=place.short
    )


def _reaches(text: str, phrase: OwnerPhrase, quantities: Sequence[Quantity]) -> bool:
    """Whether what stands behind an owner is what it is to reach."""
    linked = _WORDS["linking"].match(text, phrase.end)
    start = linked.end() if linked else phrase.end
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    value = next((q for q in quantities if start <= q.number < end), None)
    if value is None:
        return indicator_first(text[start:end]) != ""
    subject = read_subject(text, start, value.start)
    worked = text.startswith(words_of("owners", "making"), start) and phrase.kind is not Kind.EACH
    if worked and not is_indicator(subject.text):
        return False
    if subject.acts:
        own = text.startswith(words_of("owners", "own_doing"), start)
        return own or phrase.kind is not Kind.FIRMS
    if not subject.text:
        return _shares(value, subject)
    return _measures(subject, value, phrase)


def _measure_behind(text: str, start: int, quantities: Sequence[Quantity]) -> bool:
    """Whether an indicator of the lexicon stands behind a position, before the next value."""
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    value = next((q.start for q in quantities if start <= q.number < end), None)
    if value is None:
        return indicator_first(text[start:end]) != ""
    return is_indicator(read_subject(text, start, value).text)


def _shares(value: Quantity, subject: Subject) -> bool:
    """Whether a value alone is one of an owner (高新区增长9%), none of counted owners (新区3个)."""
    compared = bool(subject.predicate) or value.mode is not None
    return value.unit.kind in (UnitKind.SHARE, UnitKind.RATE, UnitKind.MULTIPLE) or (
        compared and value.unit.kind is UnitKind.MONEY
    )


def _measures(subject: Subject, value: Quantity, phrase: OwnerPhrase) -> bool:
    """Whether a name is that of a measure, which an owner can reach."""
    if is_indicator(subject.text) or len(indicator_first(subject.text)) >= _TELLING:
        return True
    if phrase.short or subject.text in words_of("owners", "count_of_owners"):
        return False
    bound = value.start < value.number  # 各市域内互认项目超过200项
    if phrase.kind is Kind.EACH and (bound or verbs().search(subject.text)):
        return True
    measured = subject.text.endswith(words_of("owners", "measured_by"))
    people = value.unit.name in words_of("surroundings", "people_unit")
    counted = value.unit.kind is UnitKind.COUNT and not people
    return (measured and not counted) or (bool(subject.predicate) and not phrase.short)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedName:
    """The name of a row of a table, and whose it is."""

    name: str
    owner: str | None
    foreign: bool = False


@lru_cache(maxsize=4096)
def zone_in_name(name: str) -> OwnedName:
    """The same of a zone alone, whose name a measure has taken from the segment before it.

    Only a plain measure behind it (税收, 总产值) is the zone's: 高新区基础设施投资 and the share of
    zones that reach something are not.
    """
    zone = _WORDS["zone"].match(name)
    rest = name[zone.end() :] if zone and zone["lead"] else ""
    alone = expression("topics", "industry_measure").fullmatch(rest) is not None
    measure = bool(rest) and (alone or is_indicator(rest))
    return owner_in_name(name, None) if measure else OwnedName(name=name, owner=None)


def owner_in_name(name: str, home: Jurisdiction | None) -> OwnedName:
    """An indicator and its owner: 临江新区地区生产总值 is 地区生产总值 of 临江新区."""
    folded = fold(name)
    phrase = None if is_indicator(folded) else owner_phrase(folded, 0, home)
    if phrase is None:
        return OwnedName(name=name, owner=None)
    linked = _WORDS["linking"].match(folded, phrase.end)
    rest = folded[linked.end() if linked else phrase.end :]
    counted = rest in words_of("owners", "count_of_owners")
    if counted or not (is_indicator(rest) or rest.endswith(words_of("owners", "measured_by"))):
        return OwnedName(name=name, owner=None)
    foreign = phrase.standing is Standing.FOREIGN
    return OwnedName(name=rest, owner="、".join(phrase.names) or None, foreign=foreign)
