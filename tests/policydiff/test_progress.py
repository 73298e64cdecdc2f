"""Progress: on a terminal only, for long work only, and never with --quiet."""

from __future__ import annotations

import io
import sys
import time

import pytest

from policydiff.stages.support import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "quiet"),
    [
        pytest.param(io.StringIO(), False, id="not-a-terminal"),
        pytest.param(Terminal(), True, id="quiet"),
        pytest.param(Terminal(), False, id="short-work"),
    ],
)
def test_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, quiet: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.shown(quiet=quiet) as tell:
        tell("reading", 1, 2)
    assert stream.getvalue() == ""


def test_long_work_on_a_terminal_shows_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    with progress.shown(quiet=False) as tell:
        for _ in range(200):  # at most four seconds, until the bar has appeared
            tell("reading plan-a", 1, 2)
            time.sleep(0.02)
            if "plan-a" in stream.getvalue():
                break
    assert "reading plan-a" in stream.getvalue()
    assert "1/2" in stream.getvalue()


def test_the_bar_goes_away_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(ValueError, match="broken"), progress.shown(quiet=False):
        raise ValueError("broken")
