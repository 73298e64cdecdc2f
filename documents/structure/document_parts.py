"""Sort a document's lines: notice, title, addressees, text, annexes, signature, copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.stages.documents.lines.beside_text import leave_beside
from policydiff.stages.documents.lines.furniture import (
    furniture_kind,
    is_addressee,
    is_date,
    is_footer,
    is_forwarding,
    is_organ,
)
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.lines.metadata_box import is_bare_field, is_box_name
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Dropped, Reason, drop
from policydiff.stages.documents.structure.annexes import split_annexes, without_announcements
from policydiff.stages.documents.structure.head_lines import (
    LONG,
    head_size,
    is_addressed,
    is_byline,
    is_number_line,
    join_broken,
)
from policydiff.stages.documents.structure.signatures import (
    cut_links,
    cut_tail,
    take_signatures,
)
from policydiff.stages.documents.structure.titles import (
    find_title,
    is_notice,
    is_title,
    join_set_titles,
    join_titles,
)
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

_LONGEST_VALUE = 12  # characters of a field's value that stands below its name
_FOOTER_LINES = 20  # at the end of a page
_FRAME = Expressions("document_frame")


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
    beside: tuple[Dropped, ...] = ()  # contacts, empty fields of forms, labels of pictures in both

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
    lines, links = cut_links(lines)
    lines, footer = _cut_footer(lines)
    kinds = _kinds_of_furniture(lines)
    anywhere = [
        d for line, kind in zip(lines, kinds, strict=True) if kind for d in drop((line,), kind)
    ]
    lines = tuple(line for line, kind in zip(lines, kinds, strict=True) if not kind)
    lines = join_titles(lines)
    titles, start = find_title(lines)
    notice = next((t.text for t in lines[: start or 0] if is_notice(t.text)), None)
    rest = lines[start:]
    skipped = head_size(rest)
    chosen = {id(line) for line in titles}
    head = [line for line in lines[: start + skipped] if id(line) not in chosen]
    segments = split_annexes(rest[skipped:])
    segments, announced = without_announcements(segments)
    body, signed = take_signatures(segments[0])
    body, again = _without_title(join_set_titles(body), titles)
    body, addressed = _without_addressees(body)
    cut = [cut_tail(segment, alone=len(segments) == 1) for segment in (body, *segments[1:])]
    texts = [leave_beside(segment) for segment, _ in cut]
    empty = (segment[0] for segment, _ in texts[1:] if len(segment) == 1)
    tail = (*signed, *announced, *empty, *(line for _, lines in cut for line in lines))
    return Frame(
        title=titles,
        stray=_stray(lines, titles, notice),
        notice=notice,
        before=(
            *drop(data, Reason.BOX),
            *drop(again, Reason.RUNNING),
            *drop(addressed, Reason.HEAD),
            *anywhere,
            *drop(join_broken(head), Reason.HEAD),
        ),
        body=texts[0][0],
        beside=tuple(entry for _, left in texts for entry in left),
        after=(*drop(tail, Reason.TAIL), *drop(links, Reason.FOOTER), *footer),
        annexes=tuple(segment for segment, _ in texts[1:] if len(segment) > 1),
    )


def _without_title(
    body: Sequence[Line], titles: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A text without lines that only say its title again, as the head of a page does; and these."""
    named = "".join("".join(line.text.split()) for line in titles)
    again = [named and "".join(line.text.split()) == named for line in body]
    kept = tuple(line for line, same in zip(body, again, strict=True) if not same)
    return kept, tuple(line for line, same in zip(body, again, strict=True) if same)


def _without_addressees(body: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A text without the lines that say to whom a report in it goes (国务院:), and these."""
    below = {i + 1 for i, line in enumerate(body) if is_title(line.text)}
    gone = {i for i in below if i < len(body) and is_addressed(body[i].text)}
    kept = tuple(line for i, line in enumerate(body) if i not in gone)
    return kept, tuple(line for i, line in enumerate(body) if i in gone)


def _kinds_of_furniture(lines: Sequence[Line]) -> list[Reason | None]:
    """What kind of furniture each line is; below the bare name of a field of a box, its value."""
    kinds = [furniture_kind(line.text) for line in lines]
    for index in range(1, len(lines)):
        text = lines[index].text
        named = kinds[index - 1] is Reason.BOX and is_box_name(lines[index - 1].text)
        if named and len(text) <= _LONGEST_VALUE and find_label(text) is None:
            kinds[index] = kinds[index] or Reason.BOX
        if is_bare_field(text) and is_bare_field(lines[index - 1].text):
            kinds[index - 1 : index + 1] = [Reason.BOX, Reason.BOX]
    return kinds


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
    if not titles or lines[0] in titles or text == notice or is_title(text):
        return None
    known = is_organ(text) or is_date(text) or is_addressee(text) or is_forwarding(text)
    if known or is_number_line(plain) or is_byline(plain) or _FRAME["printed"].search(plain):
        return None
    return text if len(text) <= LONG and _FRAME["site_word"].search(plain) else None
