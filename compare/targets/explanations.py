"""Why a target change was called what it was called, as a notice.

Numbers stand as stated; the parts in brackets say what they are of and for when.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from policydiff.stages.compare.indicators.reference_quantities import find_basis
from policydiff.stages.compare.model.change_types import Reason
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.compare.targets.halves import told_names
from policydiff.stages.compare.targets.kinds_of_counts import find_works, works_differ
from policydiff.stages.compare.targets.obstacles import scope_of, threshold_of
from policydiff.stages.compare.targets.traces import Form, Trace
from policydiff.stages.documents import Document, Level
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Mode, Target, TimeFrame
from policydiff.stages.targets.target_codes import Basis

_FRAMES = {
    TimeFrame.BY: NoticeCode.BY_DEADLINE,
    TimeFrame.ANNUAL: NoticeCode.YEARLY,
    TimeFrame.CUMULATIVE: NoticeCode.CUMULATIVE,
}
_MODES = {
    Mode.LEVEL: NoticeCode.MODE_LEVEL,
    Mode.GROWTH: NoticeCode.MODE_GROWTH,
    Mode.CUT: NoticeCode.MODE_CUT,
    Mode.MULTIPLE: NoticeCode.MODE_MULTIPLE,
    Mode.RANK: NoticeCode.MODE_RANK,
}
_LEVELS = {
    Level.COUNTRY: NoticeCode.LEVEL_COUNTRY,
    Level.PROVINCE: NoticeCode.LEVEL_PROVINCE,
    Level.PREFECTURE: NoticeCode.LEVEL_PREFECTURE,
    Level.COUNTY: NoticeCode.LEVEL_COUNTY,
}
_OBSTACLES = {
    Reason.NO_VALUE: NoticeCode.NO_VALUE,
    Reason.MODE: NoticeCode.MODES_DIFFER,
    Reason.UNIT: NoticeCode.UNITS_DIFFER,
    Reason.THRESHOLD: NoticeCode.THRESHOLDS_DIFFER,
    Reason.SCOPE: NoticeCode.SCOPES_DIFFER,
    Reason.OWNER: NoticeCode.OWNERS_DIFFER,
    Reason.BASIS: NoticeCode.BASES_DIFFER,
    Reason.YEARS: NoticeCode.PERIODS_DIFFER,
    Reason.LEVEL: NoticeCode.LEVELS_DIFFER,
}
_BASES = {
    Basis.COMPARABLE: NoticeCode.BASIS_COMPARABLE,
    Basis.REAL: NoticeCode.BASIS_REAL,
    Basis.NOMINAL: NoticeCode.BASIS_NOMINAL,
}
_TRACES = {
    Form.NAMED: NoticeCode.TRACE_NAMED,
    Form.NARROWER: NoticeCode.TRACE_NARROWER,
    Form.AIM: NoticeCode.TRACE_AIM,
    Form.OTHER_NUMBER: NoticeCode.TRACE_OTHER_NUMBER,
    Form.TAKEN: NoticeCode.TRACE_TAKEN,
    Form.PAST: NoticeCode.TRACE_PAST,
    Form.ANSWERED: NoticeCode.TRACE_ANSWERED,
    Form.OTHER_TARGET: NoticeCode.TRACE_OTHER_TARGET,
    Form.LINKED: NoticeCode.TRACE_LINKED,
    Form.NOTHING: NoticeCode.TRACE_NOTHING,
}


def explain_change(
    left: Target, right: Target, *, low: bool = False, one_place: bool = True
) -> Notice:
    """30人 → 50人（新引育省级以上高端人才，均为年度）; of two places 30人 / 50人.

    Args:
        left: The target of base.
        right: The target of other.
        low: A lower value counts as the more ambitious one, which the sentence then says.
        one_place: Both are of one place, so that the one became the other.
    """
    about = _about(left, right, one_place=one_place)
    parts = (*about, *([Notice.of(NoticeCode.LOWER_IS_STRONGER)] if low else ()))
    return Notice.of(
        NoticeCode.TARGET_STEP if one_place else NoticeCode.TARGETS_BESIDE,
        base=say_value(left),
        other=say_value(right),
        about=reduce(lambda one, two: Notice.of(NoticeCode.AND, first=one, second=two), parts),
    )


def explain_obstacle(
    left: Target,
    right: Target,
    *,
    reason: Reason,
    documents: DocumentPair,
    near: bool = False,
) -> Notice:
    """单位不同，不可比：150亿元以上（实到资金） / 3亿美元以上（实到外资）.

    Args:
        left: The target of base.
        right: The target of other.
        reason: What keeps them apart.
        documents: Base and other.
        near: Their names are near, no more.
    """
    # Two names that are merely near say nothing of their definitions; one name of two things does.
    near_names = Notice.of(NoticeCode.NAMES_NEAR)
    mine, theirs = told_names(left, right)
    return Notice.of(
        NoticeCode.TARGETS_APART,
        obstacle=near_names if near else _obstacle(left, right, reason=reason, documents=documents),
        base=say_value(left),
        base_name=mine,
        other=say_value(right),
        other_name=theirs,
    )


def explain_trace(target: Target, trace: Trace, *, dropped: bool, expired: bool = False) -> Notice:
    """What the other side has instead of a target without a counterpart.

    Args:
        target: The target.
        trace: What was found there.
        dropped: Base has the target; else other has.
        expired: It had run out before other was issued.
    """
    return Notice.of(
        NoticeCode.TARGET_EXPIRED if expired else NoticeCode.TARGET_ALONE,
        value=say_value(target),
        name=target.indicator_text,
        trace=_trace(trace, dropped=dropped),
    )


def _trace(trace: Trace, *, dropped: bool) -> Notice:
    """The notice on the far side alone, with the clause there and the words quoted of it."""
    side = Notice.of(NoticeCode.OTHER_DOCUMENT if dropped else NoticeCode.BASE_DOCUMENT)
    values: dict[str, Value] = {"side": side}
    if trace.form is Form.LINKED:
        values["score"] = trace.score or 0
    elif trace.form is not Form.NOTHING:
        values["quote"] = trace.quote
    return Notice.of(_TRACES[trace.form], where=trace.clause, **values)


def say_value(target: Target) -> str:
    """The value as stated, with its mode where the words stated leave it out: 增长5%."""
    verb = {Mode.GROWTH: "增长", Mode.CUT: "下降"}.get(target.mode, "")
    said = target.stated.strip() or target.quote.strip()
    named = expression("change_words", "growth_at_end").search(target.indicator_text)
    if named or not verb or any(word in said for word in "增长升提高递加降减"):
        return said
    return verb + said


def _about(left: Target, right: Target, *, one_place: bool) -> Iterator[Value]:
    """What the values are of and for when: names, time, deadline, word of modality."""
    mine, theirs = told_names(left, right)
    yield mine if mine == theirs else Notice.of(NoticeCode.UNLIKE, base=mine, other=theirs)
    frame = Notice.of(_frame(left))
    if left.period is not right.period:
        yield Notice.of(NoticeCode.UNLIKE, base=frame, other=Notice.of(_frame(right)))
    elif left.period not in (None, TimeFrame.BY):
        yield Notice.of(NoticeCode.BOTH, frame=frame)
    if left.deadline != right.deadline:
        ends = (_deadline(left), _deadline(right))
        code = NoticeCode.DEADLINES if one_place else NoticeCode.DEADLINES_BESIDE
        yield Notice.of(code, base=ends[0], other=ends[1])
    elif left.deadline:
        yield Notice.of(NoticeCode.SAME_DEADLINE, year=left.deadline)
    if (left.basis is None) is not (right.basis is None):
        yield _basis_alone(left, right)
    if left.modality != right.modality:
        words = (_modality(left), _modality(right))
        code = NoticeCode.BECAME if one_place else NoticeCode.UNLIKE
        yield Notice.of(code, base=words[0], other=words[1])


def _basis_alone(left: Target, right: Target) -> Notice:
    """That one side alone says how it is reckoned; the other may be meant so too."""
    code = NoticeCode.BASE_DOCUMENT if left.basis else NoticeCode.OTHER_DOCUMENT
    stated = left if left.basis else right
    return Notice.of(NoticeCode.BASIS_ON_ONE_SIDE, side=Notice.of(code), basis=_basis(stated))


def _basis(target: Target) -> Notice:
    return Notice.of(_BASES[target.basis] if target.basis else NoticeCode.NONE)


def _frame(target: Target) -> NoticeCode:
    return _FRAMES[target.period] if target.period else NoticeCode.TIME_NOT_STATED


def _deadline(target: Target) -> Notice:
    if not target.deadline:
        return Notice.of(NoticeCode.NO_DEADLINE)
    return Notice.of(NoticeCode.DEADLINE, year=target.deadline)


def _modality(target: Target) -> Value:
    return f"“{target.modality}”" if target.modality else Notice.of(NoticeCode.NO_MODALITY)


def _obstacle(left: Target, right: Target, *, reason: Reason, documents: DocumentPair) -> Notice:
    if reason is Reason.DEFINITION:
        return _definition(left, right)
    if reason is Reason.NO_VALUE:
        alike = left.low == right.low
        return Notice.of(NoticeCode.OTHER_REFERENCE if alike else NoticeCode.NO_VALUE)
    sides = ((left, documents.base), (right, documents.other))
    mine, theirs = (_apart(target, document, reason=reason) for target, document in sides)
    return Notice.of(_OBSTACLES[reason], base=mine, other=theirs)


def _apart(target: Target, document: Document, *, reason: Reason) -> Value:
    """What one side has where the two differ."""
    if reason is Reason.MODE:
        return Notice.of(_MODES[target.mode])
    if reason is Reason.YEARS:
        return _horizon(target)
    if reason is Reason.LEVEL:
        return _level(document)
    if reason is Reason.OWNER:
        return target.owner or (document.jurisdiction.name if document.jurisdiction else "")
    if reason is Reason.BASIS:
        return _basis(target)
    if reason is Reason.SCOPE:
        return scope_of(target, document) or Notice.of(NoticeCode.NOT_RESTRICTED)
    stated = _unit(target) if reason is Reason.UNIT else threshold_of(target)
    return stated or Notice.of(NoticeCode.NONE)


def _definition(left: Target, right: Target) -> Notice:
    if not works_differ(left, right):
        return Notice.of(NoticeCode.STOCK_AND_FLOW)
    mine, theirs = ("、".join(find_works(target)) for target in (left, right))
    return Notice.of(NoticeCode.WORKS_DIFFER, base=mine, other=theirs)


def _unit(target: Target) -> str | None:
    """The unit, with what it is counted for where the name says so: 元/50公斤."""
    basis = find_basis(target)
    return f"{target.unit}/{basis.said}" if basis else target.unit


def _horizon(target: Target) -> Notice:
    frame = Notice.of(NoticeCode.YEARLY_MEAN if target.averaged else _frame(target))
    if target.deadline is None:
        return frame
    return Notice.of(NoticeCode.TIME_UNTIL, frame=frame, year=target.deadline)


def _level(document: Document) -> Notice:
    place = document.jurisdiction
    if place is None:
        return Notice.of(NoticeCode.LEVEL_UNKNOWN)
    level = Notice.of(_LEVELS[place.level])
    return Notice.of(NoticeCode.PLACE_OF_LEVEL, level=level, name=place.name)
