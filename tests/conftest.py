"""What all tests share: no property fails for being slow; which gold data is used is told."""

from __future__ import annotations

from hypothesis import settings

from tests.evidence import COPIES, differences

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_report_header() -> tuple[str, ...]:
    """Which originals beside the project are used in place of its copies."""
    return differences(COPIES)
