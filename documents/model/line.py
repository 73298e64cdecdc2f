"""Lines: what every format is turned into before it is understood."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.support.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph, table row or line of the source, without surrounding white space."""

    text: str
    number: int  # 1-based in the source: line (text), block (HTML, DOCX), page (PDF)
    title: bool = False  # set as a heading: by its style or tag, or all of it in bold


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A line with its place in `Document.text`."""

    text: str
    number: int
    start: int
    title: bool = False

    def span(self, start: int, end: int) -> Span:
        """The span in `Document.text` of a half-open range of this line's text."""
        return Span(self.start + start, self.start + end)


def place_lines(lines: tuple[Line, ...]) -> tuple[PlacedLine, ...]:
    """The lines with the places that they have once joined by line feeds."""
    placed, start = [], 0
    for line in lines:
        place = PlacedLine(text=line.text, number=line.number, start=start, title=line.title)
        placed.append(place)
        start += len(line.text) + 1
    return tuple(placed)
