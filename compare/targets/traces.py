"""Find what a document says instead of a target that has no counterpart in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from policydiff.stages.compare.indicators.indicator_similarity import (
    contains,
    core_name,
    is_bare,
    plain_name,
    score_names,
    score_sentences,
)
from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
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
from policydiff.stages.documents import Clause, ClauseId
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import fold_case
from policydiff.stages.targets import Target, TargetId
from policydiff.stages.targets.context_words import verbs_at_end

# As SPEAKS, but in a clause that is not linked, where the name must also be specific.
SPEAKS_ELSEWHERE = 0.99
# A name of so many characters, words of doing apart, can be said to stand in a phrase; one of fewer
# than five only near its end, since 科技成果 in 科技成果转移转化 is part of another name.
NAMED_CHARACTERS = 4
WHOLE_NAME_CHARACTERS = 5
LONGEST_TAIL = 2
NEAR = 4  # characters between a word for a part and the name that it narrows
HEAD = 2  # characters at the end of a name that say what is counted: 产值, 床位
# Dice of the character pairs of two sentences, in [0, 1], from which one answers the other; the
# share of the indicator's name that a sentence without a number must have; and the most targets of
# a sentence that another indicator can be said to stand for: a list of ten answers any list.
ANSWERS = 0.4
TOUCHES = 0.5
FEW_TARGETS = 2


_QUOTED = re.compile(r"“([^“”]{1,40})”")
_LAST_WORD = re.compile(r"[㐀-鿿]{2}$")
_MARKS = re.compile(r"[0-9a-z]+")


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
    same = (t for t in far.taken if t.low is not None and score_names(target, t) == 1)
    found = next(same, None)
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
    elif form is Form.NAMED and _is_narrower(target, found.said):
        form = Form.NARROWER
    return Trace(reason=_REASONS[form], form=form, clause=found.clause, quote=found.said)


def _mentions(
    target: Target, clauses: Sequence[Clause], *, least: float, far: Facing
) -> Iterator[_Mention]:
    for place, clause in enumerate(clauses):
        named = any(contains(clause.text, name) >= least for name in _names(target))
        quoted = _quoted_names(target.indicator_text)
        if not named and not any(one in plain_name(clause.text) for one in quoted):
            continue
        for phrase in find_phrases(clause.text):
            said = phrase.of(clause.text)
            score = max(contains(said, name) for name in _names(target))
            span = phrase.shifted(clause.span.start)
            speaks = _speaks_of(said, target, least=least)
            form = _form(span, said, far=far) if speaks else None
            # in a review, what is named without a number was done, and goes on no further
            if form is not None and not (form is Form.NAMED and clause.id in far.reviews):
                yield _Mention(_BY_FORM.index(form), -score, place, span, said, clause.id)


def _speaks_of(said: str, target: Target, *, least: float) -> bool:
    """Whether a phrase has most of the text's own name, or the whole of the indicator's.

    What is listed before 等 is no part of the name behind it: 尉犁高速公路等一批重大项目. A name in
    quotes that the target has (“多田套合”) tells by itself.
    """
    own, listed = target.indicator_text, target.indicator
    parts = _and_others().split(said)
    for part in parts:
        if contains(part, own) >= least and _names_it(part, target, own):
            return True
        if core_name(listed) in plain_name(part) and _names_it(part, target, listed):
            return True
    return _has_quoted(said, own)


def _has_quoted(said: str, name: str) -> bool:
    """Whether a text has what the name has in quotes."""
    quoted = _quoted_names(name)
    plain = plain_name(said) if quoted else ""
    return any(one in plain and not _is_of_it(plain, one) for one in quoted)


def _quoted_names(name: str) -> tuple[str, ...]:
    """The names of works in quotes inside an indicator, long enough to be no common word."""
    if name.endswith(name_words("actors")):
        return ()  # “专精特新”企业: a kind of firms
    found = (plain_name(one) for one in _QUOTED.findall(name))
    return tuple(one for one in found if len(one) >= NAMED_CHARACTERS)


@cache
def _and_others() -> re.Pattern[str]:
    return any_of(name_words("and_others"))


def _names_it(said: str, target: Target, name: str) -> bool:
    core, plain = core_name(name), plain_name(said)
    if not set(_MARKS.findall(core)) <= set(_MARKS.findall(plain)):
        return False  # 4A级景区 is named by no phrase on 5A级景区
    if (
        _is_quoted(said, target)
        or core[-HEAD:] not in plain
        or _is_of_it(plain, core)
        or other_works(target, said)
    ):
        return False
    if len(core) >= WHOLE_NAME_CHARACTERS:
        return core not in plain or _says_of_it(said, core)
    _, found, tail = plain.rpartition(core)
    return bool(found) and _goes_on(tail, most=LONGEST_TAIL if len(core) >= NAMED_CHARACTERS else 0)


def _says_of_it(said: str, core: str) -> bool:
    """Whether the phrase is of how many there are: not 规上工业企业加速“智改数转”."""
    if not core.endswith(name_words("actors")):
        return True
    written = fold_case(said)
    tail = (written if core in written else plain_name(said)).rpartition(core)[2]
    follows = (*name_words("action"), *name_words("course"), *name_words("behind_name"))
    theirs = tail.startswith("的")  # 加大对科技型中小企业的支持
    return len(tail) <= LONGEST_TAIL or (tail.startswith(follows) and not theirs)


def _goes_on(tail: str, *, most: int) -> bool:
    """Whether what stands behind a short name is no other name: 进出口回稳向好, 发电量50亿.

    At most so many characters may stand there, or words for how it is to go.
    """
    doing = name_words("action")
    rest = next((tail[len(word) :] for word in doing if tail.startswith(word)), tail)
    short = len(re.split(r"\d", tail, maxsplit=1)[0]) <= most
    return short or rest.startswith(name_words("course"))


def _is_quoted(said: str, target: Target) -> bool:
    """Whether the name stands inside a longer name in quotes: “重大产业项目质效年”."""
    quoted = _QUOTED.findall(said)
    name = core_name(target.indicator_text)
    return any(name in (plain := plain_name(one)) and plain != name for one in quoted)


def _is_of_it(plain: str, core: str) -> bool:
    """Whether a phrase has the name only before what is something else: 财政支出结构.

    At most two characters may stand between (示范区试点政策), behind 的 four (再就业的各项政策),
    unless they say what is done with it (农田建设、管护); but what it is done with (农田建设资金)
    is something else again.
    """
    if core not in plain:
        return plain.endswith(name_words("of_it"))
    return all(map(_begins_another, plain.split(core)[1:]))


def _begins_another(tail: str) -> bool:
    doing = name_words("action")
    rest = next((tail[len(word) :] for word in doing if tail.startswith(word)), tail)
    if rest.startswith(name_words("means")):
        return True
    tail = rest if rest.startswith("的") else tail
    between = LONGEST_TAIL * (2 if tail.startswith("的") else 1)
    return any(
        tail[at:].startswith(name_words("of_it")) and tail[:at] not in doing
        for at in range(between + 1)
    )


def _is_narrower(target: Target, said: str) -> bool:
    """Whether a phrase is of a part alone, of which the target's words say nothing.

    The word for the part stands just before the name or behind it: 在部分街道布局社区食堂. A noun
    right before it makes the name one of a kind: 就业、社保公共服务平台, 肉牛产业集群.
    """
    narrowing = any_of((*name_words("narrowing"), *name_words("part")))
    own = set(narrowing.findall(target.quote + target.indicator_text))
    before, name, behind = plain_name(said).partition(core_name(target.indicator_text))
    if _is_of_a_kind(said, target):
        return True
    near = [m.group() for m in narrowing.finditer(before) if len(before) - m.end() <= NEAR]
    return bool(name) and bool({*near, *narrowing.findall(behind)} - own)


def _is_of_a_kind(said: str, target: Target) -> bool:
    """Whether a noun that the target does not have stands right before the name."""
    name = core_name(target.indicator_text)
    written = fold_case(said)
    before, found, _ = written.partition(name)
    kind = _LAST_WORD.search(before)
    if not found or kind is None or kind.group() in plain_name(target.quote):
        return False
    return verbs_at_end().search(before) is None and not before.endswith(name_words("before_name"))


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
    alone = core in plain and _is_of_it(plain, core)
    return core[-HEAD:] in plain and not alone and not other_works(target, said)


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
