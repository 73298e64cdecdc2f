"""Handle files, standard output, standard error and exit status for all commands."""

from __future__ import annotations

import gc
import locale
import os
import sys
import warnings
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from policydiff.cli.stopping import Stop
from policydiff.reading import UnreadWarning
from policydiff.stages.support.errors import OutputError, PolicyDiffError, SettingsError

STDOUT = Path("-")
STOPPED = 130  # the status after Ctrl-C, as shells have it


def run_app(app: typer.Typer, argv: Sequence[str] | None, stop: Stop) -> NoReturn:
    """Run the commands and leave: 0 done, 1 differences, 2 an error or a file left out."""
    use_utf8(sys.stdout, sys.stderr)
    # one thread for numpy's small products: more of them spin, and may round otherwise elsewhere
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(200_000)  # what the start makes stays: to go through it again takes 0.03 s
    notes = Notes()
    try:
        with warnings.catch_warnings():
            warnings.showwarning = notes.show
            warnings.simplefilter("always", UnreadWarning)
            # typer expands * on Windows only where it takes the arguments itself
            arguments = None if argv is None else list(argv)
            status = app(arguments, prog_name="policydiff", standalone_mode=False)
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: policydiff read FILE | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        fail(str(unwritable(error)))
    except PolicyDiffError as error:
        fail(str(error))
    except typer.TyperException as error:
        command = getattr(getattr(error, "ctx", None), "command_path", "policydiff")
        message = error.format_message().rstrip(".")
        fail(f"{command}: {message} (see {command} --help)")
    except (KeyboardInterrupt, typer.Abort):
        status = STOPPED
    if status == STOPPED:  # typer turns Ctrl-C into this
        fail(str(stop), status=stop.status)
    raise SystemExit(2 if notes.unread else status if isinstance(status, int) else 0)


def keep_apart(reads: Iterable[Path | str | None], writes: Iterable[Path | None]) -> None:
    """Refuse outputs that would overwrite an input or each other, or that cannot be written.

    Raises:
        SettingsError: An output is an input or another output, or two outputs are to be printed.
        OutputError: An output is a folder, or its folder does not exist.
    """
    taken = [Path(path) for path in reads if path is not None]
    outputs = [path for path in writes if path is not None]
    if outputs.count(STDOUT) > 1:
        raise SettingsError("-", "two outputs are to be printed", hint="name a file for one")
    for path in outputs:
        if path == STDOUT:
            continue
        from policydiff.stages.reports.folder.report_folder import check_place

        if any(_same(path, other) for other in taken):
            what = "would be written over: it is an input or another output"
            raise SettingsError(path, what, hint="name another file")
        check_place(path)
        taken.append(path)


def a_file(path: Path | None) -> Path | None:
    """The path of an output that is not printed.

    Raises:
        SettingsError: It is "-".
    """
    if path == STDOUT:
        raise SettingsError("-", "only JSON and tables are printed", hint="name a file")
    return path


def write(path: Path, text: str, *, bom: bool = False) -> None:
    """Write to a file, or to standard output where the path is "-"."""
    from policydiff.stages.reports.folder.report_folder import write_text

    if path == STDOUT:
        typer.echo(text)
    else:
        write_text(path, text, bom=bom)


def say(summary: str, *, unless: Path | None) -> None:
    """Print a summary, but never beside data on standard output."""
    if unless != STDOUT:
        typer.echo(summary)


def language(lang: str | None) -> str:
    """The language asked for, else that of the environment: zh, or en for all others.

    Raises:
        SettingsError: The pages do not speak the language asked for.
    """
    if lang is None:
        variables = ("LC_ALL", "LC_MESSAGES", "LANG")
        spoken = next(filter(None, map(os.environ.get, variables)), None)
        spoken = spoken or locale.getlocale()[0] or ""  # Windows sets no variable
        return "zh" if spoken.startswith(("zh", "Chinese")) else "en"
    if lang not in ("zh", "en"):
        raise SettingsError("--lang", f"{lang!r} is no language of the pages", hint="zh or en")
    return lang


def use_utf8(*streams: TextIO) -> None:
    """Make these streams UTF-8, whatever the locale says."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class Notes:
    """What the library warns of, a line each on standard error."""

    unread = False  # whether a file was left out

    def show(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        """Print one warning, as `warnings.showwarning` does."""
        self.unread = self.unread or issubclass(category, UnreadWarning)
        level = "error" if issubclass(category, UnreadWarning) else "note"
        typer.echo(f"{level}: {' '.join(str(message).splitlines())}", err=True)


def unwritable(error: OSError) -> OutputError:
    """What to say where standard output, or a file that no stage watches over, fails."""
    where, what = error.filename or "standard output", error.strerror or str(error)
    return OutputError(where, f"failed: {what}", hint="is the disk full or the device gone?")


def fail(message: str, *, status: int = 2) -> NoReturn:
    """Print one line on standard error and leave."""
    typer.echo(f"error: {' '.join(message.splitlines())}", err=True)
    raise SystemExit(status)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)  # through links too
    except OSError:  # one of them is not there yet
        return path.resolve() == other.resolve()
