"""Read the lines of a picture with rapidocr, where the extra [ocr] is installed.

The models lie in the package that recognises; nothing is fetched.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from statistics import median
from typing import Any

from policydiff.stages.documents.formats.recognition.drawn_rules import (
    find_blots,
    find_rules,
    without_seals,
)
from policydiff.stages.documents.formats.recognition.missed_ink import Page, complete
from policydiff.stages.documents.formats.recognition.recognised_lines import (
    RecognisedLine,
    RecognisedPage,
    as_printed,
)

_PACKAGES = ("rapidocr", "onnxruntime")
_LONG = 4.0  # heights of a line from which on its edge tells how the page is tilted
_CHARACTER = 0.66  # of a line: the height of its characters
_STRAIGHT = math.radians(0.1)  # a smaller tilt stays


def can_recognise() -> bool:
    """Whether the extra [ocr] is installed."""
    return all(find_spec(name) is not None for name in _PACKAGES)


def engine_name() -> str:
    """What recognises, with its version: another one may read otherwise."""
    return " ".join(f"{name} {version(name)}" for name in _PACKAGES)


def recognise(picture: Any) -> RecognisedPage:
    """The lines of a picture in any order and its rules; its tilt is taken off their places."""
    picture = without_seals(picture)
    found = _engine()(picture, use_det=True, use_cls=True, use_rec=True)  # it keeps the last ones
    if found.boxes is None or found.txts is None or found.scores is None:
        return RecognisedPage()
    corners = [[(float(x), float(y)) for x, y in box] for box in found.boxes]
    tilt = _tilt(corners)
    lines = list[RecognisedLine]()
    for box, text, score in zip(corners, found.txts, found.scores, strict=True):
        printed, places = as_printed(str(text)), _turned(box, tilt)
        if printed:
            top, bottom = _mean(places[:2]), _mean(places[2:])
            xs = [x for x, _ in places]
            lines.append(RecognisedLine(printed, min(xs), top, max(xs), bottom, float(score)))
    return _with_missed(lines, _straight(picture, tilt)) if lines else RecognisedPage()


def _with_missed(lines: Sequence[RecognisedLine], picture: Any) -> RecognisedPage:
    """A page with its rules, and what is written beside and between its lines."""
    height = _CHARACTER * median(line.bottom - line.top for line in lines)
    rules = find_rules(picture, height)
    page = Page(picture, rules, find_blots(picture, height, rules), height, _read_part)
    return RecognisedPage(complete(lines, page), rules)


def _read_part(picture: Any) -> tuple[str, float]:
    """What a part of a picture says that holds one line, and how sure that is."""
    found = _engine()(picture, use_det=False, use_cls=False)
    if not found.txts or not found.scores:
        return "", 0.0
    return as_printed(str(found.txts[0])), float(found.scores[0])


_Corners = Sequence[tuple[float, float]]  # from the upper left one to the right


def _tilt(boxes: Sequence[_Corners]) -> float:
    """By what angle a page is turned, by the edges of its long lines; 0 where it is nearly none."""
    tilts = [
        math.atan2(right[1] - left[1], right[0] - left[0])
        for left, right, _, low in boxes
        if right[0] - left[0] > _LONG * (low[1] - left[1])
    ]
    tilt = median(tilts) if tilts else 0.0
    return tilt if abs(tilt) >= _STRAIGHT else 0.0


def _turned(box: _Corners, tilt: float) -> _Corners:
    """The corners of a line as they are once the page is turned by its tilt."""
    cosine, sine = math.cos(-tilt), math.sin(-tilt)
    return [(x * cosine - y * sine, x * sine + y * cosine) for x, y in box]


def _straight(picture: Any, tilt: float) -> Any:
    """The picture turned by its tilt."""
    if not tilt:
        return picture
    import cv2
    import numpy as np

    cosine, sine = math.cos(-tilt), math.sin(-tilt)
    turn = np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0]])
    size = picture.shape[1], picture.shape[0]
    white = (255, 255, 255)
    return cv2.warpAffine(picture, turn, size, flags=cv2.INTER_CUBIC, borderValue=white)


def _mean(corners: _Corners) -> float:
    return sum(y for _, y in corners) / len(corners)


@cache
def _engine() -> Any:
    """The recogniser with the models of its package; it takes a second to load."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rapidocr import RapidOCR

        return RapidOCR(params={"Global.log_level": "critical"})
