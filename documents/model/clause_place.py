"""Say in words where a clause stands: 二（六）20, 三 第四段, 导语第一段."""

from __future__ import annotations

from dataclasses import replace

from policydiff.stages.documents.model.document import Clause, Document, Part
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.notices import Notice, render
from policydiff.stages.support.numerals import write_chinese

_LONGEST = 12  # characters of a heading without a number that stands for one


def place_words(clause: Clause) -> str:
    """The place of a clause in the document's own numbering, as it is cited.

    Where nothing is numbered: the part or the nearest heading, and the paragraph. It is Chinese in
    every language, as it is part of what the document says.
    """
    if clause.address:
        return _parted(clause.address)
    heading = clause.heading[-1] if clause.heading else ""
    if len(heading) > _LONGEST:
        heading = heading[: _LONGEST - 1] + "…"
    above = f"“{heading}”" if heading else _called(clause.part)
    return above + _paragraph(clause)


def told_warnings(document: Document, lang: str) -> tuple[str, ...]:
    """The warnings of a document in words, each with the place it speaks of in words too."""
    return tuple(render(_placed(notice, document), lang) for notice in document.warnings)


_UNNUMBERED = {
    Part.PREAMBLE: "called_preamble",
    Part.BODY: "called_body",
    Part.SAFEGUARDS: "called_body",
    Part.ANNEX: "called_annex",
}


def _called(part: Part) -> str:
    return words_of("document_frame", _UNNUMBERED[part])[0]


def _paragraph(clause: Clause) -> str:
    """第四段 of h2.p4; nothing of a clause that is no paragraph of others."""
    last = clause.id.rpartition(".")[2]
    number = last.removeprefix("p")
    return f"第{write_chinese(int(number))}段" if last != number and number.isdecimal() else ""


def _parted(address: str) -> str:
    """三 第四段: a number and the paragraph that follows it, told apart."""
    above, mark, below = address.rpartition("第")
    apart = above and below.endswith("段") and not above.endswith("）")
    return f"{above} {mark}{below}" if apart else address


def _placed(notice: Notice, document: Document) -> Notice:
    named = next((clause for clause in document.clauses if clause.id == notice.where), None)
    return notice if named is None else replace(notice, where=place_words(named))
