"""The pages in Firefox, from file addresses: the scripts run, nothing is asked of the network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from policydiff.stages.reports.html.single_pages import write_comparison_page, write_track_page
from tests.reports.marionette import FIREFOX, Firefox, started
from tests.reports.samples import HOSTILE, many, sample

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not FIREFOX.exists(), reason="no Firefox here"),
]
PAGES = [
    *("index.html", "themes.html", "series.html", "documents/a-b.html"),
    *("pairs/a-b__c-d.html", "annex/a-b.html", "compare.html", "track.html"),
]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with started(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("firefox") / "report"
    made = sample(said=HOSTILE, more=150)
    made.write(folder)
    write_comparison_page(folder / "compare.html", made.comparisons[0], lang="en")
    write_track_page(folder / "track.html", made.track, lang="en")
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_asks_nothing_of_the_network(
    firefox: Firefox, report: Path, name: str
) -> None:
    firefox.complaints()
    firefox.go((report / name).as_uri())
    assert firefox.run("return document.querySelectorAll('[data-row], .matrix tr').length") > 0
    asked = firefox.run("return performance.getEntriesByType('resource').map((one) => one.name)")
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    assert firefox.run("return document.querySelectorAll('main img, main script').length") == 0
    assert firefox.complaints() == []


def test_the_filter_and_the_panel_work(firefox: Firefox, report: Path) -> None:
    firefox.go((report / "pairs" / "a-b__c-d.html").as_uri() + "#x-1/1--1/1")
    rows = "document.querySelectorAll('#clauses [data-row]').length"
    assert firefox.run(f"return {rows}") == 100
    firefox.run(
        "const field = document.querySelector('[name=text]'); field.value = '第99条';"
        "field.dispatchEvent(new Event('input', { bubbles: true }));"
    )
    assert firefox.run(f"return new Promise((r) => setTimeout(() => r({rows}), 500))") == 2
    firefox.run("document.querySelector('#clauses details.lone').open = true")
    firefox.run("return new Promise((r) => setTimeout(r, 500))")  # its text comes with opening
    firefox.run("document.querySelector('#clauses a.spot').click()")
    shown = "document.querySelector('#source mark').textContent"
    assert firefox.run(f"return new Promise((r) => setTimeout(() => r({shown}), 500))") == (
        f"第99条其他{HOSTILE}"
    )


def test_deflated_data_is_inflated(firefox: Firefox, tmp_path: Path) -> None:
    many().write(tmp_path / "report")
    page = (tmp_path / "report" / "pair.html").as_uri()
    firefox.go(f"{page}?base=d1&other=d3")
    assert firefox.run("return document.querySelector('h1').textContent") == "d1 → d3"
    assert firefox.run("return document.querySelectorAll('#clauses [data-row]').length") > 0
