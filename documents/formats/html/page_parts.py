"""What a saved page refers to and does not hold: frames, attachments, scripts, further pages."""

from __future__ import annotations

import re

from lxml import html

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import fold_width

_DOCUMENT = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|ofd|et|zip|rar|txt)(?:[?#]|$)", re.I)
_COUNTS = ("page_count", "page_count_first", "page_of_pages")
_LITTLE = 300  # characters; with less the text may lie elsewhere: most frames are advertisements
_NAME = 60  # characters of a name that is told


def missing_text(root: html.HtmlElement) -> str | None:
    """Why a page without any text of its own has none; None: nothing tells."""
    frames = [frame.get("src", "") for frame in root.iter("iframe", "frame")]
    if frames:
        return f"shows its text in a frame ({frames[0][:_NAME]}): open that and save it"
    if attached := _attachments(root):
        return f"has no text of its own but an attachment ({attached[0]}): save that"
    if next(root.iter("script"), None) is not None:
        return "has no text: a script loads it when the page is opened"
    return None


def page_notices(root: html.HtmlElement, text: str, *, held: int) -> tuple[Notice, ...]:
    """Warnings of a page that goes on elsewhere.

    Args:
        root: The page.
        text: All text of the page.
        held: How many characters its long paragraphs have.
    """
    found = list[Notice]()
    if pages := _goes_on(root, text):
        found.append(Notice.of(NoticeCode.PAGES_FOLLOW, words=pages))
    for frame in root.iter("iframe", "frame") if held < _LITTLE else ():
        if source := frame.get("src", "").strip():
            found.append(Notice.of(NoticeCode.FRAME_NOT_READ, name=source[:_NAME]))
            break
    return tuple(found)


def _goes_on(root: html.HtmlElement, text: str) -> str | None:
    """The words that say that further pages follow: 第1页 共2页, a link 下一页; None: none do."""
    plain = fold_width(text)
    for key in _COUNTS:
        counted = expression("page_parts", key).search(plain)
        if counted and int(counted["page"]) < int(counted["pages"]):
            return counted[0].strip()
    following = expression("page_parts", "next_page")
    for link in root.iter("a"):
        target = link.get("href", "").strip()
        words = "".join(link.itertext()).strip()
        if target and not target.startswith(("#", "javascript")) and following.fullmatch(words):
            return words
    return None


def _attachments(root: html.HtmlElement) -> list[str]:
    """The names of the documents that a page links to."""
    links = [link for link in root.iter("a") if _DOCUMENT.search(link.get("href", ""))]
    return ["".join(link.itertext()).strip()[:_NAME] or link.get("href", "") for link in links]
