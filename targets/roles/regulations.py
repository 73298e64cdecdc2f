"""Tell regulations: documents of articles whose numbers bind others than those who issue them."""

from __future__ import annotations

from policydiff.stages.documents import Document
from policydiff.stages.knowledge.expressions import expression

_FEWEST = 3  # articles; a plan may quote one


def is_regulation(document: Document) -> bool:
    """Whether a document is a law, 条例, 规定 or 办法 of articles (第一条), by title and labels."""
    labels = [clause.label for clause in document.clauses if clause.label]
    if len(labels) < _FEWEST:
        return False
    title = f"{document.title} {document.instrument or ''}"
    if expression("passage_kinds", "regulation_name").search(title) is None:
        return False
    article = expression("passage_kinds", "article_label")
    return sum(article.match(label) is not None for label in labels) >= _FEWEST
