"""What a document says instead of a target that has no counterpart in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from align import Alignment, Relation
from compare.bases import find_basis, find_prices
from compare.change_types import Reason
from compare.names import contains, core_name, fold, is_bare, plain_name, score_sentences
from compare.passage import find_phrases, find_sentences, has_number, sentence_of
from compare.target_side import TargetSide
from documents import Clause, ClauseId, Span
from targets import Target

# Share of the indicator's character pairs that one phrase must have to speak of it, in [0, 1]: in a
# linked clause, and in any other clause, where the name must also be specific. Evidence:
# docs/decisions/0003-target-changes.md.
SPEAKS = 0.8
SPEAKS_ELSEWHERE = 0.99
SPECIFIC_CHARACTERS = 6
# A name of so many characters, words of doing apart, can be said to stand in a phrase; one of fewer
# than five only near its end, since 科技成果 in 科技成果转移转化 is part of another name.
NAMED_CHARACTERS = 4
WHOLE_NAME_CHARACTERS = 5
LONGEST_TAIL = 2
# Dice of the character pairs of two sentences, in [0, 1], from which one answers the other.
ANSWERS = 0.4


class Form(Enum):
    """What a trace was found by."""

    NAMED = auto()  # a phrase names what was counted, without a number
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A clause of the far side that corresponds to one of the target's side."""

    clause: Clause
    score: float  # of the alignment, in [0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """The side that a lone target has no counterpart on."""

    clauses: tuple[Clause, ...]  # its main text
    lone: tuple[Target, ...]  # targets of that side without a counterpart
    taken: tuple[Target, ...]  # its other targets
    results: tuple[Target, ...]  # what it tells as reached already
    reviews: frozenset[ClauseId]  # its clauses that tell results rather than aims
    links: Mapping[ClauseId, Sequence[Link]]  # of a clause of the target's side; same, best first
    own: str  # the text of the document that has the target
    text: str  # of all clauses of the far side, letters and digits only

    def says(self, target: Target) -> bool:
        """Whether the words of the target, its number among them, stand there.

        Then it is no lone target, though none was read there: an unlike mark or a slip of the
        copyist can hide one. A price for each 50公斤 may be told for each 斤.
        """
        quote = fold(target.quote)
        number = any(map(str.isdigit, quote))
        if number and len(quote) >= SPECIFIC_CHARACTERS and quote in self.text:
            return True
        return self._says_price(target)

    def _says_price(self, target: Target) -> bool:
        basis = find_basis(target)
        if basis is None or target.low is None or target.unit != "元":
            return False
        return any(
            target.low / basis.kilograms in find_prices(sentence.of(clause.text))
            for clause in self.clauses
            for sentence in find_sentences(clause.text)
            if contains(sentence.of(clause.text), target.indicator_text) >= SPEAKS
        )


def facing(
    side: TargetSide,
    lone: Sequence[Target],
    *,
    own: str,
    alignments: Sequence[Alignment],
    swap: bool = False,
) -> Facing:
    """The far side as seen from base, or with `swap` as seen from other.

    Args:
        side: The far side.
        lone: Its targets without a counterpart.
        own: The text of the document that has the targets to be traced.
        alignments: Of base and other.
        swap: The targets to be traced are those of other.
    """
    known = {clause.id: clause for clause in side.clauses}
    alone = {target.id for target in lone}
    results = side.plan.results
    told = Counter(result.clause for result in results)
    aimed = Counter(target.clause for target in side.targets)
    return Facing(
        clauses=side.clauses,
        lone=tuple(lone),
        taken=tuple(target for target in side.targets if target.id not in alone),
        results=results,
        reviews=frozenset(clause for clause in told if told[clause] > aimed[clause]),
        links=_links(alignments, known, swap=swap),
        own=own,
        text=fold("".join(clause.text for clause in side.clauses)),
    )


def _links(
    alignments: Sequence[Alignment], known: Mapping[ClauseId, Clause], *, swap: bool
) -> Mapping[ClauseId, Sequence[Link]]:
    links: dict[ClauseId, list[Link]] = {}
    for alignment in sorted(alignments, key=lambda a: -a.score):
        if alignment.relation is Relation.SAME:
            sides = alignment.base, alignment.other
            near, far = reversed(sides) if swap else sides
            found = [Link(clause=known[c], score=alignment.score) for c in far if c in known]
            for clause in near:
                links.setdefault(clause, []).extend(found)
    return links


def find_trace(target: Target, *, far: Facing) -> Trace:
    """What stands there instead.

    A phrase of a linked clause that still names what was counted goes on without the number if it
    has none; if it has one, that is of something else, or of the past. Else the sentence of a
    linked clause that answers the target's own has another target, or no number. Else a phrase of
    any clause that has the whole of a specific name. Else nothing: that clauses correspond says
    nothing of the target.
    """
    linked = far.links.get(target.clause, ())
    best = max(linked, key=lambda link: link.score, default=None)
    return (
        _named(target, [link.clause for link in linked], least=SPEAKS, far=far)
        or _answered(target, linked, far=far)
        or _named_elsewhere(target, far=far)
        or Trace(
            reason=Reason.NO_COUNTERPART,
            form=Form.NOTHING if best is None else Form.LINKED,
            clause=None if best is None else best.clause.id,
            score=None if best is None else best.score,
        )
    )


class _Mention(NamedTuple):
    """A phrase that has most of the indicator's name; the one that says most sorts first."""

    form: int  # place in _BY_FORM
    lacking: float
    place: int
    span: Span  # in the document's text
    said: str
    clause: ClauseId


_BY_FORM = (Form.NAMED, Form.OTHER_TARGET, Form.TAKEN, Form.OTHER_NUMBER, Form.PAST)
_REASONS = {
    Form.NAMED: Reason.UNQUANTIFIED,
    Form.ANSWERED: Reason.UNQUANTIFIED,
    Form.OTHER_TARGET: Reason.REPLACED,
    Form.TAKEN: Reason.REPLACED,
    Form.OTHER_NUMBER: Reason.REPLACED,
    Form.PAST: Reason.NO_COUNTERPART,
}


def _named(target: Target, clauses: Sequence[Clause], *, least: float, far: Facing) -> Trace | None:
    if is_bare(target) or len(core_name(target.indicator_text)) < NAMED_CHARACTERS:
        return None
    found = min(_mentions(target, clauses, least=least, far=far), default=None)
    if found is None:
        return None
    form = _BY_FORM[found.form]
    return Trace(reason=_REASONS[form], form=form, clause=found.clause, quote=found.said)


def _mentions(
    target: Target, clauses: Sequence[Clause], *, least: float, far: Facing
) -> Iterator[_Mention]:
    name = target.indicator_text
    for place, clause in enumerate(clauses):
        if contains(clause.text, name) < least:
            continue
        for phrase in find_phrases(clause.text):
            said = phrase.of(clause.text)
            score = contains(said, name)
            span = phrase.shifted(clause.span.start)
            names = score >= least and _names_it(said, name)
            form = _form(span, said, far=far) if names else None
            # in a review, what is named without a number was done, and goes on no further
            if form is not None and not (form is Form.NAMED and clause.id in far.reviews):
                yield _Mention(_BY_FORM.index(form), -score, place, span, said, clause.id)


def _names_it(said: str, name: str) -> bool:
    core, plain = core_name(name), plain_name(said)
    if len(core) >= WHOLE_NAME_CHARACTERS:
        return True
    _, found, tail = plain.rpartition(core)
    return bool(found) and len(re.split(r"\d", tail, maxsplit=1)[0]) <= LONGEST_TAIL


def _form(span: Span, said: str, *, far: Facing) -> Form:
    kinds = ((Form.PAST, far.results), (Form.OTHER_TARGET, far.lone), (Form.TAKEN, far.taken))
    for form, targets in kinds:
        if _inside(span, targets):
            return form
    return Form.OTHER_NUMBER if has_number(said) else Form.NAMED


def _inside(span: Span, targets: Sequence[Target]) -> tuple[Target, ...]:
    return tuple(t for t in targets if span.start <= t.span.start < span.end)


def _named_elsewhere(target: Target, *, far: Facing) -> Trace | None:
    if len(core_name(target.indicator_text)) < SPECIFIC_CHARACTERS:
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
    counted = _inside(answer.span, far.lone)
    if not counted and has_number(answer.said):
        return None
    form = Form.OTHER_TARGET if counted else Form.ANSWERED
    quote = counted[0].quote if counted else answer.said
    return Trace(reason=_REASONS[form], form=form, clause=answer.clause, quote=quote)


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
