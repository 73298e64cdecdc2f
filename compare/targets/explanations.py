"""The sentence that says why a target change was called what it was called, in two languages.

Numbers stand as stated; the parts in brackets say what they are of and for when.
"""

from __future__ import annotations

from policydiff.stages.compare.indicators.bilingual import Words
from policydiff.stages.compare.indicators.reference_quantities import find_basis
from policydiff.stages.compare.model.change_types import Reason
from policydiff.stages.compare.targets.obstacles import find_works, scope_of, works_differ
from policydiff.stages.compare.targets.traces import Form, Trace
from policydiff.stages.documents import Document, Level
from policydiff.stages.targets import Mode, Target, TimeFrame

_FRAMES = {
    TimeFrame.BY: Words("到期达到", "by the deadline"),
    TimeFrame.ANNUAL: Words("年度", "yearly"),
    TimeFrame.CUMULATIVE: Words("累计", "cumulative"),
}
_OPEN_FRAME = Words("时间未说明", "time not stated")
_MODES = {
    Mode.LEVEL: Words("水平", "a level"),
    Mode.GROWTH: Words("增长", "a growth"),
    Mode.CUT: Words("下降", "a cut"),
    Mode.MULTIPLE: Words("倍数", "a multiple"),
}
_LEVELS = {
    Level.COUNTRY: Words("国家", "country"),
    Level.PROVINCE: Words("省级", "province"),
    Level.PREFECTURE: Words("地级", "prefecture"),
    Level.COUNTY: Words("县级", "county"),
}
_OBSTACLES = {
    Reason.NO_VALUE: Words("至少一方没有自身数值", "one side states no value of its own"),
    Reason.MODE: Words("一为{0}、一为{1}", "{0} against {1}"),
    Reason.UNIT: Words("单位不同（{0}、{1}）", "units differ ({0}, {1})"),
    Reason.THRESHOLD: Words("门槛不同（{0}、{1}）", "thresholds differ ({0}, {1})"),
    Reason.SCOPE: Words("范围不同（{0}、{1}）", "scopes differ ({0}, {1})"),
    Reason.PERIOD: Words("计算期不同（{0}、{1}）", "periods differ ({0}, {1})"),
    Reason.LEVEL: Words("总量指标层级不同（{0}、{1}）", "volumes of two levels ({0}, {1})"),
}
_OTHER_REFERENCE = Words("参照对象不同", "held against different things")
# Two names that are merely near say nothing of their definitions; one name of two things does.
_NEAR = Words(
    "名称相近，难以认定为同一指标", "the names are near, but one indicator cannot be told from them"
)
_STOCKS = Words("存量与当期增量口径不同", "a stock against what is new in the period")
_WORKS = Words("建设性质或阶段不同（{0}、{1}）", "works of another kind or stage ({0}, {1})")
_TRACES = {
    Form.NAMED: Words(
        "{side}条款 {clause} 提到此项（“{quote}”），没有写数值",
        "{side} clause {clause} names it (“{quote}”), without a number",
    ),
    Form.AIM: Words(
        "{side}条款 {clause} 提到此项（“{quote}”），未见与之对应的目标",
        "{side} clause {clause} names it (“{quote}”), without a target that answers this one",
    ),
    Form.OTHER_NUMBER: Words(
        "{side}条款 {clause} 提到此项（“{quote}”），但所写数字不是与之对应的目标，请核对原文",
        "{side} clause {clause} names it (“{quote}”), with a number that is no counterpart; "
        "see the text",
    ),
    Form.TAKEN: Words(
        "{side}条款 {clause} 此项的“{quote}”已与另一目标对应，未见与本目标对应的数值",
        "in {side} clause {clause} “{quote}” answers another target; no number answers this one",
    ),
    Form.PAST: Words(
        "{side}未见这一目标；条款 {clause} 只作为已取得的结果提到（“{quote}”）",
        "{side} has no such target; clause {clause} tells it as a past result (“{quote}”)",
    ),
    Form.ANSWERED: Words(
        "{side}条款 {clause} 有对应的句子（“{quote}”），没有写数值",
        "{side} clause {clause} has a sentence that corresponds (“{quote}”), without a number",
    ),
    Form.OTHER_TARGET: Words(
        "{side}条款 {clause} 的对应处写的是其他指标（“{quote}”）",
        "{side} clause {clause} has another indicator in its place (“{quote}”)",
    ),
    Form.LINKED: Words(
        "{side}未见对应内容；条款 {clause} 虽与所在条款对应（对齐得分 {score}），其中没有写此项",
        "nothing in {side} corresponds; clause {clause} corresponds to its clause (score {score}) "
        "but does not have it",
    ),
    Form.NOTHING: Words("{side}未见对应内容", "nothing in {side} corresponds"),
}
_BASE = Words("基准文件", "base")
_OTHER = Words("对照文件", "other")
_EXPIRED = Words(
    "；该目标在对照文件印发前已到期", "; the target had run out before other was issued"
)
LONGEST_QUOTE = 40  # characters of a phrase or sentence quoted
_NONE = Words("无", "none")
_WHOLE = Words("未限定", "not restricted")
_LOW = Words("数值以低为优", "a lower value is the stronger one")


def say_change(left: Target, right: Target, *, low: bool = False) -> Words:
    """30人 → 50人（新引育省级以上高端人才，均为年度）.

    Args:
        left: The target of base.
        right: The target of other.
        low: A lower value counts as the more ambitious one, which the sentence then says.
    """
    parts = (
        _names(left, right),
        _frames(left, right),
        _deadlines(left, right),
        _modalities(left, right),
        _LOW if low else None,
    )
    said = [part for part in parts if part is not None]
    step = f"{say_value(left)} → {say_value(right)}"
    return Words(
        f"{step}（{'，'.join(part.zh for part in said)}）",
        f"{step} ({'; '.join(part.en for part in said)})",
    )


def say_obstacle(
    left: Target,
    right: Target,
    *,
    reason: Reason,
    documents: tuple[Document, Document],
    near: bool = False,
) -> Words:
    """单位不同，不可比：150亿元以上（实到资金） / 3亿美元以上（实到外资）.

    Args:
        left: The target of base.
        right: The target of other.
        reason: What keeps them apart.
        documents: Base and other.
        near: Their names are near, no more.
    """
    what = _NEAR if near else _obstacle(left, right, reason=reason, documents=documents)
    mine, theirs = say_value(left), say_value(right)
    return Words(
        f"{what.zh}，不可比：{mine}（{left.indicator_text}） / {theirs}（{right.indicator_text}）",
        f"not comparable, {what.en}: "
        f"{mine} ({left.indicator_text}) / {theirs} ({right.indicator_text})",
    )


def say_trace(target: Target, trace: Trace, *, dropped: bool, expired: bool = False) -> Words:
    """What the other side has instead of a target without a counterpart.

    Args:
        target: The target.
        trace: What was found there.
        dropped: Base has the target; else other has.
        expired: It had run out before other was issued.
    """
    said, far = _TRACES[trace.form], _OTHER if dropped else _BASE
    values = {
        "clause": trace.clause,
        "quote": _shortened(trace.quote),
        "score": f"{trace.score or 0:.2f}",
    }
    end = _EXPIRED if expired else Words("", "")
    return Words(
        f"{say_value(target)}（{target.indicator_text}）："
        + said.zh.format(side=far.zh, **values)
        + end.zh,
        f"{say_value(target)} ({target.indicator_text}): "
        + said.en.format(side=far.en, **values)
        + end.en,
    )


def say_expired() -> Words:
    """What ends the sentence on a dropped target that had run out."""
    return _EXPIRED


def say_value(target: Target) -> str:
    """The value as stated, with its mode where the words stated leave it out: 增长5%."""
    verb = {Mode.GROWTH: "增长", Mode.CUT: "下降"}.get(target.mode, "")
    said = target.stated.strip() or target.quote.strip()
    if verb and not any(word in said for word in "增长升提高递加降减"):
        return verb + said
    return said


def _shortened(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + "…"


def _names(left: Target, right: Target) -> Words:
    if left.indicator_text == right.indicator_text:
        return Words(left.indicator_text, left.indicator_text)
    both = f"{left.indicator_text} / {right.indicator_text}"
    return Words(both, both)


def _frames(left: Target, right: Target) -> Words | None:
    mine, theirs = _frame(left), _frame(right)
    if left.period is not right.period:
        return Words(f"{mine.zh} / {theirs.zh}", f"{mine.en} / {theirs.en}")
    if left.period in (None, TimeFrame.BY):
        return None
    return Words(f"均为{mine.zh}", f"both {mine.en}")


def _frame(target: Target) -> Words:
    return _FRAMES[target.period] if target.period else _OPEN_FRAME


def _deadlines(left: Target, right: Target) -> Words | None:
    mine, theirs = left.deadline, right.deadline
    if mine == theirs:
        return Words(f"期限均为{mine}年", f"both by {mine}") if mine else None
    zh = [f"{year}年" if year else "未写明" for year in (mine, theirs)]
    en = [f"by {year}" if year else "no deadline" for year in (mine, theirs)]
    return Words(f"期限{zh[0]} → {zh[1]}", f"{en[0]} → {en[1]}")


def _modalities(left: Target, right: Target) -> Words | None:
    if left.modality == right.modality:
        return None
    words = (left.modality, right.modality)
    zh = [f"“{word}”" if word else "无力度词" for word in words]
    en = [f"“{word}”" if word else "no such word" for word in words]
    return Words(" → ".join(zh), " → ".join(en))


def _obstacle(
    left: Target, right: Target, *, reason: Reason, documents: tuple[Document, Document]
) -> Words:
    if reason is Reason.DEFINITION:
        return _definition(left, right)
    if reason is Reason.NO_VALUE and left.low == right.low:
        return _OTHER_REFERENCE
    base, other = documents
    sides = {
        Reason.MODE: lambda: (_MODES[left.mode], _MODES[right.mode]),
        Reason.UNIT: lambda: (_unit(left), _unit(right)),
        Reason.THRESHOLD: lambda: (_plain(left.threshold, _NONE), _plain(right.threshold, _NONE)),
        Reason.SCOPE: lambda: (
            _plain(scope_of(left, base), _WHOLE),
            _plain(scope_of(right, other), _WHOLE),
        ),
        Reason.PERIOD: lambda: (_horizon(left), _horizon(right)),
        Reason.LEVEL: lambda: (_level(base), _level(other)),
    }
    first, second = sides[reason]() if reason in sides else (_NONE, _NONE)
    return _filled(_OBSTACLES[reason], first, second)


def _definition(left: Target, right: Target) -> Words:
    if not works_differ(left, right):
        return _STOCKS
    mine, theirs = ("、".join(find_works(target)) for target in (left, right))
    return _filled(_WORKS, Words(mine, mine), Words(theirs, theirs))


def _filled(said: Words, first: Words, second: Words) -> Words:
    return Words(said.zh.format(first.zh, second.zh), said.en.format(first.en, second.en))


def _plain(text: str | None, otherwise: Words) -> Words:
    return Words(text, text) if text else otherwise


def _unit(target: Target) -> Words:
    """The unit, with what it is counted for where the name says so: 元/50公斤."""
    basis = find_basis(target)
    return _plain(f"{target.unit}/{basis.said}" if basis else target.unit, _NONE)


def _horizon(target: Target) -> Words:
    frame = _frame(target)
    if target.deadline is None:
        return frame
    return Words(f"{frame.zh}，至{target.deadline}年", f"{frame.en}, to {target.deadline}")


def _level(document: Document) -> Words:
    place = document.jurisdiction
    if place is None:
        return Words("不明", "unknown")
    level = _LEVELS[place.level]
    return Words(f"{level.zh}：{place.name}", f"{level.en}: {place.name}")
