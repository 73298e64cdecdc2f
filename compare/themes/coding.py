"""Assign clauses to the codes of a codebook by their keywords."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from policydiff.stages.compare.indicators.lexicon_words import any_of
from policydiff.stages.compare.themes.codebook import BUILT_IN, Codebook, read_codebook
from policydiff.stages.documents import Clause
from policydiff.stages.support.text import fold_case


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
    coder = _coder(codebook, settings)
    return tuple(coder.best(clause.text, clause.heading) for clause in clauses)


@cache
def keyword_pattern(code: str) -> re.Pattern[str]:
    """The keywords of a policy field, the longest first."""
    book = read_codebook(BUILT_IN)
    return any_of(next(c.keywords for c in book.codes if c.code == code))


class _Coder:
    """A codebook made ready; it remembers clauses, since a report asks for each again and again."""

    def __init__(self, codebook: Codebook, settings: CodingSettings) -> None:
        codes = codebook.codes
        self._owners = {fold_case(word): code.code for code in codes for word in code.keywords}
        self._near: dict[str, list[str]] = defaultdict(list)  # by two characters, longest first
        for word in sorted(self._owners, key=len, reverse=True):
            self._near[word[:2]].append(word)
        self._order = {code.code: place for place, code in enumerate(codes)}
        self._settings = settings
        self._known: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def best(self, text: str, heading: tuple[str, ...]) -> str | None:
        """The code of a clause with this text under these headings."""
        key = text, heading
        if key not in self._known:
            self._known[key] = self._best(text, heading)
        return self._known[key]

    def _best(self, text: str, heading: tuple[str, ...]) -> str | None:
        scores: dict[str, float] = defaultdict(float)
        for place, weight in _places(text, heading, settings=self._settings):
            found = Counter(self._keywords(fold_case(place)))
            for keyword, times in found.items():
                scores[self._owners[keyword]] += weight * len(keyword) / 2 * (1 + log(times))
        return min(scores, key=lambda code: (-scores[code], self._order[code]), default=None)

    def _keywords(self, text: str) -> Iterator[str]:
        """The keywords of a folded text in order, at each place the longest.

        An expression of them all takes as long to compile as a plan takes to code.
        """
        at = 0
        while at < len(text):
            word = text[at]
            for longer in self._near.get(text[at : at + 2], ()):
                if text.startswith(longer, at):
                    word = longer
                    break
            if word in self._owners:
                yield word
            at += len(word)


@lru_cache(maxsize=4)
def _coder(codebook: Codebook, settings: CodingSettings) -> _Coder:
    return _Coder(codebook, settings)


def _places(
    text: str, heading: tuple[str, ...], *, settings: CodingSettings
) -> list[tuple[str, float]]:
    lead, _, rest = text.partition("。")
    places = [(lead, settings.lead), (rest, settings.rest)]
    if heading:
        places.append((heading[-1], settings.nearest_heading))
        places += [(line, settings.other_headings) for line in heading[:-1]]
    return places
