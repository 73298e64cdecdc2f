"""Find the targets of a document: the public function of this stage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.stages.documents import Clause, Document, Level, Part
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.assembly import Context
from policydiff.stages.targets.clause_reading import Counts, Passage, Read, read_passages
from policydiff.stages.targets.indicator_names import NO_INDICATORS, Indicators, Names
from policydiff.stages.targets.ledger.doubts import notice_of, with_doubts
from policydiff.stages.targets.ledger.passed_numbers import pass_all, pass_rest, pass_row
from policydiff.stages.targets.owners.foreign_places import foreign_notice
from policydiff.stages.targets.owners.owner_places import words_for
from policydiff.stages.targets.plan import PassedNumber, Plan
from policydiff.stages.targets.roles.notes import is_note, note_parts
from policydiff.stages.targets.roles.regulations import rules_at, rules_of
from policydiff.stages.targets.stances import Stance, clause_stances
from policydiff.stages.targets.tables.columns import PlanYears
from policydiff.stages.targets.tables.row_targets import RowsRead, Where, read_rows, scope_of_row
from policydiff.stages.targets.tables.rows import TableRow, find_rows
from policydiff.stages.targets.target import Target, TargetId
from policydiff.stages.targets.target_codes import Passed
from policydiff.stages.targets.target_ids import with_stretches
from policydiff.stages.targets.text_forms import (
    Numbers,
    TextForms,
    numbers_of,
    view_of,
    with_owners,
)
from policydiff.stages.targets.years.clause_times import ClauseTimes, last_sentence, times_of
from policydiff.stages.targets.years.dashed import years_of_items
from policydiff.stages.targets.years.horizon import Horizon, horizon_of
from policydiff.stages.targets.years.layers import NO_TURN, NONE_ANNOUNCED, Announced, layers_of
from policydiff.stages.targets.years.time_codes import YearsFrom
from policydiff.stages.targets.years.turns import turn_after


def find_targets(document: Document, *, indicators: Indicators = NO_INDICATORS) -> Plan:
    """All targets of a document, and its past results apart, both in reading order.

    Each step is taken for all clauses before the next: what it needs of rules and words is then at
    hand in the caches of the processor, which takes a fifth less time than clause by clause.

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
    names = Names(regional=regional, own=indicators, places=words_for(place))
    parts = _parts(document, horizon)
    opened = _opened(document, parts, horizon, names)
    texts = iter(read_passages([one for one in opened if isinstance(one, Passage)]))
    read = [next(texts) if isinstance(one, Passage) else one for one in opened]
    found = [one for each in read if each is not None for one in each.found]
    targets = [one.target for one in found if not one.past]
    results = [one.target for one in found if one.past]
    passed = [n for part, each in zip(parts, read, strict=True) for n in _passed(part, each)]
    return _plan(document, targets, results, passed)


@value_type
class _Part:
    """A clause with its numbers, and what it is to be read as."""

    clause: Clause
    stance: Stance
    numbers: Numbers
    note: bool
    rows: Sequence[TableRow]
    view: TextForms | None  # None of notes, of rows of tables, and where nothing is stated


def _parts(document: Document, horizon: Horizon) -> list[_Part]:
    clauses, place = document.clauses, document.jurisdiction
    rules, notes = rules_of(document), note_parts(document)
    bound = [rules_at(clause, rules) for clause in clauses]
    numbers = [
        numbers_of(clause.span.of(document.text), own)
        for clause, own in zip(clauses, bound, strict=True)
    ]
    noted = [is_note(clause, notes) for clause in clauses]
    table = list(find_rows(document.text, _plan_years(document, horizon)))
    rows = [
        () if note else _rows_of(document, clause, table)
        for clause, note in zip(clauses, noted, strict=True)
    ]
    views = [
        None if note or mine else view_of(given, horizon, own)
        for note, mine, given, own in zip(noted, rows, numbers, bound, strict=True)
    ]
    views = [
        view and with_owners(view, clause.heading, place)
        for view, clause in zip(views, clauses, strict=True)
    ]
    stances = clause_stances(document, horizon)
    return [
        _Part(clause=clause, stance=stance, numbers=given, note=note, rows=mine, view=view)
        for clause, stance, given, note, mine, view in zip(
            clauses, stances, numbers, noted, rows, views, strict=True
        )
    ]


def _opened(
    document: Document, parts: Sequence[_Part], horizon: Horizon, names: Names
) -> list[Passage | RowsRead | None]:
    """The clauses with the years around them, which those before them may set; rows are read."""
    announced, turn, dashed = NONE_ANNOUNCED, NO_TURN, years_of_items(document, horizon)
    opened = list[Passage | RowsRead | None]()
    for part in parts:
        clause, view = part.clause, part.view
        turn, come = turn_after(clause, horizon, turn), turn
        if turn.past != come.past:
            announced = replace(announced, past=None)
        layers = layers_of(clause, horizon, announced, come)
        if part.rows:
            where = Where(document=document, clause=clause, layers=layers, names=names)
            opened.append(read_rows(part.rows, where))
        elif view is None:
            opened.append(None)
        else:
            if layers.announced is None:
                row = scope_of_row(document, clause, horizon) or dashed.get(clause.id)
                layers = layers if row is None else replace(layers, announced=row)
            times = times_of(view.folded, view.times, view.baselines, layers)
            context = Context(view=view, clause=clause, times=times, names=names)
            counts = Counts.of(clause)
            opened.append(Passage(context=context, stance=part.stance, counts=counts))
            if view.announces:
                announced = _announced(clause, times) or announced
    return opened


def _passed(part: _Part, read: Read | RowsRead | None) -> Iterator[PassedNumber]:
    """The numbers of a clause that are in no target and no result."""
    if isinstance(read, RowsRead):
        return pass_row(part.numbers, part.clause, read.explained)
    if read is not None:
        return pass_rest(part.numbers, part.clause, read.spared)
    reason = Passed.CONTEXT if part.note else Passed.DOUBTFUL
    return pass_all(part.numbers, part.clause, reason)


def _plan(
    document: Document,
    targets: list[Target],
    results: list[Target],
    passed: Sequence[PassedNumber],
) -> Plan:
    """The document with what was found in it, and a warning where it may be misread."""
    mentioned = _with_mentions(document, with_doubts(with_stretches(targets)))
    told = (notice_of(mentioned), foreign_notice(document, mentioned))
    if warnings := tuple(notice for notice in told if notice is not None):
        document = replace(document, warnings=(*document.warnings, *warnings))
    return Plan(
        document=document,
        targets=mentioned,
        results=tuple(with_doubts(with_stretches(results))),
        numbers_passed=tuple(passed),
    )


def _announced(clause: Clause, times: ClauseTimes) -> Announced | None:
    """The years that a clause ending in a colon sets for those it announces, if any."""
    start, end = last_sentence(times.text)
    aims, past = times.aims.announced(start, end), times.past.announced(start, end)
    if aims is None and past is None:
        return None
    layer = YearsFrom.PARAGRAPH
    return Announced(
        heading=clause.heading,
        aims=aims.told_by(layer) if aims else None,
        past=past.told_by(layer) if past else None,
    )


def _plan_years(document: Document, horizon: Horizon) -> PlanYears:
    issued = horizon.year if document.issued else None
    return PlanYears(issued=issued, first=horizon.first, last=horizon.last)


def _rows_of(document: Document, clause: Clause, rows: Sequence[TableRow]) -> Sequence[TableRow]:
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
    value = target.low, target.high, target.unit, target.mode, target.comparator
    return target.indicator, target.owner, *value
