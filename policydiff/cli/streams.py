"""The standard streams: in UTF-8, and something in the place of those that are closed."""

from __future__ import annotations

import os
import sys
from io import TextIOBase, TextIOWrapper

from policydiff.stages.support.errors import OutputError


class Closed(TextIOBase):
    """Standard output that was closed before the start (`>&-`): whatever is printed is refused."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def write(self, text: str, /) -> int:
        """Refuse it.

        Raises:
            OutputError: Always.
        """
        hint = "give it a place: > FILE, or > /dev/null"
        raise OutputError("standard output", "is closed", hint=hint)


def open_streams() -> None:
    """Make the standard streams UTF-8, whatever the locale says, and open those that are closed.

    A closed one is None in Python, and its number goes to the next file that is opened, which a
    library that prints then writes into.
    """
    for name in ("stdin", "stdout", "stderr"):  # the lowest number that is free is given out
        if getattr(sys, name) is None:
            number = os.open(os.devnull, os.O_RDWR)
            os.set_inheritable(number, True)  # worker processes have their streams then, too
            mode = "r" if name == "stdin" else "w"
            stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, Closed() if name == "stdout" else stream)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_closed() -> bool:
    """Whether standard output is."""
    return isinstance(sys.stdout, Closed)


def check_open() -> None:
    """Refuse to print before the work.

    Raises:
        OutputError: Standard output is closed.
    """
    if is_closed():
        sys.stdout.write("")
