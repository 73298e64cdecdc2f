"""Give each of several values what they share: 甲、乙均增长5%, 新建3万亩、改造5万亩农田."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.knowledge.counted_heads import general_head, is_counted
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.context_words import predicate_modes, verbs
from policydiff.stages.targets.indicator_phrases import with_level
from policydiff.stages.targets.left_context import mode_of_head
from policydiff.stages.targets.phrases.lists import names_of_each, names_that_change, rates_of
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Comparator, Mode

_JOINERS, _HEADS = Expressions("list_connectives"), Expressions("list_heads")

_ASIDE = re.compile(r"\([^()]*\)$")
_LAST = 12  # code points before a value in which 均 and its like stand


def of_each(before: str, bound: Bound, group: Sequence[Bound] = ()) -> list[Bound]:
    """One value of several subjects, a target each: 甲收入、乙收入均增长5%.

    Args:
        before: The words before the value.
        bound: The value by the joined names of its subjects.
        group: The values of a list right before; the value is of each of them where it names none.
    """
    if _JOINERS["each_before"].search(before, max(0, len(before) - _LAST)):
        names = [one.indicator for one in group] or names_of_each(
            bound.indicator, counted=bound.quantity.unit.kind in (UnitKind.COUNT, UnitKind.AMOUNT)
        )
        return [called(bound, name) for name in names]
    changes = bound.mode in (Mode.GROWTH, Mode.CUT) and bound.predicate
    if changes or bound.quantity.mode is Mode.MULTIPLE:
        return [called(bound, name) for name in names_that_change(bound.indicator)]
    if bound.quantity.unit.kind is UnitKind.SHARE and "、" in bound.indicator:
        return [called(bound, name) for name in rates_of(bound.indicator)]
    return [bound]


def called(bound: Bound, name: str) -> Bound:
    """The value by one of the names of its subject, which may tell its mode: 失业率, 物价涨幅."""
    if name == bound.indicator:
        return bound
    changes = predicate_modes().get(bound.predicate, Mode.LEVEL) is not Mode.LEVEL
    if changes or bound.quantity.unit.kind is not UnitKind.SHARE:
        return replace(bound, indicator=name)
    kept = Mode.LEVEL if mode_of_head(bound.indicator) else bound.mode  # 均保持两位数增长
    return replace(bound, indicator=name, mode=mode_of_head(name) or kept)


def compared(text: str, group: list[Bound], *, apart: bool) -> list[Bound]:
    """A comparator of the first or the last value holds for each: 超400个、500个, 5%和3%以内.

    Args:
        text: The text.
        group: Values that share their subject.
        apart: Whether 分别 stands before them: the last bound then holds for those without one.
    """
    first, last, before = group[0].quantity, group[-1].quantity, group[-2].quantity
    if first.start < first.number and all(
        b.quantity.comparator is Comparator.PLAIN for b in group[1:]
    ):
        return [_bounded(b, first.comparator) for b in group]
    if apart and last.end > last.unit_end:
        return [_bounded(b, last.comparator) for b in group]
    between = text[before.end : last.number].strip()[:1]
    listed = between == "、" and before.unit.name == last.unit.name
    joined = listed or between in words_of("list_connectives", "shared_by")
    held = joined and last.end > last.unit_end
    if not held or any(b.quantity.comparator is not Comparator.PLAIN for b in group[:-1]):
        return group
    return [_bounded(b, last.comparator) for b in group]


def _bounded(bound: Bound, comparator: Comparator) -> Bound:
    """The value with a comparator where it has none of its own."""
    if bound.quantity.comparator is not Comparator.PLAIN:
        return bound
    return replace(bound, quantity=replace(bound.quantity, comparator=comparator))


def with_nouns(text: str, sentence: Sentence, bound: Sequence[Bound]) -> list[Bound]:
    """Bare verbs with the noun behind a later value: 新建3万亩、改造5万亩高标准农田."""
    if len(bound) == 1:
        return [*bound]
    named = list[Bound]()
    for one in reversed(bound):
        after = named[-1] if named else None
        if after is not None and after.noun and _beside(text, sentence, one, after):
            named.append(_with_noun(one, after))
        else:
            named.append(one)
    return named[::-1]


def with_acts(text: str, sentence: Sentence, bound: Sequence[Bound]) -> list[Bound]:
    """Things with the act that the last of a list says for all: 实施30个小区、5个街区改造."""
    if len(bound) == 1:
        return [*bound]
    named = list[Bound]()
    for one in reversed(bound):
        act = _HEADS["act_at_end"].search(named[-1].indicator) if named else None
        if act and _listed(text, sentence, one, named[-1]):
            named.append(replace(one, indicator=one.indicator + act[0]))
        else:
            named.append(one)
    return named[::-1]


def with_heads(text: str, bound: Sequence[Bound]) -> list[Bound]:
    """Kinds of things with the noun that ends their list: 11个煤层气、5个页岩气项目."""
    named = list[Bound]()
    for one in reversed(bound):
        after = named[-1] if named else None
        head = general_head(after.indicator) if after and _in_one_list(text, one, after) else ""
        named_alone = is_counted(_ASIDE.sub("", one.indicator))
        lacks = head and not named_alone and not verbs().fullmatch(head)
        named.append(replace(one, indicator=one.indicator + head) if lacks else one)
    return named[::-1]


def _in_one_list(text: str, one: Bound, after: Bound) -> bool:
    """Whether two values count things named behind them, side by side and in one unit."""
    counts = one.quantity.unit.kind is UnitKind.COUNT and one.noun and after.noun
    alike = one.quantity.unit.name == after.quantity.unit.name
    between = text[one.end : after.quantity.start].strip()
    return bool(counts) and alike and between in words_of("list_connectives", "listing")


def _listed(text: str, sentence: Sentence, one: Bound, after: Bound) -> bool:
    """Whether a thing stands before another in a list whose verb says nothing of what is done."""
    if not one.noun or one.verb or after.verb or not one.indicator.endswith(one.noun):
        return False
    if text[one.end : after.start].strip() != "、" or _HEADS["act_at_end"].search(one.indicator):
        return False
    start = sentence.segment_start(one.quantity.number)
    return _HEADS["weakly_begun"].match(text[start : one.quantity.start].lstrip()) is not None


def _with_noun(one: Bound, after: Bound) -> Bound:
    """The value with the noun of a later one, where it has none or only a level of its own."""
    noun = after.noun
    if one.bare:
        return replace(one, indicator=one.verb + noun, noun=noun)
    level = with_level(one.indicator, noun) or with_level(one.indicator, after.indicator)
    return one if level is None else replace(one, indicator=level, noun=noun)


def _beside(text: str, sentence: Sentence, one: Bound, after: Bound) -> bool:
    """Whether two values stand in one segment and count in one unit, or side by side in two."""
    near = after.start <= sentence.segment_end(one.end)
    if near and one.quantity.unit.name == after.quantity.unit.name:
        return True
    between = text[one.quantity.end : after.quantity.start]
    return near and one.bare and _JOINERS["measured_too"].fullmatch(between) is not None
