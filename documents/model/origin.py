"""Where a row of a table comes from: document, place, date, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from policydiff.stages.documents.model.document import (
    Clause,
    Document,
    DocumentId,
    Jurisdiction,
    Level,
    cite,
)
from policydiff.stages.support.fields import About, as_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The document, place and date of a statement, and its citation."""

    document: Annotated[DocumentId, as_in(Document, "id")]
    jurisdiction: Annotated[
        str | None,
        About(
            zh="地区",
            en="place",
            zh_about="制定文件的地区",
            en_about="place whose government issued the document",
        ),
    ]
    code: Annotated[str | None, as_in(Jurisdiction, "code")]
    level: Annotated[Level | None, as_in(Jurisdiction, "level")]
    issued: Annotated[str | None, as_in(Document, "issued")]
    citation: Annotated[
        str,
        About(
            zh="引注",
            en="citation",
            zh_about="题名、文号、日期、标题层级",
            en_about="title, 文号, date, heading path",
        ),
    ]


def origin_of(document: Document, clause: Clause) -> Origin:
    """Where what a clause states comes from."""
    place = document.jurisdiction
    return Origin(
        document=document.id,
        jurisdiction=place.name if place else None,
        code=place.code if place else None,
        level=place.level if place else None,
        issued=document.issued,
        citation=cite(document, clause),
    )
