"""Whether a change binds tighter or looser, and whom."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.align.link_changes import ChangeType, Effect
from policydiff.stages.compare.changes.found_change import (
    Found,
    Words,
    plain,
    segment_of,
    sentence_of,
)
from policydiff.stages.compare.changes.reading.sentences import Word
from policydiff.stages.compare.changes.reading.stages import stage_of
from policydiff.stages.compare.changes.reading.token import Kind
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.targets import Comparator

# How firmly a word of substance.toml binds to do something; no word is 3 (knowledge/modality.py).
_FIRM = {"must": 5, "shall": 4, "strive": 2, "plan": 1, "encourage": 0, "may": 0}
_NO_WORD = 3
_FORBID = "forbid"
_SHORT = frozenset(("time_within", "time_before", "time_at_most"))  # bounds that a time must keep
# Days between two times, and within which something is to be done: fewer are tighter.
_OFTEN = {
    **{"at_once": 0, "same_day": 1, "next_day": 2, "daily": 1, "weekly": 7, "monthly": 30},
    **{"quarterly": 91, "half_yearly": 182, "yearly": 365},
}


def effect_of(found: Found) -> Effect | None:
    """What a change does to those who are bound; None where it does neither, or none can tell."""
    if found.type is ChangeType.MODALITY:
        return _modal(_key(found.base), _key(found.other))
    if found.type in (ChangeType.DUTY_ADDED, ChangeType.DUTY_REMOVED):
        return _duty(found)
    if found.type is ChangeType.STAGE:
        return _stage(found)
    if found.type not in (ChangeType.NUMBER, ChangeType.TIME_LIMIT):
        return None
    if not found.base or not found.other or is_granted(found):
        return None
    rises = rise_of(found)
    if rises is None or not rises:
        return None
    more = _more_is_tighter(found)
    if more is None:
        return None
    return Effect.TIGHTER if (rises > 0) is more else Effect.LOOSER


def bound_by(found: Found) -> str | None:
    """Who is bound: the body or person that the sentence is about."""
    words = found.other or found.base
    if not words:
        return None
    sentence = sentence_of(found.group, words[0])
    return subject_of(sentence, before=words[0])


def is_granted(found: Found) -> bool:
    """Whether the changed value is that of a benefit."""
    segments = segment_of(found.group, found.base[0]), segment_of(found.group, found.other[0])
    return any(has_words(s, "benefit") for s in segments) and not any(
        has_words(s, "penalty") for s in segments
    )


def subject_of(sentence: Words, *, before: Word | None = None) -> str | None:
    """The first body or person of a sentence that acts, whole; none behind 由, 向 or 对.

    县级以上 | 地方人民政府 | 交通运输主管部门 is one.

    Args:
        sentence: Its words.
        before: A word; those behind it count where none stands before it.
    """
    named = [
        number
        for number, word in enumerate(sentence)
        if word.token.kind is Kind.BODY
        and not (number and sentence[number - 1].token.key in words_of("clause_changes", "towards"))
    ]
    ahead = [n for n in named if before is None or sentence[n].start < before.start]
    return _whole_name(sentence, (ahead or named)[0]) if (ahead or named) else None


def _whole_name(sentence: Words, at: int) -> str:
    """The name that a body's word is part of: with the tiers before it and the organ behind it."""
    first, last = at, at + 1
    while first and _touches(sentence, first) and sentence[first - 1].token.kind is Kind.EXTENT:
        first -= 1
    while (
        last < len(sentence) and _touches(sentence, last) and sentence[last].token.kind is Kind.BODY
    ):
        last += 1
    return "".join(word.token.key for word in sentence[first:last])


def _touches(sentence: Words, at: int) -> bool:
    """Whether nothing stands between a word and the one before it."""
    return sentence[at - 1].end == sentence[at].start


def _stage(found: Found) -> Effect | None:
    """Further on a ladder of stages is tighter; None where both sides are not on one."""
    first, second = _rank(found.base), _rank(found.other)
    if first is None or second is None or first == second:
        return None
    return Effect.TIGHTER if second > first else Effect.LOOSER


def _rank(words: Words) -> int | None:
    """How far the last of some verbs with a stage is."""
    ranks = [stage_of(word.token.key) for word in words]
    return next((rank for rank in reversed(ranks) if rank is not None), None)


def _key(words: Words) -> str:
    return words[0].token.key if words else ""


def _modal(old: str, new: str) -> Effect | None:
    if _FORBID in (old, new):
        binding = {"must", "shall"} & {old, new}
        if binding:
            return None  # from a duty to do to one not to do
        return Effect.TIGHTER if new == _FORBID else Effect.LOOSER
    first, second = _FIRM.get(old, _NO_WORD), _FIRM.get(new, _NO_WORD)
    if first == second:
        return None
    return Effect.TIGHTER if second > first else Effect.LOOSER


def _duty(found: Found) -> Effect | None:
    words = found.base or found.other
    if has_words(words, "benefit"):
        return None
    modal = {w.token.key for w in words if w.token.kind is Kind.MODALITY}
    if modal and not modal & {"must", "shall", _FORBID}:
        return None
    if not modal and not has_words(words, "penalty"):
        return None
    return Effect.TIGHTER if found.type is ChangeType.DUTY_ADDED else Effect.LOOSER


def has_words(words: Words, key: str) -> bool:
    """Whether one of the words of a list stands in a run."""
    text = plain(words)
    return any(word in text for word in words_of("clause_changes", key))


def rise_of(found: Found) -> int | None:
    """1 where the value rises, -1 where it falls, 0 where neither, None where none can tell."""
    old, new = found.base[0].token, found.other[0].token
    if old.kind is Kind.TIME or new.kind is Kind.TIME:
        left, right = _days(found.base[0]), _days(found.other[0])
    elif old.kind is Kind.DATE:
        return (new.key > old.key) - (new.key < old.key) if len(new.key) == len(old.key) else None
    elif old.kind is not new.kind or (old.kind is Kind.NUMBER and old.text != new.text):
        return None
    else:
        left, right = old.value, new.value
    if left is None or right is None:
        return None
    return (right > left) - (right < left)


def _days(word: Word) -> Decimal | None:
    if word.token.kind is Kind.SPAN:
        return word.token.value
    days = _OFTEN.get(word.token.key)
    return None if days is None else Decimal(days)


def _more_is_tighter(found: Found) -> bool | None:
    """Whether a higher value binds more; None where none can tell."""
    word = found.other[0]
    segment = segment_of(found.group, word)
    if has_words(segment, "penalty") or has_words(
        segment_of(found.group, found.base[0]), "penalty"
    ):
        return True
    if found.type is ChangeType.TIME_LIMIT:
        return _longer_is_tighter(found, segment)
    if plain(segment).endswith("的"):
        return None  # a condition
    bounds = {found.base[0].token.bound, word.token.bound}
    if Comparator.AT_MOST in bounds:
        return False
    return True if Comparator.AT_LEAST in bounds else None


def _longer_is_tighter(found: Found, segment: Words) -> bool | None:
    word = found.other[0]
    if word.token.kind in (Kind.TIME, Kind.DATE):
        return False
    if _SHORT.intersection(word.token.bound.split()):
        return False
    if has_words(segment, "lasting"):
        return True
    return None if plain(segment).endswith("的") else _within_a_term(segment)


def _within_a_term(segment: Words) -> bool | None:
    """Shorter is tighter where a term is said without 内: 办理时限为五日."""
    return False if has_words(segment, "term") else None
