"""Find the sentences of a text, and the passage that a shorter text repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from policydiff.stages.documents import Clause
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import SENTENCE, SENTENCE_MARKS, normalise_width

# A clause is cut after these; ASCII ones too, since half of all sources print them so.
_CUTS = re.compile(r"[^。；，;,]*[。；，;,]?")
_TO_COMMA = re.compile(r"[，,。；;：:！!？?\n]")
_PHRASES = re.compile(r"[^，,。；;：:！!？?\n]+")
_NAMES_AND_DATES = re.compile(
    r"(?<![A-Za-z])[A-Za-z]+-?\d[\d.]*|(?<![\d.])\d[\d.]*[A-Za-z]+"
    r"|\d{2,4}\s?年|\d{1,2}\s?月|\d{1,2}\s?日"
)
LONGEST = 3  # times the text's length; a longer passage shares at most half its characters with it


class Passage(NamedTuple):
    """A clause and the part of its text."""

    clause: Clause
    text: str


def sentence_of(text: str, span: Span) -> Span:
    """The sentence that a span stands in, up to 。；or the end of the line on either side."""
    start = max(text.rfind(mark, 0, span.start) for mark in SENTENCE_MARKS) + 1
    ends = (text.find(mark, span.end) for mark in SENTENCE_MARKS)
    return Span(start, min((end for end in ends if end >= 0), default=len(text)))


def head_of_list(text: str, span: Span) -> str:
    """What stands before a span in its phrase, up to a comma: 建成公园5个、 before 书房3家."""
    return _TO_COMMA.split(text[: span.start])[-1]


def find_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, without their marks."""
    return tuple(Span(*match.span()) for match in SENTENCE.finditer(text))


def find_phrases(text: str) -> tuple[Span, ...]:
    """What stands between two marks of any kind, in order; 、 parts none."""
    return tuple(Span(*match.span()) for match in _PHRASES.finditer(text))


def has_number(text: str) -> bool:
    """Whether it states a number: digits that belong to no name (5G, PM2.5) and no date.

    Numbers in Chinese numerals count before a measure word only: 三座 counts, 一批 and 三农 do not.
    """
    plain = normalise_width(text)
    bare = _NAMES_AND_DATES.sub("", plain)
    return expression("counting_words", "stated_number").search(bare) is not None


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
