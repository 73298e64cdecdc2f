"""What tests in a browser share; it is imported where there is no playwright too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")


def open_page(page: Any, file: Path, *, after: str = "") -> None:
    """Go there, and wait until scripts have painted what they paint."""
    page.goto(file.as_uri() + after)
    page.wait_for_selector("main[data-ready], main:not([data-page])")
