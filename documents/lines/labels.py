"""Labels of outlines: 第一章, 第三条, 一、, (一), 1., 1.1, (1), ①, 一是, 第一, ——, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from policydiff.stages.knowledge.expressions import expression_source
from policydiff.stages.support.chinese_numerals import TO_HUNDRED, TO_TEN
from policydiff.stages.support.numerals import read_number
from policydiff.stages.support.text import fold_width


class Scheme(IntEnum):
    """Kinds of labels; a higher one usually stands below a lower one."""

    PART = 0  # 第一编, 第一部分
    CHAPTER = 1  # 第一章
    SECTION = 2  # 第一节
    ARTICLE = 3  # 第一条
    CHINESE = 4  # 一、
    CHINESE_BRACKETS = 5  # (一)
    ARABIC = 6  # 1.
    DECIMAL = 7  # 1.1, 1.1.1
    ARABIC_BRACKETS = 8  # (1), 1)
    CIRCLED = 9  # ①
    SPOKEN = 10  # 一是, 第一,
    DASH = 11  # ——, •: without a number, so nothing stands below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the beginning of a paragraph."""

    scheme: Scheme
    number: int | None  # None: a dash or bullet
    text: str  # as printed, without white space around it: (三), 5., ①
    end: int  # where the paragraph's own text begins
    start: int = 0  # where the label itself begins

    @property
    def depth(self) -> int:
        """How many numbers it has: 3 for 1.2.3, else 1."""
        return len(re.findall(r"\d+", self.text)) if self.scheme is Scheme.DECIMAL else 1


_CN = f"[{TO_HUNDRED}零〇]{{1,5}}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A point that ends a label, not one of a number: 14.2025年 is item 14, 2.2024-2026年 item 2.
_POINT = r"\.(?=\D|(?:19|20)\d\d(?:年|[^\d.年]{1,3}(?:19|20)\d\d)|\d{1,2}月\d|$)"
_FIRST = re.compile(rf"[第(\d{TO_HUNDRED}—―─–\-•●◆■▪◇►▶★·{_CIRCLED}]")


def find_label(text: str) -> Label | None:
    """The label at the very beginning of a paragraph; None where there is none."""
    plain = fold_width(text[:40])  # no label is longer
    if not _FIRST.match(plain):
        return None
    for scheme, pattern in _patterns():
        if match := pattern.match(plain):
            return Label(
                scheme=scheme,
                number=_number(scheme, match.group(1)),
                text=text[: match.end()].strip(),
                end=match.end(),
            )
    return None


@cache
def _patterns() -> tuple[tuple[Scheme, re.Pattern[str]], ...]:
    part = expression_source("counting_words", "ordinal_noun")
    # What follows a reference and not a label: 第五条规定的, 第三章所称, 第一条至第五条.
    reference = expression_source("counting_words", "reference_behind")
    no_reference = rf"(?!\s*{reference})"
    # What follows a quantity and not a label: 2.5万亩, 1.2倍.
    measured = expression_source("counting_words", "measured_behind")
    no_quantity = rf"(?![\d.:]|月\d|{measured})"  # nor of a day: 1.6月30日 is item 1
    written = (
        (Scheme.PART, rf"第({_CN}|\d{{1,2}}){part}{no_reference}"),
        (Scheme.CHAPTER, rf"第({_CN}|\d{{1,3}})章{no_reference}"),
        (Scheme.SECTION, rf"第({_CN}|\d{{1,3}})节{no_reference}"),
        (Scheme.ARTICLE, rf"第({_CN}|\d{{1,3}})条(?:之{_CN})?{no_reference}"),
        (Scheme.CHINESE, rf"({_CN})\s?(?:、|{_POINT})"),
        (Scheme.CHINESE_BRACKETS, rf"[(]\s?({_CN})\s?[)][、.]?"),
        (Scheme.DECIMAL, rf"(\d{{1,2}}(?:[.]\d{{1,2}}){{1,3}}){no_quantity}[、.]?"),
        (Scheme.ARABIC, rf"(\d{{1,3}})\s?(?:、|{_POINT})"),
        (Scheme.ARABIC_BRACKETS, r"[(]?\s?(\d{1,2})\s?[)][、.]?"),
        (Scheme.CIRCLED, rf"([{_CIRCLED}])"),
        (Scheme.SPOKEN, rf"([{TO_TEN}]{{1,2}})是(?=\S)"),
        (Scheme.SPOKEN, rf"第([{TO_TEN}]{{1,3}})[、,](?!第)"),
        (Scheme.DASH, r"(?:[—―─–-]{1,4}|[•●◆■▪◇►▶★·])()(?=\s*[^\s\d—―─–-])"),
    )
    return tuple((scheme, re.compile(pattern + r"\s*")) for scheme, pattern in written)


def _number(scheme: Scheme, printed: str) -> int | None:
    if scheme is Scheme.CIRCLED:
        return _CIRCLED.index(printed) + 1
    if scheme is Scheme.DECIMAL:
        return int(re.split("[.]", printed)[-1])
    return read_number(printed) if printed else None


# Inside a paragraph a number counts only after the end of a sentence or of a lead-in.
_INLINE = {
    Scheme.ARABIC_BRACKETS: re.compile(r"(?<=[。;:!?])\s*[(](\d{1,2})[)]"),
    Scheme.CHINESE_BRACKETS: re.compile(rf"(?<=[。;:!?])\s*[(]({_CN})[)]"),
    Scheme.CIRCLED: re.compile(rf"(?<=[。;:!?])\s*([{_CIRCLED}])"),
}


def find_inline_labels(text: str, *, start: int) -> tuple[Label, ...]:
    """Numbers 1, 2, 3, … inside one paragraph: (1)…。(2)…。; empty where there are fewer than two.

    Args:
        text: The paragraph.
        start: Where its own text begins; a first number may stand right there.

    Returns:
        Labels in order, each `end` where the text after it begins.
    """
    plain = fold_width(text)
    for scheme, pattern in _INLINE.items():
        found: list[Label] = []
        first = find_label(text[start:])
        if first and first.scheme is scheme and first.number == 1:
            found.append(replace(first, start=start, end=start + first.end))
        for match in pattern.finditer(plain, start):
            number = _number(scheme, match.group(1))
            if number == len(found) + 1:
                printed = text[match.start() : match.end()].strip()
                place = {"start": match.start(), "end": match.end()}
                found.append(Label(scheme=scheme, number=number, text=printed, **place))
        if len(found) > 1:
            return tuple(found)
    return ()
