"""Print findings as sentences with the passages that they rest on."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.stages.compare.overview.first_findings import FirstFinding
from policydiff.stages.support.notices import render


def highlights_summary(found: Sequence[FirstFinding], *, lang: str) -> str:
    """The sentences, numbered, each with its evidence: document, clause and quote."""
    if not found:
        return "nothing to tell first: no core indicator over years or places, no change in a pair"
    return "\n".join(
        line for number, one in enumerate(found, start=1) for line in _lines(number, one, lang)
    )


def _lines(number: int, found: FirstFinding, lang: str) -> list[str]:
    sentence = render(found.highlight.notice, lang)
    quotes = (f"    {e.document} {e.clause}: {e.quote}" for e in found.highlight.evidence)
    return [f"{number}. {sentence}", *quotes]
