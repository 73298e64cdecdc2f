"""Tell the script of a Chinese text, simplified or traditional, by its common characters."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policydiff.stages.support.text import is_chinese

_DATA = Path(__file__).parent / "data" / "scripts.toml"
_SAMPLE = 20_000  # characters that are looked at
_FEWEST = 5  # traditional characters; a name or a quotation has fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scripts:
    """Common characters, by the script that has them."""

    shared: frozenset[str]
    simplified: frozenset[str]
    traditional: frozenset[str]


@cache
def _scripts() -> _Scripts:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    simplified, traditional = frozenset(data["simplified"]), frozenset(data["traditional"])
    return _Scripts(
        shared=frozenset(data["shared"]),
        simplified=simplified - traditional,
        traditional=traditional - simplified,
    )


def common_share(text: str) -> float:
    """How many of a text's Chinese characters are common ones, in [0, 1]; 0 where it has none."""
    scripts = _scripts()
    common = scripts.shared | scripts.simplified | scripts.traditional
    chinese = [char for char in text if is_chinese(char)]
    return sum(char in common for char in chinese) / max(1, len(chinese))


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters."""
    sample, scripts = text[:_SAMPLE], _scripts()
    traditional = sum(char in scripts.traditional for char in sample)
    simplified = sum(char in scripts.simplified for char in sample)
    return traditional >= _FEWEST and traditional > simplified
