"""PDF files whose fonts are neither in the file nor, perhaps, on the machine."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.stages.documents.formats.pdf.pdf_file import read_pdf
from tests.documents.files import PLAN, write_pdf
from tests.documents.pdfs import (
    GB1,
    OWN,
    SENTENCE,
    alone,
    composite,
    file_of,
    gb18030,
    gbk,
    numbered,
    shown,
    stream,
    text_of,
    to_unicode,
    utf16,
)
from tests.factories import ROOT

# Starts PDFium anew on a folder without fonts, as it is on a machine that has none; says what
# PDFium tells of each file's first page, and which lines are read.
PROGRAM = """
import ctypes, json, sys
from pathlib import Path
import pypdfium2
from pypdfium2 import raw
from policydiff.stages.documents.formats.pdf.pdf_file import read_pdf

raw.FPDF_DestroyLibrary()
folder = ctypes.create_string_buffer(sys.argv[1].encode())
text = ctypes.POINTER(ctypes.c_char)
folders = (text * 2)(ctypes.cast(folder, text), None)
raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=folders))
for path in map(Path, sys.argv[2:]):
    told = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    lines = [line.text for line in read_pdf(path, path.read_bytes()).lines]
    print(json.dumps({"told": told, "lines": lines}))
"""


def test_nothing_is_lost_where_no_machine_font_is(tmp_path: Path) -> None:
    empty = tmp_path / "fonts"
    empty.mkdir()
    rules = [(x, 100, x, 200) for x in (40, 200, 500)] + [(40, y, 500, y) for y in (100, 150, 200)]
    cells = [
        (45, 160, "到2023年"),
        (205, 160, "建12个"),
        (45, 110, "到2025年"),
        (205, 110, "建30个"),
    ]
    files = (
        write_pdf(tmp_path / "plan.pdf", [PLAN, [*PLAN, *cells]], rules=rules),
        file_of(tmp_path / "gbk.pdf", alone(SENTENCE, gbk), composite("/GBK-EUC-H")),
        file_of(tmp_path / "ucs.pdf", alone(SENTENCE, utf16), composite("/UniGB-UCS2-H")),
    )
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(empty), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    for path, line in zip(files, done.stdout.splitlines(), strict=True):
        found = json.loads(line)
        assert "到2023年" not in found["told"]  # else the folder is not the only one
        assert found["lines"] == [line.text for line in read_pdf(path, path.read_bytes()).lines]
        assert "到2023年" in "".join(found["lines"])


# Characters that other tables than the encoding's own say otherwise, or not at all.
MARKS = "第一〇条,“年—到”《规划》(试行)、甲·乙…:①②㈠㎡℃％～！？；【注】"
RARE = "㐂䶮𠮷"


@pytest.mark.parametrize(
    ("encoding", "encode", "text"),
    [
        pytest.param("/UniGB-UCS2-H", utf16, MARKS + RARE[:2], id="UniGB-UCS2-H"),
        pytest.param("/UniGB-UTF16-H", utf16, MARKS + RARE, id="UniGB-UTF16-H"),
        pytest.param("/GBK-EUC-H", gbk, MARKS, id="GBK-EUC-H"),
        pytest.param("/GBKp-EUC-H", gbk, MARKS, id="GBKp-EUC-H"),
        pytest.param("/GBK2K-H", gb18030, MARKS + RARE, id="GBK2K-H"),
        pytest.param("/GB-EUC-H", gbk, MARKS, id="GB-EUC-H"),
        pytest.param("/GBpc-EUC-H", gbk, MARKS, id="GBpc-EUC-H"),
    ],
)
def test_every_character_of_a_predefined_encoding(
    tmp_path: Path, encoding: str, encode: Callable[[str], bytes], text: str
) -> None:
    path = file_of(tmp_path / "plan.pdf", alone(SENTENCE + text, encode), composite(encoding))
    assert text_of(path) == SENTENCE + text


def test_rare_characters_that_pdfium_tells_in_halves(tmp_path: Path) -> None:
    content = b"BT 50 780 Td " + shown("到𠮷𠮷𠮷年", utf16) + b"ET"
    path = file_of(tmp_path / "plan.pdf", content, composite("/UniGB-UTF16-H"))
    assert text_of(path) == "到𠮷𠮷𠮷年"


@pytest.mark.parametrize("encoding", ["UniGB-UCS2-V", "UniGB-UTF16-V", "GBK-EUC-V", "GB-EUC-V"])
def test_vertical_writing_is_read_from_the_right(tmp_path: Path, encoding: str) -> None:
    encode = utf16 if encoding.startswith("Uni") else gbk
    columns = ["为繁荣夜间经济、扩大居民消费——结合我市实际，", "制定本行动计划《夜间经济》。"]
    content = b"".join(
        b"BT /F1 12 Tf %d 780 Td <%s> Tj ET " % (500 - 20 * i, encode(text).hex().encode())
        for i, text in enumerate(columns)
    )
    path = file_of(tmp_path / "plan.pdf", content, composite(f"/{encoding}"))
    assert text_of(path).replace(" ", "") == "".join(columns)


def test_a_map_to_characters_counts(tmp_path: Path) -> None:
    chinese = "".join(dict.fromkeys(char for char in SENTENCE if not char.isascii()))
    font = composite("/Identity-H", OWN, more="/ToUnicode 7 0 R")
    packed = stream(zlib.compress(to_unicode(chinese)), "/Filter /FlateDecode")
    content = alone(SENTENCE, numbered(chinese))
    assert text_of(file_of(tmp_path / "plan.pdf", content, font, packed)) == SENTENCE


def test_numbers_of_glyphs_of_the_chinese_collection(tmp_path: Path) -> None:
    glyphs = {"到": 1438, "年": 2893}
    content = alone("到2023年", lambda char: glyphs[char].to_bytes(2, "big"))
    assert text_of(file_of(tmp_path / "plan.pdf", content, composite("/Identity-H"))) == "到2023年"


def test_a_map_to_glyphs_that_is_in_the_file(tmp_path: Path) -> None:
    own = (
        b"begincmap /CMapName /Own def 2 begincodespacerange <01> <7f> <8000> <ffff> "
        b"endcodespacerange 1 begincidchar <05> 1438 endcidchar "
        b"1 begincidrange <8001> <8009> 2893 endcidrange endcmap"
    )
    codes = {"到": b"\x05", "年": b"\x80\x01"}
    content = alone("到2023年", codes.__getitem__)
    found = text_of(file_of(tmp_path / "plan.pdf", content, composite("7 0 R"), stream(own)))
    assert found == "到2023年"


def test_a_simple_font_that_names_chinese_characters(tmp_path: Path) -> None:
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /SimSun /FirstChar 1 /LastChar 2 "
        "/Widths [1000 1000] /Encoding << /Differences [1 /uni5230 /uni5E74] >> >>"
    )
    content = alone("到2023年", {"到": b"\x01", "年": b"\x02"}.__getitem__)
    assert text_of(file_of(tmp_path / "plan.pdf", content, font)) == "到2023年"


def test_a_font_whose_name_is_chinese(tmp_path: Path) -> None:
    font = composite("/GBK-EUC-H").replace("/SimSun", "/#CB#CE#CC#E5")
    assert text_of(file_of(tmp_path / "plan.pdf", alone(SENTENCE, gbk), font)) == SENTENCE


def test_text_in_forms_inside_each_other(tmp_path: Path) -> None:
    fonts = "/Resources << /Font << /F1 5 0 R /F2 6 0 R >>"
    form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    inner = stream(alone(SENTENCE, utf16), f"{form} {fonts} >>")
    outer = stream(b"q 1 0 0 1 10 -20 cm /X Do Q", f"{form} {fonts} /XObject << /X 7 0 R >> >>")
    # Neither q nor Q stands around the form: what follows stands where the page says.
    content = b"/X Do BT 60 736 Td " + shown("到2025年,再增加10个。", utf16, each=True) + b"ET"
    path = file_of(
        tmp_path / "plan.pdf",
        content,
        composite("/UniGB-UCS2-H"),
        inner,
        outer,
        more="/XObject << /X 8 0 R >>",
    )
    assert text_of(path) == SENTENCE + " 到2025年,再增加10个。"


def test_content_in_many_streams_and_a_form(tmp_path: Path) -> None:
    form = "/Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >>"
    parts = [b"BT 50 780 Td", *(shown(char, utf16) for char in SENTENCE), b"ET /X Do"]
    path = file_of(
        tmp_path / "plan.pdf",
        b"",
        composite("/UniGB-UCS2-H"),
        stream(b"BT 50 750 Td " + shown("到年", utf16, each=True) + b"ET", form),
        *map(stream, parts),
        more="/XObject << /X 7 0 R >>",
    )
    contents = " ".join(f"{8 + index} 0 R" for index in range(len(parts))).encode()
    path.write_bytes(
        path.read_bytes().replace(b"/Contents 4 0 R", b"/Contents [" + contents + b"]")
    )
    assert text_of(path) == f"{SENTENCE} 到年"


def test_fonts_that_pdfium_has_beside_one_that_it_has_not(tmp_path: Path) -> None:
    """Type 3 fonts are always in the file; Symbol is in PDFium, which knows its codes."""
    font3 = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]"
        " /CharProcs << /a 8 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97"
        " /Widths [1000] /ToUnicode 9 0 R >>"
    )
    procedure = stream(b"1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f")
    own = stream(b"1 beginbfchar <61> <5e74> endbfchar")
    symbol = "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"
    content = b"BT 50 780 Td " + shown("到2023", utf16, each=True)
    content += b"/F3 12 Tf (a) Tj /F4 12 Tf (a) Tj " + shown("值达到", utf16, each=True) + b"ET"
    path = file_of(
        tmp_path / "plan.pdf",
        content,
        composite("/UniGB-UCS2-H"),
        font3,
        procedure,
        own,
        symbol,
        fonts="/F3 7 0 R /F4 10 0 R",
    )
    assert text_of(path) == "到2023年α值达到"


def line_of(tmp_path: Path, content: bytes, font: str = "") -> str:
    path = file_of(tmp_path / "plan.pdf", content, font or composite("/UniGB-UCS2-H"))
    return text_of(path)


def test_bold_type_that_is_drawn_twice_is_one(tmp_path: Path) -> None:
    text = "到2025年年均增长100万元以上"
    twice = [b"BT %f 780 Td " % x + shown(text, utf16, each=True) + b"ET " for x in (50, 50.4)]
    assert line_of(tmp_path, b"".join(twice)) == text


def test_gaps_part_latin_words_only(tmp_path: Path) -> None:
    words = b"BT 50 780 Td /F2 12 Tf [(Good) -400 (Lab)] TJ " + shown("到年", utf16, each=True)
    words += b"/F1 12 Tf [<5e74> -300 <5230> -300 <5e74>] TJ ET"
    assert line_of(tmp_path, words) == "Good Lab到年年到年"


def test_spaced_text(tmp_path: Path) -> None:
    spaced = b"BT /F1 12 Tf 6 Tc 50 780 Td <901a> Tj <77e5516c544a> Tj 0 Tc ET"
    assert line_of(tmp_path, spaced) == "通知公告"


def test_a_hyphen_at_the_end_of_a_line(tmp_path: Path) -> None:
    lines = ["到2025年,推广应用NB-", "IOT技术,推广pre-", "paid卡。"]
    content = b"".join(
        b"BT 50 %d Td " % (780 - 16 * i) + shown(text, utf16, each=True) + b"ET "
        for i, text in enumerate(lines)
    )
    assert line_of(tmp_path, content) == "到2025年,推广应用NB- IOT技术,推广pre paid卡。"


def test_operators_that_show_on_a_new_line(tmp_path: Path) -> None:
    content = (
        b"BT /F1 12 Tf 16 TL 50 780 Td <4e00> Tj <300152a0> Tj <5f3a> ' 1 2 <9886> \" T* <5bfc> Tj "
        b"0 -16 TD [<3002>] TJ 150 Tz 1 0 0 1 50 600 Tm <5230> Tj <5e74> Tj 5 Ts <5230> Tj ET"
    )
    assert line_of(tmp_path, content).replace(" ", "") == "一、加强领导。到年到"


def test_widths_are_those_that_the_file_states(tmp_path: Path) -> None:
    """Digits of half the usual width end where the next character begins."""
    inner = f"{GB1} /W [814 [500 500] 816 939 500]"
    content = b"".join(
        b"BT /F1 12 Tf %d 780 Td <%s> Tj ET " % (x, gbk(text).hex().encode())
        for x, text in ((50, "到"), (62, "2023"), (86, "年"))
    )
    assert line_of(tmp_path, content, composite("/GBK-EUC-H", inner)) == "到2023年"


def test_places_count_from_the_corner_that_the_page_states(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PLAN])
    plain = text_of(path)
    data = path.read_bytes().replace(b"[0 0 595 842]", b"[-99 -9 496 833] /UserUnit 2 /Rotate 270")
    path.write_bytes(data)
    assert text_of(path) == plain


def test_a_file_that_holds_its_fonts_does_not_load_the_second_reader(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [["Plan", "1. Build 12 parks."]])
    program = (
        "import sys; from pathlib import Path; "
        "from policydiff.stages.documents.formats.pdf.pdf_file import read_pdf; "
        "path = Path(sys.argv[1]); read_pdf(path, path.read_bytes()); "
        "print('pypdfium2' in sys.modules, 'pdfminer' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "True False\n"
