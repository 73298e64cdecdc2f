"""Find who is to reach a value, where that is not the place of the document: 临江新区, 各县."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from policydiff.stages.documents import Jurisdiction
from policydiff.stages.knowledge.expressions import Expressions, expression_source, words_of
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
_JOINERS = Expressions("list_connectives")
_FIRST_WORDS = "whole", "each", "zone", "firms", "promoting"
_LONGEST_ZONE = 24  # code points of the name of a zone at most
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
    topic: bool  # it opens a sentence: what follows is its own too
    labels: bool  # a colon stands behind it: so is the clause
    foreign: bool = False  # a place that has nothing to do with the document's


@value_type
class _Phrase:
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
    for opening in _openings(home).finditer(text):
        listed = opening[0] == "、" and opening.start() not in ends
        if listed or (found and opening.start() < found[-1].end):
            continue
        if (owner := _owner_behind(text, opening, quantities, home)) is not None:
            found.append(owner)
    return tuple(found)


@lru_cache(maxsize=64)
def _openings(home: Jurisdiction | None) -> re.Pattern[str]:
    """The beginning of a text or a mark, where the first words of an owner stand behind it.

    Connecting words may stand between (`lead`). Most marks have no owner behind them, so that this
    saves the rest for most.
    """
    whole, each, zone, firms, promoting = map(_unnamed_source, _FIRST_WORDS)
    ends = "".join(sorted({word[-1] for word in words_of("owners", "zone_kind")}))
    zone = rf"(?=[㐀-鿿]{{0,{_LONGEST_ZONE}}}[{ends}]){zone}"
    lead = rf"(?:(?!{whole})(?:{promoting}|{lead_words().pattern}))*+"
    owner = "|".join((f"(?P<whole>{whole})", each, firms, zone, place_sign(home)))
    return re.compile(rf"(?:[,;:。!?、(\n|]|^)(?!$)(?=(?P<lead>{lead})(?:{owner}))")


def _unnamed_source(key: str) -> str:
    return expression_source("owners", key).replace("?P<lead>", "?:")


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
    phrase = _phrase(text, position, home)
    if phrase is None:
        return None
    if opening[0] == "(" and text.startswith(")", phrase.end):
        return None  # 中欧班列成渝号(绵阳)
    labels = opens and text.startswith(":", phrase.end)
    if not (labels or _reaches(text, phrase, quantities)):
        return None
    return OwnerSpan(
        start=position,
        end=phrase.end,
        said=text[position : phrase.end],
        names=phrase.names,
        kind=phrase.kind,
        topic=opens,
        labels=labels,
        foreign=phrase.standing is Standing.FOREIGN,
    )


def _promotes(text: str, position: int, end: int) -> bool:
    """Whether one of the connecting words between two positions has somebody act: 推动, 确保."""
    while position < end:
        if _WORDS["promoting"].match(text, position):
            return True
        lead = lead_words().match(text, position)
        position = lead.end() if lead else end
    return False


def _phrase(text: str, position: int, home: Jurisdiction | None) -> _Phrase | None:
    """The owner at a position, with those that are listed behind it."""
    first = _single(text, position, home)
    while first is not None:
        joined = _WORDS["joiner"].match(text, first.end)
        more = _single(text, joined.end(), home) if joined else None
        if more is None:
            return None if joined and joined[0] in words_of("owners", "list_joiner") else first
        first = replace(first, end=more.end, names=(*first.names, *more.names))
    return None


def _single(text: str, position: int, home: Jurisdiction | None) -> _Phrase | None:
    if each := _WORDS["each"].match(text, position):
        return _Phrase(end=each.end(), names=(each[0],), kind=Kind.EACH)
    zone = _WORDS["zone"].match(text, position)
    if zone and verbs().search(zone["lead"]) is None:
        return _Phrase(end=zone.end(), names=(zone[0],), kind=Kind.ZONE)
    if firms := _WORDS["firms"].match(text, position):
        return _Phrase(end=firms.end(), names=(firms[0],), kind=Kind.FIRMS)
    place = place_at(text, position, home)
    return None if place is None else _of_place(place)


def _of_place(place: NamedPlace) -> _Phrase:
    names = () if place.standing is Standing.OWN else (place.name,)
    return _Phrase(
        end=place.end, names=names, kind=Kind.PLACE, standing=place.standing, short=place.short
    )


def _reaches(text: str, phrase: _Phrase, quantities: Sequence[Quantity]) -> bool:
    """Whether what stands behind an owner is what it is to reach."""
    linked = _WORDS["linking"].match(text, phrase.end)
    start = linked.end() if linked else phrase.end
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    value = next((q for q in quantities if start <= q.number < end), None)
    if value is None:
        return indicator_first(text[start:end]) != ""
    subject = read_subject(text, start, value.start)
    if text.startswith(words_of("owners", "making"), start) and phrase.kind is not Kind.EACH:
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


def _measures(subject: Subject, value: Quantity, phrase: _Phrase) -> bool:
    """Whether a name is that of a measure, which an owner can reach."""
    if is_indicator(subject.text) or len(indicator_first(subject.text)) >= _TELLING:
        return True
    if phrase.short or subject.text in words_of("owners", "count_of_owners"):
        return False
    if phrase.kind is Kind.EACH and verbs().search(subject.text):
        return True
    measured = subject.text.endswith(words_of("owners", "measured_by"))
    counted = value.unit.kind is UnitKind.COUNT
    return (measured and not counted) or (bool(subject.predicate) and not phrase.short)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedName:
    """The name of a row of a table, and whose it is."""

    name: str
    owner: str | None
    foreign: bool = False


def owner_in_name(name: str, home: Jurisdiction | None) -> OwnedName:
    """An indicator and its owner: 临江新区地区生产总值 is 地区生产总值 of 临江新区."""
    folded = fold(name)
    phrase = None if is_indicator(folded) else _phrase(folded, 0, home)
    if phrase is None:
        return OwnedName(name=name, owner=None)
    linked = _WORDS["linking"].match(folded, phrase.end)
    rest = folded[linked.end() if linked else phrase.end :]
    counted = rest in words_of("owners", "count_of_owners")
    if counted or not (is_indicator(rest) or rest.endswith(words_of("owners", "measured_by"))):
        return OwnedName(name=name, owner=None)
    foreign = phrase.standing is Standing.FOREIGN
    return OwnedName(name=rest, owner="、".join(phrase.names) or None, foreign=foreign)


@value_type
class Owned:
    """Whose a value is."""

    name: str | None
    firms: bool = False
    said: str = ""  # the words right before the indicator, which its text keeps
    start: int | None = None  # where these begin
    foreign: bool = False


NOBODY = Owned(name=None)


def owner_at(
    owners: Sequence[OwnerSpan],
    position: int,
    *,
    segment: int,
    stop: int,
    numbers: Sequence[int],
    text: str,
) -> Owned:
    """Whose the value at a position is.

    Args:
        owners: Of the clause, in reading order.
        position: Of the value's number.
        segment: Where its segment begins.
        stop: Where its part of the sentence (behind a semicolon) begins.
        numbers: The positions of the numbers of the segment, ascending.
        text: Of the clause, folded, times and owners blanked.
    """
    before = [owner for owner in owners if owner.start < position]
    if not before:
        return NOBODY
    last = before[-1]
    if last.start >= segment:
        own = _one_of(last, position, numbers, text)
        if last.kind is Kind.WHOLE:
            return Owned(name=own)
        return replace(_owned(last), name=own, said=last.said, start=last.start)
    if last.topic and last.start >= stop and not _subject_between(text, last.end, position):
        return _owned(last)
    labels = before[0]
    if labels.labels and last is labels:
        return _owned(labels)
    return NOBODY


def _owned(owner: OwnerSpan) -> Owned:
    return Owned(
        name="、".join(owner.names) or None,
        firms=owner.kind is Kind.FIRMS,
        foreign=owner.foreign,
    )


def _subject_between(text: str, start: int, end: int) -> bool:
    """Whether a segment between two positions has a subject of its own: 金砖基地促成3个项目."""
    first = text.find(",", start, end)
    segments = text[first + 1 : end].split(",") if first >= 0 else ()
    return any(map(_has_subject, segments))


def _has_subject(words: str) -> bool:
    start = 0
    while (lead := lead_words().match(words, start)) and lead.end() > start:
        start = lead.end()
    found = verbs().search(words, start)
    if found is None or found.start() < start + 2:
        return False
    return not words[start : found.start()].endswith(words_of("owners", "measured_by"))


def _one_of(owner: OwnerSpan, position: int, numbers: Sequence[int], text: str) -> str | None:
    """The owner, or of several (高新区、经开区分别增长9%、8%) the one that the value belongs to."""
    behind = [number for number in numbers if number >= owner.end]
    apart = _JOINERS["respectively"].search(text, owner.end, position) is not None
    if apart and len(owner.names) == len(behind) > 1:
        return owner.names[behind.index(position)]
    return "、".join(owner.names) or None
