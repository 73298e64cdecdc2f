"""Split a clause into sentences and segments, outside brackets and quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.value_types import value_type

_ENDS = "。!?|\n"  # a bar parts the cells of a table
_SENTENCE = re.compile(rf"[^{_ENDS}]+[{_ENDS}]?")
_OPEN, _CLOSE = "(“《〔[<", ')”》〕]>"'
_MARK = re.compile(f"[,;:、{re.escape(_OPEN + _CLOSE)}]")


@value_type
class Sentence:
    """A sentence of a folded text, with the places where its segments end."""

    start: int
    end: int
    breaks: tuple[int, ...]  # positions of , ; : outside brackets, ascending
    stops: tuple[int, ...]  # positions of ; alone
    items: tuple[int, ...]  # positions of 、 outside brackets

    def segment_start(self, position: int) -> int:
        """Where the segment around a position begins."""
        index = bisect_left(self.breaks, position)
        return self.breaks[index - 1] + 1 if index else self.start

    def segment_end(self, position: int) -> int:
        """Where the segment around a position ends."""
        index = bisect_left(self.breaks, position)
        return self.breaks[index] if index < len(self.breaks) else self.end

    def item_end(self, position: int) -> int:
        """Where the list item around a position ends: at 、 or at the segment's end."""
        index = bisect_left(self.items, position)
        end = self.segment_end(position)
        return min(self.items[index], end) if index < len(self.items) else end

    def items_between(self, start: int, end: int) -> tuple[int, ...]:
        """The positions of 、 from `start` on and before `end`."""
        return self.items[bisect_left(self.items, start) : bisect_left(self.items, end)]

    def stop_before(self, position: int) -> int:
        """Behind the last ; before a position, else the start of the sentence."""
        index = bisect_left(self.stops, position)
        return self.stops[index - 1] + 1 if index else self.start


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a folded text stand, in reading order, with their full stops."""
    return (match.span() for match in _SENTENCE.finditer(text))


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """The sentence at a span that `sentence_spans` gives."""
    breaks, stops, items, depth = list[int](), list[int](), list[int](), 0
    marks = [mark.start() for mark in _MARK.finditer(text, start, end)]
    alone, turned = _unclosed(text, marks), expression("baseline_words", "turned_into")
    for at in marks:
        char = text[at]
        if char in _OPEN:
            depth += at not in alone
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char == "、":
            items.append(at)
        elif depth == 0 and not (char == "," and turned.match(text, at, end)):
            breaks.append(at)
            if char == ";":
                stops.append(at)
    last = end - 1 if text[end - 1] in _ENDS else end
    return Sentence(
        start=start, end=last, breaks=tuple(breaks), stops=tuple(stops), items=tuple(items)
    )


def _unclosed(text: str, marks: Sequence[int]) -> frozenset[int]:
    """Where brackets and quotes open that nothing closes; a straight quote closes a curved one."""
    waiting = list[int]()
    for at in marks:
        if text[at] in _OPEN:
            waiting.append(at)
        elif text[at] in _CLOSE and waiting:
            waiting.pop()
    return frozenset(waiting)
