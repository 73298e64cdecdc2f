"""Where the gold data and the cases lie: in the project, or beside it.

`tests/gold` and `tests/cases` hold copies, so that anybody's run holds the same figures. Where the
project is developed the originals lie beside it in a folder `shared`. There the originals are
used, and `differences` names each copy that is not the same as its original.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"  # hundreds of public documents, beside the project only
# Annotations of documents of the corpus, which the project has no copy of.
BESIDE_ONLY = frozenset({"gwr_targets.json"})


class Copy(NamedTuple):
    """A file or a folder of the project and what it was copied from."""

    kept: Path
    original: Path

    @property
    def used(self) -> Path:
        """The original where there is one, else the copy."""
        return self.original if self.original.exists() else self.kept


class Copies(NamedTuple):
    """All that the figures are measured with."""

    gold: Copy
    scorer: Copy
    cases: Copy


def copies(root: Path = ROOT, shared: Path = SHARED) -> Copies:
    """The copies of a project and their originals."""
    tests = root / "tests"
    return Copies(
        gold=Copy(tests / "gold", shared / "gold"),
        scorer=Copy(tests / "gold" / "score.py", shared / "score" / "score.py"),
        cases=Copy(tests / "cases", shared / "cases"),
    )


def differences(found: Copies) -> tuple[str, ...]:
    """One line for each copy that its original differs from; none where no original is there."""
    beside = (copy for copy in found if copy.original.exists())
    return tuple(line for copy in beside for line in _differences(copy))


def _differences(copy: Copy) -> Iterator[str]:
    kept, original = _files(copy.kept), _files(copy.original)
    for name in sorted(kept.keys() | original.keys()):
        if name not in original:
            yield f"{shown(copy.kept / name)} is not used: {shown(copy.original)} lacks it"
        elif name not in kept:
            yield f"{shown(copy.original / name)} is used: the project has no copy"
        elif kept[name].read_bytes() != original[name].read_bytes():
            yield f"{shown(copy.original / name)} is used: {shown(copy.kept / name)} differs"


def _files(place: Path) -> dict[str, Path]:
    """The data and programs at a place by their names there; a README may differ."""
    if place.is_file():
        return {"": place}
    files = {p.relative_to(place).as_posix(): p for p in place.rglob("*") if p.is_file()}
    apart = BESIDE_ONLY | {"score.py"}  # the scorer has a place of its own beside the project
    return {
        name: path
        for name, path in files.items()
        if path.suffix not in {".md", ".pyc"} and name not in apart
    }


def shown(path: Path) -> str:
    """The path as seen from the project's folder."""
    return Path(os.path.relpath(path, ROOT)).as_posix()


COPIES = copies()
GOLD = COPIES.gold.used
SCORER = COPIES.scorer.used
CASES = COPIES.cases.used
