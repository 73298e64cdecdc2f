"""The parts of a Word file that are read: text, numbering, styles, notes, running heads."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import basename

from lxml import etree

from policydiff.stages.documents.formats.containers.packed_parts import PartReader
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import Limits
from policydiff.stages.support.notice_codes import NoticeCode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HINT = "open it in Word or LibreOffice and save it as .docx again"
_NOTES = ("footnotes.xml", "endnotes.xml")
_BROKEN = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError),
    *(etree.XMLSyntaxError, zlib.error),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of one file, parsed."""

    body: etree._Element
    numbering: etree._Element | None
    styles: etree._Element | None
    notes: tuple[etree._Element, ...]  # footnotes and endnotes
    running: tuple[etree._Element, ...]  # heads and feet of pages


def read_parts(path: Path, data: bytes, *, limits: Limits) -> Parts:
    """The parts of a Word file.

    Raises:
        DocumentError: It is no Word file, is damaged or is over a limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            reader = PartReader(path, archive, limits)
            main = _main(reader)
            names = sorted(name for name in reader.names() if name.startswith("word/"))
            found = {basename(name): reader.parse(name) for name in names if _wanted(name)}
    except KeyError as error:
        what, hint = "is a ZIP archive but no Word file", "give a .docx file"
        if path.suffix.lower() == ".zip":
            what, hint = "is an archive of files", "unpack it and give one of its documents"
        raise DocumentError(path, what, why=NoticeCode.UNREAD_NO_DOCUMENT, hint=hint) from error
    except _BROKEN as error:
        raise _damage(path, error, limits) from error
    body = main.find(W + "body")
    if body is None:
        raise DocumentError(
            path,
            "is a Word file without a text",
            why=NoticeCode.UNREAD_WITHOUT_TEXT,
            hint=_HINT,
        )
    return _sorted(body, found)


def _damage(path: Path, error: Exception, limits: Limits) -> DocumentError:
    if "depth" in str(error):
        what = f"has more than {limits.nesting} elements inside each other"
        hint = "--limit nesting=2000 reads it all the same, if you trust it"
        return DocumentError(path, what, why=NoticeCode.UNREAD_DAMAGED, hint=hint)
    return DocumentError(
        path,
        f"is a damaged Word file: {error}",
        why=NoticeCode.UNREAD_DAMAGED,
        hint=_HINT,
    )


def _wanted(name: str) -> bool:
    stem = basename(name)
    known = ("numbering.xml", "styles.xml", *_NOTES)
    return stem in known or (stem.startswith(("header", "footer")) and stem.endswith(".xml"))


def _sorted(body: etree._Element, found: Mapping[str, etree._Element]) -> Parts:
    return Parts(
        body=body,
        numbering=found.get("numbering.xml"),
        styles=found.get("styles.xml"),
        notes=tuple(found[name] for name in _NOTES if name in found),
        running=tuple(
            root for name, root in found.items() if name.startswith(("header", "footer"))
        ),
    )


def _main(reader: PartReader) -> etree._Element:
    """The part that holds the text, whatever it is called."""
    if "word/document.xml" in reader.names():
        return reader.parse("word/document.xml")
    for link in reader.parse("_rels/.rels"):
        if link.get("Type", "").endswith("/officeDocument"):
            return reader.parse(link.get("Target", "").lstrip("/"))
    raise KeyError("word/document.xml")
