"""What pages offer beside their rows: search, address, languages, themes, pictures to keep."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policydiff import report
from tests.factories import FIXTURES
from tests.reports.browsing import CHROMIUM, open_page

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here"),
]
PAIR = "pairs/jiaxing-2010__jiaxing-2019.html"
PAINTED = "main[data-ready], main:not([data-page])"
MOST_PIXELS = 12_000  # of the page of a pair, lists folded
MOST_BYTES = 3.5 * 2**20  # of the report of five documents in one language


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the fixtures."""
    place = tmp_path_factory.mktemp("tools") / "report"
    return report(sorted(FIXTURES.glob("*.txt")), place, lang="zh").parent


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that collects what went wrong."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    assert problems == []
    context.close()


def test_the_slash_searches_all_documents(page: Any, folder: Path) -> None:
    open_page(page, folder / "index.html")
    page.keyboard.press("/")
    page.keyboard.type("异地就医")
    hits = page.locator(".hits li a")
    playwright.expect(hits.first).to_be_visible()
    assert hits.count() >= 3
    assert page.locator(".hits mark").first.text_content() == "异地就医"
    names = {text.split()[0] for text in hits.all_text_contents()}
    assert {"嘉兴市", "黄浦区"} <= names
    hits.first.click()
    playwright.expect(page.locator(".named")).to_be_in_viewport()


def test_a_filter_stands_in_the_address_and_comes_back(page: Any, folder: Path) -> None:
    open_page(page, folder / PAIR)
    page.fill("input[name=text]", "旅游")
    page.locator("[data-verdict=dropped]").click()
    playwright.expect(page).to_have_url(re.compile("verdict=dropped"))
    address = page.url
    shown = page.locator("#targets [data-row]").count()
    open_page(page, folder / "index.html")
    page.goto(address)
    page.wait_for_selector(PAINTED)
    assert page.input_value("input[name=text]") == "旅游"
    assert page.locator("#targets [data-row]").count() == shown > 0
    page.locator("button[type=reset]").click()
    playwright.expect(page).not_to_have_url(re.compile("text="))


def test_the_other_language_shows_the_same_page(page: Any, folder: Path) -> None:
    open_page(page, folder / PAIR, after="#base-3.p1")
    page.locator("[data-translated]").click()
    playwright.expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_selector(PAINTED)
    assert page.url.endswith("en/pairs/jiaxing-2010__jiaxing-2019.html#base-3.p1")
    page.locator("[data-translated]").click()
    playwright.expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    assert Path(page.url.removeprefix("file://").partition("#")[0]) == folder / PAIR


def test_a_theme_is_kept_from_page_to_page(page: Any, folder: Path) -> None:
    open_page(page, folder / "index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("[data-theme-switch]").click()
    dark = page.evaluate(ground)
    assert dark != light
    open_page(page, folder / "series.html")
    assert page.evaluate(ground) == dark


@pytest.mark.parametrize("kind", ["SVG", "PNG", "CSV"])
def test_a_figure_can_be_kept(page: Any, folder: Path, tmp_path: Path, kind: str) -> None:
    open_page(page, folder / "index.html")
    with page.expect_download() as caught:
        page.locator("#axis [data-downloads] button", has_text=kind).click()
    kept = tmp_path / f"axis.{kind.lower()}"
    caught.value.save_as(kept)
    data = kept.read_bytes()
    if kind == "CSV":
        rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
        assert len(rows) == 6
        assert rows[0][0] == "标题"
    else:
        assert data.startswith(b"\x89PNG" if kind == "PNG" else b"<svg")
    if kind == "SVG":
        assert "5 份文件的成文日期与规划期" in data.decode()
        assert 'class="' not in data.decode()


def test_pairs_lead_to_the_next_pair(page: Any, folder: Path) -> None:
    open_page(page, folder / PAIR)
    last = page.locator("[data-steps] a").last
    name = last.get_attribute("href")
    last.click()
    playwright.expect(page).to_have_url(re.compile(re.escape(str(name).removeprefix("../")) + "$"))


def test_the_page_of_a_pair_is_short_and_tells_no_sentence_twice(page: Any, folder: Path) -> None:
    open_page(page, folder / PAIR)
    assert page.evaluate("document.documentElement.scrollHeight") < MOST_PIXELS
    assert page.locator("#targets .lone-target").count() >= 60
    notes = page.locator("#targets .why").all_text_contents()
    assert len(notes) == len(set(notes))
    row = page.locator("details.lone").first
    row.locator("summary").click(position={"x": 2, "y": 8})
    playwright.expect(row.locator(".text")).to_be_visible()


def test_what_is_common_is_marked_on_demand_alone(page: Any, folder: Path) -> None:
    open_page(page, folder / PAIR)
    mark = page.locator("#clauses .text b").first
    style = "(mark) => getComputedStyle(mark).borderBottomStyle"
    assert mark.evaluate(style) == "none"
    page.check("#show-common")
    assert mark.evaluate(style) == "solid"


def test_the_page_of_a_pair_takes_ten_sheets(page: Any, folder: Path) -> None:
    import pypdfium2

    open_page(page, folder / PAIR)
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    assert len(printed) <= 11  # fonts differ from machine to machine


def test_targets_and_clauses_stand_there_without_scripts(browser: Any, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / PAIR).as_uri())
    rows = page.locator("noscript td").all_text_contents()
    assert sum("引进沪杭等地工业项目 150项以上" in row for row in rows) == 1
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["index.html", PAIR, "en/index.html"])
def test_targets_of_the_finger_have_24_pixels(
    page: Any, folder: Path, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, folder / name)
    small = page.evaluate(
        "[...document.querySelectorAll('header.top :is(a, button, input), summary,"
        " .filter :is(button, select, input[type=search])')].filter((one) => one.offsetParent"
        " && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert small == []


def test_five_documents_take_little_room(tmp_path: Path) -> None:
    index = report(sorted(FIXTURES.glob("*.txt")), tmp_path / "report", one_language=True)
    files = (file for file in index.parent.rglob("*") if file.is_file())
    assert sum(file.stat().st_size for file in files) < MOST_BYTES
