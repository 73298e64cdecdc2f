"""What is left of a clause once spacing and punctuation that carries no meaning are folded.

Two clauses are unchanged where nothing of it differs. A character counts as one whatever its
width and form (％, ①, ㎡), and so do the ways to write a range (3-5, 3—5, 3～5, 3至5). Brackets,
quotation marks, stops and commas go. What tells one number from another stays: a decimal point, a
minus, a bound (<, ≥, ±), %, ‰ and °, the slash of 元/吨, the colon of 1:1 and 8:30, and a mark
wherever numbers would run together (3、5 is no 35).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.chinese_numerals import COUNTED, FORMAL_TENS, FORMAL_UNITS, LARGE
from policydiff.stages.support.text import normalise_width

NUMERALS = f"〇零{COUNTED}{LARGE}{FORMAL_UNITS}{FORMAL_TENS}"
LIST_MARK = "、"  # between numbers that would run together
RANGE = _ABOUT = "~"  # 3~5, and ~5 for about 5
CACHED_CLAUSES = 4_096  # a plan is compared with many
_SIGNS = "%‰‱°′+±×÷=<>≤≥≈≠≮≯^/&¥$€£√→~-"  # these stay wherever they stand
_POINTS = frozenset(".·•・‧∙")  # an old print has 1·2 for 1.2
# What Unicode has one sign for, and what other signs are made of.
_ALIKE = (
    *(("<=", "≤"), ("=<", "≤"), ("≦", "≤"), ("⩽", "≤"), (">=", "≥"), ("=>", "≥"), ("≧", "≥")),
    *(("⩾", "≥"), ("<<", "《"), (">>", "》"), ("∶", ":"), ("∕", "/"), ("⁄", "/"), ("_", ",")),
)
_COMPOSED = re.compile(r"[¼-¾⅐-⅟①-⓿❶-➓㈠-㉃㉑-㉟㊀-㊉㊱-㊿]")
_POWER = re.compile(r"(?<=\d)[²³¹⁰⁴-⁹⁻₀-₉]+")
_SPACES = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]+")
_TITLE = re.compile(r"<([^\d<>,;。!?][^<>,;。!?]*)>")  # 印发<管理办法>: brackets, no bounds
_CIRCLE = re.compile(rf"(?<=[{NUMERALS}])[○◯]{{1,3}}(?=[{NUMERALS}O年])")  # 二○○五年
_LETTER_O = re.compile(rf"(?<=[{NUMERALS}])[O0]{{1,3}}(?=[{NUMERALS}年])")  # 二O一五年
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_DASHES = re.compile(r"[-‐‑‒–—―−─﹘]+")
_TILDES = re.compile(r"[~∼〜∽]+")
_TO = re.compile("至|到")
_NUMBER = re.compile(rf"第?-?[0-9{NUMERALS}]")  # with its sign: 3~-5
_MARKS = re.compile(rf"[^\w{re.escape(_SIGNS)}]+")
_HAN = frozenset(NUMERALS)
_LETTERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BEHIND = _LETTERS | frozenset("+-±")  # with what a number or a Latin word begins


@lru_cache(maxsize=CACHED_CLAUSES)
def normalise_meaningful(text: str) -> str:
    """The text without spacing and meaningless punctuation: two unchanged clauses have it alike."""
    text = _one_form(text)
    if "," in text:
        text = _THOUSANDS.sub(lambda match: match[0].replace(",", ""), text)
    text = _TILDES.sub(_connect, _DASHES.sub(_connect, text))
    text = _TO.sub(_connect, _MARKS.sub(_part, text))
    return _LETTER_O.sub(_zeros, text)


def _one_form(text: str) -> str:
    """One form of each character, and no spaces."""
    text = _COMPOSED.sub(lambda match: f"({_number(match[0])})", text)
    text = _POWER.sub(lambda match: f"^{match[0]}", text)
    text = _SPACES.sub("", normalise_width(text))
    for written, sign in _ALIKE:
        text = text.replace(written, sign)
    if "<" in text:
        text = _TITLE.sub(r"《\1》", text)
    return _CIRCLE.sub(_zeros, text)


def _zeros(match: re.Match[str]) -> str:
    return "〇" * len(match[0])


def _number(composed: str) -> str:
    """The number that one character stands for: 1 of ① and ❶, 1/2 of ½."""
    plain = normalise_width(composed)
    return plain if plain != composed else str(int(unicodedata.numeric(composed)))


def _connect(match: re.Match[str]) -> str:
    """A range between two numbers, else the sign of one, the word as it stands, or nothing."""
    text, start, end = match.string, match.start(), match.end()
    if _NUMBER.match(text, end) and _amount().search(text, max(0, start - 8), start):
        return RANGE
    if match[0].isalpha():
        return match[0]
    if end - start > 1 or not expression("counting_words", "denominator").match(text, end):
        return ""  # 京—沪, ——2025年
    return _ABOUT if _TILDES.match(match[0]) else "-"


@cache
def _amount() -> re.Pattern[str]:
    """A number with its unit, at the end of what is searched."""
    units = {pattern for entry in load_lexicon("units") for pattern in entry.patterns}
    units.update(words_of("counting_words", "order_unit"))  # of time and order
    ordered = sorted(units, key=lambda unit: (-len(unit), unit))
    written = "|".join(map(re.escape, ordered))
    return re.compile(rf"[0-9{NUMERALS}](?:{written}|°C?)?$")


def _part(match: re.Match[str]) -> str:
    """What keeps numbers or Latin words apart that the marks stand between; else nothing."""
    text, mark = match.string, match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    written = before in _HAN and after in _HAN
    if not written and not (before in _LETTERS and after in _BEHIND):
        return ""
    digits = before.isdigit() and after.isdigit()
    if mark in _POINTS and (digits or written):
        return "."
    return ":" if mark == ":" and digits else LIST_MARK
