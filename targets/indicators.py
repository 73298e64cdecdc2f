"""Canonical names and polarity of indicators, from lexicons/indicators.toml."""

from __future__ import annotations

from targets.target import Mode, Polarity


def canonical_name(text: str) -> str:
    """The canonical name of an indicator in the words of a text."""
    return text


def polarity_of(name: str, mode: Mode) -> Polarity:
    """Which direction of an indicator is the ambitious one."""
    return Polarity.HIGHER_IS_BETTER
