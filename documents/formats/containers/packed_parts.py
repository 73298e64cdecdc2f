"""Parts of Office files, which are ZIP archives of XML, unpacked within limits."""

from __future__ import annotations

import zipfile
from pathlib import Path
from posixpath import basename

from lxml import etree

from policydiff.stages.support.limits import MEGABYTE, Limits, keep_within

# The strict form of Word files differs in the names of its namespaces alone.
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
_PARSER_DEPTH = 250  # of nested elements; libxml2 refuses 256 unless told to trust the file
_SMALL = 100_000  # bytes; what is smaller is no bomb, however well it is packed


class PartReader:
    """Unpacks and parses parts of an archive within limits."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._path = path
        self._archive = archive
        self._limits = limits

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._archive.namelist()

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
