"""Pages with paragraphs and tables, set line by line: as a PDF without fonts, and as a picture."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.documents.files import write_objects
from tests.documents.one_plan import cells_of, is_row

WIDTH, HEIGHT, MARGIN, SIZE, LEADING = 595.0, 842.0, 62.0, 12.0, 22.0  # points
FONT = next(iter(Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc")), None) or next(
    iter(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc")), None
)
_CLOSING = "，。；：、！？）》”〕%"  # begins no line
_PAD = 4.0
_WIDE = {"%": 0.9, "M": 0.9, "W": 0.95, "P": 0.65}


@dataclass(slots=True)
class Page:
    """What is set on a page, from its lower left corner, in points."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def width_of(text: str) -> float:
    """The width of a text: squares, and what Latin letters take beside them."""
    return sum(SIZE * (_WIDE.get(char, 0.56) if char.isascii() else 1.0) for char in text)


def broken(text: str, room: float, *, indent: float = 0.0) -> Iterator[str]:
    """A text in lines that fit, no closing mark at the beginning of one."""
    line, used = "", indent
    for char in text:
        if used + width_of(char) > room and line:
            kept = next(i for i in range(len(line), 0, -1) if (line + char)[i] not in _CLOSING)
            yield line[:kept]
            line = line[kept:]
            used = width_of(line)
        line, used = line + char, used + width_of(char)
    yield line


def set_pages(lines: Sequence[str], *, ruled: bool) -> list[Page]:
    """The pages of a plan; every page ends with its number."""
    made, y = [Page()], HEIGHT - MARGIN
    for rows, group in groupby(enumerate(lines), key=lambda pair: is_row(pair[1])):
        members = list(group)
        if rows:
            y = _set_table([cells_of(row) for _, row in members], made, y, ruled=ruled)
            continue
        for number, line in members:
            indent = 0.0 if number == 0 else 2 * SIZE
            for place, text in enumerate(broken(line, WIDTH - 2 * MARGIN, indent=indent)):
                y = _room(made, y, LEADING)
                left = MARGIN + (indent if place == 0 else 0.0)
                if number == 0:
                    left = (WIDTH - width_of(text)) / 2
                made[-1].texts.append((left, y - SIZE, text))
                y -= LEADING
    for number, page in enumerate(made, start=1):
        page.texts.append((WIDTH / 2 - SIZE, MARGIN / 2, f"- {number} -"))
    return made


def _room(made: list[Page], y: float, height: float) -> float:
    if y - height < MARGIN:
        made.append(Page())
        return HEIGHT - MARGIN
    return y


def _set_table(grid: Sequence[Sequence[str]], made: list[Page], y: float, *, ruled: bool) -> float:
    """Set a table; what stands in a merged cell stands in its middle, on the page it begins on."""
    edges, y = _edges(grid), y - 4.0
    group = ("", 0.0, made[-1])  # the merged cell at the left, where it begins, on which page
    for number, row in enumerate(grid):
        wrapped = [
            list(broken(cell, right - left - 2 * _PAD))
            for cell, left, right in zip(row, edges, edges[1:], strict=False)
        ]
        height = max(len(cell) for cell in wrapped) * (SIZE + 4) + 2 * _PAD
        below = y
        y = _room(made, y, height)
        page = made[-1]
        if row[0] or page is not group[2]:
            _set_cell(group, below, edges)
            group = (row[0], y, page)
        for cell, left in list(zip(wrapped, edges, strict=False))[1:]:
            top = y - (height - len(cell) * (SIZE + 4)) / 2
            for place, text in enumerate(cell):
                page.texts.append((left + _PAD, top - SIZE - place * (SIZE + 4), text))
        if ruled:
            begins, ends = bool(row[0]), number + 1 == len(grid) or bool(grid[number + 1][0])
            page.rules.append((edges[0] if begins else edges[1], y, edges[-1], y))
            page.rules.append((edges[0] if ends else edges[1], y - height, edges[-1], y - height))
            page.rules += [(x, y, x, y - height) for x in edges]
        y -= height
    _set_cell(group, y, edges)
    return y - 6.0


def _set_cell(group: tuple[str, float, Page], bottom: float, edges: Sequence[float]) -> None:
    text, top, page = group
    lines = list(broken(text, edges[1] - edges[0] - 2 * _PAD))
    start = (top + bottom) / 2 + len(lines) * (SIZE + 4) / 2 - SIZE
    for place, line in enumerate(lines):
        page.texts.append((edges[0] + _PAD, start - place * (SIZE + 4), line))


def _edges(grid: Sequence[Sequence[str]]) -> list[float]:
    """Where the columns end: their shares of the line by the longest of their cells."""
    longest = [
        max(min(width_of(row[place]), 16 * SIZE) for row in grid) + 2 * _PAD + SIZE
        for place in range(len(grid[0]))
    ]
    scale = min(1.0, (WIDTH - 2 * MARGIN) / sum(longest))
    edges = [MARGIN]
    for width in longest:
        edges.append(edges[-1] + max(width * scale, 2 * SIZE + 2 * _PAD))
    return edges


def embedded_free_pdf(lines: Sequence[str], path: Path, *, ruled: bool) -> Path:
    """A PDF whose Chinese font is named and not in the file; its codes are those of GBK."""
    made = set_pages(lines, ruled=ruled)
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(made)))
    objects: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(made)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /FangSong_GB2312 /Encoding /GBK-EUC-H "
        "/DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong_GB2312 /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>",
        "<< /Type /Font /Subtype /TrueType /BaseFont /SimSun /Encoding /WinAnsiEncoding "
        f"/FirstChar 32 /LastChar 126 /Widths [{'500 ' * 95}] >>",
    ]
    for page in made:
        drawn = "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in page.rules)
        drawn += "".join(f"BT {x} {y} Td {_shown(text)}ET\n" for x, y, text in page.texts if text)
        number = len(objects) + 1
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents "
            f"{number + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    return write_objects(path, objects)


def _shown(text: str) -> str:
    drawn = ""
    for latin, group in groupby(text, key=str.isascii):
        run = "".join(group)
        encoding = "ascii" if latin else "gb18030"
        drawn += f"/{'F2' if latin else 'F1'} {SIZE} Tf <{run.encode(encoding).hex()}> Tj "
    return drawn


def picture_of(page: Page, *, dots: float = 2.0) -> Any:
    """A page as a picture, with so many pixels a point."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (round(WIDTH * dots), round(HEIGHT * dots)), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(str(FONT), round(SIZE * dots))
    for a, b, c, d in page.rules:
        ends = (a * dots, (HEIGHT - b) * dots, c * dots, (HEIGHT - d) * dots)
        pen.line(ends, fill=30, width=round(dots))
    for x, y, text in page.texts:
        place = x * dots
        for char in text:
            pen.text((place, (HEIGHT - y) * dots), char, font=font, fill=25, anchor="ls")
            place += width_of(char) * dots
    return picture


def scanned(
    lines: Sequence[str],
    path: Path,
    *,
    tilt: float = 0.4,
    specks: int = 4000,
    ruled: bool = True,
    seal: bool = False,
) -> Path:
    """A PDF of pictures of the pages, a little tilted, with specks; a seal over the first."""
    chance = random.Random(7)
    made = []
    for number, page in enumerate(set_pages(lines, ruled=ruled)):
        picture = picture_of(page)
        if seal and number == 0:
            picture = with_seal(picture)
        white = 255 if picture.mode == "L" else (255, 255, 255)
        picture = picture.rotate(tilt, fillcolor=white, resample=3)
        spots = picture.load()
        for _ in range(specks):
            shade = chance.randrange(256)
            place = chance.randrange(picture.width), chance.randrange(picture.height)
            spots[place] = shade if picture.mode == "L" else (shade,) * 3
        made.append(picture)
    made[0].save(path, save_all=True, append_images=made[1:], resolution=144)
    return path


def with_seal(picture: Any) -> Any:
    """A picture with a red seal over its text, whose black shows through."""
    from PIL import Image, ImageChops, ImageDraw

    seal = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(seal)
    pen.ellipse((640, 300, 940, 600), outline=(220, 40, 40), width=8)
    points = [(790, 380), (812, 440), (876, 440), (824, 478), (844, 540), (790, 502)]
    pen.polygon(points, fill=(220, 40, 40))
    return ImageChops.multiply(picture.convert("RGB"), seal)
