"""Corrections by a person: a CSV file of what the program read wrongly in a document's data."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from policydiff.stages.documents.lines.dates import DATE, find_dates
from policydiff.stages.documents.metadata.divisions import (
    COUNTRY,
    find_division,
    make_jurisdiction,
    places_called,
)
from policydiff.stages.documents.metadata.document_kinds import is_of_kind, warn_of_kind
from policydiff.stages.documents.model.document import Document, DocumentId, Jurisdiction, Period
from policydiff.stages.documents.model.document_kind import DocumentKind
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.csv_input import read_table
from policydiff.stages.support.errors import LexiconError, joined
from policydiff.stages.support.text import fold_width

FIELDS = ("title", "issuers", "number", "instrument", "kind", "issued", "jurisdiction", "period")
# 2023年9月27日, 2023/9/27, 2023-09-27 0:00, as spreadsheets show dates.
_ONLY_DATE = re.compile(rf"{DATE}|\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?: 0{{1,2}}:00(?::00)?)?")

_MOST_TOLD = 20  # names in one message


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person states about one document; None: nothing said."""

    title: str | None = None
    issuers: tuple[str, ...] | None = None
    number: str | None = None
    instrument: str | None = None
    kind: DocumentKind | None = None
    issued: str | None = None  # "2010-06-30" or "2010-06"
    jurisdiction: Jurisdiction | None = None
    period: Period | None = None


Corrections = Mapping[DocumentId, Correction]


def read_corrections(path: Path) -> Corrections:
    """Corrections by document id, from a CSV file with the column document and any of FIELDS.

    An empty cell says nothing. Issuers are separated by ; or 、; a date is 2010-06-30, 2010-06,
    2010/6/30 or 2010年6月30日; a jurisdiction is a code or a name; a period is 2019-2025 or 2023.

    Raises:
        LexiconError: The file cannot be read, or has unknown columns, places, dates or periods, or
            names a document twice; all problems are named with their lines.
    """
    problems, found = list[str](), dict[DocumentId, Correction]()
    columns = ("document", *FIELDS)
    for entry in read_table(path, required=columns[:1], known=columns):
        document = DocumentId(entry.values["document"])
        if not any(entry.values.get(field) for field in FIELDS):
            continue
        if not document:
            problems.append(f"line {entry.line}: no document")
        elif document in found:
            problems.append(f"line {entry.line}: document given twice: {document}")
        found[document] = _correction(entry.values, entry.line, problems)
    if problems:
        raise LexiconError(path, joined(problems), hint="correct these lines")
    return found


def tell_unused(path: Path | str, documents: Collection[str]) -> str:
    """What to tell of documents that the file names and the run does not hold."""
    names = ", ".join(sorted(documents)[:_MOST_TOLD])
    more = len(documents) - _MOST_TOLD
    names += f" and {more} more" if more > 0 else ""
    return f"{path}: not used: no document {names} in this run"


def _correction(values: Mapping[str, str], line: int, problems: list[str]) -> Correction:
    def stated(name: str) -> str | None:
        return values.get(name) or None

    issuers = stated("issuers")
    return Correction(
        title=stated("title"),
        issuers=tuple(filter(None, re.split(r"[;\uff1b、]\s*", issuers))) if issuers else None,
        number=stated("number"),
        instrument=stated("instrument"),
        kind=_kind(stated("kind"), line, problems),
        issued=_date(stated("issued"), line, problems),
        jurisdiction=_place(stated("jurisdiction"), line, problems),
        period=_period(stated("period"), line, problems),
    )


def _kind(value: str | None, line: int, problems: list[str]) -> DocumentKind | None:
    if value is None or value in set(DocumentKind):
        return DocumentKind(value) if value else None
    problems.append(f"line {line}: kind {value} is none of {', '.join(DocumentKind)}")
    return None


def _date(value: str | None, line: int, problems: list[str]) -> str | None:
    dates = find_dates(value) if value else ()
    if value and re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value):
        return value
    if value and (len(dates) != 1 or not _ONLY_DATE.fullmatch(fold_width(value))):
        problems.append(f"line {line}: issued {value} is no date such as 2010-06-30 or 2010-06")
        return None
    return dates[0] if dates else None


def _place(value: str | None, line: int, problems: list[str]) -> Jurisdiction | None:
    if value is None:
        return None
    if value in (COUNTRY.code, COUNTRY.name, *words_of("division_names", "country_name")):
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
    year = int(correction.issued[:4]) if correction.issued else document.year
    warnings = document.warnings
    if correction.kind is not None:
        kept = (warning for warning in warnings if not is_of_kind(warning))
        warnings = (*kept, *warn_of_kind(correction.kind))
    corrected = tuple(changes)
    return replace(document, **changes, year=year, warnings=warnings, corrected=corrected)
