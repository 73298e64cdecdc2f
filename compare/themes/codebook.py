"""Codebooks: themes that a person laid down, as codes with keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policydiff.stages.support.csv_input import Entry, parse_table, read_table
from policydiff.stages.support.errors import LexiconError, joined
from policydiff.stages.support.resources import shipped_text

BUILT_IN = "policy-fields"
_COLUMNS = ("code", "label", "keywords")
_SEPARATORS = re.compile(r"[\s、，,;；|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One theme of a codebook."""

    code: str
    label: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The themes of a codebook, in the order of its file."""

    codes: tuple[Code, ...]


def read_codebook(name: str) -> Codebook:
    """The codebook built in under this name (`policy-fields`), or that of a CSV file.

    A CSV file has the columns code, label and keywords; keywords are parted by spaces, commas,
    semicolons or 、.

    Raises:
        LexiconError: The file cannot be read, lacks a column or rows, or a row
            lacks a code, a label or keywords, or two rows share a code or a keyword; all problems
            are named at once.
    """
    if name == BUILT_IN:
        return _built_in()
    return _codebook(read_table(Path(name), required=_COLUMNS, hint=BUILT_IN), where=name)


@cache
def _built_in() -> Codebook:
    text = shipped_text("knowledge", "data", f"{BUILT_IN}.csv")
    return _codebook(parse_table(text, where=BUILT_IN, required=_COLUMNS), where=BUILT_IN)


def _codebook(rows: Sequence[Entry], *, where: str) -> Codebook:
    codes = tuple(
        Code(
            code=row.values["code"],
            label=row.values["label"],
            keywords=tuple(filter(None, _SEPARATORS.split(row.values["keywords"]))),
        )
        for row in rows
    )
    problems = ["no rows"] if not codes else list(_problems(codes))
    if problems:
        raise LexiconError(where, joined(problems), hint="correct these rows")
    return Codebook(codes=codes)


def _problems(codes: tuple[Code, ...]) -> Iterator[str]:
    owners: dict[str, str] = {}
    seen = set[str]()
    for number, code in enumerate(codes, start=2):
        name = code.code or f"row {number}"
        for what, value in (("code", code.code), ("label", code.label), ("keyword", code.keywords)):
            if not value:
                yield f"{name}: no {what}"
        if code.code and code.code in seen:
            yield f"{name}: code used twice"
        seen.add(code.code)
        for keyword in code.keywords:
            if owners.setdefault(keyword.casefold(), name) != name:
                yield f"{name}: keyword {keyword} stands in {owners[keyword.casefold()]} too"
