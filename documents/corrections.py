"""Corrections by a person: a CSV file of what the program read wrongly in a document's data."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from documents.decode import decode
from documents.document import Document, DocumentId, Jurisdiction, Period
from documents.errors import LexiconError, joined
from documents.places import COUNTRY, find_division, make_jurisdiction, places_called

FIELDS = ("title", "issuers", "number", "instrument", "issued", "jurisdiction", "period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person states about one document; None: nothing said."""

    title: str | None = None
    issuers: tuple[str, ...] | None = None
    number: str | None = None
    instrument: str | None = None
    issued: str | None = None  # "2010-06-30" or "2010-06"
    jurisdiction: Jurisdiction | None = None
    period: Period | None = None


Corrections = Mapping[DocumentId, Correction]


def read_corrections(path: Path) -> Corrections:
    """Corrections by document id, from a CSV file with the column document and any of FIELDS.

    An empty cell says nothing. Issuers are separated by ; or 、; a jurisdiction is a code or a
    name; a period is 2019-2025 or 2023.

    Raises:
        LexiconError: The file cannot be read, or has unknown columns, places, dates or periods, or
            names a document twice; all problems are named with their lines.
    """
    rows = _rows(path)
    header, problems, found = rows[0] if rows else [], list[str](), dict[DocumentId, Correction]()
    names = [name.strip().lower() for name in header]
    unknown = [name for name in names if name not in ("document", *FIELDS)]
    if "document" not in names:
        problems.append("line 1: no column document")
    problems += [f"line 1: unknown column {name or '(empty)'}" for name in unknown]
    for line, row in enumerate(rows[1:] if not problems else [], start=2):
        values = {name: value.strip() for name, value in zip(names, row, strict=False)}
        document = values.pop("document", "")
        if not any(values.values()):
            continue
        if not document or DocumentId(document) in found:
            problems.append(
                f"line {line}: {'document given twice: ' + document if document else 'no document'}"
            )
        found[DocumentId(document)] = _correction(values, line, problems)
    if problems:
        columns = ", ".join(("document", *FIELDS))
        raise LexiconError(path, joined(problems), hint=f"columns are {columns}")
    return found


def _rows(path: Path) -> list[list[str]]:
    try:
        text = decode(path.read_bytes()).text
        return list(csv.reader(text.splitlines(), strict=True))
    except (OSError, csv.Error) as error:
        hint = "give a CSV file in UTF-8 or GB18030"
        raise LexiconError(path, f"cannot be read: {error}", hint=hint) from error


def _correction(values: Mapping[str, str], line: int, problems: list[str]) -> Correction:
    def stated(name: str) -> str | None:
        return values.get(name) or None

    issuers = stated("issuers")
    return Correction(
        title=stated("title"),
        issuers=tuple(filter(None, re.split(r"[;\uff1b、]\s*", issuers))) if issuers else None,
        number=stated("number"),
        instrument=stated("instrument"),
        issued=_date(stated("issued"), line, problems),
        jurisdiction=_place(stated("jurisdiction"), line, problems),
        period=_period(stated("period"), line, problems),
    )


def _date(value: str | None, line: int, problems: list[str]) -> str | None:
    if value and not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?", value):
        problems.append(f"line {line}: issued {value} is no date such as 2010-06-30 or 2010-06")
    return value


def _place(value: str | None, line: int, problems: list[str]) -> Jurisdiction | None:
    if value is None:
        return None
    if value in (COUNTRY.code, COUNTRY.name, "中国"):
        return COUNTRY
    division = find_division(value)
    places = (division,) if division else places_called(value)
    if len(places) == 1:
        return make_jurisdiction(places[0])
    codes = ", ".join(f"{p.code} {''.join(make_jurisdiction(p).path)}" for p in places[:5])
    what = f"is ambiguous: {codes}" if places else "is unknown"
    problems.append(f"line {line}: jurisdiction {value} {what}")
    return None


def _period(value: str | None, line: int, problems: list[str]) -> Period | None:
    if value is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:\s?[-–—]\s?(\d{4}))?", value)
    if match:
        first, last = int(match.group(1)), int(match.group(2) or match.group(1))
        if first <= last:
            return Period(first=first, last=last)
    problems.append(f"line {line}: period {value} is no span of years such as 2019-2025")
    return None


def correct(document: Document, correction: Correction | None) -> Document:
    """The document with what a person corrected, and the names of those fields."""
    if correction is None:
        return document
    stated = {name: getattr(correction, name) for name in FIELDS}
    changes = {name: value for name, value in stated.items() if value is not None}
    return replace(document, **changes, corrected=tuple(changes))
