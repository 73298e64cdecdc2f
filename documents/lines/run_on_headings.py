"""Part headings from the text that ran on behind them: 第一节　节约材料　　推行产品生态设计."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.stages.documents.lines.labels import Label, Scheme, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.text import fold_width

_LONGEST = 36  # characters of a heading, without its label
_SHORTEST_TEXT = 12  # characters of what runs on
_SHORTEST_RUN_ON = 50  # characters of a line that is no heading alone
_FEWEST = 3  # lines of a scheme that tell how its headings are set
_GAP = re.compile(r"[ \t\u3000]{2,}|\u3000{1,}[ \t]|[ \t]\u3000")
_HEADED = (Scheme.PART, Scheme.CHAPTER, Scheme.SECTION, Scheme.CHINESE, Scheme.CHINESE_BRACKETS)


def part_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with those parted that hold a heading with a number and the text below it."""
    parted = [piece for line in lines for piece in _part_at_marks(line)]
    unmarked = _run_on_schemes(parted)
    if not unmarked:
        return tuple(parted)
    return tuple(piece for line in parted for piece in _part_at_words(line, unmarked))


def _part_at_marks(line: Line) -> Iterator[Line]:
    """A line parted at the gap behind its heading, or before the first item below it."""
    at = _marked_end(line.text)
    if at is None:
        yield line
        return
    yield replace(line, text=line.text[:at].rstrip())
    yield from _part_at_marks(replace(line, text=line.text[at:].lstrip()))


def _marked_end(text: str) -> int | None:
    label = _heading_label(text)
    if label is None:
        return None
    plain = fold_width(text)
    gap = _GAP.search(text, label.end)
    below = label.scheme < Scheme.CHINESE_BRACKETS
    item = expression("document_frame", "item_in_line").search(plain, label.end) if below else None
    for found in (gap, item):
        if found and _is_heading(plain[label.end : found.start()]):
            rest = text[found.end() :]
            if len(rest) >= _SHORTEST_TEXT or find_label(rest):
                return found.end()
    return None


def _heading_label(text: str) -> Label | None:
    label = find_label(text) if len(text) > _SHORTEST_TEXT and "|" not in text else None
    return label if label and label.scheme in _HEADED else None


def _is_heading(plain: str) -> bool:
    named = plain.strip()
    return 1 < len(named) <= _LONGEST and not any(mark in named for mark in "。;:!?")


def _run_on_schemes(lines: Sequence[Line]) -> frozenset[Scheme]:
    """The schemes whose lines all hold text behind their heading, with no mark between them."""
    found: dict[Scheme, list[bool]] = {}
    for line in lines:
        if label := _heading_label(line.text):
            runs_on = _worded_end(line.text, label) is not None
            found.setdefault(label.scheme, []).append(runs_on)
    return frozenset(
        scheme
        for scheme, told in found.items()
        if len(told) >= _FEWEST and sum(told) * 2 >= len(told)
    )


def _part_at_words(line: Line, schemes: frozenset[Scheme]) -> Iterator[Line]:
    label = _heading_label(line.text)
    at = _worded_end(line.text, label) if label and label.scheme in schemes else None
    if at is None:
        yield line
        return
    yield replace(line, text=line.text[:at])
    yield replace(line, text=line.text[at:])


def _worded_end(text: str, label: Label) -> int | None:
    """Where a heading ends by its words: at a noun that ends such, before a text's first verb."""
    if len(text) < _SHORTEST_RUN_ON:
        return None
    plain = fold_width(text)
    clause = re.match(r"[^。;!?,]*", plain[label.end :])
    stop = label.end + (clause.end() if clause else 0)
    found = expression("document_frame", "heading_before_text").search(plain, label.end + 4, stop)
    return found.end() if found and _is_heading(plain[label.end : found.end()]) else None
