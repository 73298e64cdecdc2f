"""Tell the numbers of what is the case or only supposed, and of things bettered as a whole."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.context_words import BASE, verbs
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Comparator, Mode

_WORDS = Expressions("background")

_BETTERING = "kept_up_before|helped_before|strengthened_before|carried_on_before"
_NEAR = 48  # code points beside a number that are looked at
_AIM = 24  # code points behind a value in which it is said to be that of an aim
_LISTED = 140  # and in which works are named
_CLOSING = frozenset((",", ";", "。", ")", "\n", ""))  # what may end a segment
_TASKS = 30  # and fewer are those that a report lists


def is_background(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number says what is the case, and sets no aim.

    比原计划多14亿元, 低于13%左右的预期目标; 上述15个行动; 在增长13%的基础上; 购置税按7.5%征收;
    巩固368个村扶持成效; 比现有的86个减少27个.

    Args:
        text: Folded and masked text.
        sentence: The sentence.
        quantity: A quantity of it.
    """
    if text.startswith(BASE, quantity.number):
        return True
    start = max(sentence.segment_start(quantity.number), quantity.start - _NEAR)
    before = text[start : quantity.start]
    if _is_told_before(text, sentence, quantity, before):
        return True
    if text[quantity.end : quantity.end + 1] in _CLOSING:
        return False  # nothing stands behind it in its segment
    if _is_held_against(text, quantity, text[start : quantity.number]):
        return True
    if _WORDS["base_behind|aim_reached_behind"].match(text, quantity.end):
        return True
    if _is_left_out(text, sentence, quantity) or _is_manner(text, sentence, quantity):
        return True
    behind = text[quantity.end : quantity.end + _NEAR]
    if _WORDS["function_behind"].match(behind) and _WORDS["kept_up_before"].search(before):
        return True
    if quantity.unit.kind is UnitKind.COUNT:
        return _is_count_of_state(text, sentence, quantity, before)
    return quantity.unit.kind is UnitKind.SHARE and _is_in_force(text, quantity, before)


def _is_told_before(text: str, sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether the words before a number tell: 比原计划多14亿元, 上述15个行动, 最高的达80%."""
    if "原" in before and _WORDS["beside_former_plan"].search(before):
        return True
    if ("比" in before or "较" in before) and _is_beyond_set_aim(text, sentence, quantity):
        return True
    if quantity.unit.kind is UnitKind.COUNT:
        return _WORDS["referring_before|grouped_before"].search(before) is not None
    shared = quantity.unit.kind is UnitKind.SHARE
    return shared and _WORDS["extreme_before"].search(before) is not None


def _is_count_of_state(text: str, sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a count is of what is measured, of works under way, or of what stands already."""
    if _WORDS["emission_behind|among_behind"].match(text, quantity.end):
        return True
    return _sums_up_works(text, sentence, quantity) or _stands(text, quantity, before)


def _is_left_out(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number is that of an exception or a slogan: 除13个水库外, “1+N”(1个平台…)."""
    before = text[max(sentence.start, quantity.start - _NEAR) : quantity.start]
    if "除" in before and _WORDS["excepted_before"].search(before):
        return _WORDS["excepted_behind"].match(text, quantity.end) is not None
    return "+" in before and _WORDS["slogan_explained_before"].search(before) is not None


def _is_manner(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether 全覆盖 says how something is done, or what was: 全覆盖开展监测, 由制度全覆盖到…."""
    if quantity.mode is not Mode.LEVEL:
        return False
    start = sentence.segment_start(quantity.number)
    if _WORDS["covered_before_that"].search(text, start, quantity.end):
        return text.startswith(("到", "向"), quantity.end)
    return not text[start : quantity.start].strip() and bool(verbs().match(text, quantity.end))


def _is_beyond_set_aim(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a margin is that of the plan's own aims: 达到20%,比省定目标高出10个百分点."""
    start = sentence.segment_start(quantity.number)
    return _WORDS["beside_set_aim"].search(text[start : quantity.start].lstrip()) is not None


def _is_held_against(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a value is that of an aim with which a result is compared: 低于13%的预期目标."""
    if not _WORDS["held_against_before"].search(before):
        return False
    behind = text[quantity.unit_end : quantity.unit_end + _AIM]
    return _WORDS["aim_behind"].match(behind) is not None


def _is_in_force(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a share is a rate at which something is levied."""
    levied = _WORDS["levied_behind"].match(text, quantity.end) is not None
    return levied and _WORDS["levied_before"].search(before) is not None


def supposes(text: str, sentence: Sentence) -> bool:
    """Whether 如果 or its like stands in a sentence."""
    return _WORDS["if"].search(text, sentence.start, sentence.end) is not None


def is_supposed(text: str, sentence: Sentence, position: int) -> bool:
    """Whether what stands at a position is only supposed: 如果每人增加1元,购买力就增加6亿元."""
    start = sentence.stop_before(position)
    return _WORDS["supposing"].search(text, start, position) is not None


def is_state(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a value that is no result says what is the case: 文盲约占人口的70%, 共有156个项目."""
    start = max(sentence.segment_start(quantity.number), quantity.start - _NEAR)
    before = text[start : quantity.start]
    if _is_told(text, quantity, before):
        return True
    if quantity.unit.kind is UnitKind.SHARE:
        if _WORDS["comes_behind"].match(text, quantity.unit_end):
            return True
        holds = "占" in before or "有" in before
        return holds and _is_share_of_state(text, quantity, before)
    counted = quantity.unit.kind is UnitKind.COUNT
    return counted and _WORDS["there_are_before"].search(before) is not None


def _is_told(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a value is told with wonder or regret, or is needed: 高达240元, 浪费5万元."""
    said = before + text[quantity.start : quantity.number]
    if _WORDS["told_before"].search(said):
        return _WORDS["aim_said"].search(said) is None
    counted = quantity.unit.kind in (UnitKind.COUNT, UnitKind.SHARE)
    return counted and _WORDS["needing_behind"].match(text, quantity.end) is not None


def _is_share_of_state(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a share is that of a state: 大约占人口的70%以上, 占人口80%以上的农民."""
    if _WORDS["share_of_state"].search(before):
        return True
    if not _WORDS["bare_share"].search(before) or _WORDS["share_measure"].search(before):
        return False
    exact = quantity.comparator is Comparator.PLAIN
    return exact or _WORDS["people_or_things_behind"].match(text, quantity.end) is not None


def _stands(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a count is of things that stand already and are bettered as a whole."""
    if quantity.comparator is not Comparator.PLAIN:
        return False
    after = text[quantity.end : quantity.end + _NEAR]
    if _WORDS["institutes_behind"].match(after) and _WORDS["making_use_before"].search(before):
        return True
    if _WORDS["effect_behind|running_behind"].match(after) or _is_under_way(before, after):
        return True
    if _WORDS[_BETTERING].search(before):  # which most words before a count do not
        if _WORDS["kept_up_before"].search(before):
            return True
        if _WORDS["helped_before"].search(before) and _WORDS["chosen_places_behind"].match(after):
            return True
        if _WORDS["strengthened_before"].search(before):
            return _WORDS["standing_thing_behind"].match(after) is not None
        if _WORDS["carried_on_before"].search(before) and _WORDS["trial_behind"].match(after):
            return True
    return quantity.high <= _TASKS and _WORDS["work_behind"].match(after) is not None


def _sums_up_works(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a count is that of works under way that are named: 推进甲、乙等75个项目建设.

    Works that are begun, finished or won, and counts with a bound, are aims: 开工甲、乙等75个项目.
    """
    if quantity.comparator is not Comparator.PLAIN or text[quantity.start - 1] not in "等、":
        return False
    start = max(sentence.segment_start(quantity.number), quantity.start - _LISTED)
    if _WORDS["named_works_before"].search(text, start, quantity.start) is None:
        return False
    behind = text[quantity.end : quantity.end + _NEAR]
    return _WORDS["works_behind"].match(behind) is not None


def _is_under_way(before: str, after: str) -> bool:
    """Whether works are carried on that were begun: 10个在建项目建设; not 65个在建项目建成投产."""
    under_way = _WORDS["under_way_behind"].match(after) is not None
    return under_way and not any(char.isdigit() for char in before)
