"""Formulas of Word files as text: fractions 2/3, powers, roots; those of the older fields too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from policydiff.stages.documents.lines.raised import enclose

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST = 40  # formulas inside each other; what stands deeper is read letter by letter
_SIMPLE = re.compile(r"[\w.,%]*")
_MIXED = re.compile(r"\d\Z")
_FRACTION = re.compile(r"\\f\s?\(([^(),;]{1,40})[,;]([^(),;]{1,40})\)", re.I)
_CIRCLED = re.compile(r"\\o\s?(?:\\a[clr]\s?)?\(([^(),;]{1,4})[,;]([^(),;]{1,4})\)", re.I)
_CIRCLES = frozenset("○◯〇O")


def read_formula(formula: etree._Element, before: str = "") -> str:
    """A formula of Word's editor (m:oMath) in one line.

    Args:
        formula: The element.
        before: The text that it follows: a whole number there makes a fraction a mixed number.
    """
    text = _inner(formula, 0)
    first = next((child for child in formula if child.tag == MATH + "f"), None)
    mixed = first is not None and first is formula[0] and _MIXED.search(before)
    return "又" + text if mixed else text


def read_field(code: str, before: str = "") -> str:
    r"""What an EQ field shows: EQ \f(2,3) is 2/3, EQ \o\ac(○,1) is ①; "" of other fields."""
    code = code.strip()
    if code[:2].upper() != "EQ":
        return ""
    if found := _FRACTION.search(code):
        text = _fraction(found[1].strip(), found[2].strip())
        return "又" + text if _MIXED.search(before) else text
    if (found := _CIRCLED.search(code)) and found[1].strip() in _CIRCLES:
        return _circle(found[2].strip())
    return ""


def _inner(element: etree._Element, depth: int) -> str:
    if depth > _DEEPEST:
        return "".join(text.text or "" for text in element.iter(MATH + "t"))
    parts = list[str]()
    for child in element:
        if not isinstance(child.tag, str) or child.tag.endswith("Pr"):
            continue
        render = _FORMS.get(child.tag.removeprefix(MATH))
        if child.tag.endswith("}t"):
            parts.append(child.text or "")
        elif render:
            parts.append(render(child, depth + 1))
        else:
            parts.append(_inner(child, depth + 1))
        if child.tag == MATH + "f" and len(parts) > 1 and _MIXED.search(parts[-2]):
            parts.insert(-1, "又")
    return "".join(parts)


def _parts(element: etree._Element, depth: int, *tags: str) -> Iterator[str]:
    for tag in tags:
        part = element.find(MATH + tag)
        yield _inner(part, depth) if part is not None else ""


def _fraction_of(element: etree._Element, depth: int) -> str:
    above, below = _parts(element, depth, "num", "den")
    return _fraction(above, below)


def _fraction(above: str, below: str) -> str:
    return f"{_bracketed(above)}/{_bracketed(below)}"


def _bracketed(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _power_of(element: etree._Element, depth: int) -> str:
    base, above = _parts(element, depth, "e", "sup")
    return base + enclose(above)


def _root_of(element: etree._Element, depth: int) -> str:
    degree, inner = _parts(element, depth, "deg", "e")
    return f"{degree}√{_bracketed(inner)}"


def _brackets_of(element: etree._Element, depth: int) -> str:
    begin, end = (_sign(element, tag, usual) for tag, usual in (("begChr", "("), ("endChr", ")")))
    inner = ",".join(_inner(child, depth) for child in element.findall(MATH + "e"))
    return begin + inner + end


def _sum_of(element: etree._Element, depth: int) -> str:
    below, above, inner = _parts(element, depth, "sub", "sup", "e")
    return _sign(element, "chr", "∫") + "".join(filter(None, (below, above))) + inner


def _sign(element: etree._Element, tag: str, usual: str) -> str:
    for properties in element:
        found = properties.find(MATH + tag)
        if str(properties.tag).endswith("Pr") and found is not None:
            return found.get(MATH + "val", usual)
    return usual


def _circle(text: str) -> str:
    number = int(text) if text.isdecimal() else 0
    return chr(0x245F + number) if 1 <= number <= 20 else text


_FORMS: dict[str, Callable[[etree._Element, int], str]] = {
    "f": _fraction_of,
    "sSup": _power_of,
    "rad": _root_of,
    "d": _brackets_of,
    "nary": _sum_of,
}
