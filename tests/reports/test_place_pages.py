"""The page of places in a real browser: it fits a phone, and its figures can be kept."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policydiff.stages.reports.html.single_pages import write_escalation_page
from tests.reports.browsing import CHROMIUM, open_page
from tests.reports.test_escalation_view import provinces

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here"),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("places") / "places.html"
    write_escalation_page(made, provinces("6", "5", "7", "5", "5.5", "6"), lang="zh")
    return made


@pytest.fixture(scope="module")
def page(file: Path) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        opened = browser.new_page(accept_downloads=True)
        open_page(opened, file)
        yield opened
        browser.close()


@pytest.mark.parametrize(("width", "drawing"), [(390, ".narrow"), (1440, ".wide")])
def test_the_drawing_fits_the_window(page: Any, width: int, drawing: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.locator(f"#i-1 .drawn{drawing} svg").is_visible()
    assert page.locator("#i-1 .drawn svg:visible").count() == 1
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0


def test_on_paper_the_drawings_stand_side_by_side(page: Any) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    places, tiles = (page.locator(f"#{name}").bounding_box() for name in ("i-1", "tiles"))
    assert places["y"] == tiles["y"]
    assert places["x"] + places["width"] <= tiles["x"]
    page.emulate_media(media="screen")


def test_figures_and_matrices_can_be_kept(page: Any, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    with page.expect_download() as caught:
        page.locator("#i-1 [data-downloads] button", has_text="SVG").click()
    caught.value.save_as(tmp_path / "picture.svg")
    picture = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert "中位数" in picture
    assert "class=" not in picture
    with page.expect_download() as caught:
        page.locator("#places-2024 [data-downloads] button", has_text="CSV").click()
    caught.value.save_as(tmp_path / "matrix.csv")
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as opened:
        heads, row, *_ = csv.reader(opened)
    assert heads == ["指标", "全国", "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "写明"]
    assert row[1:] == ["5", "6", "5", "7", "5", "5.5", "6", "6"]
