"""Take the marks of pages out of paragraphs: 技术验— 2 —证平台, (下转第3版)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Dropped, Reason, drop
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

_HAN = "㐀-鿿。，、；：！？”）》,;:!?)"
_MARK = re.compile(rf"(?<=[{_HAN}])\s?([—–―-] \d{{1,3}} [—–―-])\s?(?=[㐀-鿿（(《“\d]|$)")
_FRAME = Expressions("document_frame")
_LONGEST_JUMP = 20  # characters
_BETWEEN, _LONGEST_BETWEEN = 4, 40  # lines between both marks, and their characters
_ENDS = tuple("。；！？…;!?")


def cut_page_marks(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Lines without the numbers of pages inside them, and these.

    Where a number ends a line in mid-sentence, the next line goes on with it.
    """
    kept, marks = list[Line](), list[Line]()
    goes_on = False
    for line in lines:
        found = [] if "|" in line.text else list(_MARK.finditer(line.text))
        text = _MARK.sub("", line.text) if found else line.text
        marks += [replace(line, text=match[1]) for match in found]
        if goes_on and "|" not in text:
            kept[-1] = replace(kept[-1], text=kept[-1].text + text)
        else:
            kept.append(replace(line, text=text) if found else line)
        ended_by_mark = bool(found) and found[-1].end() == len(line.text)
        goes_on = ended_by_mark and not text.endswith(_ENDS)
    return tuple(kept), drop(marks, Reason.RUNNING)


def join_jumps(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Lines without the marks that say on which page of a newspaper a text goes on, and these.

    A paragraph that they cut is joined; what stands between them names the text again.
    """
    if not any(_jumps_away(line.text) or _jumps_here(line.text) for line in lines):
        return tuple(lines), ()
    kept, marks, index, cut = list[Line](), list[Line](), 0, False
    while index < len(lines):
        line = lines[index]
        away, here = _jumps_away(line.text), _jumps_here(line.text)
        end = away.start(1) if away else len(line.text)
        text = line.text[here.end() if here else 0 : end].rstrip()
        places = [found.span(1) for found in (here, away) if found]
        marks += [replace(line, text=line.text[start:end]) for start, end in places]
        if here and cut and kept and text:
            kept[-1] = replace(kept[-1], text=kept[-1].text + text)
        elif text:
            kept.append(replace(line, text=text))
        index += 1
        cut = away is not None and bool(kept) and not kept[-1].text.endswith(_ENDS)
        again = _named_again(lines[index:]) if away else 0
        marks += lines[index : index + again]
        index += again
    return tuple(kept), drop(marks, Reason.RUNNING)


def _jumps_away(text: str) -> re.Match[str] | None:
    return _FRAME["jump_away"].search(fold_width(text[-_LONGEST_JUMP:]).rjust(len(text)))


def _jumps_here(text: str) -> re.Match[str] | None:
    return _FRAME["jump_here"].match(fold_width(text[:_LONGEST_JUMP]))


def _named_again(lines: Sequence[Line]) -> int:
    """How many lines stand before the one that goes on."""
    for index, line in enumerate(lines[: _BETWEEN + 1]):
        if _jumps_here(line.text):
            return index
        if len(line.text) > _LONGEST_BETWEEN:
            return 0
    return 0
