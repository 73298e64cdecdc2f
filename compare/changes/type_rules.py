"""Which type a pair of changed tokens is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.blocks import Parts
from policydiff.stages.compare.changes.found_change import (
    Found,
    Words,
    plain,
    said,
    segment_of,
    sentence_of,
)
from policydiff.stages.compare.changes.object_changes import find_objects
from policydiff.stages.compare.changes.paired_tokens import Pair, pair_tokens
from policydiff.stages.compare.changes.reading.sentences import Group, Sentence, Word
from policydiff.stages.compare.changes.reading.token import ORGAN, OWN, Kind
from policydiff.stages.knowledge.expressions import Expressions, words_of

_WORDS = Expressions("clause_changes")
NEAR = 2  # words behind a modal word that say what it binds to
_TYPES = {
    Kind.NUMBER: ChangeType.NUMBER,
    Kind.FIGURE: ChangeType.NUMBER,
    Kind.SPAN: ChangeType.TIME_LIMIT,
    Kind.TIME: ChangeType.TIME_LIMIT,
    Kind.DATE: ChangeType.TIME_LIMIT,
    Kind.MODALITY: ChangeType.MODALITY,
    Kind.NEGATION: ChangeType.NEGATION,
    Kind.REFERENCE: ChangeType.REFERENCE,
    Kind.BODY: ChangeType.ACTOR,
    Kind.EXTENT: ChangeType.SCOPE,
    Kind.PLACE: ChangeType.PLACE,
}


def type_parts(group: Group, parts: Parts) -> Iterator[Found]:
    """The changes of a group with sentences on both sides."""
    told = _whole_sentence(group, parts)
    if told is not None:
        yield told
        if told.type is ChangeType.DEFINITION:
            return
    for found in type_blocks(group, parts):
        if told is None or not _is_date(found):
            yield found
    yield from _exchanged(group)


def type_blocks(group: Group, parts: Parts) -> Iterator[Found]:
    """The changes of single words of a group, each told once."""
    found = [one for pair in pair_tokens(parts) if (one := _typed(group, pair)) is not None]
    objects = list(find_objects(group, parts))
    yield from _times_joined(
        [one for one in found if not any(_is_inside(one, wider) for wider in objects)]
    )
    yield from (one for one in objects if not any(_is_same(one, other) for other in found))


def _is_inside(found: Found, wider: Found) -> bool:
    """Whether a body is part of a longer name or list that is told."""
    if not found.type is wider.type is ChangeType.ACTOR or len(_both(wider)) <= len(_both(found)):
        return False
    return {w.start for w in _both(found)} <= {w.start for w in _both(wider)}


def _is_same(found: Found, other: Found) -> bool:
    """Whether words that one side has alone are told already."""
    return {w.start for w in _both(found)} == {w.start for w in _both(other)}


def _both(found: Found) -> Words:
    return (*found.base, *found.other)


def _times_joined(found: Sequence[Found]) -> Iterator[Found]:
    """A limit of time that went and one that came are one change: 每年 → 每两年."""
    times = [one for one in found if one.type is ChangeType.TIME_LIMIT]
    gone = [one for one in times if not one.other]
    come = [one for one in times if not one.base]
    if len(gone) == len(come) == 1:
        yield gone[0]._replace(other=come[0].other)
        yield from (one for one in found if one not in (gone[0], come[0]))
    else:
        yield from found


def _is_date(found: Found) -> bool:
    return any(word.token.kind is Kind.DATE for word in (*found.base[:1], *found.other[:1]))


def _exchanged(group: Group) -> Iterator[Found]:
    """Who acts first in a sentence and who joins in, where the two have changed places."""
    mine, theirs = (
        [(at, w) for s in side for at, w in enumerate(s.words) if w.token.kind is Kind.BODY]
        for side in (group.base, group.other)
    )
    keys = [[w.token.key for _, w in side] for side in (mine, theirs)]
    if len(mine) < 2 or sorted(keys[0]) != sorted(keys[1]) or keys[0][0] == keys[1][0]:
        return
    if all(side[1][0] - side[0][0] > 1 for side in (mine, theirs)):  # no list: 甲局会同乙局
        yield Found(ChangeType.ACTOR, (mine[0][1],), (theirs[0][1],), group)


def _whole_sentence(group: Group, parts: Parts) -> Found | None:
    """A change of a sentence that defines, or that says when the text takes effect."""
    if not parts.blocks and not parts.gone and not parts.new:
        return None
    if all(map(_defines, (*group.base, *group.other))):
        return Found(ChangeType.DEFINITION, *_outer(parts), group)
    dates = [
        [w for s in side if _takes_effect(s) for w in s.words if w.token.kind is Kind.DATE][:1]
        for side in (group.base, group.other)
    ]
    if all(dates) and dates[0][0].token.key != dates[1][0].token.key:
        return Found(ChangeType.EFFECTIVE_DATE, tuple(dates[0]), tuple(dates[1]), group)
    return None


def _outer(parts: Parts) -> tuple[Words, Words]:
    """From the first changed word of each side to the last."""
    old = [w for block in parts.blocks for w in block.base]
    new = [w for block in parts.blocks for w in block.other]
    old += [w for part in parts.gone for w in part]
    new += [w for part in parts.new for w in part]
    return tuple(sorted(old, key=_start)), tuple(sorted(new, key=_start))


def _start(word: Word) -> int:
    return word.start


def _defines(sentence: Sentence) -> bool:
    return _WORDS["defines"].search(_spoken(sentence)) is not None


def _takes_effect(sentence: Sentence) -> bool:
    return _WORDS["effective"].search(_spoken(sentence)) is not None


def _spoken(sentence: Sentence) -> str:
    """The sentence in its keys, a comma between two parts."""
    text, segment = "", sentence.words[0].segment
    for word in sentence.words:
        text += "," if word.segment != segment else ""
        segment = word.segment
        text += said(word)
    return text


def _typed(group: Group, pair: Pair) -> Found | None:
    """The change that a pair is; None where it says nothing."""
    base, other = pair.base, pair.other
    if pair.kind is Kind.DATE and not _is_deadline(group, base, other):
        return None
    alone = base or other if not (base and other) else None
    if alone is not None and not _tells_alone(group, alone):
        return None
    kind = _TYPES[pair.kind]
    if pair.kind is Kind.BODY and not any(_acts(group, w) for w in (base, other) if w):
        kind = ChangeType.SCOPE
    if pair.kind is Kind.EXTENT and base and other and _organ_of(group, base):
        # 市和区、县人民政府 → 市和区人民政府
        old, new = ((word, *_organ_of(group, word)) for word in (base, other))
        return Found(ChangeType.ACTOR, old, new, group)
    return Found(kind, (base,) if base else (), (other,) if other else (), group)


def _tells_alone(group: Group, word: Word) -> bool:
    """Whether a word that has no partner on the other side says something."""
    token = word.token
    if token.kind is Kind.MODALITY:
        binds = token.key in ("must", "shall", "forbid") or token.text in _may()
        return binds and _stays(group, word)
    if token.kind is Kind.EXTENT:
        return token.key in words_of("clause_changes", "telling_alone") or (
            token.text == "whole" and _is_rolled_out(group, word)
        )
    return token.kind is not Kind.PLACE or token.key != OWN


def _stays(group: Group, word: Word) -> bool:
    """Whether what a modal word binds to is said on both sides; else a whole duty is new."""
    sentence = sentence_of(group, word)
    at = next(number for number, w in enumerate(sentence) if w is word)
    bound = {w.token.key for w in sentence[at + 1 : at + 1 + NEAR]}
    sides = [{w.token.key for s in side for w in s.words} for side in (group.base, group.other)]
    return not bound or bool(bound & sides[0] & sides[1])


def _is_rolled_out(group: Group, word: Word) -> bool:
    """Whether what stands behind a word is done all over: 全面推行, no 全面加强."""
    segment = segment_of(group, word)
    at = next(number for number, w in enumerate(segment) if w is word)
    return plain(segment[at + 1 : at + 2]).startswith(words_of("clause_changes", "rolled_out"))


def _may() -> tuple[str, ...]:
    return words_of("clause_changes", "may")


def _organ_of(group: Group, word: Word) -> Words:
    """The organ whose name words for tiers are part of: 市和区、县 | 人民政府."""
    if _WORDS["tiers"].fullmatch(word.token.key) is None:
        return ()
    segment = segment_of(group, word)
    at = next(number for number, w in enumerate(segment) if w is word)
    following = segment[at + 1 : at + 2]
    return following if following and following[0].token.kind is Kind.BODY else ()


def _acts(group: Group, word: Word) -> bool:
    """Whether a body acts: an organ always, people, firms and 机构 where they are the subject."""
    if word.token.text == ORGAN and not word.token.key.endswith(_weak()):
        return True
    segment = segment_of(group, word)
    at = next(number for number, w in enumerate(segment) if w is word)
    if at and plain(segment[at - 1 : at]) in words_of("clause_changes", "acting_before"):
        return True
    follows = segment[at + 1].token.kind if at + 1 < len(segment) else None
    return follows is Kind.MODALITY or (at == 0 and follows is not None)


def _weak() -> tuple[str, ...]:
    return words_of("clause_changes", "weak_organ")


def _is_deadline(group: Group, base: Word | None, other: Word | None) -> bool:
    """Whether a date on both sides says by when: 到2025年, 6月底前."""
    if base is None or other is None:
        return False
    return all(_by_when(group, word) for word in (base, other))


def _by_when(group: Group, word: Word) -> bool:
    segment = segment_of(group, word)
    at = next(number for number, w in enumerate(segment) if w is word)
    before = plain(segment[max(0, at - 1) : at])
    after = plain(segment[at + 1 : at + 2])
    return before.endswith(words_of("clause_changes", "by_before")) or after.startswith(
        words_of("clause_changes", "by_after")
    )
