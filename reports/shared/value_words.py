"""Write values short: as the document has them in half-width characters, or with a sign."""

from __future__ import annotations

import re
from decimal import Decimal

from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.numerals import plain_decimal, prefix
from policydiff.stages.targets import Comparator, Target

SIGNS = {
    Comparator.ABOUT: "≈",
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.PLAIN: "",
}
_LONGEST = 12  # characters that are shown as written
_DASH = re.compile(r"(?<=[\w%])\s?[-－—~～]{1,2}\s?(?=\d)")
_FULL = "０１２３４５６７８９．％－＋ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
_HALF = {ord(full): ord(full) - 0xFEE0 for full in _FULL}
_DIGITS = 3  # after the point, of a value beside others


def half_width(words: str) -> str:
    """The words with their digits and signs in half width: ８％左右 → 8%左右."""
    return _DASH.sub("–", words.translate(_HALF)).strip()


def value_words(target: Target, *, ui: Interface) -> str:
    """The value as written where it is short and the page Chinese, else its sign and number."""
    written = half_width(target.stated)
    if target.low is None or (ui.lang == "zh" and len(written) <= _LONGEST):
        return written
    high = target.low if target.high is None else target.high
    factor, word = prefix(max(abs(target.low), abs(high)))
    number = number_words(target.low, high, factor=factor)
    return f"{SIGNS[target.comparator]}{number}{word}{target.unit or ''}"


def signed(target: Target, low: Decimal, high: Decimal, *, factor: Decimal) -> str:
    """≈5.5, ≥900, 6–6.5: for a cell whose row has the unit; none at all is 0."""
    if not high:
        return "0"
    return f"{SIGNS[target.comparator]}{number_words(low, high, factor=factor)}"


def number_words(low: Decimal, high: Decimal, *, factor: Decimal) -> str:
    """One number, or two with a dash."""
    both = [plain_decimal(round(value / factor, _DIGITS)) for value in (low, high)]
    return "–".join(dict.fromkeys(both))


def joined(names: list[str] | tuple[str, ...], *, ui: Interface) -> str:
    """Names in a row, as the language of the page strings them."""
    return ("、" if ui.lang == "zh" else ", ").join(names)
