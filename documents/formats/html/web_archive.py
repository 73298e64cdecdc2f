"""Web archives (.mht, .mhtml): the page that one holds."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.notice_codes import NoticeCode

MEDIA_TYPE = "multipart/related"


def archived_page(path: Path, data: bytes) -> tuple[bytes, str | None]:
    """The first page of a web archive, and the encoding that it is said to have.

    Raises:
        DocumentError: It holds no page.
    """
    whole = message_from_bytes(data.lstrip(), policy=policy.default)
    for part in whole.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return page, part.get_content_charset()
    hint = "open it in a browser and save the page as .html"
    raise DocumentError(
        path,
        "is a web archive that holds no web page",
        why=NoticeCode.UNREAD_WITHOUT_TEXT,
        hint=hint,
    )
