"""Quote the words that a document's place and years were read from."""

from __future__ import annotations

from collections.abc import Iterable

from policydiff.stages.documents.metadata.jurisdiction import Clues
from policydiff.stages.documents.model.document import Jurisdiction, Period
from policydiff.stages.documents.model.provenance import Evidence, Where
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.text import fold_width, split_sentences

_LONGEST_QUOTE = 80  # characters


def place_evidence(
    clues: Clues, place: Jurisdiction | None, *, by_file: bool
) -> tuple[Evidence, ...]:
    """Where the place is named first, in the order in which the clues are asked."""
    if place is None:
        return ()
    if by_file:
        return (Evidence(field="jurisdiction", where=Where.FILE, quote=clues.path.name),)
    sources: tuple[tuple[Where, Iterable[str]], ...] = (
        (Where.SIGNATURE, clues.issuers),
        (Where.TITLE, clues.titles),
        (Where.HEAD, clues.head),
        (Where.TEXT, split_sentences(clues.text[:200_000])),
    )
    kinds = "".join(words_of("division_names", "main_kind"))
    for name in dict.fromkeys((place.name, place.name.rstrip(kinds))):
        for where, lines in sources:
            if quote := next((line for line in lines if name in line), None):
                shown = quote.strip()[:_LONGEST_QUOTE]
                return (Evidence(field="jurisdiction", where=where, quote=shown),)
    return (Evidence(field="jurisdiction", where=Where.TEXT, quote=""),)


def period_evidence(title: str, body: str, period: Period | None) -> tuple[Evidence, ...]:
    """Where the years are named: in the title, else in the first sentence that has the last one."""
    if period is None:
        return ()
    if str(period.last) in title or "五" in title:
        return (Evidence(field="period", where=Where.TITLE, quote=title),)
    sentences = split_sentences(fold_width(body[:200_000]))
    quote = next((s.strip() for s in sentences if str(period.last) in s), "")
    return (Evidence(field="period", where=Where.TEXT, quote=quote[:_LONGEST_QUOTE]),)
