"""A view of the text for matching: one form of each character, at the same place."""

from __future__ import annotations

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # ！ … ～ to ! … ~
_ALIKE = {
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
    "〇": "零",
    "○": "零",
    "＂": '"',
    "「": "“",
    "」": "”",
    "\u202f": " ",
    "\r": " ",
}
_TABLE = {**_WIDE, **{ord(key): ord(value) for key, value in _ALIKE.items()}}


def fold(text: str) -> str:
    """The text with full-width forms, dashes and spaces unified; the length stays.

    A point between digits (７．５) becomes an ASCII point, so that every span of the
    folded text is a span of the text.
    """
    return text.translate(_TABLE)
