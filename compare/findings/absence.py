"""Tell whether a document says something anywhere, by its words and not by links alone.

That a measure, a duty or a chapter is absent is told only where no sentence of the whole other
document shares much of its words, whatever heading it stands under.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from policydiff.stages.support.ngrams import ngrams_or_whole
from policydiff.stages.support.text import SENTENCE, fold
from policydiff.stages.support.value_types import once_each
from policydiff.stages.targets import Plan

RUN = 2  # characters: a word of Chinese has two as a rule
SHORTEST = 6  # characters of a sentence that is looked for; shorter ones are headings of lists
# Share of the weight of a sentence's runs that one sentence of the other document has, from which
# on it counts as said there: of a clause and its plain counterpart it is 0.45 and more, of two
# clauses on unlike matters 0.3 and less (docs/evaluation.md).
SAID = 0.42
_BETWEEN = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9%.]")
_PLANS = 160  # that are kept: those of a report


@dataclass(frozen=True, slots=True)
class Passages:
    """The sentences of a document as runs of characters, and how telling each run is."""

    sentences: tuple[str, ...]
    runs: tuple[frozenset[str], ...]  # of each
    weights: dict[str, float]
    unknown: float  # the weight of a run that the document does not have

    @classmethod
    def of(cls, plan: Plan) -> Passages:
        """Of the whole text of a document, headings and annexes too; made once for each."""
        return _passages(plan)

    def said(self, text: str) -> float:
        """The largest share in [0, 1] of a text's runs, by weight, that one sentence has."""
        own = frozenset(_runs_of(text))
        total = sum(self.weights.get(run, self.unknown) for run in own)
        if not total:
            return 1.0
        best = max((self._shared(own, runs) for runs in self.runs), default=0.0)
        return best / total

    def like(self, text: str, *, least: float = SAID) -> Iterator[str]:
        """The sentences that have this share of a text's runs, by weight, or more."""
        own = frozenset(_runs_of(text))
        total = sum(self.weights.get(run, self.unknown) for run in own)
        for sentence, runs in zip(self.sentences, self.runs, strict=True):
            if self._shared(own, runs) >= least * total:
                yield sentence

    def new_in(self, text: str) -> float:
        """The share in [0, 1] of a text's runs, by weight, that the document has nowhere."""
        own = frozenset(_runs_of(text))
        total = sum(self.weights.get(run, self.unknown) for run in own)
        return sum(self.unknown for run in own if run not in self.weights) / total if total else 0.0

    def names(self, name: str) -> bool:
        """Whether half of the runs of a name stand in one sentence: it may be said otherwise."""
        own = frozenset(_runs_of(name))
        return any(2 * len(own & runs) >= len(own) for runs in self.runs)

    def has(self, text: str) -> bool:
        """Whether any sentence of a text is said in the document."""
        sentences = [one for one in SENTENCE.findall(text) if len(_plain(one)) >= SHORTEST]
        return any(self.said(one) >= SAID for one in sentences or [text])

    def _shared(self, own: frozenset[str], runs: frozenset[str]) -> float:
        return sum(self.weights[run] for run in own & runs)


@once_each(_PLANS)
def _passages(plan: Plan) -> Passages:
    sentences = SENTENCE.findall(plan.document.text)
    runs = tuple(frozenset(_runs_of(sentence)) for sentence in sentences)
    of_run = Counter(run for several in runs for run in several)
    unknown = log(len(runs) + 2)
    weights = {run: max(log((len(runs) + 2) / (n + 1)), 0.1) for run, n in of_run.items()}
    return Passages(tuple(sentences), runs, weights, unknown)


def _runs_of(text: str) -> list[str]:
    plain = _plain(text)
    return list(ngrams_or_whole(plain, RUN)) if plain else []


def _plain(text: str) -> str:
    return _BETWEEN.sub("", fold(text))
