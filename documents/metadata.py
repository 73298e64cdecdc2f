"""What a document says of itself: title, issuers, number, kind, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.dates import DATE, find_dates
from documents.document import Period
from documents.fold import fold_width
from documents.frame import Frame
from documents.furniture import is_date, is_organ
from documents.instruments import find_instrument
from documents.periods import find_period, find_report_year

REPORT = "政府工作报告"
_NUMBER = re.compile(
    r"[㐀-鿿]{1,12}(?:\([㐀-鿿]{1,6}\))?\s?[〔\[(【]\s?(?:19|20)\d{2}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号"
)
_BOX_NUMBER = re.compile(r"(?:文件编号|发文字号|发文号|文\s*号)[:|\s]{1,4}([^|]{4,40}?号)")
_BOX_DATE = re.compile(r"(?:成文日期|生成日期|发文日期)[:|\s]{1,4}([^|]{6,20})")
_BOX_ISSUER = re.compile(
    r"(?:发布机构|发布单位|发布机关|发文机关|发文单位|制发机关)[:|\s]{1,4}([㐀-鿿()、]{3,40})"
)
_PRINTED = re.compile(rf"{DATE}\s*印发")
_SIGNED = re.compile(rf"([㐀-鿿()]{{3,40}}?)\s*(?={DATE})")
_TITLED = re.compile(
    r"((?:中共)?[㐀-鿿()、 ]{2,50}?(?:政府|办公厅|办公室|委员会|[市县区省]委|局|厅|部|委))"
    r"(?=关于|印发|转发|$)"
)
_REVIEW = re.compile(r"^(?:[一二]、)?(?:19|20)\d{2}年(?:政府)?工作回顾", re.MULTILINE)
_SPOKEN = re.compile(r"代表[㐀-鿿]{0,12}(?:政府|国务院|行署|行政公署).{0,24}报告")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself."""

    title: str
    issuers: tuple[str, ...]
    number: str | None
    instrument: str | None
    issued: str | None
    period: Period | None
    year: int | None  # of issue, or for which a report stands


def find_metadata(frame: Frame, *, stem: str) -> Metadata:
    """Title, issuers, number, kind, date and period of a document.

    Args:
        frame: The document's lines, sorted.
        stem: The file's stem: the title where the text has none, and the year of a report whose
            text names none.
    """
    outside = (*frame.head, *frame.tail)
    body = "\n".join(line.text for line in frame.body)
    stated = _title(frame, body)
    title = stated or stem
    issued = find_issued(outside)
    year = int(issued[:4]) if issued else None
    if year is None and (stated is None or REPORT in title):
        year = find_report_year(title, body, stem)
    return Metadata(
        title=title,
        issuers=find_issuers(frame),
        number=find_number((frame.notice or "", *frame.head)),
        instrument=find_instrument(title),
        issued=issued,
        period=find_period(title, year, body),
        year=year,
    )


def _title(frame: Frame, body: str) -> str | None:
    text = "".join(line.text for line in frame.title).strip()
    greeted = any(line.startswith("各位代表") for line in (*frame.head, *body.split("\n")))
    if not text and (greeted or _SPOKEN.search(fold_width(body[:600])) or _REVIEW.search(body)):
        return REPORT
    if re.fullmatch(r"(?:[㐀-鿿]\s+){3,40}[㐀-鿿]", text):
        text = re.sub(r"\s", "", text)  # 政 府 工 作 报 告
    return text.strip("《》") or None


def find_issued(outside: Sequence[str]) -> str | None:
    """The date of issue: signature, 成文日期 of a box, 印发, then a line below the title.

    The day a page was posted (发布日期) is never taken.
    """
    plain = [fold_width(line).strip() for line in outside]
    sources = (
        [line for line in plain if is_date(line) and not _PRINTED.search(line)],
        [m.group(1) for line in plain for m in _BOX_DATE.finditer(line)],
        [m.group() for line in plain for m in _PRINTED.finditer(line)],
        [line for line in plain if re.match(rf"[(—―─–\-]|{DATE}", line)],
    )
    dates = (date for texts in sources for text in texts for date in find_dates(text))
    return next(dates, None)


def find_issuers(frame: Frame) -> tuple[str, ...]:
    """Who issued a document: those who sign, else those its titles or its box name."""
    outside = (*frame.head, *frame.tail)
    plain = [fold_width(line).strip() for line in outside]
    signed = [
        line
        for index, line in enumerate(plain)
        if is_organ(line) and any(is_date(after) for after in plain[index + 1 : index + 6])
    ]
    together = [m.group(1) for line in plain if is_date(line) for m in [_SIGNED.match(line)] if m]
    titles = (frame.notice or "", *outside[:8])
    titled = [m.group(1) for line in titles for m in [_TITLED.match(fold_width(line))] if m]
    boxed = [m.group(1) for line in plain for m in _BOX_ISSUER.finditer(line)]
    for found in (signed, together, titled, boxed):
        if names := [name for entry in found for name in _split_organs(entry)]:
            return tuple(dict.fromkeys(names))
    return ()


def _split_organs(line: str) -> list[str]:
    """Bodies on one line: 中共嘉兴市委 嘉兴市人民政府; a name set with spaces stays one."""
    parts = line.split()
    if len(parts) > 1 and not all(is_organ(part) or part.endswith("委") for part in parts):
        return ["".join(parts)]
    return [part for part in parts if len(part) > 2]


def find_number(outside: Sequence[str]) -> str | None:
    """The number (文号) as printed, 黄府发〔2020〕008号; one in a sentence is of another text."""
    for line in outside:
        plain = fold_width(line)
        if boxed := _BOX_NUMBER.search(plain):
            return line[slice(*boxed.span(1))].strip()
        match = _NUMBER.search(plain)
        if match and len(plain) <= 60 and not plain.endswith("。") and "《" not in plain:
            return line[match.start() : match.end()].strip()
    return None
