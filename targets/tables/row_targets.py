"""From what the rows of tables state to targets: words in cells are read as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policydiff.stages.documents import Clause, Document
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon_patterns import words
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import fold
from policydiff.stages.targets.assembly import Context, target_of_row
from policydiff.stages.targets.clause_reading import Counts, Found, Read, read_clause
from policydiff.stages.targets.context_words import dropped_verbs, kept_verbs
from policydiff.stages.targets.indicator_names import Names
from policydiff.stages.targets.ledger.passed_numbers import Explained
from policydiff.stages.targets.stances import Stance
from policydiff.stages.targets.tables.rows import CellText, TableRow, sentence_of
from policydiff.stages.targets.target import Target
from policydiff.stages.targets.target_codes import Passed, TimeFrame
from policydiff.stages.targets.text_forms import numbers_of, view_of, with_owners
from policydiff.stages.targets.years.clause_times import times_of
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.layers import Layers
from policydiff.stages.targets.years.tense import Tense
from policydiff.stages.targets.years.time_codes import YearsFrom
from policydiff.stages.targets.years.time_scope import TimeScope, until
from policydiff.stages.targets.years.times import find_times


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The clause that holds a row of a table."""

    document: Document
    clause: Clause
    layers: Layers
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsRead:
    """The targets and results of rows, in reading order, and what becomes of their numbers."""

    found: tuple[Found, ...]
    explained: tuple[Explained, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a sentence that stands in a cell says."""

    read: Read
    counts: Counts  # with its ids counted
    before: int  # code points of the sentence before the words of the cell

    @property
    def is_vague(self) -> bool:
        """Whether the first of it names no thing: 总量达到5万吨, 新增12万人."""
        first = self.read.found[0].target.indicator_text if self.read.found else ""
        verb = kept_verbs().fullmatch(first) or dropped_verbs().fullmatch(first)
        return first in words("given_values") or verb is not None


def read_rows(rows: Sequence[TableRow], where: Where) -> RowsRead:
    """The targets of the rows of an indicator table, and results that words in it tell."""
    counts, found, explained = Counts.of(where.clause), list[Found](), list[Explained]()
    for row in rows:
        if not row.stated:
            explained.append(Explained(span=where.clause.span, reason=Passed.CONTEXT))
        for item in row.stated:
            if isinstance(item, CellText):
                said = _of_words(item, counts, where)
                counts = said.counts
                found += [_in_row(one, item, where) for one in said.read.found]
                explained += _explained(said, item)
            else:
                made = target_of_row(
                    item,
                    counts.aims.next(),
                    document=where.document,
                    clause=where.clause,
                    names=where.names,
                    layers=where.layers,
                )
                found.append(Found(target=made, past=False))
                explained.append(Explained(span=item.cell, reason=None))
    return RowsRead(found=tuple(found), explained=tuple(explained))


def _of_words(item: CellText, counts: Counts, where: Where) -> _Said:
    """What the words of a cell say: by themselves, or of the name of their row.

    增长8% names nothing itself; 建成5个标准厂房 does.
    """
    text = item.cell.of(where.document.text)
    alone = _said(text, item, counts, where)
    if not item.subject:
        return alone
    joined = _said(sentence_of(item, where.document.text), item, counts, where)
    more = len(joined.read.found) > len(alone.read.found)
    return joined if more or alone.is_vague else alone


def _said(text: str, item: CellText, counts: Counts, where: Where) -> _Said:
    """What a sentence says whose end are the words of a cell."""
    after, before = counts.copy(), len(text) - (item.cell.end - item.cell.start)
    view = view_of(numbers_of(text), where.layers.horizon)
    if view is None:
        return _Said(read=Read(found=[], spared={}), counts=after, before=before)
    view = with_owners(view, where.clause.heading, where.document.jurisdiction)
    start = item.cell.start
    clause = replace(where.clause, span=Span(start, start + len(text)))
    layers = replace(where.layers, announced=_of_column(item.deadline) or where.layers.announced)
    times = times_of(view.folded, view.times, view.baselines, layers)
    context = Context(view=view, clause=clause, times=times, names=where.names)
    read = read_clause(context, Stance(tense=Tense.AIM), after)
    return _Said(read=read, counts=after, before=before)


def _of_column(deadline: str | None) -> TimeScope | None:
    """The years that the head of a column sets."""
    return until(int(deadline)).told_by(YearsFrom.HEADING) if deadline else None


def _in_row(found: Found, item: CellText, where: Where) -> Found:
    """A target of words with its row as quote, and what other cells of the row say of it."""
    if not item.subject:
        return found
    span, target = Span(item.start, item.end), found.target
    made = replace(
        target,
        quote=span.of(where.document.text),
        span=span,
        period=_period(target, where.layers.horizon),
        baseline=target.baseline or item.baseline,
        binding=item.binding or target.binding,
    )
    return Found(target=made, past=found.past)


def _period(target: Target, horizon: Horizon) -> TimeFrame | None:
    """The time frame; a column that is named by the only year planned for is of the year."""
    of_year = horizon.one_year and target.deadline == str(horizon.last)
    return TimeFrame.ANNUAL if of_year and target.period is TimeFrame.BY else target.period


def _explained(said: _Said, item: CellText) -> list[Explained]:
    """What becomes of the numbers of a cell with words: the rest of them are of its targets."""
    start = item.cell.start - said.before
    spared = said.read.spared.items()
    found = [Explained(span=Span(start + at, start + at + 1), reason=why) for at, why in spared]
    rest = None if said.read.found else Passed.DOUBTFUL
    return [*found, Explained(span=item.cell, reason=rest)]


def scope_of_row(document: Document, clause: Clause, horizon: Horizon) -> TimeScope | None:
    """The years of a deadline that a cell of the clause's row states alone: 2024年12月底."""
    start = document.text.rfind("\n", 0, clause.span.start) + 1
    end = document.text.find("\n", clause.span.end)
    line = document.text[start : end if end >= 0 else None]
    if "|" not in line:
        return None
    cells = (fold(cell).strip() for cell in line.split("|"))
    dates = [cell for cell in cells if expression("table_phrases", "date_cell").fullmatch(cell)]
    times = find_times(f"到{dates[-1].removeprefix('到')}", horizon) if dates else ()
    scope = times[0].scope if times else None
    return scope.told_by(YearsFrom.PARAGRAPH) if scope else None
