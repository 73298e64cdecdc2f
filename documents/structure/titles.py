"""Find the lines of a document's own title among the first ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.documents.lines.furniture import (
    is_addressee,
    is_date,
    is_forwarding,
    is_organ,
)
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.head_lines import (
    LONG,
    is_byline,
    is_number_line,
    is_text,
)
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.support.text import fold_width

LONGEST_TITLE = 90  # characters
_MOST_TITLES = 3  # lines of the title of an annex
_HEAD_LINES = 60  # a head longer than that was not met in the corpus
_MARKS = tuple("。;!?:,、")
_BRACKETS = re.compile(r"\((?:[^()]{1,40})\)$")
_FRAME = Expressions("document_frame")


def join_titles(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines, the first ones joined where one opens the name of a document and the next closes it.

    关于印发《某省将健康融入所有政策 | 实施方案》的通知 is one title.
    """
    joined = list[Line]()
    for index, line in enumerate(lines):
        before = joined[-1].text if joined and index < _HEAD_LINES else ""
        if _opens_name(before) and _closes_name(line.text):
            joined[-1] = replace(joined[-1], text=before + line.text)
        else:
            joined.append(line)
    return tuple(joined)


def _opens_name(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and "。" not in text and text.count("《") > text.count("》")


def _closes_name(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and "。" not in text and text.count("》") > text.count("《")


def join_set_titles(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of a text, the titles of reports in it that were set in two lines joined.

    关于1997年地震趋势和 | 加强防震减灾工作意见的报告 is one title.
    """
    joined = list[Line]()
    for line in lines:
        if joined and _opens_report(joined[-1].text) and _ends_report(line.text):
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text, title=True)
        else:
            joined.append(line)
    return tuple(joined)


def _opens_report(text: str) -> bool:
    plain = fold_width(text).strip()
    short = len(plain) < LONG and _FRAME["titled_about"].match(plain) and "。" not in plain
    return bool(short) and not plain.endswith(_MARKS) and not is_title(text)


def _ends_report(text: str) -> bool:
    plain = fold_width(text).strip()
    return len(plain) < LONG and not _FRAME["titled_about"].search(plain) and is_title(text)


def is_notice(text: str) -> bool:
    """Whether a line is the title of a notice, a letter or an announcement."""
    plain = fold_width(text)
    return len(plain) <= 150 and plain.endswith(words_of("document_frame", "notice_ending"))


def is_title(text: str) -> bool:
    """Whether a line is the title of a document: it ends in the name of a kind of document."""
    plain = fold_width(text).strip()
    bare = _BRACKETS.sub("", plain).strip().strip("《》")
    named = _FRAME["annex_named"].match(plain)
    if not 3 <= len(bare) <= LONGEST_TITLE or plain.endswith(_MARKS) or named:
        return False
    if _FRAME["no_title"].search(plain) or find_label(text) is not None or "|" in plain:
        return False
    return find_instrument(bare) is not None


def _before_outline(lines: Sequence[Line]) -> int:
    """How many lines stand before the first number of the outline."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        label = find_label(line.text)
        if label and label.number == 1 and label.scheme < Scheme.SPOKEN and not is_date(line.text):
            return index
    return min(len(lines), _HEAD_LINES)


def find_title(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """Lines of the plan's title and the index after them; no lines and 0 where there are none."""
    best: int | None = None
    for index in range(_before_outline(lines)):
        text = lines[index].text
        if is_title(text):
            better = best is None or not is_notice(text) or is_notice(lines[best].text)
            best = index if better else best
        elif (is_text(text) or _runs_on(text)) and not (is_forwarding(text) or is_addressee(text)):
            break
    if best is None:
        return _title_of_annex(lines)
    first = best
    while first and _begins_before(lines[first], lines[first - 1]):
        first -= 1
    return tuple(lines[first : best + 1]), best + 1


def _title_of_annex(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """The title of an annex in a file of its own: the short lines between its marker and text."""
    if not lines or _FRAME["annex_marker"].fullmatch(fold_width(lines[0].text)) is None:
        return (), 0
    stop = 1
    while stop < len(lines) and _is_short(lines[stop].text):
        stop += 1
    titled = 1 < stop < len(lines) and stop <= _MOST_TITLES + 1
    return (tuple(lines[1:stop]), stop) if titled else ((), 0)


def _is_short(text: str) -> bool:
    """Whether a line may be one of a title: short, no sentence, no label, no row."""
    plain = fold_width(text).strip()
    bare = len(plain) <= LONGEST_TITLE and not plain.endswith(_MARKS) and "|" not in plain
    return bare and find_label(text) is None


def _runs_on(text: str) -> bool:
    """Whether a line is a long sentence whose full stop was lost: no head has such a line."""
    return len(text) >= 2 * LONG and fold_width(text).count(",") > 1


def _begins_before(line: Line, above: Line) -> bool:
    """Whether a title that was set in two lines begins in the line before."""
    text, before = line.text, above.text
    if len(before) > LONGEST_TITLE or before.endswith(_MARKS) or is_title(before):
        return False
    plain = fold_width(before).strip()
    if is_organ(before) and _FRAME["titled_about"].match(fold_width(text).strip()):
        return True  # 某县人民政府 / 关于加强供水工作的实施意见
    if is_date(before) or is_organ(before) or is_number_line(plain) or is_byline(plain):
        return False
    if _opens_report(before) and _ends_report(text):
        return True  # 关于1997年地震趋势和 / 加强防震减灾工作意见的报告
    if _FRAME["title_opening"].match(plain) and not _FRAME["titled_about"].search(text):
        return True  # 国务院关于做好当前一个时期 / 促进消费工作的若干意见
    if line.title and above.title and _FRAME["site_word"].search(plain) is None:
        return len(before) >= 4 and find_label(before) is None
    return len(text) < 10 and find_label(before) is None and len(before) >= 4
