"""Turn positions on rotated pages into those that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Turn:
    """By how many quarters the text of a page is turned to the left against the page."""

    quarters: int

    @property
    def degrees(self) -> int:
        """By how much the page must be turned to the right to be read."""
        return self.quarters * 90

    def upright(self, box: Box) -> Box:
        """A rectangle of the page as a reader sees it; the origin may lie outside."""
        match self.quarters:
            case 1:
                return Box(box.bottom, -box.right, box.top, -box.left)
            case 2:
                return Box(-box.right, -box.top, -box.left, -box.bottom)
            case 3:
                return Box(-box.top, box.left, -box.bottom, box.right)
        return box

    def on_page(self, box: Box) -> Box:
        """What `upright` was given."""
        return Turn(-self.quarters % 4).upright(box)
