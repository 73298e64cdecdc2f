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
from typing import Any

from playwright.sync_api import sync_playwright

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
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for folder in folders:
            tell_sizes(folder)
            print("| page | first row, ms | loaded, ms | DOM nodes | rows |\n|---|---|---|---|---|")
            for page in pages(folder):
                found = measure(browser, page)
                print(f"| {page.split('/report/')[-1].rsplit('/', 1)[-1]} | " + " | ".join(found))
        browser.close()


def tell_sizes(folder: Path) -> None:
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*.*"):
        if path.is_file():
            part = path.relative_to(folder).as_posix()
            sizes[part.rsplit("/", 1)[0] if "/" in part else part] += path.stat().st_size
    print(f"\n{folder.name}: {sum(sizes.values()) / 1e6:.2f} MB")
    print(", ".join(f"{name} {size / 1e6:.2f}" for name, size in sizes.most_common()))


def pages(folder: Path) -> list[str]:
    """Each overview, the largest document, pair and annex pages, and pair.html where there is one."""
    found = sorted(folder.glob("*.html"))
    for name in ("documents", "pairs", "annex"):
        found += sorted(folder.glob(f"{name}/*.html"), key=lambda path: path.stat().st_size)[-1:]
    addresses = [path.as_uri() for path in found]
    if (folder / "pair.html").exists():
        base, other = sorted(path.stem for path in folder.glob("data/documents/*.js"))[:2]
        one = "pair.html?base={}&other={}".format(base, other)
        addresses = [
            a.replace("pair.html", one) if a.endswith("pair.html") else a for a in addresses
        ]
    return addresses


def measure(browser: Any, address: str) -> list[str]:
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
