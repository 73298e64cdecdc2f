"""Draw the first pages of reports as pictures.

    python benchmarks/first_pages.py REPORT... -o FOLDER

REPORT is a folder that `policydiff report` wrote; its index.html is opened in Chromium without a
window, 1440 pixels wide, and the top of the page is kept as FOLDER/NAME.png, halved in size and in
24 colours, so that a page takes some 40 KB. Needs Chromium and Pillow.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT = 1440, 1800  # pixels of the page that are drawn
COLOURS = 24
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Draw every report given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--height", type=int, default=HEIGHT)
    asked = parser.parse_args()
    browser = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("no Chromium was found")
    asked.output.mkdir(parents=True, exist_ok=True)
    for report in asked.reports:
        draw(browser, report, asked.output / f"{report.name}.png", height=asked.height)


def draw(browser: str, report: Path, picture: Path, *, height: int) -> None:
    """The top of a report's first page, as a small picture."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "page.png"
        subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                f"--user-data-dir={folder}/profile",
                f"--window-size={WIDTH},{height}",
                f"--screenshot={whole}",
                (report / "index.html").resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
        )
        page = Image.open(whole).convert("RGB")
        half = page.resize((page.width // 2, page.height // 2), Image.Resampling.LANCZOS)
        half.quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    main()
