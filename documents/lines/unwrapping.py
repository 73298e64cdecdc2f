"""Join paragraphs that were broken into lines of a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from policydiff.stages.documents.lines.broken_numbers import join_printed, parts_a_number
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.lines.line_width import (
    NARROWEST,
    RAGGED,
    begins,
    columns,
    ended,
    find_layout,
    find_width,
    is_running,
    is_title,
    is_widest,
)
from policydiff.stages.documents.model.line import Line
from policydiff.stages.support.text import has_chinese

_DECIMAL = re.compile(r"\d+\.\d+")
_LONG_LINE = 40  # characters; shorter lines without an end are headings
_FEWEST_CUTS, _CUT_WORDS = 3, 0.4  # the share of the cuts that part a word; by chance some 0.1
_SEEN = 8  # characters on either side of a cut


def join_wrapped(
    lines: Sequence[Line],
    *,
    broken: bool = False,
    starts: frozenset[int] | None = None,
    parted: frozenset[int] = frozenset(),
    narrow: bool = False,
) -> tuple[Line, ...]:
    """Lines joined to paragraphs where the text was broken at a fixed width; else as they are.

    A text counts as broken where many lines end without punctuation at nearly the same width.

    Args:
        lines: The lines as printed.
        broken: The lines are known to be broken, as those of a PDF.
        starts: Indices of indented lines, which begin a paragraph; None: the text has no indents.
        parted: Indices of lines below a gap; others may begin a paragraph too.
        narrow: The lines may be as narrow as those of a column.
    """
    layout = find_layout(lines, broken=broken, indents=starts is not None, narrow=narrow)
    if layout is None:
        return tuple(lines)
    joined: list[Line] = []
    body = False  # behind the title, whose lines have no end
    for index, line in enumerate(lines):
        fresh = index in parted or (begins(line.text) if starts is None else index in starts)
        before = lines[index - 1].text if index else "|"
        titled = not body and bool(joined) and joined[-1].text == before and is_title(before)
        parted_here = fresh and not (body and layout.is_open(before, line.text))
        if parted_here or titled or not layout.goes_on(before, line.text, body=body):
            joined.append(line)
        else:
            whole = join_printed((joined[-1].text, line.text))
            joined[-1] = Line(text=whole, number=joined[-1].number)
        body = body or ended(line.text) or fresh
    return tuple(joined)


def join_set(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that one paragraph or preformatted text of a page sets below each other, joined.

    They are joined only where they are prose of which each line holds what there was room for;
    lists and addresses are set so for their own sake. A number that an end of a line parts goes on
    below in any case: 新增就业1|2万人.
    """
    layout = find_layout(lines, broken=False, indents=False, narrow=False)
    if layout and layout.tight and is_running(lines):
        return join_wrapped(lines)
    joined: list[Line] = []
    for line in lines:
        before = joined[-1].text if joined else ""
        prose = has_chinese(before) and has_chinese(line.text)
        if prose and parts_a_number(before, line.text) and not begins(line.text):
            whole = join_printed((before, line.text))
            joined[-1] = replace(joined[-1], text=whole)
        else:
            joined.append(line)
    return tuple(joined)


def join_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that hold a label and nothing else joined to the text below them."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1].text if joined else ""
        label = find_label(before)
        lone = label is not None and label.number is not None and label.end >= len(before)
        values = _DECIMAL.fullmatch(before) and line.text[:1].isdigit()  # cells of a table
        if lone and not values and find_label(line.text) is None and not line.text.isdecimal():
            joined[-1] = Line(text=before + line.text, number=joined[-1].number)
        else:
            joined.append(line)
    return tuple(joined)


def join_cut(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines joined where the pages of a text cut its paragraphs: 国内生产总值达到74.4 | 万亿元.

    A text counts as cut where long lines stop in mid-sentence and many of them in mid-word; texts
    that merely lack full stops do not stop in words.
    """
    cuts = {at for at in range(1, len(lines)) if _may_be_cut(lines[at - 1].text, lines[at].text)}
    if len(cuts) < _FEWEST_CUTS:
        return tuple(lines)
    words = sum(_parts_a_word(lines[at - 1].text, lines[at].text) for at in cuts)
    if words < _CUT_WORDS * len(cuts):
        return tuple(lines)
    joined: list[Line] = []
    for at, line in enumerate(lines):
        if at in cuts:
            joined[-1] = replace(joined[-1], text=join_printed((joined[-1].text, line.text)))
        else:
            joined.append(line)
    return tuple(joined)


def _may_be_cut(text: str, after: str) -> bool:
    plain = len(text) >= _LONG_LINE and "|" not in text + after
    return plain and not ended(text) and not begins(after)


def _parts_a_word(before: str, after: str) -> bool:
    import rjieba  # only for the few texts that stop in mid-sentence

    left, right = before[-_SEEN:], after[:_SEEN]
    ends = accumulate(len(word) for word in rjieba.cut(left + right))
    return not (left[-1:] + right[:1]).isascii() and len(left) not in ends


_PRINTED = 600  # characters on one line, from which they may be several printed ones
_PAGE_MARK = re.compile(r"\s([—–-]\s?\d{1,3}\s?[—–-])\s")
_LINE_END = re.compile(  # behind the end of a sentence, before a number, between two words
    r"(?<=[。；;！!？?：:…)）])\s+|\s+(?=\d{1,2}[.、)](?!\d))|(?<![A-Za-z0-9.%])\s+(?![A-Za-z0-9])"
)


def part_printed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with those that hold a printed text, its line ends made spaces, parted at these."""
    parted: list[Line] = []
    for line in lines:
        told = _part_at_width(line) if len(line.text) > _PRINTED else None
        parted += told or [line]
    return tuple(parted)


def _part_at_width(line: Line) -> list[Line] | None:
    """The printed lines of a text; None where its spaces do not stand at one width."""
    pieces = [
        replace(line, text=piece.strip())
        for part in _PAGE_MARK.split(line.text)
        for piece in _LINE_END.split(part)
        if piece.strip()
    ]
    width = find_width(pieces, broken=False, narrowest=NARROWEST)
    if width is None:
        return None
    printed = [replace(line, text=text) for piece in pieces for text in _break(piece.text, width)]
    return printed if is_widest(width, printed) else None


def _break(text: str, width: int) -> Iterator[str]:
    """A text cut at the spaces beside numbers that stand where a line ends."""
    start = begin = 0
    for space in re.finditer(" +", text):
        missing = width - columns(text[begin : space.start()])
        if abs(missing) <= RAGGED:
            yield text[start : space.start()]
            start = begin = space.end()
        elif missing < 0:
            begin = space.end()
    yield text[start:]
