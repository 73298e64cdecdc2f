"""Parts of a PDF beside its pages' own text: fields of forms, notes, what stands off the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.notice_codes import NoticeCode
from tests.documents.forms import WIDGET, entry, form_of_adobe, note, write_form

HEAD = (60, 780, "一、主要目标")
UNSEEN = WIDGET.replace("/F 4", "/F 2")
LAST = (60, 540, "二、加强领导,落实责任。")


@pytest.mark.parametrize(
    ("printed", "annotations", "expected"),
    [
        pytest.param(
            (), [entry("新建图书馆41座。", "60 600 400 620")], ["新建图书馆41座。"], id="alone"
        ),
        pytest.param(
            ((60, 700, "新建图书馆"), (164, 700, "座。")),
            [entry("41", "130 696 160 716")],
            ["新建图书馆41座。"],
            id="in-its-line",
        ),
        pytest.param(
            (),
            [entry("市教育局", "60 600 400 620", kind="/FT /Ch /Ff 131072 /Opt [(a)]")],
            ["市教育局"],
            id="choice",
        ),
        pytest.param(
            (),
            [entry("1.新建公园4座。\r2.新建学校3所。", "60 600 400 660", kind="/FT /Tx /Ff 4096")],
            ["1.新建公园4座。", "2.新建学校3所。"],
            id="two-lines",
        ),
        pytest.param((), [note("新建公园4座。", "60 600 400 620")], ["新建公园4座。"], id="note"),
        pytest.param((), [entry("不给看", "60 600 400 620", more=UNSEEN)], [], id="hidden"),
        pytest.param(
            (), [entry("密码", "60 600 400 620", kind="/FT /Tx /Ff 8192")], [], id="password"
        ),
        pytest.param((), [entry("", "60 600 400 620")], [], id="empty"),
        pytest.param((), [entry("甲", "400 620 60 600")], ["甲"], id="corners-turned"),
        pytest.param((), [entry("甲乙丙", "60 600 60 600")], [], id="no-room"),
    ],
)
def test_fields_are_text_of_the_page(
    tmp_path: Path,
    printed: tuple[tuple[int, int, str], ...],
    annotations: list[str],
    expected: list[str],
) -> None:
    path = write_form(tmp_path / "plan.pdf", (HEAD, *printed, LAST), *annotations)
    lines = read_document(path).text.splitlines()
    assert lines == ["一、主要目标", *expected, "二、加强领导,落实责任。"]


def test_a_form_of_adobe_has_a_warning(tmp_path: Path) -> None:
    found = read_document(form_of_adobe(tmp_path / "plan.pdf"))
    assert NoticeCode.FIELDS_NOT_READ in [warning.code for warning in found.warnings]


@pytest.mark.parametrize(
    ("box", "place"),
    [
        pytest.param("/MediaBox [0 0 595 842]", (60, 900), id="above"),
        pytest.param("/MediaBox [0 0 595 842]", (-300, 700), id="left"),
        pytest.param("/MediaBox [0 0 595 842] /CropBox [0 300 595 842]", (60, 200), id="cut-off"),
        pytest.param("/MediaBox [0 0 595 842] /Rotate 90", (60, 900), id="turned"),
    ],
)
def test_text_beyond_the_page_is_left_out(tmp_path: Path, box: str, place: tuple[int, int]) -> None:
    lines = (HEAD, (60, 700, "新建图书馆41座。"), (*place, "新建学校99所。"), LAST)
    found = read_document(write_form(tmp_path / "plan.pdf", lines, box=box))
    assert "99" not in found.text
    assert "新建图书馆41座。" in found.text
    assert [(line.text, line.reason, line.line) for line in found.dropped] == [
        ("新建学校99所。", Reason.HIDDEN, 1)
    ]
