"""Rules that are drawn on a picture of a page, and the ink of its characters, with OpenCV.

The picture stands straight. It comes with the recogniser, so both are there or neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any

_LONG, _TALL = 3.0, 1.6  # heights of a character that a level or an upright rule is long at least
_THICK = 0.4  # heights of a character; what is thicker is no rule
_GAP = 0.6  # heights of a character; pieces of a rule that are nearer are one
_SNAP = 0.9  # heights of a character between the end of an upright rule and the level one it meets
_GREY = 60  # between the strongest and the weakest of its colours; more is a seal
_SEAL = 140  # pixels across at least: an inch, where the largest red heads are nearly as tall
_SPECK = 0.2  # heights of a character; smaller blots are none
_LARGEST = 1.4  # heights of a character; larger blots are pictures
_FEWEST = 5  # pixels of a blot


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """A level or an upright rule, in pixels."""

    at: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class DrawnRules:
    """The rules of a page."""

    level: tuple[DrawnRule, ...] = ()
    upright: tuple[DrawnRule, ...] = ()


NO_RULES = DrawnRules()


@dataclass(frozen=True, slots=True)
class Blot:
    """Connected ink as large as a character or a part of one, in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def x(self) -> float:
        """The middle of its width."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle of its height."""
        return (self.top + self.bottom) / 2


def without_seals(picture: Any) -> Any:
    """A picture whose seals are bleached: their red becomes light, the black ink below them stays.

    Red heads are smaller, and what they say is text.
    """
    if picture.ndim == 2:
        return picture
    import cv2
    import numpy as np

    mask = (_colour(picture) > _GREY).astype(np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    bleached = picture.copy()
    for x, y, wide, tall, _ in found[1:].tolist():
        if min(wide, tall) >= _SEAL:
            part = bleached[y : y + tall, x : x + wide]
            part[...] = part.max(axis=2, keepdims=True)
    return bleached


def find_rules(picture: Any, height: float) -> DrawnRules:
    """The rules of a picture whose characters are as tall as that."""
    ink = _ink(picture)
    level = _joined(_runs(ink, round(_LONG * height), _THICK * height, level=True), height)
    upright = _joined(_runs(ink, round(_TALL * height), _THICK * height, level=False), height)
    met = (_meeting(rule, level, _SNAP * height) for rule in upright)
    upright = tuple(rule for rule in met if rule is not None)
    kept = tuple(rule for rule in level if _spans(rule, upright, _SNAP * height))
    return DrawnRules(kept, upright)


def find_blots(picture: Any, height: float, rules: DrawnRules) -> tuple[Blot, ...]:
    """The ink of a picture that may be characters: neither rules nor specks, seals or pictures."""
    import cv2

    ink = _ink(picture)
    for rule in rules.level:
        _clear(ink, rule.first, rule.at, rule.last, rule.at)
    for rule in rules.upright:
        _clear(ink, rule.at, rule.first, rule.at, rule.last)
    _, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return tuple(
        Blot(float(x), float(y), float(x + wide), float(y + tall))
        for x, y, wide, tall, area in found[1:].tolist()
        if area >= _FEWEST and _SPECK * height <= max(wide, tall) <= _LARGEST * height
    )


def _ink(picture: Any) -> Any:
    """What is dark and has no colour on a picture, as 255 on 0: seals are red."""
    import cv2

    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture[..., :3], cv2.COLOR_BGR2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if picture.ndim == 3:
        ink[_colour(picture) > _GREY] = 0
    return ink


def _colour(picture: Any) -> Any:
    """By how much the strongest of the colours of each pixel exceeds the weakest."""
    colours = picture[..., :3]
    return colours.max(axis=2).astype(int) - colours.min(axis=2)


def _runs(ink: Any, least: int, thickest: float, *, level: bool) -> list[DrawnRule]:
    """Dark lines of some length in one direction."""
    import cv2
    import numpy as np

    shape, bridge = ((1, least), (1, 3)) if level else ((least, 1), (3, 1))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(bridge, np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    rules = list[DrawnRule]()
    for x, y, wide, tall, _ in found[1:].tolist():
        if (tall if level else wide) <= thickest:
            at, start, end = (y + tall / 2, x, x + wide) if level else (x + wide / 2, y, y + tall)
            rules.append(DrawnRule(float(at), float(start), float(end)))
    return rules


def _joined(rules: Sequence[DrawnRule], height: float) -> tuple[DrawnRule, ...]:
    """Rules whose pieces are one where little is missing between them."""
    found = list[DrawnRule]()
    for rule in sorted(rules, key=lambda rule: rule.first):
        for index, other in enumerate(found):
            beside = abs(other.at - rule.at) < _THICK * height
            if beside and rule.first - other.last < _GAP * height:
                found[index] = replace(other, last=max(other.last, rule.last))
                break
        else:
            found.append(rule)
    return tuple(found)


def _meeting(rule: DrawnRule, level: Sequence[DrawnRule], most: float) -> DrawnRule | None:
    """An upright rule that ends at the level ones which it nearly meets; None: it meets none.

    The rules of a table that goes on over the page meet none at one of their ends.
    """
    own = [other.at for other in level if other.first - most <= rule.at <= other.last + most]
    near = [min(own, key=lambda at: abs(at - end), default=inf) for end in (rule.first, rule.last)]
    if all(abs(at - end) > most for at, end in zip(near, (rule.first, rule.last), strict=True)):
        return None
    first, last = (
        at if abs(at - end) <= most else end
        for at, end in zip(near, (rule.first, rule.last), strict=True)
    )
    return replace(rule, first=first, last=last)


def _spans(rule: DrawnRule, upright: Sequence[DrawnRule], most: float) -> bool:
    """Whether a level rule goes from one upright rule to another; strokes of a line do not."""
    own = [other.at for other in upright if other.first - most <= rule.at <= other.last + most]
    return all(any(abs(at - end) <= most for at in own) for end in (rule.first, rule.last))


def _clear(ink: Any, left: float, top: float, right: float, bottom: float) -> None:
    """Wipe a rule with two pixels around it."""
    x1, x2 = max(0, int(left) - 2), int(right) + 3
    y1, y2 = max(0, int(top) - 2), int(bottom) + 3
    ink[y1:y2, x1:x2] = 0
