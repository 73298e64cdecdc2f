"""Find the indicator of a value in the words to its left and right."""

from __future__ import annotations

import re

from policydiff.stages.knowledge.counted_heads import is_counted
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.context_words import kept_verbs, kept_verbs_at_end, verbs
from policydiff.stages.targets.left_context import Subject, is_headlike
from policydiff.stages.targets.phrases.coverage import coverage_of, is_coverage
from policydiff.stages.targets.phrases.heads import is_kind
from policydiff.stages.targets.phrases.name_forms import is_clause
from policydiff.stages.targets.phrases.payers import is_spent, purpose_of
from policydiff.stages.targets.phrases.shares import done_by_so_many
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_codes import Mode

_VERBS = Expressions("quantity_verbs")
_MEASURES = Expressions("measure_words")
_PARTS = Expressions("measured_parts")
_ASIDES = Expressions("asides")
_FORMS = Expressions("name_forms")
_WORDS = Expressions("list_heads")
_TOPICS = Expressions("topics")

_LIST = 20  # longer lists of names are not written out
_BRACKETS = re.compile(r"\([^()]*\)")


@value_type
class Words:
    """A value and the words around it."""

    subject: Subject  # what stands before it
    right: str  # what stands behind it, up to the next break; "" where nothing does
    right_end: int  # where that ends
    quantity: Quantity


@value_type
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
    if is_coverage(quantity):
        return Named(text=coverage_of(name, right), end=quantity.end)
    name = "" if _only_leads(words) else name
    here = Named(text=_named(name, quantity), end=quantity.end)
    if quantity.mode is not None or not right:
        return Named(text=_without_more(here.text), end=here.end)
    if quantity.unit.kind in (UnitKind.SHARE, UnitKind.MULTIPLE, UnitKind.RATE):
        if right in words_of("measure_words", "coverage"):
            return Named(text=name + right, end=words.right_end)
        if done := _done_by_share(words, name):
            return Named(text=done, end=words.right_end)
        return here if name else Named(text=right, end=words.right_end)
    verb = words.subject.verb
    if is_spent(quantity, right):
        return (
            here if name not in (verb, "") else Named(text=purpose_of(right), end=words.right_end)
        )
    if name in (verb, "") or name.endswith(("等", "的")):
        lead = "" if right.startswith(verb) else verb
        return Named(text=lead + right, end=words.right_end)
    if words.subject.predicate and not _PARTS["each_place"].fullmatch(name):
        return Named(text=right, end=words.right_end) if _is_had(words) else here
    if _VERBS["event_verb"].match(right) or _MEASURES["covering_things"].fullmatch(name):
        return Named(text=name + right, end=words.right_end)
    level = _PARTS["level_before_number"].search(name)  # 省级民生实事和市级20件民生实事
    right = level[0] + right if level and quantity.unit.kind is UnitKind.COUNT else right
    ended = kept_verbs_at_end().search(name)  # 市县两级新上线1500项政务服务事项
    verb = ended[0] if ended and not verb and not right.endswith(ended[0]) else verb
    lead = "" if right.startswith(verb) else verb
    return Named(text=lead + right, end=words.right_end)


def _without_more(name: str) -> str:
    """A name without 等 behind its last example: 省实验室、产业创新研究院等(10家)."""
    return name[:-1] if len(name) > 3 and name.endswith("等") else name


def _is_had(words: Words) -> bool:
    """Whether what stands behind a count is what somebody has: 三级均有1所妇幼保健机构."""
    if words.subject.predicate not in words_of("quantity_verbs", "having"):
        return False
    does = verbs().match(words.right) or _VERBS["event_verb"].match(words.right)
    return does is None and is_counted(words.right)


def _done_by_share(words: Words, name: str) -> str:
    """A share by what so many do: 义务教育学校100%纳入教联体建设; "" where it is none."""
    subject = words.subject
    level = subject.mode in (None, Mode.LEVEL) and words.quantity.unit.kind is UnitKind.SHARE
    joined = subject.predicate in ("", *words_of("quantity_verbs", "completing"))
    if not level or not joined or name == subject.verb != "":
        return ""
    return done_by_so_many(name, words.right)


def _only_leads(words: Words) -> bool:
    """Whether the words before a count only lead to it: 在多模态模型中实现3个模态的表示."""
    if not words.right or words.quantity.unit.kind is not UnitKind.COUNT:
        return False
    predicate = words.subject.predicate
    joined = not predicate or predicate in words_of("quantity_verbs", "completing")
    return joined and is_clause(words.subject.text)


def _named(name: str, quantity: Quantity) -> str:
    """The name before a count, without examples of what is counted: 村跑、村运等健身活动."""
    if quantity.unit.kind is not UnitKind.COUNT or "等" not in name:
        return name
    examples = _FORMS["examples_before"].match(name)
    if examples is None:
        return name
    verb = kept_verbs().match(name)
    return (verb[0] if verb else "") + name[examples.end() :]


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
        area = _MEASURES["before_yield"].search(before)
        if area is not None:
            return before[: area.start()] + indicator
    if near and root and is_headlike(indicator) and not indicator.startswith(root):
        if kept_verbs().fullmatch(root) or all(map(_measure_alone, (root, indicator))):
            return indicator
        return root if root.endswith(indicator) else _without_stage(root, indicator) + indicator
    return indicator


def _measure_alone(name: str) -> bool:
    """Whether a measure names nothing that it is of: 经营面积, 产值."""
    return _TOPICS["industry_measure"].fullmatch(name) is not None


def _without_stage(root: str, indicator: str) -> str:
    """What was counted without how far it was, where it now is further: 项目新开工, 竣工."""
    if indicator not in words_of("quantity_verbs", "works_stage"):
        return root
    if begun := _WORDS["stage_at_start"].match(root):
        return root[begun.end() :]
    stage = kept_verbs_at_end().search(root) or _VERBS["works_stage_at_end"].search(root)
    return root[: stage.start()] if stage and stage.start() else root


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
    """Whether a name says only which ones of a whole: 公办, 国家级, 新建, 工业类."""
    return _ASIDES["quality"].fullmatch(name) is not None or is_kind(name)


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
    listed = listed and not all(map(verbs().fullmatch, name.split("、")))  # 新建、改扩建12所小学
    return listed and not name.endswith(("等", "的")) and quantity.high <= _LIST
