"""Write data as scripts, which a page on a file address may load, or as blocks in a page."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence

from policydiff.stages.documents import Clause

_UNSAFE = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def registered(kind: str, key: str, value: object, *, packed: bool = False) -> str:
    """A script that hands the value to the page that loads it.

    Args:
        kind: What the value is: "pair".
        key: Which of its kind.
        value: Anything that JSON has a form for.
        packed: Deflate it, to a half or less; a page inflates it without asking the network.
    """
    text = compact(value)
    if packed:
        data = zlib.compress(text.encode("utf-8", errors="replace"), 9)
        text, name = f'"{base64.b64encode(data).decode()}"', "unpack"
    else:
        name = "register"
    return f"policydiff.{name}({compact(kind)},{compact(key)},{text});\n"


def compact(value: object) -> str:
    """JSON without spaces that can stand in a script or in a page: it can end neither."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return text


def units(text: str) -> int:
    """The length of a text as scripts count it, in units of UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text)


def trimmed(row: Sequence[object]) -> list[object]:
    """The row without what is unknown or empty at its end."""
    kept = list(row)
    while kept and (kept[-1] is None or kept[-1] in ("", [])):
        kept.pop()
    return kept


def quote_place(clause: Clause, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in its clause, and its length; None where it does not stand there."""
    at = clause.text.find(quote)
    return None if at < 0 or not quote else (units(clause.text[:at]), units(quote))


class Pool:
    """Texts that occur often, each once; the others are their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, the next one for a text not seen before."""
        return self._numbers.setdefault(text, len(self._numbers))

    def texts(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self._numbers)
