"""End a run from outside as Ctrl-C does: what was begun is cleared away, and one line says so."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Ctrl-C, asked to end, the terminal is gone, Ctrl-Break on Windows; each where the system has it.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_UNTAKEN = (signal.SIG_DFL, signal.default_int_handler)


class Stopped(KeyboardInterrupt):
    """The run is to end; whatever clears up after Ctrl-C does.

    A class of its own: where KeyboardInterrupt itself passes through `exec`, as when a module with
    data classes is imported, Python ends by SIGINT afterwards, whatever was caught and said.
    """


class Stop:
    """What stopped a run: the keyboard, or a signal."""

    def __init__(self) -> None:
        self._signal = signal.SIGINT

    @property
    def status(self) -> int:
        """The status to leave with, as shells have it: 130 after Ctrl-C, 143 after SIGTERM."""
        return 128 + self._signal

    def __str__(self) -> str:
        by = "the keyboard" if self._signal == signal.SIGINT else self._signal.name
        return f"stopped by {by}; nothing was left half-written"

    def receive(self, number: int, frame: FrameType | None) -> None:
        """Stop the run; a signal is passed over from then on, but not a second Ctrl-C."""
        self._signal = signal.Signals(number)
        if number != signal.SIGINT:
            signal.signal(number, signal.SIG_IGN)
        raise Stopped


@contextmanager
def stopped_like_ctrl_c() -> Iterator[Stop]:
    """While the block runs, the signals that end a process raise `Stopped` in it.

    Those that are passed over (by nohup) or that another handler takes stay as they are. Only the
    main thread can take signals; elsewhere nothing changes.
    """
    stop = Stop()
    taken = {}
    if threading.current_thread() is threading.main_thread():
        known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        handlers = {number: signal.getsignal(number) for number in known}
        taken = {number: told for number, told in handlers.items() if told in _UNTAKEN}
    try:
        for number in taken:
            signal.signal(number, stop.receive)
        yield stop
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)
