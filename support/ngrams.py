"""Runs of neighbouring characters (n-grams), by which texts are compared without words."""

from __future__ import annotations

from collections.abc import Iterator


def character_ngrams(text: str, size: int) -> Iterator[str]:
    """All runs of `size` characters, in order; none where the text is shorter."""
    return (text[at : at + size] for at in range(len(text) - size + 1))


def ngrams_or_whole(text: str, size: int) -> Iterator[str]:
    """The same; the text itself where it is shorter."""
    return character_ngrams(text, size) if len(text) > size else iter((text[:size],))
