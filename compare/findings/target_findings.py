"""Say what became of single targets, or how those of two places stand to each other.

Of one place a target is raised, lowered or held (上调, 下调, 持平); strengthened and weakened are
said of binding and assigned aims alone. Of two places nothing becomes anything: both values stand
side by side, of rates only, since volumes follow the size of a place. Each side is quoted in its
own words; what places below the country copy from it (2% of prices) is told where it moves alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policydiff.stages.compare.findings.highlight_wording import (
    evidence_of,
    listed,
    say_distance,
    tell,
)
from policydiff.stages.compare.findings.target_choice import (
    choose_targets,
    is_chief_of,
    is_core_of,
    leads_of,
)
from policydiff.stages.compare.findings.told_values import (
    bound_of,
    is_cut,
    name_of,
    said_value,
    says_nothing_moved,
    stretch_behind,
    when_of,
    words_told,
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
from policydiff.stages.compare.model.comparison import Comparison, Highlight, Kind, Rule
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.compare.targets.values import (
    committed_ends,
    is_neutral,
    unit_of,
    want_high,
)
from policydiff.stages.compare.targets.year_spans import span_years
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Target
from policydiff.stages.targets.target_codes import Binding, Reference
from policydiff.stages.targets.years.time_codes import YearsFrom

MOST_MOVES = 3  # single targets told; the page has all
MOST_HELD = 1
SMALL_STEP = 1  # percentage points between two places of one level
_MOVED = (
    TargetVerdict.STRENGTHENED,
    TargetVerdict.WEAKENED,
    TargetVerdict.RAISED,
    TargetVerdict.LOWERED,
    TargetVerdict.MIXED,
)
_SAID = {YearsFrom.WORDS, YearsFrom.SENTENCE}  # a deadline that the text itself names
_BESIDE = (TargetVerdict.HIGHER, TargetVerdict.LOWER, TargetVerdict.EQUAL)


def tell_targets(comparison: Comparison) -> Iterator[Highlight]:
    """The targets that moved and those that were held; of two places how they stand."""
    documents = pair_documents(
        comparison.base.document, comparison.other.document, kind=comparison.kind
    )
    if documents.one_place:
        yield from _moved(comparison, documents)
        yield from _held(comparison, documents)
    else:
        yield from _beside(comparison, documents)


def _moved(comparison: Comparison, documents: DocumentPair) -> Iterator[Highlight]:
    found = [one for one in choose_targets(comparison, _MOVED) if not says_nothing_moved(*one[1:])]
    for change, left, right in found[:MOST_MOVES]:
        yield _told(
            comparison,
            Rule.TARGET_MOVED,
            NoticeCode.HIGHLIGHT_MOVED,
            sides=(left, right),
            move=listed(_moves(change, left, right, documents)),
        )


def _held(comparison: Comparison, documents: DocumentPair) -> Iterator[Highlight]:
    """Rates of leading measures of equal value, words, basis and kind of span."""
    told = 0
    for change, left, right in choose_targets(comparison, (TargetVerdict.UNCHANGED,)):
        if told == MOST_HELD:
            return
        leading = is_rate(left) and leads_of(comparison, left)
        if leading and _is_held(change, left, right, documents):
            told += 1
            alike = said_value(comparison.base.document, left) == said_value(
                comparison.other.document, right
            )
            yield _told(
                comparison,
                Rule.TARGET_HELD,
                NoticeCode.HIGHLIGHT_HELD if alike else NoticeCode.HIGHLIGHT_MOVED,
                sides=(left, right),
                move=Notice.of(NoticeCode.MOVE_HELD),
            )


def _beside(comparison: Comparison, documents: DocumentPair) -> Iterator[Highlight]:
    """The rates of two places, those of one year first.

    Of two places of one level a point or less is told of the chief measure alone, the same
    number where nothing differs: a ranking of places tells it better.
    """
    told = 0
    found = choose_targets(comparison, _BESIDE)
    years = [tuple(_years(left, right, documents)) for _, left, right in found]
    order = sorted(range(len(found)), key=lambda at: len(set(years[at])) > 1)
    order = [at for at in order if found[at][0].reason is not Reason.RANGE]  # one end is equal
    if comparison.kind is Kind.PEERS:
        level = [at for at in order if is_chief_of(comparison, found[at][1])]
        order = [at for at in order if _differ(comparison, *found[at])] or level[:MOST_HELD]
    for change, left, right in (found[at] for at in order):
        if told == MOST_MOVES:
            return
        if is_rate(left):
            told += 1
            first, second = _places(left, right, documents)
            mine, theirs = _years(left, right, documents)
            yield _told(
                comparison,
                Rule.TARGET_MOVED,
                NoticeCode.HIGHLIGHT_PLACES,
                sides=(left, right),
                when=when_of(left, right, mine) if mine and mine == theirs else "",
                first=first,
                second=second,
                move=listed(_differences(change, left, right, documents)),
            )


def _differ(comparison: Comparison, change: TargetChange, left: Target, right: Target) -> bool:
    """Whether two places lie farther apart than a point, or at all in the chief measure."""
    step = abs(_distance(left, right, by_range=change.reason is Reason.RANGE))
    least = 0 if is_chief_of(comparison, left) or left.unit != "%" else SMALL_STEP
    return is_rate(left) and step > least


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
        indicator=name_of(left, right, core=is_core_of(comparison, left)),
        old=said_value(comparison.base.document, left),
        new=said_value(comparison.other.document, right),
        **values,
    )


def _moves(
    change: TargetChange, left: Target, right: Target, documents: DocumentPair
) -> Iterator[Notice]:
    """What the number did, then the deadline, then the words; strength of what binds."""
    step = _distance(left, right, by_range=change.reason is Reason.RANGE)
    if change.reason is Reason.RANGE:
        code = NoticeCode.MOVE_RANGE_RAISED if step > 0 else NoticeCode.MOVE_RANGE_LOWERED
    elif step:
        code = _RAISED[is_cut(left, right)][step > 0]
    else:
        code = NoticeCode.MOVE_HELD
    yield Notice.of(code, distance=_said(step, left, right)) if step else Notice.of(code)
    if step:
        yield from _told_apart(change, left, right, documents)
    deadline = change.axes.deadline if change.axes else Direction.SAME
    if deadline is not Direction.SAME and {left.years_from, right.years_from} <= _SAID:
        later = (Direction.WEAKER, Direction.HIGHER)
        yield Notice.of(NoticeCode.MOVE_LATER if deadline in later else NoticeCode.MOVE_SOONER)
    if not step:
        yield from _worded(words_told(left, right, change.words))
    strength = _STRENGTHS.get(change.change)
    if strength is not None and (_binds(left) or _binds(right)):
        yield Notice.of(strength)


_RAISED = {  # whether it is a cut, whether it went up
    False: (NoticeCode.MOVE_LOWERED, NoticeCode.MOVE_RAISED),
    True: (NoticeCode.MOVE_CUT_LOWERED, NoticeCode.MOVE_CUT_RAISED),
}
_ABOVE = {
    False: (NoticeCode.MOVE_BELOW, NoticeCode.MOVE_ABOVE),
    True: (NoticeCode.MOVE_CUT_BELOW, NoticeCode.MOVE_CUT_ABOVE),
}
_STRENGTHS = {
    TargetVerdict.STRENGTHENED: NoticeCode.MOVE_STRENGTHENED,
    TargetVerdict.WEAKENED: NoticeCode.MOVE_WEAKENED,
}


def _binds(target: Target) -> bool:
    """Whether it is binding (约束性) or assigned by a superior (完成省下达任务)."""
    assigned = target.refers_to is Reference.SUPERIOR_TARGET
    return target.binding is Binding.BINDING or assigned


def _worded(words: Firmness) -> Iterator[Notice]:
    if words in (Firmness.FIRMER, Firmness.SOFTER):
        firmer = words is Firmness.FIRMER
        yield Notice.of(NoticeCode.MOVE_FIRMER if firmer else NoticeCode.MOVE_SOFTER)


def _worded_by(words: Firmness, documents: DocumentPair) -> Iterator[Notice]:
    """Which of two places says it in firmer words."""
    if words in (Firmness.FIRMER, Firmness.SOFTER):
        firmer = documents.other if words is Firmness.FIRMER else documents.base
        yield Notice.of(NoticeCode.MOVE_FIRMER_THERE, place=_name(firmer, documents))


def _told_apart(
    change: TargetChange, left: Target, right: Target, documents: DocumentPair
) -> Iterator[Notice]:
    """That the committed end of a range is meant, and that a stretch (力争) is not."""
    if change.reason is Reason.RANGE:
        return
    if _is_range(left) or _is_range(right):
        yield Notice.of(NoticeCode.MOVE_COMMITTED_END)
    if stretch_behind(documents.base, left) or stretch_behind(documents.other, right):
        yield Notice.of(NoticeCode.MOVE_WITHOUT_STRETCH)


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
        yield from _worded_by(words_told(left, right, change.words), documents)
        return
    distance = _said(step, left, right)
    if superior:
        lower = documents.other if is_below(other, base) else documents.base
        above = (step > 0) is (lower is documents.other)
        code = _ABOVE[is_cut(left, right)][above]
    else:
        lower = documents.other if step > 0 else documents.base
        cut = is_cut(left, right)
        code = NoticeCode.MOVE_CUT_HIGHER if cut else NoticeCode.MOVE_HIGHER
    yield Notice.of(code, place=_name(lower, documents), distance=distance)
    yield from _told_apart(change, left, right, documents)


def _is_held(change: TargetChange, left: Target, right: Target, documents: DocumentPair) -> bool:
    """Equal in value, words, basis and kind of span; of two places for the same years."""
    if bound_of(left) is not bound_of(right) or left.modality != right.modality:
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
