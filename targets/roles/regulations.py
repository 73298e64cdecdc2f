"""Tell the texts whose numbers bind others than those who issue them: laws, guides, their terms."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from policydiff.stages.documents import Clause, Document
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.targets.segments import Sentence

_FEWEST = 3  # articles of a text that is called a law; a plan may quote one
_WHOLE = 8  # articles of a text that is one whatever it is called
_OFTEN = 2  # words of applications in 1000 code points of a guide; plans have fewer than one
_LEAST = 8  # of them in all


class Rules(StrEnum):
    """Whom the numbers of a text bind."""

    LAW = "law"  # whoever acts; a few are set for the authorities themselves
    GUIDE = "guide"  # applicants, where a sentence speaks of applications
    TERMS = "terms"  # applicants: below 申报条件, 申请要求


def rules_of(document: Document) -> Rules | None:
    """Whose rules a document gives: by title and labels, else by how often it speaks of them."""
    if _is_law(document):
        return Rules.LAW
    count = sum(document.text.count(word) for word in words_of("rule_words", "application"))
    often = count >= _LEAST and count * 1000 >= _OFTEN * len(document.text)
    return Rules.GUIDE if often else None


def _is_law(document: Document) -> bool:
    """Whether it is a law, 条例, 规定, 办法 or 规范: a document of articles (第一条)."""
    article = expression("passage_kinds", "article_label")
    labels = [clause.label for clause in document.clauses if clause.label]
    articles = sum(article.match(label) is not None for label in labels)
    if articles < _FEWEST:
        return False
    title = f"{document.title} {document.instrument or ''}"
    named = expression("passage_kinds", "regulation_name").search(title) is not None
    planned = expression("passage_kinds", "plan_name").search(title) is not None
    return named or (articles >= _WHOLE and not planned)


def rules_at(clause: Clause, rules: Rules | None) -> Rules | None:
    """Whose rules a clause of a document gives, by the innermost of its headings that tells."""
    return _rules_below(clause.heading, rules) if clause.heading else rules


@lru_cache(maxsize=1024)
def _rules_below(headings: Sequence[str], rules: Rules | None) -> Rules | None:
    for heading in reversed(headings):
        if expression("rule_words", "terms_heading").search(heading):
            return Rules.TERMS
        if rules is Rules.GUIDE and expression("rule_words", "aims_heading").search(heading):
            return None
    return rules


def rules_in(text: str, sentence: Sentence, rules: Rules | None) -> Rules | None:
    """Whose rules a sentence gives: in a guide, terms where it speaks of applications."""
    if rules is not Rules.GUIDE:
        return rules
    applies = expression("rule_words", "applying").search(text, sentence.start, sentence.end)
    return Rules.TERMS if applies else None
