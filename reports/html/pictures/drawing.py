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

    def mark(
        self, x: float, y: float, shape: str, colour: str = "ink", *, upright: bool = False
    ) -> None:
        """The mark of a value: its shape is the word that bounds it.

        Triangles point to where values grow: to the right, or up where the axis stands upright.
        """
        triangle = _upright if upright else _triangle
        if shape == "at_least":
            self.path(triangle(x, y, 1), f"fill-{colour}")
        elif shape == "at_most":
            self.path(triangle(x, y, -1), f"fill-{colour}")
        elif shape == "superior":
            self.path(f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6Z", f"fill-{colour}")
        elif shape == "result":
            self.path(f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8", f"line-{colour}")
        elif shape == "stretch":
            self.path(f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8Z", f"open-{colour}")
        else:
            look = "open" if shape == "about" else "fill"
            self.circle(x, y, 4.5, f"{look}-{colour}")

    def hatched(self, x: float, y: float, width: float, height: float) -> None:
        """A field that nothing is known of: slanting strokes."""
        strokes = []
        for at in range(6, int(width + height), 6):
            left, top = max(0.0, at - height), min(float(at), height)
            right, bottom = min(float(at), width), max(0.0, at - width)
            strokes.append(f"M{x + left:.1f} {y + top:.1f}L{x + right:.1f} {y + bottom:.1f}")
        self.path("".join(strokes), "line-grid")

    def broken(self, x: float, y: float, *, upright: bool = False) -> None:
        """The two strokes of an axis that does not begin at zero."""
        if upright:
            self.path(f"M{x - 5:.1f} {y + 2:.1f}l10 -4m-10 8l10 -4", "line-ink on-ground")
        else:
            self.path(f"M{x - 2:.1f} {y + 5:.1f}l4 -10m0 10l4 -10", "line-ink on-ground")

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


def _upright(x: float, y: float, way: int) -> str:
    return (
        f"M{x - 5:.1f} {y + 4 * way:.1f}L{x:.1f} {y - 5 * way:.1f}L{x + 5:.1f} {y + 4 * way:.1f}Z"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A cell of a table that leads to where its words stand."""

    words: str
    href: str | None
    spot: str = ""  # for the panel that shows them in their context


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
    rows: Sequence[Sequence[str | Linked]]


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


def key_of(shape: str, colour: str = "ink", *, upright: bool = False) -> Markup:
    """A small mark for the key of a figure."""
    drawing = Drawing(14, 12, "")
    drawing.mark(6, 6, shape, colour, upright=upright)
    return hidden(drawing)


def hatched_key() -> Markup:
    """A small hatched field for the key of a figure."""
    drawing = Drawing(14, 12, "")
    drawing.hatched(0, 0, 12, 12)
    return hidden(drawing)


def bar_key(look: str, *, width: int = 26) -> Markup:
    """A small bar for the key of a figure."""
    drawing = Drawing(width, 12, "")
    drawing.rect(0, 2, width, 8, look)
    return hidden(drawing)


def share_bar(share: float, *, label: str) -> Markup:
    """A part of a whole as a bar of 240 pixels; more than the whole runs over its end."""
    drawing = Drawing(360, 12, label)
    drawing.rect(0, 1, 240, 10, "open-edge")
    drawing.rect(0, 1, min(share, 1.5) * 240, 10, "fill-edge")
    drawing.line(240, 0, 240, 12, "line-ink")
    return drawing.markup()


def line_key(look: str) -> Markup:
    """A small stroke for the key of a figure."""
    drawing = Drawing(26, 12, "")
    drawing.line(0, 6, 26, 6, look)
    return hidden(drawing)


def hidden(drawing: Drawing) -> Markup:
    """A picture that only repeats the words beside it."""
    from markupsafe import Markup

    hides = Markup('aria-hidden="true"')
    return drawing.markup().replace(Markup('role="img" aria-label=""'), hides, 1)


def years_between(first: int, last: int, *, most: int) -> Iterable[int]:
    """At most so many round years from the first to the last."""
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if (last - first) / n <= most)
    return range(-(-first // step) * step, last + 1, step)
