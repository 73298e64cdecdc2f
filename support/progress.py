"""Progress of long jobs: the callback that reports it, and a bar on standard error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

ProgressCallback = Callable[[str, int, int], None]
"""Told what is being done, how many steps are done and how many there are."""

PATIENCE_SECONDS = 2.0  # shorter work shows nothing


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


class _Bar:
    """A progress bar on standard error that appears once the work has lasted long enough."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._latest = ("", 0, 1)
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._timer = threading.Timer(PATIENCE_SECONDS, self._show)
        self._timer.daemon = True
        self._timer.start()

    def tell(self, what: str, done: int, total: int) -> None:
        with self._lock:
            self._latest = (what, done, total)
            self._draw()

    def close(self) -> None:
        self._timer.cancel()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        with self._lock:
            columns = (
                *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()),
                *(TextColumn("{task.fields[rate]}"), TimeRemainingColumn()),
            )
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", rate="")
            self._bar.start()
            self._draw()

    def _draw(self) -> None:
        if self._bar is not None and self._task is not None:
            what, done, total = self._latest
            speed = self._bar.tasks[self._task].speed
            rate = "" if speed is None else f"{speed:.1f}/s"
            self._bar.update(self._task, description=what, completed=done, total=total, rate=rate)


@contextmanager
def shown(*, quiet: bool) -> Iterator[ProgressCallback]:
    """A progress bar on standard error for work longer than two seconds.

    Args:
        quiet: Show nothing. Nothing is shown either where standard error is no terminal.

    Yields:
        What the work calls to tell how far it is.
    """
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    bar = _Bar()
    try:
        yield bar.tell
    finally:
        bar.close()
