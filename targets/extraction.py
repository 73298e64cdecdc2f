"""Find the targets of a document: the public function of this stage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from policydiff.stages.documents import Clause, Document, Level, Part
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon_patterns import words
from policydiff.stages.targets.assembly import (
    Context,
    bare,
    target_of,
    target_of_aim,
    target_of_row,
)
from policydiff.stages.targets.binding import bind
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.indicator_names import NO_INDICATORS, Indicators, Names
from policydiff.stages.targets.indicator_tables import TableTarget, find_rows
from policydiff.stages.targets.ledger.doubts import notice_of, with_doubts
from policydiff.stages.targets.ledger.passed_numbers import (
    pass_all,
    pass_rest,
    pass_row,
    passed_roles,
)
from policydiff.stages.targets.plan import PassedNumber, Plan
from policydiff.stages.targets.quantity_roles import roles_of
from policydiff.stages.targets.result_years import When, past_times, time_before
from policydiff.stages.targets.roles.regulations import is_regulation
from policydiff.stages.targets.segments import Sentence, sentence_at, sentence_spans
from policydiff.stages.targets.target import Target, TargetId
from policydiff.stages.targets.target_codes import Passed
from policydiff.stages.targets.target_ids import Ids, Numbered, with_stretches
from policydiff.stages.targets.tense import (
    Tense,
    clause_tenses,
    markers_between,
    tense_after,
    tense_at,
    tense_markers,
)
from policydiff.stages.targets.text_forms import TextForms, announced_deadline, numbers_of, view_of
from policydiff.stages.targets.times import horizon_of
from policydiff.stages.targets.worded_aims import Aim, find_aims


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A target, and whether it tells of what was done."""

    target: Target
    past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a sentence states, in reading order, and which of its values are no aims, and why."""

    stated: Sequence[Bound | Aim]
    spared: Mapping[int, Passed] = field(default_factory=dict)  # by where the number stands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The targets and results of a clause, in reading order, and the values that are neither."""

    found: Sequence[_Found]
    spared: Mapping[int, Passed]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Announced:
    """A deadline that a clause ending in a colon sets for what stands below its heading."""

    heading: tuple[str, ...]
    deadline: str | None

    def deadline_for(self, clause: Clause) -> str | None:
        """The deadline, where the clause stands below the same heading."""
        below = clause.heading[: len(self.heading)] == self.heading
        return self.deadline if below and self.heading else None


def find_targets(document: Document, *, indicators: Indicators = NO_INDICATORS) -> Plan:
    """All targets of a document, and its past results apart, both in reading order.

    Args:
        document: A document with its clauses.
        indicators: A user's own names of indicators (indicator_names.py), which win over ours.

    Returns:
        The document with its targets. Spans point into `document.text`. Ids are the clause's id
        and a running number; those of results are marked with r (2.1/r1).
    """
    horizon = horizon_of(document)
    place = document.jurisdiction
    regional = place is not None and place.level is not Level.COUNTRY
    names = Names(regional=regional, own=indicators)
    targets, results, passed = list[Target](), list[Target](), list[PassedNumber]()
    rows = list(find_rows(document.text, horizon))
    announced, regulates = _Announced(heading=(), deadline=None), is_regulation(document)
    for clause, state in zip(document.clauses, clause_tenses(document, horizon), strict=True):
        numbers = numbers_of(clause.span.of(document.text))
        if _is_note(clause):
            passed.extend(pass_all(numbers, clause, Passed.CONTEXT))
            continue
        mine = _rows_of(document, clause, rows)
        if mine:
            ids = Ids(clause=clause.id)
            targets.extend(
                target_of_row(row, ids.next(), document=document, clause=clause, names=names)
                for row in mine
            )
            passed.extend(pass_row(numbers, clause, mine))
            continue
        inherited = announced.deadline_for(clause)
        view = view_of(numbers, horizon, inherited=inherited, regulates=regulates)
        if view is None:
            passed.extend(pass_all(numbers, clause, Passed.DOUBTFUL))
            continue
        context = Context(view=view, clause=clause, horizon=horizon, names=names)
        read = _of_clause(context, state)
        targets.extend(one.target for one in read.found if not one.past)
        results.extend(one.target for one in read.found if one.past)
        passed.extend(pass_rest(numbers, clause, read.spared))
        if deadline := announced_deadline(view):
            announced = _Announced(heading=clause.heading, deadline=deadline)
    return _plan(document, targets, results, passed)


def _plan(
    document: Document,
    targets: list[Target],
    results: list[Target],
    passed: Sequence[PassedNumber],
) -> Plan:
    """The document with what was found in it, and a warning where it may be misread."""
    mentioned = _with_mentions(document, with_doubts(with_stretches(targets)))
    if (told := notice_of(mentioned)) is not None:
        document = replace(document, warnings=(*document.warnings, told))
    return Plan(
        document=document,
        targets=mentioned,
        results=tuple(with_doubts(with_stretches(results))),
        numbers_passed=tuple(passed),
    )


def _is_note(clause: Clause) -> bool:
    """Whether the clause explains words (名词解释, footnotes) rather than sets aims."""
    noted = expression("passage_kinds", "explanation_heading")
    if any(noted.search(heading) for heading in clause.heading):
        return True
    return expression("passage_kinds", "explanation_opening").match(clause.text) is not None


def _rows_of(
    document: Document, clause: Clause, rows: Sequence[TableTarget]
) -> Sequence[TableTarget]:
    """The table rows that stand in the clause, or in whose line the clause stands.

    They are those that begin between the starts of two lines, and `rows` is in reading order.
    """
    if not rows:
        return ()
    end = document.text.find("\n", clause.span.end)
    stop = end if end >= 0 else len(document.text)
    start = document.text.rfind("\n", 0, clause.span.start) + 1
    first = bisect_left(rows, start, key=lambda row: row.start)
    return rows[first : bisect_left(rows, stop, key=lambda row: row.start)]


def _of_clause(context: Context, state: Tense) -> _Read:
    """What a clause states."""
    view, clause, running = context.view, context.clause, state
    markers = tense_markers(view.folded, context.horizon)
    times = past_times(view.folded, clause, context.horizon)
    aims, results = Ids(clause=clause.id), Ids(clause=clause.id, mark="r")
    found, spared = list[_Found](), dict[int, Passed]()
    for span in sentence_spans(view.folded):
        own = markers_between(markers, *span)
        if view.states(*span):
            sentence = sentence_at(view.folded, *span)
            said = _of_sentence(view, sentence)
            spared |= said.spared
            for stated in said.stated:
                past = tense_at(own, sentence.segment_end(stated.end), running) is Tense.PAST
                when = time_before(times, stated.end, sentence=sentence.start) if past else None
                ids = (results if past else aims).next(part=stated.part, stretch=stated.stretch)
                made = _made(stated, ids, sentence, context=context, when=when)
                found.append(_Found(target=made, past=past))
        running = tense_after(own, running) if state is Tense.AIM else state
    return _Read(found=found, spared=spared)


def _made(
    stated: Bound | Aim, ids: Numbered, sentence: Sentence, *, context: Context, when: When | None
) -> Target:
    if isinstance(stated, Bound):
        return target_of(stated, ids, sentence, context=context, when=when)
    return target_of_aim(stated, ids, sentence, context=context, when=when)


def _of_sentence(view: TextForms, sentence: Sentence) -> _Said:
    """What a sentence states, with and without a value."""
    aims = tuple(find_aims(view.prepared, sentence)) if view.speaks else ()
    inside = tuple(q for q in view.quantities_in(sentence) if not _held(q.number, aims))
    if not inside:
        return _Said(stated=aims)
    roles = roles_of(view.prepared, sentence, inside, regulates=view.regulates)
    bound, spared = list[Bound](), passed_roles(inside, roles)
    for one in bind(view.prepared, sentence, inside, roles):
        reason = _why_no_aim(one)
        if reason is None:
            bound.append(one)
        else:
            spared[one.quantity.number] = reason
    stated: list[Bound | Aim] = [*bound, *aims]
    stated.sort(key=lambda one: (one.end, one.start))
    return _Said(stated=stated, spared=spared)


def _why_no_aim(bound: Bound) -> Passed | None:
    """Why a value is none of an aim: it sums up names, is given, or nothing names it."""
    if bound.apposed:
        return Passed.NAME
    name = bare(bound.indicator)
    if name in words("given_values") and not (bound.acts or bound.part):
        return Passed.CONTEXT
    return None if any(char.isalnum() for char in name) else Passed.DOUBTFUL


def _held(position: int, aims: Sequence[Aim]) -> bool:
    """Whether a number only says by how much something else is to be beaten."""
    index = bisect_right(aims, position, key=lambda aim: aim.phrase) - 1
    return index >= 0 and position < aims[index].end


def _with_mentions(document: Document, targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets of the main text with the ids of their repeats in the annex."""
    annex = {clause.id for clause in document.clauses if clause.part is Part.ANNEX}
    repeats: dict[tuple[object, ...], list[TargetId]] = {}
    for target in targets:
        if target.clause in annex:
            repeats.setdefault(_stated(target), []).append(target.id)
    if not repeats:
        return tuple(targets)
    return tuple(
        target
        if target.clause in annex
        else replace(target, mentions=tuple(repeats.get(_stated(target), ())))
        for target in targets
    )


def _stated(target: Target) -> tuple[object, ...]:
    return target.indicator, target.low, target.high, target.unit, target.mode, target.comparator
