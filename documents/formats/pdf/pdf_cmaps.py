"""Maps of codes that are written into a PDF (CMaps): to characters, or to glyphs of a font."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = TypeVar("Value")
Operand = bytes | int | str

_TOKEN = re.compile(
    r"%[^\r\n]*|\((?:[^()\\]|\\.)*\)|<(?P<hex>[0-9A-Fa-f\s]*)>"
    r"|(?P<word>[\[\]]|/?[^\s<>\[\]()/%]+)"
)
_LONGEST = 4  # bytes of a code


@dataclass(slots=True)
class Ranges(Generic[Value]):
    """Values of codes, each stated by itself or as the first of a range.

    Ranges are never spelt out: a few bytes can state one of four thousand million codes.
    """

    single: dict[int, Value] = field(default_factory=dict)
    _ranges: list[tuple[int, int, Value]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def add(self, first: int, last: int, value: Value) -> None:
        """State the value of the first code of a range."""
        if first == last:
            self.single[first] = value
        else:
            self._ranges.append((first, last, value))
            self._starts.clear()

    def find(self, code: int) -> tuple[Value, int] | None:
        """A code's value, or that of the first one of its range and how far the code is from it."""
        if code in self.single:
            return self.single[code], 0
        if not self._starts:
            self._ranges.sort(key=lambda entry: entry[0])
            self._starts += (first for first, _, _ in self._ranges)
        at = bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ranges[at][1]:
            return None
        first, _, value = self._ranges[at]
        return value, code - first


@dataclass(slots=True)
class CodeMap:
    """What a map in the file says."""

    texts: Ranges[bytes] = field(default_factory=Ranges)  # UTF-16, big endian
    glyphs: Ranges[int] = field(default_factory=Ranges)
    spaces: list[tuple[bytes, bytes]] = field(default_factory=list)  # lowest and highest code
    base: str = ""  # the predefined map that it goes on from

    def text(self, code: int) -> str | None:
        """The characters of a code; None where the map does not say them."""
        found = self.texts.find(code)
        if found is None:
            return None
        first, steps = found
        last = (int.from_bytes(first[-2:], "big") + steps) & 0xFFFF
        return (first[:-2] + last.to_bytes(2, "big")).decode("utf-16-be", "replace")

    def glyph(self, code: int) -> int | None:
        """The number of the glyph (CID) of a code; None where the map does not say it."""
        found = self.glyphs.find(code)
        return None if found is None else found[0] + found[1]

    def size(self, data: bytes) -> int:
        """How many bytes the first code of a text has; 2 where the map does not say it."""
        for size in range(1, _LONGEST + 1):
            start = data[:size]
            for low, high in self.spaces:
                inside = zip(low, start, high, strict=False)
                if len(low) == len(start) and all(a <= b <= c for a, b, c in inside):
                    return size
        return 2


def read_code_map(data: bytes) -> CodeMap:
    """The map that a stream of the file states; what is not understood is passed over."""
    found = CodeMap()
    for keyword, operands in _blocks(data.decode("latin-1")):
        match keyword:
            case "endbfchar" | "endbfrange":
                _add_texts(found, operands, each=2 if keyword == "endbfchar" else 3)
            case "endcidchar" | "endcidrange":
                _add_glyphs(found, operands, each=2 if keyword == "endcidchar" else 3)
            case "endcodespacerange":
                codes = [code for code in operands if isinstance(code, bytes)]
                found.spaces += zip(codes[::2], codes[1::2], strict=False)
            case "usecmap":
                found.base = str(operands[-1]).lstrip("/") if operands else ""
    return found


def _blocks(text: str) -> Iterator[tuple[str, list[Operand]]]:
    """The operators of a map with the operands before them."""
    operands = list[Operand]()
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if match["hex"] is not None:
            digits = "".join(match["hex"].split())
            operands.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif word is None:
            continue
        elif word.isascii() and word.isdecimal():
            operands.append(int(word[:10]))
        elif word[0] in "/[]":
            operands.append(word)
        else:
            yield word, operands
            operands = []


def _add_texts(found: CodeMap, operands: Sequence[Operand], *, each: int) -> None:
    """Codes or ranges of codes with their characters; a list has those of each code."""
    rest = iter(operands)
    for first in rest:
        last = next(rest, b"") if each == 3 else first
        value = next(rest, b"")
        if not (isinstance(first, bytes) and isinstance(last, bytes)):
            continue
        start, end = (int.from_bytes(code, "big") for code in (first, last))
        if isinstance(value, bytes):
            found.texts.add(start, end, value)
        elif value == "[":
            for code, text in enumerate(iter(lambda: next(rest, "]"), "]"), start=start):
                if isinstance(text, bytes):
                    found.texts.add(code, code, text)


def _add_glyphs(found: CodeMap, operands: Sequence[Operand], *, each: int) -> None:
    for place in range(0, len(operands) - each + 1, each):
        first, last, glyph = operands[place], operands[place + each - 2], operands[place + each - 1]
        if isinstance(first, bytes) and isinstance(last, bytes) and isinstance(glyph, int):
            found.glyphs.add(int.from_bytes(first, "big"), int.from_bytes(last, "big"), glyph)
