"""Describe how a report was made: version, command, digests of the files."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydiff.stages.support.resources import shipped

if TYPE_CHECKING:
    from policydiff.stages.align.weights import Weights

STAGES = ("knowledge", "align", "compare", "reports")
_FOLDERS = ("data", "lexicons")
_BARE = re.compile(r"[A-Za-z0-9_./-]+")  # needs no quotes in PowerShell


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDigest:
    """A file that a run read."""

    name: str  # path as the command names it, or inside the program
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What a run was: the program, its arguments, and the files of its user."""

    version: str = ""
    command: tuple[str, ...] = ()  # that repeats it; the first word is the program
    packages: tuple[tuple[str, str], ...] = ()  # Python and the libraries, each with its version
    settings: tuple[FileDigest, ...] = ()  # corrections, decisions, codebook …
    weights: Weights | None = None  # of the scores of links; None: those shipped


UNKNOWN = RunFacts()


def shell_line(command: Sequence[str]) -> str:
    """The command for a shell of Unix."""
    return shlex.join(command)


def powershell_line(command: Sequence[str]) -> str:
    """The command for PowerShell."""
    program, *arguments = command
    return " ".join((program, *(_quoted(argument) for argument in arguments)))


def program_files() -> Iterator[FileDigest]:
    """The lexicons and weights that the program decides by, in order of their names."""
    for stage in STAGES:
        for folder in _FOLDERS:
            place = shipped(stage, folder)
            found = sorted(place.iterdir(), key=lambda f: f.name) if place.is_dir() else []
            for file in found:
                if file.is_file() and not file.name.endswith((".md", ".py")):
                    digest = hashlib.sha256(file.read_bytes()).hexdigest()
                    yield FileDigest(name=f"{stage}/{folder}/{file.name}", sha256=digest)


def _quoted(argument: str) -> str:
    if _BARE.fullmatch(argument):
        return argument
    return "'" + argument.replace("'", "''") + "'"
