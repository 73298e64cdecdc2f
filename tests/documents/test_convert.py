"""Formats that LibreOffice converts: tried where it is installed, one clear line elsewhere."""

from __future__ import annotations

import os
import shutil
import signal
import socketserver
import subprocess
import threading
import time
from pathlib import Path

import docx
import pytest

from policydiff.stages.documents.formats import libreoffice as convert
from policydiff.stages.documents.formats.libreoffice import foreign_format
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import read_limits
from tests.documents.files import PLAN, write_text

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def office(path: Path, suffix: str) -> Path:
    """The plan as LibreOffice saves it in another format."""
    word = docx.Document()
    for line in PLAN:
        word.add_paragraph(line)
    source = path / "plan.docx"
    word.save(str(source))
    profile = f"-env:UserInstallation={(path / 'profile').as_uri()}"
    options = [profile, "--headless", "--convert-to", suffix, "--outdir", str(path), str(source)]
    subprocess.run([str(SOFFICE), *options], capture_output=True, check=True, timeout=120)
    return path / f"plan.{suffix}"


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_a_converted_file_reads_to_the_same_clauses(tmp_path: Path, suffix: str) -> None:
    found = read_document(office(tmp_path, suffix))
    plain = read_document(write_text(tmp_path / "plain.txt"))
    assert [clause.text for clause in found.clauses] == [clause.text for clause in plain.clauses]
    assert any("converted" in warning for warning in found.warnings)
    assert found.source.media_type != "text/plain"


@needs_office
def test_nothing_is_fetched_while_converting(tmp_path: Path) -> None:
    asked = list[str]()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1"))

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        link = f"http://127.0.0.1:{server.server_address[1]}/picture.png"
        text = "".join(f"\\u{ord(char)}?" for char in "一、任务新建公园十二个。")
        field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{link}" \\\\d}}{{\\fldrslt x}}}}'
        path = tmp_path / "plan.rtf"
        path.write_text("{\\rtf1\\uc1 " + text + "\\par " + field + "}", encoding="ascii")
        assert "新建公园十二个" in read_document(path).text
        server.shutdown()
    assert asked == []


@needs_office
def test_a_conversion_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n", encoding="ascii")
    slow.chmod(0o755)
    monkeypatch.setattr(convert, "_PROGRAMS", (str(slow),))
    path = tmp_path / "plan.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(DocumentError, match="more than 1 s"):
        read_document(path, limits=read_limits(["conversion_seconds=1"]))


@pytest.mark.skipif(os.name != "posix", reason="a program of the shell")
def test_ctrl_c_ends_the_conversion_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = tmp_path / "number"
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\necho $$ >{number}\nexec sleep 60\n", encoding="ascii")
    slow.chmod(0o755)
    monkeypatch.setattr(convert, "_PROGRAMS", (str(slow),))
    path = tmp_path / "plan.rtf"
    path.write_bytes(b"{\\rtf1 x}")

    def press_ctrl_c() -> None:
        while not (number.exists() and number.read_text()):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=press_ctrl_c, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        read_document(path)
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        pytest.param("a.doc", OLE + "WordDocument".encode("utf-16-le"), "old Office", id="doc"),
        pytest.param("a.wps", OLE, "old Office", id="wps"),
        pytest.param("a.rtf", b"{\\rtf1 x}", "rich text", id="rtf"),
    ],
)
def test_one_clear_line_without_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, what: str
) -> None:
    monkeypatch.setattr(convert, "_PROGRAMS", ("no-such-program",))
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=f"{what}.*LibreOffice.*not installed") as caught:
        read_document(path)
    assert "save it as .docx" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", id="encrypted"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "without a text", id="table"),
    ],
)
def test_old_files_that_hold_no_text(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=what):
        read_document(path)


def test_formats_are_known_by_their_content(tmp_path: Path) -> None:
    assert foreign_format(tmp_path / "a.doc", b"<html>") is None
    assert foreign_format(tmp_path / "a.ofd", b"PK\x03\x04broken") is None
