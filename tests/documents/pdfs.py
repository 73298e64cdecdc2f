"""PDF files in which every operator counts: their fonts are neither in the file nor in PDFium."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from policydiff.stages.documents.formats.pdf.pdf_file import read_pdf
from tests.documents.files import write_objects

SENTENCE = "到2023年,建成夜间消费集聚区12个以上,夜间公交线路达到30条,年均增长5%。"
LATIN = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
GB1 = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"


def stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def composite(encoding: str, inner: str = GB1, *, more: str = "") -> str:
    """A Chinese font that is not in the file."""
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding {encoding} {more} "
        "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun "
        f"{inner} /DW 1000 >>] >>"
    )


def file_of(
    path: Path, content: bytes, font: str, *objects: str | bytes, fonts: str = "", more: str = ""
) -> Path:
    """A file of one page with a Chinese font F1 and a Latin one F2; the objects begin at 7."""
    return write_objects(
        path,
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            f"/Resources << /Font << /F1 5 0 R /F2 6 0 R {fonts} >> {more} >> >>",
            stream(content),
            font,
            LATIN,
            *objects,
        ],
    )


def shown(text: str, encode: Callable[[str], bytes], *, each: bool = False) -> bytes:
    """Operators that show a text; what is ASCII in the Latin font.

    Args:
        text: The text.
        encode: The codes of its Chinese characters.
        each: Every character by an operator of its own, so that PDFium measures it alone.
    """
    drawn = b""
    for char in text if each else [text]:
        font, codes = ("F2", char.encode()) if char.isascii() else ("F1", encode(char))
        drawn += f"/{font} 12 Tf <{codes.hex()}> Tj ".encode()
    return drawn


def alone(text: str, encode: Callable[[str], bytes]) -> bytes:
    return b"BT 50 780 Td " + shown(text, encode, each=True) + b"ET"


def text_of(path: Path) -> str:
    found = read_pdf(path, path.read_bytes())
    assert found.warnings == ()
    return " ".join(line.text for line in found.lines)


def utf16(text: str) -> bytes:
    return text.encode("utf-16-be")


def gbk(text: str) -> bytes:
    return text.encode("gbk")


def gb18030(text: str) -> bytes:
    return text.encode("gb18030")


def to_unicode(text: str) -> bytes:
    """A map from the numbers 1, 2, … to the characters of a text, written as ranges and alone."""
    first, *rest = (f"<{utf16(char).hex()}>" for char in text)
    alone = "\n".join(f"<{code:04x}> {char}" for code, char in enumerate(rest[3:], start=5))
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /Own def % a (comment\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"2 beginbfrange <0001> <0001> {first}\n<0002> <0004> [{' '.join(rest[:3])}] endbfrange\n"
        f"{len(rest) - 3} beginbfchar {alone} endbfchar endcmap"
    ).encode()


def numbered(text: str) -> Callable[[str], bytes]:
    return lambda char: b"".join((text.index(c) + 1).to_bytes(2, "big") for c in char)


OWN = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
