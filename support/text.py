"""Clean and fold text: invisible characters removed, look-alike characters made equal.

And where sentences end, one notion for all stages: with 。, with a semicolon (which in plans parts
provisions), or with the line. Grammars that look for more (！, ：, a comma) say so where they do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

import tomli

SENTENCE_MARKS = "。；;\n"
SENTENCE = re.compile(rf"[^{SENTENCE_MARKS}]+")  # a sentence without its mark
_WITH_MARK = re.compile(rf"[^{SENTENCE_MARKS}]*[{SENTENCE_MARKS}]|[^{SENTENCE_MARKS}]+")
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # ！ … ～ to ! … ~
_FOLD = _WIDE | {
    "\u3000": " ",  # ideographic space
    "\u00a0": " ",
    "\ufe59": "(",  # small brackets
    "\ufe5a": ")",
    "\u2236": ":",  # ratio sign set as a colon
    "\ufe55": ":",
    "\ufe51": "、",
    "\ufe52": ".",  # small full stop: 1﹒
}
_TO_FOLD = re.compile(f"[{re.escape(''.join(_FOLD))}]")


_LINE = 300  # characters of a text that is folded again and again


def fold_width(text: str) -> str:
    """The text with full-width letters, digits, punctuation and spaces made half-width.

    One character stands for one character, so a span found in the view holds in the text. Every
    pattern of this stage is written in half-width and matched against this view.
    """
    return _folded_line(text) if len(text) <= _LINE else _folded(text)


@lru_cache(maxsize=4096)
def _folded_line(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    return _replaced(text, _TO_FOLD, _FOLD)


def _replaced(text: str, signs: re.Pattern[str], by: Mapping[str, str]) -> str:
    """The text with other characters for its signs: a tenth of the time of str.translate."""
    for sign in set(signs.findall(text)):
        text = text.replace(sign, by[sign])
    return text


_ALIKE = _WIDE | {
    "\u3000": " ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\t": " ",
    "∶": ":",
    "﹪": "%",
    "〜": "~",
    "∼": "~",
    "—": "-",
    "–": "-",
    "−": "-",
    "‐": "-",
    "─": "-",
    "﹣": "-",
    "―": "-",
    "〇": "零",
    "○": "零",
    "＂": '"',
    "「": "“",
    "」": "”",
    "\u202f": " ",
    "\r": " ",
}
_TO_UNIFY = re.compile(f"[{re.escape(''.join(_ALIKE))}]")


def fold(text: str) -> str:
    """The text with full-width forms, dashes and spaces unified; the length stays.

    A point between digits (７．５) becomes an ASCII point, and one that ends a Chinese sentence
    (改善.推进) a full stop, so that every span of the folded text is a span of the text.
    """
    folded = _replaced(text, _TO_UNIFY, _ALIKE)
    return _FULL_STOP.sub("。", folded) if "." in folded else folded


def with_plain_numbers(folded: str) -> str:
    """A folded text with numbers that scans spoil made plain; the length stays.

    Noughts before a number take the place of spaces around its point (5 · 1％ is 005.1％), and a
    dash that was read as the numeral one joins a range (25一30％).
    """
    if "·" in folded:
        folded = _SPACED_POINT.sub(_pointed, folded)
    return _DASH_AS_ONE.sub("-", folded) if "一" in folded else folded


def _pointed(found: re.Match[str]) -> str:
    return f"{found[1]}.{found[2]}".rjust(len(found[0]), "0")


_SPACED_POINT = re.compile(r"(?<![\d.·,])(\d+)(?: · ?| ?· )(\d+)(?!\d)")
_DASH_AS_ONE = re.compile(r"(?<=[\d%])一(?=\d+(?:\.\d+)?%)")
# A half-width point behind a sentence of Chinese; behind one or two characters it ends a label.
_FULL_STOP = re.compile(r"\.(?<=[^\s.]{2}[㐀-鿿%)”]\.)(?=[㐀-鿿“]|\s|$)")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, soft hyphens, zero-width and direction marks, byte order marks.
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
# Signs for parts of characters (⼀, ⽅, ⻓), which some PDF files say for the whole ones.
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_RADICALS = Path(__file__).parent / "data" / "radicals.toml"
_SURROGATES = re.compile("[\ud800-\udfff]")


def normalise_width(text: str) -> str:
    """The text in Unicode's NFKC: full-width forms, ligatures and squared units written plainly.

    Its length may change, so spans of it are no spans of the text.
    """
    return normalize("NFKC", text)


def fold_case(text: str) -> str:
    """The same in small letters, for texts that are looked up."""
    return normalise_width(text).casefold()


def normalise_characters(text: str) -> str:
    """The text with line feeds as the only line ends and without invisible characters.

    White space inside a line is kept as it is; a lone surrogate becomes U+FFFD.
    """
    text = _NOTHING.sub("", _LINE_ENDS.sub("\n", text))
    if _RADICAL.search(text):
        text = text.translate(_radicals())
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


@cache
def _radicals() -> dict[int, str]:
    """The character for each sign of a radical; those that NFKC leaves stand in a file of data."""
    data = tomli.loads(_RADICALS.read_text(encoding="utf-8"))
    pairs = zip(data["radicals"], data["characters"], strict=True)
    whole = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    return whole | {ord(radical): character for radical, character in pairs}


def is_chinese(char: str) -> bool:
    """Whether a character is one of the common Chinese ones: [㐀-鿿], a set slow to compile."""
    return "㐀" <= char <= "鿿"


def has_chinese(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return any(map(is_chinese, text))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its mark; joined they are the text."""
    return _WITH_MARK.findall(text)
