"""The sentence that says why a target change was called what it was called, in Chinese.

Numbers stand as stated; the parts in brackets say what they are of and for when.
"""

from __future__ import annotations

from compare.change_types import Reason
from compare.obstacles import scope_of
from documents import ClauseId, Document, Level
from targets import Mode, Target, TimeFrame

_FRAMES = {
    TimeFrame.BY: "到期达到",
    TimeFrame.ANNUAL: "年度",
    TimeFrame.CUMULATIVE: "累计",
}
_MODES = {
    Mode.LEVEL: "水平",
    Mode.GROWTH: "增长",
    Mode.CUT: "下降",
    Mode.MULTIPLE: "倍数",
}
_LEVELS = {
    Level.COUNTRY: "国家",
    Level.PROVINCE: "省级",
    Level.PREFECTURE: "地级",
    Level.COUNTY: "县级",
}


def say_change(left: Target, right: Target) -> str:
    """30人 → 50人（新引育省级以上高端人才，均为年度）."""
    parts = (
        _names(left, right),
        _frames(left, right),
        _deadlines(left, right),
        *_words(left, right),
    )
    return f"{say_value(left)} → {say_value(right)}（{'，'.join(filter(None, parts))}）"


def say_obstacle(
    left: Target, right: Target, *, reason: Reason, documents: tuple[Document, Document]
) -> str:
    """单位不同，不可比：150亿元以上（实到资金） / 3亿美元以上（实到外资）."""
    return (
        f"{_obstacle(left, right, reason=reason, documents=documents)}，不可比："
        f"{say_value(left)}（{left.indicator_text}） / {say_value(right)}（{right.indicator_text}）"
    )


def say_dropped(
    target: Target, reason: Reason, *, clause: ClauseId | None, named: bool = False
) -> str:
    """What became of a target that has no counterpart in other.

    Args:
        target: The target of base.
        reason: One of the three of a dropped target.
        clause: The clause of other that tells.
        named: The clause still names what was counted.
    """
    said = _STILL if named else _GONE[reason]
    return f"{say_value(target)}（{target.indicator_text}）：对照文件{said.format(clause=clause)}"


def say_added(
    target: Target, reason: Reason, *, clause: ClauseId | None, named: bool = False
) -> str:
    """Where a target comes from that has no counterpart in base; arguments as for a dropped one."""
    said = _STILL if named else _CAME[reason]
    return f"{say_value(target)}（{target.indicator_text}）：基准文件{said.format(clause=clause)}"


def say_expired() -> str:
    """What is added where a dropped target had run out."""
    return "；该目标在对照文件印发前已到期"


_STILL = "条款 {clause} 提到此项，但没有数值"
_GONE = {
    Reason.UNQUANTIFIED: "有对应条款 {clause}，但其中未见这一指标",
    Reason.REPLACED: "对应条款 {clause} 用的是其他指标",
    Reason.NO_COUNTERPART: "未见对应内容",
}
_CAME = {
    Reason.NEWLY_QUANTIFIED: _GONE[Reason.UNQUANTIFIED],
    Reason.REPLACES: _GONE[Reason.REPLACED],
    Reason.NEW: _GONE[Reason.NO_COUNTERPART],
}


def say_value(target: Target) -> str:
    """The value as stated, with its mode where the words stated leave it out: 增长5%."""
    verb = {Mode.GROWTH: "增长", Mode.CUT: "下降"}.get(target.mode, "")
    said = target.stated.strip() or target.quote.strip()
    if verb and not any(word in said for word in "增长升提高递加降减"):
        return verb + said
    return said


def _names(left: Target, right: Target) -> str:
    if left.indicator_text == right.indicator_text:
        return left.indicator_text
    return f"{left.indicator_text} / {right.indicator_text}"


def _frames(left: Target, right: Target) -> str:
    mine, theirs = left.period, right.period
    if mine is theirs:
        return "" if mine in (None, TimeFrame.BY) else f"均为{_FRAMES[mine]}"
    return (
        f"{_FRAMES[mine] if mine else '时间未说明'} / {_FRAMES[theirs] if theirs else '时间未说明'}"
    )


def _deadlines(left: Target, right: Target) -> str:
    mine, theirs = left.deadline, right.deadline
    if mine == theirs:
        return f"期限均为{mine}年" if mine else ""
    return f"期限{f'{mine}年' if mine else '未写明'} → {f'{theirs}年' if theirs else '未写明'}"


def _words(left: Target, right: Target) -> tuple[str, ...]:
    if left.modality == right.modality:
        return ()
    return (f"“{left.modality or '无语气词'}” → “{right.modality or '无语气词'}”",)


def _obstacle(
    left: Target, right: Target, *, reason: Reason, documents: tuple[Document, Document]
) -> str:
    texts = {
        Reason.DEFINITION: "口径不同",
        Reason.NO_VALUE: "至少一方没有自身数值" if left.low != right.low else "参照对象不同",
        Reason.MODE: f"一为{_MODES[left.mode]}、一为{_MODES[right.mode]}",
        Reason.UNIT: f"单位不同（{left.unit}、{right.unit}）",
        Reason.THRESHOLD: f"门槛不同（{left.threshold or '无'}、{right.threshold or '无'}）",
        Reason.SCOPE: f"范围不同（{'、'.join(_scopes(left, right, documents))}）",
        Reason.PERIOD: f"计算期不同（{_horizon(left)}、{_horizon(right)}）",
        Reason.LEVEL: f"总量指标层级不同（{_level(documents[0])}、{_level(documents[1])}）",
    }
    return texts[reason]


def _scopes(left: Target, right: Target, documents: tuple[Document, Document]) -> tuple[str, str]:
    base, other = documents
    return scope_of(left, base) or "未限定", scope_of(right, other) or "未限定"


def _horizon(target: Target) -> str:
    frame = _FRAMES[target.period] if target.period else "未说明"
    return f"{frame}，至{target.deadline}年" if target.deadline else frame


def _level(document: Document) -> str:
    place = document.jurisdiction
    return f"{_LEVELS[place.level]}：{place.name}" if place else "不明"
