"""Years that a paragraph sets for the dashed items below it: 第一步,到2020年…。 ——规模超过…."""

from __future__ import annotations

from collections.abc import Mapping

from policydiff.stages.documents import Clause, Document
from policydiff.stages.support.text import fold
from policydiff.stages.targets.years.clause_times import begins_paragraph, opens_sentence
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.layers import is_ahead
from policydiff.stages.targets.years.time_codes import YearsFrom
from policydiff.stages.targets.years.time_scope import TimeScope
from policydiff.stages.targets.years.times import find_times

_DASHES = ("—", "--", "－", "–")
_ENDS = "。!?;"
_OPENING = 60  # code points of a paragraph in which the time that opens it stands


def years_of_items(document: Document, horizon: Horizon) -> Mapping[str, TimeScope]:
    """The years for dashed items, by the ids of their clauses; only where a paragraph sets some.

    Args:
        document: With its clauses.
        horizon: Its years.
    """
    found = dict[str, TimeScope]()
    lead: Clause | None = None
    scope: TimeScope | None = None
    for clause in document.clauses:
        if not _is_item(document, clause):
            lead, scope = clause, None
            continue
        if lead is None or lead.heading != clause.heading:
            lead, scope = None, None
        elif scope is None:
            scope = _opening_scope(lead.span.of(document.text), horizon)
            lead = lead if scope else None
        if scope is not None:
            found[clause.id] = scope
    return found


def _is_item(document: Document, clause: Clause) -> bool:
    line = document.text.rfind("\n", 0, clause.span.start) + 1
    return document.text.startswith(_DASHES, line)


def _opening_scope(text: str, horizon: Horizon) -> TimeScope | None:
    """The years of aims that open a paragraph."""
    folded = fold(text[:_OPENING])
    for time in find_times(folded, horizon):
        first = not set(folded[: time.start]) & set(_ENDS)
        opens = opens_sentence(folded, time.start)
        opens = opens and (first or begins_paragraph(folded, time.start))
        if time.scope is None or time.scope.weak or not opens:
            continue
        ahead = is_ahead(time.scope, horizon)
        return time.scope.told_by(YearsFrom.PARAGRAPH) if ahead else None
    return None
