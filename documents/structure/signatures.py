"""Cut what ends a text: signature and date, announced annexes, contacts, what a page adds."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.stages.documents.lines.beside_text import is_blank_date
from policydiff.stages.documents.lines.furniture import (
    is_closing,
    is_contact,
    is_date,
    is_forwarding,
    is_organ,
)
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.lines.metadata_box import is_box
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.annexes import announces, is_marker
from policydiff.stages.documents.structure.head_lines import is_text
from policydiff.stages.documents.structure.titles import is_title
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

_SENTENCE_END = ("。", "!", "\uff01", "\uff0e", ".", "”")
_LONGEST_ADDED = 30  # characters in brackets below the name of a body that signs
_MOST_LINKS = 30  # lines of other articles below a text
_FRAME = Expressions("document_frame")


def cut_tail(
    lines: tuple[Line, ...], *, alone: bool = False
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A segment without what ends it: announced annexes, signature, date.

    Args:
        lines: The segment.
        alone: It is all of the document; a notice that puts a document into force, which is in
            another file, is then the text itself.
    """
    end, dated = len(lines), False
    while end > 1:
        line = lines[end - 1]
        if is_date(line.text) or is_blank_date(line.text):
            dated = True
        elif dated and (is_organ(line.text) or _is_bracketed(line.text)):
            pass
        elif signers := _signers(lines, end):
            end -= signers
            continue
        elif not _ends_text(lines, end - 1) or (alone and _issues(line.text)):
            break
        end -= 1
    return lines[:end], lines[end:]


def _issues(text: str) -> bool:
    """Whether a paragraph puts a document into force that it names (现发布《…》)."""
    return _FRAME["issues_named"].search(fold_width(text)) is not None


def _is_bracketed(text: str) -> bool:
    """Whether a line adds to the name of a body that signs: (代章)."""
    plain = fold_width(text).strip()
    return len(plain) <= _LONGEST_ADDED and plain.startswith("(") and plain.endswith(")")


def _ends_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a line at the end of a segment is none of its text."""
    text = lines[index].text
    return bool(
        (is_forwarding(text) and find_label(text) is None)
        or is_contact(text)
        or is_box(text)
        or text.isdecimal()  # the number of the last page
        or (len(text) == 1 and text.isascii())
        or announces(lines, index)
        or (is_date(lines[index - 1].text) and _FRAME["note_line"].match(fold_width(text)))
        or is_closing(fold_width(text))
    )


def _signers(lines: Sequence[Line], end: int) -> int:
    """How many lines before an index are bodies that sign a text without a date; 0: none do."""
    start = end
    while start > 1 and is_organ(lines[start - 1].text):
        start -= 1
    signs = lines[start - 1].text.endswith(_SENTENCE_END) or is_date(lines[start - 1].text)
    return end - start if signs else 0


def take_signatures(
    lines: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A text without the signatures inside it, and these: that of a notice above what it passes on.

    Such a signature is a body, or several below each other, and a date; a title follows.
    """
    signed = set[int]()
    for index in range(2, len(lines) - 1):
        start = index
        while start > 1 and is_organ(lines[start - 1].text):
            start -= 1
        if start < index and is_date(lines[index].text) and _heads(lines[index + 1 :][:2]):
            signed.update(range(start, index + 1))
    kept = tuple(line for i, line in enumerate(lines) if i not in signed)
    return kept, tuple(lines[i] for i in sorted(signed))


def _heads(lines: Sequence[Line]) -> bool:
    """Whether lines are the title of a document, in one line or in two."""
    first, both = lines[0].text, "".join(line.text for line in lines)
    return is_marker(first) or is_title(first) or (not is_text(both) and is_title(both))


def cut_links(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a page without the list of other articles and files that ends it.

    It begins with a line such as 相关报道: and holds no paragraph but what stands above already.
    """
    for index in range(max(1, len(lines) - _MOST_LINKS), len(lines)):
        if _FRAME["links_below"].fullmatch(fold_width(lines[index].text).strip()):
            above = {line.text for line in lines[:index]}
            below = (line.text for line in lines[index:])
            told = (text for text in below if is_text(text) or text.endswith("。"))
            if all(_stands(text, above) for text in told):
                return tuple(lines[:index]), tuple(lines[index:])
    return tuple(lines), ()


def _stands(text: str, above: set[str]) -> bool:
    """Whether a paragraph stands above, perhaps without the greeting before it."""
    return text in above or any(len(line) > 20 and text.endswith(line) for line in above)
