"""How much of a source is accounted for: in a clause, a heading, the data, or left out with reason.

Two steps are measured. From the source to the lines: every character that the reader of a format
sees stands in the text or among what was left out, as often as in the source. From the text to the
clauses: every line of the text is in a clause, a heading or a title, or tells bodies. Counted are
letters, Chinese characters, digits and the signs of percent; punctuation and white space are set
anew when lines are joined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from unicodedata import normalize

from policydiff.stages.documents.model.document import Clause
from policydiff.stages.documents.model.line import Line, PlacedLine
from policydiff.stages.documents.model.removed_lines import Content, Dropped, Reason
from policydiff.stages.documents.structure.bodies import find_statement
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import fold_width

_COUNTED = frozenset("%‰")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_PIECE = re.compile(r"[\w%‰]+")
_DIGITS = 6  # of a share; one character of a long plan is more
_TOLD = 60  # characters of a lost passage that a warning shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of a source."""

    accounted: float  # share in clauses, headings, data, or left out with a reason
    kept: float  # share without what was left out
    warnings: tuple[Notice, ...] = ()


def account(
    content: Content,
    titles: Sequence[Line],
    lines: Sequence[PlacedLine],
    clauses: Sequence[Clause],
    dropped: Sequence[Dropped],
) -> Account:
    """The shares of a source, and a warning where something stands nowhere.

    Args:
        content: What the reader of the format yielded, with its source.
        titles: The lines of the document's title.
        lines: The lines of `Document.text` behind its title.
        clauses: The document's clauses.
        dropped: All that was left out, a collector's data included.
    """
    idle = _unplaced(lines, clauses, dropped)
    out = [entry.text for entry in dropped if entry.reason is not Reason.OUTLINE]
    left = [entry.text for entry in dropped if entry.reason is Reason.OUTLINE]
    source = count(_seen(content))
    text = count("\n".join([*(line.text for line in titles), *(line.text for line in lines)]))
    text.subtract(count("".join(idle)))
    kept = text - count("".join(left))  # cells and labels in no clause stand in the text too
    missing = source - (text + count("".join(out)))
    size, lost = source.total(), missing.total()
    return Account(
        accounted=_share(size - lost, size),
        kept=_share(min(size - lost, (source & kept).total()), size),
        warnings=(_told(content, missing, idle),) if lost else (),
    )


def count(text: str) -> Counter[str]:
    """How often each character that counts stands in a text, wide letters as narrow ones."""
    counts = Counter[str]()
    for char, number in Counter(text).items():  # its signs are few, its characters many
        if folded := _folded(char):
            counts[folded] += number
    return counts


@cache
def _folded(char: str) -> str:
    """The character that stands for it in the count; "" for one that does not count."""
    folded = fold_width(char)
    if folded.isdigit() and not folded.isdecimal():
        folded = normalize("NFKC", folded)  # a raised 2 of the source is ² in the text
    return folded if folded.isalnum() or folded in _COUNTED else ""


def _seen(content: Content) -> str:
    """What a reader saw; entities that stand in it as text are the characters that they name."""
    seen = content.source
    if seen is None:
        told = [line.text for line in (*content.data, *content.lines)]
        seen = "\n".join((*told, *(entry.text for entry in content.dropped)))
    return _ENTITY.sub(lambda match: unescape(match[0]), seen) if "&" in seen else seen


def _share(part: int, whole: int) -> float:
    """A share cut off behind the last digit, so that only all of a source is 1."""
    return int(part / whole * 10**_DIGITS) / 10**_DIGITS if part < whole else 1.0


def _unplaced(
    lines: Sequence[PlacedLine], clauses: Sequence[Clause], dropped: Iterable[Dropped]
) -> list[str]:
    """The texts of lines that are in no clause and no heading and tell no bodies."""
    starts = [line.start for line in lines]
    used = {bisect_right(starts, clause.span.start) - 1 for clause in clauses}
    rest = (line.text for index, line in enumerate(lines) if index not in used)
    headings = {heading for clause in clauses for heading in clause.heading}
    told = "".join(e.text for e in dropped if e.reason is Reason.OUTLINE)
    return [
        text
        for text in rest
        if text not in headings
        and text.rstrip("。: \uff1a") not in headings
        and text.strip("| ") not in headings  # a row of one cell, which heads those below
        and text not in told
        and not _tells_bodies(text)
        and not any(text.startswith(heading) for heading in headings)
    ]


def _tells_bodies(text: str) -> bool:
    statement = find_statement(text)
    return statement is not None and statement.start == 0


def _told(content: Content, missing: Counter[str], idle: Sequence[str]) -> Notice:
    """The warning, with the first passage most of whose characters stand nowhere."""
    pieces = _PIECE.findall(fold_width(_seen(content)))
    found = (p for p in pieces if 2 * sum(char in missing for char in p) > len(p))
    words = next(iter((*idle, *found)), "".join(missing.elements()))
    return Notice.of(NoticeCode.TEXT_LOST, number=missing.total(), words=words[:_TOLD])
