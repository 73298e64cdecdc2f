"""Put a step into words: ▲ +0.5个百分点，措辞更硬."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.compare import Direction
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


def step_words(step: Step, *, ui: Interface) -> str:
    """How far and whither, else what keeps the two from being compared; "" where nothing does."""
    if step.difference is None or step.value is None:
        return ui(f"reason.{step.obstacle.value}") if step.obstacle else ""
    text = f"{SYMBOLS[step.value]}\N{NO-BREAK SPACE}{_signed(step.difference)}{step.unit or ''}"
    if step.firmness in (Direction.STRONGER, Direction.WEAKER):
        text += ui(f"escalation.firmness_{step.firmness.value}")
    return text


def heading_of(step: Step) -> Direction | None:
    """Which way a step goes on the whole: by value, at one value by the firmness of the words."""
    return step.firmness if step.value is Direction.SAME and step.firmness else step.value


def _signed(value: Decimal) -> str:
    factor, word = prefix(value)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{plain_decimal(abs(value) / factor)}{word}"
