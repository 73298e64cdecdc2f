"""Recognise the lines between a title and the text: bylines, dates, numbers, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.documents.lines.adoption import is_adoption
from policydiff.stages.documents.lines.furniture import is_addressee, is_date, is_organ
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

LONG = 40  # characters of a paragraph that is text
_LONGEST_BYLINE = 90  # characters
_LONGEST_STRAY, _MOST_STRAYS = 30, 2  # characters of lines between those of a head, and how many
_LONGEST_NAME = 4  # characters of a person's name
_NUMBER_LINE = re.compile(r"[㐀-鿿]{0,12}\s?[〔\[(【]\s?\d{4}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号")
_MARKS = tuple("。;!?:,、")
_FRAME = Expressions("document_frame")


def head_size(lines: Sequence[Line]) -> int:
    """How many lines below a title belong neither to it nor to the text.

    Between them may stand a line that none of the rules knows: a newspaper, a subtitle, a button.
    """
    end = index = 0
    while index < len(lines):
        if taken := _head_lines_at(lines, index):
            index += taken
            end = index
        elif index - end < _MOST_STRAYS and _is_stray(lines[index].text):
            index += 1
        else:
            break
    if 0 < end < len(lines) and _names_speaker(lines[end - 1].text, lines[end].text):
        end += 1
    return end if end < len(lines) else 0


def join_broken(head: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a head, those that were broken in two joined."""
    joined, index = list[Line](), 0
    while index < len(head):
        taken = max(1, _head_lines_at(head, index))
        text = "".join(line.text for line in head[index : index + taken])
        joined.append(replace(head[index], text=text))
        index += taken
    return tuple(joined)


def _head_lines_at(lines: Sequence[Line], index: int) -> int:
    """How many lines make up the line of a head that begins here: two where it was broken."""
    text = lines[index].text
    if is_head_line(text):
        return 1
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    broken = below and (_opens_byline(text) or text.startswith(("(", "\uff08")))
    return 2 if broken and (_is_speech(text + below) or is_adoption(text + below)) else 0


def is_head_line(text: str) -> bool:
    """Whether a line is one that stands between title and text, and nothing else."""
    plain = fold_width(text).strip()
    if is_date(text) or is_organ(text) or is_adoption(text) or is_addressed(text):
        return True
    if "号" in plain and _NUMBER_LINE.fullmatch(plain):
        return True
    if _FRAME["dated_line"].fullmatch(plain) or _FRAME["photo_caption"].fullmatch(plain):
        return True
    short = plain.startswith("(") or len(plain) <= _LONGEST_BYLINE
    return short and is_byline(plain) and find_label(text) is None


def is_addressed(text: str) -> bool:
    """Whether a line says to whom a document goes, by a class or by name (某省人民政府:)."""
    plain = fold_width(text).strip()
    if is_addressee(text):
        return True
    if not plain.endswith(":") or find_label(text) is not None:
        return False
    last = re.split("[、,;]", plain[:-1])[-1]
    return is_organ(last) or _FRAME["addressed_by_name"].fullmatch(last) is not None


def is_number_line(plain: str) -> bool:
    """Whether a half-width line holds the number of a document (文号)."""
    return "号" in plain and _NUMBER_LINE.search(plain) is not None


def is_byline(plain: str) -> bool:
    """Whether a half-width line says when, where and by whom a report was given."""
    return _FRAME["byline"].fullmatch(plain) is not None


def is_text(text: str) -> bool:
    """Whether a line is a paragraph of a text."""
    return len(text) >= LONG and "。" in text


def _is_speech(text: str) -> bool:
    """Whether two lines together say at which meeting a report was given."""
    plain = fold_width(text).strip()
    return is_byline(plain) and _FRAME["speech_line"].match(plain) is not None


def _opens_byline(text: str) -> bool:
    return _FRAME["speech_line"].match(fold_width(text).strip()) is not None


def _is_stray(text: str) -> bool:
    """Whether a line may stand between those of a head: short, no sentence, no number."""
    plain = fold_width(text).strip().rstrip(":")
    if _FRAME["annex_named"].match(plain):
        return len(plain) <= _LONGEST_BYLINE  # the date of issue may stand below it
    short = len(plain) <= _LONGEST_STRAY and not plain.endswith(_MARKS) and "|" not in plain
    return short and find_label(text) is None and find_instrument(plain) is None


def _names_speaker(byline: str, text: str) -> bool:
    """Whether a line below a byline is the name of a person and nothing else."""
    name = "".join(fold_width(text).split())
    if not 1 < len(name) <= _LONGEST_NAME or not _opens_byline(byline):
        return False
    return not _FRAME["first_heading"].search(name) and name.isalpha() and not name.isascii()
