"""Handle files, standard output, standard error and exit status for all commands."""

from __future__ import annotations

import gc
import locale
import os
import sys
import traceback
import warnings
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TextIO

import typer
from typer.core import TyperGroup

from policydiff.cli.stopping import Stop
from policydiff.cli.streams import check_open, is_closed, open_streams
from policydiff.reading import UnreadWarning
from policydiff.stages.support.errors import FaultError, OutputError, PolicyDiffError, SettingsError
from policydiff.stages.support.file_bytes import real_path

STDOUT = Path("-")
DEBUG = "--debug"
STOPPED = 130  # the status after Ctrl-C, as shells have it


class Commands(TyperGroup):
    """The commands; `--debug` may stand behind them too, as one adds it to a line that failed."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what is no command's own from the arguments; typer hides the type of `ctx`."""
        end = args.index("--") if "--" in args else len(args)
        others = [argument for argument in args[:end] if argument != DEBUG]
        found = [DEBUG] if len(others) < end else []
        return super().parse_args(ctx, [*found, *others, *args[end:]])


def run_app(app: typer.Typer, argv: Sequence[str] | None, stop: Stop) -> NoReturn:
    """Run the commands and leave: 0 done, 1 differences, 2 an error or a file left out."""
    open_streams()
    # one thread for numpy's small products: more of them spin, and may round otherwise elsewhere
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(200_000)  # what the start makes stays: to go through it again takes 0.03 s
    notes = Notes()
    try:
        status = _run(app, argv, notes)
    # the reader has seen enough: policydiff read FILE | head; typer leaves by itself then
    except (BrokenPipeError, SystemExit):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except (KeyboardInterrupt, typer.Abort):
        status = STOPPED
    except BaseException as error:  # whatever it is, status 1 says that documents differ
        if notes.debug:
            tell(trace_of(error))
        fail(_explained(error))
    if status == STOPPED:  # typer turns Ctrl-C into this
        fail(str(stop), status=stop.status)
    raise SystemExit(2 if notes.left_out else status)


def _run(app: typer.Typer, argv: Sequence[str] | None, notes: Notes) -> int:
    with warnings.catch_warnings():
        warnings.showwarning = notes.show
        warnings.simplefilter("always", UnreadWarning)
        # typer expands * on Windows only where it takes the arguments itself
        arguments = None if argv is None else list(argv)
        status = app(arguments, prog_name="policydiff", standalone_mode=False, obj=notes)
        sys.stdout.flush()
    return status if isinstance(status, int) else 0


def _explained(error: BaseException) -> str:
    """The line on what ended a command."""
    if isinstance(error, typer.TyperException):
        command = getattr(getattr(error, "ctx", None), "command_path", "policydiff")
        message = error.format_message().rstrip(".")
        return f"{command}: {message} (see {command} --help)"
    if isinstance(error, OSError):
        return str(unwritable(error))
    return str(error if isinstance(error, PolicyDiffError) else FaultError.of("policydiff", error))


def keep_apart(reads: Iterable[Path | str | None], writes: Iterable[Path | None]) -> None:
    """Refuse outputs that would overwrite an input or each other, or that cannot be written.

    Raises:
        SettingsError: An output is an input or another output, or two outputs are to be printed.
        OutputError: An output is a folder, its folder does not exist, or it is standard output
            and that is closed.
    """
    taken = [Path(path) for path in reads if path is not None]
    outputs = [path for path in writes if path is not None]
    if outputs.count(STDOUT) > 1:
        raise SettingsError("-", "two outputs are to be printed", hint="name a file for one")
    if STDOUT in outputs:
        check_open()
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


def say(summary: str, *outputs: Path | None) -> None:
    """Print a summary, but never beside data on standard output.

    Args:
        summary: What to print.
        outputs: What the command wrote; where standard output is closed they are enough.
    """
    written = [path for path in outputs if path is not None]
    if STDOUT not in written and not (written and is_closed()):
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


class Notes:
    """What the library warns of, a line each on standard error."""

    left_out = False  # whether a file or a pair was
    debug = False  # whether tracebacks are told too

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
        left_out = issubclass(category, UnreadWarning)
        self.left_out = self.left_out or left_out
        for fault in getattr(message, "args", ()) if self.debug else ():
            if isinstance(fault, FaultError):
                tell(fault.trace)
        level = "error" if left_out else "note"
        tell(f"{level}: {' '.join(str(message).splitlines())}")


def trace_of(error: BaseException) -> str:
    """The traceback of an error."""
    known = error.trace if isinstance(error, FaultError) else ""
    return (known or "".join(traceback.format_exception(error))).rstrip()


def tell(message: str) -> None:
    """Print on standard error; where that is full or gone the status tells alone."""
    with suppress(OSError):
        typer.echo(message, err=True)


def unwritable(error: OSError) -> OutputError:
    """What to say where standard output, or a file that no stage watches over, fails."""
    where, what = error.filename or "standard output", error.strerror or str(error)
    return OutputError(
        where, f"failed: {what}", hint="is the name right, the disk full, the device gone?"
    )


def fail(message: str, *, status: int = 2) -> NoReturn:
    """Print one line on standard error and leave."""
    tell(f"error: {' '.join(message.splitlines())}")
    raise SystemExit(status)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)  # through links too
    except OSError:  # one of them is not there yet
        return real_path(path) == real_path(other)
