"""Word's automatic numbers, restored as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from policydiff.stages.documents.formats.word.number_formats import render_number
from policydiff.stages.documents.formats.word.word_parts import W
from policydiff.stages.documents.formats.word.word_styles import base_styles
from policydiff.stages.support.numerals import read_count

_DEEPEST = 8  # level of a list; Word has nine, from 0 on


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    form: str  # numFmt: decimal, chineseCounting, bullet …
    text: str  # lvlText: "第%1章", "%1.%2"
    start: int
    restart: int | None = None  # lvlRestart: it begins anew below this many levels; 0: never
    legal: bool = False  # isLgl: the numbers of the levels above are shown as 1, 2, 3
    style: str = ""  # pStyle: paragraphs of this style stand on this level


@dataclass(slots=True)
class _Lists:
    """What numbering.xml defines."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)  # by abstract list, depth
    owners: dict[str, str] = field(default_factory=dict)  # numId → abstractNumId
    own: dict[tuple[str, int], _Level] = field(default_factory=dict)  # levels that a numId alters
    starts: dict[tuple[str, int], int] = field(default_factory=dict)  # that a numId begins with
    by_style: dict[str, str] = field(default_factory=dict)  # list style → numId that it names


class Numbering:
    """Counts the numbers of a document's lists, paragraph by paragraph."""

    def __init__(self, lists: _Lists, styles: dict[str, tuple[str, int]]) -> None:
        self._lists = lists
        self._styles = styles  # style → numId, depth
        self._counts: dict[tuple[str, int], int] = {}
        self._seen: set[str] = set()

    def next_label(self, paragraph: etree._Element) -> str:
        """The number that Word shows before this paragraph; "" where it shows none.

        Call it once for each paragraph, in order.
        """
        place = self._place(paragraph)
        if place is None:
            return ""
        number, depth = place
        level = self._level(number, depth)
        if level is None:
            return ""
        self._begin(number)
        self._count(number, depth, level)
        return "" if level.form == "none" and not level.text.strip() else self._shown(number, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and depth of a paragraph, by itself or by its style."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self._styles.get(style.get(W + "val", "")) if style is not None else None
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        depth = _whole(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl"))
        if number is None:
            return (inherited[0], inherited[1] if depth is None else depth) if inherited else None
        value = number.get(W + "val", "0")
        return None if value == "0" else (value, depth or 0)

    def _level(self, number: str, depth: int) -> _Level | None:
        owner = self._lists.owners.get(number, "")
        return self._lists.own.get((number, depth)) or self._lists.levels.get((owner, depth))

    def _begin(self, number: str) -> None:
        """Where a list shows its first number: begin anew what it says begins anew."""
        if number in self._seen:
            return
        self._seen.add(number)
        owner = self._lists.owners.get(number, "")
        for (name, depth), start in self._lists.starts.items():
            if name == number:
                self._counts[owner, depth] = start - 1

    def _count(self, number: str, depth: int, level: _Level) -> None:
        owner = self._lists.owners.get(number, "")
        self._counts[owner, depth] = self._counts.get((owner, depth), level.start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            below = self._level(number, deeper)
            since = below.restart if below and below.restart is not None else deeper
            if depth < since:
                self._counts.pop((owner, deeper), None)

    def _shown(self, number: str, level: _Level) -> str:
        if level.form == "bullet":
            return "• "
        owner = self._lists.owners.get(number, "")

        def render(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            inner = self._level(number, depth) or level
            form = "decimal" if level.legal else inner.form
            return render_number(self._counts.get((owner, depth), inner.start), form)

        shown = re.sub(r"%(\d)", render, level.text)
        return shown if shown.endswith(tuple("、.\uff0e)\uff09")) else shown + " "


def read_numbering(numbers: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists that numbering.xml and styles.xml define; none where they are missing."""
    lists = _Lists()
    links: dict[str, str] = {}  # abstract list → the list style that defines its levels
    for abstract in numbers.iter(W + "abstractNum") if numbers is not None else ():
        name = abstract.get(W + "abstractNumId", "")
        lists.levels |= {(name, depth): level for depth, level in _levels(abstract)}
        if linked := _value(abstract, "numStyleLink"):
            links[name] = linked
        if style := _value(abstract, "styleLink"):
            lists.by_style[style] = name
    for entry in numbers.iter(W + "num") if numbers is not None else ():
        name, owner = entry.get(W + "numId", ""), _value(entry, "abstractNumId")
        lists.owners[name] = lists.by_style.get(links.get(owner, ""), owner)
        for override in entry.iter(W + "lvlOverride"):
            depth = read_count(override.get(W + "ilvl", "0"), 0)
            if start := _value(override, "startOverride"):
                lists.starts[name, depth] = read_count(start, 1)
            lists.own |= {(name, at): level for at, level in _levels(override)}
    return Numbering(lists, _style_lists(styles, lists))


def _levels(element: etree._Element) -> Iterator[tuple[int, _Level]]:
    for entry in element.iter(W + "lvl"):
        restart = _value(entry, "lvlRestart")
        yield (
            read_count(entry.get(W + "ilvl", "0"), 0),
            _Level(
                form=_form(entry),
                text=_value(entry, "lvlText"),
                start=read_count(_value(entry, "start"), 1),
                restart=read_count(restart, 0) if restart else None,
                legal=entry.find(W + "isLgl") is not None,
                style=_value(entry, "pStyle"),
            ),
        )


def _form(level: etree._Element) -> str:
    """The format of a level; of one stored in two forms, as newer ones are, the plain one."""
    formats = [entry.get(W + "val", "") for entry in level.iter(W + "numFmt")]
    return next((form for form in formats if form and form != "custom"), "decimal")


def _style_lists(styles: etree._Element | None, lists: _Lists) -> dict[str, tuple[str, int]]:
    """The list and depth of each style that numbers its paragraphs, by itself or by its base."""
    found = styles.iter(W + "style") if styles is not None else ()
    elements = {style.get(W + "styleId", ""): style for style in found}
    places: dict[str, tuple[str, int]] = {}
    for name in elements:
        chain = base_styles(name, elements)
        numbers = [entry.find(f"{W}pPr/{W}numPr/{W}numId") for entry in chain]
        number = next((n.get(W + "val", "0") for n in numbers if n is not None), "0")
        if number == "0":
            continue
        owner = lists.owners.get(number, "")
        bases = [entry.get(W + "styleId", "") for entry in chain]
        linked = [
            depth
            for base in bases
            for (of, depth), level in lists.levels.items()
            if of == owner and level.style == base
        ]
        depths = [_whole(entry.find(f"{W}pPr/{W}numPr/{W}ilvl")) for entry in chain]
        stated = next((depth for depth in depths if depth is not None), 0)
        places[name] = (number, linked[0] if linked else stated)
    return places


def _whole(element: etree._Element | None) -> int | None:
    return None if element is None else read_count(element.get(W + "val", "0"), 0)


def _value(element: etree._Element, tag: str) -> str:
    child = element.find(W + tag)
    return child.get(W + "val", "") if child is not None else ""
