"""Refer to a clause without its whole text: id, first words, address."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.documents import ClauseId, Document
from policydiff.stages.documents.model.clause_place import place_words
from policydiff.stages.reports.shared.page_addresses import SideName, Site

_LENGTH = 44  # characters of a clause that is only named


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A clause that is only named."""

    href: str | None
    spot: str  # for the panel that shows it in its context
    number: str
    text: str


def short_of(
    document: Document, clause_id: ClauseId, *, site: Site, side: SideName | None = None
) -> Short:
    """A clause by its place and its beginning."""
    return Short(
        href=site.clause(document.id, clause_id, side=side),
        spot=site.spot(document, clause_id),
        number=place_words(document.clause(clause_id)),
        text=shortened(document.clause(clause_id).text),
    )


def shortened(text: str, length: int = _LENGTH) -> str:
    """The text, cut to `length` characters with an ellipsis where it is longer."""
    return text if len(text) <= length else text[: length - 1] + "…"
