"""PDF files that are packed, encrypted, damaged or hostile, with fonts that are not in them."""

from __future__ import annotations

import zlib
from base64 import a85encode
from collections.abc import Callable
from hashlib import md5
from pathlib import Path

import pytest

from policydiff.stages.documents.formats.pdf.pdf_file import read_pdf
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import read_limits
from tests.documents.pdfs import (
    GB1,
    OWN,
    SENTENCE,
    alone,
    composite,
    file_of,
    stream,
    text_of,
    utf16,
)

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    found = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        found.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(found)


def test_a_file_that_everybody_may_read_and_nobody_change(tmp_path: Path) -> None:
    """Encrypted with a password for its owner alone; what is encrypted here is the content."""
    owner = rc4(md5(b"owner" + PADDING[:27]).digest()[:5], PADDING)
    key = md5(PADDING + owner + (2**32 - 44).to_bytes(4, "little") + b"\0").digest()[:5]
    content = rc4(md5(key + b"\4\0\0\0\0").digest()[:10], alone(SENTENCE, utf16))
    path = file_of(tmp_path / "plan.pdf", content, composite("/UniGB-UCS2-H"))
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /P -44 "
    lock += f"/U <{rc4(key, PADDING).hex()}> >> /ID [<00> <00>]"
    path.write_bytes(path.read_bytes().replace(b"/Root 1 0 R", f"/Root 1 0 R {lock}".encode()))
    assert text_of(path) == SENTENCE


def outcome(path: Path, *limits: str) -> str:
    """What a file says, its warning that something may be missing, or why it is refused."""
    try:
        found = read_pdf(path, path.read_bytes(), limits=read_limits(limits))
    except DocumentError as error:
        assert error.hint  # noqa: PT017  # either is right
        return error.what
    told = [str(warning) for warning in found.warnings if "missing" in str(warning)]
    return " ".join(told or [line.text for line in found.lines])


MISSING = "page 1: characters may be missing; its fonts are not in the file"
TEXT = "BT /F1 12 Tf 50 780 Td <5230> Tj <5e74> Tj ET"


def test_a_map_of_four_thousand_million_codes(tmp_path: Path) -> None:
    own = stream(b"1 beginbfrange <00000000> <ffffffff> <0000> endbfrange")
    font = composite("/Identity-H", OWN, more="/ToUnicode 7 0 R")
    path = file_of(tmp_path / "plan.pdf", TEXT.encode(), font, own)
    assert outcome(path) == "到年"


def test_widths_of_a_million_million_glyphs(tmp_path: Path) -> None:
    inner = f"{GB1} /W [0 999999999999 1000 -5 [1 2] /a 7 [] 5] /DW /x"
    path = file_of(tmp_path / "plan.pdf", TEXT.encode(), composite("/UniGB-UCS2-H", inner))
    assert outcome(path) == "到年"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"q " * 100_000 + TEXT.encode(), "到年", id="states"),
        pytest.param(TEXT.encode() + b" (" + b"\\n" * 200_000, "到年", id="escapes"),
        pytest.param(TEXT.encode() + b" /" + b"#41" * 200_000, "到年", id="names"),
        pytest.param(
            b"BI /W 1 /H 1 ID " + b"E" * 500_000 + b" EI " + TEXT.encode(), "到年", id="pictures"
        ),
        pytest.param(TEXT.encode() + b" BT /F2 9 Tf 50 700 Td (\\501) Tj ET", "到年 A", id="octal"),
        pytest.param(b"1e999 0 0 1 0 0 cm " + TEXT.encode(), "到年", id="infinite"),
        pytest.param(b"9" * 5000 + b" 0 0 1 0 0 cm " + TEXT.encode(), "到年", id="huge"),
        pytest.param(
            b"/No Do BT /F9 9 Tf (A) Tj 5 Tj Tj TJ cm ET " + TEXT.encode(), "A 到年", id="lost"
        ),
    ],
)
def test_hostile_operators(tmp_path: Path, content: bytes, expected: str) -> None:
    path = file_of(tmp_path / "plan.pdf", content, composite("/UniGB-UCS2-H"))
    assert outcome(path) == expected


def test_content_that_unpacks_to_more_than_is_allowed(tmp_path: Path) -> None:
    bomb = stream(zlib.compress(TEXT.encode() + b" " * 30_000_000), "/Filter /FlateDecode")
    path = file_of(tmp_path / "plan.pdf", b"", composite("/UniGB-UCS2-H"), bomb)
    path.write_bytes(path.read_bytes().replace(b"/Contents 4 0 R", b"/Contents 7 0 R"))
    assert outcome(path) == "draws 21 MB in fonts that it does not hold, more than 20"
    assert outcome(path, "content_megabytes=40") == "到年"


def test_forms_that_draw_each_other_without_an_end(tmp_path: Path) -> None:
    form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << "
    forms = [stream(b"/A Do " * 9, f"{form} /A {8 + level} 0 R >> >>") for level in range(5)]
    path = file_of(
        tmp_path / "plan.pdf",
        TEXT.encode() + b" /A Do",
        composite("/UniGB-UCS2-H"),
        *forms,
        stream(b"", "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"),
        more="/XObject << /A 7 0 R >>",
    )
    assert outcome(path).startswith("draws 21 MB")


def test_a_form_that_draws_itself(tmp_path: Path) -> None:
    form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << "
    path = file_of(
        tmp_path / "plan.pdf",
        b"/A Do " + TEXT.encode(),
        composite("/UniGB-UCS2-H"),
        stream(b"/A Do", f"{form} /A 7 0 R >> >>"),
        more="/XObject << /A 7 0 R >>",
    )
    assert outcome(path) == "到年"


def lzw(data: bytes) -> bytes:
    """Data as codes of 9 bits, each for one byte; the table is begun anew before it is full."""
    codes = list[int]()
    for place in range(0, len(data), 200):
        codes += [256, *data[place : place + 200]]
    bits = "".join(f"{code:09b}" for code in [*codes, 257])
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def runs(data: bytes) -> bytes:
    """Data as runs of 1 to 100 bytes, and of one byte twice."""
    parts = [data[i : i + 100] for i in range(0, len(data), 100)]
    return b"".join(bytes([len(part) - 1]) + part for part in parts) + b"\xff \x80 rest"


def rows(data: bytes) -> bytes:
    """Data as rows of 8 bytes with the predictor of pictures."""
    return b"".join(b"\x00" + data[i : i + 8].ljust(8) for i in range(0, len(data), 8))


@pytest.mark.parametrize(
    ("entry", "pack", "expected"),
    [
        pytest.param("/ASCIIHexDecode", lambda d: d.hex().encode() + b">", "到年", id="hex"),
        pytest.param("/ASCII85Decode", lambda d: a85encode(d) + b"~>", "到年", id="base-85"),
        pytest.param("/RunLengthDecode", runs, "到年", id="runs"),
        pytest.param("/LZWDecode", lzw, "到年", id="lzw"),
        pytest.param(
            "[/ASCIIHexDecode /FlateDecode]",
            lambda d: zlib.compress(d).hex().encode(),
            "到年",
            id="two",
        ),
        pytest.param("/FlateDecode", lambda d: zlib.compress(d)[:-9], "到年", id="cut-off"),
        pytest.param(
            "/FlateDecode /DecodeParms << /Predictor 15 /Columns 8 >>",
            lambda d: zlib.compress(rows(d)),
            MISSING,
            id="predictor",
        ),
    ],
)
def test_how_content_is_packed(
    tmp_path: Path, entry: str, pack: Callable[[bytes], bytes], expected: str
) -> None:
    content = b"BT /F1 12 Tf 50 780 Td <52305e74> Tj ET" + b" " * 300
    packed = stream(pack(content), f"/Filter {entry}")
    path = file_of(tmp_path / "plan.pdf", b"", composite("/UniGB-UCS2-H"), packed)
    path.write_bytes(path.read_bytes().replace(b"/Contents 4 0 R", b"/Contents 7 0 R"))
    assert outcome(path) == expected
