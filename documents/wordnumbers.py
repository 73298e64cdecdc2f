"""Word's automatic numbers, restored as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = frozenset(
    (
        *("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified"),
        *("ideographDigital", "ideographTraditional", "japaneseCounting", "japaneseLegal"),
        *("taiwaneseCounting", "taiwaneseCountingThousand", "taiwaneseDigital"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    form: str  # numFmt: decimal, chineseCounting, bullet …
    text: str  # lvlText: "第%1章", "%1.%2"
    start: int


class Numbering:
    """Counts the numbers of a document's lists, paragraph by paragraph."""

    def __init__(
        self,
        levels: dict[tuple[str, int], _Level],
        lists: dict[str, str],
        styles: dict[str, tuple[str, int]],
        restarts: dict[tuple[str, int], int],
    ) -> None:
        self._levels = levels  # by list and depth
        self._lists = lists  # numId → abstractNumId
        self._styles = styles  # style → numId, depth
        self._restarts = restarts  # by numId and depth: the number that it starts anew with
        self._counts: dict[tuple[str, int], int] = {}
        self._seen: set[str] = set()

    def next_label(self, paragraph: etree._Element) -> str:
        """The number that Word shows before this paragraph; "" where it shows none.

        Call it once for each paragraph that has text, in order.
        """
        place = self._place(paragraph)
        if place is None:
            return ""
        number, depth = place
        owner = self._lists.get(number, "")
        level = self._levels.get((owner, depth))
        if level is None or level.form == "none":
            return ""
        self._restart(number, owner)
        key = (owner, depth)
        self._counts[key] = self._counts.get(key, level.start - 1) + 1
        for deeper in [k for k in self._counts if k[0] == owner and k[1] > depth]:
            del self._counts[deeper]
        return self._shown(owner, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and depth of a paragraph, by itself or by its style."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self._styles.get(style.get(W + "val", "")) if style is not None else None
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        depth = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        deep = int(depth.get(W + "val", "0")) if depth is not None else None
        if number is None:
            return (inherited[0], deep or inherited[1]) if inherited else None
        value = number.get(W + "val", "0")
        return None if value == "0" else (value, deep or 0)

    def _restart(self, number: str, owner: str) -> None:
        if number in self._seen:
            return
        self._seen.add(number)
        for (name, depth), start in self._restarts.items():
            if name == number:
                self._counts[owner, depth] = start - 1

    def _shown(self, owner: str, level: _Level) -> str:
        if level.form == "bullet":
            return "• "

        def number(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            inner = self._levels.get((owner, depth), level)
            return render_number(self._counts.get((owner, depth), inner.start), inner.form)

        shown = re.sub(r"%(\d)", number, level.text)
        return shown if shown.endswith(tuple("、.\uff0e)\uff09")) else shown + " "


def render_number(value: int, form: str) -> str:
    """A number in one of Word's formats: 12, 十二, ⑫, L, XII."""
    if form in _CHINESE:
        return _chinese(value)
    if form == "decimalEnclosedCircle" and 1 <= value <= len(_CIRCLED):
        return _CIRCLED[value - 1]
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (value - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    return f"{value:02}" if form == "decimalZero" else str(value)


def _chinese(value: int) -> str:
    if value >= 100:
        return "".join(_DIGITS[int(d)] for d in str(value))
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not head else "")


def _roman(value: int) -> str:
    signs = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for size, sign in signs:
        text += sign * (value // size)
        value %= size
    return text


def read_numbering(numbers: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists that numbering.xml and styles.xml define; none where they are missing."""
    levels: dict[tuple[str, int], _Level] = {}
    lists: dict[str, str] = {}
    restarts: dict[tuple[str, int], int] = {}
    for abstract in numbers.iter(W + "abstractNum") if numbers is not None else ():
        for entry in abstract.iter(W + "lvl"):
            levels[abstract.get(W + "abstractNumId", ""), int(entry.get(W + "ilvl", "0"))] = _Level(
                form=_value(entry, "numFmt") or "decimal",
                text=_value(entry, "lvlText"),
                start=int(_value(entry, "start") or "1"),
            )
    for entry in numbers.iter(W + "num") if numbers is not None else ():
        name = entry.get(W + "numId", "")
        lists[name] = _value(entry, "abstractNumId")
        for override in entry.iter(W + "lvlOverride"):
            if start := _value(override, "startOverride"):
                restarts[name, int(override.get(W + "ilvl", "0"))] = int(start)
    return Numbering(levels, lists, _style_lists(styles), restarts)


def _style_lists(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.iter(W + "style") if styles is not None else ():
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        depth = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if number is not None:
            deep = int(depth.get(W + "val", "0")) if depth is not None else 0
            found[style.get(W + "styleId", "")] = (number.get(W + "val", ""), deep)
    return found


def _value(element: etree._Element, tag: str) -> str:
    child = element.find(W + tag)
    return child.get(W + "val", "") if child is not None else ""
