"""Translate warnings into the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import tomli

from policydiff.stages.support.resources import shipped_text

_BRACED = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    words: tuple[str, ...]  # English, around and between the names: one more than there are names
    names: tuple[str, ...]
    zh: str


def say_warnings(warnings: Iterable[str], *, lang: str) -> tuple[str, ...]:
    """The warnings in "zh" or "en"; one that warnings.toml does not have stays English."""
    return tuple(_in_chinese(w) if lang == "zh" else w for w in warnings)


def _in_chinese(warning: str) -> str:
    for form in _forms():
        found = _fill(form, warning)
        if found is not None:
            return form.zh.format_map(found)
    return warning


def _fill(form: _Form, warning: str) -> dict[str, str] | None:
    """What stands at each name, up to where the next words begin; None: another warning."""
    if not form.names:
        return {} if warning == form.words[0] else None
    first, *middle, last = form.words
    if not (warning.startswith(first) and warning.endswith(last)):
        return None
    rest, found = warning[len(first) : len(warning) - len(last)], {}
    for name, words in zip(form.names, middle, strict=False):
        found[name], met, rest = rest.partition(words)
        if not (met and found[name]):
            return None
    found[form.names[-1]] = rest
    return found if rest else None


@cache
def _forms() -> tuple[_Form, ...]:
    """In the order of the file: what says more stands before what it begins with."""
    tables = tomli.loads(shipped_text("reports", "lexicons", "warnings.toml"))
    return tuple(_form(entry["en"], entry["zh"]) for entry in tables["warning"])


def _form(en: str, zh: str) -> _Form:
    parts = _BRACED.split(en)  # words and names by turns
    return _Form(words=tuple(parts[::2]), names=tuple(parts[1::2]), zh=zh)
