"""Several things that one value counts together: 40条特色步道、特色林荫道, 20家独角兽、瞪羚企业."""

from __future__ import annotations

import re

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.targets.context_words import BASE, BLANK
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.segments import Sentence

_LONGEST = 20  # code points of a thing in a list
_FORMS, _JOINERS = Expressions("name_forms"), Expressions("list_connectives")
_APART = re.compile(r"[\d等]")  # a list of examples, or one that counts on


def joint_end(
    text: str, sentence: Sentence, quantity: Quantity, end: int, following: Quantity | None
) -> int:
    """Where the list of things ends that one value counts together; `end` where it is no list.

    Args:
        text: Prepared.
        sentence: The sentence of the value.
        quantity: The value.
        end: Where the first thing behind it ends, at a 、.
        following: The next value of the sentence.
    """
    stop = sentence.segment_end(end)
    if following is not None and following.start < stop:
        return end  # 3所学校、医院2家: each has its own
    things = text[end + 1 : stop].split("、")
    first = text[quantity.unit_end : end].strip()
    return stop if first and all(map(_is_thing, things)) else end


def attributed_end(
    text: str, sentence: Sentence, quantity: Quantity, end: int, following: Quantity | None
) -> int:
    """Where the thing ends whose attributes are listed behind a number; 0 where none are.

    1—2个优势突出、成长性好、带动力强的主导产业.
    """
    stop = sentence.segment_end(end)
    apart = following is not None and following.start < stop
    first = text[quantity.unit_end : end].strip()
    return 0 if apart or not _FORMS["attribute"].match(first) else stop


def attributed(right: str) -> str:
    """What the attributes behind a number are said of: 主导产业; all, where no 的 tells."""
    return right.rpartition("的")[2] or right


def within_field(right: str) -> str:
    """What a list of fields is told of: 典型项目 of (在设计、生产等)领域取得突出成效的典型项目."""
    return attributed(right) if _FORMS["field_first"].match(right) else right


def _is_thing(words: str) -> bool:
    """Whether an item of a list is a noun, as far as its length and its first word tell."""
    bare = words.strip()
    if not 2 <= len(bare) <= _LONGEST or BLANK in bare or BASE in bare:
        return False
    if _FORMS["acting_item"].match(bare) or _APART.search(bare):
        return False
    apart = _JOINERS["opening_word"].match(bare) or _JOINERS["counted_apart"].match(bare)
    return apart is None
