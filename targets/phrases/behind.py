"""The words behind a number that say what it counts: 30所学校, 20家独角兽、瞪羚企业."""

from __future__ import annotations

import re

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.context_words import BASE, BLANK, dropped_verbs
from policydiff.stages.targets.indicator_phrases import Words
from policydiff.stages.targets.left_context import Subject
from policydiff.stages.targets.phrases.deed_names import counted_thing
from policydiff.stages.targets.phrases.joint_nouns import (
    attributed,
    attributed_end,
    joint_end,
    within_field,
)
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.segments import Sentence

_JOINERS = Expressions("list_connectives")
_ASIDES = Expressions("asides")
_FORMS = Expressions("name_forms")
_VERBS = Expressions("quantity_verbs")

_LISTED = re.compile(
    r"(?:、[^,;:。、\d等]{1,16})+等([^,;:。、\d]{2,40}(?:、[^,;:。、\d]{1,6})*(?:、[^,;:。、\d]{3,16})?)"
)


def words_around(
    text: str, sentence: Sentence, quantity: Quantity, following: Quantity | None, subject: Subject
) -> Words:
    """The words on both sides; those behind end at the next break, list item or value.

    Args:
        text: The prepared text.
        sentence: Where the number stands.
        quantity: The number.
        following: The value behind it, if any.
        subject: The words before it.
    """
    end = max(sentence.item_end(quantity.end), quantity.end)
    level = text[quantity.end : end].strip() in words_of("measured_parts", "level_alone")
    if level and text.startswith("、", end):  # 14个国、省考断面
        end = max(sentence.item_end(end + 1), end)
    nearest = following.start if following is not None and following.start >= quantity.end else None
    cut = nearest is not None and nearest < end
    end = nearest if cut and nearest is not None else end
    stop = sentence.segment_end(quantity.number)
    listed = _LISTED.match(text, end, stop)
    # the first of the list stands behind the number
    counts = quantity.unit.kind is UnitKind.COUNT and text[quantity.end : end].strip()
    if listed and counts and (nearest is None or listed.end() <= nearest):
        right = within_field(listed[1])
        return Words(subject=subject, right=right, right_end=listed.end(), quantity=quantity)
    attributes = text.startswith("、", end) and attributed_end(
        text, sentence, quantity, end, following
    )
    if attributes:
        end = attributes
    elif counts and text.startswith("、", end):
        end = joint_end(text, sentence, quantity, end, following)
    raw = _said_behind(text[quantity.end : end], cut=cut)
    right = raw.strip().lstrip("的”").replace(BLANK, "").replace(BASE, "")
    if of := _FORMS["places_of"].match(right):
        right = of["owner"] + of["places"]  # 500张床位的养老院
    right = attributed(right) if attributes else right
    if right and counts:
        right = counted_thing(text[sentence.segment_start(quantity.number) : quantity.start], right)
    return Words(
        subject=subject, right=right, right_end=quantity.end + len(raw.rstrip()), quantity=quantity
    )


def _said_behind(raw: str, *, cut: bool) -> str:
    """The words behind a number without those that join, or begin what is said next."""
    joined = _JOINERS["joiner_at_end"].search(raw.rstrip())
    raw = raw[: joined.start()] if joined else raw
    goal = _VERBS["goal_at_end"].search(raw)
    raw = raw[: goal.start()] if goal else raw  # 向百万吨乙烯的规模发展
    said = _FORMS["said_next"].search(raw) if cut else None
    raw = raw[: said.start()] if said and said.start() else raw  # 200个重点项目完成投资600亿元
    if cut and dropped_verbs().fullmatch(raw.strip()):
        return ""  # 投资8000万元实施10公里管网改造
    plain = raw.strip()
    # 突破1亿人次大关; 3名等举措 ends a list of examples; 瞪羚企业(10家)
    nothing = _ASIDES["closing_word"].match(plain) or plain.startswith(("等", ")"))
    joined_on = cut and _JOINERS["and_first"].match(plain)  # 示范村27个和优秀县2个
    return "" if nothing or joined_on else raw
