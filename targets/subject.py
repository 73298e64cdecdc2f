"""What stands around a number: indicator, verb, scope, and how the value is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from targets.patterns import either, words
from targets.target import Mode

BLANK = "\x00"  # stands for a time, which is no part of an indicator
BASE = "\x01"  # stands for a baseline: 比上年

_JOINT = r"(?:其中|同时|并且|以及|其次|此外|另外|还要|也要|要|还|也|再(?!生|制造|就业|保险|贷款|次|造)|和|与(?![^,;。]{1,24}(?:合作|共建|结对|签约|签订|签署|协作|对接))|及|并|或|使得|使|将|把|让|且|而|则|即|如|等|的|是|各|约|近|达|共|不断|我们|一是|二是|三是|四是|五是|六是|[一二三四五六七八九]要)"
_SCOPE = r"(?:全市|全区|全省|全县|全国(?!文明|卫生|百|双|重点|一流|示范|先进|知名|首|最|领先|统一|性|中小)|全州|全盟|全旗|全镇|全系统|我市|我省|我区|我县|我国|我州|本市|本省|本区|各地|市级|市区内|全社会(?!.{0,2}研|固|用))"
_LEAD = re.compile(rf"(?:[\s{BLANK}{BASE}、,;:·.\-—□]+|{_JOINT}|{_SCOPE})")
_NUMBERED = re.compile(
    r"\(?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]年(?!产|级|均|度)"
)
_TAIL = re.compile(
    rf"(?:[\s{BLANK}{BASE},:;、(]+|其中|年均|每年|全年|平均|实际|分别|同比|环比|累计|均|都|也|再|又|要|将|应|须|预期|计划|拟|继续|稳步|逐步|进一步|持续|基本|率先|全部|至少|总体|力争|确保|争取|努力|必须|保证|约|近|达|超|共|各|总共|共计|合计|只|仅|预计|大约|一般|原则上|由|从|较|相应|以年均|以|每人|人均每月|每人每月|每人每年|每月|名义|可比价|当年|大体|不得|不|左右|对|向|与|让|把|将|使)$"
)
_RISEN = re.compile(r"(?:从|由)(?=\d|百分之|[一二三四五六七八九十])")  # 从47.5%提高到
_HEADLIKE = re.compile(
    r"(?:增长率|增速|增幅|增长目标|增长速度|占比|比重|比例|总量|总额|规模|总规模|总投资|覆盖率|数量|总数|面积|产值|投资|目标|比率|涨幅|降幅)$"
)
_PREPOSITION = re.compile(
    r"(?:依托|通过|围绕|按照|借助|利用|针对|结合|根据|聚焦|以|在|对|为|从|向|由)"
)
_FROM = re.compile(r"(?:从|向|对|由)[^,;。]{2,24}?(?=引|招|输|新|购|进|转)")


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


def read_subject(text: str, start: int, end: int) -> Subject:
    """Peel the words between two positions of a prepared text down to the indicator.

    Args:
        text: Folded text in which times and baselines are replaced by BLANK.
        start: Where the words begin.
        end: Where the number (or the comparator before it) begins.
    """
    raw = text[start:end]
    part = "其中" in raw
    risen = _RISEN.search(raw)
    body_end, predicate, mode = _peel_tail(raw)
    if risen:
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
    cut = cut or _enumeration(body)
    body = body[cut:]
    again, verb_again, acts_again = _peel_lead(body, len(body)) if cut else (0, "", False)
    body = body[again:].replace(BASE, "").lstrip("的")
    if mode in (None, Mode.LEVEL):
        mode = mode_of_head(body) or mode
    return Subject(
        text=body.strip(),
        start=start + _quote_start(raw, body_end),
        verb=verb_again or verb,
        acts=acts or acts_again,
        predicate=predicate,
        mode=mode,
        scope=scope,
        part=part,
    )


def _peel_tail(raw: str) -> tuple[int, str, Mode | None]:
    """Where the indicator ends, and the predicate nearest the number."""
    end, predicate, mode = len(raw), "", None
    while end:
        head = raw[:end]
        if _keep_end().search(head):
            break
        found = _predicate().search(head)
        if found:
            word = found[0].removesuffix("了")
            if not predicate:
                predicate, mode = word, _modes()[word]
            elif mode is Mode.LEVEL and _modes()[word] is not Mode.LEVEL and predicate in _WEAK:
                mode = _modes()[word]
            elif _modes()[word] is not Mode.LEVEL:
                break
            end = found.start()
            continue
        tail = _TAIL.search(head)
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
        keep = _keep().match(raw, position, end)
        if keep and keep.end() <= end:
            return position, keep[0], True
        drop = _drop().match(raw, position, end) or _adverb().match(raw, position, end)
        found = drop or _LEAD.match(raw, position, end) or _NUMBERED.match(raw, position, end)
        modal = _modal().match(raw, position, end)
        if not found and not modal:
            break
        step = modal or found
        acts = acts or bool(drop and not modal and not _adverb().fullmatch(drop[0]))
        assert step is not None
        position = step.end()
    return position, "", acts


def _quote_start(raw: str, end: int) -> int:
    """Where the quote begins: behind separators and connecting words, before verbs."""
    position = 0
    while position < end:
        found = re.match(
            rf"[\s{BLANK}{BASE}、,;:·.\-—□]+|以及|和|与(?![^,;。]{{1,24}}(?:合作|共建|结对|签|协作|对接))|及|并(?!购)|同时",
            raw[position:end],
        )
        if not found:
            break
        position += found.end()
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
    origin = _FROM.match(body)
    if origin:
        return origin.end(), origin[0]
    if not _PREPOSITION.match(body):
        return 0, scope
    for found in _any_verb().finditer(body, 3):
        if found.end() < len(body) - 1:
            return found.start(), scope
    return 0, scope


_ENUMERATION = re.compile(
    r"(?:涵盖|包括|覆盖|围绕|聚焦|涉及)[^,;。]{1,80}?等(?:\w{0,4}领域|\w{0,4}方面|产业|行业)?"
)


def _enumeration(body: str) -> int:
    """How much of the start only lists examples (涵盖…等领域)."""
    found = _ENUMERATION.match(body)
    return found.end() if found and found.end() < len(body) else 0


def is_headlike(text: str) -> bool:
    """Whether an indicator is a bare head (增长率, 占比) that needs the one before it."""
    return bool(_HEADLIKE.fullmatch(text)) or text.startswith(("占", "相当于"))


def mode_of_head(body: str) -> Mode | None:
    found = _heads().search(body)
    if not found:
        return None
    return Mode.CUT if found[0] in words("modes", "cut_head") else Mode.GROWTH


@cache
def _modes() -> dict[str, Mode]:
    modes = {w: Mode(key) for key in ("level", "growth", "cut") for w in words("modes", key)}
    # right behind a baseline single characters do: 比上年低0.4个百分点
    return modes | {BASE + w: Mode.GROWTH for w in "高多"} | {BASE + w: Mode.CUT for w in "低少"}


@cache
def _predicate() -> re.Pattern[str]:
    ordered = tuple(sorted(_modes(), key=lambda w: (-len(w), w)))
    return re.compile(f"(?:{either(ordered)})了?$")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(f"(?:{either(words('modes', 'growth_head') + words('modes', 'cut_head'))})$")


@cache
def _keep() -> re.Pattern[str]:
    return re.compile(either(words("verbs", "keep")))


@cache
def _keep_end() -> re.Pattern[str]:
    return re.compile(f"(?:{either(words('verbs', 'keep'))})$")


@cache
def _drop() -> re.Pattern[str]:
    return re.compile(
        f"(?:{either(words('verbs', 'drop'))})(?!总值|安全|值|率|商|区|性|局|期|量|类|型|力|带|链|化|融|生|者|员|业|式)"
    )


@cache
def _adverb() -> re.Pattern[str]:
    # 重点 before a noun (重点人群) belongs to the name; before a verb it does not
    verb = either(words("verbs", "keep") + words("verbs", "drop") + words("verbs", "adverb"))
    return re.compile(f"(?:{either(words('verbs', 'adverb'))})(?={verb}|$)")


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(either(words("modality")))


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(either(words("verbs", "keep") + words("verbs", "drop")))
