"""Find the targets of a document: the public function of this stage."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents import Clause, Document, Level, Part
from targets.aims import Aim, find_aims
from targets.binding import Bound, bind
from targets.build import bare, target_of, target_of_aim, target_of_row
from targets.indicators import NO_INDICATORS, Indicators, Names
from targets.past import When, past_times, time_before
from targets.patterns import words
from targets.sentences import Sentence, split_sentences
from targets.tables import TableTarget, find_rows
from targets.target import Plan, Target, TargetId, TimeFrame
from targets.tense import Tense, clause_tenses, tense_after, tense_at, tense_markers
from targets.times import Horizon, horizon_of
from targets.view import View, announced_deadline, view_of

_NOTES = re.compile(r"名词解释|名词注释|名词说明|用语说明|用语解释|注释$|^注[:：]")
_NOTE = re.compile(r"\s*(?:\[\d{1,3}\]|［\d{1,3}］|注[:：\d])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A target, and whether it tells of what was done."""

    target: Target
    past: bool


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
        indicators: A user's own names of indicators (indicators.py), which win over ours.

    Returns:
        The document with its targets. Spans point into `document.text`. Ids are the clause's id
        and a running number; those of results are marked with r (2.1/r1).
    """
    horizon = horizon_of(document)
    place = document.jurisdiction
    regional = place is not None and place.level is not Level.COUNTRY
    names = Names(regional=regional, own=indicators)
    targets, results = list[Target](), list[Target]()
    rows = list(find_rows(document.text, horizon))
    announced = _Announced(heading=(), deadline=None)
    for clause, state in zip(document.clauses, clause_tenses(document, horizon), strict=True):
        if _is_note(clause):
            continue
        mine = _rows_of(document, clause, rows)
        if mine:
            made = [target_of_row(r, document=document, clause=clause, names=names) for r in mine]
            targets.extend(_numbered(made, ""))
            continue
        view = view_of(
            clause.span.of(document.text), horizon, inherited=announced.deadline_for(clause)
        )
        found = tuple(_of_clause(view, clause, state, horizon=horizon, names=names))
        targets.extend(_numbered([f.target for f in found if not f.past], ""))
        results.extend(_numbered([f.target for f in found if f.past], "r"))
        if deadline := announced_deadline(view):
            announced = _Announced(heading=clause.heading, deadline=deadline)
    mentioned = _with_mentions(document, targets)
    return Plan(document=document, targets=mentioned, results=tuple(results))


def _is_note(clause: Clause) -> bool:
    """Whether the clause explains words (名词解释, footnotes) rather than sets aims."""
    noted = any(_NOTES.search(heading) for heading in clause.heading)
    return noted or _NOTE.match(clause.text) is not None


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


def _of_clause(
    view: View, clause: Clause, state: Tense, *, horizon: Horizon, names: Names
) -> Iterator[_Found]:
    running, times = state, past_times(view.folded, clause, horizon)
    for sentence in split_sentences(view.folded):
        markers = tense_markers(view.folded, sentence.start, sentence.end, horizon)
        for target in _of_sentence(view, sentence, clause, horizon=horizon, names=names):
            end = sentence.segment_end(target.span.end - clause.span.start)
            past = tense_at(markers, end, running) is Tense.PAST
            when = time_before(times, target.span.end - clause.span.start, sentence=sentence.start)
            yield _Found(target=_dated(target, when) if past else target, past=past)
        running = tense_after(markers, running) if state is Tense.AIM else state


def _dated(result: Target, when: When) -> Target:
    """A result with the year that it is of as its deadline; sums of several years have none."""
    year = None if when.year is None else str(when.year)
    several = when.year is None and when.start >= 0 and result.period is not TimeFrame.CUMULATIVE
    return replace(result, deadline=year, period=None if several else result.period)


def _of_sentence(
    view: View, sentence: Sentence, clause: Clause, *, horizon: Horizon, names: Names
) -> Sequence[Target]:
    """The targets of a sentence in reading order, with and without a value."""
    aims = tuple(find_aims(view.prepared, sentence))
    inside = tuple(q for q in view.quantities_in(sentence) if not _held(q.number, aims))
    bound = (b for b in bind(view.prepared, sentence, inside) if _is_aimed(b))
    made = [
        target_of(b, view=view, sentence=sentence, clause=clause, horizon=horizon, names=names)
        for b in bound
    ]
    made += [
        target_of_aim(a, view=view, sentence=sentence, clause=clause, horizon=horizon, names=names)
        for a in aims
    ]
    return sorted(made, key=lambda target: (target.span.end, target.span.start))


def _is_aimed(bound: Bound) -> bool:
    """Whether a value is named by a word at all, and by none that only states what is given."""
    name = bare(bound.indicator)
    given = name in words("given") and not (bound.acts or bound.part)
    return any(char.isalnum() for char in name) and not given


def _held(position: int, aims: Sequence[Aim]) -> bool:
    """Whether a number only says by how much something else is to be beaten."""
    index = bisect_right(aims, position, key=lambda aim: aim.phrase) - 1
    return index >= 0 and position < aims[index].end


def _numbered(targets: Sequence[Target], mark: str) -> Iterator[Target]:
    """Targets of a clause with their ids; a part (其中) gets the id of the whole before it."""
    whole: TargetId | None = None
    for number, target in enumerate(targets, start=1):
        of = None if target.part_of is None else whole
        made = replace(target, id=TargetId(f"{target.clause}/{mark}{number}"), part_of=of)
        whole = whole if of is not None else made.id
        yield made


def _with_mentions(document: Document, targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets of the main text with the ids of their repeats in the annex."""
    annex = {clause.id for clause in document.clauses if clause.part is Part.ANNEX}
    repeats: dict[tuple[object, ...], list[TargetId]] = {}
    for target in targets:
        if target.clause in annex:
            repeats.setdefault(_stated(target), []).append(target.id)
    return tuple(
        target
        if target.clause in annex
        else replace(target, mentions=tuple(repeats.get(_stated(target), ())))
        for target in targets
    )


def _stated(target: Target) -> tuple[object, ...]:
    return target.indicator, target.low, target.high, target.unit, target.mode, target.comparator
