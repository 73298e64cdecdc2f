"""What a document says of itself: title, issuers, number, date, years planned for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from documents.dates import DATE, find_dates
from documents.document import Period
from documents.fold import fold_width
from documents.frame import Frame
from documents.furniture import is_date, is_organ
from documents.instruments import find_instrument
from documents.numerals import read_number

_NUMBER = re.compile(
    r"[㐀-鿿]{1,12}(?:\([㐀-鿿]{1,6}\))?\s?[〔\[(【]\s?(?:19|20)\d{2}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号"
)
_BOX_NUMBER = re.compile(r"(?:文件编号|发文字号|发文号|文\s*号)\s*[:|]\s*([^|]{4,40}?号)")
_BOX_DATE = re.compile(r"(?:成文日期|生成日期|发文日期)\s*[:|]?\s*([^|]{6,20})")
_PRINTED = re.compile(rf"{DATE}\s*印发")
_BOX_ISSUER = re.compile(
    r"(?:发布机构|发布单位|发布机关|发文机关|发文单位|制发机关)\s*[:|]\s*([㐀-鿿()、]{3,40})"
)
_ISSUER = re.compile(
    r"^((?:中共)?[㐀-鿿()、\s]{2,50}?(?:人民政府办公厅|人民政府办公室|人民政府|委员会|办公厅|办公室|市委|县委|区委|省委|局|厅|部|委))"
    r"(?=关于|印发|转发|$)"
)
_YEARS = re.compile(r"((?:19|20)\d{2})\s?年?\s?(?:[-—–―~至到]{1,2})\s?((?:19|20)\d{2})")
_YEAR = re.compile(r"(?:^|\D)((?:19|20)\d{2})\s?(?:年度?|(?=[^\d-]))")
_SPAN_YEARS = re.compile(r"([一二三四五六七八九十两]|\d{1,2})年")
_FIVE_YEARS = re.compile(r"[“\"]?(十二|十三|十四|十五|十一|十|九|八|七)五[”\"]?")
_FIRST_OF = {"七": 1986, "八": 1991, "九": 1996, "十": 2001} | {
    "十一": 2006,
    "十二": 2011,
    "十三": 2016,
    "十四": 2021,
    "十五": 2026,
}
_TO_YEAR = re.compile(r"到((?:19|20)\d{2})年")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself."""

    title: str
    issuers: tuple[str, ...]
    number: str | None
    instrument: str | None
    issued: str | None
    period: Period | None


def find_metadata(frame: Frame, *, fallback: str) -> Metadata:
    """Title, issuers, number, kind, date and period of a document.

    Args:
        frame: The document's lines, sorted.
        fallback: The title where the text has none.
    """
    outside = (frame.notice or "", *frame.head, *frame.tail)
    title = _title(frame) or fallback
    body = "\n".join(line.text for line in frame.body)
    instrument = find_instrument(title)
    issued = find_issued(outside, body)
    return Metadata(
        title=title,
        issuers=find_issuers(frame),
        number=find_number((frame.notice or "", *frame.head)),
        instrument=instrument,
        issued=issued,
        period=find_period(title, issued, body),
    )


def _title(frame: Frame) -> str | None:
    text = "".join(line.text for line in frame.title).strip()
    if not text and re.search(
        r"代表.{0,20}(?:政府|国务院).{0,12}报告", "".join(line.text for line in frame.body[:3])
    ):
        return "政府工作报告"
    if re.fullmatch(r"(?:[㐀-鿿]\s*){4,40}", text) and " " in fold_width(text):
        text = re.sub(r"\s", "", text)  # 政 府 工 作 报 告
    return text.strip("《》") or None


def find_issued(outside: Sequence[str], body: str) -> str | None:
    """The date of issue: signature, 成文日期 of a box, 印发, then a bracket below the title.

    The day a page was posted (发布日期) is never taken.
    """
    signed = [line for line in outside if is_date(line) and not _PRINTED.search(fold_width(line))]
    boxed = [m.group(1) for line in outside for m in _BOX_DATE.finditer(fold_width(line))]
    printed = [m.group() for line in outside for m in _PRINTED.finditer(fold_width(line))]
    byline = [line for line in outside if fold_width(line).lstrip().startswith(("(", "-", "—"))]
    for texts in (signed, boxed, printed, byline):
        dates = [date for text in texts for date in find_dates(text)]
        if dates:
            return dates[0]
    return None


def find_issuers(frame: Frame) -> tuple[str, ...]:
    """Who issued a document: those who sign, else those its titles or its box name."""
    outside = (*frame.head, *frame.tail)
    signed = [
        re.sub(r"\s+", " ", line).strip()
        for index, line in enumerate(outside)
        if is_organ(line) and any(is_date(after) for after in outside[index + 1 : index + 6])
    ]
    together = [
        m.group()
        for line in outside
        if is_date(line)
        for m in [re.match(r"[㐀-鿿()]+(?=\s*\d|\s*[二一])", line.strip())]
        if m
    ]
    titled = [
        m.group(1).strip()
        for t in (frame.notice or "", *outside[:8])
        for m in [_ISSUER.match(t)]
        if m
    ]
    boxed = [m.group(1) for line in outside for m in _BOX_ISSUER.finditer(fold_width(line))]
    for found in (signed, together, titled, boxed):
        names = [name for entry in found for name in re.split(r"\s+", entry) if len(name) > 2]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def find_number(outside: Sequence[str]) -> str | None:
    """The number (文号) as printed, 黄府发〔2020〕008号; one in a sentence is another document's."""
    for line in outside:
        plain = fold_width(line)
        if boxed := _BOX_NUMBER.search(plain):
            return line[slice(*boxed.span(1))].strip()
        match = _NUMBER.search(plain)
        if match and len(plain) <= 60 and not plain.endswith("。") and "《" not in plain:
            return line[match.start() : match.end()]
    return None


def find_period(title: str, issued: str | None, body: str) -> Period | None:
    """The years planned for.

    By the title: 2020-2022年, “十四五”, 2023年, 三年 from the year of issue on. Else from the year
    of issue to the horizon that the text names most often (到2025年), the nearest where several do.
    """
    plain = fold_width(title)
    if years := _YEARS.search(plain):
        return _period(int(years.group(1)), int(years.group(2)))
    if five := _FIVE_YEARS.search(plain):
        first = _FIRST_OF[five.group(1)]
        return Period(first=first, last=first + 4)
    year = int(issued[:4]) if issued else None
    if "政府工作报告" in plain and year:
        return Period(first=year, last=year)
    if single := _YEAR.search(plain):
        return Period(first=int(single.group(1)), last=int(single.group(1)))
    if year is None:
        return None
    if count := _SPAN_YEARS.search(plain):
        span = read_number(count.group(1)) or 1
        return Period(first=year, last=year + span - 1)
    return _horizon(year, body)


def _period(first: int, last: int) -> Period | None:
    return Period(first=first, last=last) if first <= last <= first + 50 else None


def _horizon(year: int, body: str) -> Period | None:
    counts = Counter(int(y) for y in _TO_YEAR.findall(body) if year <= int(y) <= year + 50)
    if not counts:
        return None
    last = min(counts, key=lambda y: (-counts[y], y))
    return Period(first=year, last=last)
