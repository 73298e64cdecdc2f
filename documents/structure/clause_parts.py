"""Decide which part a clause belongs to: preamble, body or safeguards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.stages.documents.model.document import Part
from policydiff.stages.documents.structure.clause_drafts import Draft
from policydiff.stages.knowledge.lexicon import load_lexicon


@cache
def _safeguards() -> re.Pattern[str]:
    entries = load_lexicon("document_parts")
    patterns = (p for e in entries if e.key == "safeguards" for p in e.patterns)
    return re.compile(rf"(?:{'|'.join(map(re.escape, patterns))})[^。]{{0,8}}$")


def classify_parts(drafts: Sequence[Draft]) -> tuple[Part, ...]:
    """Preamble, body or safeguards for each clause of a main text.

    Preamble is what stands before the first heading or number; a text without any is all body.
    """
    headed = [bool(draft.unit or draft.heading) for draft in drafts]
    first = headed.index(True) if True in headed else 0
    return tuple(
        Part.PREAMBLE if index < first else _part(draft) for index, draft in enumerate(drafts)
    )


def _part(draft: Draft) -> Part:
    top = draft.heading[0] if draft.heading else ""
    return Part.SAFEGUARDS if _safeguards().search(top) else Part.BODY
