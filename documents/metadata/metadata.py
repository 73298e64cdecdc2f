"""Find title, issuers, document number, instrument and dates of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from policydiff.stages.documents.lines.adoption import adopter, adoption_date, is_adoption
from policydiff.stages.documents.lines.dates import DATE, find_dates
from policydiff.stages.documents.lines.furniture import is_date, is_organ
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.metadata_box import BoxField, BoxValue, box_values
from policydiff.stages.documents.metadata.periods import (
    find_period,
    find_report_year,
    is_work_report,
    plan_named,
)
from policydiff.stages.documents.model.document import Period
from policydiff.stages.documents.model.provenance import Evidence, Told, Where
from policydiff.stages.documents.structure.document_parts import Frame
from policydiff.stages.knowledge.expressions import Expressions, expression_source, words_of
from policydiff.stages.support.text import fold_width, is_chinese

_FRAME, _REPORTS = Expressions("document_frame"), Expressions("work_reports")
_NUMBER = re.compile(
    r"[㐀-鿿]{1,12}(?:\([㐀-鿿]{1,6}\))?\s?[〔\[(【]\s?(?:19|20)\d{2}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号"
)
_ORGANS = re.compile(r"[㐀-鿿()、]{3,40}")
_LONGEST_INDEX = 60  # characters of an 索引号
_FILED = re.compile(r"\((\d{4}[-.]\d{1,2}[-.]\d{1,2})\)$")
_SIGNED = re.compile(rf"([㐀-鿿()]{{3,40}}?)\s*(?={DATE})")


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
    title = stated.value if stated else stem
    issued = _later(find_issued(frame.outside), _filed_date(stem))
    year = int(issued.value[:4]) if issued else None
    if year is None and (stated is None or is_work_report(title)):
        year = find_report_year(title, body, stem)
    issuers, number = find_issuers(frame), find_number((frame.notice or "", *frame.head))
    posted, index = _posted(box), _index(box)
    told = {"title": stated or Told(value=stem, where=Where.FILE, quote=stem), "issued": issued}
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
        period=find_period(title, year, body, month=_month(issued)) or plan_named(stem),
        year=year,
        evidence=tuple(
            Evidence(field=name, where=entry.where, quote=entry.quote)
            for name, entry in told.items()
            if entry
        ),
    )


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
    text = text.strip("《》")
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


def find_issued(outside: Sequence[str]) -> Told | None:
    """The date of issue: the last of a law's history, signature, box, 印发, a line below the title.

    The day a page was posted (发布日期) is never taken.
    """
    lines = [(line, fold_width(line).strip()) for line in outside]
    boxed = [
        Told(value=entry.value, where=Where.BOX, quote=entry.quote)
        for entry in box_values(outside)
        if entry.field is BoxField.ISSUED
    ]
    sources = (
        _told(
            Where.SIGNATURE, [(a, b) for a, b in lines if is_date(b) and not _printed().search(b)]
        ),
        boxed,
        _told(Where.IMPRINT, [(a, m.group()) for a, b in lines for m in _printed().finditer(b)]),
        _told(Where.HEAD, [(a, b) for a, b in lines if re.match(rf"[(—―─–\-]|{DATE}(?!\s*\d)", b)]),
    )
    found = (
        replace(entry, value=date)
        for entries in sources
        for entry in entries
        for date in find_dates(entry.value)
    )
    return _later(_adopted(outside), next(found, None))


def _adopted(outside: Sequence[str]) -> Told | None:
    """The last date of a law's history."""
    history = [(adoption_date(line), line) for line in outside if is_adoption(line)]
    dates = [Told(value=date, where=Where.HEAD, quote=line) for date, line in history if date]
    return max(dates, key=lambda told: told.value, default=None)


def _filed_date(stem: str) -> Told | None:
    """The day that ends a file's name: 条例(2024-09-27)."""
    found = _FILED.search(fold_width(stem))
    dates = find_dates(found[1]) if found else ()
    return Told(value=dates[0], where=Where.FILE, quote=stem) if dates else None


def _later(stated: Told | None, other: Told | None) -> Told | None:
    """The first of two dates, or the other where the first is only that of a law's older history.

    A law is published some days after its adoption, and histories often lack the last amendment.
    """
    if other is None or stated is None:
        return stated or other
    return other if is_adoption(stated.quote) and other.value > stated.value else stated


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(DATE + r"\s*" + expression_source("document_frame", "printed"))


def _told(where: Where, lines: Iterable[tuple[str, str]]) -> list[Told]:
    """Values with the lines that they were read from."""
    return [Told(value=value, where=where, quote=line) for line, value in lines]


def _posted(box: Mapping[BoxField, BoxValue]) -> Told | None:
    entry = box.get(BoxField.POSTED)
    dates = find_dates(entry.value) if entry else ()
    return Told(value=dates[0], where=Where.BOX, quote=entry.quote) if entry and dates else None


def _index(box: Mapping[BoxField, BoxValue]) -> Told | None:
    entry = box.get(BoxField.INDEX)
    if entry is None or len(entry.value) > _LONGEST_INDEX:
        return None
    return Told(value=entry.value, where=Where.BOX, quote=entry.quote)


def find_issuers(frame: Frame) -> tuple[Told, ...]:
    """Who issued a document: those who sign, else those its titles or its box name."""
    lines = [(line, fold_width(line).strip()) for line in frame.outside]
    if named := adopter([line for line in frame.outside if is_adoption(line)]):
        line, body = named
        return (Told(value=body, where=Where.HEAD, quote=line),)
    signed = [
        (line, text)
        for index, (line, text) in enumerate(lines)
        if is_organ(text) and _is_dated([after for _, after in lines[index + 1 : index + 12]])
    ]
    dated = [(a, b) for a, b in lines if not b[:1].isdecimal() and is_date(b)]
    together = [(a, m.group(1)) for a, b in dated for m in [_SIGNED.match(b)] if m]
    titles = (frame.notice or "", *frame.outside[:8])
    titled = [
        (a, m.group())
        for a in titles
        for m in [_FRAME["titled_organ"].match(fold_width(a))]
        if m and not _FRAME["letterhead"].match(fold_width(a))
    ]
    boxed = [
        (entry.quote, match.group())
        for entry in box_values(frame.outside)
        if entry.field is BoxField.ISSUER
        for match in [_ORGANS.match(entry.value)]
        if match
    ]
    sources = [(Where.SIGNATURE, signed), (Where.SIGNATURE, together)]
    sources += [(Where.NOTICE, titled), (Where.BOX, boxed)]
    for where, found in sources:
        if names := [(line, name) for line, text in found for name in _split_organs(text)]:
            return tuple(_told(where, names))
    return ()


def _is_dated(below: Sequence[str]) -> bool:
    """Whether a date follows a signature, with nothing but other signatures between them."""
    after = next((text for text in below if not is_organ(text)), "")
    return is_date(after)


def _split_organs(line: str) -> list[str]:
    """Bodies on one line: 中共嘉兴市委 嘉兴市人民政府; a name set with spaces stays one."""
    parts = line.split()
    if len(parts) > 1 and not all(is_organ(part) or part.endswith("委") for part in parts):
        return ["".join(parts)]
    return [part for part in parts if len(part) > 2]


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
