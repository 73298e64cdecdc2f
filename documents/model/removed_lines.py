"""What reading left out of a document's text, and why, so that a person can check it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from policydiff.stages.documents.model.line import Line
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice


class Reason(StrEnum):
    """Why a line is not text of the document; the first are keys of furniture.toml."""

    BUTTON = "button"
    BREADCRUMB = "breadcrumb"
    BOX = "box"  # metadata of a page or of its collector: 索引号, 发布日期
    COLLECTOR = "collector"  # what a collector says of its work: 正文由脚本提取
    FOOTER = "footer"
    DATABASE = "database"  # 法宝联想, of a database of laws
    HOST = "host"  # who runs a site, beside a footer
    GREETING = "greeting"
    COPIES = "copies"  # 抄送, 印发
    AROUND = "around"  # outside the element that holds a page's main text
    HIDDEN = "hidden"  # not shown by browsers, or by Word
    STRUCK = "struck"  # struck through: it does not hold
    WATERMARK = "watermark"  # slanted across a page
    MARKUP = "markup"  # tags that stood in a text
    CONTENTS = "contents"  # a table of contents
    RUNNING = "running"  # running heads and page numbers
    NOTE = "note"  # footnotes
    CONTACT = "contact"  # whom to call or write to, inside a text
    FORM = "form"  # empty fields of a form, a date that is not filled in
    FIGURE = "figure"  # labels in a picture
    HEAD = "head"  # bylines, dates, addressees, a notice around the plan
    TAIL = "tail"  # signature, date, announced annexes
    OUTLINE = "outline"  # in no clause: heads of tables, remarks, a label alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """One line that was left out."""

    text: str
    reason: Reason
    line: int | None = None  # 1-based in the source, as for clauses; None: of no line there


def drop(lines: Iterable[Line], reason: Reason) -> tuple[Dropped, ...]:
    """These lines as left out for one reason."""
    return tuple(Dropped(text=line.text, reason=reason, line=line.number) for line in lines)


def struck_notices(dropped: Iterable[Dropped]) -> tuple[Notice, ...]:
    """The warning about what was struck through; none where nothing was."""
    gone = [entry.text for entry in dropped if entry.reason is Reason.STRUCK]
    if not gone:
        return ()
    return (Notice.of(NoticeCode.TEXT_STRUCK, number=len(gone), words=gone[0]),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A line of a picture as it was recognised, and how sure the recognition is of it."""

    page: int  # 1-based
    text: str
    confidence: float  # in [0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader of a format yields: lines, what it left out, what is doubtful."""

    lines: tuple[Line, ...]
    data: tuple[Line, ...] = ()  # a collector's head: what it says of the document
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[Notice, ...] = ()
    source: str | None = None  # all that the reader saw, before anything was left out or joined
    recognised: tuple[Recognised, ...] = ()  # lines of pages that are pictures
