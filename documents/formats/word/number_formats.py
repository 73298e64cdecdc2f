"""The formats in which Word shows a list's numbers: 12, 十二, ⑫, xii."""

from __future__ import annotations

from collections.abc import Callable

from policydiff.stages.support.chinese_numerals import (
    EARTHLY_BRANCHES,
    FORMAL_UNITS,
    FORMAL_UNITS_TRADITIONAL,
    HEAVENLY_STEMS,
    UNITS,
)

_DIGITS = "〇" + UNITS
_LEGAL = "零" + FORMAL_UNITS
_LEGAL_TRADITIONAL = "零" + FORMAL_UNITS_TRADITIONAL
_SMALL_UNITS = ("", "十", "百", "千")
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def render_number(value: int, form: str) -> str:
    """A number in one of Word's formats (ST_NumberFormat); unknown formats as 1, 2, 3."""
    render = _FORMS.get(form)
    return (render(value) if render and value > 0 else None) or str(value)


def _counted(value: int, digits: str, units: tuple[str, ...]) -> str:
    """一百零五, 二十, 十二; "" from ten thousand on."""
    if value >= 10_000:
        return ""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + units[place]
        gap = not digit
    return text


def _chinese(value: int) -> str:
    """十二, 二十一, as Word counts up to 99; 一〇五 from there on."""
    return _digits(value) if value >= 100 else _short(value)


def _thousands(value: int) -> str:
    """十二, 一百零五."""
    return _short(value).replace("〇", "零")


def _short(value: int) -> str:
    text = _counted(value, _DIGITS, _SMALL_UNITS)
    return text.removeprefix("一") if 10 <= value < 20 else text


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _from(first: int, count: int) -> Callable[[int], str]:
    """Numbers that are single characters, one behind the other."""
    return lambda value: chr(first + value - 1) if value <= count else ""


def _of(signs: str) -> Callable[[int], str]:
    """Numbers that are these characters; none behind the last of them."""
    return lambda value: signs[value - 1] if value <= len(signs) else ""


def _circled(value: int) -> str:
    for first, last, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= value <= last:
            return chr(start + value - first)
    return ""


def _letters(value: int) -> str:
    """A … Z, AA, BB."""
    return chr(ord("A") + (value - 1) % 26) * min((value - 1) // 26 + 1, 20)


def _roman(value: int) -> str:
    if value >= 4000:
        return ""
    text = ""
    for size, sign in _ROMAN:
        text += sign * (value // size)
        value %= size
    return text


def _wide(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _chinese),
    **dict.fromkeys(
        (
            *("chineseCountingThousand", "taiwaneseCountingThousand"),
            *("japaneseCounting", "koreanCounting"),
        ),
        _thousands,
    ),
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digits
    ),
    "chineseLegalSimplified": lambda value: _counted(value, _LEGAL, _LEGAL_UNITS),
    **dict.fromkeys(
        ("ideographLegalTraditional", "japaneseLegal"),
        lambda value: _counted(value, _LEGAL_TRADITIONAL, _LEGAL_UNITS),
    ),
    "ideographTraditional": _of(HEAVENLY_STEMS),
    "ideographZodiac": _of(EARTHLY_BRANCHES),
}
