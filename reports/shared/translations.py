"""The words of the pages in Chinese and English; what documents say stays as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import tomli

from policydiff.stages.support.errors import SettingsError
from policydiff.stages.support.resources import shipped_text

LANGUAGES = {"zh": "zh-CN", "en": "en"}  # --lang and the lang attribute of the pages


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one language; call it with a key, and with what stands in braces."""

    lang: str  # "zh" or "en"
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, filled in.

        Raises:
            KeyError: The interface has no such key, or the words ask for a value not given.
        """
        return self.words[key].format_map(values) if values else self.words[key]

    def known(self, key: str, *, default: str) -> str:
        """The words for `key`, or `default` for what other stages may name as they like."""
        return self.words.get(key, default)


@lru_cache
def read_interface(lang: str) -> Interface:
    """The interface in "zh" or "en".

    Raises:
        SettingsError: There is no such language.
    """
    if lang not in LANGUAGES:
        raise SettingsError("lang", f"{lang!r} is no language of the pages", hint="zh or en")
    return Interface(lang, {key: words[lang] for key, words in all_words().items()})


@lru_cache
def all_words() -> Mapping[str, Mapping[str, str]]:
    """Key ("table.name") → language → words."""
    tables = tomli.loads(shipped_text("reports", "lexicons", "interface.toml"))
    return {
        f"{t}.{name}": words for t, entries in tables.items() for name, words in entries.items()
    }
