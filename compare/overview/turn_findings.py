"""Find core indicators that reports of a place dropped, took up, or came back to."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.stages.compare.findings.absence import Passages
from policydiff.stages.compare.findings.highlight_wording import evidence_of
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.model.presence_types import Course, Turn
from policydiff.stages.compare.overview.core_finding import MOST_EVIDENCE, CoreFinding
from policydiff.stages.compare.series.presence import FEW_DOCUMENTS, find_presence
from policydiff.stages.documents import DocumentId, Level
from policydiff.stages.knowledge.core_indicators import core_indicators
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets import Plan

LEAST_YEARS = 2  # with the indicator; one year alone may be a task of that year
MOST_TURNS = 2
_CODES = {
    Course.DROPPED: NoticeCode.HIGHLIGHT_DROPPED,
    Course.TAKEN_UP: NoticeCode.HIGHLIGHT_TAKEN_UP,
    Course.CAME_BACK: NoticeCode.HIGHLIGHT_CAME_BACK,
}


def find_turning(plans: Sequence[Plan]) -> tuple[CoreFinding, ...]:
    """At most two sentences on core indicators, what stood longest first.

    Only what is absent from reports that were read whole, under no near name, and whose text does
    not name it at all, counts; of more than sixty documents nothing is told.
    """
    if len(plans) > FEW_DOCUMENTS:
        return ()
    by_id = {plan.document.id: plan for plan in plans}
    places = (plan.document.jurisdiction for plan in plans)
    levels = {place.name: place.level for place in places if place is not None}
    wanted = sorted({name for level in levels.values() for name in core_indicators(level)})
    found = [
        _finding(turn, level=levels[turn.jurisdiction], plans=by_id)
        for turn in find_presence(plans, indicators=wanted, least=LEAST_YEARS).turns
        if turn.indicator in core_indicators(levels[turn.jurisdiction])
        if turn.owner is None and turn.scope is None and len(turn.said) >= LEAST_YEARS
        if all(cell.document and _is_yearly(by_id[cell.document]) for cell in turn.said)
        if not _is_named(turn, plans)
    ]
    return tuple(sorted(found, key=lambda one: one.rank)[:MOST_TURNS])


def _is_yearly(plan: Plan) -> bool:
    """Whether it plans for one year; an aim for the end of several is none of those between."""
    period = plan.document.period
    return period is not None and period.first == period.last


def _is_named(turn: Turn, plans: Sequence[Plan]) -> bool:
    """Whether a document of a year without the indicator names it, or most of its name, somewhere.

    空气质量优良率 names most of 空气质量优良天数比率; what a review of the past names counts too.
    """
    names = {turn.indicator, *(c.target.indicator_text for c in turn.said if c.target)}
    return any(
        any(map(Passages.of(plan).names, names))
        for plan in plans
        if plan.document.period is not None and plan.document.period.last in turn.absent
        if plan.document.jurisdiction and plan.document.jurisdiction.name == turn.jurisdiction
    )


def _finding(turn: Turn, *, level: Level, plans: dict[DocumentId, Plan]) -> CoreFinding:
    """The sentence on one turn; its evidence is the last years that have the indicator."""
    evidence = (
        evidence_of(plans[cell.document], cell.target.clause, cell.target.quote)
        for cell in turn.said[-MOST_EVIDENCE:]
        if cell.document and cell.target
    )
    return CoreFinding.of(
        turn.indicator,
        level=level,
        rule=Rule.TURN,
        code=_CODES[turn.course],
        evidence=evidence,
        documents=[cell.document for cell in turn.said if cell.document],
        values={
            "place": turn.jurisdiction,
            "indicator": turn.indicator,
            "said": _years([cell.year for cell in turn.said]),
            "absent": _years(turn.absent),
        },
    )


def _years(years: Sequence[int]) -> str:
    """2005–2008, 2010."""
    runs = list[list[int]]()
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
