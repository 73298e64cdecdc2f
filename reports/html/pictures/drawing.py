"""Draw SVG for the pages: marks and words by class, so that the style sheet alone has the colours.

Each mark names its look by classes of report.css: `fill-ink`, `fill-old`, `fill-new`, `fill-edge`
are filled, `open-…` are rings on the ground, `line-…` are strokes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

_NARROW = 0.55  # width of a letter or digit, in Chinese characters


@dataclass(slots=True)
class Drawing:
    """Marks on a ground of so many pixels; `label` tells it to those who do not see it."""

    width: int
    height: int
    label: str
    _parts: list[str] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str) -> None:
        """A stroke from one point to another."""
        self._add("line", look, x1=x1, y1=y1, x2=x2, y2=y2)

    def rect(self, x: float, y: float, width: float, height: float, look: str) -> None:
        """A bar; one that would be too thin to be seen is a pixel wide."""
        self._add("rect", look, x=x, y=y, width=max(width, 1), height=height)

    def circle(self, x: float, y: float, radius: float, look: str) -> None:
        """A dot."""
        self._add("circle", look, cx=x, cy=y, r=radius)

    def path(self, d: str, look: str) -> None:
        """A shape by its path data."""
        self._parts.append(f'<path class="{look}" d="{d}"/>')

    def text(self, x: float, y: float, words: str, look: str = "") -> None:
        """Words whose base line lies at `y`; `end` and `middle` in `look` are where `x` lies."""
        from markupsafe import escape

        named = f' class="{look}"' if look else ""
        self._parts.append(f'<text{named} x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>')

    def mark(self, x: float, y: float, shape: str, colour: str = "ink") -> None:
        """The mark of a value: its shape is the word that bounds it."""
        if shape == "at_least":
            self.path(_triangle(x, y, 1), f"fill-{colour}")
        elif shape == "at_most":
            self.path(_triangle(x, y, -1), f"fill-{colour}")
        else:
            look = "open" if shape in ("about", "stretch") else "fill"
            self.circle(x, y, 4.5, f"{look}-{colour}")

    def markup(self) -> Markup:
        """The picture as an element."""
        from markupsafe import Markup, escape

        head = (
            f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        )
        label = escape(self.label)
        return Markup(f'<svg {head} role="img" aria-label="{label}">{"".join(self._parts)}</svg>')

    def _add(self, name: str, look: str, **numbers: float) -> None:
        places = " ".join(f'{key}="{value:.1f}"' for key, value in numbers.items())
        self._parts.append(f'<{name} class="{look}" {places}/>')


def _triangle(x: float, y: float, way: int) -> str:
    return (
        f"M{x - 4 * way:.1f} {y - 5:.1f}L{x + 5 * way:.1f} {y:.1f}L{x - 4 * way:.1f} {y + 5:.1f}Z"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with what a reader needs to use it elsewhere: title, source, and its numbers."""

    anchor: str
    title: str
    about: str  # what is measured, in which unit, of when
    key: Sequence[tuple[Markup, str]]  # shapes and what they stand for
    wide: Markup
    narrow: Markup | None  # for phones; None: the wide one is narrow enough
    source: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def width_of(words: str) -> float:
    """How wide words are, in Chinese characters."""
    return sum(_NARROW if character.isascii() else 1.0 for character in words)


def cut(words: str, longest: float) -> str:
    """The words, cut with … where they are wider than so many Chinese characters."""
    if width_of(words) <= longest:
        return words
    kept, width = "", 1.0
    for character in words:
        width += width_of(character)
        if width > longest:
            break
        kept += character
    return f"{kept}…"


def key_of(shape: str, colour: str = "ink") -> Markup:
    """A small mark for the key of a figure."""
    drawing = Drawing(14, 12, "")
    drawing.mark(6, 6, shape, colour)
    return hidden(drawing)


def bar_key(look: str, *, width: int = 26) -> Markup:
    """A small bar for the key of a figure."""
    drawing = Drawing(width, 12, "")
    drawing.rect(0, 2, width, 8, look)
    return hidden(drawing)


def line_key(look: str) -> Markup:
    """A small stroke for the key of a figure."""
    drawing = Drawing(26, 12, "")
    drawing.line(0, 6, 26, 6, look)
    return hidden(drawing)


def hidden(drawing: Drawing) -> Markup:
    """A picture that only repeats the words beside it."""
    return drawing.markup().replace('role="img" aria-label=""', 'aria-hidden="true"', 1)


def years_between(first: int, last: int, *, most: int) -> Iterable[int]:
    """At most so many round years from the first to the last."""
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if (last - first) / n <= most)
    return range(-(-first // step) * step, last + 1, step)
