"""Read Word's styles: which paragraphs are headings, contents, bold or hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from policydiff.stages.documents.formats.word.word_parts import W

_OFF = frozenset(("0", "false", "off", "none"))
_HEADING = re.compile(r"heading \d|标题 ?\d|title|标题", re.I)
_CONTENTS = re.compile(r"toc \d|目录 ?\d?", re.I)
_LONGEST_CHAIN = 20  # styles that are based on each other; a loop ends there


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style with what it inherits."""

    heading: bool = False  # a title of what stands below it, by its name or its outline level
    contents: bool = False  # a line of a table of contents
    bold: bool | None = None  # None: it says nothing
    hidden: bool | None = None
    raised: bool | None = None
    struck: bool | None = None  # through, by one line or two


NO_STYLE = Style()


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """The styles by their ids."""
    found = root.iter(W + "style") if root is not None else ()
    elements = {style.get(W + "styleId", ""): style for style in found}
    return {name: _style(name, elements) for name in elements}


def base_styles(name: str, elements: dict[str, etree._Element]) -> list[etree._Element]:
    """A style and those it is based on, nearest first."""
    chain: list[etree._Element] = []
    while name in elements and len(chain) < _LONGEST_CHAIN:
        chain.append(elements[name])
        base = elements[name].find(W + "basedOn")
        name = base.get(W + "val", "") if base is not None else ""
    return chain


def switch(properties: etree._Element | None, tag: str) -> bool | None:
    """Whether properties turn something on (w:b, w:vanish); None: they say nothing."""
    element = properties.find(W + tag) if properties is not None else None
    return None if element is None else element.get(W + "val", "1").lower() not in _OFF


def struck(properties: etree._Element | None) -> bool | None:
    """Whether properties strike text through; None: they say nothing."""
    said = [on for tag in ("strike", "dstrike") if (on := switch(properties, tag)) is not None]
    return any(said) if said else None


def raised(properties: etree._Element | None) -> bool | None:
    """Whether properties set text above the line, as marks stand; None: they say nothing."""
    element = properties.find(W + "vertAlign") if properties is not None else None
    return None if element is None else element.get(W + "val", "") == "superscript"


def _style(name: str, elements: dict[str, etree._Element]) -> Style:
    chain = base_styles(name, elements)
    own = chain[0].find(W + "name")
    called = own.get(W + "val", "") if own is not None else ""
    levels = [level for style in chain for level in [style.find(f"{W}pPr/{W}outlineLvl")]]
    level = next((entry.get(W + "val", "9") for entry in levels if entry is not None), "9")
    runs = [style.find(W + "rPr") for style in chain]
    return Style(
        heading=_HEADING.fullmatch(called) is not None or level in "01234567",
        contents=_CONTENTS.fullmatch(called) is not None,
        bold=next((on for run in runs if (on := switch(run, "b")) is not None), None),
        hidden=next((on for run in runs if (on := switch(run, "vanish")) is not None), None),
        raised=next((on for run in runs if (on := raised(run)) is not None), None),
        struck=next((on for run in runs if (on := struck(run)) is not None), None),
    )
