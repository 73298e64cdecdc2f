"""Measure how much of a text is standing phrases, which any plan has."""

from __future__ import annotations

from functools import cache

from policydiff.stages.support.resources import shipped_text

RUN = 6  # characters; shorter runs are words, longer ones miss phrases with a word changed


def boilerplate_share(bare: str) -> float:
    """Share in [0, 1] of the characters that stand in a run of data/boilerplate.txt.

    Args:
        bare: The text without punctuation (坚持以人民为中心).
    """
    runs, covered, end = _runs(), 0, 0
    for at in range(len(bare) - RUN + 1):
        if bare[at : at + RUN] in runs:
            covered += at + RUN - max(end, at)
            end = at + RUN
    return covered / len(bare) if bare else 0.0


@cache
def _runs() -> frozenset[str]:
    return frozenset(shipped_text("align", "data", "boilerplate.txt").split())
