"""The settings of one run of `report`, and the names that a bundle gives its files."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.pair_choice import PairChoice
from policydiff.reading import USUAL, ReadOptions
from policydiff.stages.support.file_bytes import is_file, real_path
from policydiff.stages.support.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from policydiff.stages.align.weights import Weights
    from policydiff.stages.reports.shared.run_provenance import RunFacts

_LIBRARIES = (  # that a result depends on
    *("charset-normalizer", "jinja2", "lxml", "numpy", "pandas", "pypdfium2", "python-docx"),
    *("python-calamine", "rapidfuzz", "rjieba", "scipy", "xlsxwriter"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The arguments of `report`, but for where it is to stand."""

    files: tuple[Path, ...]
    meta: Path | None = None
    lexicon: Path | None = None
    decisions: Path | None = None
    weights: Path | None = None
    codebook: str | None = None
    verbs: Path | None = None
    denominators: Path | None = None
    lang: str = "zh"
    one_language: bool = False
    docx: bool = False
    json_files: bool = False
    pairs: tuple[str, ...] = ()
    compared: PairChoice = "all"
    reading: ReadOptions = USUAL

    def settings(self) -> Iterator[tuple[str, Path]]:
        """The files that the options name, each with its option; a codebook may be built in."""
        for option, path in self._options():
            if option != "codebook" or is_file(path):
                yield option, path

    def command(self) -> tuple[str, ...]:
        """The command line of this request; the folder, which decides nothing, is `report`."""
        named = (word for name, path in self._options() for word in (f"--{name}", path.as_posix()))
        return (
            *("policydiff", "report", *map(_argument, self.files)),
            *("-o", "report", *named),
            *(word for pair in self.pairs for word in ("--pair", pair)),
            *(() if self.compared == "all" else _compared(self.compared)),
            *(word for limit in _raised(self.reading.limits) for word in ("--limit", limit)),
            *("--lang", self.lang),
            *(("--one-language",) if self.one_language else ()),
            *(("--docx",) if self.docx else ()),
            *(("--json-files",) if self.json_files else ()),
        )

    def bundled(self) -> Request:
        """The same request, with the names that its files have in a bundle."""
        named = {option: Path("settings", option + p.suffix) for option, p in self.settings()}
        codebook = named.get("codebook")
        return replace(
            self,
            files=tuple(Path("inputs") / path for path in _below_common(self.files)),
            meta=named.get("meta"),
            lexicon=named.get("lexicon"),
            decisions=named.get("decisions"),
            weights=named.get("weights"),
            verbs=named.get("verbs"),
            denominators=named.get("denominators"),
            codebook=self.codebook if codebook is None else codebook.as_posix(),
        )

    def facts(self, shown: Request, *, version: str, weights: Weights | None = None) -> RunFacts:
        """How the run is repeated.

        Args:
            shown: The same request, with the names of its files here or in a bundle.
            version: Of the program.
            weights: What stands in the file of weights.
        """
        from policydiff.stages.reports.shared.run_provenance import FileDigest, RunFacts

        names = dict(shown._options())
        return RunFacts(
            version=version,
            command=shown.command(),
            packages=tuple(_packages()),
            settings=tuple(
                FileDigest(
                    name=f"--{option} {names[option].as_posix()}",
                    sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
                )
                for option, path in self.settings()
            ),
            weights=weights,
        )

    def inputs(self, shown: Request) -> dict[str, bytes]:
        """The content of all files of the request, under the names of a bundle."""
        held = {
            to.as_posix(): path.read_bytes()
            for path, to in zip(self.files, shown.files, strict=True)
            if is_file(path)  # one that is missing is missing there too
        }
        for option, path in self.settings():
            held[Path("settings", option + path.suffix).as_posix()] = path.read_bytes()
        return held

    def _options(self) -> Iterator[tuple[str, Path]]:
        given = {
            "meta": self.meta,
            "lexicon": self.lexicon,
            "decisions": self.decisions,
            "weights": self.weights,
            "verbs": self.verbs,
            "denominators": self.denominators,
            "codebook": None if self.codebook is None else Path(self.codebook),
        }
        yield from ((option, path) for option, path in given.items() if path is not None)


def _compared(choice: PairChoice) -> tuple[str, ...]:
    return ("--no-pairs",) if choice == "none" else ("--pairs", choice)


def _argument(path: Path) -> str:
    """The path as a command takes it, though its name begin like an option."""
    name = path.as_posix()
    return f"./{name}" if name.startswith("-") else name


def _raised(limits: Limits) -> Iterator[str]:
    """The limits that are not the usual ones, as their option states them."""
    for limit in fields(limits):
        value = getattr(limits, limit.name)
        if value != getattr(DEFAULT_LIMITS, limit.name):
            yield f"{limit.name}={value}"


def _below_common(files: Sequence[Path]) -> Iterator[Path]:
    """Each file's path from above the folder that all lie in, so that ids and places stay."""
    whole = [real_path(file) for file in files]
    try:
        root = Path(os.path.commonpath([path.parent for path in whole])).parent
    except ValueError:  # drives of Windows have nothing in common
        yield from (Path(path.drive[:1], *path.parts[1:]) for path in whole)
        return
    yield from (path.relative_to(root) for path in whole)


def _packages() -> Iterator[tuple[str, str]]:
    from importlib.metadata import version

    yield "Python", platform.python_version()
    yield from ((name, version(name)) for name in _LIBRARIES)
