"""Numbers and dates of a spreadsheet as it shows them: 0.355 in the format 0.0% is 35.5%."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

Cell = int | float | str | bool | time | date | datetime | timedelta
GENERAL = "General"
BUILT_IN = {  # by the numbers that files have for them; those of dates as Chinese Excel shows them
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **{37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 43: "#,##0.00"},
    **{14: "yyyy/m/d", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"'},
    **{31: 'yyyy"年"m"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'},
}
_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CONDITION = re.compile(r"\[(?:[A-Za-z<>=].{0,30}?|DBNum\d)\]|[_*].")
_CURRENCY = re.compile(r"\[\$([^\]-]{0,8})(?:-[0-9A-Fa-f]{1,8})?\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+")
_DATE_PART = re.compile(r'"([^"]*)"|\\(.)|(y+|m+|d+|h+|s+|AM/PM)|(.)', re.I)
_LONGEST = 400  # characters of a format that is looked at
_KEPT = 10  # digits of a number that has no format


def show(value: Cell, code: str = GENERAL) -> str:
    """A cell as its format shows it.

    Args:
        value: What the file holds.
        code: The format: "0.0%", "#,##0", General.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, datetime | date):
        return _show_date(value, code[:_LONGEST])
    if isinstance(value, time | timedelta):
        return str(value)
    return _show_number(Decimal(repr(value)) if value == value else Decimal(0), code[:_LONGEST])


def _show_number(value: Decimal, code: str) -> str:
    sections = _SECTION.split(code)
    negative = value < 0
    section = sections[0]
    if negative and len(sections) > 1:
        section, negative = sections[1], False
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    bare = _CURRENCY.sub(r'"\1"', section)
    bare = _CONDITION.sub("", bare)
    if not bare.strip() or bare.strip().lower() in ("general", "@", "g/通用格式"):
        return _plain(value)
    literals = list[str]()

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return "\x00"

    pattern = _LITERAL.sub(keep, bare)
    found = _DIGITS.search(pattern)
    if found is None or "E+" in pattern or "/" in pattern:
        return _plain(value) if found else _filled(pattern, literals)
    scale = 100 ** pattern.count("%")
    digits = _digits(abs(value) * scale, found[0])
    shown = pattern[: found.start()] + digits + pattern[found.end() :]
    sign = "-" if negative and any(digit in "123456789" for digit in digits) else ""
    return sign + _filled(shown, literals).strip()


def _filled(pattern: str, literals: list[str]) -> str:
    for literal in literals:
        pattern = pattern.replace("\x00", literal, 1)
    return pattern


def _digits(value: Decimal, pattern: str) -> str:
    """Digits in the places that a pattern has: 0 always, # only where they say something."""
    thousands = len(pattern) - len(pattern.rstrip(","))
    value = value / (1000**thousands)
    whole, _, parts = pattern.rstrip(",").partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    before, _, after = text.partition(".")
    least = parts.rstrip("#?")
    after = after[: len(least)] + after[len(least) :].rstrip("0")
    before = before.zfill(whole.count("0"))
    if before == "0" and "0" not in whole:
        before = ""
    return f"{before}.{after}" if after else before


def _plain(value: Decimal) -> str:
    """A number without a format: at most ten digits, no zeros at its end, no power of ten."""
    places = max(0, _KEPT - max(1, value.adjusted() + 1))
    if value.adjusted() < -_KEPT:
        return "0"
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _show_date(value: datetime | date, code: str) -> str:
    section = _CONDITION.sub("", _CURRENCY.sub("", _SECTION.split(code)[0]))
    timed = isinstance(value, datetime) and value.time() != time()
    if not re.search(r"[yd]", _LITERAL.sub("", section), re.I):
        return str(value) if timed else f"{value:%Y-%m-%d}"
    shown, hour = list[str](), False
    for literal, escaped, part, other in _DATE_PART.findall(section):
        if part:
            shown.append(_date_part(value, part.lower(), minutes=hour))
            hour = part.lower().startswith("h")
        else:
            shown.append(literal or escaped or other)
            hour = hour and other == ":"
    return "".join(shown).strip()


def _date_part(value: datetime | date, part: str, *, minutes: bool) -> str:
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    numbers = {"y": moment.year, "m": moment.month, "d": moment.day, "h": moment.hour}
    number = moment.second if part[0] == "s" else numbers.get(part[0], 0)
    if part[0] == "m" and minutes:
        number = moment.minute
    if part[0] == "y":
        return str(number) if len(part) > 2 else f"{number % 100:02}"
    return str(number).zfill(min(len(part), 2))
