"""Say what became of single targets, or how those of two places stand to each other.

Of one place a target is raised, lowered or held (上调, 下调, 持平); strengthened and weakened are
said of binding and assigned aims alone. Of two places nothing becomes anything: both values stand
side by side, of rates only, since volumes follow the size of a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from policydiff.stages.compare.findings.highlight_wording import (
    evidence_of,
    listed,
    say_distance,
    tell,
)
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.indicators.relationship import is_below, pair_documents
from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.model.change_types import (
    Direction,
    Firmness,
    Reason,
    TargetChange,
    TargetVerdict,
)
from policydiff.stages.compare.model.comparison import Comparison, Highlight, Rule
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.compare.targets.explanations import say_value
from policydiff.stages.compare.targets.values import (
    committed_ends,
    is_neutral,
    unit_of,
    want_high,
)
from policydiff.stages.compare.targets.year_spans import span_years
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.core_indicators import core_rank
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Mode, Target
from policydiff.stages.targets.target_codes import Binding, Reference

MOST_MOVES = 3  # single targets told; the page has all
MOST_HELD = 2
_MOVED = (
    TargetVerdict.STRENGTHENED,
    TargetVerdict.WEAKENED,
    TargetVerdict.RAISED,
    TargetVerdict.LOWERED,
    TargetVerdict.MIXED,
)
_BESIDE = (TargetVerdict.HIGHER, TargetVerdict.LOWER, TargetVerdict.EQUAL)


def tell_targets(comparison: Comparison) -> Iterator[Highlight]:
    """The targets that moved and those that were held; of two places how they stand."""
    documents = pair_documents(
        comparison.base.document, comparison.other.document, kind=comparison.kind
    )
    if documents.one_place:
        yield from _moved(comparison)
        yield from _held(comparison, documents)
    else:
        yield from _beside(comparison, documents)


def _moved(comparison: Comparison) -> Iterator[Highlight]:
    for change, left, right in _chosen(comparison, _MOVED, most=MOST_MOVES):
        yield _told(
            comparison,
            Rule.TARGET_MOVED,
            NoticeCode.HIGHLIGHT_MOVED,
            sides=(left, right),
            move=listed(_moves(change, left, right)),
        )


def _held(comparison: Comparison, documents: DocumentPair) -> Iterator[Highlight]:
    """Rates of equal value, words, basis and kind of span."""
    told = 0
    for change, left, right in _chosen(comparison, (TargetVerdict.UNCHANGED,)):
        if told == MOST_HELD:
            return
        numbered = any(character.isdigit() for character in left.stated)  # 全覆盖 is held by habit
        if (
            numbered
            and is_rate(left)
            and left.low is not None
            and _is_held(change, left, right, documents)
        ):
            told += 1
            code = NoticeCode.HIGHLIGHT_HELD
            yield _told(comparison, Rule.TARGET_HELD, code, sides=(left, right))


def _beside(comparison: Comparison, documents: DocumentPair) -> Iterator[Highlight]:
    """The rates of two places, those of one year first."""
    told = 0
    found = _chosen(comparison, _BESIDE)
    years = [tuple(_years(left, right, documents)) for _, left, right in found]
    order = sorted(range(len(found)), key=lambda at: len(set(years[at])) > 1)
    for change, left, right in (found[at] for at in order):
        if told == MOST_MOVES:
            return
        if is_rate(left) and left.low is not None:
            told += 1
            first, second = _places(left, right, documents)
            mine, theirs = _years(left, right, documents)
            yield _told(
                comparison,
                Rule.TARGET_MOVED,
                NoticeCode.HIGHLIGHT_PLACES,
                sides=(left, right),
                when=Notice.of(NoticeCode.OF_YEAR, year=mine) if mine and mine == theirs else "",
                first=first,
                second=second,
                move=listed(_differences(change, left, right, documents)),
            )


def _told(
    comparison: Comparison,
    rule: Rule,
    code: NoticeCode,
    *,
    sides: tuple[Target, Target],
    **values: Value,
) -> Highlight:
    left, right = sides
    return tell(
        comparison,
        rule,
        code,
        evidence=(
            evidence_of(comparison.base, left.clause, left.quote),
            evidence_of(comparison.other, right.clause, right.quote),
        ),
        indicator=left.indicator_text,
        old=say_value(left),
        new=say_value(right),
        **values,
    )


def _chosen(
    comparison: Comparison, verdicts: Sequence[TargetVerdict], *, most: int | None = None
) -> list[tuple[TargetChange, Target, Target]]:
    """Changes of these verdicts, one of each indicator: its growth and its level say the same.

    Core indicators come first, those that most documents set; then rates in reading order, since
    plans tell their chief aims first; then volumes, the largest step first; rises in an amount
    (比上年增加300亿元) last.
    """
    place = comparison.base.document.jurisdiction
    level = place.level.value if place else ""
    found = [
        (change, comparison.base.target(change.base), comparison.other.target(change.other))
        for change in comparison.target_changes
        if change.change in verdicts and change.base is not None and change.other is not None
    ]
    found.sort(key=lambda one: (*_rank(one[1], level), -_step(one[1], one[2])))
    kept = {one[1].indicator: one for one in reversed(found)}
    ordered = [one for one in found if kept[one[1].indicator] is one]
    return ordered[:most]


def _rank(target: Target, level: str) -> tuple[int, int]:
    rise = target.mode is Mode.GROWTH and not find_measure(target.unit).rate
    core = None if rise else core_rank(target.indicator, level=level)
    if core is not None:
        return 0, core
    return (3 if rise else 1 if is_rate(target) else 2), 0


def _step(left: Target, right: Target) -> float:
    """How far a volume moved, as a share of both values, in [0, 1]; 0 of rates."""
    if is_rate(left) or left.low is None or right.low is None:
        return 0.0
    both = abs(left.low) + abs(right.low)
    return float(abs(left.low - right.low) / both) if both else 0.0


def _moves(change: TargetChange, left: Target, right: Target) -> Iterator[Notice]:
    """What the number did, then the deadline, then the words; strength of what binds."""
    step = _distance(left, right, by_range=change.reason is Reason.RANGE)
    if change.reason is Reason.RANGE:
        code = NoticeCode.MOVE_RANGE_RAISED if step > 0 else NoticeCode.MOVE_RANGE_LOWERED
    elif step:
        code = NoticeCode.MOVE_RAISED if step > 0 else NoticeCode.MOVE_LOWERED
    else:
        code = NoticeCode.MOVE_HELD
    yield Notice.of(code, distance=_said(step, left, right)) if step else Notice.of(code)
    if step and change.reason is not Reason.RANGE and (_is_range(left) or _is_range(right)):
        yield Notice.of(NoticeCode.MOVE_COMMITTED_END)
    deadline = change.axes.deadline if change.axes else Direction.SAME
    if deadline is not Direction.SAME:
        later = (Direction.WEAKER, Direction.HIGHER)
        yield Notice.of(NoticeCode.MOVE_LATER if deadline in later else NoticeCode.MOVE_SOONER)
    if not _is_range(left) and not _is_range(right):  # a range has no comparator to weigh
        yield from _worded(change)
    strength = _STRENGTHS.get(change.change)
    if strength is not None and (_binds(left) or _binds(right)):
        yield Notice.of(strength)


_STRENGTHS = {
    TargetVerdict.STRENGTHENED: NoticeCode.MOVE_STRENGTHENED,
    TargetVerdict.WEAKENED: NoticeCode.MOVE_WEAKENED,
}


def _binds(target: Target) -> bool:
    """Whether it is binding (约束性) or assigned by a superior (完成省下达任务)."""
    assigned = target.refers_to is Reference.SUPERIOR_TARGET
    return target.binding is Binding.BINDING or assigned


def _worded(change: TargetChange) -> Iterator[Notice]:
    if change.words in (Firmness.FIRMER, Firmness.SOFTER):
        firmer = change.words is Firmness.FIRMER
        yield Notice.of(NoticeCode.MOVE_FIRMER if firmer else NoticeCode.MOVE_SOFTER)


def _worded_by(change: TargetChange, documents: DocumentPair) -> Iterator[Notice]:
    """Which of two places says it in firmer words."""
    if change.words in (Firmness.FIRMER, Firmness.SOFTER):
        firmer = documents.other if change.words is Firmness.FIRMER else documents.base
        yield Notice.of(NoticeCode.MOVE_FIRMER_THERE, place=_name(firmer, documents))


def _is_range(target: Target) -> bool:
    return target.low != target.high


def _differences(
    change: TargetChange, left: Target, right: Target, documents: DocumentPair
) -> Iterator[Notice]:
    """Whose number is the higher one; of a place and its superior how it stands to that."""
    step = _distance(left, right, by_range=change.reason is Reason.RANGE)
    base, other = documents.base.jurisdiction, documents.other.jurisdiction
    superior = is_below(base, other) or is_below(other, base)
    if step == 0:
        held = _is_held(change, left, right, documents)
        level = NoticeCode.MOVE_WITH_SUPERIOR if superior else NoticeCode.MOVE_LEVEL
        yield Notice.of(level if held else NoticeCode.MOVE_SAME)
        yield from _worded_by(change, documents)
        return
    distance = _said(step, left, right)
    if superior:
        lower = documents.other if is_below(other, base) else documents.base
        above = (step > 0) is (lower is documents.other)
        code = NoticeCode.MOVE_ABOVE if above else NoticeCode.MOVE_BELOW
    else:
        lower = documents.other if step > 0 else documents.base
        code = NoticeCode.MOVE_HIGHER
    yield Notice.of(code, place=_name(lower, documents), distance=distance)


def _is_held(change: TargetChange, left: Target, right: Target, documents: DocumentPair) -> bool:
    """Equal in value, words, basis and kind of span; of two places for the same years."""
    if change.words is not Firmness.SAME or left.comparator is not right.comparator:
        return False
    if left.basis is not right.basis or left.averaged is not right.averaged:
        return False
    if documents.one_place:
        mine, theirs = span_years(left, documents.base), span_years(right, documents.other)
        return mine == theirs
    return left.years == right.years


def _distance(left: Target, right: Target, *, by_range: bool) -> Decimal:
    """From base to other at the committed end, or at the other end of a range."""
    high = is_neutral(left, right) or want_high(left, right)
    before, after = (committed_ends(target, like=left, high=high) for target in (left, right))
    if not before or not after:
        return Decimal(0)
    return after[-1] - before[-1] if by_range else after[0] - before[0]


def _said(step: Decimal, left: Target, right: Target) -> Value:
    """How far apart they are; "" where the units are two, or a lead is not named (高于全省)."""
    if any(target.low is None and target.margin is None for target in (left, right)):
        return ""
    units = {unit_of(left), unit_of(right)}
    points = {"%", *words_of("counting_words", "rate_difference")}
    return "" if len(units) > 1 and not units <= points else say_distance(step, units.pop())


def _years(left: Target, right: Target, documents: DocumentPair) -> tuple[int | None, int | None]:
    return year_of(left, documents.base), year_of(right, documents.other)


def _places(left: Target, right: Target, documents: DocumentPair) -> tuple[Value, Value]:
    """The names of both places, with their years where these differ."""
    years = _years(left, right, documents)
    names = _name(documents.base, documents), _name(documents.other, documents)
    if None in years or years[0] == years[1]:
        return names
    first, second = (
        Notice.of(NoticeCode.PLACE_OF_YEAR, place=name, year=year or 0)
        for name, year in zip(names, years, strict=True)
    )
    return first, second


def _name(document: Document, documents: DocumentPair) -> Value:
    if document.jurisdiction is not None:
        return document.jurisdiction.name
    of_base = document is documents.base
    return Notice.of(NoticeCode.BASE_DOCUMENT if of_base else NoticeCode.OTHER_DOCUMENT)
