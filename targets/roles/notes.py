"""Tell the notes of a document, which explain words and set no aims: 名词解释, footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policydiff.stages.documents import Clause, Document, Part
from policydiff.stages.knowledge.expressions import expression


def note_parts(document: Document) -> frozenset[str]:
    """The annexes that are notes, each by the first part of its clauses' ids: a, a2.

    The title of an annex (名词解释) stands in the text before its first clause.
    """
    return frozenset(_named_notes(document))


def _named_notes(document: Document) -> Iterator[str]:
    noted, last = expression("passage_kinds", "explanation_heading"), 0
    before = ""
    for clause in document.clauses:
        part = _part_of(clause)
        if clause.part is Part.ANNEX and part != before:
            title = document.text[last : clause.span.start]
            if noted.search(title.strip()):
                yield part
        before, last = part, clause.span.end


def _part_of(clause: Clause) -> str:
    return clause.id.split(".", 1)[0]


def is_note(clause: Clause, parts: frozenset[str]) -> bool:
    """Whether a clause explains words rather than sets aims.

    Args:
        clause: The clause.
        parts: The annexes of its document that are notes.
    """
    if clause.part is Part.ANNEX and _part_of(clause) in parts:
        return True
    if any(map(_explains, clause.heading)):
        return True
    return expression("passage_kinds", "explanation_opening").match(clause.text) is not None


@lru_cache(maxsize=1024)
def _explains(heading: str) -> bool:
    return expression("passage_kinds", "explanation_heading").search(heading) is not None
