"""Read the sentences of clauses: the values and aims that they state, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policydiff.stages.documents import Clause
from policydiff.stages.knowledge.lexicon_patterns import words
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.aims.phrase import Aim
from policydiff.stages.targets.aims.worded_aims import find_aims
from policydiff.stages.targets.assembly import Context, Stated, bare, targets_of
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.phrases.aside_values import (
    Sorted,
    Values,
    bind_with_asides,
    sort_quantities,
)
from policydiff.stages.targets.roles.background import is_state
from policydiff.stages.targets.segments import Sentence, sentence_at, sentence_spans
from policydiff.stages.targets.stances import Stance
from policydiff.stages.targets.target import Target
from policydiff.stages.targets.target_codes import Mode, Passed
from policydiff.stages.targets.target_ids import Ids
from policydiff.stages.targets.text_forms import TextForms
from policydiff.stages.targets.years.tense import (
    Marker,
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

    found: list[Found]
    spared: dict[int, Passed]  # by where the number stands


@value_type
class Passage:
    """A clause to be read."""

    context: Context
    stance: Stance  # whether it begins with aims
    counts: Counts  # the ids of its targets and results so far; they are counted on


@value_type
class _Stating:
    """A sentence that may state something."""

    passage: int  # which of the passages it stands in
    view: TextForms
    sentence: Sentence
    markers: Sequence[Marker]  # of tense
    tense: Tense  # that it begins with


def read_clause(context: Context, stance: Stance, counts: Counts) -> Read:
    """What a single clause states."""
    return read_passages([Passage(context=context, stance=stance, counts=counts)])[0]


def read_passages(passages: Sequence[Passage]) -> list[Read]:
    """What each of several clauses states; each step is taken for all of them before the next."""
    stating = [one for at, passage in enumerate(passages) for one in _stating(passage, at)]
    aims = [_aims_of(one) for one in stating]
    sorted_ = [_sorted(one, said) for one, said in zip(stating, aims, strict=True)]
    values = [_values(*each) for each in zip(stating, sorted_, aims, strict=True)]
    reads = [Read(found=[], spared={}) for _ in passages]
    kept = list[tuple[Read, Stated]]()
    for one, bound, said in zip(stating, values, aims, strict=True):
        read, passage = reads[one.passage], passages[one.passage]
        read.spared.update(bound.spared)
        stated: list[Bound | Aim] = [*bound.bound, *said]
        stated.sort(key=_place)
        kept += [(read, each) for each in _kept(one, stated, passage, read.spared)]
    targets = targets_of([each for _, each in kept])
    for (read, each), target in zip(kept, targets, strict=True):
        read.found.append(Found(target=target, past=each.past))
    return reads


def _stating(passage: Passage, at: int) -> Iterator[_Stating]:
    """The sentences of a passage that may state something, each with its tense."""
    context, stance = passage.context, passage.stance
    view, tense = context.view, stance.tense
    markers = tense_markers(view.folded, view.times, context.times.horizon)
    carries = stance.turns or stance.tense is Tense.AIM
    for span in sentence_spans(view.folded):
        own = markers_between(markers, *span)
        if view.states(*span):
            sentence = sentence_at(view.folded, *span)
            yield _Stating(passage=at, view=view, sentence=sentence, markers=own, tense=tense)
        tense = tense_after(own, tense) if carries else tense


def _aims_of(one: _Stating) -> tuple[Aim, ...]:
    """What a sentence states without a value."""
    speaks = one.view.speaks(one.sentence.start, one.sentence.end)
    return tuple(find_aims(one.view.prepared, one.sentence)) if speaks else ()


def _sorted(one: _Stating, aims: Sequence[Aim]) -> Sorted:
    """The quantities of a sentence, but those that say by how much something is to be beaten."""
    inside = one.view.quantities_in(one.sentence)
    inside = tuple(q for q in inside if not _held(q.number, aims)) if aims else inside
    return sort_quantities(one.view, one.sentence, inside)


def _values(one: _Stating, given: Sorted, aims: Sequence[Aim]) -> Values:
    """The values of a sentence that are those of aims or results."""
    if not given.quantities:
        return Values(bound=(), spared={})
    values = bind_with_asides(one.view, one.sentence, given, aims)
    bound, spared = list[Bound](), dict(values.spared)
    for value in values.bound:
        reason = _why_no_aim(value)
        if reason is None:
            bound.append(value)
        else:
            spared[value.quantity.number] = reason
    return Values(bound=tuple(bound), spared=spared)


def _kept(
    one: _Stating, said: Sequence[Bound | Aim], passage: Passage, spared: dict[int, Passed]
) -> Iterator[Stated]:
    """What a sentence states that is an aim or a result; why other values are none is noted."""
    view, sentence, context = one.view, one.sentence, passage.context
    for what in said:
        if view.quoted and view.quotes(_place(what)[0]):
            spared |= _number_of(what, Passed.REFERENCE)
            continue
        past = tense_at(one.markers, sentence, what.end, one.tense) is Tense.PAST
        if past and what.mode is Mode.RANK:
            continue  # 居全省第3位 praises a value rather than gives one
        if not past and isinstance(what, Bound) and _is_state(context, sentence, what):
            spared |= _number_of(what, Passed.CONTEXT)
            continue
        ids = passage.counts.results if past else passage.counts.aims
        numbered = ids.next(part=what.part, stretch=what.stretch)
        yield Stated(what=what, ids=numbered, sentence=sentence, context=context, past=past)


def _number_of(stated: Bound | Aim, reason: Passed) -> Mapping[int, Passed]:
    return {stated.quantity.number: reason} if isinstance(stated, Bound) else {}


def _is_state(context: Context, sentence: Sentence, stated: Bound) -> bool:
    """Whether a value says what is the case; not what is planned: 五年内共有1600个."""
    quantity = stated.quantity
    if not is_state(context.view.prepared, sentence, quantity):
        return False
    counted = quantity.unit.kind is UnitKind.COUNT
    if not counted and not _is_of_value_before(sentence, context, stated):
        return True
    return not context.times.names_years_ahead(sentence.start, quantity.number)


def _is_of_value_before(sentence: Sentence, context: Context, stated: Bound) -> bool:
    """Whether a segment says what share the value before it is: 支出3亿元,占总支出的5%."""
    start = sentence.segment_start(stated.quantity.number)
    return start > sentence.start and context.view.prepared.startswith("占", start)


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
    index = bisect_right(aims, position, key=lambda aim: aim.phrase) - 1
    return index >= 0 and position < aims[index].end
