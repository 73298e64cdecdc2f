"""Take the numbers of pages out of paragraphs that go on over them: 技术验— 2 —证平台."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Dropped, Reason, drop

_HAN = "㐀-鿿。，、；：！？”）》,;:!?)"
_MARK = re.compile(rf"(?<=[{_HAN}])\s?([—–―-] \d{{1,3}} [—–―-])\s?(?=[㐀-鿿（(《“\d]|$)")
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
