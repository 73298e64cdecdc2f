"""Bind each quantity to its indicator, verb and list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policydiff.stages.knowledge.counted_heads import is_counted
from policydiff.stages.knowledge.expressions import Expressions, expression_source, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.aims.beside import aim_before, beside_aim
from policydiff.stages.targets.aims.phrase import Aim
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.context_words import (
    BASE,
    BLANK,
    bare_heads,
    dropped_verbs,
    kept_verbs_at_end,
    verbs,
)
from policydiff.stages.targets.coordination import (
    called,
    compared,
    of_each,
    with_acts,
    with_heads,
    with_nouns,
)
from policydiff.stages.targets.indicator_phrases import (
    Named,
    Words,
    carried,
    indicator_of,
    is_apposed,
    is_quality,
    of_quality,
)
from policydiff.stages.targets.left_context import Subject, is_headlike, mode_of_head, read_subject
from policydiff.stages.targets.phrases.aspects import added_to, cut_of, is_improved, stock_of
from policydiff.stages.targets.phrases.behind import words_around
from policydiff.stages.targets.phrases.heads import (
    ends_in_stage,
    headed,
    held,
    is_named_alone,
    is_stage,
    of_whole,
    works_of,
)
from policydiff.stages.targets.phrases.lists import share_out
from policydiff.stages.targets.phrases.name_forms import noun_phrase
from policydiff.stages.targets.phrases.payers import paid_for
from policydiff.stages.targets.phrases.share_bounds import share_of
from policydiff.stages.targets.phrases.topics import earned_by
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.quantity_roles import Role
from policydiff.stages.targets.roles.surroundings import place_end
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Comparator, Mode

_THINGS = Expressions("sized_things")
_VERBS = Expressions("quantity_verbs")
_JOINERS = Expressions("list_connectives")
_ASIDES = Expressions("asides")
_MEASURES = Expressions("measure_words")
_PARTS = Expressions("measured_parts")
_WORDS = Expressions("list_heads")
_FORMS = Expressions("name_forms")

_STRETCH = 3  # a stretch beyond three times the floor is a level: 提高1个百分点,力争达到60%
_SUBJECT = 80  # code points before a value in which 分别 is said of it


@value_type
class _Sorted:
    """The quantities of a sentence by role, each in reading order."""

    values: tuple[Quantity, ...]
    thresholds: tuple[Quantity, ...]
    baselines: tuple[Quantity, ...]
    places: tuple[int, ...]  # where those end in which something is done: 在4个市县|开工…


def bind(
    prepared: str,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    roles: Sequence[Role],
    *,
    aims: Sequence[Aim] = (),
    whole: Bound | None = None,
) -> tuple[Bound, ...]:
    """The values of a sentence with their indicators, in reading order; those apposed are none.

    Args:
        prepared: Folded text with times and baselines blanked, names kept.
        sentence: The sentence.
        quantities: Its quantities, in reading order.
        roles: Their roles.
        aims: The aims that its words state, in reading order: a value behind one takes its name.
        whole: The value that stands right before the sentence, where this is a bracket.
    """
    by_role = _by_role(prepared, quantities, roles)
    bound, group, index = list[Bound](), list[Bound](), 0
    while index < len(by_role.values):
        size = _group_size(prepared, sentence, by_role.values, index)
        before = bound[-1] if bound else whole
        aim = aim_before(prepared, aims, by_role.values[index])
        after = 0 if aim is None else aim.end
        group = _bind_group(
            prepared, sentence, by_role, index, size, before, group, after=after, earlier=bound
        )
        bound.extend(group if aim is None else beside_aim(prepared, group, aim))
        index += size
    named = with_acts(prepared, sentence, with_nouns(prepared, sentence, bound))
    return tuple(with_heads(prepared, named))


def _by_role(text: str, quantities: Sequence[Quantity], roles: Sequence[Role]) -> _Sorted:
    if all(role is Role.VALUE for role in roles):
        return _Sorted(values=tuple(quantities), thresholds=(), baselines=(), places=())
    found = dict[Role, list[Quantity]]()
    for quantity, role in zip(quantities, roles, strict=True):
        found.setdefault(role, []).append(quantity)
    beside = [*found.get(Role.THRESHOLD, ()), *found.get(Role.SURROUNDING, ())]
    return _Sorted(
        values=tuple(found.get(Role.VALUE, ())),
        thresholds=tuple(sorted(beside, key=lambda quantity: quantity.start)),
        baselines=tuple(found.get(Role.BASELINE, ())),
        places=tuple(place_end(text, one) for one in found.get(Role.SURROUNDING, ())),
    )


def _group_size(text: str, sentence: Sentence, values: Sequence[Quantity], index: int) -> int:
    """How many values share one subject: 分别增长7.8%、10%和8.8%, 分别达到3万亩、5万吨."""
    if index + 1 == len(values):
        return 1
    size, first = 1, values[index]
    said = text[sentence.segment_start(first.number) : first.start][-_SUBJECT:]
    apart = _JOINERS["respectively"].search(said) is not None
    apart = apart or _JOINERS["joint_measures"].search(said) is not None
    while index + size < len(values):
        one, two = values[index + size - 1], values[index + size]
        if one.mode is not None or two.mode is not None:
            break
        if one.unit.name != two.unit.name and not apart:
            break
        if not _between_values().fullmatch(text, one.end, two.start):
            break
        size += 1
    return size


@cache
def _between_values() -> re.Pattern[str]:
    """What may stand between values that share a subject; 8%、2025年和10% with the year blanked."""
    joiner = expression_source("list_connectives", "value_joiner")
    return re.compile(rf"(?:[\s、,{BLANK}]|{joiner})*")


def _bind_group(
    text: str,
    sentence: Sentence,
    by_role: _Sorted,
    index: int,
    size: int,
    before: Bound | None,
    group: Sequence[Bound],
    *,
    after: int,
    earlier: Sequence[Bound],
) -> list[Bound]:
    """One value, or several that share their subject; `group` are those bound right before."""
    first = by_role.values[index]
    following = by_role.values[index + 1] if index + 1 < len(by_role.values) else None
    left = _left_start(text, sentence, first, before)
    left = max(left, after, *(end for end in by_role.places if end <= first.number))
    share = share_of(text, left, first)
    first = share.quantity if share else first
    subject = read_subject(text, left, first.start)
    if share and subject.text:
        subject = replace(subject, text=subject.text + share.of)
    words = words_around(text, sentence, first, following, subject)
    if size > 1 and not words.right and subject.text == subject.verb:
        last, after_last = by_role.values[index + size - 1 :][:1][0], by_role.values[index + size :]
        behind = words_around(text, sentence, last, next(iter(after_last), None), subject)
        words = replace(words, right=behind.right)
    made = _bind_one(text, sentence, words, before, by_role=by_role)
    said = text[subject.start : first.start]
    same = group if not subject.text and len(group) > 1 else ()
    if size == 1:
        return of_each(said, made, same)
    years = _years_before(text, sentence, first)
    listed = _of_names_before(text, sentence, first, made.indicator, size)
    shared = listed or share_out(made.indicator, size, years=years)
    names = [one.indicator for one in same] if len(same) == size else shared
    apart = _JOINERS["respectively"].search(said) is not None
    if apart and len(set(names)) == 1:
        names = _of_values_before(text, earlier[-size:], subject, size) or names
    out = [called(made, name) for name in names]
    for number, quantity in enumerate(by_role.values[index + 1 : index + size], start=1):
        out[number] = replace(out[number], quantity=quantity, end=quantity.end)
    out[0] = replace(out[0], end=first.end)
    out = _in_turn(out, unequal=apart)
    return compared(text, out, apart=apart)


def _of_values_before(
    text: str, earlier: Sequence[Bound], subject: Subject, size: int
) -> list[str]:
    """What as many values right before are of: 收入400亿元、利润13亿元,分别增长6%、4%.

    Args:
        text: The prepared text.
        earlier: The last values of the sentence so far.
        subject: What is said of them; it needs a holder: 投资 of 34个省重点、300个市重点项目.
        size: How many values there are.
    """
    told = [one.indicator for one in with_heads(text, list(earlier))]
    if len(set(told)) != size or not all(told):
        return []
    if subject.text == subject.verb and all(name.startswith(subject.verb) for name in told):
        return told
    bare = subject.text in words_of("bare_indicators", "nameless")
    return [name + subject.text for name in told] if bare else []


def _of_names_before(
    text: str, sentence: Sentence, first: Quantity, name: str, size: int
) -> list[str]:
    """Shares of as many things as the segment before lists: 甲、乙,占全市比重分别达70%、80%."""
    start = sentence.segment_start(first.number)
    if not is_headlike(name) or start <= sentence.start or text[start - 1] != ",":
        return []
    things = read_subject(text, sentence.segment_start(start - 1), start - 1).text.split("、")
    told = len(things) == size > 1 and not any(map(dropped_verbs().search, things))
    return [thing + name for thing in things] if told else []


def _in_turn(group: list[Bound], *, unequal: bool) -> list[Bound]:
    """Values, with which of those of one name each is, by the order of years before them."""
    kinds = len({one.indicator for one in group})
    if kinds == len(group):
        return group
    unequal = unequal and kinds == 1
    return [
        replace(one, turn=number // kinds, turns=len(group) // kinds, unequal=unequal)
        for number, one in enumerate(group)
    ]


def _years_before(text: str, sentence: Sentence, first: Quantity) -> int:
    """How many years stand side by side before values, so that each may have its own."""
    runs = list(_years_joined().finditer(text, sentence.start, first.start))
    return len(runs[-1][0].split()) if runs else 1


@cache
def _years_joined() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}+(?:\s+{BLANK}+)+")


def _left_start(text: str, sentence: Sentence, quantity: Quantity, before: Bound | None) -> int:
    """Where the words that belong to a quantity begin: behind the last break or value."""
    start = sentence.segment_start(quantity.number)
    if before is not None and before.end > start:
        start = before.end
        items = sentence.items_between(start, quantity.start)
        if items and not text[start : items[0]].strip(f"{BLANK}{BASE} "):
            start = items[0] + 1
    for item in reversed(sentence.items_between(start, quantity.start)):
        behind = item + 1
        while text.startswith(BLANK, behind):
            behind += 1
        if _VERBS["opening_verb"].match(text, behind) or text.startswith(BASE, item + 1):
            return item + 1
    return start


def _bind_one(
    text: str, sentence: Sentence, words: Words, before: Bound | None, *, by_role: _Sorted
) -> Bound:
    quantity, subject, named = words.quantity, words.subject, indicator_of(words)
    named_alone = _named_alone(text, words) or noun_phrase(named.text)
    named = Named(text=named_alone, end=named.end)
    indicator, threshold = named.text, _spanned(by_role.thresholds, subject.start, quantity.start)
    if threshold is not None and _is_bare_count(count := text[slice(*threshold)]):
        indicator = _without_count(indicator, count, quantity)
        indicator, threshold = indicator or named.text, None
    start = sentence.segment_start(quantity.number)
    beside = before if before is not None and before.quantity.number >= start else None
    stretch = not named.text and _stretches(quantity, subject, before)
    among = _WORDS["among"].search(text, max(sentence.start, start - 4), start)
    nearest = sentence.segment_start(max((among.start() if among else start) - 1, 0))
    near = before is not None and before.end >= nearest
    stock = stock_of(named.text, subject, quantity, before if near else None)
    verb = subject.verb
    if stock is not None:
        named = replace(named, text=stock)
        indicator = stock
    elif (led := beside or _goes_on(text, before, start, words, indicator)) and (
        led.verb and not subject.acts and not subject.predicate
    ):
        itself = led.indicator == led.verb and not words.right  # 造林1万亩、抚育6万亩
        indicator = _led(indicator, "" if itself else led.verb, led, quantity)
        verb = led.verb if not itself and (beside or indicator.startswith(led.verb)) else ""
    if not near:
        indicator = _from_segment_before(text, sentence, quantity, indicator, verb=subject.verb)
    elif before is not None and (indicator == subject.verb or is_stage(indicator)):
        indicator = _of_same(before, quantity, indicator)
    root = before.root if before is not None else ""
    indicator = carried(indicator, before=before.indicator if before else "", root=root, near=near)
    if near and before is not None:
        indicator = _of_list(text, indicator, before, words, apart=beside is None)
    indicator = paid_for(text, sentence, quantity, indicator)
    acts = subject.acts or (beside is not None and beside.acts)
    if among is not None and not subject.part:
        subject = replace(subject, part=True)
    whole = _whole_of(subject, indicator, before if near else None, beside=beside is not None)
    indicator = of_whole(of_quality(indicator, whole), whole) if whole else indicator
    mode = Mode.GROWTH if _planned_growth(text, words, indicator) else None
    mode = mode or _mode(
        quantity, subject, words.right, indicator, floor=before if stretch else None
    )
    indicator, mode = _with_aspect(
        text, words, named, indicator, mode=mode, acts=acts, beside=beside
    )
    return Bound(
        quantity=quantity,
        indicator=indicator,
        root=root if root and is_headlike(named.text) and near else indicator,
        start=min(subject.start, quantity.start),
        end=_closed(text, min(subject.start, quantity.start), max(named.end, quantity.end)),
        mode=mode,
        stretch=stretch,
        verb=verb,
        acts=acts,
        predicate=subject.predicate,
        scope=subject.scope,
        part=subject.part or bool(whole),
        whole=whole,
        threshold=threshold,
        baseline=_spanned(by_role.baselines, subject.start, quantity.start),
        noun=_noun(words, named, indicator, before),
        bare=_is_bare(subject, named),
        apposed=is_apposed(words) or (_in_bracket(text, quantity) and not acts),
    )


def _with_aspect(
    text: str,
    words: Words,
    named: Named,
    indicator: str,
    *,
    mode: Mode,
    acts: bool,
    beside: Bound | None,
) -> tuple[str, Mode]:
    """The indicator and its mode, by the verbs that say how it is meant: 减少甲, 增加乙3个."""
    subject, quantity = words.subject, words.quantity
    if acts and is_improved(subject, quantity):
        return subject.text + subject.predicate, Mode.LEVEL
    if (cut := cut_of(named.text, subject, beside)) is not None:
        return cut or indicator, Mode.CUT
    if subject.acts and mode is Mode.LEVEL and not subject.predicate:
        said = text[subject.start : quantity.start].strip()
        return added_to(said, indicator, quantity), mode
    return indicator, mode


def _of_list(text: str, indicator: str, before: Bound, words: Words, *, apart: bool) -> str:
    """The indicator with what the value before it in its list says for both."""
    alike = before.quantity.unit.name == words.quantity.unit.name
    if is_stage(indicator):
        works = before.whole or before.indicator if alike else before.root
        named = alike or before.root != before.indicator  # 项目400个、完成投资380亿元,投产50个
        return headed(indicator, works, apart=False) if named else indicator
    if alike:
        plain = not (words.subject.predicate or words.subject.acts or words.subject.part)
        found = headed(indicator, before.indicator, apart=apart and plain)
        if found != indicator:
            return found
    name = held(indicator, before.indicator)
    return name if before.acts else earned_by(text, before, name)


def _without_count(name: str, count: str, quantity: Quantity) -> str:
    """A name without how many there are: 甲等14个项目完成投资 is of money, and of all of them."""
    money = quantity.unit.kind is UnitKind.MONEY
    if money and count in name:
        return _THINGS["sum_done"].sub("", name.partition(count)[2])
    return name.removeprefix(count)


def _planned_growth(text: str, words: Words, indicator: str) -> bool:
    """Whether a share is by how much something is to grow: 一般公共预算收入按4%左右安排."""
    share = words.quantity.unit.kind is UnitKind.SHARE and words.subject.mode is None
    arranged = share and _ASIDES["arranged"].match(text, words.quantity.end)
    return bool(arranged) and not _MEASURES["rate_at_end"].search(indicator)


def _is_bare(subject: Subject, named: Named) -> bool:
    """Whether only a verb stands beside a number: 新建3万亩, 完成65条."""
    if subject.predicate in words_of("quantity_verbs", "completing"):
        return not named.text
    return subject.acts and named.text == subject.verb and not subject.predicate


def _in_bracket(text: str, quantity: Quantity) -> bool:
    """Whether a number stands in a bracket behind a name: 瞪羚企业(10家)."""
    return text.startswith(")", quantity.end) and text.endswith("(", 0, quantity.start)


def _closed(text: str, start: int, end: int) -> int:
    """The end of a quote, behind the bracket that closes at it."""
    opened = text.rfind("(", start, end) >= 0
    return end + 1 if opened and text.startswith(")", end) else end


def _whole_of(subject: Subject, name: str, before: Bound | None, *, beside: bool) -> str:
    """The name of what a value is part of (其中), which goes on for the parts listed with it."""
    if before is None:
        return ""
    if subject.part:
        return before.whole or before.indicator
    return before.whole if beside or is_quality(name) else ""


def _is_bare_count(text: str) -> bool:
    """How many things it is of is no part of a rate: 14个国控断面水质优良率."""
    return _THINGS["bare_count"].fullmatch(text) is not None


def _noun(words: Words, named: Named, indicator: str, before: Bound | None) -> str:
    """What stands behind the number as what is counted, or stood so before and is taken up."""
    if right := noun_phrase(words.right):
        return right if named.text.endswith(right) else ""
    return before.noun if before is not None and indicator.endswith(before.noun) else ""


def _of_same(before: Bound, quantity: Quantity, indicator: str) -> str:
    """A bare verb with the noun of the value before: 实施200个项目,(项目)新开工80个."""
    if before.quantity.unit.name != quantity.unit.name or not indicator:
        return indicator
    noun = before.noun or works_of(indicator, before.indicator)
    return indicator if _VERBS["works_at_end"].search(noun) else indicator + noun


def _named_alone(text: str, words: Words) -> str:
    """The words before a number where a verb among them is part of the name: 提升村80个."""
    if words.right:
        return ""
    said = text[words.subject.start : words.quantity.start].strip(f"{BLANK}{BASE} ")
    return said if is_named_alone(said) else ""


def _goes_on(text: str, before: Bound | None, start: int, words: Words, name: str) -> Bound | None:
    """The value before, where a segment goes on with its list: 新增甲企业3家,乙企业5家.

    Args:
        text: The prepared text.
        before: The value before.
        start: Where the segment begins.
        words: The value and the words around it, which are all that the segment says.
        name: Its name by these words.
    """
    if before is None or before.predicate or before.quantity.unit.name != words.quantity.unit.name:
        return None
    if words.subject.part or not _PARTS["adding_verb"].fullmatch(before.verb):
        return None
    said = text[start : words.quantity.start].strip()
    named = is_counted(name) and not _VERBS["reaching_beyond"].match(text, words.quantity.start)
    does = _FORMS["acting_item"].match(said) or verbs().search(said) or bare_heads().match(said)
    listed = text[before.end : start].strip() == "," and not does
    ordered = said != "" or before.noun != ""  # 3家甲企业,5家乙企业; but not: 甲企业3家,5家乙企业…
    return before if listed and named and ordered else None


def _led(indicator: str, verb: str, beside: Bound, quantity: Quantity) -> str:
    """The indicator with the verb of the value beside it: 新增甲3家、(新增)乙5家.

    A sum behind things that are counted is theirs: 新签约项目127个、(新签约项目)协议投资额.
    """
    if quantity.unit.kind is UnitKind.MONEY is not beside.quantity.unit.kind:
        theirs = _THINGS["venture_at_end"].search(beside.indicator)
        return beside.indicator + indicator if theirs and indicator else indicator
    own = indicator.startswith((verb, "新")) or ends_in_stage(indicator)
    bare = not own and not kept_verbs_at_end().search(indicator)
    return verb + indicator if indicator and bare else indicator


def _from_segment_before(
    text: str, sentence: Sentence, quantity: Quantity, indicator: str, *, verb: str
) -> str:
    """The indicator, or what the segment before speaks of where this one names none.

    开展推介活动,全年举办2场以上; 经济增长目标:确保6.5%.
    """
    end = sentence.segment_start(quantity.number) - 1
    if (
        indicator != verb
        or _VERBS["complete_at_end"].search(indicator)
        or end <= sentence.start
        or text[end] == ";"
    ):
        return indicator
    name = read_subject(text, sentence.segment_start(end), end).text
    if name and _PARTS["manner_at_end"].search(name):
        thing = _PARTS["run_thing"].search(name)  # 创新中欧班列运营模式,开行2500列
        return verb + thing["name"] if thing else indicator
    about = _WORDS["action_on"].match(name) if verb else None
    return verb + about["thing"] if about else name or indicator


def _stretches(quantity: Quantity, subject: Subject, before: Bound | None) -> bool:
    """Whether a value goes beyond the one before it: 增长8%,力争达到10%; 建成5家、力争8家."""
    if before is None or not subject.strives:
        return False
    floor = before.quantity
    alike = floor.unit.name == quantity.unit.name and subject.mode in (
        None,
        Mode.LEVEL,
        before.mode,
    )
    if before.mode is Mode.CUT or floor.comparator is Comparator.AT_MOST:
        return alike and quantity.high <= floor.low
    return alike and floor.low < quantity.high <= _STRETCH * floor.high


def _mode(
    quantity: Quantity, subject: Subject, right: str, indicator: str, *, floor: Bound | None
) -> Mode:
    if floor is not None:
        return floor.mode
    if quantity.mode is not None:
        return quantity.mode
    if quantity.unit.kind is UnitKind.MULTIPLE:
        return Mode.MULTIPLE
    if quantity.unit.kind is not UnitKind.SHARE:
        improving = subject.predicate in words_of("quantity_verbs", "improving_verb")
        improved = right and not subject.text and improving  # 提升15家景区: not by how much
        return Mode.LEVEL if improved else subject.mode or Mode.LEVEL
    if _VERBS["growth_behind"].match(right):
        return Mode.GROWTH
    if subject.mode is None and not right and _VERBS["cutting_first"].match(indicator):
        return Mode.CUT
    if subject.mode in (None, Mode.LEVEL):
        return mode_of_head(indicator) or Mode.LEVEL
    return subject.mode


def _spanned(quantities: Sequence[Quantity], start: int, end: int) -> tuple[int, int] | None:
    """The span of the first of these quantities between two positions."""
    if not quantities:
        return None
    index = bisect_left(quantities, start, key=lambda quantity: quantity.start)
    if index < len(quantities) and quantities[index].end <= end:
        return quantities[index].start, quantities[index].end
    return None
