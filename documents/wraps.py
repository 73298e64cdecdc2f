"""Paragraphs that were broken into lines of one width, joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from documents.fold import fold_width
from documents.labels import find_label
from documents.lines import Line

_ENDS = tuple("。;!?:…”")
_NARROWEST, _WIDEST = 30, 120  # columns of a printed line; a Chinese character takes two
_COLUMN = 16  # columns of a line in the narrowest column of a page
_RAGGED = 7  # columns that a full line may lack: an indent, and punctuation that begins no line
_GAP = 20  # columns, of a line that a paragraph goes on behind
_SHARE = 0.35  # of the lines; texts of the corpus that were not broken stayed below 0.1


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
    width = _width(lines, broken=broken, narrowest=_COLUMN if narrow else _NARROWEST)
    if width is None:
        return tuple(lines)
    joined: list[Line] = []
    full = False
    for index, line in enumerate(lines):
        begins = index in parted or (_begins(line.text) if starts is None else index in starts)
        if full and not begins:
            joined[-1] = Line(
                text=join_printed((joined[-1].text, line.text)), number=joined[-1].number
            )
        else:
            joined.append(line)
        full = _runs_on(line.text, width, indents=starts is not None)
    return tuple(joined)


def join_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that hold a label and nothing else joined to the text below them."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1].text if joined else ""
        label = find_label(before)
        lone = label is not None and label.number is not None and label.end >= len(before)
        if lone and find_label(line.text) is None and not line.text.isdecimal():
            joined[-1] = Line(text=before + line.text, number=joined[-1].number)
        else:
            joined.append(line)
    return tuple(joined)


def _width(lines: Sequence[Line], *, broken: bool, narrowest: int) -> int | None:
    """The width at which lines were broken; None where they were not."""
    widths = [_columns(line.text) for line in lines]
    sizes = Counter(
        size
        for line, size in zip(lines, widths, strict=True)
        if size >= narrowest and (broken or not _ended(line.text))
    )
    if not sizes:
        return None
    width = max(
        sizes,
        key=lambda size: (sum(sizes[s] for s in range(size - _RAGGED, size + _RAGGED + 1)), size),
    )
    near = sum(sizes[s] for s in range(width - _RAGGED, width + _RAGGED + 1))
    longer = sum(size > width + 16 for size in widths)
    enough = near >= 2 if broken else near >= 5 and near >= _SHARE * len(lines)
    return width if enough and width <= _WIDEST and longer <= 0.1 * len(lines) else None


def _runs_on(text: str, width: int, *, indents: bool) -> bool:
    """Whether a line is full, so that its paragraph goes on in the next one.

    Without indents, a line that ends a sentence must be quite full to be believed.
    """
    missing = width - _columns(text)
    # Where indents begin paragraphs, a word or number that fits no more may leave a gap.
    ragged = _GAP if indents and not _ended(text) else _RAGGED
    allowed = ragged if indents or not _ended(text) else 1
    return not text.endswith("|") and missing <= allowed


def _columns(text: str) -> int:
    # A Chinese character takes three bytes of UTF-8; what takes two (·, é) is too rare to matter.
    return len(text) + (len(text.encode("utf-8")) - len(text)) // 2


def _ended(text: str) -> bool:
    return fold_width(text[-1]).endswith(_ENDS)


def _begins(text: str) -> bool:
    label = find_label(text)
    return label is not None and label.number is not None


def join_printed(lines: Iterable[str]) -> str:
    """Lines as one; a space only between Latin letters or digits."""
    joined = ""
    for line in lines:
        ends = joined[-1:] + line[:1]
        joined += f" {line}" if len(ends) == 2 and ends.isascii() and ends.isalnum() else line
    return joined


_LONGEST_PARAGRAPH = 3000  # characters; no paragraph of the corpus that was set as one was longer
# Where a new paragraph may have begun: after a sentence, before white space or a number.
_LOST_END = re.compile(
    r"(?<=[。!?:])\s+(?=\S)"
    r"|\s[—–-]\s?\d{1,3}\s?[—–-]\s"
    r"|(?<=[。!?:])(?=[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))"
)


def split_long(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with those that hold a whole document on one line split at its numbers and spaces."""
    split: list[Line] = []
    for line in lines:
        if len(line.text) <= _LONGEST_PARAGRAPH or "|" in line.text:
            split.append(line)
            continue
        start = 0
        for match in _LOST_END.finditer(fold_width(line.text)):
            split.append(Line(text=line.text[start : match.start()], number=line.number))
            start = match.end()
        split.append(Line(text=line.text[start:], number=line.number))
    return tuple(line for line in split if line.text.strip())
