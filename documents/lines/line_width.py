"""The width at which the lines of a text were broken, and which lines go on in the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policydiff.stages.documents.lines.broken_numbers import parts_a_number
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.support.text import fold_width

Measure = Callable[[str], int]

NARROWEST, COLUMN = 30, 16  # columns of a line: of a page, of the narrowest column of one
RAGGED = 7  # columns that a full line may lack: an indent, and punctuation that begins no line
_ENDS = re.compile(r"[。;!?:…][”’)》」]*$")
_LEADER = re.compile(r"\.{8}")
_COMMA = re.compile("[,，。；、]")
_WIDEST = 120  # columns of a printed line; a Chinese character takes two
_OPEN = 0.7  # of the width: a line without end that is as long goes on; headings are shorter
_ENOUGH = 5  # lines that tell a width
_GAP = 20  # columns, of a line that a paragraph goes on behind
_SHARE = 0.35  # of the lines; texts of the corpus that were not broken stayed below 0.1
_TIGHT = 0.9  # share of the open lines that are full where all lines were broken at one width
_FEWEST_TIGHT = 2  # open lines that tell such a width; one alone must be prose
_HANGING = 4  # columns of punctuation that may stand out at a line's end
# What is not broken as a rule: a number or a Latin word, and the punctuation behind it.
_TOKEN = re.compile(r"(?:[A-Za-z\d.,%]{1,20}|.)[，。；、：！？）》”,;:!?)]{0,3}")


def columns(text: str) -> int:
    """How wide a text is printed: a Chinese character takes two columns."""
    # It takes three bytes of UTF-8; what takes two (·, é) is too rare to matter.
    return len(text) + (len(text.encode("utf-8")) - len(text)) // 2


def _characters(text: str) -> int:
    """How wide a text is where each character counts alike, in columns."""
    return 2 * len(text)


def ended(text: str) -> bool:
    """Whether a text ends as a sentence or a lead does."""
    return _ENDS.search(fold_width(text[-4:])) is not None


def begins(text: str) -> bool:
    """Whether a line begins with the number of an item."""
    label = find_label(text)
    return label is not None and label.number is not None


def is_of_contents(text: str) -> bool:
    """Whether a line leads to a page by dots, which are as many as there was room for."""
    return "...." in text and _LEADER.search(text) is not None


def is_title(text: str) -> bool:
    """Whether a line names a document and says nothing more: …实施方案（2023—2025年）."""
    return _COMMA.search(text) is None and find_instrument(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text is set, in columns."""

    width: int
    measure: Measure
    first: int | None  # of full first lines that have lost their indent; None: not known
    indents: bool  # whether indents begin paragraphs
    tight: bool  # whether each line holds what there was room for

    def goes_on(self, text: str, line: str, *, body: bool) -> bool:
        """Whether the paragraph of a line of text goes on in the next one.

        Where indents begin paragraphs, a word or number that fits no more may leave a gap.
        Without them, a long line of the body without an end is no heading, unless it has a label;
        one that ends a sentence must be quite full to go on, and the next one no heading, nor as
        long as first lines are. In a tight text a line goes on where the next word had no room.
        """
        missing = self.width - self.measure(text)
        if text.endswith("|") or is_of_contents(text) or is_of_contents(line):
            return False
        if self.indents:
            return missing <= (RAGGED if ended(text) else _GAP)
        if ended(text):
            return missing <= 1 and not self._heads(line) and not self._is_first(line)
        if self.tight:
            return missing < _room(line, self.measure)
        if begins(text):
            return missing <= (RAGGED if self.first is None else self.width - self.first + 2)
        if body and not self._heads(line):
            return missing <= (1 - _OPEN) * self.width
        return missing <= RAGGED

    def is_open(self, text: str, line: str) -> bool:
        """Whether a full line stops in a sentence, so that no label can follow: 建设|3 万户."""
        full = self.width - self.measure(text) <= 1
        if not full or self.indents or ended(text):
            return False
        return parts_a_number(text, line) or not begins(text)

    def _heads(self, line: str) -> bool:
        """Whether a line is too short for any but the last of a paragraph, and is not that."""
        return not ended(line) and self.measure(line) < _OPEN * self.width

    def _is_first(self, line: str) -> bool:
        """Whether a line is as long as the first of a paragraph that has lost its indent."""
        return self.first is not None and abs(self.measure(line) - self.first) <= 1


def find_layout(
    lines: Sequence[Line], *, broken: bool, indents: bool, narrow: bool
) -> Layout | None:
    """How a text was broken into lines; None: it was not.

    Lines were broken after a number of columns or of characters, whichever they fit better.

    Args:
        lines: The lines as printed.
        broken: They are known to be broken.
        indents: Whether indents begin paragraphs.
        narrow: Lines may be as narrow as those of a column.
    """
    narrowest = COLUMN if narrow else NARROWEST
    fit = _find_fit(lines, narrowest)
    width = find_width(lines, broken=broken, narrowest=narrowest, measure=fit.measure)
    if width is not None and not is_widest(width, lines, measure=fit.measure):
        width = None
    first = None if indents or width is None else _first_width(lines, width, fit.measure)
    if fit.tight and first is None and not indents:
        width = fit.width
    elif width is None:
        return None
    tight = fit.tight and first is None
    return Layout(width=width, measure=fit.measure, first=first, indents=indents, tight=tight)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How the open lines of a text fit the longest of them, by one measure."""

    measure: Measure
    width: int
    full: int  # lines that leave no room for what follows
    tight: bool


def _find_fit(lines: Sequence[Line], narrowest: int) -> _Fit:
    """How the lines were measured: the measure by which more of the open ones are full."""
    pairs = list(_open_pairs(lines, narrowest))
    fits = [_fit(lines, pairs, narrowest, measure) for measure in (columns, _characters)]
    return max(fits, key=lambda fit: (fit.tight, fit.full))


def _open_pairs(lines: Sequence[Line], narrowest: int) -> Iterator[tuple[str, str]]:
    """Long lines without an end, each with the next one, which has no label; titles left out."""
    for line, after in pairwise(lines):
        text = line.text
        long = columns(text) >= narrowest and "|" not in text + after.text
        if long and not (ended(text) or begins(after.text) or is_title(text)):
            yield text, after.text


def _fit(
    lines: Sequence[Line], pairs: Sequence[tuple[str, str]], narrowest: int, measure: Measure
) -> _Fit:
    width = max((measure(text) for text, _ in pairs), default=0)
    full = sum(width - measure(text) < _room(after, measure) for text, after in pairs)
    tight = (
        narrowest <= width <= _WIDEST
        and full >= max(1, _TIGHT * len(pairs))
        and (full >= _FEWEST_TIGHT or all(_is_prose(*pair) for pair in pairs))
        and all(measure(line.text) <= width + _HANGING for line in lines)
    )
    return _Fit(measure=measure, width=width, full=full, tight=tight)


def _is_prose(text: str, after: str) -> bool:
    """Whether a line without an end is part of a sentence that ends in the next one."""
    return ended(after) and _COMMA.search(text) is not None


def is_running(lines: Sequence[Line]) -> bool:
    """Whether most long lines are parts of sentences, not items of a list."""
    long = [line.text for line in lines if columns(line.text) >= NARROWEST]
    return 2 * sum(_COMMA.search(text) is not None for text in long) > len(long)


def _room(line: str, measure: Measure) -> int:
    """The columns that the first word of a line needs."""
    token = _TOKEN.match(line)
    return measure(token[0]) if token else 0


def find_width(
    lines: Sequence[Line], *, broken: bool, narrowest: int, measure: Measure = columns
) -> int | None:
    """The width at which many lines were broken, or nearly; None where they were not."""
    widths = [measure(line.text) for line in lines]
    sizes = Counter(
        size
        for line, size in zip(lines, widths, strict=True)
        if size >= narrowest and (broken or not ended(line.text))
    )
    if not sizes:
        return None
    width = max(
        sizes,
        key=lambda size: (sum(sizes[s] for s in range(size - RAGGED, size + RAGGED + 1)), size),
    )
    width = max(range(width - RAGGED, width + RAGGED + 1), key=lambda size: (sizes[size], size))
    near = sum(sizes[s] for s in range(width - RAGGED, width + RAGGED + 1))
    enough = near >= 2 if broken else near >= _ENOUGH and near >= _SHARE * len(lines)
    return width if enough and width <= _WIDEST else None


def is_widest(width: int, lines: Sequence[Line], *, measure: Measure = columns) -> bool:
    """Whether hardly a line is longer, but for those of a table of contents."""
    set_as_text = [line.text for line in lines if not is_of_contents(line.text)]
    return sum(measure(text) > width + 16 for text in set_as_text) <= 0.1 * len(set_as_text)


def _first_width(lines: Sequence[Line], width: int, measure: Measure) -> int | None:
    """How wide a full first line of a paragraph is that has lost its indent; None: not known."""
    sizes = Counter(
        measure(line.text)
        for before, line in pairwise(lines)
        if ended(before.text) and width - measure(before.text) > RAGGED and not ended(line.text)
    )
    near = {size: sizes[size] for size in range(width - RAGGED, width - 2)}
    size = max(near, key=lambda size: (near[size], size))
    return size if near[size] >= _ENOUGH else None
