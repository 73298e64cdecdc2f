"""Streams of the container that old Office files are (OLE compound files)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FIRST_TABLES = 109  # sectors of the table that the header itself names
_ENTRY = 128  # bytes of an entry of the directory
_STREAM = 2
_END = 0xFFFFFFF0  # numbers of sectors from here on are marks


def read_stream(data: bytes, *names: str) -> bytes | None:
    """The first stream of one of these names; None where the file has none.

    Raises:
        struct.error: The file breaks off.
    """
    size = 1 << min(16, struct.unpack_from("<H", data, 30)[0])
    table = _table(data, size)
    (directory,) = struct.unpack_from("<I", data, 48)
    (smallest,) = struct.unpack_from("<I", data, 56)
    (mini_table,) = struct.unpack_from("<I", data, 60)
    entries = _chain(data, table, directory, size)
    found = dict[str, tuple[int, int]]()
    for start in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[start : start + _ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        first, held = struct.unpack_from("<II", entry, 116)
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind == _STREAM or start == 0:
            found.setdefault(name if start else "", (first, held))
    for name in names:
        if name in found:
            first, held = found[name]
            if held >= smallest:
                return _chain(data, table, first, size)[:held]
            small = _chain(data, table, found[""][0], size)
            numbers = _numbers(_chain(data, table, mini_table, size))
            return _chain(small, numbers, first, 64, ahead=0)[:held]
    return None


def _table(data: bytes, size: int) -> list[int]:
    """For each sector the number of the one that follows it."""
    named = list(struct.unpack_from(f"<{_FIRST_TABLES}I", data, 76))
    (further,) = struct.unpack_from("<I", data, 68)
    for _ in range(len(data) // size):
        if further >= _END:
            break
        sector = _numbers(_sector(data, further, size))
        named += sector[:-1]
        further = sector[-1] if sector else _END
    return [n for sector in named if sector < _END for n in _numbers(_sector(data, sector, size))]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _sector(data: bytes, number: int, size: int, ahead: int = 1) -> bytes:
    return data[(number + ahead) * size : (number + ahead + 1) * size]


def _chain(data: bytes, table: list[int], first: int, size: int, *, ahead: int = 1) -> bytes:
    return b"".join(_sector(data, n, size, ahead) for n in _follow(table, first, len(data) // size))


def _follow(table: list[int], number: int, most: int) -> Iterator[int]:
    """Numbers of sectors from one on; a loop ends once it is longer than the file."""
    for _ in range(most + 1):
        if number >= len(table):
            return
        yield number
        number = table[number]
