"""Clauses assigned to the codes of a codebook by their keywords."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from compare.codebook import Codebook
from compare.words import any_of
from documents import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingSettings:
    """Weights of the places that a keyword can stand in; docs/decisions/0008-themes.md."""

    lead: float = 2.0  # the first sentence, which names the task
    rest: float = 1.0
    nearest_heading: float = 1.5  # the heading right above
    other_headings: float = 0.75


SETTINGS = CodingSettings()


def code_clauses(
    clauses: Sequence[Clause], codebook: Codebook, *, settings: CodingSettings = SETTINGS
) -> tuple[str | None, ...]:
    """The code of each clause, None where no keyword stands in it nor in its headings.

    Keywords are found longest first and count once for each place; a keyword of four characters
    says twice as much as one of two. Ties go to the code that the codebook lists first.
    """
    owners = {_fold(keyword): code.code for code in codebook.codes for keyword in code.keywords}
    pattern = any_of(owners)
    order = {code.code: place for place, code in enumerate(codebook.codes)}

    def best(clause: Clause) -> str | None:
        scores: dict[str, float] = defaultdict(float)
        for text, weight in _places(clause, settings=settings):
            found = Counter(pattern.findall(_fold(text)))
            for keyword, times in found.items():
                scores[owners[keyword]] += weight * len(keyword) / 2 * (1 + log(times))
        return min(scores, key=lambda code: (-scores[code], order[code]), default=None)

    return tuple(best(clause) for clause in clauses)


def _places(clause: Clause, *, settings: CodingSettings) -> list[tuple[str, float]]:
    lead, _, rest = clause.text.partition("。")
    places = [(lead, settings.lead), (rest, settings.rest)]
    if clause.heading:
        places.append((clause.heading[-1], settings.nearest_heading))
        places += [(heading, settings.other_headings) for heading in clause.heading[:-1]]
    return places


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
