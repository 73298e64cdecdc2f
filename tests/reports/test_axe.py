"""axe-core finds no serious violation on any page, in either scheme and at either width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policydiff.stages.reports.html.single_pages import write_document_page, write_escalation_page
from tests.factories import ROOT
from tests.reports.browsing import CHROMIUM, open_page
from tests.reports.samples import sample
from tests.reports.test_escalation_view import levels

AXE = ROOT / ".axe" / "node_modules" / "axe-core" / "axe.min.js"  # .ci/run puts it there
playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here"),
    pytest.mark.skipif(not AXE.exists(), reason="no axe-core here"),
]
PAGES = [
    *(
        "index.html",
        "themes.html",
        "series.html",
        "methods.html",
        "documents/a-b.html",
        "pairs/a-b__c-d.html",
    ),
    *("annex/a-b.html", "escalation.html", "document.html"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("axe") / "report"
    made = sample(more=20)
    made.write(folder, lang="en")
    write_escalation_page(folder / "escalation.html", levels(), lang="zh")
    write_document_page(folder / "document.html", made.plans[0], lang="zh")
    return folder


@pytest.fixture(scope="module", params=["light", "dark"])
def context(request: pytest.FixtureRequest) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser.new_context(color_scheme=request.param)
        browser.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_no_serious_violation(context: Any, report: Path, name: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, report / name)
    for details in page.locator("details > summary").all()[:20]:
        if details.is_visible():
            details.click()
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate(
        "axe.run(document).then((told) => [told.passes.length, told.violations.map("
        "(one) => [one.id, one.impact, one.nodes.map((node) => node.html).slice(0, 3)])])"
    )
    page.close()
    assert found[0] > 20  # rules that were put to the page at all
    assert [one for one in found[1] if one[1] in {"serious", "critical"}] == []
