"""How right the program was found to be: figures of data/accuracy.toml, in the page's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Any

import tomli

from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.resources import shipped_text

FIRM_LINKS, WEAK_LINKS, SENTENCES = "links_high", "links_low", "sentences"  # ids of samples
NORMAL = 1.96  # standard deviations on either side that hold 19 of 20 draws


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A name, what it stands for, and an explanation where there is one."""

    name: str
    value: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What readers found in a sample, for the head of a page."""

    label: str  # what was right: 得分 0.9 以上的对应
    right: int
    of: int


def accuracy_lines(ui: Interface) -> Iterator[Line]:
    """The floors that tests hold, then the samples with the interval of their share."""
    found = _figures()
    for entry in found["entry"]:
        yield Line(name=entry[ui.lang], value=f"≥ {entry['at_least']:.2f}")
    for sample in found["sample"]:
        yield Line(name=sample[ui.lang], value=_figure(sample))


def sample_figure(name: str) -> str:
    """93% (84%–97%; 56/60): the sample of this id, as a sentence sets it beside its claim.

    Args:
        name: FIRM_LINKS, WEAK_LINKS or SENTENCES.
    """
    return next(_figure(one) for one in _figures()["sample"] if one.get("id") == name)


def _figure(sample: dict[str, Any]) -> str:
    """The share with its interval, and the counts."""
    right, of = sample["right"], sample["of"]
    low, high = wilson_interval(right, of)
    return f"{right / of:.0%} ({low:.0%}–{high:.0%}; {right}/{of})"


def how_sure(*ids: str, ui: Interface) -> tuple[Sample, ...]:
    """The samples of these ids, in this order.

    Raises:
        KeyError: There is no such sample.
    """
    known = {sample["id"]: sample for sample in _figures()["sample"]}
    return tuple(
        Sample(label=ui(f"sure.{name}"), right=known[name]["right"], of=known[name]["of"])
        for name in ids
    )


def wilson_interval(right: int, of: int) -> tuple[float, float]:
    """The interval that holds the true share in 19 of 20 samples, after Wilson (1927).

    Args:
        right: How many of the sample.
        of: How many were drawn, 1 or more.
    """
    share, square = right / of, NORMAL**2
    middle = share + square / (2 * of)
    reach = NORMAL * sqrt(share * (1 - share) / of + square / (4 * of**2))
    whole = 1 + square / of
    return (middle - reach) / whole, (middle + reach) / whole


@cache
def _figures() -> dict[str, Any]:
    return tomli.loads(shipped_text("reports", "data", "accuracy.toml"))
