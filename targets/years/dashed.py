"""Years that a paragraph sets for the items below it: 第一步,到2020年…。 ——规模超过…."""

from __future__ import annotations

from collections.abc import Mapping

from policydiff.stages.documents import Clause, Document
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.text import fold
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.years.clause_times import begins_paragraph, opens_sentence
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.layers import is_ahead
from policydiff.stages.targets.years.time_codes import YearsFrom
from policydiff.stages.targets.years.time_scope import TimeScope
from policydiff.stages.targets.years.times import find_times

_DASHES = ("—", "--", "－", "–")
_ENDS = "。!?;"
_OPENING = 60  # code points of a paragraph in which the time that opens it stands
_TITLE = 30  # code points in which the title of a paragraph ends


@value_type
class _Lead:
    """A paragraph that opens with years; those of titled items only where it has no title."""

    clause: Clause
    scope: TimeScope
    of_titled: bool


def years_of_items(document: Document, horizon: Horizon) -> Mapping[str, TimeScope]:
    """The years for items, by the ids of their clauses; only where a paragraph sets some.

    Items are dashed; below a heading that names aims (主要目标, 总体要求) of a plan of several
    years also numbered ones and those with a title (数字化普及率显著提升。研发工具普及率达到90%).

    Args:
        document: With its clauses.
        horizon: Its years.
    """
    found = dict[str, TimeScope]()
    lead: _Lead | None = None
    for clause in document.clauses:
        if lead is not None and lead.clause.heading != clause.heading:
            lead = None
        text = fold(clause.span.of(document.text)[:_OPENING])
        titled = lead is not None and lead.of_titled and (clause.label or _has_title(text))
        if not titled and not _is_dashed(document, clause):
            lead = _lead(clause, text, horizon)
        elif lead is not None:
            found[clause.id] = lead.scope
    return found


def _is_dashed(document: Document, clause: Clause) -> bool:
    line = document.text.rfind("\n", 0, clause.span.start) + 1
    return document.text.startswith(_DASHES, line)


def _has_title(text: str) -> bool:
    """Whether a paragraph opens with a few words that say what has been reached."""
    return expression("passage_kinds", "title_of_item").match(text.lstrip(), 0, _TITLE) is not None


def _lead(clause: Clause, text: str, horizon: Horizon) -> _Lead | None:
    """The years of aims that open a paragraph."""
    for time in find_times(text, horizon):
        first = not set(text[: time.start]) & set(_ENDS)
        opens = opens_sentence(text, time.start)
        opens = opens and (first or begins_paragraph(text, time.start))
        if time.scope is None or time.scope.weak or not opens:
            continue
        if not is_ahead(time.scope, horizon):
            return None
        scope = time.scope.told_by(YearsFrom.PARAGRAPH)
        of_titled = first and not horizon.one_year and _names_aims(clause)
        return _Lead(clause=clause, scope=scope, of_titled=of_titled)
    return None


def _names_aims(clause: Clause) -> bool:
    """Whether the heading that a clause stands below names aims."""
    heading = fold(clause.heading[-1]) if clause.heading else ""
    return any(match.key == "aim" for match in matcher("target_headings").find(heading))
