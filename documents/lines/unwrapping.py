"""Join paragraphs that were broken into lines of a fixed width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.support.text import fold_width

_ENDS = re.compile(r"[。;!?:…][”’)》」]*$")
_DECIMAL = re.compile(r"\d+\.\d+")
_NARROWEST, _WIDEST = 30, 120  # columns of a printed line; a Chinese character takes two
_COLUMN = 16  # columns of a line in the narrowest column of a page
_RAGGED = 7  # columns that a full line may lack: an indent, and punctuation that begins no line
_OPEN = 0.7  # of the width: a line without end that is as long goes on; headings are shorter
_ENOUGH = 5  # lines that tell a width
_LONG_LINE = 40  # characters; shorter lines without an end are headings
_FEWEST_CUTS, _CUT_WORDS = 3, 0.4  # the share of the cuts that part a word; by chance some 0.1
_SEEN = 8  # characters on either side of a cut
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
    if width is None or not _is_widest(width, lines):
        return tuple(lines)
    first = _first_width(lines, width) if starts is None else None
    layout = _Layout(width=width, first=first, indents=starts is not None)
    joined: list[Line] = []
    body = False  # behind the title, whose lines have no end
    for index, line in enumerate(lines):
        begins = index in parted or (_begins(line.text) if starts is None else index in starts)
        before = lines[index - 1].text if index else "|"
        if (begins and not (body and layout.is_open(before))) or not layout.goes_on(
            before, line.text, body=body
        ):
            joined.append(line)
        else:
            whole = join_printed((joined[-1].text, line.text))
            joined[-1] = Line(text=whole, number=joined[-1].number)
        body = body or _ended(line.text) or begins
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
    return plain and not _ended(text) and not _begins(after)


def _parts_a_word(before: str, after: str) -> bool:
    import rjieba  # only for the few texts that stop in mid-sentence

    left, right = before[-_SEEN:], after[:_SEEN]
    ends = accumulate(len(word) for word in rjieba.cut(left + right))
    return not (left[-1:] + right[:1]).isascii() and len(left) not in ends


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
    width = max(range(width - _RAGGED, width + _RAGGED + 1), key=lambda size: (sizes[size], size))
    near = sum(sizes[s] for s in range(width - _RAGGED, width + _RAGGED + 1))
    enough = near >= 2 if broken else near >= _ENOUGH and near >= _SHARE * len(lines)
    return width if enough and width <= _WIDEST else None


def _is_widest(width: int, lines: Sequence[Line]) -> bool:
    """Whether hardly a line is longer."""
    return sum(_columns(line.text) > width + 16 for line in lines) <= 0.1 * len(lines)


def _first_width(lines: Sequence[Line], width: int) -> int | None:
    """How wide a full first line of a paragraph is that has lost its indent; None: not known."""
    sizes = Counter(
        _columns(line.text)
        for before, line in pairwise(lines)
        if _ended(before.text) and width - _columns(before.text) > _RAGGED and not _ended(line.text)
    )
    near = {size: sizes[size] for size in range(width - _RAGGED, width - 2)}
    size = max(near, key=lambda size: (near[size], size))
    return size if near[size] >= _ENOUGH else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How a text is set, in columns."""

    width: int
    first: int | None  # of full first lines that have lost their indent; None: not known
    indents: bool  # whether indents begin paragraphs

    def goes_on(self, text: str, line: str, *, body: bool) -> bool:
        """Whether the paragraph of a line of text goes on in the next one.

        Where indents begin paragraphs, a word or number that fits no more may leave a gap.
        Without them, a long line of the body without an end is no heading, unless it has a label;
        one that ends a sentence must be quite full to go on, and the next one no heading, nor as
        long as first lines are.
        """
        missing = self.width - _columns(text)
        if text.endswith("|"):
            return False
        if self.indents:
            return missing <= (_RAGGED if _ended(text) else _GAP)
        if _ended(text):
            return missing <= 1 and not self._heads(line) and not self._is_first(line)
        if _begins(text):
            return missing <= (_RAGGED if self.first is None else self.width - self.first + 2)
        if body and not self._heads(line):
            return missing <= (1 - _OPEN) * self.width
        return missing <= _RAGGED

    def is_open(self, text: str) -> bool:
        """Whether a full line stops in a sentence, so that no label can follow: 建设|3 万户."""
        full = self.width - _columns(text) <= 1
        return full and not self.indents and not _ended(text) and not _begins(text)

    def _heads(self, line: str) -> bool:
        """Whether a line is too short for any but the last of a paragraph, and is not that."""
        return not _ended(line) and _columns(line) < _OPEN * self.width

    def _is_first(self, line: str) -> bool:
        """Whether a line is as long as the first of a paragraph that has lost its indent."""
        return self.first is not None and abs(_columns(line) - self.first) <= 1


def _columns(text: str) -> int:
    # A Chinese character takes three bytes of UTF-8; what takes two (·, é) is too rare to matter.
    return len(text) + (len(text.encode("utf-8")) - len(text)) // 2


def _ended(text: str) -> bool:
    return _ENDS.search(fold_width(text[-4:])) is not None


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
    width = _width(pieces, broken=False, narrowest=_NARROWEST)
    if width is None:
        return None
    printed = [replace(line, text=text) for piece in pieces for text in _break(piece.text, width)]
    return printed if _is_widest(width, printed) else None


def _break(text: str, width: int) -> Iterator[str]:
    """A text cut at the spaces beside numbers that stand where a line ends."""
    start = begin = 0
    for space in re.finditer(" +", text):
        missing = width - _columns(text[begin : space.start()])
        if abs(missing) <= _RAGGED:
            yield text[start : space.start()]
            start = begin = space.end()
        elif missing < 0:
            begin = space.end()
    yield text[start:]
