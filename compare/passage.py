"""The passage of a clause that a shorter text repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from documents import Clause

# A clause is cut after these; ASCII ones too, since half of all sources print them so.
_CUTS = re.compile(r"[^。；，;,]*[。；，;,]?")


LONGEST = 3  # times the text's length; a longer passage shares at most half its characters with it


class Passage(NamedTuple):
    """A clause and the part of its text."""

    clause: Clause
    text: str


def find_passage(clauses: Sequence[Clause], text: str) -> Passage:
    """The run of whole phrases, in one of the clauses, that is nearest to the text.

    Nearest by shared characters over all characters (normalised Indel similarity); ties go to
    the first clause, then to the earlier and shorter run.

    Args:
        clauses: At least one.
        text: An annex item.
    """
    found = [_nearest(clause, text) for clause in clauses]
    return max(found, key=lambda passage: Indel.normalized_similarity(passage.text, text))


def _nearest(clause: Clause, text: str) -> Passage:
    ends = [match.end() for match in _CUTS.finditer(clause.text) if match.group()]
    starts = [0, *ends[:-1]]
    longest = LONGEST * len(text)
    best, best_score = clause.text, 0.0
    for place, start in enumerate(starts):
        for end in ends[place:]:
            if end - start > longest and end != ends[place]:
                break
            passage = clause.text[start:end]
            score = Indel.normalized_similarity(passage, text, score_cutoff=best_score)
            if score > best_score:
                best, best_score = passage, score
    return Passage(clause=clause, text=best)
