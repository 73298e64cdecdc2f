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

from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import MEGABYTE, Limits, keep_within

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HINT = "open it in Word or LibreOffice and save it as .docx again"
# Word's strict form differs in the names of its namespaces alone.
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
_PARSER_DEPTH = 250  # of nested elements; libxml2 refuses 256 unless told to trust the file
_SMALL = 100_000  # bytes; what is smaller is no bomb, however well it is packed
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
            reader = _Reader(path, archive, limits)
            main = reader.main()
            names = sorted(name for name in archive.namelist() if name.startswith("word/"))
            found = {basename(name): reader.parse(name) for name in names if _wanted(name)}
    except KeyError as error:
        what = "is a ZIP archive but no Word file"
        raise DocumentError(path, what, hint="give a .docx file") from error
    except _BROKEN as error:
        raise _damage(path, error, limits) from error
    body = main.find(W + "body")
    if body is None:
        raise DocumentError(path, "is a Word file without a text", hint=_HINT)
    return _sorted(body, found)


def _damage(path: Path, error: Exception, limits: Limits) -> DocumentError:
    if "depth" in str(error):
        what = f"has more than {limits.nesting} elements inside each other"
        hint = "--limit nesting=2000 reads it all the same, if you trust it"
        return DocumentError(path, what, hint=hint)
    return DocumentError(path, f"is a damaged Word file: {error}", hint=_HINT)


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


class _Reader:
    """Unpacks and parses parts of an archive within limits."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._path = path
        self._archive = archive
        self._limits = limits

    def main(self) -> etree._Element:
        """The part that holds the text, whatever it is called."""
        if "word/document.xml" in self._archive.namelist():
            return self.parse("word/document.xml")
        for link in self.parse("_rels/.rels"):
            if link.get("Type", "").endswith("/officeDocument"):
                return self.parse(link.get("Target", "").lstrip("/"))
        raise KeyError("word/document.xml")

    def parse(self, name: str) -> etree._Element:
        """One part as XML; entities are not expanded, nothing that it refers to is fetched."""
        deep = self._limits.nesting > _PARSER_DEPTH
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=deep
        )
        root = etree.fromstring(self._unpack(name).replace(*_STRICT), parser=parser)
        if deep:
            what = "has {} elements inside each other"
            keep_within(self._path, "nesting", _depth(root), self._limits, what=what)
        return root

    def _unpack(self, name: str) -> bytes:
        entry = self._archive.getinfo(name)
        megabytes = -(-entry.file_size // MEGABYTE)
        what = f"unpacks its {basename(name)} to {{}} MB"
        keep_within(self._path, "unpacked_megabytes", megabytes, self._limits, what=what)
        if entry.file_size > _SMALL:
            ratio = entry.file_size // max(1, entry.compress_size)
            what = f"unpacks its {basename(name)} to {{}} times its packed size"
            keep_within(self._path, "zip_ratio", ratio, self._limits, what=what)
        with self._archive.open(entry) as packed:
            return packed.read(entry.file_size + 1)  # more than stated is a broken archive


def _depth(root: etree._Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
