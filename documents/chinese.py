"""Chinese characters."""

from __future__ import annotations


def is_chinese(char: str) -> bool:
    """Whether a character is one of the common Chinese ones: [㐀-鿿], a set slow to compile."""
    return "㐀" <= char <= "鿿"


def has_chinese(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return any(map(is_chinese, text))
