"""Leave out lines inside a text that say nothing: contacts, empty fields, labels of pictures.

They stand between paragraphs and in annexes, where the frame around a text does not reach. A line
that asks for something (请于6月30日前报送…,联系电话:…) is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.stages.documents.lines.furniture import is_organ
from policydiff.stages.documents.lines.labels import Label, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Dropped, Reason, drop
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

_BESIDE = Expressions("beside_text")
_LONGEST = 160  # characters of a contact
_LONGEST_REST = 45  # characters of a contact beside its numbers: bodies, names, an address
_LONGEST_ORGAN = 30
_LONGEST_HEADING = 30  # characters of a heading over nothing but such lines
_NEAR = 40  # lines from a field to the signs of a form, and from a label to a picture's caption
_FEWEST_LABELS = 4  # labels of a picture below each other
_HEAD_LINES = 6  # of a segment, in which an addressee may stand
_PARAGRAPH = 30  # characters of the paragraph below an addressee


def is_blank_date(text: str) -> bool:
    """Whether a line is a date that nobody has filled in: 年   月    日, 2024年月日."""
    plain = fold_width(text).strip("() ")
    return "年" in plain and _BESIDE["blank_date"].fullmatch(plain) is not None


def leave_beside(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """The lines of a text or an annex without those that say nothing, and these."""
    plain = [fold_width(line.text).strip() for line in lines]
    reasons: list[Reason | None] = [None] * len(lines)
    for find in (_contacts, _fields, _picture_labels, _addressees):
        for index, reason in find(plain).items():
            reasons[index] = reasons[index] or reason
    _add_headings(plain, reasons)
    if all(reasons):
        return tuple(lines), ()  # a file of nothing else is read as it is
    kept = tuple(line for line, reason in zip(lines, reasons, strict=True) if reason is None)
    pairs = zip(lines, reasons, strict=True)
    return kept, tuple(entry for line, why in pairs if why for entry in drop((line,), why))


def _contacts(plain: Sequence[str]) -> dict[int, Reason]:
    """Lines that say whom to call; beside them bodies, addresses and the heading above."""
    sure = {i for i, text in enumerate(plain) if _is_contact(text)}
    for index in sorted(sure):
        above = index - 1
        named = _BESIDE["contact_name"].match(plain[index]) is not None
        while above >= 0 and (above in sure or (named and _is_contact_part(plain[above]))):
            sure.add(above)
            above -= 1
        below = index + 1
        while below < len(plain) and _is_address(plain[below]):
            sure.add(below)
            below += 1
    return dict.fromkeys(sure, Reason.CONTACT)


def _is_contact(text: str) -> bool:
    """Whether a line is a number or an address of the net, with its body, and no sentence."""
    if len(text) > _LONGEST or "|" in text or not any(sign in text for sign in "-@1w)—"):
        return False
    label = find_label(text)
    own = text[label.end if label else 0 :]
    rest, values = _BESIDE["contact_value"].subn("", own)
    return values > 0 and _says_nothing(rest)


def _is_address(text: str) -> bool:
    """Whether a line beside a contact is a field of it: 邮寄地址:省府前街1号."""
    name = _BESIDE["contact_name"].match(text)
    named = name is not None and text[name.end() :].lstrip().startswith(":")
    return named and len(text) <= _LONGEST and _says_nothing(text)


def _is_contact_part(text: str) -> bool:
    """Whether a line above a contact belongs to it: the body, an address, the bare heading."""
    organ = len(text) <= _LONGEST_ORGAN and is_organ(text) and find_label(text) is None
    return organ or _is_address(text) or _heads_contacts(text)


def _heads_contacts(text: str) -> bool:
    return find_label(text) is None and _BESIDE["contact_heading"].match(text) is not None


def _says_nothing(rest: str) -> bool:
    """Whether what stands beside numbers names and does not ask: no task, no second sentence."""
    words = _BESIDE["contact_name"].sub("", rest)
    if _BESIDE["contact_task"].search(words) or "。" in words.rstrip("。 "):
        return False
    return sum(char.isalnum() for char in words) <= _LONGEST_REST


def _fields(plain: Sequence[str]) -> dict[int, Reason]:
    """Empty fields of a form below each other, answers to tick, where to stamp, blank dates."""
    empty = {i for i, text in enumerate(plain) if _BESIDE["empty_field"].match(text)}
    stamps = {
        i
        for i, text in enumerate(plain)
        if is_blank_date(text)
        or any(_BESIDE[key].match(text) for key in ("stamp_field", "answers_to_tick"))
    }
    signs = [i for i, text in enumerate(plain) if _BESIDE["form_sign"].search(text)]
    measured = {
        i
        for i, text in enumerate(plain)
        if text.endswith(")")
        and _BESIDE["measured_field"].match(text)
        and any(abs(i - sign) <= _NEAR for sign in signs)
    }
    fields = empty | stamps | measured
    together = {i for i in empty | measured if {i - 1, i + 1} & fields}
    return dict.fromkeys(together | stamps, Reason.FORM)


def _picture_labels(plain: Sequence[str]) -> dict[int, Reason]:
    """Labels with codes below each other, near the caption of a picture."""
    captions = [i for i, text in enumerate(plain) if _BESIDE["picture_caption"].match(text)]
    found = dict[int, Reason]()
    start = 0
    for index in range(len(plain) + 1):
        if index < len(plain) and _BESIDE["picture_label"].match(plain[index]):
            continue
        near = any(start - _NEAR <= caption <= index + _NEAR for caption in captions)
        if index - start >= _FEWEST_LABELS and near:
            found.update(dict.fromkeys(range(start, index), Reason.FIGURE))
        start = index + 1
    return found


def _addressees(plain: Sequence[str]) -> dict[int, Reason]:
    """The line above the first paragraph of a text that only lists to whom it goes.

    Where other lines are made alike, they say who does what: 市教育局: … 市财政局: …
    """
    listed = [i for i, text in enumerate(plain) if _is_addressed(text)]
    if len(listed) != 1 or listed[0] >= min(_HEAD_LINES, len(plain) - 1):
        return {}
    above, below = plain[: listed[0]], plain[listed[0] + 1]
    if any("。" in text or find_label(text) for text in above) or find_label(below):
        return {}
    return {listed[0]: Reason.HEAD} if len(below) >= _PARAGRAPH else {}


def _is_addressed(text: str) -> bool:
    """Whether each part of a line that ends in a colon is a body or a place: 北京市、沈阳军区:."""
    if not text.endswith(":") or "。" in text or find_label(text):
        return False
    *parts, last = re.split("[、,;]", text[:-1])
    named = _BESIDE["addressed_organ"].match(last) is not None
    return named and all(0 < len(part.strip()) <= _LONGEST_ORGAN for part in parts)


def _add_headings(plain: Sequence[str], reasons: list[Reason | None]) -> None:
    """Leave out numbered headings over nothing but such lines: 三、联系方式, 二、技术对接人信息."""
    following: Label | None = None  # the label of the next line that stays
    stays = False  # whether a line without a label does
    for index in range(len(plain) - 1, -1, -1):
        if reasons[index]:
            continue
        label = find_label(plain[index])
        heads = index + 1 < len(plain) and reasons[index + 1]
        if heads and label and not stays and _is_bare(plain[index], label, following):
            reasons[index] = heads
        else:
            following, stays = label, label is None


def _is_bare(text: str, label: Label, following: Label | None) -> bool:
    """Whether a line is a short heading, and what follows stands beside or above it."""
    own = text[label.end :]
    short = 0 < len(own) <= _LONGEST_HEADING and not own.endswith(tuple("。;!?"))
    ended = following is None or following.scheme <= label.scheme
    return label.number is not None and short and ended
