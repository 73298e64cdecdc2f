"""Find title, issuers, document number, instrument and dates of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from policydiff.stages.documents.lines.dates import find_dates
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.metadata_box import BoxField, BoxValue, box_values
from policydiff.stages.documents.metadata.issue_dates import (
    filed_date,
    find_issued,
    later_date,
    year_told,
)
from policydiff.stages.documents.metadata.issuers import find_issuers, reporting_government
from policydiff.stages.documents.metadata.periods import (
    find_period,
    find_report_year,
    is_work_report,
    plan_named,
)
from policydiff.stages.documents.model.document import Jurisdiction, Period
from policydiff.stages.documents.model.provenance import Evidence, Told, Where
from policydiff.stages.documents.structure.document_parts import Frame
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.support.text import fold_width, is_chinese

_FRAME, _REPORTS = Expressions("document_frame"), Expressions("work_reports")
_NUMBER = re.compile(
    r"[㐀-鿿]{1,12}(?:\([㐀-鿿]{1,6}\))?\s?[〔\[(【]\s?(?:19|20)\d{2}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号"
)
# 01_, pbc_t082_, 11-; a year is part of the title.
_FILED_UNDER = re.compile(
    r"(?:\d{1,3}|[A-Za-z][A-Za-z\d]{0,15})(?:[_-][A-Za-z\d]{1,16})?[_-](?=[^\W\d_a-zA-Z《“]{6})"
)
_LONGEST_INDEX = 60  # characters of an 索引号


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself."""

    title: str
    issuers: tuple[str, ...]
    number: str | None
    instrument: str | None
    issued: str | None
    posted: str | None
    index: str | None
    period: Period | None
    year: int | None  # of issue, or for which a report stands
    told_year: int | None  # of issue: by the date, else by what else tells it
    evidence: tuple[Evidence, ...]


def find_metadata(frame: Frame, *, stem: str) -> Metadata:
    """Title, issuers, number, kind, date and period of a document.

    Args:
        frame: The document's lines, sorted.
        stem: The file's stem: the title where the text has none, and the year of a report whose
            text names none.
    """
    body = "\n".join(line.text for line in frame.body)
    box = {entry.field: entry for entry in reversed(box_values(frame.outside)) if entry.value}
    stated = _boxed_title(box, _title(frame, body, stem))
    title = stated.value if stated else _filed_title(stem)
    issued = later_date(find_issued(frame.outside), filed_date(stem))
    year = int(issued.value[:4]) if issued else None
    if year is None and (stated is None or is_work_report(title)):
        year = find_report_year(title, body, stem)
    issuers, number = find_issuers(frame), find_number((frame.notice or "", *frame.head))
    posted, index = _posted(box), _index(box)
    period = find_period(title, year, body, month=_month(issued)) or plan_named(stem)
    filed = Told(value=title, where=Where.FILE, quote=stem)
    told = {"title": stated or filed, "issued": issued}
    told |= {"issuers": issuers[0] if issuers else None, "number": number}
    told |= {"posted": posted, "index": index}
    return Metadata(
        title=title,
        issuers=tuple(dict.fromkeys(entry.value for entry in issuers)),
        number=number.value if number else None,
        instrument=find_instrument(title),
        issued=issued.value if issued else None,
        posted=posted.value if posted else None,
        index=index.value if index else None,
        period=period,
        year=year,
        told_year=(year if issued or is_work_report(title) else None)
        or year_told(number, posted, (frame.body, *frame.annexes))
        or (period.first if period else None),
        evidence=tuple(
            Evidence(field=name, where=entry.where, quote=entry.quote)
            for name, entry in told.items()
            if entry
        ),
    )


def _filed_title(stem: str) -> str:
    """The title that a file is named by, without what it is filed under: 01_第一个五年计划."""
    filed = _FILED_UNDER.match(stem)
    return stem[filed.end() :] if filed else stem


def _month(issued: Told | None) -> int | None:
    return int(issued.value[5:7]) if issued and len(issued.value) >= len("2010-06") else None


def _title(frame: Frame, body: str, stem: str) -> Told | None:
    text = "".join(line.text for line in frame.title).strip()
    greeted = any(_REPORTS["greeting"].match(line) for line in (*frame.head, *body.split("\n")))
    if not text and (greeted or _opens_report(body)) and plan_named(stem) is None:
        return Told(value=words_of("work_reports", "title")[0], where=Where.TEXT, quote="")
    spaced = text.split()
    if 4 <= len(spaced) <= 41 and all(len(c) == 1 and is_chinese(c) for c in spaced):
        text = "".join(spaced)  # 政 府 工 作 报 告
    if text.startswith("《") and text.find("》") == len(text) - 1:
        text = text[1:-1]
    return Told(value=text, where=Where.TITLE, quote=text) if text else None


def _boxed_title(box: Mapping[BoxField, BoxValue], stated: Told | None) -> Told | None:
    """The title of the text, or that of the box where the text has none or only its end."""
    entry = box.get(BoxField.TITLE)
    if entry is None:
        return stated
    whole, part = ("".join(text.split()) for text in (entry.value, stated.value if stated else ""))
    if stated is not None and (whole == part or not whole.endswith(part)):
        return stated
    return Told(value=entry.value, where=Where.BOX, quote=entry.quote)


def _opens_report(body: str) -> bool:
    spoken = _REPORTS["spoken_opening"].search(fold_width(body[:600]))
    return bool(spoken or any(map(_REPORTS["review_heading"].match, body.split("\n"))))


def _posted(box: Mapping[BoxField, BoxValue]) -> Told | None:
    entry = box.get(BoxField.POSTED)
    dates = find_dates(entry.value) if entry else ()
    return Told(value=dates[0], where=Where.BOX, quote=entry.quote) if entry and dates else None


def _index(box: Mapping[BoxField, BoxValue]) -> Told | None:
    entry = box.get(BoxField.INDEX)
    if entry is None or len(entry.value) > _LONGEST_INDEX:
        return None
    return Told(value=entry.value, where=Where.BOX, quote=entry.quote)


def find_number(outside: Sequence[str]) -> Told | None:
    """The number (文号) as printed, 黄府发〔2020〕008号; one in a sentence is of another text."""
    for line in outside:
        boxed = (e.value for e in box_values((line,)) if e.field is BoxField.NUMBER)
        for value in boxed:
            if match := re.match(r".{3,39}?号", value):
                return Told(value=match.group(), where=Where.BOX, quote=line)
        plain = fold_width(line)
        short = "号" in plain and len(plain) <= 60 and not plain.endswith("。")
        found = _NUMBER.search(plain) if short and "《" not in plain else None
        if found:
            value = line[found.start() : found.end()].strip()
            return Told(value=value, where=Where.HEAD, quote=line)
    return None


def with_reporting_government(
    metadata: Metadata, place: Jurisdiction | None, text: str
) -> Metadata:
    """The same, with the government that reports as the issuer of a work report without one."""
    told = None if metadata.issuers else reporting_government(metadata.title, text, place)
    if told is None:
        return metadata
    evidence = Evidence(field="issuers", where=told.where, quote=told.quote)
    return replace(metadata, issuers=(told.value,), evidence=(*metadata.evidence, evidence))
