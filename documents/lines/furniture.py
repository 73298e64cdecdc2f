"""Recognise furniture: lines of a web page or letterhead that are not the document's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html import unescape

from policydiff.stages.documents.lines.dates import DATE, is_date_in_figures
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.lines.metadata_box import is_box
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Dropped, Reason, drop
from policydiff.stages.knowledge.expressions import Expressions, expression_source
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.text import fold_width, has_chinese, normalise_characters

# Tags left in a text file; <排名第一责任单位为牵头单位> is text since no tag's name is Chinese.
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,200})?/?>|<!--[^<>]{0,200}-->")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LEADER = re.compile(r"(?<![.…·])[.…·]{3,}[\s\d—.-]{0,12}$")
_PAGE_NUMBER = re.compile(
    r"[—–―-]{1,2}\s*\d{1,4}\s*[—–―-]{1,2}|[—–―]\s\d{1,4}|第\s?\d{1,4}\s?页(?:\s?共\s?\d{1,4}\s?页)?"
)
_FRAME = Expressions("document_frame")

_FOOTER, _HOST = "footer", "host"
_FEWEST_PAGES = 3
_PAGES_WITHOUT = 3  # how far the next page number may be: a page of pictures has none
_LONGEST_ENTRY, _FEWEST_ENTRIES = 60, 5  # characters of a line of contents; how many tell one
_LONGEST = 700  # characters of a line of furniture: a list of copies


@cache
def _lines(*keys: str) -> re.Pattern[str]:
    """What the entries of these keys match; without a key, all but the page's footer."""
    entries = [
        entry
        for entry in load_lexicon("furniture")
        if (entry.key in keys if keys else entry.key not in (_FOOTER, _HOST))
    ]
    return re.compile("|".join(f"(?P<{e.key}>{'|'.join(e.patterns)})" for e in entries))


def is_furniture(text: str) -> bool:
    """Whether a line is a button, a breadcrumb, a metadata box, a greeting or a list of copies."""
    return furniture_kind(text) is not None


def furniture_kind(text: str) -> Reason | None:
    """What kind of furniture a line is; None: it is none, unless a page's footer."""
    if len(text) > _LONGEST:
        return None
    match = _lines().fullmatch(_plain(text))
    return Reason(str(match.lastgroup)) if match else Reason.BOX if is_box(text) else None


def _plain(text: str) -> str:
    return fold_width(text).strip("| \t")


def is_footer(text: str, *, sure: bool = False) -> bool:
    """Whether a line may stand in a page's footer; `sure`: whether it stands nowhere else."""
    keys = (_FOOTER,) if sure else (_FOOTER, _HOST)
    return len(text) <= _LONGEST and _lines(*keys).fullmatch(_plain(text)) is not None


def is_date(text: str) -> bool:
    """Whether a line is a date, perhaps with the body that signs before it."""
    if len(text) > 90:
        return False
    plain = fold_width(text).strip("() ")
    if "年" not in text or "月" not in text:
        return is_date_in_figures(plain)
    return _signed().fullmatch(plain) is not None


@cache
def _signed() -> re.Pattern[str]:
    organ = expression_source("document_frame", "signing_organ")
    return re.compile(f"{organ}?{DATE}")


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page: — 12 —."""
    return len(text) <= 20 and _PAGE_NUMBER.fullmatch(fold_width(text).strip()) is not None


def find_bare_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that hold nothing but a number and count on: the pages of a printed text."""
    found: list[Line] = []
    for line in lines:
        if line.text.isdecimal() and len(line.text) <= 4:
            last = int(found[-1].text) if found else int(line.text) - 1
            if last < int(line.text) <= last + _PAGES_WITHOUT:
                found.append(line)
    return tuple(found) if len(found) >= _FEWEST_PAGES else ()


def is_contact(text: str) -> bool:
    """Whether a line at a document's end says whom to call or write to."""
    plain = fold_width(text).strip()
    plain = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else plain
    return len(text) <= 160 and _FRAME["contact_line"].fullmatch(plain) is not None


def is_organ(text: str) -> bool:
    """Whether a line names a body and nothing else: a signature."""
    return len(text) <= 60 and _FRAME["organ_line"].fullmatch(fold_width(text).strip()) is not None


def is_addressee(text: str) -> bool:
    """Whether a line (各县(市、区)人民政府:) says to whom a notice or speech goes."""
    plain = fold_width(text).strip()
    addressed = _FRAME["addressee_line"].fullmatch(plain)
    return bool(addressed or _FRAME["salutation_line"].fullmatch(plain))


def is_forwarding(text: str) -> bool:
    """Whether a paragraph (《…》已经同意,现印发给你们,请认真执行。) only passes a document on."""
    if len(text) > 400:
        return False
    plain = fold_width(text).strip()
    return is_closing(plain) or bool(
        _FRAME["forwarding"].search(plain) and _FRAME["forwarded"].search(plain)
    )


def is_closing(plain: str) -> bool:
    """Whether a half-width line (特此通知。) only closes a notice."""
    return _FRAME["closing_formula"].fullmatch(plain.rstrip("。")) is not None


def strip_tags(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Lines without tags that stand in them as text; the tags, and lines that hold nothing else.

    Entities that stand in them as text (&nbsp;) become the characters that they name.
    """
    kept, dropped = list[Line](), list[Line]()
    for line in lines:
        text = _TAG.sub("", line.text).strip()
        tags = _TAG.findall(line.text) if "<" in line.text else []
        if "&" in text and _ENTITY.search(text):
            text = normalise_characters(_ENTITY.sub(lambda m: unescape(m[0]), text)).strip()
        tagged = text != line.text and not has_chinese(text)
        if tagged or _rules_a_table(text):
            dropped.append(line)
        elif text:
            dropped += [replace(line, text="".join(tags))] if tags else []
            kept.append(replace(line, text=text) if text != line.text else line)
    return tuple(kept), drop(dropped, Reason.MARKUP)


def _rules_a_table(text: str) -> bool:
    """Whether a line is the rule below the head of a table in Markdown: --- | ---."""
    parts = text.translate(_BARS).split() if "---" in text else []
    return len(parts) > 1 and all(len(part) > 2 and not part.strip("-") for part in parts)


_BARS = str.maketrans("|:", "  ")


def strip_contents(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Lines without a table of contents, and its lines.

    Its lines end in dots and a page number, or follow 目录 and stand again further down.
    """
    listed = _listed(lines) | _with_leaders(lines)
    kept, dropped = list[Line](), list[Line]()
    for index, line in enumerate(lines):
        contents = index in listed or _heads_contents(line)
        (dropped if contents else kept).append(line)
    return tuple(kept), drop(dropped, Reason.CONTENTS)


def _with_leaders(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of lines that end in dots and a page number, or in dots beside such a line.

    A lone line that ends in dots breaks off there: 《问责办法》、《考核办法》……
    """
    found = {i: m for i, line in enumerate(lines) if (m := _LEADER.search(line.text))}
    numbered = (i for i, match in found.items() if match[0][-1].isdecimal())
    beside = (i for i in found if i - 1 in found or i + 1 in found)
    return frozenset((*numbered, *beside))


def _heads_contents(line: Line) -> bool:
    return _FRAME["contents_heading"].fullmatch(line.text) is not None


def _listed(lines: Sequence[Line]) -> frozenset[int]:
    heads = [i for i, line in enumerate(lines[:200]) if _heads_contents(line)]
    if not heads:
        return frozenset()
    start = heads[0] + 1
    bare = [re.sub(r"\s|\d+$", "", line.text) for line in lines]
    again = next((i for i in range(start + 1, len(lines)) if bare[i] == bare[start]), start)
    run_on = _FRAME["contents_run_on"]  # entries that stand on one line
    long = (
        i
        for i in range(start, again)
        if len(lines[i].text) > _LONGEST_ENTRY and not run_on.match(lines[i].text)
    )
    stop = next(long, again)
    later = set(bare[stop:])
    while stop > start and bare[stop - 1] not in later and find_label(lines[stop - 1].text) is None:
        stop -= 1  # a title or a heading above the preface
    return frozenset(range(start, stop) if stop == again or stop - start >= _FEWEST_ENTRIES else ())
