"""Read the lines of a picture with rapidocr, where the extra [ocr] is installed.

The models lie in the package that recognises; nothing is fetched.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from statistics import median
from typing import Any

from policydiff.stages.support.text import normalise_characters

_PACKAGES = ("rapidocr", "onnxruntime")
_LONG = 4.0  # heights of a line from which on its edge tells how the page is tilted
_STRAIGHT = math.radians(0.1)  # a smaller tilt stays


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of a picture, where it stands there when the picture is set straight, and how sure.

    Its places are in pixels; y grows downwards.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float  # in [0, 1]


def can_recognise() -> bool:
    """Whether the extra [ocr] is installed."""
    return all(find_spec(name) is not None for name in _PACKAGES)


def engine_name() -> str:
    """What recognises, with its version: another one may read otherwise."""
    return " ".join(f"{name} {version(name)}" for name in _PACKAGES)


def recognise(picture: Any) -> tuple[RecognisedLine, ...]:
    """The lines of a picture in any order; its tilt is taken off their places."""
    found = _engine()(picture)
    if found.boxes is None or found.txts is None or found.scores is None:
        return ()
    corners = [[(float(x), float(y)) for x, y in box] for box in found.boxes]
    turned = _straight(corners)
    lines = list[RecognisedLine]()
    for places, text, score in zip(turned, found.txts, found.scores, strict=True):
        cleaned = normalise_characters(str(text)).strip()
        if cleaned:
            top, bottom = _mean(places[:2]), _mean(places[2:])
            xs = [x for x, _ in places]
            lines.append(RecognisedLine(cleaned, min(xs), top, max(xs), bottom, float(score)))
    return tuple(lines)


_Corners = Sequence[tuple[float, float]]  # from the upper left one to the right


def _straight(boxes: Sequence[_Corners]) -> list[_Corners]:
    """The corners of lines as they are once the page is turned by its tilt."""
    tilts = [
        math.atan2(right[1] - left[1], right[0] - left[0])
        for left, right, _, low in boxes
        if right[0] - left[0] > _LONG * (low[1] - left[1])
    ]
    tilt = median(tilts) if tilts else 0.0
    if abs(tilt) < _STRAIGHT:
        return list(boxes)
    cosine, sine = math.cos(-tilt), math.sin(-tilt)
    return [[(x * cosine - y * sine, x * sine + y * cosine) for x, y in box] for box in boxes]


def _mean(corners: _Corners) -> float:
    return sum(y for _, y in corners) / len(corners)


@cache
def _engine() -> Any:
    """The recogniser with the models of its package; it takes a second to load."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rapidocr import RapidOCR

        return RapidOCR(params={"Global.log_level": "critical"})
