"""Text of a PDF that stands otherwise than in rows: watermarks, lines that run down."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.formats.pdf.pdf_characters import Char, with_gaps_between
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box
from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from tests.documents.files import PLAN
from tests.documents.pdfs import GB1, composite, file_of, gbk, utf16

TURNED = "/F1 30 Tf 0.866 0.5 -0.5 0.866 {} {} Tm"
PARAGRAPH = "一、加快建设重点项目,新建公园十二座,新建学校八所,修建道路三十公里,培育企业五十家。"


def page_of(content: bytes, path: Path, *, absent: bool = False) -> Path:
    font = composite("/GBK-EUC-H") if absent else STSONG
    return file_of(path, content, font)


STSONG = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    f"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light {GB1} "
    "/DW 1000 >>] >>"
)


@pytest.mark.parametrize("absent", [False, True], ids=["font-known", "font-absent"])
def test_what_is_slanted_is_a_watermark(tmp_path: Path, absent: bool) -> None:
    encode = gbk if absent else utf16
    drawn = b"".join(
        b"BT /F1 12 Tf 50 %d Td <%s> Tj ET " % (780 - 24 * row, encode(line).hex().encode())
        for row, line in enumerate(line.translate(WIDE) for line in PLAN[:8])
    )
    marks = b"".join(
        b"BT %s <%s> Tj ET " % (TURNED.format(x, y).encode(), encode("内部资料").hex().encode())
        for x, y in ((80, 500), (300, 640))
    )
    path = page_of(marks + drawn, tmp_path / "plan.pdf", absent=absent)
    plain = page_of(drawn, tmp_path / "plain.pdf", absent=absent)
    found = read_document(path)
    assert found.text == read_document(plain).text
    gone = [entry.text for entry in found.dropped if entry.reason is Reason.WATERMARK]
    assert "".join(gone) == "内部资料" * 2
    assert found.accounted == 1


@pytest.mark.parametrize("first", [False, True], ids=["drawn-last", "drawn-first"])
def test_what_lies_large_over_the_text_is_a_watermark(tmp_path: Path, first: bool) -> None:
    drawn = b"".join(
        b"BT /F1 12 Tf 50 %d Td <%s> Tj ET " % (780 - 20 * row, utf16(line).hex().encode())
        for row, line in enumerate(line.translate(WIDE) for line in PLAN[:8])
    )
    mark = b"BT /F1 40 Tf 70 690 Td <%s> Tj ET " % utf16("内部资料").hex().encode()
    title = b"BT /F1 24 Tf 150 810 Td <%s> Tj ET " % utf16("某市规划").hex().encode()
    path = page_of(title + (mark + drawn if first else drawn + mark), tmp_path / "plan.pdf")
    plain = page_of(title + drawn, tmp_path / "plain.pdf")
    found = read_document(path)
    assert found.text == read_document(plain).text
    gone = [entry.text for entry in found.dropped if entry.reason is Reason.WATERMARK]
    assert gone == ["内部资料"]
    assert found.accounted == 1


WIDE = {ord(c): chr(ord(c) + 0xFEE0) for c in map(chr, range(33, 127))}


def test_a_page_that_is_slanted_as_a_whole_is_read(tmp_path: Path) -> None:
    text = utf16(PARAGRAPH).hex().encode()
    content = b"BT /F1 12 Tf 0.98 0.17 -0.17 0.98 40 300 Tm <%s> Tj ET" % text
    found = read_document(page_of(content, tmp_path / "plan.pdf"))
    assert "新建公园十二座" in found.text


def test_lines_that_run_down_are_read_from_the_right(tmp_path: Path) -> None:
    lines = [PARAGRAPH[start : start + 15] for start in range(0, len(PARAGRAPH), 15)]
    content = b"".join(
        b"BT /F1 12 Tf %d %d Td <%s> Tj ET " % (500 - 24 * at, 780 - 14 * row, hex_of(char))
        for at, line in enumerate(lines)
        for row, char in enumerate(line)
    )
    found = read_document(page_of(content, tmp_path / "plan.pdf"))
    assert "".join(found.text.split()) == PARAGRAPH


def hex_of(char: str) -> bytes:
    return utf16(char).hex().encode()


def char(text: str, left: float, right: float, *, made: bool = False) -> Char:
    return Char(text, Box(left, 0, right, 10), known=True, made=made)


@pytest.mark.parametrize(
    ("chars", "text"),
    [
        pytest.param(
            [
                char("元", 10, 20),
                char(" ", 33, 33, made=True),
                char("9", 30, 35),
                char("0", 35, 40),
            ],
            "元 90",
            id="within-a-digit",
        ),
        pytest.param(
            [char("5", 90, 95), char("0", 95, 100), char(" ", 95, 95, made=True), char("亿", 0, 9)],
            "亿50",
            id="back-to-the-left",
        ),
        pytest.param(
            [char("a", 0, 5), char(" ", 5, 9), char("b", 9, 14)], "a b", id="a-space-of-the-file"
        ),
    ],
)
def test_made_spaces_stand_between_characters(chars: list[Char], text: str) -> None:
    placed = sorted(with_gaps_between(chars), key=lambda char: char.box.left)
    assert "".join(char.text for char in placed) == text
