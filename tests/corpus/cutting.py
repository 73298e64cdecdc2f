"""A process that ends in the midst of writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class Cut(BaseException):
    """The process ends here."""


@contextmanager
def cut_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What stands in it ends before the rename of the file after so many."""
    done = 0

    def cut(path: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done > writes:
            raise Cut
        return path.rename(target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(Cut):
            yield
