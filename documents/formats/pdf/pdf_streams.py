"""Data of a PDF's parts, unpacked within a limit."""

from __future__ import annotations

import zlib
from io import BytesIO

from pdfminer import pdftypes
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFNotImplementedError

from policydiff.stages.support.limits import Budget

_PIECE = 4_096  # bytes that are unpacked at a time, and lost where the next ones are damaged
_RUNS_END = b"\x80"


def read_stream(stream: pdftypes.PDFStream, budget: Budget) -> bytes:
    """What a part of the file holds, which is counted.

    Raises:
        DocumentError: It is more than the budget has left.
        PDFNotImplementedError: It is packed in a way that no text is.
    """
    data = stream.rawdata or b""
    for packing, options in stream.get_filters():
        if isinstance(options, dict) and options.get("Predictor", 1) != 1:
            raise PDFNotImplementedError("a predictor")
        data = _unpacked(packing, data, budget.left)
        if len(data) > budget.left:
            break
    budget.spend(len(data))
    return data


def _unpacked(packing: object, data: bytes, most: int) -> bytes:
    if packing in pdftypes.LITERALS_FLATE_DECODE:
        return _inflated(data, most)
    if packing in pdftypes.LITERALS_LZW_DECODE:
        return _unlzw(data, most)
    if packing in pdftypes.LITERALS_RUNLENGTH_DECODE:
        return _unrun(data, most)
    if packing in pdftypes.LITERALS_ASCII85_DECODE:
        return ascii85decode(data)
    if packing in pdftypes.LITERALS_ASCIIHEX_DECODE:
        return asciihexdecode(data)
    raise PDFNotImplementedError(f"packed as {packing}")


def _inflated(data: bytes, most: int) -> bytes:
    """At most one byte more than allowed; of damaged data what comes before the damage."""
    unpacker, found = zlib.decompressobj(), bytearray()
    while len(found) <= most and not unpacker.eof:
        try:
            piece = unpacker.decompress(data, min(_PIECE, most + 1 - len(found)))
        except zlib.error:
            break
        data = unpacker.unconsumed_tail
        if not (piece or data):
            break
        found += piece
    return bytes(found)


def _unlzw(data: bytes, most: int) -> bytes:
    found = bytearray()
    for piece in LZWDecoder(BytesIO(data)).run():
        found += piece
        if len(found) > most:
            break
    return bytes(found)


def _unrun(data: bytes, most: int) -> bytes:
    found, place = bytearray(), 0
    while data[place : place + 1] not in (b"", _RUNS_END) and len(found) <= most:
        size = data[place]
        alike = size > _RUNS_END[0]
        end = place + 2 if alike else place + size + 2
        found += data[place + 1 : end] * (257 - size if alike else 1)
        place = end
    return bytes(found)
