"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import cast


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, compiled at its first use: a start asks for half of them."""
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> object:
        value = getattr(re.compile(*self._made_of), name)
        setattr(self, name, value)  # found at once from now on
        return cast("object", value)
