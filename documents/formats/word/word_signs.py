"""Signs that Word files name by their place in a font of symbols: ≥ of Symbol, ✓ of Wingdings."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = "\ufffd"
_PRIVATE = 0xF000  # where Word keeps the codes of such fonts


def _from(first: int, signs: str) -> dict[int, str]:
    """Signs that follow each other; a space stands for a code without a meaning in text."""
    return {first + place: sign for place, sign in enumerate(signs) if sign != " "}


_SYMBOL = (
    _from(0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?")
    | {0x20: " "}
    | _from(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
    | _from(0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~")
    | _from(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵")
    | _from(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓")
    | _from(0xE0, "◊〈®©™∑")
    | _from(0xF1, "〉∫")
)
_WINGDINGS = (
    {0x20: " "}
    | _from(0x6C, "●❍■□▪❑❒⬧⧫◆❖⬥⌧⍓⌘")
    | _from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _from(0x9E, "·•")
    | {0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨"}
    | _from(0xFB, "✗✓☒☑")
)
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "□"} | _from(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩")
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "symbolps": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}


def read_sign(font: str, code: str) -> str:
    """The character that a place in a font shows; U+FFFD where it is not known.

    Args:
        font: The font's name.
        code: The place in hexadecimal digits: "F0B3" or "00B3"; of other fonts a code point.
    """
    try:
        place = int(code[:6], 16)
    except ValueError:
        return UNKNOWN
    signs = _FONTS.get(font.strip().lower())
    if signs is not None:
        return signs.get(place - _PRIVATE if place >= _PRIVATE else place, UNKNOWN)
    known = 0x20 <= place < 0xD800 or 0xF900 <= place <= 0xFFEF
    return chr(place) if known else UNKNOWN


def with_signs(text: str, font: str) -> str:
    """The text of a run, its characters of a font of symbols replaced by what they show."""
    signs = _FONTS.get(font.strip().lower())
    if signs is None:
        return text
    return "".join(_shown(char, signs) for char in text)


def _shown(char: str, signs: Mapping[int, str]) -> str:
    """What such a font shows; text beyond its codes is set in another font."""
    place = ord(char)
    if _PRIVATE <= place <= _PRIVATE + 0xFF:
        return signs.get(place - _PRIVATE, UNKNOWN)
    return char
