"""The file of weights that `learn` writes and `--weights` reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from policydiff.stages.align.learning.refit import Refit
from policydiff.stages.align.pair_features import MEASURED
from policydiff.stages.align.weights import (
    FORMAT,
    NAMES,
    Weights,
    load_weights,
    numbers_of,
    rounded,
    weights_of,
)
from policydiff.stages.support.atomic_files import write_file
from policydiff.stages.support.errors import LexiconError, OutputError
from policydiff.stages.support.file_bytes import settings_bytes

KIND = "policydiff weights"
_COLUMNS = ("weight", "related", "centre", "scale")
_ADVICE = "give a file that policydiff learn has written"
_AGAIN = "run policydiff learn again"
_MOST = 1e6  # of a number; not a number and infinity are none of them
_LARGEST = 1_000_000  # bytes; a file of ours has some thousands


def weights_in(path: Path | str | None) -> Weights | None:
    """The weights in a file, as `read_weights`; None where no file is given: those shipped."""
    return read_weights(Path(path)) if path is not None else None


def read_weights(path: Path) -> Weights:
    """The weights in a file that `learn` wrote.

    Raises:
        LexiconError: The file cannot be read, is none of ours, is of another version of the
            program, or its numbers cannot be.
    """
    data = _data(path)
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise LexiconError(path, "is no file of weights", hint=_ADVICE)
    if data.get("format") != FORMAT:
        what = f"is of format {data.get('format')}, not {FORMAT}: of another version"
        raise LexiconError(path, what, hint=_AGAIN)
    if data.get("fitted_from") != load_weights().digest():
        what = "was fitted from the weights of another version of the program"
        raise LexiconError(path, what, hint=_AGAIN)
    wrong = next(_wrong(data), None)
    if wrong is not None:
        raise LexiconError(path, wrong, hint=_ADVICE)
    return weights_of(data)


def write_weights(path: Path, found: Refit, *, version: str) -> None:
    """Write the weights, what they were learned from and what they gain.

    Raises:
        OutputError: The file cannot be written.
    """
    told = {name: value for name, value in asdict(found).items() if name != "weights"}
    data = {
        "kind": KIND,
        "format": FORMAT,
        "version": version,
        "fitted_from": load_weights().digest(),
        "learned": rounded(told),
        **numbers_of(found.weights),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    try:
        write_file(path, text.encode())
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise OutputError(path, what, hint="choose another file") from error


def _data(path: Path) -> object:
    content = settings_bytes(path, advice=_ADVICE)
    if len(content) > _LARGEST:
        raise LexiconError(path, "is no file of weights: too large", hint=_ADVICE)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise LexiconError(path, "is no file of weights: no JSON", hint=_ADVICE) from error


def _wrong(data: Mapping[str, Any]) -> Iterator[str]:
    """What cannot be in the numbers of a file."""
    yield from _odd_names("features", data.get("features"), NAMES)
    yield from _odd_names("usual", data.get("usual"), MEASURED)
    for name in ("prior", "related_prior"):
        if not _is_number(data.get(name)):
            yield f"{name} is no number"
    for name in NAMES:
        yield from _odd_numbers(name, data["features"][name], _COLUMNS, above_zero="scale")
    for name in MEASURED:
        columns = ("mean", "deviation")
        yield from _odd_numbers(name, data["usual"][name], columns, above_zero="deviation")


def _odd_names(what: str, found: object, wanted: tuple[str, ...]) -> Iterator[str]:
    names = set(found) if isinstance(found, dict) else set[str]()
    if names != set(wanted):
        odd = ", ".join(sorted(names ^ set(wanted)))
        yield f"{what} are not those of this version ({odd})"


def _odd_numbers(
    name: str, found: object, columns: tuple[str, ...], *, above_zero: str
) -> Iterator[str]:
    if not isinstance(found, dict) or set(found) != set(columns):
        yield f"{name} has not {', '.join(columns)}"
        return
    for column in columns:
        if not _is_number(found[column]):
            yield f"{name}: {column} is no number"
    if _is_number(found[above_zero]) and found[above_zero] <= 0:
        yield f"{name}: {above_zero} is not above 0"


def _is_number(value: object) -> bool:
    numeric = isinstance(value, int | float) and not isinstance(value, bool)
    return numeric and -_MOST <= value <= _MOST  # type: ignore[operator]
