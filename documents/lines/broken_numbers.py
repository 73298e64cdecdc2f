"""Numbers that the end of a line or white space parts, made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policydiff.stages.documents.model.line import Line
from policydiff.stages.knowledge.units import unit_at
from policydiff.stages.support.chinese_numerals import SCALES
from policydiff.stages.support.text import fold, is_chinese

_SPACED_END = re.compile(r"(?<!\d)\d \d$")
_WHOLE = re.compile(r"[-–—/]\d{4}$")  # the year of a standard: GB/T 12643-2013
_YEAR = re.compile(r"(?:19|20)\d\d年")
_SPACED_START = re.compile(r"\d \d(?!\d)")


def join_printed(lines: Iterable[str], *, cell: bool = False) -> str:
    """Printed lines as one.

    A number goes on in the next line without a space, and so does a token of letters and digits
    (5|G, G|60); Latin words are parted by one. Digits that are spaced stay so: 2 0|0 5.

    Args:
        lines: The lines from the top down.
        cell: They are those of a table's cell, where numbers may stand one below the other.
    """
    joined = ""
    for line in lines:
        joined += _between(joined[-5:], line[:5], cell=cell) + line
    return joined


def _between(before: str, after: str, *, cell: bool) -> str:
    ends = before[-1:] + after[:1]
    if len(ends) < 2 or not (ends.isascii() and ends.isalnum()):
        return ""
    if ends.isalpha() or (cell and not _goes_on_in_text(before, after)):
        return " "
    if not ends.isdigit():
        return ""
    spaced = _SPACED_END.search(before) or _SPACED_START.match(after)
    return " " if spaced or _WHOLE.search(before) or _YEAR.match(after) else ""


def _goes_on_in_text(before: str, after: str) -> bool:
    """Whether digits stand in running text on both sides: 安装12|0间, not 12 above 0."""
    return _BEHIND_TEXT.search(before) is not None and _BEFORE_TEXT.match(after) is not None


_BEHIND_TEXT, _BEFORE_TEXT = (
    re.compile(p) for p in (r"[^\x00-\x7f]\d{1,5}$", r"\d{1,5}[^\x00-\x7f]")
)
_OPEN_END = re.compile(r"\d(?:(?P<point>[.．])|(?P<comma>,))?$")


def parts_a_number(before: str, after: str) -> bool:
    """Whether the end of a line stands inside a number: 12|500, 6.|5%, 6|.5, 1,|280."""
    end = _OPEN_END.search(before[-2:])
    if end is None:
        return False
    if end["comma"]:
        return after[:3].isdecimal() and not after[3:4].isdecimal()
    if not end["point"] and after[:1] in (".", "．"):
        return after[1:2].isdecimal()
    return after[:1].isdecimal()


def close_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines without the white space that stands inside their numbers."""
    return tuple(
        line if (text := close_numbers(line.text)) == line.text else replace(line, text=text)
        for line in lines
    )


# White space at which a number may be broken; most lines have none.
_SUSPECT = re.compile(r"\d [\d.,]|[.,] \d")
_NUMBER = re.compile(
    r"(?<![\dA-Za-z])(?<!\d[., ])(?<!\d[.,] )(?:"
    r"(?P<spaced>\d(?: \d){1,11}(?! ?\d))"  # 1 2, 2 0 0 5
    r"|(?P<grouped>\d{1,3}(?:(?: ,| ?, ?| )\d{3}){1,4}(?! ?\d))"  # 110 000, 1, 200
    r"|\d{1,12}(?= ?\. ?\d))"
    r"(?P<decimals> ?\. ?\d(?:\d{0,5}|(?: \d){0,5})(?! ?[.\d]))?"  # 6 . 5
)
_YEAR_SPACED = re.compile(r"(?<![\d.,])(?:1 ?9|2 ?0) ?\d ?\d(?= ?年)")
_THIN = re.compile("(?<=\\d)[\u2009\u202f](?=\\d{3}(?!\\d))")  # set for thousands alone
_SIGNS = "%‰℃°"
_RANGES = "-~"
_PROSE = re.compile(r"[,。;、]")
_SENTENCE = "。;:!?|"


def close_numbers(text: str) -> str:
    """A text without the white space inside its numbers: 增长1 2 %, 6 . 5, 110 000人.

    The space stays between numbers that stand side by side in the columns of a table: a number is
    closed where what it counts stands behind it, in running text alone if a space is between.
    """
    plain = fold(text)
    if not _SUSPECT.search(plain):
        return text
    spaces = {match.start() for match in _THIN.finditer(text)}
    spaces.update(_inner_spaces(plain))
    return "".join(char for at, char in enumerate(text) if at not in spaces) if spaces else text


def _inner_spaces(plain: str) -> Iterator[int]:
    for match in _YEAR_SPACED.finditer(plain):
        yield from (at for at in range(*match.span()) if plain[at] == " ")
    if "|" in plain:
        return
    prose = _PROSE.search(plain) is not None
    for match in _NUMBER.finditer(plain):
        inner = [at for at in range(match.start(), match.end()) if plain[at] == " "]
        if not inner or _is_label(plain, match):
            continue
        told = prose or is_chinese(plain[match.start() - 1 : match.start()])
        if plain[match.start() - 1 : match.start()] == ":" or _is_counted(
            plain, match.end(), prose=told
        ):
            yield from inner


def _is_label(plain: str, match: re.Match[str]) -> bool:
    """Whether a number opens a sentence, where it may be the label of an item: 1. 5个, 1 200人."""
    before = plain[: match.start()].rstrip(" ")
    opens = not before or before[-1] in _SENTENCE
    return opens and (match["decimals"] is not None or match["spaced"] is None)


def _is_counted(plain: str, end: int, *, prose: bool) -> bool:
    """Whether a word or sign for what is counted follows a number."""
    after = plain[end : end + 1]
    if after in _SIGNS or is_chinese(after) or after in _RANGES:
        return bool(after)
    if after == ":":  # of a proportion: 1 9:4 3
        return plain[end + 1 : end + 2].isdecimal()
    if after != " " or not prose:
        return False
    behind = end + 1
    sign = plain[behind : behind + 1]
    ranged = sign in _RANGES and plain[behind + 1 : behind + 3].lstrip()[:1].isdigit()
    return bool(sign) and (
        sign in _SIGNS or sign in SCALES or ranged or unit_at(plain, behind) is not None
    )
