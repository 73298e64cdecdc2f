"""Take apart the words before a number: verb, scope, indicator, and how it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policydiff.stages.knowledge.lexicon_patterns import words
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
from policydiff.stages.targets.target_codes import Mode

_RISEN = re.compile(
    r"(?:从|由)(?:(?:去|上|前)年的?|[^,;。、\d]{2,6}?(?=\d))?(?=\d|百分之|[一二三四五六七八九十])"
)  # 从47.5%提高到, 从月销售额3万元提高到
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}[是要]?")
_PHRASES = frozenset("依通围按借利针结根聚以在对为从向由")  # what a phrase can begin with
_STRIVES = re.compile(r"力争|争取|力求|冲刺|冲击|奋力|挑战|努力|争(?=\s*$)")
_PREPOSITION = re.compile(
    r"(?:依托|通过|围绕|按照|借助|利用|针对|结合|根据|聚焦|以|在|对|为|从|向|由)"
)
_FROM = re.compile(r"(?:从|向|对|由)[^,;。]{2,24}?(?=引|招|输|新|购|进(?!出)|转)")


@dataclass(frozen=True, slots=True, kw_only=True)
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
    raw = text[start:end]
    body_end, predicate, mode = _peel_tail(raw)
    if ("从" in raw or "由" in raw) and (risen := _RISEN.search(raw)):
        body_end = min(body_end, risen.start())
    left, verb, acts = _peel_lead(raw, body_end)
    body = raw[left:body_end]
    scope = None
    if BASE in body.rstrip(BASE):
        body_end = left + _before_base(body)
        body = raw[left:body_end]
    if BLANK in body:
        left, scope = _over_blank(raw, left, body_end)
        body = raw[left:body_end].replace(BLANK, "")
    cut, scope = _after_phrase(body, scope)
    if cut := cut or _enumeration(body) or _clause_before(body):
        again, verb_again, acts_again = _peel_lead(body[cut:], len(body) - cut)
        verb, acts, body = verb_again or verb, acts or acts_again, body[cut + again :]
    body = body.replace(BASE, "").lstrip("的")
    verb = body if verb and _is_verbs(body, len(verb)) else verb  # 新建改造50个工程
    if _ORDINAL.fullmatch(body):
        body, predicate, mode = "", "", None  # 二是为2万名老人提供服务
    return Subject(
        text=body.strip(),
        start=start + _quote_start(raw, body_end),
        verb=verb,
        acts=acts,
        predicate=predicate,
        mode=(mode_of_head(body) or mode) if mode in (None, Mode.LEVEL) else mode,
        scope=scope,
        part="其中" in raw,
        strives=_STRIVES.search(raw) is not None,
    )


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
                and predicate in _WEAK
            ):
                mode = predicate_modes()[word]
            elif predicate_modes()[word] is not Mode.LEVEL:
                break
            end = found.start()
            continue
        tail = tail_words().search(raw, near, end)
        if not tail:
            break
        end = tail.start()
    return end, predicate, mode


_WEAK = (
    "为",
    "是",
    "在",
    "力争",
    "实现",
    "完成",
    "达",
    "达到",
    "保持",
    "稳定",
    "保持在",
    "稳定在",
    "控制在",
    "到",
)


def _peel_lead(raw: str, end: int) -> tuple[int, str, bool]:
    """Where the indicator begins, the verb that stays with it, and whether there was a verb."""
    position, acts = 0, False
    while position < end:
        keep = kept_verbs().match(raw, position, end)
        if keep:
            return position, keep[0], True
        verb = dropped_verbs().match(raw, position, end)
        found = (
            verb or adverbs().match(raw, position, end) or lead_words().match(raw, position, end)
        )
        if not found:
            break
        acts = acts or verb is not None
        position = found.end()
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
    if rest and (_PREPOSITION.match(before) or len(before) < 2 or rest.startswith("的")):
        return last, before if before[:1] in "从向对在" else None
    return left, None


def _after_phrase(body: str, scope: str | None) -> tuple[int, str | None]:
    """How much of the start is a prepositional phrase before the verb (依托…引育…)."""
    if body[:1] not in _PHRASES:
        return 0, scope
    origin = _FROM.match(body)
    if origin:
        return origin.end(), origin[0]
    if not _PREPOSITION.match(body):
        return 0, scope
    for found in verbs().finditer(body, 3):
        if found.end() < len(body) - 1:
            return found.start(), scope
    return 0, scope


_ACTOR = re.compile(r"[^“”]{2,40}?(?:(?:力争|确保)(?=[^“”、]{2})|将(?!军)(?=[^“”、]{3}))")


def _clause_before(body: str) -> int:
    """How much of the start is a clause of its own: 各县力争(新引进…), 满足需求并逐步(实现…)."""
    if not _MARKED.search(body):
        return 0
    actor = _ACTOR.match(body)
    if actor and (verbs().match(body, actor.end()) or kept_verbs().match(body, actor.end())):
        return actor.end()
    place = _EACH_PLACE.match(body)
    if place and (verbs().match(body, place.end()) or kept_verbs().match(body, place.end())):
        return place.end()
    also = also_does().search(body) if "并" in body else None
    joined = also or _BREAKTHROUGH.search(body)
    return joined.end() if joined else 0


_MARKED = re.compile(r"力争|确保|[将每各并]|突破、")  # any of the above; most subjects have none
_EACH_PLACE = re.compile(
    r"(?:每个?|各)(?:县|市|区|乡镇|街道|园区|地)(?:\([^()]*\))?(?:、市直开发园区)?(?:至少)?"
)
_BREAKTHROUGH = re.compile(r"(?:“零”的|零的|新)突破、")  # an item without a value before it


_ENUMERATION = re.compile(
    r"(?:涵盖|包括|覆盖|围绕|聚焦|涉及)[^,;。]{1,80}?等(?:\w{0,4}领域|\w{0,4}方面|产业|行业)?"
)


def _enumeration(body: str) -> int:
    """How much of the start only lists examples (涵盖…等领域)."""
    found = _ENUMERATION.match(body)
    return found.end() if found and found.end() < len(body) else 0


def is_headlike(text: str) -> bool:
    """Whether an indicator is a bare head (增长率, 占比) that needs the one before it."""
    return bool(bare_heads().fullmatch(text)) or text.startswith(("占", "相当于"))


def mode_of_head(body: str) -> Mode | None:
    """The mode that an indicator's last word gives: growth for 增速, cut for 降幅."""
    found = rate_heads().search(body, max(0, len(body) - _LAST))
    if not found:
        return None
    return Mode.CUT if found[0] in words("modes", "cut_head") else Mode.GROWTH
