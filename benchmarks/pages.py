"""What a report costs a browser: sizes, time to the first row, DOM nodes, in Chromium.

    python benchmarks/pages.py REPORT [REPORT ...]

Each page is opened three times from its file address; the median counts. Time to the first row runs
from the start of the navigation until a row is in the page, whoever painted it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

ROUNDS = 3
SEEN = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-row], .matrix tr")) return;
  window.firstRow = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
FIGURES = """() => ({
  first: window.firstRow,
  load: performance.getEntriesByType("navigation")[0].loadEventEnd,
  nodes: document.querySelectorAll("*").length,
  rows: document.querySelectorAll("[data-row]").length,
})"""


def main(folders: list[Path]) -> None:
    """Print the figures of each report."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for folder in folders:
            _tell_sizes(folder)
            print("| page | first row, ms | loaded, ms | DOM nodes | rows |\n|---|---|---|---|---|")
            for address in _addresses(folder):
                name = address.removeprefix(f"{folder.resolve().as_uri()}/")
                print(f"| {name} | {' | '.join(_measure(browser, address))} |")
        browser.close()


def _tell_sizes(folder: Path) -> None:
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file():
            part = path.relative_to(folder).as_posix()
            sizes[part.rsplit("/", 1)[0] if "/" in part else part] += path.stat().st_size
    print(f"\n{folder.name}: {sum(sizes.values()) / 1e6:.2f} MB")
    print(", ".join(f"{name} {size / 1e6:.2f}" for name, size in sizes.most_common()))


def _addresses(folder: Path) -> list[str]:
    """Each overview, the largest document, pair and annex page; of pair.html one pair."""
    found = sorted(folder.resolve().glob("*.html"))
    for name in ("documents", "pairs", "annex"):
        found += sorted(folder.resolve().glob(f"{name}/*.html"), key=_data_size)[-1:]
    largest = max((folder / "data" / "pairs").glob("*.js"), key=lambda path: path.stat().st_size)
    base, other = largest.stem.split("__")
    pair = "?" + urlencode({"base": base, "other": other})
    return [path.as_uri() + (pair if path.name == "pair.html" else "") for path in found]


def _data_size(page: Path) -> int:
    data = page.parent.parent / "data" / page.parent.name / f"{page.stem}.js"
    return data.stat().st_size if data.exists() else page.stat().st_size


def _measure(browser: Browser, address: str) -> list[str]:
    rounds = []
    for _ in range(ROUNDS):
        page = browser.new_page()
        page.add_init_script(SEEN)
        page.goto(address)
        page.wait_for_function("!document.querySelector('[data-page]:not([data-ready])')")
        rounds.append(page.evaluate(FIGURES))
        page.close()
    times = (f"{median(one[name] or 0 for one in rounds):.0f}" for name in ("first", "load"))
    return [*times, *(str(rounds[0][name]) for name in ("nodes", "rows"))]


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
