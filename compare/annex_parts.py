"""The parts of a clause of the main text that no item of the annex carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.align.clause_view import own_places
from policydiff.stages.compare.changes.duties import is_binding
from policydiff.stages.compare.changes.found_change import Words
from policydiff.stages.compare.changes.reading.sentences import read_sentences
from policydiff.stages.compare.changes.telling import closed
from policydiff.stages.documents import Clause, Document
from policydiff.stages.support.ngrams import character_ngrams
from policydiff.stages.support.span import Span

# Share of the character pairs of a part, in [0, 1], that one item must have for it to be carried;
# and the least characters of a part that is a task of its own. The first sentence is a title where
# it is short.
CARRIED = 0.5
LEAST_CHARACTERS = 8
LONGEST_TITLE = 20


def missing_parts(document: Document, clause: Clause, items: Sequence[Clause]) -> Iterator[Span]:
    """Where in the document's text the parts stand, in reading order.

    Args:
        document: Which both stand in.
        clause: Of the main text, carried by at least one item.
        items: Of the annex, all of them: a part may be an item of its own.
    """
    there = [_pairs(item.text) for item in items]
    own = own_places(document.jurisdiction)
    for number, sentence in enumerate(read_sentences((clause,), own)):
        span = sentence.span
        if number == 0 and span.end - span.start <= LONGEST_TITLE:
            continue
        gone = [p for p in _parts(sentence.words) if _is_missing(document, p, there)]
        yield from (closed(document.text, span) for span in _joined(gone))


def _parts(words: Words) -> list[Words]:
    """What stands between two commas."""
    segments = dict.fromkeys(word.segment for word in words)
    return [tuple(w for w in words if w.segment == segment) for segment in segments]


def _is_missing(document: Document, part: Words, there: Sequence[frozenset[str]]) -> bool:
    text = document.text[part[0].start : part[-1].end]
    if len(text) < LEAST_CHARACTERS or not is_binding(part):
        return False
    pairs = _pairs(text)
    return all(len(pairs & item) < CARRIED * len(pairs) for item in there)


def _joined(parts: Sequence[Words]) -> Iterator[Span]:
    """Parts that follow each other are one."""
    start = end = segment = -1
    for part in parts:
        if part[0].segment != segment + 1 and start >= 0:
            yield Span(start, end)
            start = -1
        start = part[0].start if start < 0 else start
        end, segment = part[-1].end, part[-1].segment
    if start >= 0:
        yield Span(start, end)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(character_ngrams("".join(text.split()), 2))
