"""Warnings of reading and comparing in the language of the interface."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BRACED = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    pattern: re.Pattern[str]  # of the English words, what changes in groups
    zh: str


def say_warnings(warnings: Iterable[str], *, lang: str) -> tuple[str, ...]:
    """The warnings in "zh" or "en"; one that warnings.toml does not have stays English."""
    return tuple(_in_chinese(w) if lang == "zh" else w for w in warnings)


def _in_chinese(warning: str) -> str:
    for form in _forms():
        found = form.pattern.fullmatch(warning)
        if found is not None:
            return form.zh.format_map(found.groupdict())
    return warning


@cache
def _forms() -> tuple[_Form, ...]:
    """In the order of the file: what says more stands before what it begins with."""
    text = files("reports").joinpath("lexicons", "warnings.toml").read_text(encoding="utf-8")
    return tuple(_form(entry["en"], entry["zh"]) for entry in tomllib.loads(text)["warning"])


def _form(en: str, zh: str) -> _Form:
    parts = _BRACED.split(en)  # words and names by turns
    pattern = "".join(
        f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    return _Form(pattern=re.compile(pattern, re.DOTALL), zh=zh)
