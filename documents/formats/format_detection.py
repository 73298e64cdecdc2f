"""Load a file of any format as lines, or say in one sentence why it cannot be read."""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from policydiff.stages.documents.formats.libreoffice import DOCX, convert, foreign_format
from policydiff.stages.documents.formats.plain_text import read_plain
from policydiff.stages.documents.formats.sheet_types import sheet_type
from policydiff.stages.documents.model.document import Source
from policydiff.stages.documents.model.removed_lines import Content
from policydiff.stages.support.decoding import Decoded, decode, is_sound
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.file_bytes import is_folder, read_bytes
from policydiff.stages.support.limits import DEFAULT_LIMITS, MEGABYTE, Limits, keep_within
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import normalise_characters

_READABLE = ".txt, .md, .html, .htm, .mht, .docx, .pdf, .xlsx, .xls or .et"
_TEXT_SUFFIXES = frozenset((".txt", ".md", ".text", ".markdown"))
_HTML_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides, isolates
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_ARCHIVE_HEAD = 2048  # bytes in which the headers of a web archive begin
_BINARY = (  # how files begin that hold no text: what they are
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"RIFF", "an audio or video file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a file holds, and what is known of the file."""

    content: Content
    source: Source


def load(path: Path, *, limits: Limits = DEFAULT_LIMITS, data: bytes | None = None) -> Loaded:
    """The lines of a file, by its content first and its suffix second.

    Args:
        path: The file.
        limits: How large it may be.
        data: Its bytes, where they are read already.

    Raises:
        DocumentError: The file is missing, a folder, empty, damaged, over a limit or no document.
    """
    data = read_source(path, limits=limits) if data is None else data
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise DocumentError(
            path,
            "is empty",
            why=NoticeCode.UNREAD_EMPTY,
            hint="give a file with text",
        )
    if _is_web_archive(data):
        from policydiff.stages.documents.formats.html.web_archive import MEDIA_TYPE, archived_page

        page, charset = archived_page(path, data)
        loaded = _load_text(path, page, limits, encoding=charset, archived=True)
        return replace(loaded, source=_source(path, data, MEDIA_TYPE, loaded.source.encoding))
    if media_type := sheet_type(data):
        from policydiff.stages.documents.formats.sheets.sheet_file import read_spreadsheet

        content = read_spreadsheet(path, data, limits=limits)
        return Loaded(content=content, source=_source(path, data, media_type, None))
    if foreign := foreign_format(path, data):
        converted = convert(path, data, foreign, limits=limits)
        read = _load_pdf if converted.startswith(b"%PDF") else _load_docx
        content = read(path, converted, limits).content
        told = Notice.of(NoticeCode.CONVERTED, format=foreign.name)
        content = replace(content, warnings=(told, *content.warnings))
        return Loaded(content=content, source=_source(path, data, foreign.media_type, None))
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        return _load_pdf(path, data, limits)
    if data.startswith(b"PK\x03\x04"):
        return _load_docx(path, data, limits)
    if path.suffix.lower() == ".docx" and not _is_page(data):
        return _load_docx(path, data, limits)  # which says what is wrong with it
    _refuse_binary(path, data)
    return _load_text(path, data, limits)


def read_source(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file.

    Raises:
        DocumentError: It is missing, a folder, over a limit, or cannot be read.
    """
    if path == Path():
        raise DocumentError(
            path,
            "names no file",
            why=NoticeCode.UNREAD_NO_DOCUMENT,
            hint=f"give a file: {_READABLE}",
        )
    if is_folder(path):
        raise DocumentError(
            path,
            "is a folder",
            why=NoticeCode.UNREAD_NO_DOCUMENT,
            hint=f"give a file: {_READABLE}",
        )
    try:
        size = path.stat().st_size
        keep_within(path, "megabytes", -(-size // MEGABYTE), limits, what="is {} MB large")
        return read_bytes(path, megabytes=limits.megabytes)
    except FileNotFoundError as error:
        raise DocumentError(
            path,
            "no such file",
            why=NoticeCode.UNREAD_MISSING,
            hint="check the name and the folder",
        ) from error
    except (OSError, ValueError) as error:
        reason, hint = _unreadable(error)
        raise DocumentError(
            path,
            f"cannot be read: {reason}",
            why=NoticeCode.UNREAD_INACCESSIBLE,
            hint=hint,
        ) from error


def _unreadable(error: OSError | ValueError) -> tuple[str, str]:
    """Why a file cannot be read, and what to do."""
    reason, code = getattr(error, "strerror", None) or str(error), getattr(error, "errno", None)
    if code == errno.EFBIG:
        return reason, "if it has an end, --limit megabytes=1000 reads it, if you trust it"
    if code in (errno.EACCES, errno.EPERM):
        return reason, "check that you may read the file"
    return reason, "check the name, and what it leads to"


def _refuse_binary(path: Path, data: bytes) -> None:
    hint = f"give a document: {_READABLE}"
    if path.suffix.lower() == ".pdf":
        raise DocumentError(
            path,
            "is no PDF, though its name says so",
            why=NoticeCode.UNREAD_NO_DOCUMENT,
            hint=hint,
        )
    what = next((what for start, what in _BINARY if data.startswith(start)), None)
    if what and b"\x00" in data:
        raise DocumentError(
            path,
            f"is {what}, not a document",
            why=NoticeCode.UNREAD_NO_DOCUMENT,
            hint=hint,
        )
    if b"\x00" in data and not is_sound(decode(data).text):
        raise DocumentError(
            path,
            "is a binary file, not a document",
            why=NoticeCode.UNREAD_NO_DOCUMENT,
            hint=hint,
        )


def _is_web_archive(data: bytes) -> bool:
    """Whether bytes are a web archive (.mht), whatever the file is called."""
    head = data[:_ARCHIVE_HEAD].lstrip(b"\xef\xbb\xbf \r\n").lower()
    return b"mime-version:" in head and b"content-type:" in head and b"multipart/" in head


def _is_page(data: bytes) -> bool:
    """Whether bytes are a web page, whatever the file is called."""
    return _HTML_START.match(decode(data[:4096]).text.lstrip("\ufeff")) is not None


def _load_text(
    path: Path, data: bytes, limits: Limits, *, encoding: str | None = None, archived: bool = False
) -> Loaded:
    """A text or a page.

    Args:
        path: The file.
        data: Its bytes, or those of the page that it holds.
        limits: How large it may be.
        encoding: What it is said to be encoded in, beside what it says itself.
        archived: Whether it is a page out of an archive.
    """
    found = re.search(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_-]{2,20})", data[:4096])
    decoded = decode(data, declared=found.group(1).decode("ascii") if found else encoding)
    keep_within(path, "characters", len(decoded.text), limits, what="has {} characters")
    suffix = path.suffix.lower()
    warnings = _doubts(decoded, ".html" if archived else suffix)
    html = archived or _HTML_START.match(decoded.text.lstrip("\ufeff")) or suffix in _HTML_SUFFIXES
    text = normalise_characters(decoded.text)
    if not text.strip():
        raise DocumentError(
            path,
            "is empty",
            why=NoticeCode.UNREAD_EMPTY,
            hint="give a file with text",
        )
    media_type, read = _text_reader(suffix, html=bool(html))
    content = read(path, text, limits)
    content = replace(content, warnings=(*warnings, *content.warnings))
    return Loaded(content=content, source=_source(path, data, media_type, decoded.encoding))


_Reader = Callable[[Path, str, Limits], Content]


def _text_reader(suffix: str, *, html: bool) -> tuple[str, _Reader]:
    if html:
        from policydiff.stages.documents.formats.html.web_page import read_html

        return "text/html", read_html
    if suffix in (".md", ".markdown"):
        return "text/markdown", lambda _, text, __: read_plain(text, markdown=True)
    return "text/plain", lambda _, text, __: read_plain(text, markdown=False)


def _doubts(decoded: Decoded, suffix: str) -> tuple[Notice, ...]:
    """Warnings about how a file was taken for text."""
    found = []
    if decoded.replaced:
        found.append(Notice.of(NoticeCode.CHARACTERS_REPLACED, share=decoded.replaced))
    if decoded.encoding in ("utf-16-le", "utf-16-be"):
        encoding = decoded.encoding.upper()
        found.append(Notice.of(NoticeCode.BYTE_ORDER_MARK_MISSING, encoding=encoding))
    if zeros := decoded.text.count("\x00"):
        found.append(Notice.of(NoticeCode.NUL_CHARACTERS, number=zeros))
    if turns := len(_TURNS.findall(decoded.text)):
        found.append(Notice.of(NoticeCode.DIRECTION_MARKS, number=turns))
    if not suffix:
        found.append(Notice.of(NoticeCode.ENDING_MISSING))
    elif suffix not in _TEXT_SUFFIXES | _HTML_SUFFIXES:
        page = _HTML_START.match(decoded.text.lstrip("\ufeff")) is not None
        code = NoticeCode.ENDING_OF_ANOTHER if page else NoticeCode.ENDING_UNKNOWN
        found.append(Notice.of(code, ending=suffix))
    return tuple(found)


def _load_docx(path: Path, data: bytes, limits: Limits) -> Loaded:
    from policydiff.stages.documents.formats.word.word_file import read_docx

    source = _source(path, data, DOCX, None)
    return Loaded(content=read_docx(path, data, limits=limits), source=source)


def _load_pdf(path: Path, data: bytes, limits: Limits) -> Loaded:
    from policydiff.stages.documents.formats.pdf.pdf_file import read_pdf

    content = read_pdf(path, data, limits=limits)
    return Loaded(content=content, source=_source(path, data, "application/pdf", None))


def _source(path: Path, data: bytes, media_type: str, encoding: str | None) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source(path=str(path), sha256=digest, media_type=media_type, encoding=encoding)
