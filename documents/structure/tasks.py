"""The tasks that a clause lists within its text, such as 一是健全机制。二是强化考核."""

from __future__ import annotations

from itertools import pairwise

from policydiff.stages.documents.lines.labels import Scheme
from policydiff.stages.documents.structure.clause_drafts import Draft
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.chinese_numerals import UNITS
from policydiff.stages.support.numerals import read_number
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import fold_width

_SECOND = UNITS[1]  # 二, which every list of two and more has
_KINDS = ("is", "ordinal", "must", "its")


def find_tasks(draft: Draft) -> tuple[Span, ...]:
    """Where the tasks of a clause stand in `Document.text`, each from its number on.

    Their numbers are of one kind and count on from the first; with fewer than two there are none.
    The clause may be the first of them itself, with the number as its label: its text is
    健全机制。二是强化考核。
    """
    if _SECOND not in draft.text:
        return ()
    plain = fold_width(draft.text)
    for kind in _KINDS:
        starts = _starts(draft, plain, kind)
        if len(starts) > 1:
            bounds = pairwise((*starts, len(plain)))
            return tuple(_span(draft, start, stop) for start, stop in bounds)
    return ()


def _starts(draft: Draft, plain: str, kind: str) -> list[int]:
    """Where numbers of one kind begin that count on from the first."""
    pattern = expression("spoken_order", kind)
    starts = list[int]()
    if draft.scheme is Scheme.SPOKEN:
        own = pattern.match(fold_width(draft.label))
        starts += [0] if own and read_number(own.group(1)) == 1 else []
    for match in pattern.finditer(plain):
        if read_number(match.group(1)) == len(starts) + 1:
            blank = len(match.group()) - len(match.group().lstrip())
            starts.append(match.start() + blank)
    return starts


def _span(draft: Draft, start: int, stop: int) -> Span:
    end = start + len(draft.text[start:stop].rstrip())
    return draft.line.span(draft.start + start, draft.start + end)
