"""Scanned pages: text recognition on pages that are rendered here, without a network."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

from policydiff.stages.documents import Document
from policydiff.stages.documents.formats.pdf import pdf_file, pdf_scans
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.text import fold_width
from tests.documents.files import PLAN

FONT = next(iter(Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc")), None) or next(
    iter(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc")), None
)
Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")
needs_models = pytest.mark.skipif(
    FONT is None or not pdf_scans.can_recognise(),
    reason="no extra [ocr], or no Chinese font",
)
WIDTH, HEIGHT = 1240, 1754  # pixels of a page at 150 dots an inch


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def drawn(lines: tuple[str, ...] = PLAN) -> Any:
    page = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 30)
    height = 110
    for line in lines:
        for start in range(0, len(line), 33):
            pen.text((110, height), line[start : start + 33], font=font, fill=(20, 20, 20))
            height += 52
    return page


def plain(page: Any) -> Any:
    return page


def noisy(page: Any) -> Any:
    chance, dots = random.Random(4), page.load()
    for _ in range(30_000):
        dots[chance.randrange(WIDTH), chance.randrange(HEIGHT)] = (chance.randrange(256),) * 3
    return page


def tilted(page: Any) -> Any:
    return page.rotate(1.5, fillcolor="white")


def sealed(page: Any) -> Any:
    pen = ImageDraw.Draw(page)
    pen.ellipse((500, 300, 860, 660), outline=(220, 40, 40), width=9)
    return page


def said(document: Document) -> str:
    lines = [*document.text.splitlines(), *(line.text for line in document.dropped)]
    return "".join(fold_width("".join(lines)).split())


@needs_models
@pytest.mark.parametrize("change", [plain, noisy, tilted, sealed])
def test_pages_that_are_pictures_are_read(tmp_path: Path, change: Callable[[Any], Any]) -> None:
    path = tmp_path / "plan.pdf"
    change(drawn()).save(path, resolution=150)
    found = read_document(path)
    wanted = "".join(fold_width("".join(PLAN)).split())
    assert Levenshtein.distance(said(found), wanted) <= 0.03 * len(wanted)
    told = [w for w in found.warnings if w.code is NoticeCode.PAGE_RECOGNISED]
    assert [warning["page"] for warning in told] == [1]
    assert all(0.5 < float(str(warning["share"])) <= 1 for warning in told)


@needs_models
def test_a_page_is_recognised_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.pdf"
    drawn(("一、加快建设", "新建图书馆四十一座。")).save(path, resolution=150)
    first = read_document(path)
    monkeypatch.setattr(pdf_scans, "_read_picture", None)
    assert read_document(path).text == first.text


def test_without_the_extra_a_line_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_file, "can_recognise", lambda: False)
    path = tmp_path / "plan.pdf"
    Image.new("RGB", (300, 300), "white").save(path)
    with pytest.raises(DocumentError, match=r"pip install 'policydiff\[ocr\]'"):
        read_document(path)


@needs_models
def test_a_picture_without_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    Image.new("RGB", (300, 300), "white").save(path)
    with pytest.raises(DocumentError, match="has no text; its pages seem to be scanned"):
        read_document(path)
