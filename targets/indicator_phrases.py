"""Find the indicator of a value in the words to its left and right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.context_words import bare_heads, kept_verbs, kept_verbs_at_end
from policydiff.stages.targets.left_context import Subject, is_headlike
from policydiff.stages.targets.quantities import Quantity

_VERBS = Expressions("quantity_verbs")
_MEASURES = Expressions("measure_words")
_PARTS = Expressions("measured_parts")
_JOINERS = Expressions("list_connectives")
_ASIDES = Expressions("asides")

_LIST = 20  # longer lists of names are not written out
_AND_MORE = re.compile(r"等(?!级|候)")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A value and the words around it."""

    subject: Subject  # what stands before it
    right: str  # what stands behind it, up to the next break; "" where nothing does
    right_end: int  # where that ends
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An indicator, and where the quote that has it ends."""

    text: str
    end: int


def indicator_of(words: Words) -> Named:
    """The indicator, from before the number or from behind it.

    Counted things stand behind the number where only a verb or a list ending in 等 stands
    before it: 建成30个医学重点学科, 子城等4个样板区.
    """
    name, right, quantity = words.subject.text, words.right, words.quantity
    here = Named(text=name, end=quantity.end)
    if quantity.mode is not None or not right:
        return here
    if quantity.unit.kind in (UnitKind.SHARE, UnitKind.MULTIPLE, UnitKind.RATE):
        if right.startswith(words_of("measure_words", "coverage")):
            return Named(text=name + right, end=words.right_end)
        return here if name else Named(text=right, end=words.right_end)
    verb = words.subject.verb
    if name in (verb, "") or name.endswith(("等", "的")):
        lead = "" if right.startswith(verb) else verb
        return Named(text=lead + right, end=words.right_end)
    if words.subject.predicate:
        return here
    if _VERBS["event_verb"].match(right):
        return Named(text=name + right, end=words.right_end)
    lead = "" if right.startswith(verb) else verb
    return Named(text=lead + right, end=words.right_end)


def carried(indicator: str, *, before: str, root: str, near: bool) -> str:
    """The indicator, or what the value before named where this one names none of its own.

    Args:
        indicator: As named here; "" where nothing is.
        before: The indicator of the value before it.
        root: The last indicator that is no bare head: 引进人才 before 增长率.
        near: Whether that value stands in this segment or in the one before.
    """
    if not indicator:
        return before
    if near and (level := with_level(indicator, before)) is not None:
        return level
    if near and indicator in words_of("measure_words", "yield"):
        area = _MEASURES["area_at_end"].search(before)
        if area is not None:
            return before[: area.start()] + indicator
    if near and root and is_headlike(indicator) and not indicator.startswith(root):
        if kept_verbs().fullmatch(root):
            return indicator
        return root if root.endswith(indicator) else root + indicator
    return indicator


def with_level(name: str, noun: str) -> str | None:
    """A name that is only a level (省级) with the noun of another one (市级美丽村居)."""
    mine = _PARTS["level"].fullmatch(name)
    if mine is None or mine["rest"]:
        return None
    other = _PARTS["level"].match(noun)
    if other is None or not other["rest"]:
        return None
    return (mine["verb"] or other["verb"]) + mine["level"] + other["rest"]


def is_quality(name: str) -> bool:
    """Whether a name says only which ones of a whole: 公办, 国家级, 新建."""
    return _ASIDES["quality"].fullmatch(name) is not None


def of_quality(name: str, whole: str) -> str:
    """A part that is called by a quality alone with the noun of its whole: 新增床位, 公办."""
    if not is_quality(name):
        return name
    verb = kept_verbs().match(whole)
    lead = verb[0] if verb and verb.end() < len(whole) else ""
    noun = whole[len(lead) :]
    level = _ASIDES["quality"].match(noun)
    noun = noun[level.end() :] if level and level.end() < len(noun) else noun
    return (name if kept_verbs().match(name) else lead + name) + noun


def is_apposed(words: Words) -> bool:
    """Whether the number sums up the names before it, which are then no indicator."""
    quantity, name = words.quantity, words.subject.text
    if quantity.unit.kind is not UnitKind.COUNT or not words.right or words.subject.predicate:
        return False
    listed = "、" in _BRACKETS.sub("", name)  # but 各县(市、区)
    return listed and not name.endswith(("等", "的")) and quantity.high <= _LIST


def owners(subject: str) -> list[str]:
    """The measures that a subject lists, a name each; the subject alone where it lists none."""
    parts = _parts(subject)
    if len(parts) > 1 and all(map(_MEASURES["measure"].search, parts)):
        return parts
    return _owned(parts) or [subject]


def share_out(subject: str, count: int) -> list[str]:
    """One name for each of the values that share a subject (…和…分别…)."""
    subject = _JOINERS["respectively_at_end"].sub("", subject)
    apart = _JOINERS["respectively"].search(subject)
    if apart and len(listed := _parts(subject[: apart.start()])) == count:
        return [owner + subject[apart.end() :] for owner in listed]  # 交通、水利分别完成投资
    parts = _parts(subject)
    if count > 1 and len(parts) == count:
        return _each(parts)
    both = [pair for pair in _pairs() if subject.startswith(pair) and subject != pair]
    if both and count == 2 and len(parts) == 1:
        return [name + subject.removeprefix(both[0]) for name in _pairs()[both[0]]]
    return [subject] * count


@cache
def _pairs() -> Mapping[str, tuple[str, ...]]:
    """The two names that a word stands for: 城镇 and 农村 for 城乡."""
    entries = load_lexicon("measured_parts")
    return {pair: e.texts("parts") for e in entries if e.texts("parts") for pair in e.patterns}


def _parts(subject: str) -> list[str]:
    return [part for part in _JOINERS["part_break"].split(subject) if part]


def _each(parts: list[str]) -> list[str]:
    """Names of as many values; what only the first or the last part says holds for each."""
    if owned := _owned(parts):
        return owned
    if verbs := _events(parts):
        return verbs
    if all(map(_MEASURES["measure"].search, parts)) and not _shared_tail(parts):
        shared = _MEASURES["per_output"].match(parts[0])
        lead = shared[0] if shared else ""
        return [part if part.startswith(lead) else lead + part for part in parts]
    if tail := _shared_tail(parts):
        return [*(part + tail for part in parts[:-1]), _AND_MORE.sub("", parts[-1])]
    if (verb := kept_verbs_at_end().search(parts[0])) and all(map(_is_event, parts[1:])):
        return [parts[0], *(parts[0][: verb.start()] + part for part in parts[1:])]
    return parts


def _events(parts: list[str]) -> list[str]:
    """新签约、开工、竣工亿元以上项目: each verb with the noun behind the last one."""
    last = (kept_verbs().match(parts[-1]) or bare_heads().match(parts[-1])) if parts else None
    if last is None or last.end() == len(parts[-1]) or not all(map(_is_event, parts[:-1])):
        return []
    return [*(part + parts[-1][last.end() :] for part in parts[:-1]), parts[-1]]


def _is_event(part: str) -> bool:
    """Whether a part is a bare verb or head: 新开工 beside 亿元以上项目新签约."""
    return bool(kept_verbs().fullmatch(part) or bare_heads().fullmatch(part))


def _owned(parts: list[str]) -> list[str]:
    """城镇 and 农村居民收入 as 城镇居民收入 and 农村居民收入; empty where the first is no owner."""
    short = all(len(part) == 1 for part in parts[:-1])
    last = _PARTS["owner_letter" if short else "owner_name"].match(parts[-1]) if parts else None
    if last is None or not all(map(_PARTS["owner_name"].fullmatch, parts[:-1])):
        return []
    return [*(part + parts[-1][last.end() :] for part in parts[:-1]), parts[-1]]


def _shared_tail(parts: list[str]) -> str:
    """What the last part says for each: 占新建建筑比例 of 绿色建筑、装配式建筑占新建建筑比例."""
    if any(map(_MEASURES["own_measure"].search, parts[:-1])):
        return ""
    last, before, endings = parts[-1], parts[-2], words_of("measured_parts", "part_ending")
    for size in range(min(len(before), len(last) - 2), 0, -1):
        alike = before[-size:]
        at = last.find(alike)
        if at >= 0 and (size > 1 or alike in endings) and at + size < len(last) - 1:
            return last[at + size :]
    found = _MEASURES["shared_tail"].search(last)
    own = found is not None and all(part.endswith(found[0]) for part in parts[:-1])
    return found[0] if found and found.start() > 0 and not own else ""
