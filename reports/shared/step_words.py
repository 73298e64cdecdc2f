"""Put a step into words: ▲ +0.5个百分点，措辞更硬."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.compare import Direction, Firmness
from policydiff.stages.compare.model.series_types import Step
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.numerals import plain_decimal, prefix

SYMBOLS = {
    Direction.STRONGER: "▲",
    Direction.SAME: "＝",
    Direction.WEAKER: "▼",
    Direction.HIGHER: "↑",
    Direction.LOWER: "↓",
}
_BY_WORDS = {
    Firmness.FIRMER: Direction.STRONGER,
    Firmness.SOFTER: Direction.WEAKER,
    Firmness.SAME: Direction.SAME,
}


def step_words(step: Step, *, ui: Interface) -> str:
    """How far and whither, else what keeps the two from being compared; "" where nothing does."""
    if step.difference is None or step.value is None:
        return ui(f"reason.{step.obstacle.value}") if step.obstacle else ""
    symbol = SYMBOLS[direction_of(step) or step.value]
    text = f"{symbol}\N{NO-BREAK SPACE}{_signed(step.difference)}{step.unit or ''}"
    if step.firmness in (Firmness.FIRMER, Firmness.SOFTER):
        text += ui(f"escalation.firmness_{step.firmness.value}")
    return text


def direction_of(step: Step) -> Direction | None:
    """Which way the value goes: by ambition where that can be told, else what the number does."""
    return Direction(step.ambition.value) if step.ambition else step.value


def heading_of(step: Step) -> Direction | None:
    """Which way a step goes on the whole: by value, at one value by the firmness of the words."""
    found = direction_of(step)
    if found is Direction.SAME and step.firmness is not None:
        return _BY_WORDS[step.firmness]
    return found


def _signed(value: Decimal) -> str:
    factor, word = prefix(value)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{plain_decimal(abs(value) / factor)}{word}"
