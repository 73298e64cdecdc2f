"""Say which measures a place above and several places below it have word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policydiff.stages.align.standing_phrases import boilerplate_share
from policydiff.stages.compare.findings.highlight_wording import (
    WEIGHTS,
    evidence_of,
    listed,
    place_and_year,
)
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.indicators.passages import find_phrases
from policydiff.stages.compare.indicators.relationship import is_below
from policydiff.stages.compare.model.comparison import Evidence, Highlight, Rule
from policydiff.stages.documents import Clause
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Plan

LEAST_PLACES = 2
MOST = 2  # sentences
MOST_PHRASES = 3  # that one sentence names
SHORTEST, LONGEST = 8, 30  # letters of a measure
STANDING = 0.3  # share of a phrase that any plan has, from which on it is no measure
MOST_DOCUMENTS = 60
_NO_LETTER = re.compile(r"[^\w]")


class _Phrase(NamedTuple):
    """A measure of the document above, and where the others have it."""

    clause: Clause
    text: str
    takers: tuple[tuple[Plan, Clause], ...]


def find_taken(plans: Sequence[Plan]) -> tuple[Highlight, ...]:
    """At most two sentences on what two places or more share with one document above them.

    A measure is a phrase that begins with a verb of doing and names what is done; its very words
    stand in plans for the same years. Who wrote it first is not said (reports of provinces come
    before that of the country, after a meeting that both follow), nor that others have none of it.
    """
    if len(plans) > MOST_DOCUMENTS:
        return ()
    found = [one for above in plans for one in _taken(above, plans)]
    return tuple(sorted(found, key=lambda one: -len(one.evidence))[:MOST])


def _taken(above: Plan, plans: Sequence[Plan]) -> Iterator[Highlight]:
    below = [plan for plan in plans if _follows(plan, above)]
    if len(below) < LEAST_PLACES:
        return
    groups = dict[tuple[str, ...], list[_Phrase]]()
    for phrase in _phrases(above, below):
        groups.setdefault(tuple(p.document.id for p, _ in phrase.takers), []).append(phrase)
    ranked = sorted(groups.values(), key=lambda g: (-len(g[0].takers), -len(g)))
    for several in ranked[:MOST]:
        yield _told(above, sorted(several, key=lambda p: -len(p.text))[:MOST_PHRASES])


def _follows(plan: Plan, above: Plan) -> bool:
    own, superior = plan.document, above.document
    return is_below(own.jurisdiction, superior.jurisdiction) and own.period == superior.period


def _phrases(above: Plan, below: Sequence[Plan]) -> Iterator[_Phrase]:
    """The measures of a document that two of those below it have, each once."""
    texts = [(plan, _ahead(plan)) for plan in below]
    seen = set[str]()
    for clause, _ in _ahead(above):
        for span in find_phrases(clause.text):
            text = span.of(clause.text).strip()
            letters = _letters(text)
            if letters in seen or not _is_measure(text, letters):
                continue
            seen.add(letters)
            takers = [
                (plan, holder[0])
                for plan, clauses in texts
                if (holder := [c for c, own in clauses if letters in own])
            ]
            if len(takers) >= LEAST_PLACES:
                yield _Phrase(clause, text, tuple(takers))


def _ahead(plan: Plan) -> list[tuple[Clause, str]]:
    """The clauses that plan, with their letters alone."""
    clauses = (c for c in plan.document.main_text if not is_review(c))
    return [(clause, _letters(clause.text)) for clause in clauses]


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", normalise_width(text))


def _is_measure(text: str, letters: str) -> bool:
    if not SHORTEST <= len(letters) <= LONGEST or boilerplate_share(letters) >= STANDING:
        return False
    return expression("finding_words", "measure").match(normalise_width(text)) is not None


def _told(above: Plan, phrases: Sequence[_Phrase]) -> Highlight:
    evidence = [evidence_of(above, phrase.clause.id, phrase.text) for phrase in phrases]
    return Highlight(
        rule=Rule.TAKEN,
        weight=WEIGHTS[Rule.TAKEN],
        notice=Notice.of(
            NoticeCode.HIGHLIGHT_TAKEN,
            own=place_and_year(above) or above.document.id,
            quotes="".join(f"“{phrase.text}”" for phrase in phrases),
            listed=listed(_name(plan) for plan, _ in phrases[0].takers),
        ),
        evidence=(*evidence, *_holders(phrases[0])),
    )


def _holders(phrase: _Phrase) -> Iterator[Evidence]:
    """The phrase as those below write it."""
    letters = _letters(phrase.text)
    for plan, clause in phrase.takers:
        spans = (span.of(clause.text) for span in find_phrases(clause.text))
        quote = next((text.strip() for text in spans if letters in _letters(text)), None)
        yield evidence_of(plan, clause.id, quote)


def _name(plan: Plan) -> Value:
    return place_and_year(plan) or plan.document.id
