"""What raised characters are: marks that lead to a note, exponents, or text.

Readers of every format enclose what a page shows raised; texts and web pages also have raised
digits of their own (³) and marks in square brackets ([3]). What they are is decided here alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Content, Dropped, Reason
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

# Noncharacters, which no text holds, around what is shown raised.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_RUN = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]{{0,400}}){_END}")
_STRAY = re.compile(f"[{_BEGIN}{_END}]")
_PLAIN = "0123456789+-()"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"
_TO_PLAIN = str.maketrans(_RAISED, _PLAIN)
_TO_RAISED = str.maketrans(_PLAIN, _RAISED)
_OWN = re.compile(f"[{_RAISED}]{{1,9}}")
_BRACKETED = re.compile(r"(?<=\S)\^?[\[［](\d{1,3})[\]］](?!\s?号)")
_MARKED = re.compile(f"[{_BEGIN}{_RAISED}\\[［]")

_SIGNS = frozenset("0123456789+-−–,，*＊†‡#※注[]()［］（）〔〕①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_NUMBERS = r"\d{1,3}(?:[,、~-]\d{1,3}){0,5}"
_MARK = re.compile(
    rf"[\[(〔【]?\s?(?:[注*†‡§#※]{{1,3}}\s?(?:{_NUMBERS})?|{_NUMBERS}|[①-⑳]{{1,5}})\s?[\])〕】]?"
    r"|\[[a-z]\]"
)
_EXPONENT = re.compile(r"[+-]?\d{1,2}")
_SMALL = re.compile(r"-?[123]")
_POWER = re.compile(r"[×xX*·]\s?10$")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdmhnμµ]?m|kg|[tsh]|min|L)$")
_CHEMICAL = re.compile(r"(?:^|[^A-Za-z])(?:CO|SO|NO|NH|O|N|H)$")
_EXPRESSIONS = Expressions("counting_words")
_LOOK_BACK = 8  # characters before a raised run that tell what it is


class Raised(StrEnum):
    """What a raised run is."""

    MARK = "mark"  # it leads to a note and belongs to no word and no number
    EXPONENT = "exponent"  # of a unit or a power of ten, and part of it
    TEXT = "text"  # 1st, ™: set so for its looks


def enclose(text: str) -> str:
    """A text that is shown raised, so that settle_raised tells it from the rest."""
    return f"{_BEGIN}{text}{_END}" if text.strip() else text


def may_be_raised(text: str) -> bool:
    """Whether a small character above the line may be one of a mark or an exponent."""
    return text in _SIGNS


def classify_raised(run: str, before: str) -> Raised:
    """What a raised run is, by itself and by the text before it.

    15³万人 and 工程[2] have marks; m², km⁻¹ and 5×10⁸ have exponents; 1st is text.
    """
    plain = fold_width(run.strip().lstrip("^")).translate(_TO_PLAIN)
    ends = fold_width(before[-_LOOK_BACK:])
    if _EXPONENT.fullmatch(plain) and _POWER.search(ends):
        return Raised.EXPONENT
    if _SMALL.fullmatch(plain):
        if _UNIT.search(ends) or _EXPRESSIONS["length_unit_at_end"].search(ends):
            return Raised.EXPONENT
        if _CHEMICAL.search(ends):
            return Raised.TEXT
    return Raised.MARK if _MARK.fullmatch(plain) else Raised.TEXT


def settle_raised(content: Content) -> Content:
    """A file's lines without the marks that lead to notes, which are told as dropped.

    Exponents stay, as raised digits. A line that begins with a mark is itself a note.
    """
    lines, marks = list[Line](), list[Dropped]()
    for line in content.lines:
        if not _MARKED.search(line.text):
            lines.append(line)
            continue
        settled = _settle(line.text)
        marks += (
            Dropped(text=mark, reason=Reason.NOTE, line=line.number) for mark in settled.marks
        )
        if settled.text.strip():
            lines.append(replace(line, text=settled.text.strip()))
    dropped = (replace(entry, text=_STRAY.sub("", entry.text)) for entry in content.dropped)
    data = (replace(line, text=_STRAY.sub("", line.text)) for line in content.data)
    return replace(content, lines=tuple(lines), dropped=(*dropped, *marks), data=tuple(data))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled:
    text: str
    marks: tuple[str, ...]


def _settle(text: str) -> _Settled:
    text = text.replace(_END + _BEGIN, "")  # one run in several pieces: [, 2, ]
    whole, marks, end = "", list[str](), 0
    for run in _runs(text):
        whole += text[end : run.start]
        end = run.end
        kind = classify_raised(run.text, whole)
        if kind is Raised.MARK and not whole.strip() and text[end:].strip():
            return _Settled(text="", marks=(_STRAY.sub("", text).strip(),))
        if kind is Raised.MARK:
            marks.append(run.text.strip())
        else:
            power = kind is Raised.EXPONENT
            whole += run.text.strip().translate(_TO_RAISED) if power else run.text
    return _Settled(text=_STRAY.sub("", whole + text[end:]), marks=tuple(marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    start: int
    end: int
    text: str


def _runs(text: str) -> Iterator[_Run]:
    """The raised runs of a line in order, and the marks in square brackets."""
    found = [
        _Run(start=match.start(), end=match.end(), text=match[1] if pattern is _RUN else match[0])
        for pattern in (_RUN, _OWN, _BRACKETED)
        for match in pattern.finditer(text)
    ]
    end = 0
    for run in sorted(found, key=lambda run: (run.start, -run.end)):
        if run.start >= end:
            yield run
            end = run.end
