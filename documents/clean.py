"""Characters that stand for nothing: removed before anything else looks at the text."""

from __future__ import annotations

from unicodedata import normalize

from documents.later import later

_LINE_ENDS = later("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, soft hyphens, zero-width and direction marks, byte order marks.
_NOTHING = later(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
# Signs for parts of characters (⼀, ⽅), which some PDF files say for the characters themselves.
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICAL = later("[\u2f00-\u2fd5]")
_SURROGATES = later("[\ud800-\udfff]")


def normalise_characters(text: str) -> str:
    """The text with line feeds as the only line ends and without invisible characters.

    White space inside a line is kept as it is; a lone surrogate becomes U+FFFD.
    """
    text = _NOTHING.sub("", _LINE_ENDS.sub("\n", text))
    if _RADICAL.search(text):
        text = text.translate(_RADICALS)
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
