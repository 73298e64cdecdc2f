"""Read saved web pages: the main text, the metadata box, tables as rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from lxml import html

from policydiff.stages.documents.formats.html.page_blocks import Block, read_blocks, seen_text
from policydiff.stages.documents.formats.html.page_parts import missing_text, page_notices
from policydiff.stages.documents.lines.furniture import furniture_kind, is_footer, is_furniture
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.lines.metadata_box import is_box, is_box_name
from policydiff.stages.documents.lines.unwrapping import join_set
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import (
    Content,
    Dropped,
    Reason,
    struck_notices,
)
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import Limits
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import normalise_characters

_LONG = 30  # characters of a paragraph that counts as main text
_SHARE = 0.9  # of the page's long paragraphs that the main element holds
_LINKED = 0.5  # share of a block's characters in links; lists of links are no text
_SHORTEST = 10  # characters; a shorter line above a list of links is its heading
_SHOWN = 0.2  # of the long text; a page that shows less hides its text until a script runs
_NO_MAIN = frozenset(  # elements whose neighbours belong to the text as well
    ("p", "li", "ol", "ul", "dl", "dd", "span", "a", "h1", "h2", "h3", "h4", "h5", "h6")
)
_METADATA = {"articletitle": "title", "pubdate": "posted"}  # names that the rules for sites give


def read_html(path: Path, text: str, limits: Limits) -> Content:
    """Lines of a page's main text, in order, with its title and metadata box before them.

    The main text is the smallest element that holds nearly all long paragraphs; no paragraph in it
    is left out, also none that stands there twice. Nothing that the page refers to is fetched.

    Raises:
        DocumentError: The page is over a limit, or has no text of its own.
    """
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, recover=True, huge_tree=True
    )
    # A declaration of an encoding no longer holds: the text is decoded already.
    bare = re.sub(r"^\s{0,99}<\?xml[^>]{0,999}\?>", "", text)
    try:
        root = html.document_fromstring(bare or "<p></p>", parser=parser)
    except (ValueError, html.etree.ParserError) as error:
        hint = "save the page anew"
        raise DocumentError(
            path,
            f"is no page that can be read: {error}",
            why=NoticeCode.UNREAD_DAMAGED,
            hint=hint,
        ) from error
    blocks = read_blocks(path, root, limits)
    warnings: tuple[Notice, ...] = ()
    shown = [block for block in blocks if not block.hidden]
    if _weight(shown) < _SHOWN * sum(map(_hidden, blocks)):
        blocks = read_blocks(path, root, limits, show_hidden=True)
        warnings = (Notice.of(NoticeCode.TEXT_HIDDEN),)
    if not _weight(blocks) and (missing := missing_text(root)):
        raise DocumentError(
            path,
            missing,
            why=NoticeCode.UNREAD_ELSEWHERE,
            hint="give the file that holds the text",
        )
    told = page_notices(root, "\n".join(block.text for block in blocks), held=_weight(blocks))
    warnings = (*warnings, *told)
    content = _sorted(root, _unbroken(_with_values(blocks)))
    stated = _stated(root, content)
    warnings = (*warnings, *struck_notices(content.dropped))
    return replace(content, lines=(*stated, *content.lines), warnings=warnings, source=_seen(root))


def _seen(root: html.HtmlElement) -> str:
    return normalise_characters(seen_text(root))


def _hidden(block: Block) -> int:
    """How many characters of a block the page hides."""
    return len(block.text) if block.hidden and not block.struck else 0


def _sorted(root: html.HtmlElement, blocks: Sequence[Block]) -> Content:
    """The blocks of the main text, with what tells of the document before them; and the others."""
    inside = set(_main(root, blocks).iter())
    own = [not block.hidden and block.element in inside for block in blocks]
    own = _without_links(blocks, own)
    first = next((i for i, mine in enumerate(own) if mine), 0)
    kept, dropped = list[Line](), list[Dropped]()
    for index, block in enumerate(blocks):
        tells = index < first and not block.hidden
        tells = tells and bool(is_furniture(block.text) or find_instrument(block.text))
        if own[index] or tells:
            kept.append(Line(text=block.text, number=index + 1, title=block.title))
        else:
            dropped.append(Dropped(text=block.text, reason=_reason(block), line=index + 1))
    return Content(lines=tuple(kept), dropped=tuple(dropped))


def _reason(block: Block) -> Reason:
    if block.hidden:
        return Reason.STRUCK if block.struck else Reason.HIDDEN
    footer = Reason.FOOTER if is_footer(block.text) else Reason.AROUND
    return furniture_kind(block.text) or footer


def _weight(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if _is_long(block))


def _is_long(block: Block) -> bool:
    if block.hidden or _is_link(block):
        return False
    if find_label(block.text) is None and len(block.text) < _LONG:
        return False
    return not (is_furniture(block.text) or is_footer(block.text))


def _is_link(block: Block) -> bool:
    return block.linked > _LINKED * len(block.text)


def _main(root: html.HtmlElement, blocks: Sequence[Block]) -> html.HtmlElement:
    """The deepest element that holds most of the long text."""
    weights = dict[html.HtmlElement, int]()
    for block in filter(_is_long, blocks):
        element = block.element
        while element is not None:
            weights[element] = weights.get(element, 0) + len(block.text)
            element = element.getparent()
    whole, best = weights.get(root, 0), root
    if not whole:
        return root
    tables = {block.element for block in blocks if block.element.tag == "table"}  # of data
    for element in root.iter():  # document order: a deeper one comes after those around it
        held = weights.get(element, 0)
        if held >= _SHARE * whole and element.tag not in _NO_MAIN and element not in tables:
            best = element
    return best


def _without_links(blocks: Sequence[Block], own: list[bool]) -> list[bool]:
    """What is left of the main text once the lists of links at its ends are cut off."""
    text = [i for i, mine in enumerate(own) if mine and not _is_link(blocks[i])]
    if not text:
        return own
    last = text[-1]
    cut = any(own[i] for i in range(last + 1, len(own)))
    if cut and _heads_links(blocks[last].text):
        last -= 1  # 相关文件: above the links
    return [mine and text[0] <= i <= last for i, mine in enumerate(own)]


def _heads_links(text: str) -> bool:
    return len(text) <= _SHORTEST and not text.endswith("。") and find_label(text) is None


def _with_values(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with names of a metadata box joined to their values where these are apart."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1].text if joined else ""
        if is_box_name(before) and not is_box(block.text) and not find_label(block.text):
            joined[-1] = replace(joined[-1], text=f"{before} {block.text}")
        else:
            joined.append(block)
    return joined


def _unbroken(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the lines of an element joined whose ends are those of printed lines."""
    found: list[Block] = []
    for _, group in groupby(blocks, key=lambda block: (block.element, block.hidden)):
        members = list(group)
        lines = [Line(text=member.text, number=at) for at, member in enumerate(members)]
        table = members[0].element.tag == "table"
        joined = lines if table else join_set(lines)
        ends = [*(line.number for line in joined[1:]), len(members)]
        for line, end in zip(joined, ends, strict=True):
            whole = members[line.number : end]
            linked = sum(member.linked for member in whole)
            found.append(replace(whole[0], text=line.text, linked=linked))
    return found


def _stated(root: html.HtmlElement, content: Content) -> list[Line]:
    """Title and day of posting as the page's head states them, where its text does not."""
    found = dict[str, str]()
    for meta in root.iter("meta"):
        if field := _METADATA.get(meta.get("name", "").strip().lower()):
            found[field] = meta.get("content", "").strip()
    known = {re.sub(r"\s", "", line.text) for line in content.lines}
    told = "".join(known) + "".join(line.text for line in content.dropped)
    lines = []
    title = found.get("title", "")
    if 0 < len(title) <= 200 and re.sub(r"\s", "", title) not in told:
        lines.append(Line(text=title, number=1, title=True))
    labels = words_of("document_frame", "posting_label")
    if (posted := found.get("posted", "")) and not any(label in told for label in labels):
        lines.append(Line(text=f"{labels[0]}:{posted[:40]}", number=1))
    return lines
