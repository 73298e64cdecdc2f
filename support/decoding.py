"""Decode the bytes of a text file, and tell the script of what they say."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli

from policydiff.stages.support.text import is_chinese

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding it was read with, and how much of it could not be read."""

    text: str
    encoding: str
    replaced: float  # share of U+FFFD among the characters, in [0, 1]


_DATA = Path(__file__).parent / "data" / "scripts.toml"
_FEWEST = 5  # traditional characters; a name or a quotation has fewer
_SOUND = re.compile("[\\s -~\u2010-\u203f\u2460-\u2473\u3000-\u303f㐀-鿿\uff01-\uffe5]")
_SAMPLE = 20_000  # characters that are looked at
_COMMON_SHARE = 0.1  # of a text's Chinese characters; plans have a quarter
_SOUND_SHARE = 0.95  # of a text; binary files stay below a half


def is_sound_character(char: str) -> bool:
    """Whether a character is one such as Chinese documents hold."""
    return _SOUND.match(char) is not None


def is_sound(text: str) -> bool:
    """Whether characters are nearly all such as Chinese documents hold; NULs do not count."""
    sample = text[:_SAMPLE].replace("\x00", "")
    return len(_SOUND.findall(sample)) >= _SOUND_SHARE * max(1, len(sample))


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Text of bytes: byte order mark, then UTF-8, GB18030, what is declared, what looks likely.

    Bytes with NULs that are sound as UTF-16 are that, also without a mark. UTF-8 and GB18030 count
    only where every byte fits; a declared encoding comes after them since pages often declare a
    wrong one.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decoded(data, marked)
    if b"\x00" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = data.decode(encoding, errors="replace")
            if is_sound(text) and text.count("\x00") * 100 <= len(text):
                return Decoded(text=text, encoding=encoding, replaced=_share(text))
    for encoding in filter(None, ("utf-8", "gb18030", declared)):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding == "gb18030" and (other := _as_big5(data, text)) is not None:
            return Decoded(text=other, encoding="big5", replaced=_share(other))
        return Decoded(text=text, encoding=encoding, replaced=_share(text))
    return _decoded(data, _likely(data))


def _as_big5(data: bytes, text: str) -> str | None:
    """The text as Big5, where that has far more common characters than it has as GB18030.

    Most bytes of Big5 are those of some character of GB18030, though of a rare one.
    """
    try:
        other = data.decode("big5hkscs")
    except UnicodeDecodeError:
        return None
    common = 2 * common_share(text[:_SAMPLE])
    return other if common_share(other[:_SAMPLE]) > max(common, _COMMON_SHARE) else None


def _likely(data: bytes) -> str:
    # A file damaged in a few places is still UTF-8 or GB18030: take the one that fits best.
    best = min(("utf-8", "gb18030"), key=lambda e: _share(data.decode(e, errors="replace")))
    if (
        _share(data.decode(best, errors="replace")) < 0.01
    ):  # a hundredth: damage, not another encoding
        return best
    from charset_normalizer import from_bytes

    match = from_bytes(data[:1_000_000]).best()
    return match.encoding if match else best


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text=text, encoding=encoding.removesuffix("-sig"), replaced=_share(text))


def _share(text: str) -> float:
    return text.count("\N{REPLACEMENT CHARACTER}") / max(1, len(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scripts:
    """Common characters, by the script that has them."""

    shared: frozenset[str]
    simplified: frozenset[str]
    traditional: frozenset[str]


@cache
def _scripts() -> _Scripts:
    data = tomli.loads(_DATA.read_text(encoding="utf-8"))
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
    traditional = sum(map(scripts.traditional.__contains__, sample))
    simplified = sum(map(scripts.simplified.__contains__, sample))
    return traditional >= _FEWEST and traditional > simplified
