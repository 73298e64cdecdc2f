"""Notices: what the program has to tell a reader, as a code with values; words come last.

A stage makes a `Notice`; only what people read renders it, from data/notices.toml. So nothing has
to look for words in a sentence to learn what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any, NamedTuple, TypeAlias

import tomli

from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.resources import shipped_text

LANGUAGES = ("zh", "en")
LONGEST_QUOTE = 40  # characters of a quote in braces {quote:short}
Value: TypeAlias = "str | int | float | Notice"  # a notice is rendered in the language around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A warning, a caveat or a reason: its code, what it speaks of, and where."""

    code: NoticeCode
    values: tuple[tuple[str, Value], ...] = ()  # by the names in the braces of the catalogue
    where: str | None = None  # id of the clause that it speaks of

    @classmethod
    def of(cls, code: NoticeCode, *, where: str | None = None, **values: Value) -> Notice:
        """A notice with these values."""
        return cls(code=code, values=tuple(values.items()), where=where)

    def __getitem__(self, name: str) -> Value:
        """The value of this name.

        Raises:
            KeyError: It has none.
        """
        return dict(self.values)[name]

    def __str__(self) -> str:
        """The sentence in English."""
        return render(self, "en")


def render(notice: Value, lang: str) -> str:
    """The sentence of a notice; a text or a number is said as it is.

    Args:
        notice: The notice.
        lang: "zh" or "en".

    Raises:
        KeyError: The notice lacks a value that its sentence needs.
    """
    if not isinstance(notice, Notice):
        return str(notice)
    values = dict(notice.values) | ({} if notice.where is None else {"where": notice.where})
    return "".join(
        slot.words + (_shown(values[slot.name], slot.form, lang) if slot.name else "")
        for slot in _catalogue()[notice.code][lang]
    )


def render_all(notices: Iterable[Notice], lang: str) -> tuple[str, ...]:
    """The sentences of notices, in order."""
    return tuple(render(notice, lang) for notice in notices)


def names_in(code: NoticeCode) -> frozenset[str]:
    """The names of the values that the sentence of a code has."""
    return frozenset(slot.name for slot in _catalogue()[code]["en"] if slot.name)


def codes_in(notice: Value) -> Iterator[NoticeCode]:
    """The code of a notice, then those of the notices among its values."""
    if isinstance(notice, Notice):
        yield notice.code
        for _, value in notice.values:
            yield from codes_in(value)


def shortened(quote: str) -> str:
    """A quote; of a long one the beginning and an ellipsis."""
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + "…"


def _shown(value: Value, form: str, lang: str) -> str:
    if isinstance(value, Notice):
        return render(value, lang)
    return shortened(str(value)) if form == "short" else format(value, form)


class _Slot(NamedTuple):
    """Words of a sentence, and the value that follows them."""

    words: str
    name: str | None  # None: nothing follows
    form: str


_Sentence = tuple[_Slot, ...]


@cache
def _catalogue() -> Mapping[NoticeCode, Mapping[str, _Sentence]]:
    tables = tomli.loads(shipped_text("support", "data", "notices.toml"))
    return {
        NoticeCode(code): {lang: _parsed(said[lang]) for lang in LANGUAGES}
        for code, said in tables.items()
    }


def _parsed(sentence: str) -> _Sentence:
    return tuple(
        _Slot(words, name, form or "") for words, name, form, _ in Formatter().parse(sentence)
    )


def notice_object(notice: Notice) -> dict[str, object]:
    """A notice in the form that JSON has for it."""
    values = {n: notice_object(v) if isinstance(v, Notice) else v for n, v in notice.values}
    return {"code": notice.code.value, "values": values, "where": notice.where}


def notice_of(value: Mapping[str, Any]) -> Notice:
    """The notice of `notice_object`."""
    held = value["values"].items()
    values = tuple((name, notice_of(v) if isinstance(v, dict) else v) for name, v in held)
    return Notice(code=NoticeCode(value["code"]), values=values, where=value["where"])
