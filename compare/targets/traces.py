"""Find what a document says instead of a target that has no counterpart in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from policydiff.stages.compare.indicators.indicator_similarity import (
    contains,
    core_name,
    is_bare,
    plain_name,
    score_sentences,
)
from policydiff.stages.compare.indicators.passages import (
    find_phrases,
    find_sentences,
    has_number,
    sentence_of,
)
from policydiff.stages.compare.model.change_types import Reason
from policydiff.stages.compare.targets.counterpart_search import (
    SPEAKS,
    SPECIFIC_CHARACTERS,
    Facing,
    Link,
)
from policydiff.stages.compare.targets.kinds_of_counts import other_works
from policydiff.stages.compare.targets.said_measures import (
    HEAD,
    NAMED_CHARACTERS,
    is_narrower,
    is_of_it,
    is_of_other_thing,
    quoted_names,
    speaks_of,
)
from policydiff.stages.documents import Clause, ClauseId
from policydiff.stages.support.span import Span
from policydiff.stages.targets import Target, TargetId

# As SPEAKS, but in a clause that is not linked, where the name must also be specific.
SPEAKS_ELSEWHERE = 0.99
# Dice of the character pairs of two sentences, in [0, 1], from which one answers the other; the
# share of the indicator's name that a sentence without a number must have; and the most targets of
# a sentence that another indicator can be said to stand for: a list of ten answers any list.
ANSWERS = 0.4
TOUCHES = 0.5
FEW_TARGETS = 2


class Form(Enum):
    """What a trace was found by."""

    NAMED = auto()  # a phrase names what was counted, without a number
    NARROWER = auto()  # the same, of a part of what the target was of: 试点, 中心城区
    AIM = auto()  # a phrase names what an aim without a value was of
    OTHER_NUMBER = auto()  # a phrase names it, with a number that was not read as a counterpart
    TAKEN = auto()  # a phrase names it, with a target that answers another one
    PAST = auto()  # a phrase names it, with a number that has been reached already
    ANSWERED = auto()  # a sentence answers the target's own and has no number
    OTHER_TARGET = auto()  # a sentence answers it and counts something else
    LINKED = auto()  # a clause corresponds, and nothing in it does
    NOTHING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What the far side has instead of a target, told as for a dropped one."""

    reason: Reason
    form: Form
    clause: ClauseId | None = None  # where
    quote: str = ""  # the phrase, sentence or target there
    score: float | None = None  # of the alignment, where only the clauses correspond
    target: TargetId | None = None  # the other indicator that stands there


def find_trace(target: Target, *, far: Facing) -> Trace:
    """What stands there instead.

    A number of the same measure that answers another target (of another year) comes first: the
    measure has not lost its number. A phrase of a linked clause that still names what was counted
    goes on without the number if it has none; if it has one, that is of another target, or of the
    past. Else the sentence of a linked clause that answers the target's own has another indicator,
    or no number. Else a phrase
    of any clause that has the whole of a specific name. Else nothing: that clauses correspond says
    nothing of the target.
    """
    linked = far.links.get(target.clause, ())
    best = max(linked, key=lambda link: link.score, default=None)
    return (
        _counted_elsewhere(target, far=far)
        or _named(target, [link.clause for link in linked], least=SPEAKS, far=far)
        or _answered(target, linked, far=far)
        or _named_elsewhere(target, far=far)
        or Trace(
            reason=Reason.NO_COUNTERPART,
            form=Form.NOTHING if best is None else Form.LINKED,
            clause=None if best is None else best.clause.id,
            score=None if best is None else best.score,
        )
    )


def _counted_elsewhere(target: Target, *, far: Facing) -> Trace | None:
    """A number of the same measure, which answers another target."""
    if target.low is None or is_bare(target):
        return None
    found = far.namesake(target)
    if found is None:
        return None
    return Trace(
        reason=_REASONS[Form.TAKEN], form=Form.TAKEN, clause=found.clause, quote=found.quote
    )


class _Mention(NamedTuple):
    """A phrase that has most of the indicator's name; the one that says most sorts first."""

    form: int  # place in _BY_FORM
    lacking: float
    place: int
    span: Span  # in the document's text
    said: str
    clause: ClauseId


_BY_FORM = (Form.NAMED, Form.TAKEN, Form.OTHER_NUMBER, Form.PAST)
_REASONS = {
    Form.NAMED: Reason.UNQUANTIFIED,
    Form.NARROWER: Reason.UNQUANTIFIED,
    Form.ANSWERED: Reason.UNQUANTIFIED,
    Form.OTHER_TARGET: Reason.REPLACED,
    Form.AIM: Reason.NO_COUNTERPART,
    Form.TAKEN: Reason.NO_COUNTERPART,
    Form.OTHER_NUMBER: Reason.NO_COUNTERPART,
    Form.PAST: Reason.NO_COUNTERPART,
}


def _named(target: Target, clauses: Sequence[Clause], *, least: float, far: Facing) -> Trace | None:
    if not _is_telling(target):
        return None
    found = min(_mentions(target, clauses, least=least, far=far), default=None)
    if found is None:
        return None
    form = _BY_FORM[found.form]
    if form is Form.NAMED and target.low is None:
        form = Form.AIM  # it had no number to lose
    elif form is Form.NAMED and is_narrower(target, found.said):
        form = Form.NARROWER
    return Trace(reason=_REASONS[form], form=form, clause=found.clause, quote=found.said)


def _mentions(
    target: Target, clauses: Sequence[Clause], *, least: float, far: Facing
) -> Iterator[_Mention]:
    for place, clause in enumerate(clauses):
        named = any(contains(clause.text, name) >= least for name in _names(target))
        quoted = quoted_names(target.indicator_text)
        if not named and not any(one in plain_name(clause.text) for one in quoted):
            continue
        for phrase in find_phrases(clause.text):
            said = phrase.of(clause.text)
            score = max(contains(said, name) for name in _names(target))
            span = phrase.shifted(clause.span.start)
            speaks = speaks_of(said, target, least=least)
            form = _form(span, said, far=far) if speaks else None
            # in a review, what is named without a number was done, and goes on no further
            if form is not None and not (form is Form.NAMED and clause.id in far.reviews):
                yield _Mention(_BY_FORM.index(form), -score, place, span, said, clause.id)


def _form(span: Span, said: str, *, far: Facing) -> Form:
    kinds = ((Form.PAST, far.results), (Form.TAKEN, far.taken))
    for form, targets in kinds:
        if _inside(span, targets):
            return form
    return Form.OTHER_NUMBER if has_number(said) else Form.NAMED


def _inside(span: Span, targets: Sequence[Target]) -> tuple[Target, ...]:
    return tuple(t for t in targets if span.start <= t.span.start < span.end)


def _named_elsewhere(target: Target, *, far: Facing) -> Trace | None:
    core = core_name(target.indicator_text)
    if len(core) < SPECIFIC_CHARACTERS or core not in far.plain:
        return None
    return _named(target, far.clauses, least=SPEAKS_ELSEWHERE, far=far)


class _Answer(NamedTuple):
    """A sentence of a linked clause; sorts the nearest first."""

    distance: float
    place: int
    span: Span  # in the document's text
    said: str
    clause: ClauseId


def _answered(target: Target, linked: Sequence[Link], *, far: Facing) -> Trace | None:
    answer = min(_answers(target, linked, far=far), default=None)
    if answer is None:
        return None
    here = _inside(sentence_of(far.own, target.span), far.near)
    counted = _inside(answer.span, far.lone)
    name = target.indicator_text
    if counted and max(len(here), len(counted)) <= FEW_TARGETS:
        names = counted[0].indicator_text, name
        alike = max(contains(*names), contains(*reversed(names))) >= TOUCHES
        return _traced(Form.OTHER_NUMBER, answer, counted[0].quote) if alike else None
    silent = not counted and not has_number(answer.said) and answer.clause not in far.reviews
    touched = silent and contains(answer.said, name) >= TOUCHES
    if touched and _is_telling(target) and target.low is not None and _heads(answer.said, target):
        return _traced(Form.ANSWERED, answer, answer.said)
    return None


def _heads(said: str, target: Target) -> bool:
    """Whether a sentence has the head of the name, and not before what is something else."""
    plain, core = plain_name(said), core_name(target.indicator_text)
    alone = core in plain and is_of_it(plain, core)
    other = alone or other_works(target, said) or is_of_other_thing(plain, core, target)
    return core[-HEAD:] in plain and not other


def _traced(form: Form, answer: _Answer, quote: str) -> Trace:
    return Trace(reason=_REASONS[form], form=form, clause=answer.clause, quote=quote)


def _is_telling(target: Target) -> bool:
    """Whether its name can be looked for: not bare, and long enough."""
    return not is_bare(target) and any(
        len(core_name(name)) >= NAMED_CHARACTERS for name in _names(target)
    )


def _names(target: Target) -> tuple[str, ...]:
    """As the text names it, and as the indicator is called: 社会融资规模余额, 社会融资规模."""
    return tuple(dict.fromkeys((target.indicator_text, target.indicator)))


def _answers(target: Target, linked: Sequence[Link], *, far: Facing) -> Iterator[_Answer]:
    mine = sentence_of(far.own, target.span).of(far.own).replace(target.stated, "")
    for place, link in enumerate(linked):
        for span in find_sentences(link.clause.text):
            said = span.of(link.clause.text)
            score = score_sentences(mine, said)
            if score >= ANSWERS:
                yield _Answer(
                    -score, place, span.shifted(link.clause.span.start), said, link.clause.id
                )
