"""Take apart the words before a number: verb, scope, indicator, and how it is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.lexicon_patterns import words
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.context_words import (
    BASE,
    BLANK,
    adverbs,
    also_does,
    bare_heads,
    dropped_verbs,
    kept_verbs,
    kept_verbs_at_end,
    lead_words,
    predicate_modes,
    predicates,
    rate_heads,
    separators,
    tail_words,
    verbs,
)
from policydiff.stages.targets.phrases.name_forms import noun_phrase
from policydiff.stages.targets.target_codes import Mode

_VERBS = Expressions("quantity_verbs")
_PHRASES = Expressions("leading_phrases")
_PARTS = Expressions("measured_parts")
_MEASURES = Expressions("measure_words")
_JOINERS = Expressions("list_connectives")
_BASELINES = Expressions("baseline_words")
_FORMS = Expressions("name_forms")


@value_type
class Subject:
    """What the words before a number say."""

    text: str  # the indicator in the words of the text; "" where none is named
    start: int  # where verb and indicator begin, for the quote
    verb: str  # a verb that belongs to the indicator's name: 新增; "" where there is none
    acts: bool  # the words begin with a verb of doing: 建成, 新增
    predicate: str  # what joins indicator and number: 达到, 增长; "" where nothing does
    mode: Mode | None  # what the predicate or the indicator's last word says
    scope: str | None
    part: bool  # 其中
    strives: bool = False  # 力争, 争取 stands among the words


def read_subject(text: str, start: int, end: int) -> Subject:
    """Peel the words between two positions of a prepared text down to the indicator.

    Args:
        text: Folded text in which times and baselines are replaced by BLANK.
        start: Where the words begin.
        end: Where the number (or the comparator before it) begins.
    """
    beyond = _VERBS["reaching_beyond"].match(text, end) is not None
    said = _subject_of(text[start:end], beyond=beyond)
    before = _JOINERS["among_before"].search(text, max(0, start - 4), start)
    return Subject(
        text=said.text,
        start=start + said.start,
        verb=said.verb,
        acts=said.acts,
        predicate=said.predicate,
        mode=said.mode,
        scope=said.scope,
        part=said.part or before is not None,
        strives=said.strives,
    )


@lru_cache(maxsize=4096)
def _subject_of(raw: str, *, beyond: bool) -> Subject:
    """What words say of a number behind them; plans and topics ask for the same words again.

    Args:
        raw: The words.
        beyond: Whether the number is one that is to be passed: 超过1000家.
    """
    rate = _rate_base(raw, len(raw))
    body_end, predicate, mode = _peel_tail(raw[: rate.start()] if rate else raw)
    if rate is None and (rate := _rate_base(raw, body_end)):
        body_end = rate.start()
    if risen := _BASELINES["risen_from"].search(raw):
        body_end = min(body_end, risen.start())
    if based := _FORMS["based_at_end"].search(raw):
        body_end = min(body_end, based.start()) or body_end
    left, verb, acts = _peel_lead(raw, body_end)
    body = raw[left:body_end]
    scope = None
    if BASE in body.rstrip(BASE):
        body_end = left + _before_base(body)
        body = raw[left:body_end]
    if BLANK in body:
        behind, scope = _over_blank(raw, left, body_end)
        if behind > left:
            again, verb_again, acts_again = _peel_lead(raw[behind:], body_end - behind)
            left, verb, acts = behind + again, verb_again or verb, acts or acts_again
        body = raw[left:body_end].replace(BLANK, "")
    cut, scope = _after_phrase(body, scope)
    if acts and not verb and (urged := _PHRASES["urged_actor"].match(body)):
        cut = urged.end()
    if cut := cut or _enumeration(body) or _clause_before(body):
        again, verb_again, acts_again = _peel_lead(body[cut:], len(body) - cut)
        verb, acts, body = verb_again or verb, acts or acts_again, body[cut + again :]
    body = body.replace(BASE, "").lstrip("的")
    verb = body if verb and _is_verbs(body, len(verb)) else verb  # 新建改造50个工程
    body = _with_attribute_verb(raw[:left], body) if predicate or beyond else body
    body = noun_phrase(body.strip())
    body = rate["base"] + body if rate and body else body
    if _JOINERS["ordinal"].fullmatch(body):
        body, predicate, mode = "", "", None  # 二是为2万名老人提供服务
    return Subject(
        text=body,
        start=_quote_start(raw, body_end),
        verb=verb,
        acts=acts,
        predicate=predicate,
        mode=(mode_of_head(body) or mode) if mode in (None, Mode.LEVEL) else mode,
        scope=scope,
        part=_JOINERS["among"].search(raw) is not None,
        strives=_VERBS["strives"].search(raw) is not None,
    )


def _with_attribute_verb(lead: str, body: str) -> str:
    """A body with the verb that its first words depend on: 配备传感设备的综合管廊达到600公里."""
    verb = _VERBS["attribute_verb"].search(lead)
    return verb[0] + body if verb and _FORMS["object_of_thing"].search(body) else body


def _rate_base(raw: str, end: int) -> re.Match[str] | None:
    """By how many a rate is measured, where that ends the words: 收购价每50公斤(提高16元)."""
    told = _MEASURES["per_base"].search(raw, 0, end)
    return _MEASURES["per_base_at_end"].search(raw, 0, end) if told else None


def _is_verbs(body: str, start: int) -> bool:
    """Whether a text is verbs and nothing else from a position on."""
    while start < len(body) and (found := verbs().match(body, start)):
        start = found.end()
    return start == len(body)


_LAST = 16  # code points in which a word at the end stands


def _peel_tail(raw: str) -> tuple[int, str, Mode | None]:
    """Where the indicator ends, and the predicate nearest the number."""
    end, predicate, mode = len(raw), "", None
    while end:
        near = max(0, end - _LAST)
        if kept_verbs_at_end().search(raw, near, end):
            break
        found = predicates().search(raw, near, end)
        if found:
            word = found[0].removesuffix("了")
            if not predicate:
                predicate, mode = word, predicate_modes()[word]
            elif (
                mode is Mode.LEVEL
                and predicate_modes()[word] is not Mode.LEVEL
                and predicate in words_of("quantity_verbs", "weak_predicate")
            ):
                mode = predicate_modes()[word]
            elif predicate_modes()[word] is not Mode.LEVEL:
                break
            end = found.start()
            continue
        tail = _tail_start(raw, near, end)
        if tail is None:
            break
        end = tail
    return end, predicate, mode


def _tail_start(raw: str, near: int, end: int) -> int | None:
    """Where what ends the words begins that is neither predicate nor part of the indicator."""
    tails = tail_words().search(raw, near, end), _FORMS["closing"].search(raw, near, end)
    return min((tail.start() for tail in tails if tail), default=None)


def _peel_lead(raw: str, end: int) -> tuple[int, str, bool]:
    """Where the indicator begins, the verb that stays with it, and whether there was a verb."""
    position, acts = 0, False
    while position < end:
        keep = kept_verbs().match(raw, position, end)
        if keep:
            return position, keep[0], True
        verb = dropped_verbs().match(raw, position, end)
        if verb is None and _FORMS["national_title"].match(raw, position, end):
            break
        found = (
            verb or adverbs().match(raw, position, end) or lead_words().match(raw, position, end)
        )
        if not found:
            break
        chain = _VERBS["verb_chain"].match(raw, position, end) if verb else None
        acts = acts or verb is not None
        position = chain.end() if chain else found.end()
    return position, "", acts


def _quote_start(raw: str, end: int) -> int:
    """Where the quote begins: behind separators and connecting words, before verbs."""
    position = 0
    while position < end:
        found = separators().match(raw, position, end)
        if not found:
            break
        position = found.end()
    return position


def _before_base(body: str) -> int:
    """Where the indicator ends that a baseline follows: 物价涨幅比去年有明显(回落)."""
    end = body.index(BASE)
    return end if len(body[:end].strip(BLANK)) > 1 else len(body)


def _over_blank(raw: str, left: int, end: int) -> tuple[int, str | None]:
    """Past a time in the middle: 从长三角地区▢引进人才 has the scope before the time."""
    last = raw.rindex(BLANK, left, end) + 1
    before = raw[left:last].replace(BLANK, "")
    rest = raw[last:end].strip()
    led = _PHRASES["preposition"].match(before) is not None
    if rest and (led or len(before) < 2 or rest.startswith("的")):
        scoped = before.startswith(words_of("leading_phrases", "scope_preposition"))
        return last, before if scoped else None
    return left, None


def _after_phrase(body: str, scope: str | None) -> tuple[int, str | None]:
    """How much of the start is a prepositional phrase before the verb (依托…引育…)."""
    if not _PHRASES["preposition"].match(body):
        return 0, scope
    origin = _PHRASES["origin"].match(body)
    if origin:
        return origin.end(), origin[0]
    for found in verbs().finditer(body, 3):
        if found.end() < len(body) - 1 and not bare_heads().fullmatch(body, found.end()):
            return found.start(), scope
    return 0, scope


def _clause_before(body: str) -> int:
    """How much of the start is a clause of its own: 各县力争(新引进…), 满足需求并逐步(实现…)."""
    if not _PHRASES["clause_sign"].search(body):
        return 0
    actor = _PHRASES["actor_first"].match(body)
    if actor and (verbs().match(body, actor.end()) or kept_verbs().match(body, actor.end())):
        return actor.end()
    place = _PARTS["each_place"].match(body)
    if place and (verbs().match(body, place.end()) or kept_verbs().match(body, place.end())):
        return place.end()
    also = also_does().search(body) if "并" in body else None
    joined = also or _PHRASES["breakthrough"].search(body)
    return joined.end() if joined else 0


def _enumeration(body: str) -> int:
    """How much of the start only lists examples (涵盖…等领域)."""
    found = _PHRASES["enumeration"].match(body)
    return found.end() if found and found.end() < len(body) else 0


def is_headlike(text: str) -> bool:
    """Whether an indicator is a bare head (增长率, 占比) that needs the one before it."""
    share = text.startswith(words_of("measure_words", "share_verb"))
    return share or bare_heads().fullmatch(text) is not None


def mode_of_head(body: str) -> Mode | None:
    """The mode that an indicator's last word gives: growth for 增速, cut for 降幅."""
    found = rate_heads().search(body, max(0, len(body) - _LAST))
    if not found:
        return None
    return Mode.CUT if found[0] in words("modes", "cut_head") else Mode.GROWTH
