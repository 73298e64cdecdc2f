"""Parsers of pdfminer.six in linear time: its own copy a string for each escaped byte of it."""

from __future__ import annotations

import re

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import END_LITERAL, PSBaseParser, PSBaseParserToken

_PICTURE_END = re.compile(rb"(?:EI|~>)(?=[\s\x00]|$)")


class _LinearParser(PSBaseParser):
    """Gathers strings and names in a buffer that grows in place."""

    def _parse_string(self, s: bytes, i: int) -> int:
        self._gather()
        return super()._parse_string(s, i)

    def _parse_literal(self, s: bytes, i: int) -> int:
        end = END_LITERAL.search(s, i)
        if end is None or end[0] == b"#":
            self._gather()
        else:
            self._curtoken = bytes(self._curtoken)
        return super()._parse_literal(s, i)

    def _parse_string_1(self, s: bytes, i: int) -> int:
        if len(self.oct) == 3:  # digits; pdfminer.six gives up where they say more than a byte
            self.oct = b"%03o" % (int(self.oct, 8) & 0xFF)
        return super()._parse_string_1(s, i)

    def _gather(self) -> None:
        if isinstance(self._curtoken, bytes):
            self._curtoken = bytearray(self._curtoken)  # type: ignore[assignment]  # see above

    def _add_token(self, obj: PSBaseParserToken) -> None:
        super()._add_token(bytes(obj) if isinstance(obj, bytearray) else obj)


class FileParser(_LinearParser, PDFParser):
    """Reads a file's objects."""


class ContentParser(_LinearParser, PDFContentParser):
    """Reads what a page draws."""

    def __init__(self, data: bytes) -> None:
        super().__init__([PDFStream({}, data)])
        self._data = data

    def get_inline_data(self, pos: int, target: bytes = b"EI") -> tuple[int, bytes]:
        """Pass over a picture that stands among the operators."""
        end = _PICTURE_END.search(self._data, pos)
        self.fillfp()
        self.seek(end.end() if end else len(self._data))
        return pos, b""
