"""Hostile and broken files: read within limits, or one clear line; nothing is fetched."""

from __future__ import annotations

import io
import socketserver
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError, SettingsError
from policydiff.stages.support.limits import DEFAULT_LIMITS, read_limits
from policydiff.stages.targets.extraction import find_targets
from tests.documents.files import PLAN, W, paragraph, write_docx, write_html, write_text
from tests.policydiff.test_cli import refused, status


def refusal(path: Path, *limits: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path, limits=read_limits(limits))
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return caught.value.what


def word(path: Path, document: str, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def body(content: str, start: str = "") -> str:
    return f'{start}<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", body(paragraph(" " * 3_000_000)))
    assert "times its packed size" in refusal(path)


def test_a_zip_bomb_in_another_part(tmp_path: Path) -> None:
    styles = f'<w:styles xmlns:w="{W}">{" " * 3_000_000}</w:styles>'
    path = word(tmp_path / "plan.docx", body("".join(map(paragraph, PLAN))), styles=styles)
    assert "unpacks its styles.xml" in refusal(path)
    assert len(read_document(path, limits=read_limits(["zip_ratio=9999"])).clauses) == 5


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", body(paragraph("一" * 300_000)))
    data = path.read_bytes()
    size = len(body(paragraph("一" * 300_000)).encode()).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (500).to_bytes(4, "little")))
    assert "damaged" in refusal(path)


def test_a_part_that_does_not_unpack(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", body("".join(map(paragraph, PLAN))))
    data = bytearray(path.read_bytes())
    begin = data.index(b"word/document.xml") + len("word/document.xml")
    data[begin : begin + 8] = b"\xff" * 8  # no block of any kind begins so
    path.write_bytes(data)
    assert "is a damaged Word file" in refusal(path)


@pytest.mark.parametrize("span", ["²", "٣", "-1", "0", "x", "", "1" * 5_000, "２"])
def test_cells_whose_width_is_no_number(tmp_path: Path, span: str) -> None:
    cells = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(text)}</w:tc>'
        for text in ("一", "二")
    )
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    path = word(tmp_path / "plan.docx", body("".join(map(paragraph, PLAN)) + table))
    assert "一 | 二" in read_document(path).text


@pytest.mark.parametrize("digits", ["9" * 5_000, "²³", "１" * 5_000, "①" * 400, "٣" * 5_000])
def test_digits_without_end_are_text(tmp_path: Path, digits: str) -> None:
    head = ("附件", "重点任务清单", "序号", "工作任务", "牵头单位")
    rows = [cell for n in "123" for cell in (n, f"推进第{n}项建设", "市民政局")]
    more = (
        digits,
        "推进教育服务建设",
        "市教育局",
        f"{digits}.1推进{digits}项。",
        f"第{digits}条 建设。",
    )
    path = write_text(tmp_path / "plan.txt", [*PLAN, *head, *rows, *more])
    plan = find_targets(read_document(path))
    assert "推进教育服务建设" in plan.document.text


def test_a_zip_in_a_zip_holds_no_text(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", "0" * 1_000_000)
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    assert "no Word file" in refusal(path)


@pytest.mark.parametrize("tag", ["sdt", "ins", "tbl"])
def test_deep_nesting_in_a_word_file(tmp_path: Path, tag: str) -> None:
    inner = "<w:sdtContent>" if tag == "sdt" else "<w:tr><w:tc>" if tag == "tbl" else ""
    outer = "</w:sdtContent>" if tag == "sdt" else "</w:tc></w:tr>" if tag == "tbl" else ""
    deep = f"<w:{tag}>{inner}" * 3000 + paragraph("底") + f"{outer}</w:{tag}>" * 3000
    path = word(tmp_path / "plan.docx", body("".join(map(paragraph, PLAN)) + deep))
    assert "inside each other" in refusal(path)


def test_nesting_that_is_allowed_is_read(tmp_path: Path) -> None:
    deep = "<w:ins>" * 600 + paragraph("深处也有一段文字,不能丢。") + "</w:ins>" * 600
    path = word(tmp_path / "plan.docx", body("".join(map(paragraph, PLAN)) + deep))
    found = read_document(path, limits=read_limits(["nesting=2000"]))
    assert found.clauses[-1].text == "深处也有一段文字,不能丢。"


LAUGHS = "<!DOCTYPE d [<!ENTITY a0 '哈哈哈哈哈哈哈哈哈哈'>{}]>".format(
    "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = word(
        tmp_path / "plan.docx", body(paragraph("任务TEXT。"), LAUGHS).replace("TEXT", "&a9;")
    )
    try:
        assert "哈" not in read_document(path).text
    except DocumentError as error:
        assert error.hint  # noqa: PT017  # either is right: parsers differ


def test_nothing_is_fetched(tmp_path: Path) -> None:
    asked = list[str]()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1"))

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        link = f"http://127.0.0.1:{server.server_address[1]}/x"
        secret = tmp_path / "secret.txt"
        secret.write_text("机密内容", encoding="utf-8")
        start = f'<!DOCTYPE d SYSTEM "{link}.dtd" [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        document = body(paragraph("任务TEXT完成。"), start).replace("TEXT", "&e;")
        found = read_document(word(tmp_path / "plan.docx", document))
        page = write_html(tmp_path / "page.html")
        html = page.read_text(encoding="utf-8").replace(
            "<body>", f'<body><img src="{link}"><iframe src="{link}"></iframe><link href="{link}">'
        )
        page.write_text(html, encoding="utf-8")
        assert len(read_document(page).clauses) == 5
        server.shutdown()
    assert asked == []
    assert "机密" not in found.text


@pytest.mark.parametrize("tag", ["div", "span", "font", "table><tr><td"])
def test_deep_nesting_in_a_page(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{f'<{tag}>' * 20_000}{PLAN[1]}", encoding="utf-8")
    assert "inside each other" in refusal(path)


def test_tables_without_an_end(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    rows = "<tr><td>甲</td><td>乙</td></tr>" * 3000
    path.write_text(f"<html><body><p>{PLAN[1]}</p><table>{rows}", encoding="utf-8")
    assert "6,000 cells" in refusal(path, "cells=5000")
    assert len(read_document(path).clauses) > 3000


def test_cells_that_span_everything(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    row = '<tr><td colspan="1000" rowspan="65534">甲</td><td colspan="-5">乙</td></tr>'
    path.write_text(f"<html><body><p>{PLAN[1]}</p><table>{row * 400}", encoding="utf-8")
    assert "cells" in refusal(path)
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>{paragraph("甲")}</w:tc>'
    table = f"<w:tbl>{f'<w:tr>{cell * 2}</w:tr>' * 60}</w:tbl>"
    assert "cells" in refusal(write_docx(tmp_path / "plan.docx", table), "cells=9000")


@pytest.mark.parametrize(
    ("text", "limits", "what"),
    [
        pytest.param("长" * 400_000, ["megabytes=1"], "2 MB large, more than 1", id="bytes"),
        pytest.param("长" * 5_001, ["characters=5000"], "5,001 characters", id="characters"),
    ],
)
def test_too_large_a_text(tmp_path: Path, text: str, limits: list[str], what: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"{text}", encoding="utf-8")
    assert what in refusal(path, *limits)


def test_two_hundred_megabytes_of_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # NULs that take no room on the disk
        file.seek(0)
        file.write("一、任务".encode())
    line = refused(capsys, "read", str(path))
    assert line.startswith(f"error: {path}: is 200 MB large, more than 100 (--limit megabytes=200")


def test_one_long_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("到2025年,建成公园12个以上。" * 60_000, encoding="utf-8")
    found = read_document(path)
    assert sum(len(clause.text) for clause in found.clauses) == len(found.text)
    assert any("characters long" in warning for warning in found.warnings)


def test_marks_that_turn_the_direction_are_left_out_and_told(tmp_path: Path) -> None:
    lines = (*PLAN[:4], "到2023年,建成集聚区\u202e21\u202c个\u2066以\u2069上。\u200f", *PLAN[5:])
    found = read_document(write_text(tmp_path / "plan.txt", lines))
    assert "到2023年,建成集聚区21个以上。" in found.text
    assert any("4 marks that turn the direction" in warning for warning in found.warnings)


@pytest.mark.parametrize("entry", ["pages=0", "pages=-1", "pages=x", "pages", "sizes=3", "=3"])
def test_limits_that_are_none(entry: str) -> None:
    with pytest.raises(SettingsError, match="--limit"):
        read_limits([entry])


def test_limits_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_text(tmp_path / "plan.txt")
    assert "--limit characters=" in refused(capsys, "read", str(path), "--limit", "characters=9")
    assert status("read", str(path), "--limit", "characters=9000", "--limit", "pages=2") == 0
    capsys.readouterr()
    assert "is no limit" in refused(capsys, "read", str(path), "--limit", "size=9")
    assert read_limits(["pages=12_000"]).pages == 12_000
    assert read_limits([]) == DEFAULT_LIMITS


KINDS = st.sampled_from(("a.txt", "a.html", "a.docx", "a.pdf", "a.md", "a"))
STARTS = st.sampled_from((b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xff\xfe", b"<?xml "))


@settings(deadline=None, max_examples=150)
@given(name=KINDS, start=STARTS, data=st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, start: bytes, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(start + data)
    try:
        document = read_document(path)
    except DocumentError as error:
        assert error.hint  # noqa: PT017  # either is right
    else:
        assert all(clause.span.of(document.text) == clause.text for clause in document.clauses)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "plan.docx"
    return write_docx(path, "".join(map(paragraph, PLAN))).read_bytes()


@settings(deadline=None, max_examples=100)
@given(place=st.integers(min_value=4), value=st.integers(min_value=0, max_value=255))
def test_a_damaged_word_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, place: int, value: int
) -> None:
    data = bytearray(whole)
    data[place % len(data)] = value
    path = tmp_path_factory.mktemp("any") / "plan.docx"
    path.write_bytes(data)
    try:
        assert read_document(path).clauses
    except DocumentError as error:
        assert error.hint  # noqa: PT017  # either is right
