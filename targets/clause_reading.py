"""Read the sentences of a clause: the values and aims that they state, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from policydiff.stages.documents import Clause
from policydiff.stages.knowledge.lexicon_patterns import words
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.aims.phrase import Aim
from policydiff.stages.targets.aims.worded_aims import find_aims
from policydiff.stages.targets.assembly import Context, bare, target_of, target_of_aim
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.phrases.aside_values import bind_with_asides
from policydiff.stages.targets.roles.background import is_state
from policydiff.stages.targets.segments import Sentence, sentence_at, sentence_spans
from policydiff.stages.targets.stances import Stance
from policydiff.stages.targets.target import Target
from policydiff.stages.targets.target_codes import Mode, Passed
from policydiff.stages.targets.target_ids import Ids, Numbered
from policydiff.stages.targets.text_forms import TextForms
from policydiff.stages.targets.years.tense import (
    Tense,
    markers_between,
    tense_after,
    tense_at,
    tense_markers,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The ids of a clause's targets and results so far."""

    aims: Ids
    results: Ids

    @classmethod
    def of(cls, clause: Clause) -> Counts:
        """Those of a clause of which nothing is read."""
        return cls(aims=Ids(clause=clause.id), results=Ids(clause=clause.id, mark="r"))

    def copy(self) -> Counts:
        """The same, to be counted on apart."""
        return Counts(aims=replace(self.aims), results=replace(self.results))


@value_type
class Found:
    """A target, and whether it tells of what was done."""

    target: Target
    past: bool


@value_type
class Read:
    """The targets and results of a clause, in reading order, and the values that are neither."""

    found: Sequence[Found]
    spared: Mapping[int, Passed]  # by where the number stands


@value_type
class _Said:
    """What a sentence states, in reading order, and which of its values are no aims, and why."""

    stated: Sequence[Bound | Aim]
    spared: Mapping[int, Passed] = field(default_factory=dict)  # by where the number stands


def read_clause(context: Context, stance: Stance, counts: Counts) -> Read:
    """What a clause states.

    Args:
        context: The clause.
        stance: Whether it begins with aims.
        counts: The ids of its targets and results so far; they are counted on.
    """
    view, running = context.view, stance.tense
    markers = tense_markers(view.folded, view.times, context.times.horizon)
    carries = stance.turns or stance.tense is Tense.AIM
    found, spared = list[Found](), dict[int, Passed]()
    for span in sentence_spans(view.folded):
        own = markers_between(markers, *span)
        if view.states(*span):
            sentence = sentence_at(view.folded, *span)
            said = _of_sentence(view, sentence)
            spared |= said.spared
            for stated in said.stated:
                if view.quoted and view.quotes(_place(stated)[0]):
                    spared |= _number_of(stated, Passed.REFERENCE)
                    continue
                segment = sentence.segment_start(stated.end)
                at = sentence.segment_end(stated.end)
                past = tense_at(own, at, running, segment=segment) is Tense.PAST
                if past and stated.mode is Mode.RANK:
                    continue  # 居全省第3位 praises a value rather than gives one
                if not past and isinstance(stated, Bound) and _is_state(context, sentence, stated):
                    spared |= _number_of(stated, Passed.CONTEXT)
                    continue
                ids = counts.results if past else counts.aims
                numbered = ids.next(part=stated.part, stretch=stated.stretch)
                made = _made(stated, numbered, sentence, context=context, past=past)
                found.append(Found(target=made, past=past))
        running = tense_after(own, running) if carries else running
    return Read(found=found, spared=spared)


def _number_of(stated: Bound | Aim, reason: Passed) -> Mapping[int, Passed]:
    return {stated.quantity.number: reason} if isinstance(stated, Bound) else {}


def _is_state(context: Context, sentence: Sentence, stated: Bound) -> bool:
    """Whether a value says what is the case; not what is planned for years: 五年内共有1600个."""
    quantity = stated.quantity
    if not is_state(context.view.prepared, sentence, quantity):
        return False
    if quantity.unit.kind is not UnitKind.COUNT:
        return True
    times = context.times.aims.between(sentence.start, quantity.number)
    return not any(time.scope is not None and time.scope.several for time in times)


def _made(
    stated: Bound | Aim, ids: Numbered, sentence: Sentence, *, context: Context, past: bool
) -> Target:
    if isinstance(stated, Bound):
        return target_of(stated, ids, sentence, context=context, past=past)
    return target_of_aim(stated, ids, sentence, context=context, past=past)


def _of_sentence(view: TextForms, sentence: Sentence) -> _Said:
    """What a sentence states, with and without a value."""
    speaks = view.speaks(sentence.start, sentence.end)
    aims = tuple(find_aims(view.prepared, sentence)) if speaks else ()
    inside = tuple(q for q in view.quantities_in(sentence) if not _held(q.number, aims))
    if not inside:
        return _Said(stated=aims)
    values = bind_with_asides(view, sentence, inside, aims)
    bound, spared = list[Bound](), dict(values.spared)
    for one in values.bound:
        reason = _why_no_aim(one)
        if reason is None:
            bound.append(one)
        else:
            spared[one.quantity.number] = reason
    stated: list[Bound | Aim] = [*bound, *aims]
    stated.sort(key=_place)
    return _Said(stated=stated, spared=spared)


def _place(stated: Bound | Aim) -> tuple[int, int]:
    """Where a value or an aim stands among the others; a part stands behind its whole."""
    place = stated.quantity.number if isinstance(stated, Bound) else stated.phrase
    return place, stated.start


def _why_no_aim(bound: Bound) -> Passed | None:
    """Why a value is none of an aim: it sums up names, is given, or nothing names it."""
    if bound.apposed:
        return Passed.NAME
    name = bare(bound.indicator)
    if not (bound.acts or bound.part):
        if name in words("given_values", "graduates"):
            return Passed.CONTEXT
        if not bound.predicate and name in words("given_values", "extent"):
            return Passed.SIZE
    named = name[:1].isalnum() or any(map(str.isalnum, name))
    return None if named else Passed.DOUBTFUL


def _held(position: int, aims: Sequence[Aim]) -> bool:
    """Whether a number only says by how much something else is to be beaten."""
    index = bisect_right(aims, position, key=lambda aim: aim.phrase) - 1 if aims else -1
    return index >= 0 and position < aims[index].end
