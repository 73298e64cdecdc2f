"""What was recognised before: kept in the user's cache folder, a file for each picture.

Recognition takes seconds a page, and a corpus is read many times. A file is named by the digest of
its picture and of the engine; one that cannot be read counts as absent, and a folder that cannot
be written as none. POLICYDIFF_OCR_CACHE names another folder, or is "off".
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from policydiff.stages.documents.formats.recognition.drawn_rules import DrawnRule, DrawnRules
from policydiff.stages.documents.formats.recognition.recognised_lines import (
    RecognisedLine,
    RecognisedPage,
)
from policydiff.stages.support.atomic_files import write_file

VARIABLE = "POLICYDIFF_OCR_CACHE"
_OFF = frozenset(("off", "0", "no"))
_FORMAT = 3  # of the files; another one is read anew
_REMEMBERED = 2_000  # pages of one process
_memory: dict[str, RecognisedPage] = {}


def cache_folder(environment: Mapping[str, str], *, platform: str = sys.platform) -> Path | None:
    """The folder of recognised pages; None where the user wants none, or has no home."""
    stated = environment.get(VARIABLE, "").strip()
    if stated:
        return None if stated.lower() in _OFF else Path(stated)
    if platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = _below(environment.get("HOME", ""), "Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME", "") or _below(
            environment.get("HOME", ""), ".cache"
        )
    return Path(base) / "policydiff" / "recognised" if base else None


def _below(home: str, name: str) -> str:
    return f"{home}/{name}" if home else ""


def recall(picture: Any, engine: str, recognise: Callable[[Any], RecognisedPage]) -> RecognisedPage:
    """What stands on a picture: what was kept, else what `recognise` finds.

    Args:
        picture: An array of pixels.
        engine: What recognises, with its version.
        recognise: What finds the lines and rules of a picture.
    """
    digest = hashlib.sha256(f"{_FORMAT} {engine} {picture.shape} ".encode())
    digest.update(picture.tobytes())
    name = digest.hexdigest()
    if name in _memory:
        return _memory[name]
    folder = cache_folder(os.environ)
    page = _kept(folder, name) if folder else None
    if page is None:
        page = recognise(picture)
        if folder:
            _keep(folder, name, page)
    if len(_memory) >= _REMEMBERED:
        _memory.clear()
    _memory[name] = page
    return page


def forget() -> None:
    """Forget what this process remembers; files stay."""
    _memory.clear()


def _kept(folder: Path, name: str) -> RecognisedPage | None:
    try:
        entries = json.loads((folder / f"{name}.json").read_bytes())
        lines = (RecognisedLine(str(text), *map(float, rest)) for text, *rest in entries["lines"])
        level, upright = (
            tuple(DrawnRule(*map(float, rule)) for rule in entries[key])
            for key in ("level", "upright")
        )
        return RecognisedPage(tuple(lines), DrawnRules(level, upright))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(folder: Path, name: str, page: RecognisedPage) -> None:
    rules = page.rules
    entries = {
        "lines": [astuple(line) for line in page.lines],
        "level": [astuple(rule) for rule in rules.level],
        "upright": [astuple(rule) for rule in rules.upright],
    }
    data = json.dumps(entries, ensure_ascii=False)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(folder / f"{name}.json", data.encode())
