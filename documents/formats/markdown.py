"""Read lines of Markdown: what they say without the marks of the language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from policydiff.stages.documents.model.line import Line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BLOCK = re.compile(r"^(?:#{1,6}\s+|>\s?)")
_HEADING = re.compile(r"#{1,6}\s")
_TABLE_RULE = re.compile(r"\|?[-:| ]{3,}")  # below the head of a table; a rule between paragraphs
_BOLD = re.compile(r"(?<!\*)\*\*(?!\*)")  # beside full-width marks CommonMark takes none for bold
_BOLD_LINE = re.compile(r"\*\*[^*:\uff1a。]{2,60}\*\*")
_MOST_TITLES = 3  # lines of a title that is set in bold above a text
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,20}\](?!:)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:")
# What is not printed of a link, of an image, of the mark of a footnote.
_HELD = re.compile(
    r"(?<=\])\(([^()\n]{1,2000})\)|!\[([^\]\n]{1,200})(?=\])|\[\^([^\]\s]{1,20})\](?!:)"
)
_STRUCK = re.compile(r"~~([^~\n]{1,400})~~")
_INLINE = re.compile(r"[\\`\[\]<&*_!]")  # what marks within a line begin with


def without_marks(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lines without the marks of Markdown, and the lines of footnotes.

    Marks are those of headings, quotes, tables, bold and slanted type, code, links, footnotes,
    and the backslash before punctuation. Rules and what holds only marks are left out.
    """
    notes = tuple(line for line in lines if _FOOTNOTE.match(line.text))
    kept = [line for line in lines if not _FOOTNOTE.match(line.text)]
    bold = tuple(takewhile(lambda line: _BOLD_LINE.fullmatch(line.text), kept))
    titled = len(bold) if len(bold) <= _MOST_TITLES else 0  # of more the text itself is bold
    bare = (
        Line(
            text=plain_line(line.text),
            number=line.number,
            title=index < titled or _HEADING.match(line.text) is not None,
        )
        for index, line in enumerate(kept)
    )
    return tuple(line for line in bare if line.text), notes


def take_struck(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lines without what they strike through (~~29~~), and that."""
    struck = tuple(
        Line(text=passage, number=line.number)
        for line in lines
        for passage in _STRUCK.findall(line.text)
    )
    if not struck:
        return lines, ()
    return tuple(replace(line, text=_STRUCK.sub("", line.text).strip()) for line in lines), struck


def plain_line(text: str) -> str:
    """One line of Markdown as it is printed; "" for a rule."""
    if _TABLE_RULE.fullmatch(text):
        return ""
    text = _BOLD.sub("", _FOOTNOTE_MARK.sub("", _BLOCK.sub("", text))).removesuffix("\\")
    if text.startswith("|"):
        text = text[1:].lstrip()
    return _printed(text).strip() if _INLINE.search(text) else text.strip()


def find_targets(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What marks within lines hold beside what is printed: addresses of links, numbers of notes."""
    return tuple(
        Line(text=mark, number=line.number)
        for line in lines
        if "[" in line.text
        for match in _HELD.finditer(line.text)
        if (mark := "".join(filter(None, match.groups())))
    )


def _printed(text: str) -> str:
    """A line without its inline marks, as CommonMark defines them."""
    tokens = _parser().parseInline(text)
    return "".join(_words(token) for block in tokens for token in block.children or ())


def _words(token: Token) -> str:
    """What a token prints; HTML stays as it is, for the reader of tags."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "" if token.type == "image" else token.content


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 60 modules, for a text with marks alone

    return MarkdownIt("commonmark")
