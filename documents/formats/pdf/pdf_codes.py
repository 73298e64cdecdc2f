"""Fonts of a PDF as its dictionaries describe them: what codes say, and how wide they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pdfminer.cmapdb import CMap, CMapDB
from pdfminer.encodingdb import EncodingDB
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name

from policydiff.stages.documents.formats.pdf.pdf_cmaps import CodeMap, Ranges, read_code_map
from policydiff.stages.documents.formats.pdf.pdf_fonts import is_standard
from policydiff.stages.documents.formats.pdf.pdf_streams import read_stream
from policydiff.stages.support.limits import Budget

Spec = Mapping[str, object]
Tree = dict[int, object]  # by the bytes of a code, one after the other

_EM = 0.001  # of a font's size: the unit in which widths are stated
_USUAL = 500.0  # such units: a Latin letter's width where none is stated
_SPACE = 32  # the code that word spacing follows
_LONGEST = 4  # bytes of a code


@dataclass(frozen=True, slots=True)
class Sign:
    """What one code of a text says, and how far it moves on, in sizes of the font."""

    text: str | None  # None: the file does not say
    step: float  # negative downwards in vertical writing
    space: bool  # word spacing follows


def make_font(spec: Spec, budget: Budget) -> Font:
    """The font that a dictionary describes."""
    return (CompositeFont if _name(spec.get("Subtype")) == "Type0" else Font)(spec, budget)


class Font:
    """A font with one byte for a character."""

    vertical = False

    def __init__(self, spec: Spec, budget: Budget) -> None:
        self._spec, self._budget = spec, budget

    @cached_property
    def absent(self) -> bool:
        """Whether neither the file nor PDFium has it."""
        files = {"FontFile", "FontFile2", "FontFile3"} & self._descriptor.keys()
        drawn = _name(self._spec.get("Subtype")) == "Type3"
        return not (files or drawn or is_standard(_name(self._spec.get("BaseFont"))))

    def signs(self, data: bytes) -> Iterator[Sign]:
        """What the codes of a text in this font say."""
        for code in data:
            text = self._written(code) or self._encoding.get(code)
            yield Sign(text, self._step(code, text), space=code == _SPACE)

    @cached_property
    def _descriptor(self) -> Mapping[str, object]:
        return dict_value(self._spec.get("FontDescriptor"))

    def _written(self, code: int) -> str | None:
        return self._characters.text(code) if self._characters else None

    @cached_property
    def _characters(self) -> CodeMap | None:
        """The map to characters that the file holds."""
        stream = resolve1(self._spec.get("ToUnicode"))
        if not isinstance(stream, PDFStream):
            return None
        return read_code_map(read_stream(stream, self._budget))

    @cached_property
    def _encoding(self) -> dict[int, str]:
        usual = "StandardEncoding"
        if _name(self._spec.get("Subtype")) == "TrueType":
            usual = "WinAnsiEncoding"
        stated = resolve1(self._spec.get("Encoding"))
        if not isinstance(stated, dict):
            return EncodingDB.get_encoding(_name(stated) or usual)
        differences = [resolve1(entry) for entry in list_value(stated.get("Differences"))]
        return EncodingDB.get_encoding(_name(stated.get("BaseEncoding")) or usual, differences)

    def _step(self, code: int, text: str | None) -> float:
        metrics = FONT_METRICS.get(_name(self._spec.get("BaseFont")))
        if self._widths:
            width = self._widths.get(code, _number(self._descriptor.get("MissingWidth"), 0))
        else:
            width = metrics[1].get(text or "", _USUAL) if metrics else _USUAL
        return width * self._unit

    @cached_property
    def _widths(self) -> dict[int, float]:
        first = int(_number(self._spec.get("FirstChar"), 0))
        stated = list_value(self._spec.get("Widths"))
        return {code: _number(width, 0) for code, width in enumerate(stated, start=first)}

    @cached_property
    def _unit(self) -> float:
        matrix = list_value(self._spec.get("FontMatrix"))
        return _number(matrix[0], _EM) if matrix else _EM


class CompositeFont(Font):
    """A font with several bytes for a character, as Chinese ones are."""

    def __init__(self, spec: Spec, budget: Budget) -> None:
        outer = dict_value(spec)
        inner = [dict_value(entry) for entry in list_value(outer.get("DescendantFonts"))[:1]]
        super().__init__({**outer, **(inner[0] if inner else {}), "Encoding": None}, budget)
        self._stated = resolve1(outer.get("Encoding"))
        self._map = _predefined(self._map_name)
        self.vertical = self._is_vertical()

    def signs(self, data: bytes) -> Iterator[Sign]:
        """What the codes of a text in this font say."""
        place = 0
        while place < len(data):
            size, glyph = self._first(data[place : place + _LONGEST])
            code = data[place : place + size]
            text = self._written(int.from_bytes(code, "big")) or self._said(code, glyph)
            width = self._widths_of_glyphs.find(-1 if glyph is None else glyph)
            step = (width[0] if width else self._usual) * _EM
            yield Sign(text, step, space=code == b" ")
            place += size

    @cached_property
    def _map_name(self) -> str:
        """The predefined map of its codes to glyphs."""
        return self._own_map.base if self._own_map else _name(self._stated)

    @cached_property
    def _own_map(self) -> CodeMap | None:
        """The map of its codes to glyphs where that is in the file."""
        stream = self._stated
        if not isinstance(stream, PDFStream):
            return None
        found = read_code_map(read_stream(stream, self._budget))
        found.base = found.base or _name(stream.get("UseCMap")) or "Identity-H"
        return found

    def _is_vertical(self) -> bool:
        mode = self._stated.get("WMode") if isinstance(self._stated, PDFStream) else 0
        return self._map_name.endswith("V") or resolve1(mode) == 1

    def _first(self, start: bytes) -> tuple[int, int | None]:
        """The size in bytes of the first code, and its glyph's number where that is known."""
        own = self._own_map
        if own is None or not own.spaces:
            return _walk(self._map, start, name=self._map_name)
        size = own.size(start)
        glyph = own.glyph(int.from_bytes(start[:size], "big"))
        return size, _walk(self._map, start[:size])[1] if glyph is None else glyph

    def _said(self, code: bytes, glyph: int | None) -> str | None:
        """A code's characters by its encoding, else by the collection of its glyph.

        The way over glyphs and back gives forms for vertical writing (︱ for —), and nothing for
        characters without a glyph in the collection (㐂).
        """
        encoding = _encoding(self._map_name) if self._own_map is None else ""
        if encoding:
            try:
                return code.decode(encoding)
            except UnicodeDecodeError:
                pass
        return self._collection.get(-1 if glyph is None else glyph)

    @cached_property
    def _collection(self) -> dict[int, str]:
        system = dict_value(self._spec.get("CIDSystemInfo"))
        names = (resolve1(system.get(key)) for key in ("Registry", "Ordering"))
        name = "-".join(n.decode("latin-1") for n in names if isinstance(n, bytes))
        try:
            return CMapDB.get_unicode_map(name).cid2unichr
        except (CMapDB.CMapNotFound, AttributeError):
            return {}

    def _written(self, code: int) -> str | None:
        if isinstance(resolve1(self._spec.get("ToUnicode")), PSLiteral):  # Identity-H
            return chr(code) if code < 0x11_0000 else None
        return super()._written(code)

    @cached_property
    def _widths_of_glyphs(self) -> Ranges[float]:
        key, each = ("W2", 3) if self.vertical else ("W", 1)
        return _glyph_widths([resolve1(v) for v in list_value(self._spec.get(key))], each=each)

    @cached_property
    def _usual(self) -> float:
        if not self.vertical:
            return _number(self._spec.get("DW"), 1000)
        stated = list_value(self._spec.get("DW2"))
        return _number(stated[1], -1000) if len(stated) > 1 else -1000


def _name(value: object) -> str:
    value = resolve1(value)
    return str(literal_name(value)) if isinstance(value, PSLiteral) else ""


def _number(value: object, otherwise: float) -> float:
    value = resolve1(value)
    return value if isinstance(value, int | float) else otherwise


def _predefined(name: str) -> Tree | None:
    """The predefined map of codes to glyphs; None where codes are the glyphs' numbers."""
    try:
        found = CMapDB.get_cmap(name)
    except (CMapDB.CMapNotFound, AttributeError):
        return {}
    return found.code2cid if isinstance(found, CMap) else None


def _encoding(name: str) -> str:
    """The encoding of a predefined map's codes where Python knows it."""
    if "-UCS2-" in name or "-UTF16-" in name:
        return "utf-16-be"
    return "gb18030" if name.startswith(("GB-", "GBK", "GBpc-")) else ""


def _walk(tree: Tree | None, start: bytes, *, name: str = "") -> tuple[int, int | None]:
    """The size in bytes of the first code, and its glyph's number by a predefined map."""
    if tree is None:
        return 2, int.from_bytes(start[:2], "big")
    node: object = tree
    for size, byte in enumerate(start, start=1):
        node = node.get(byte) if isinstance(node, dict) else None
        if isinstance(node, int):
            return size, node
    return _size(name, start), None


def _size(name: str, start: bytes) -> int:
    """How many bytes a code has that is in no map, by the encoding of its neighbours."""
    if "-UTF16-" in name:
        return 4 if 0xD8 <= start[0] < 0xDC else 2
    if "-UCS2-" in name:
        return 2
    if start[0] <= 0x80 or start[0] == 0xFF:
        return 1
    return 4 if name.startswith("GBK2K") and start[1:2].isdigit() else 2


def _glyph_widths(stated: Iterable[object], *, each: int) -> Ranges[float]:
    """Widths of glyphs: `first [w w …]` or `first last w`, each w with its place if vertical."""
    found, rest = Ranges[float](), iter(stated)
    for first in rest:
        last = next(rest, None)
        widths = last[::each] if isinstance(last, list) else [next(rest, None)]
        if not isinstance(last, list):
            for _ in range(each - 1):
                next(rest, None)
        if not isinstance(first, int):
            continue
        for index, width in enumerate(widths):
            start = first + index
            end = last if isinstance(last, int) else start
            found.add(start, end, _number(width, 0))
    return found
