"""The pages in a real browser, from file addresses: nothing is fetched, nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.pages import write_comparison_page, write_track_page
from tests.reports.samples import HOSTILE, sample

CHROMIUM = Path("/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here"),
]
PAGES = [
    *("index.html", "themes.html", "series.html", "documents/a-b.html"),
    *("pairs/a-b__c-d.html", "annex/a-b.html", "compare.html", "track.html"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "report"
    made = sample(said=HOSTILE, more=600)
    made.write(folder)
    write_comparison_page(folder / "compare.html", made.comparisons[0], lang="en")
    write_track_page(folder / "track.html", made.track, lang="en")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that collects what went wrong and what was asked for from elsewhere."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("dialog", lambda dialog: problems.append(dialog.message) or dialog.dismiss())
    opened.on(
        "request",
        lambda request: (
            None if request.url.startswith(("file:", "data:")) else problems.append(request.url)
        ),
    )
    yield opened
    assert problems == []
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_window_and_holds_few_rows(
    page: Any, report: Path, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((report / name).as_uri())
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
    assert page.evaluate("document.querySelectorAll('[data-row]').length") <= 500
    assert page.evaluate("getComputedStyle(document.body).lineHeight") != "normal"


def test_the_filter_finds_text_and_changes(page: Any, report: Path) -> None:
    page.goto((report / "pairs" / "a-b__c-d.html").as_uri())
    rows = page.locator("#only_base [data-row]")
    assert rows.count() == 83  # six lists share 500 rows
    page.fill("input[name=text]", "第599条")
    playwright.expect(rows).to_have_count(1)
    assert page.locator("#only_base .count").inner_text() == "1 / 602"
    page.fill("input[name=text]", "")
    page.select_option("select[name=kind]", "split")
    playwright.expect(rows).to_have_count(0)
    assert page.locator("#pairs [data-row]").count() == 1


def test_long_lists_are_paged(page: Any, report: Path) -> None:
    page.goto((report / "pairs" / "a-b__c-d.html").as_uri())
    page.locator("#only_base .pager button").last.click()
    assert page.locator("#only_base [data-row]").count() == 83
    assert page.locator("#only_base .pager span").inner_text().startswith("84–166 / 602")


def test_keys_move_search_and_help(page: Any, report: Path) -> None:
    page.goto((report / "pairs" / "a-b__c-d.html").as_uri())
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.outerHTML")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.outerHTML") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.outerHTML") == first
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("j")
    assert page.input_value("input[name=text]") == "j"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_an_address_opens_the_row_that_it_names(page: Any, report: Path) -> None:
    page.goto((report / "documents" / "a-b.html").as_uri() + "#c-500")
    assert page.locator("[id='c-500']").is_visible()
    page.goto((report / "pairs" / "a-b__c-d.html").as_uri() + "#x-1/2--")
    assert page.locator("[id='x-1/2--']").is_visible()
    page.goto((report / "themes.html").as_uri() + "#t1-1")
    assert page.locator("#t1-1").is_visible()


def test_everything_shown_prints(page: Any, report: Path) -> None:
    page.goto((report / "pairs" / "a-b__c-d.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator("form.filter").is_visible()
    assert page.locator("#pairs article").first.is_visible()


def test_the_first_screen_reads_without_scripts(browser: Any, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report / "pairs" / "a-b__c-d.html").as_uri())
    assert page.locator("#pairs article").first.is_visible()
    assert not page.locator("form.filter").is_visible()
    context.close()
