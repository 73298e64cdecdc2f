"""Binding: which indicator, verb and list a quantity belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from targets.quantities import Quantity
from targets.roles import Role, role_of
from targets.sentences import Sentence
from targets.subject import BLANK, Subject, is_headlike, mode_of_head, read_subject
from targets.target import Mode
from targets.units import UnitKind

_JOIN = re.compile(rf"[\s、,和与及以或至{BLANK}]*(?:以及|和|与|及)?[\s{BLANK}]*")
_RIGHT = re.compile(r"[^,;:。!?\n]*")
_RIGHT_CUT = re.compile(r"[\s,;:。、!?]|(?:以上|以下|左右|以内)$")
_GROWTH_AFTER = re.compile(r"的?(?:年均)?(?:增长|增速|增幅)")
_PART_LIST = re.compile(r"[、和与及]")
_COMPLETE = re.compile(r"(?:造林|植树|实到)$")  # verbs that name what is counted
_JOINER = re.compile(r"(?:以及|和|与|及|或)$")
_ANEW = re.compile(
    r"力争|确保|争取|实现|完成投资|总投资|新增|净增|带动|突破"
)  # opens its own phrase
_LIST = 20  # longer lists of names are not written out
_EVENT = re.compile(
    r"(?:开工|竣工|投产|建成|建设|完成|落地|达标|投用|覆盖|进入|入库|签约|上市|集中|实现|通过|获评|投入|开展|参与|享受|纳入|接入|使用|增长|提高|就业|脱贫)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A quantity with what it is said of."""

    quantity: Quantity
    indicator: str  # folded text; "" where nothing is named
    start: int  # of the quote
    end: int
    mode: Mode
    verb: str
    acts: bool  # a verb of doing stands before it
    predicate: str
    scope: str | None
    part: bool  # 其中
    threshold: tuple[int, int] | None  # span of what only defines the thing counted
    baseline: tuple[int, int] | None  # span of the value that the change starts from
    apposed: bool = False  # 童装、美妆4个分中心: the number sums up a list of names


def bind(prepared: str, sentence: Sentence, quantities: Sequence[Quantity]) -> tuple[Bound, ...]:
    """The values of a sentence with their indicators, in reading order.

    Args:
        prepared: Folded text with times and baselines blanked, names kept.
        sentence: The sentence.
        quantities: Its quantities, in reading order.
    """
    roles = _roles(prepared, sentence, quantities)
    bound = list[Bound]()
    values = [q for q, role in zip(quantities, roles, strict=True) if role is Role.VALUE]
    aside = [(q, r) for q, r in zip(quantities, roles, strict=True) if r is not Role.VALUE]
    index = 0
    while index < len(values):
        size = _group_size(prepared, sentence, values, index)
        group = values[index : index + size]
        bound.extend(_bind_group(prepared, sentence, group, values, aside, bound))
        index += size
    return tuple(b for b in bound if not b.apposed)


def _roles(text: str, sentence: Sentence, quantities: Sequence[Quantity]) -> tuple[Role, ...]:
    roles = []
    for number, quantity in enumerate(quantities):
        following = None
        if number + 1 < len(quantities):
            following = quantities[number + 1]
            if following.start > sentence.segment_end(quantity.end):
                following = None
        roles.append(role_of(text, quantity, following))
    return tuple(roles)


def _group_size(text: str, sentence: Sentence, values: Sequence[Quantity], index: int) -> int:
    """How many values share one subject: 分别增长7.8%、10%和8.8%."""
    size = 1
    while index + size < len(values):
        one, two = values[index + size - 1], values[index + size]
        if one.mode is not None or two.mode is not None or one.unit.name != two.unit.name:
            break
        if not _JOIN.fullmatch(text, one.end, two.start):
            break
        size += 1
    return size


def _bind_group(
    text: str,
    sentence: Sentence,
    group: Sequence[Quantity],
    values: Sequence[Quantity],
    aside: Sequence[tuple[Quantity, Role]],
    bound: Sequence[Bound],
) -> list[Bound]:
    first = group[0]
    left = _left_start(text, sentence, first, bound)
    subject = read_subject(text, left, first.start)
    before = bound[-1] if bound else None
    made = _bind_one(text, sentence, first, values, aside, subject, before)
    if len(group) == 1:
        return [made]
    names = _share_out(made.indicator, len(group))
    out = []
    for number, quantity in enumerate(group):
        start = made.start if number == 0 else quantity.start
        end = made.end if number == 0 else quantity.end
        out.append(replace(made, quantity=quantity, indicator=names[number], start=start, end=end))
    out[0] = replace(out[0], end=group[0].end)
    return out


def _left_start(text: str, sentence: Sentence, quantity: Quantity, bound: Sequence[Bound]) -> int:
    """Where the words that belong to a quantity begin: behind the last break or value."""
    start = sentence.segment_start(quantity.number)
    if bound and bound[-1].end > start:
        start = bound[-1].end
        last = [item for item in sentence.items if start <= item < quantity.start]
        if last and not text[start : last[0]].strip(BLANK + " "):
            start = last[0] + 1
    for item in sentence.items:
        if start <= item < quantity.start and _ANEW.match(text, item + 1):
            start = item + 1
    return start


def _bind_one(
    text: str,
    sentence: Sentence,
    quantity: Quantity,
    values: Sequence[Quantity],
    aside: Sequence[tuple[Quantity, Role]],
    subject: Subject,
    before: Bound | None,
) -> Bound:
    right_end = _right_end(text, sentence, quantity, values)
    right = text[quantity.end : right_end].strip().lstrip("的").replace(BLANK, "")
    right_end -= len(right) - len(_JOINER.sub("", right))
    right = _JOINER.sub("", right)
    indicator, end = _indicator(subject, quantity, right, right_end)
    same = before is not None and before.quantity.number >= sentence.segment_start(quantity.number)
    verb = subject.verb
    if same and before is not None and not subject.acts and not subject.predicate and before.verb:
        verb = before.verb
        if indicator and not indicator.startswith((verb, "新")):
            indicator = verb + indicator
    near = _follows(sentence, quantity, before)
    if indicator == subject.verb and not near and not _COMPLETE.search(indicator):
        indicator = _from_segment_before(text, sentence, quantity) or indicator
    indicator = _carried(indicator, before, near=near)
    return Bound(
        quantity=quantity,
        indicator=indicator,
        start=min(subject.start, quantity.start),
        end=max(end, quantity.end),
        mode=_mode(quantity, subject, right, indicator),
        verb=verb,
        acts=subject.acts or (same and before is not None and before.acts),
        predicate=subject.predicate,
        scope=subject.scope,
        part=subject.part or (same and before is not None and before.part),
        threshold=_aside(aside, Role.THRESHOLD, subject.start, quantity.start),
        baseline=_aside(aside, Role.BASELINE, subject.start, quantity.start),
        apposed=_is_apposed(subject, quantity, right),
    )


def _follows(sentence: Sentence, quantity: Quantity, before: Bound | None) -> bool:
    """Whether the value before stands in the same segment or in the one before."""
    if before is None:
        return False
    end = max(sentence.start, sentence.segment_start(quantity.number) - 1)
    return before.end >= sentence.segment_start(end)


def _from_segment_before(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """What the segment before speaks of: 开展推介活动,全年举办2场以上."""
    end = sentence.segment_start(quantity.number) - 1
    if end <= sentence.start or text[end] == ";":
        return ""
    return read_subject(text, sentence.segment_start(end), end).text


def _right_end(
    text: str, sentence: Sentence, quantity: Quantity, values: Sequence[Quantity]
) -> int:
    """Where a noun behind the number ends: at the next break, list item or value."""
    end = sentence.segment_end(quantity.end)
    end = min([end, *(item for item in sentence.items if item >= quantity.end)])
    following = [v.start for v in values if quantity.end <= v.start < end]
    if following:
        end = min(following)
    return max(end, quantity.end)


def _indicator(subject: Subject, quantity: Quantity, right: str, right_end: int) -> tuple[str, int]:
    """The indicator, from the left or from the right of the number, and where the quote ends."""
    name = subject.text
    if quantity.mode is not None:
        return name, quantity.end
    if quantity.unit.kind in (UnitKind.SHARE, UnitKind.MULTIPLE, UnitKind.RATE):
        if right.startswith("覆盖"):
            return name + right, right_end
        if name or not right:
            return name, quantity.end
        return right, right_end
    bare = name == subject.verb or not name
    if right and (bare or name.endswith(("等", "的")) or not subject.predicate):
        if bare or name.endswith(("等", "的")) or not _EVENT.match(right):
            verb = subject.verb if subject.verb and not right.startswith(subject.verb) else ""
            return verb + right, right_end
        return name + right, right_end
    return name, quantity.end


def _is_apposed(subject: Subject, quantity: Quantity, right: str) -> bool:
    """Whether the number sums up the names before it, which are then no indicator."""
    if quantity.unit.kind is not UnitKind.COUNT or not right or subject.predicate:
        return False
    name = subject.text
    return "、" in name and not name.endswith(("等", "的")) and quantity.high <= _LIST


def _carried(indicator: str, before: Bound | None, *, near: bool) -> str:
    """The indicator, or what the clause before named where this one names none of its own."""
    if before is None or not before.indicator:
        return indicator
    if not indicator:
        return before.indicator
    if near and is_headlike(indicator) and not indicator.startswith(before.indicator):
        return before.indicator + indicator
    return indicator


def _mode(quantity: Quantity, subject: Subject, right: str, indicator: str) -> Mode:
    if quantity.mode is not None:
        return quantity.mode
    if quantity.unit.kind is UnitKind.MULTIPLE:
        return Mode.MULTIPLE
    if _GROWTH_AFTER.match(right) and quantity.unit.kind is UnitKind.SHARE:
        return Mode.GROWTH
    if quantity.unit.kind is UnitKind.SHARE and subject.mode in (None, Mode.LEVEL):
        return mode_of_head(indicator) or Mode.LEVEL
    return subject.mode or Mode.LEVEL


def _aside(
    aside: Sequence[tuple[Quantity, Role]], role: Role, start: int, end: int
) -> tuple[int, int] | None:
    for quantity, of in aside:
        if of is role and start <= quantity.start and quantity.end <= end:
            return quantity.start, quantity.end
    return None


def _share_out(subject: str, count: int) -> list[str]:
    """One name for each of the values that share a subject (…和…分别…)."""
    subject = subject.removesuffix("分别")
    parts = [part for part in _PART_LIST.split(subject) if part]
    if len(parts) == count:
        return parts
    if count == 2 and subject.startswith("城乡"):
        return ["城镇" + subject[2:], "农村" + subject[2:]]
    return [subject] * count
