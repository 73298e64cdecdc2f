"""What is recognised on a page, with the marks that recognition confuses set right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policydiff.stages.documents.formats.recognition.drawn_rules import NO_RULES, DrawnRules
from policydiff.stages.support.chinese_numerals import TO_HUNDRED, UNITS
from policydiff.stages.support.text import has_chinese, is_chinese, normalise_characters

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_ENCLOSED = re.compile(r"\(([^()\d]{1,8})\)")
_SQUARE = re.compile(r"\[(-?\d{1,7}(?:\.\d{1,4})?%?)\]")
_OPEN, _CLOSE = "(（", ")）"
# 二〇三五年 of which the ring was not seen.
_RINGLESS = re.compile(rf"(?<![第〇零\d{TO_HUNDRED}])二(?=[{UNITS}][〇{UNITS}]年)")


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of a picture, where it stands there when the picture is set straight, and how sure.

    Its places are in pixels; y grows downwards.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float  # in [0, 1]

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The lines of a page in any order, and the rules between them."""

    lines: tuple[RecognisedLine, ...] = ()
    rules: DrawnRules = NO_RULES


def as_printed(recognised: str) -> str:
    """A recognised text with full-width marks where it is Chinese, whatever width was seen.

    （一） and (一), 单位： and 单位:, 〔15〕 and [15] look alike; Chinese text has the former.
    """
    text = normalise_characters(recognised).strip()
    text = _SQUARE.sub(r"〔\1〕", text)  # of sums in tables and numbers of documents
    if not has_chinese(text):
        alone = _ENCLOSED.fullmatch(text)  # a unit below the name that it belongs to
        return f"{_OPEN[1]}{alone[1]}{_CLOSE[1]}" if alone else text
    chars = [_mark(text, index) for index in range(len(text))]
    for start, end in _brackets(text):
        if _is_wide(text, start, end):
            chars[start], chars[end] = _OPEN[1], _CLOSE[1]
    return _RINGLESS.sub("二〇", "".join(chars))


def _mark(text: str, index: int) -> str:
    """A mark as it is printed: wide unless what is not Chinese stands on both sides."""
    char, before, after = text[index], text[:index][-1:], text[index + 1 : index + 2]
    if char in _WIDE and before and not (before.isascii() and after.isascii() and after):
        return _WIDE[char]
    if char == _OPEN[0] and _CLOSE[0] not in text[index:] and is_chinese(before or after):
        return _OPEN[1]
    if char == _CLOSE[0] and _OPEN[0] not in text[:index] and is_chinese(before):
        return _CLOSE[1]
    return char


def _brackets(text: str) -> list[tuple[int, int]]:
    """The places of brackets that belong together."""
    opened, found = list[int](), list[tuple[int, int]]()
    for index, char in enumerate(text):
        if char in _OPEN:
            opened.append(index)
        elif char in _CLOSE and opened:
            found.append((opened.pop(), index))
    return found


def _is_wide(text: str, start: int, end: int) -> bool:
    """Whether brackets stand beside Chinese characters or hold such."""
    around = text[:start][-1:] + text[start + 1 : end] + text[end + 1 : end + 2]
    return any(map(is_chinese, around))
