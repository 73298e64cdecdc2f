"""Whether each clause of a document reviews or sets aims: by headings, else by the text's turns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from policydiff.stages.documents import Clause, Document, Part
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.support.text import fold
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.segments import sentence_spans
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.layers import heading_scopes, is_ahead, looks_back
from policydiff.stages.targets.years.tense import (
    Tense,
    markers_between,
    tense_after,
    tense_markers,
)
from policydiff.stages.targets.years.times import find_times


@value_type
class Stance:
    """With which tense a clause begins, and whether its sentences may turn for those below."""

    tense: Tense
    turns: bool = False  # below a heading that names a review and aims


def is_report(document: Document) -> bool:
    """Whether a document first reviews what was done, as work reports do."""
    names = f"{document.instrument or ''}{document.title}"
    if _is_account(document):
        return True
    opening = expression("passage_kinds", "report_opening").search(document.text[:400])
    return (
        opening is not None or expression("passage_kinds", "report_name").search(names) is not None
    )


def _is_account(document: Document) -> bool:
    """Whether a text that is neither called a report nor a plan tells throughout of what was done.

    Such a text looks ahead below one heading (三、发展形势与展望), and then tells on.
    """
    names = f"{document.instrument or ''}{document.title}"
    if expression("passage_kinds", "account_name").search(names):
        return _gives_account(document.text)
    planned = expression("passage_kinds", "plan_name").search(names) is not None
    return document.instrument is None and not planned and _gives_account(document.text)


_LEAST, _OFTEN = 10, 1.2  # words of what was done, in all and in 1000 code points; plans have 1


def _gives_account(text: str) -> bool:
    """Whether a text without an instrument in its title tells throughout of what was done."""
    told = sum(text.count(word) for word in words_of("passage_kinds", "telling"))
    return told >= _LEAST and told * 1000 >= _OFTEN * len(text)


def clause_stances(document: Document, horizon: Horizon) -> tuple[Stance, ...]:
    """The stance of each clause: by its headings, else by the turns of the text before it.

    A plan speaks of aims throughout; a report starts with what was done and turns to the
    aims at a heading (二、2024年工作安排) or at a sentence (今年的主要预期目标是…).
    """
    report, account = is_report(document), _is_account(document)
    state = Tense.PAST if report else Tense.AIM
    stances, told, last, mixed = list[Stance](), dict[str, Tense](), "", False
    for clause in document.clauses:
        heading, said = _innermost(clause, horizon)
        if (
            said.tense is not None
            and heading not in told
            and not _below_review(heading, last, clause, horizon)
        ):
            # a heading speaks once: below it the text may turn, and subheadings come and go
            state, last = said.tense, heading
            told[heading] = said.tense
        both = bool(clause.heading) and any(_said(h, horizon).both for h in clause.heading)
        if mixed and clause.heading and not both:
            state = Tense.AIM if said.tense is None else said.tense  # that section is over
        mixed = both
        if not report and told.get(last) is Tense.PAST and last not in clause.heading:
            state = Tense.AIM  # a plan looks back below that heading alone
        if account and told.get(last) is Tense.AIM and last not in clause.heading:
            state = Tense.PAST  # and an account looks ahead
        if report or mixed:
            announced = told.get(last) is state and (last in clause.heading or state is Tense.AIM)
            state = _turned(fold(clause.text), state, announced=announced and not mixed)
        annexed = clause.part is Part.ANNEX and not report
        stances.append(Stance(tense=Tense.AIM if annexed else state, turns=mixed))
        if mixed:
            state = _at_end(fold(clause.text), state, horizon)
    return tuple(stances)


def _at_end(text: str, state: Tense, horizon: Horizon) -> Tense:
    """The tense with which a paragraph leaves those below it, where its sentences may turn."""
    markers = tense_markers(text, find_times(text, horizon), horizon)
    for span in sentence_spans(text):
        state = tense_after(markers_between(markers, *span), state)
    return state


class _Said(NamedTuple):
    """What a heading says: the tense of what stands below it, or a review and aims in one."""

    tense: Tense | None
    both: bool = False


_SILENT = _Said(None)


@lru_cache(maxsize=1024)
def _said(heading: str, horizon: Horizon) -> _Said:
    text = fold(heading)
    words = tuple(matcher("target_headings").find(text))
    natures = [word for word in words if word.key in ("past", "aim")]
    scopes = () if horizon.first is None else heading_scopes(heading, horizon)
    ahead = any(is_ahead(scope, horizon) for scope in scopes)
    back = any(looks_back(scope, horizon) for scope in scopes)
    apart = ahead and any(horizon.is_past(scope.last) for scope in scopes)
    reviews = any(word.key == "past" for word in natures)
    if reviews and (apart or _joined(text, natures)):
        return _Said(Tense.PAST, both=True)  # a sentence must turn
    if scopes and ahead is not back:
        return _Said(Tense.AIM if ahead else Tense.PAST)
    if apart and not natures:
        return _Said(Tense.AIM)
    telling = natures[-1:] or words[:1]
    if not telling:
        return _SILENT
    return _Said(Tense.PAST if telling[0].key.startswith("past") else Tense.AIM)


def _joined(text: str, natures: Sequence[Match]) -> bool:
    """Whether a word for a review and one for aims are joined: 发展成就和主要目标.

    主要目标完成情况 is a review alone.
    """
    joins = expression("passage_kinds", "joins_both")
    return any(
        one.key != other.key and joins.search(text, one.end, other.start)
        for one, other in pairwise(natures)
    )


def _innermost(clause: Clause, horizon: Horizon) -> tuple[str, _Said]:
    """The innermost heading that tells, and what it says."""
    for heading in reversed(clause.heading):
        said = _said(heading, horizon)
        if said.tense is not None:
            return heading, said
    return "", _SILENT


def _below_review(heading: str, last: str, clause: Clause, horizon: Horizon) -> bool:
    """Whether a heading without years stands below the heading of a review.

    （一）锚定目标攻坚 below 一、2024年工作回顾 announces no aims.
    """
    below = last in clause.heading and heading in clause.heading
    deeper = below and clause.heading.index(last) < clause.heading.index(heading)
    return deeper and not heading_scopes(heading, horizon)


def _turned(text: str, state: Tense, *, announced: bool) -> Tense:
    """The state after a paragraph; what a heading has announced turns for one sentence only."""
    if announced:
        return Tense.AIM if expression("passage_kinds", "targets_are").search(text) else state
    if expression("passage_kinds", "turn_to_aim").search(text):
        return Tense.AIM
    if expression("passage_kinds", "turn_to_past").match(text):
        return Tense.PAST
    return state
