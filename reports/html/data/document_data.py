"""Write a document for the pages' scripts: its text once, clauses and targets placed in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from policydiff.stages.documents import Clause, ClauseId, Document, Part
from policydiff.stages.documents.model.clause_place import place_words
from policydiff.stages.documents.model.document import cite
from policydiff.stages.reports.html.views.document_view import target_facts
from policydiff.stages.reports.shared.script_data import Pool, trimmed, units
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.targets import Plan, Target

PARTS = tuple(Part)


def document_object(
    plan: Plan, *, themes: Mapping[ClauseId, int], ui: Interface
) -> dict[str, object]:
    """Clauses and targets as rows; read by static/documents.js, which names their columns.

    Args:
        plan: The document.
        themes: The number of each clause's theme; clauses without one are absent.
        ui: For the words that say what a target is.
    """
    headings, bodies, facts = Pool(), Pool(), Pool()
    order = {clause.id: at for at, clause in reversed(list(enumerate(plan.document.clauses)))}
    clauses = [
        trimmed(
            (
                clause.id,
                clause.text,
                PARTS.index(clause.part),
                [headings.number(heading) for heading in clause.heading],
                place_words(clause),
                clause.label,
                [bodies.number(body) for body in clause.bodies.lead],
                [bodies.number(body) for body in clause.bodies.support],
                themes.get(clause.id),
                order.get(clause.repeats) if clause.repeats else None,
                [bodies.number(body) for body in clause.bodies.named],
            )
        )
        for clause in plan.document.clauses
    ]
    targets = [_target(plan, t, order=order, facts=facts, ui=ui) for t in plan.targets]
    results = [_place(plan.document, t, order=order) for t in plan.results]
    return {
        "clauses": clauses,
        "targets": targets,
        "results": results,
        "headings": headings.texts(),
        "bodies": bodies.texts(),
        "facts": facts.texts(),
    }


def document_entry(plan: Plan, *, name: str, file: str) -> dict[str, object]:
    """What every page knows of a document: its names, and how it is cited."""
    source = plan.document.source
    return {
        "name": name,
        "file": file,
        "title": plan.document.title,
        "cite": cite(plan.document),
        "source": PurePath(source.path.replace("\\", "/")).name,
        "sha256": source.sha256,
    }


def place_in_clause(document: Document, clause: Clause, target: Target) -> tuple[int, int]:
    """Where the quote begins in the clause's text, and its length; (0, 0) where it is not there."""
    start = max(target.span.start, clause.span.start)
    end = min(target.span.end, clause.span.end)
    if start >= end:
        return 0, 0
    return units(document.text[clause.span.start : start]), units(document.text[start:end])


def _target(
    plan: Plan,
    target: Target,
    *,
    order: Mapping[ClauseId, int],
    facts: Pool,
    ui: Interface,
) -> list[object]:
    place = _place(plan.document, target, order=order)
    clause = plan.document.clause(target.clause)
    inside = place[2] == units(target.quote) and target.quote in clause.text
    named = facts.number(target_facts(target, plan, ui=ui))
    quote = None if inside else target.quote
    return trimmed((*place, target.id, target.indicator, target.stated, named, quote))


def _place(document: Document, target: Target, *, order: Mapping[ClauseId, int]) -> list[int]:
    start, length = place_in_clause(document, document.clause(target.clause), target)
    return [order[target.clause], start, length]
