"""What all tests share: no property fails for being slow; which gold data is used is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.evidence import COPIES, differences

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _keeps_no_recognised_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's cache folder is none of a test's business."""
    monkeypatch.setenv("POLICYDIFF_OCR_CACHE", "off")


def pytest_report_header() -> tuple[str, ...]:
    """Which originals beside the project are used in place of its copies."""
    return differences(COPIES)


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "write what was skipped to a file, a line each; `pytest @FILE` runs it once it can"
    parser.addoption("--write-skipped", type=Path, metavar="FILE", help=told)


def pytest_configure(config: pytest.Config) -> None:
    if path := config.getoption("--write-skipped"):
        config.pluginmanager.register(Skipped(path))


class Skipped:
    """Writes the tests that were skipped to a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names = dict[str, None]()

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.note(report)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.note(report)

    def note(self, report: pytest.CollectReport | pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.names[report.nodeid] = None

    def pytest_sessionfinish(self) -> None:
        self.path.write_text("".join(f"{name}\n" for name in self.names), encoding="utf-8")
