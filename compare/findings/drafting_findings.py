"""Tell faults of a text that one should know before quoting it: a sentence that stands twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policydiff.stages.compare.changes.norms import is_regulation
from policydiff.stages.compare.findings.highlight_wording import document_names, evidence_of, tell
from policydiff.stages.compare.model.comparison import Comparison, Highlight, Rule
from policydiff.stages.documents import ClauseId
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.text import SENTENCE
from policydiff.stages.targets import Plan

SHORTEST = 25  # letters of a sentence that no text says twice on purpose
LONGEST = 80  # characters that are quoted
MOST = 1  # of each document
_NO_LETTER = re.compile(r"[^\w]")


def tell_faults(comparison: Comparison) -> Iterator[Highlight]:
    """Sentences that two clauses of a plan have word by word; regulations repeat on purpose."""
    names = document_names(comparison)
    for plan, own in zip((comparison.base, comparison.other), names, strict=True):
        for quote, clauses in _repeated(plan)[:MOST]:
            yield tell(
                comparison,
                Rule.DRAFTING,
                NoticeCode.HIGHLIGHT_REPEATED,
                evidence=[evidence_of(plan, clause, quote) for clause in clauses],
                own=own,
                times=len(clauses),
                quote=quote,
            )


def _repeated(plan: Plan) -> list[tuple[str, list[ClauseId]]]:
    """Sentences that stand in two clauses, the longest first.

    Clauses that share two sentences or more have a passage twice: it was copied so into the text
    that was given, which is no fault of the draft. A call to all (我们一定要) is meant to be said
    again.
    """
    if is_regulation(plan.document):
        return []
    found: dict[str, dict[ClauseId, str]] = {}
    for clause in plan.document.main_text:
        for sentence in SENTENCE.findall(clause.text):
            quote = sentence.strip()
            if len(_NO_LETTER.sub("", quote)) >= SHORTEST:
                found.setdefault(quote, {}).setdefault(clause.id, quote)
    several = {quote: tuple(clauses) for quote, clauses in found.items() if len(clauses) > 1}
    shared = Counter(several.values())
    single = [
        (quote, [*clauses])
        for quote, clauses in several.items()
        if shared[clauses] == 1 and len(quote) <= LONGEST
        if not expression("finding_words", "call_to_all").match(quote)
    ]
    return sorted(single, key=lambda one: -len(one[0]))
