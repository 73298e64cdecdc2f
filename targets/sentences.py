"""Sentences of a clause and their segments, by punctuation outside brackets and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？\n]?")
_OPEN, _CLOSE = "(“《〔[<", ")”》〕]>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a folded text, with the places where its segments end."""

    start: int
    end: int
    breaks: tuple[int, ...]  # positions of , ; : outside brackets, ascending
    stops: tuple[int, ...]  # positions of ; alone
    items: tuple[int, ...]  # positions of 、 outside brackets

    def segment_start(self, position: int) -> int:
        """Where the segment around a position begins."""
        return max((b + 1 for b in self.breaks if b < position), default=self.start)

    def segment_end(self, position: int) -> int:
        """Where the segment around a position ends."""
        return min((b for b in self.breaks if b >= position), default=self.end)

    def stop_before(self, position: int) -> int:
        """The last ; before a position, else the start of the sentence."""
        return max((b + 1 for b in self.stops if b < position), default=self.start)


def split_sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences between two positions of a folded text, in reading order."""
    for match in _SENTENCE.finditer(text, start, end):
        yield _sentence(text, match.start(), match.end())


def _sentence(text: str, start: int, end: int) -> Sentence:
    breaks, stops, items, depth = list[int](), list[int](), list[int](), 0
    for position in range(start, end):
        char = text[position]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in ",;:":
            breaks.append(position)
            if char == ";":
                stops.append(position)
        elif depth == 0 and char == "、":
            items.append(position)
    last = end - 1 if end > start and text[end - 1] in "。!?！？\n" else end
    return Sentence(
        start=start, end=last, breaks=tuple(breaks), stops=tuple(stops), items=tuple(items)
    )
