"""Sort a document's lines: notice, title, addressees, text, annexes, signature, copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from policydiff.stages.documents.lines.adoption import is_adoption
from policydiff.stages.documents.lines.furniture import (
    furniture_kind,
    is_addressee,
    is_closing,
    is_contact,
    is_date,
    is_footer,
    is_forwarding,
    is_organ,
)
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Dropped, Reason, drop
from policydiff.stages.documents.structure.text_tables import classify_column
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.support.text import fold_width

LONGEST_TITLE = 90  # characters
_HEAD_LINES = 60  # a head longer than that was not met in the corpus
_FOOTER_LINES = 20  # at the end of a page
_LONG = 40  # characters of a paragraph that is text
_FRAME = Expressions("document_frame")
_NUMBERED = re.compile(r"\d{1,2}\s*[.、]")
_NUMBER_LINE = re.compile(r"[㐀-鿿]{1,12}\s?[〔\[(【]\s?\d{4}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号")
_MARKS = tuple("。;!?:,、")
_BRACKETS = re.compile(r"\((?:[^()]{1,40})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A document's lines, sorted by what they are for."""

    title: tuple[Line, ...]  # lines that make up the plan's own title; empty: none found
    notice: str | None  # title of the notice that the plan came with
    stray: str | None  # a first line that is no part of a document: another site's header
    before: tuple[Dropped, ...]  # lines before the text, title left out, and furniture
    body: tuple[Line, ...]
    after: tuple[Dropped, ...]  # signature, date, announced annexes, footer
    annexes: tuple[tuple[Line, ...], ...]  # each begins with its marker line 附件

    @property
    def head(self) -> tuple[str, ...]:
        """Texts of the lines before the text, and of furniture anywhere."""
        return tuple(line.text for line in self.before)

    @property
    def outside(self) -> tuple[str, ...]:
        """Texts of all lines that are not the document's text."""
        return tuple(line.text for line in (*self.before, *self.after))


def frame_lines(lines: Sequence[Line], *, data: Sequence[Line] = ()) -> Frame:
    """Sort lines into head, title, body, annexes and tail.

    Args:
        lines: The lines, without tags and tables of contents.
        data: Lines of a collector's head, which stand before them.
    """
    lines, footer = _cut_footer(lines)
    kinds = [furniture_kind(line.text) for line in lines]
    anywhere = [
        d for line, kind in zip(lines, kinds, strict=True) if kind for d in drop((line,), kind)
    ]
    lines = tuple(line for line, kind in zip(lines, kinds, strict=True) if not kind)
    titles, start = _find_title(lines)
    notice = next((t.text for t in lines[: start or 0] if _is_notice(t.text)), None)
    rest = lines[start:]
    skipped = _skip_head(rest)
    chosen = {id(line) for line in titles}
    head = [line for line in lines[: start + skipped] if id(line) not in chosen]
    segments = _split_annexes(rest[skipped:])
    segments, announced = _without_announcements(segments)
    cut = [_cut_tail(segment) for segment in segments]
    empty = (segment[0] for segment, _ in cut[1:] if len(segment) == 1)
    tail = (*announced, *empty, *(line for _, lines in cut for line in lines))
    return Frame(
        title=titles,
        stray=_stray(lines, titles, notice),
        notice=notice,
        before=(*drop(data, Reason.BOX), *anywhere, *drop(head, Reason.HEAD)),
        body=cut[0][0],
        after=(*drop(tail, Reason.TAIL), *footer),
        annexes=tuple(segment for segment, _ in cut[1:] if len(segment) > 1),
    )


def _cut_footer(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Lines without the footer of the page they were saved from, and the footer's lines.

    主办单位:… is a body of the plan unless a line that only a footer has stands near it.
    """
    first = max(0, len(lines) - _FOOTER_LINES)
    sure = [i for i in range(first, len(lines)) if is_footer(lines[i].text, sure=True)]
    if not sure:
        return tuple(lines), ()
    start = sure[0]
    while start and is_footer(lines[start - 1].text):
        start -= 1
    rest = lines[start:]
    kept = [line for line in rest if not is_footer(line.text)]
    cut = [line for line in rest if is_footer(line.text)]
    return (*lines[:start], *kept), drop(cut, Reason.FOOTER)


def _stray(lines: Sequence[Line], titles: Sequence[Line], notice: str | None) -> str | None:
    """The first line, if it stands before the titles and names a site or a newspaper."""
    text = lines[0].text if lines else ""
    plain = fold_width(text).strip()
    if not titles or lines[0] in titles or text == notice or _is_title(text):
        return None
    known = is_organ(text) or is_date(text) or is_addressee(text) or is_forwarding(text)
    if known or _is_number(plain) or _is_byline(plain) or _FRAME["printed"].search(plain):
        return None
    return text if len(text) <= _LONG and _FRAME["site_word"].search(plain) else None


def _is_number(plain: str) -> bool:
    return "号" in plain and _NUMBER_LINE.search(plain) is not None


def _is_byline(plain: str) -> bool:
    return _FRAME["byline"].fullmatch(plain) is not None


def _is_notice(text: str) -> bool:
    plain = fold_width(text)
    return len(plain) <= 150 and plain.endswith(words_of("document_frame", "notice_ending"))


def _is_title(text: str) -> bool:
    plain = fold_width(text).strip()
    bare = _BRACKETS.sub("", plain).strip().strip("《》")
    named = _FRAME["annex_named"].match(plain)
    if not 3 <= len(bare) <= LONGEST_TITLE or plain.endswith(_MARKS) or named:
        return False
    if _FRAME["no_title"].search(plain) or find_label(text) is not None or "|" in plain:
        return False
    return find_instrument(bare) is not None


def _head_size(lines: Sequence[Line]) -> int:
    """How many lines stand before the first number of the outline."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        label = find_label(line.text)
        if label and label.number == 1 and label.scheme < Scheme.SPOKEN and not is_date(line.text):
            return index
    return min(len(lines), _HEAD_LINES)


def _find_title(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """Lines of the plan's title and the index after them; no lines and 0 where there are none."""
    best: int | None = None
    for index in range(_head_size(lines)):
        text = lines[index].text
        if _is_title(text):
            better = best is None or not _is_notice(text) or _is_notice(lines[best].text)
            best = index if better else best
        elif (_is_text(text) or _runs_on(text)) and not (is_forwarding(text) or is_addressee(text)):
            break
    if best is None:
        return (), 0
    first = best
    while first and _begins_before(lines[first].text, lines[first - 1].text):
        first -= 1
    return tuple(lines[first : best + 1]), best + 1


def _is_text(text: str) -> bool:
    return len(text) >= _LONG and "。" in text


def _runs_on(text: str) -> bool:
    """Whether a line is a long sentence whose full stop was lost: no head has such a line."""
    return len(text) >= 2 * _LONG and fold_width(text).count(",") > 1


def _begins_before(text: str, before: str) -> bool:
    """Whether a title that was set in two lines begins in the line before."""
    if len(before) > LONGEST_TITLE or before.endswith(_MARKS) or _is_title(before):
        return False
    plain = fold_width(before).strip()
    if is_date(before) or is_organ(before) or _is_number(plain) or _is_byline(plain):
        return False
    if _FRAME["title_opening"].match(plain) and not _FRAME["titled_about"].search(text):
        return True  # 国务院关于做好当前一个时期 / 促进消费工作的若干意见
    return len(text) < 10 and find_label(before) is None and len(before) >= 4


def _skip_head(lines: Sequence[Line]) -> int:
    """How many lines between title and text are bylines, dates, addressees or signatures."""
    for index, line in enumerate(lines):
        plain = fold_width(line.text).strip()
        head = (
            is_date(line.text)
            or is_addressee(line.text)
            or is_organ(line.text)
            or is_adoption(line.text)
            or ("号" in plain and _NUMBER_LINE.fullmatch(plain))
            or (len(plain) <= 90 and _is_byline(plain) and find_label(line.text) is None)
        )
        if not head and not (plain.startswith("(") and _is_byline(plain)):
            return index
    return 0


def _split_annexes(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The main text, then each annex from its marker on."""
    starts = _annex_starts(lines)
    bounds = [0, *starts, len(lines)]
    return [tuple(lines[a:b]) for a, b in pairwise(bounds)]


def _without_announcements(
    segments: list[tuple[Line, ...]],
) -> tuple[list[tuple[Line, ...]], tuple[Line, ...]]:
    """Segments without those that only list the annexes to come, and the lines of these."""
    lists = [segment for segment in segments[1:-1] if _only_announces(segment, len(segment))]
    if len(segments) > 1 and _only_announces(segments[-1], _tail_start(segments[-1])):
        lists.append(segments[-1])  # the names of annexes that stand in files of their own
    listed = set(map(id, lists))
    kept = [segment for segment in segments if id(segment) not in listed]
    return kept, tuple(line for segment in lists for line in segment)


def _only_announces(segment: Sequence[Line], end: int) -> bool:
    return end > 1 and all(_announces(segment, i) for i in range(1, end))


def _tail_start(segment: Sequence[Line]) -> int:
    """Where the signature, date and contact begin that end a segment."""
    start = len(segment)
    while start > 1:
        text = segment[start - 1].text
        if not (is_date(text) or is_organ(text) or is_contact(text)):
            break
        start -= 1
    return start


def _annex_starts(lines: Sequence[Line]) -> list[int]:
    """Indices of the marker lines; an annex before any text of the plan is the plan itself."""
    head = (i for i, line in enumerate(lines) if find_label(line.text) or _is_text(line.text))
    return [i for i in range(next(head, 0) + 1, len(lines)) if _begins_annex(lines, i)]


def _begins_annex(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a marker, 附件 or 附件1:清单, with its annex below it."""
    if _is_marker(lines[index].text):
        return True
    below = lines[index + 1 : index + 4]
    return (
        _is_named(lines[index])
        and any(_is_content(line) for line in below)
        and not any(_is_marker(line.text) or _is_named(line) for line in below)
    )


def _is_marker(text: str) -> bool:
    return _FRAME["annex_marker"].fullmatch(fold_width(text)) is not None


def _is_named(line: Line) -> bool:
    plain = fold_width(line.text)
    return len(plain) <= LONGEST_TITLE and _FRAME["annex_named"].match(plain) is not None


def _is_content(line: Line) -> bool:
    return "|" in line.text or _is_text(line.text) or find_label(line.text) is not None


def _cut_tail(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A segment without what ends it: announced annexes, signature, date."""
    end, dated = len(lines), False
    while end > 1:
        line = lines[end - 1]
        plain = fold_width(line.text)
        if is_date(line.text):
            dated = True
        elif not (
            (dated and is_organ(line.text))
            or (is_forwarding(line.text) and find_label(line.text) is None)
            or is_contact(line.text)
            or line.text.isdecimal()  # the number of the last page
            or _announces(lines, end - 1)
            or is_closing(plain)
        ):
            break
        end -= 1
    return lines[:end], lines[end:]


def _announces(lines: Sequence[Line], index: int) -> bool:
    """Whether a line announces an annex: 附件:责任清单, or 2.任务表 below such a line."""
    plain = fold_width(lines[index].text)
    if _FRAME["annex_named"].match(plain) and len(plain) <= LONGEST_TITLE:
        return index > 0
    if not _NUMBERED.match(plain) or len(plain) > LONGEST_TITLE or plain.endswith("。"):
        return False
    for before in range(index - 1, max(-1, index - 12), -1):
        text = fold_width(lines[before].text)
        if _FRAME["annex_named"].match(text) or _is_marker(text):
            return True
        if not _NUMBERED.match(text):
            return False
    return False


def annex_head(annex: Sequence[Line]) -> int:
    """How many lines of an annex are its marker and its title."""
    if not _is_marker(annex[0].text) or len(annex) < 3:
        return 1
    title = annex[1].text
    plain = len(title) <= LONGEST_TITLE and not title.endswith(_MARKS) and "|" not in title
    return 2 if plain and find_label(title) is None and classify_column(title) is None else 1


def annex_name(annex: Sequence[Line]) -> str:
    """What an annex is called by its marker: 附件2 of 附件 2:责任清单."""
    plain = fold_width(annex[0].text)
    named = _FRAME["annex_named"].match(plain)
    name = named[0] if named else plain if _is_marker(plain) else ""
    return "".join(name.split()).strip(":.、")
