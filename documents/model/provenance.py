"""Where each piece of a document's metadata was read, with the line that says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Where a document's data was read."""

    TITLE = "title"
    NOTICE = "notice"  # the title of the notice that the plan came with
    HEAD = "head"  # lines between the title and the text
    SIGNATURE = "signature"
    IMPRINT = "imprint"  # the line of the copies: 2023年9月27日印发
    BOX = "box"  # of the page's metadata
    TEXT = "text"
    FILE = "file"  # the file's name, where the text is silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A value with its source."""

    value: str
    where: Where
    quote: str  # the line, as printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where one field of a document was read."""

    field: str  # as in the document: "issued"
    where: Where
    quote: str  # "" where a whole text told it
