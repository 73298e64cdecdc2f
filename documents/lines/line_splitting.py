"""Split lines that should be several: a whole document on one, a number inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from policydiff.stages.documents.lines.dates import DATE
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.chinese_numerals import TO_TEN
from policydiff.stages.support.numerals import write_chinese
from policydiff.stages.support.text import fold_width

_LONGEST_PARAGRAPH = 3000  # characters; no paragraph of the corpus that was set as one was longer
_NUMBERED = rf"(?:[{TO_TEN}]{{1,3}}、|\([{TO_TEN}]{{1,3}}\))"
# Where a new paragraph may have begun: after a sentence, before white space or a number.
_LOST_END = re.compile(
    r"(?<=[。!?:])\s+(?=\S)"
    r"|\s[—–-]\s?\d{1,3}\s?[—–-]\s"
    rf"|(?<=[。!?:])(?={_NUMBERED})"
)
# 一、 and 二、, each before a heading of its own: no 一、二、三产业.
_CHAPTER_ONE = re.compile(r"(?:^|(?<=[。!?:]))\s?一、(?=[^、。]{4})")
_CHAPTER_TWO = re.compile(r"(?<=[。!?])\s?二、(?=[^、。]{4})")


# A heading that lost the line end before it, with a comma only behind a space: …要求。二、重点任务
_LAST_HEADING = re.compile(
    rf"(?<=[。!?])(?:(?={_NUMBERED}[^。,;!?|]{{2,40}}$)|\s(?={_NUMBERED}[^。;!?|]{{2,40}}$))"
)


# Items behind dashes that lost the line end before them: 坚持以下原则:     ———必须…
_DASHED = re.compile(r"(?<=[:。;])\s{2,20}(?=[—―─]{2,4}[^\s—―─])")


# What begins behind the title of a speech: ——2024年1月10日在…会议上
_BYLINE = re.compile(rf"\s?(?=[—–―─-]{{1,2}}\s?{DATE})")
_LONGEST_TITLE = 60  # characters
_TITLE_LINES = 12  # at the beginning, in which a title stands


def part_title(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the end of a title restored that runs on into the addressees or the text.

    某市人民政府关于…的通知各县(市、区)人民政府: is two lines.
    """
    title = expression("document_frame", "title_before_text")
    parted: list[Line] = []
    for index, line in enumerate(lines):
        found = title.match(fold_width(line.text)) if index < _TITLE_LINES else None
        if found is None:
            parted.append(line)
        else:
            parted.append(replace(line, text=line.text[: found.end()], title=True))
            parted.append(replace(line, text=line.text[found.end() :]))
    return tuple(parted)


def split_long(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines split where they must have ended.

    That is before a heading at their end and before the next number (9.…(责任单位:…)10.…); a line
    that holds a whole document is split at its numbers and spaces.
    """
    split: list[Line] = []
    for line in lines:
        folded = fold_width(line.text)
        if "|" in folded:
            ends = []
        elif len(folded) > _LONGEST_PARAGRAPH or _holds_chapters(folded):
            ends = [match.span() for match in _LOST_END.finditer(folded)]
        elif signed := _SIGNED_ANNEX.search(folded):
            ends = [(signed.start(1), signed.start(1))]
        else:
            ends = [*_next_numbers(folded), *(m.span() for m in _LAST_HEADING.finditer(folded))]
            ends = ends or [match.span() for match in _DASHED.finditer(folded)]
            ends = ends or list(_behind_title(folded))
        starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(folded)]
        split += [replace(line, text=line.text[a:b]) for a, b in zip(starts, stops, strict=True)]
    return tuple(line for line in split if line.text.strip())


def _behind_title(text: str) -> Iterator[tuple[int, int]]:
    """Where a title ends that has the byline of a speech behind it: 政府工作报告——2024年1月10日."""
    found = _BYLINE.search(text, 0, _LONGEST_TITLE)
    if found and find_instrument(text[: found.start()]):
        yield found.span()


# A date that ran on behind the name of an annex: 附件:管理办法二〇〇八年十二月三日
_SIGNED_ANNEX = re.compile(rf"^附\s?件\s?\d?:[^。;]{{2,80}}?({DATE})$")


def _holds_chapters(text: str) -> bool:
    """Whether a line is a text of several chapters: 一、 and, behind a sentence, 二、."""
    first = _CHAPTER_ONE.search(text)
    return first is not None and _CHAPTER_TWO.search(text, first.end()) is not None


def _next_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers stand that follow a paragraph's own: 10. in one that begins with 9.

    Those in brackets ((二) in one that begins with (一)) may follow a semicolon too.
    """
    label = find_label(text)
    number = label.number if label and label.scheme in _COUNTED else None
    at = label.end if label else 0
    while label is not None and number is not None:
        found = _next_number(label.scheme, number + 1).search(text, at)
        if found is None:
            return
        yield found.span()
        number, at = number + 1, found.end()


_COUNTED = (Scheme.ARABIC, Scheme.CHINESE_BRACKETS)


@cache
def _next_number(scheme: Scheme, number: int) -> re.Pattern[str]:
    if scheme is Scheme.ARABIC:
        return re.compile(rf"(?<=[。)])\s?(?={number}[.、][^\d.、\s])")
    return re.compile(rf"(?<=[。;)])\s?(?=\({write_chinese(number)}\)[^、,;。)])")
