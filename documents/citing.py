"""How a document, or one of its clauses, is cited."""

from __future__ import annotations

from documents.document import Clause, Document


def cite(document: Document, clause: Clause | None = None) -> str:
    """Title, 文号, date and heading path in one string; what is unknown is left out.

    《嘉兴市行动计划》（嘉政发〔2010〕5号），2010-06-30，二、重点任务 / (一)产业 / (三)
    """
    number = f"（{document.number}）" if document.number else ""
    path = " / ".join(filter(None, (*clause.heading, clause.label))) if clause else ""
    return "，".join(filter(None, (f"《{document.title}》{number}", document.issued, path)))
