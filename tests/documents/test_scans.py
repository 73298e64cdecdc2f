"""Scanned pages: text recognition on pages that are rendered here, without a network."""

from __future__ import annotations

import json
import random
import socket
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from policydiff.stages.documents.formats.pdf import pdf_file, pdf_scans
from policydiff.stages.documents.formats.recognition import line_cache
from policydiff.stages.documents.formats.recognition.drawn_rules import DrawnRule, DrawnRules
from policydiff.stages.documents.formats.recognition.recognised_lines import (
    RecognisedLine,
    RecognisedPage,
    as_printed,
)
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import render
from policydiff.stages.support.text import fold_width
from policydiff.stages.targets.extraction import find_targets
from tests.documents.layout import FONT, picture_of, scanned, set_pages, with_seal
from tests.documents.one_plan import PLANS, agreement_of_scans
from tests.documents.plan_forms import FORMS

Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
np = pytest.importorskip("numpy")
needs_models = pytest.mark.skipif(
    FONT is None or not pdf_scans.can_recognise(),
    reason="no extra [ocr], or no Chinese font",
)
SHORT = ("云溪市夜间经济行动计划", "一、加快建设", "新建图书馆四十一座。")
ENGINE = "engine 1"
LINE = RecognisedLine("新建图书馆41座。", 1.0, 2.0, 3.0, 4.0, 0.5)
PAGE = RecognisedPage((LINE,), DrawnRules((DrawnRule(5.0, 1.0, 9.0),), ()))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def page_with_everything(path: Path) -> Path:
    """The first page of a plan with a ruled table, tilted, with specks, a seal over its text."""
    picture = with_seal(picture_of(set_pages(PLANS["province"], ruled=True)[0]))
    chance = random.Random(4)
    spots = picture.load()
    for _ in range(20_000):
        place = chance.randrange(picture.width), chance.randrange(picture.height)
        spots[place] = (chance.randrange(256),) * 3
    picture.rotate(1.2, fillcolor="white", resample=3).save(path, resolution=144)
    return path


@needs_models
def test_a_tilted_page_with_specks_a_seal_and_a_table(tmp_path: Path) -> None:
    found = read_document(page_with_everything(tmp_path / "plan.pdf"))
    rows = [line for line in found.text.splitlines() if line.count("|") >= 2]
    wanted = [line for line in PLANS["province"] if line.count("|") >= 2]
    cells = [[c.strip() for c in fold_width(row).split("|")] for row in rows]
    assert [row[-4:] for row in cells] == [
        [c.strip() for c in fold_width(row).split("|")][-4:] for row in wanted[: len(rows)]
    ]
    assert len(rows) == len(wanted)
    told = [w for w in found.warnings if w.code is NoticeCode.PAGE_RECOGNISED]
    assert [warning["page"] for warning in told] == [1]
    assert "page 1" in render(told[0], "en")
    assert {line.page for line in found.recognised} == {1}
    assert all(0.5 < line.confidence <= 1 for line in found.recognised)


@needs_models
def test_a_scanned_plan_has_the_clauses_and_targets_of_its_text(tmp_path: Path) -> None:
    lines = (*PLANS["district"][:6], *PLANS["district"][-8:])
    source = tmp_path / "plan.txt"
    source.write_text("\n".join(lines), encoding="utf-8")
    files = source, scanned(lines, tmp_path / "plan.pdf")
    plans = [find_targets(read_document(path)) for path in files]
    assert min(astuple(agreement_of_scans(*plans))) >= 0.97


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        pytest.param("(一)指导思想", "（一）指导思想", id="label"),
        pytest.param("(三）实施行动", "（三）实施行动", id="two-widths"),
        pytest.param("责任单位:市经信局", "责任单位：市经信局", id="colon"),
        pytest.param("1,200人,其中8%,另有", "1,200人，其中8%，另有", id="commas"),
        pytest.param("参保率(%)", "参保率（%）", id="unit-in-brackets"),
        pytest.param("(%)", "（%）", id="unit-alone"),
        pytest.param("比例为3:1", "比例为3:1", id="proportion"),
        pytest.param("[15]", "〔15〕", id="a-sum"),
        pytest.param("云政发[2023]1号", "云政发〔2023〕1号", id="number"),
        pytest.param("和二三五年远景目标", "和二〇三五年远景目标", id="ring-not-seen"),
        pytest.param("第二三四年", "第二三四年", id="no-year"),
        pytest.param("GDP (2020)", "GDP (2020)", id="not-chinese"),
    ],
)
def test_marks_are_those_of_chinese_text(seen: str, printed: str) -> None:
    assert as_printed(seen) == printed
    assert as_printed(printed) == printed


RULED = (
    "云溪市校园建设计划",
    "学校建设按下表推进。",
    "街道 | 学校 | 学位 | 增减 |",
    "云溪街道 | 一中 | 1200 | - |",
    "| 二小 | 900 | 300 |",
    "临江街道 | 三小 | 850 | - |",
    "各街道要按期完成建设任务，确保新学年投入使用。",
)


@needs_models
def test_rules_that_a_scan_shows_make_rows_whatever_the_heads(tmp_path: Path) -> None:
    """Cells merged over rows, and dashes that the recogniser overlooks; a seal over the table."""
    path = scanned(RULED, tmp_path / "plan.pdf", tilt=0.8, specks=10_000, seal=True)
    text = read_document(path).text.replace("—", "-")  # a dash alone may be of any length
    assert [line for line in text.splitlines() if line.count("|") >= 2] == [
        "街道 | 学校 | 学位 | 增减 |",
        "云溪街道 | 一中 | 1200 | - |",
        "云溪街道 | 二小 | 900 | 300 |",
        "临江街道 | 三小 | 850 | - |",
    ]


def test_strokes_in_a_line_and_edges_of_the_paper_are_no_rules() -> None:
    drawn_rules = pytest.importorskip("cv2") and pytest.importorskip(
        "policydiff.stages.documents.formats.recognition.drawn_rules"
    )
    page = Image.new("L", (800, 800), 255)
    pen = ImageDraw.Draw(page)
    for y in (100, 160, 220):
        pen.line((100, y, 700, y), fill=0, width=2)
    for x in (100, 400, 700):
        pen.line((x, 100, x, 220), fill=0, width=2)
    pen.line((150, 130, 260, 130), fill=0, width=2)  # a stroke that no upright rule ends
    pen.line((300, 400, 500, 400), fill=0, width=2)  # a rule below a heading
    pen.line((20, 300, 20, 780), fill=0, width=2)  # the edge of the paper
    rules = drawn_rules.find_rules(np.array(page), 24.0)
    assert [round(rule.at / 10) * 10 for rule in rules.level] == [100, 160, 220]
    assert sorted(round(rule.at / 10) * 10 for rule in rules.upright) == [100, 400, 700]


@needs_models
@pytest.mark.parametrize("form", ["scan", "scan-worn"])
def test_clauses_of_a_scan_are_those_of_the_text(form: str, tmp_path: Path) -> None:
    lines = PLANS["district"]
    source = tmp_path / "plan.txt"
    source.write_text("\n".join(lines), encoding="utf-8")
    make, _ = FORMS[form]
    plans = [
        find_targets(read_document(path)) for path in (source, make(lines, tmp_path / "plan.pdf"))
    ]
    assert min(astuple(agreement_of_scans(*plans))) >= 0.97


@needs_models
def test_a_page_is_recognised_once_for_all_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(line_cache.VARIABLE, str(tmp_path / "kept"))
    path = scanned(SHORT, tmp_path / "plan.pdf", specks=0)
    first = read_document(path)
    line_cache.forget()  # as a new process begins
    monkeypatch.setattr(pdf_scans, "recognise", None)
    again = read_document(path)
    assert (again.text, again.recognised) == (first.text, first.recognised)
    (kept,) = (tmp_path / "kept").iterdir()
    lines = json.loads(kept.read_text("utf-8"))["lines"]
    assert "新建图书馆四十一座。" in [text for text, *_ in lines]


def picture(shade: int = 0) -> Any:
    return np.full((4, 4, 3), shade, dtype=np.uint8)


class Engine:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _: Any) -> RecognisedPage:
        self.asked += 1
        return PAGE


def ask(engine: Engine, *, shade: int = 0, name: str = ENGINE) -> RecognisedPage:
    """What a new process finds."""
    line_cache.forget()
    return line_cache.recall(picture(shade), name, engine)


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        pytest.param({}, 1, id="same"),
        pytest.param({"shade": 9}, 2, id="another-picture"),
        pytest.param({"name": "engine 2"}, 2, id="another-engine"),
    ],
)
def test_what_is_kept_is_that_of_a_picture_and_an_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: dict[str, Any], asked: int
) -> None:
    monkeypatch.setenv(line_cache.VARIABLE, str(tmp_path))
    engine = Engine()
    assert ask(engine) == ask(engine, **second) == PAGE
    assert engine.asked == asked


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"lines": [["a", "b"]]}', b"\xff\x00"])
def test_a_damaged_file_is_recognised_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setenv(line_cache.VARIABLE, str(tmp_path))
    engine = Engine()
    ask(engine)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert ask(engine) == ask(engine) == PAGE
    assert engine.asked == 2


def test_a_place_that_cannot_be_written_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(line_cache.VARIABLE, str(tmp_path / "file" / "folder"))
    engine = Engine()
    assert ask(engine) == ask(engine) == PAGE
    assert engine.asked == 2


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({line_cache.VARIABLE: "off", "HOME": "/h"}, "linux", None),
        ({line_cache.VARIABLE: "/c", "HOME": "/h"}, "linux", "/c"),
        ({"HOME": "/h"}, "linux", "/h/.cache/policydiff/recognised"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "linux", "/x/policydiff/recognised"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Caches/policydiff/recognised"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/policydiff/recognised"),
        ({}, "linux", None),
    ],
)
def test_where_recognised_pages_are_kept(
    environment: dict[str, str], platform: str, folder: str | None
) -> None:
    found = line_cache.cache_folder(environment, platform=platform)
    assert found == (Path(folder) if folder else None)


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
