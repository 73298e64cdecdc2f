"""How one target stands to another on each axis: value, comparator, deadline, modality."""

from __future__ import annotations

from policydiff.stages.compare.indicators.lexicon_words import name_words
from policydiff.stages.compare.indicators.references import is_marked, is_near
from policydiff.stages.compare.indicators.target_times import (
    deadline_year,
    year_of,
    years_past_period,
)
from policydiff.stages.compare.model.change_types import Axes, Direction, Firmness
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.compare.targets.values import is_neutral, order_values, want_high
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.modality import modality_rank
from policydiff.stages.targets import Comparator, Target, TimeFrame
from policydiff.stages.targets.years.time_codes import YearsFrom

# How firmly a comparator holds a value that is to be high: 8%以上 > 8% > 8%左右 > 8%以内.
_FIRMNESS = {
    Comparator.AT_LEAST: 3,
    Comparator.PLAIN: 2,
    Comparator.ABOUT: 1,
    Comparator.AT_MOST: 0,
}
# For a value that is to be low the two bounds change places; where no side is better both bind.
_FIRMNESS_LOW = {**_FIRMNESS, Comparator.AT_LEAST: 0, Comparator.AT_MOST: 3}
_FIRMNESS_NEUTRAL = {**_FIRMNESS, Comparator.AT_MOST: 3}
_SAID = (YearsFrom.WORDS, YearsFrom.SENTENCE)
_SIDED = (Direction.WEAKER, Direction.SAME, Direction.STRONGER)
_PLAIN = (Direction.LOWER, Direction.SAME, Direction.HIGHER)
_WORDS = {
    Direction.STRONGER: Firmness.FIRMER,
    Direction.HIGHER: Firmness.FIRMER,
    Direction.WEAKER: Firmness.SOFTER,
    Direction.LOWER: Firmness.SOFTER,
    Direction.SAME: Firmness.SAME,
}


def compare_axes(left: Target, right: Target, documents: DocumentPair) -> Axes:
    """How the target of other stands to that of base.

    Stronger or weaker in one place where one side of the value is better; else higher or lower:
    what the number does, a later deadline, firmer words.
    """
    neutral = is_neutral(left, right)
    sided = documents.one_place and not neutral
    said, low = (_SIDED if sided else _PLAIN), not neutral and not want_high(left, right)
    later = _compare_deadlines(left, right, documents.base, documents.other)
    order = order_values(left, right)
    firmness = _FIRMNESS_NEUTRAL if neutral else _FIRMNESS_LOW if low else _FIRMNESS
    words = _firmness(right, firmness) - _firmness(left, firmness)
    return Axes(
        value=_direction(-order if sided and low else order, said),
        comparator=_direction(words, said),
        deadline=_direction(-later if sided else later, said),
        modality=_direction(_modality_step(left, right, documents), said),
    )


def words_of_axes(axes: Axes) -> Firmness:
    """Whether other is worded more firmly: by its bound (以上, 左右), else by its modality.

    Where the two pull opposite ways (3.3%左右, 力争3.35%) neither is.
    """
    by_bound, by_modality = _WORDS[axes.comparator], _WORDS[axes.modality]
    if {by_bound, by_modality} == {Firmness.FIRMER, Firmness.SOFTER}:
        return Firmness.SAME
    return by_modality if by_bound is Firmness.SAME else by_bound


def _modality_step(left: Target, right: Target, documents: DocumentPair) -> int:
    """Above 0 where other is put more firmly.

    预期 beside an aim says no more than the 预期目标 above a list of aims.
    """
    expected = words_of("modality", "expect")
    mine, theirs = (
        expected[0] if _among_expected(target, document) else target.modality
        for target, document in ((left, documents.base), (right, documents.other))
    )
    if {left.modality, right.modality} & set(expected):
        return modality_rank(theirs) - modality_rank(mine)
    return modality_rank(right.modality) - modality_rank(left.modality)


def _among_expected(target: Target, document: Document) -> bool:
    """Whether an aim without a word of its own stands below 主要预期目标是."""
    if target.modality is not None:
        return False
    clause = document.clause(target.clause)
    above = clause.text[: max(0, target.span.start - clause.span.start)]
    return any(
        word in text
        for word in name_words("expected_aims", lexicon="reference_tiers")
        for text in (above, *clause.heading)
    )


def _firmness(target: Target, ranks: dict[Comparator, int]) -> int:
    """Of an aim without a value 基本同步 is softer than 同步, 明显高于 firmer than 高于."""
    bound = target.comparator
    if target.low is None and target.margin is None:
        bound = Comparator.PLAIN  # 高于 and 同步 are values, not bounds
    rank = ranks[Comparator.ABOUT if is_near(target) else bound]
    return rank + 1 if is_marked(target) else rank


def _compare_deadlines(left: Target, right: Target, base: Document, other: Document) -> int:
    """Above 0 where other is the later.

    Plans for years that do not meet (a successor, or this year's and last year's report) are
    held against the end of their own period: that the later plan is later is no weakening, unless
    both name years beyond their own (到2026年底, 到2027年底).
    """
    if deadline_year(left) is None and deadline_year(right) is None:
        return 0
    if left.period is TimeFrame.ANNUAL and right.period is TimeFrame.ANNUAL:
        return 0  # an aim of every year: that it ends later is no weakening
    if _periods_meet(base, other) or (_names_later(left, base) and _names_later(right, other)):
        mine, theirs = year_of(left, base), year_of(right, other)
        return theirs - mine if mine and theirs else 0
    return years_past_period(right, other) - years_past_period(left, base)


def _names_later(target: Target, document: Document) -> bool:
    """Whether a target itself names a year after those that its document plans for."""
    year = deadline_year(target)
    return bool(year and document.period and target.years_from in _SAID) and (
        years_past_period(target, document) > 0
    )


def _periods_meet(base: Document, other: Document) -> bool:
    first, second = base.period, other.period
    if first is None or second is None:
        return True
    return first.first <= second.last and second.first <= first.last


def _direction(step: int, said: tuple[Direction, Direction, Direction]) -> Direction:
    """Of the three words the last above 0, the first below."""
    return said[(step > 0) - (step < 0) + 1]
