"""Ink of a picture that no recognised line covers: ends of lines, lone signs in cells.

Where text stands is found by a model that overlooks thin signs: the first character of a line that
is 一, a dash in a cell. It also runs over the rule between two cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from policydiff.stages.documents.formats.recognition.drawn_rules import Blot, DrawnRules
from policydiff.stages.documents.formats.recognition.recognised_lines import RecognisedLine

_BESIDE = 0.7  # heights of a character between a line and ink that belongs to it
_SAME = 0.5  # heights of a character between the middles of what stands on one line
_APART = 1.2  # heights of a character between parts of what stands in one cell
_EDGE = 0.5  # heights of a character; what runs over a rule by less only touches it
_ROOM = 3.0  # pixels around ink
_SURE_LINE, _SURE_CELL = 0.75, 0.6  # least confidence of what is read anew

ReadPart = Callable[[Any], tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Page:
    """A picture that stands straight, and what is on it."""

    picture: Any
    rules: DrawnRules
    blots: tuple[Blot, ...]
    height: float  # of a character
    read: ReadPart  # the text of a part of a picture that holds one line, and how sure it is


def complete(lines: Sequence[RecognisedLine], page: Page) -> tuple[RecognisedLine, ...]:
    """The lines, cut at rules, with what stands beside them, and what stands alone in cells."""
    parted = [part for line in lines for part in _cut(line, page)]
    left = [blot for blot in page.blots if not any(_covers(line, blot) for line in parted)]
    whole = list[RecognisedLine]()
    for line in parted:
        longer, left = _with_beside(line, left, page)
        whole.append(longer)
    return (*whole, *_alone(left, page))


def _cut(line: RecognisedLine, page: Page) -> Iterator[RecognisedLine]:
    """A line in the parts that stand between rules which it runs over."""
    edge = _EDGE * page.height
    over = sorted(
        rule.at
        for rule in page.rules.upright
        if rule.first < line.middle < rule.last and line.left + edge < rule.at < line.right - edge
    )
    if not over:
        yield line
        return
    for left, right in zip((line.left, *over), (*over, line.right), strict=True):
        inner = replace(
            line,
            left=left + (_ROOM if left != line.left else 0.0),
            right=right - (_ROOM if right != line.right else 0.0),
        )
        found = _read_anew(inner, page)
        if found.text:
            yield found


def _read_anew(line: RecognisedLine, page: Page) -> RecognisedLine:
    """What is read where a line stands."""
    top, bottom = max(0, round(line.top)), max(0, round(line.bottom))
    left, right = max(0, round(line.left)), max(0, round(line.right))
    part = page.picture[top:bottom, left:right]
    text, confidence = page.read(part) if part.size else ("", 0.0)
    return replace(line, text=text, confidence=confidence)


def _covers(line: RecognisedLine, blot: Blot) -> bool:
    return line.left <= blot.x <= line.right and line.top <= blot.y <= line.bottom


def _with_beside(
    line: RecognisedLine, blots: list[Blot], page: Page
) -> tuple[RecognisedLine, list[Blot]]:
    """A line read anew with the ink right beside it; and the ink that is left."""
    near = [blot for blot in blots if abs(blot.y - line.middle) < _SAME * page.height]
    wider, taken = line, list[Blot]()
    while found := next((b for b in near if b not in taken and _is_beside(wider, b, page)), None):
        taken.append(found)
        wider = replace(
            wider,
            left=min(wider.left, found.left - _ROOM),
            right=max(wider.right, found.right + _ROOM),
        )
    if not taken:
        return line, blots
    anew = _read_anew(wider, page)
    if anew.confidence < _SURE_LINE or len(anew.text) <= len(line.text):
        return line, blots
    return anew, [blot for blot in blots if blot not in taken]


def _is_beside(line: RecognisedLine, blot: Blot, page: Page) -> bool:
    gap = max(line.left - blot.right, blot.left - line.right)
    return gap < _BESIDE * page.height and not _parted(line.left, line.right, blot, page)


def _parted(left: float, right: float, blot: Blot, page: Page) -> bool:
    """Whether an upright rule stands between ink and what reaches from left to right."""
    start, end = (blot.right, left) if blot.right < left else (right, blot.left)
    return any(
        rule.first < blot.y < rule.last and start - _ROOM <= rule.at <= end + _ROOM
        for rule in page.rules.upright
    )


def _alone(blots: Sequence[Blot], page: Page) -> Iterator[RecognisedLine]:
    """What stands in cells of tables that are empty so far."""
    rest = [blot for blot in blots if _in_a_cell(blot, page)]
    while rest:
        first = min(rest, key=lambda blot: (blot.top, blot.left))
        group = [first]
        while more := [b for b in rest if b not in group and _goes_on(group, b, page)]:
            group += more
        rest = [blot for blot in rest if blot not in group]
        line = RecognisedLine(
            "",
            min(blot.left for blot in group) - _ROOM,
            min(first.y - page.height * 0.7, min(blot.top for blot in group) - _ROOM),
            max(blot.right for blot in group) + _ROOM,
            max(first.y + page.height * 0.7, max(blot.bottom for blot in group) + _ROOM),
            0.0,
        )
        found = _read_anew(line, page)
        if found.text and found.confidence >= _SURE_CELL:
            yield found


def _in_a_cell(blot: Blot, page: Page) -> bool:
    """Whether upright rules stand on both sides of ink."""
    beside = [rule.at for rule in page.rules.upright if rule.first < blot.y < rule.last]
    return any(at < blot.left for at in beside) and any(at > blot.right for at in beside)


def _goes_on(group: Sequence[Blot], blot: Blot, page: Page) -> bool:
    return any(
        abs(one.y - blot.y) < _SAME * page.height
        and max(one.left - blot.right, blot.left - one.right) < _APART * page.height
        and not _parted(one.left, one.right, blot, page)
        for one in group
    )
