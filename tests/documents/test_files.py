"""What a file may be: text of any encoding and ending, and what is no document."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from tests.documents.files import PLAN, write_text


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        pytest.param("empty.txt", b"", "is empty", id="empty"),
        pytest.param("blank.txt", " \n\u3000\n\t".encode(), "is empty", id="blank"),
        pytest.param("zeros.txt", b"\x00" * 50, "is empty", id="zeros"),
        pytest.param("binary.txt", b"\x01\x00\x02\x00" * 50, "binary file", id="binary"),
        pytest.param("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "PNG image", id="image"),
        pytest.param("plan.docx", b"PK\x03\x04broken", "damaged Word file", id="broken-docx"),
        pytest.param("plan.docx", "一、任务".encode(), "damaged Word file", id="text-named-docx"),
        pytest.param("plan.pdf", b"%PDF-1.4 broken", "damaged PDF", id="broken-pdf"),
        pytest.param("plan.pdf", "一、任务".encode(), "is no PDF", id="text-named-pdf"),
        pytest.param("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file", id="doc"),
        pytest.param(
            "box.txt", "索 引 号: 1\n发布日期:2020-01-01".encode(), "no clause", id="no-clause"
        ),
    ],
)
def test_files_that_are_no_documents(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=what) as caught:
        read_document(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.hint


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_document(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)


@pytest.mark.parametrize(
    ("name", "code"),
    [("plan.xyz", NoticeCode.ENDING_UNKNOWN), ("plan", NoticeCode.ENDING_MISSING)],
)
def test_unknown_endings_are_read_with_a_warning(
    tmp_path: Path, name: str, code: NoticeCode
) -> None:
    found = read_document(write_text(tmp_path / name))
    assert len(found.clauses) == 5
    assert code in [warning.code for warning in found.warnings]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16_is_read_with_a_warning(tmp_path: Path, encoding: str) -> None:
    found = read_document(write_text(tmp_path / "plan.txt", encoding=encoding))
    assert (len(found.clauses), found.source.encoding) == (5, encoding)
    assert NoticeCode.BYTE_ORDER_MARK_MISSING in [warning.code for warning in found.warnings]


def test_a_few_zeros_are_left_out_with_a_warning(tmp_path: Path) -> None:
    path = write_text(tmp_path / "plan.txt", ("\x00" * 3 + PLAN[0], *PLAN[1:]))
    assert Notice.of(NoticeCode.NUL_CHARACTERS, number=3) in read_document(path).warnings
    assert "\x00" not in read_document(path).text


def test_no_file_named_and_no_chinese(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="names no file"):
        read_document(Path())
    found = read_document(write_text(tmp_path / "plan.txt", ("1. Build parks.", "2. Mend roads.")))
    assert NoticeCode.NOT_CHINESE in [warning.code for warning in found.warnings]
