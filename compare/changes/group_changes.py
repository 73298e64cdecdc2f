"""The changes of a link: of the sentences that answer each other, and of what has no answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policydiff.stages.align.body_names import plain_name, same_function
from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.blocks import Parts, find_parts, parts_of, replaced
from policydiff.stages.compare.changes.duties import Elsewhere, Run, find_duties
from policydiff.stages.compare.changes.found_change import Found, Words, plain, segment_of
from policydiff.stages.compare.changes.part_pairs import Part, pair_parts
from policydiff.stages.compare.changes.reading.sentences import Group, Sentence, Word
from policydiff.stages.compare.changes.reading.token import Kind
from policydiff.stages.compare.changes.type_rules import type_blocks, type_parts
from policydiff.stages.knowledge.expressions import words_of

SHORT = 2  # characters of a word that says little by itself


class _Cut(NamedTuple):
    """A group with what differs in it."""

    group: Group
    parts: Parts  # without blocks where one side has no sentence

    @property
    def answered(self) -> bool:
        return bool(self.group.base and self.group.other)


def link_changes(groups: Sequence[Group], elsewhere: Elsewhere | None) -> Iterator[Found]:
    """What changed, group by group; then parts that stand elsewhere in other words.

    Args:
        groups: The sentences of the link.
        elsewhere: What both documents say; None between two places, of which only what both say
            is told.
    """
    if elsewhere is None:
        for group in groups:
            if group.base and group.other and not group.unchanged:
                found = type_parts(group, find_parts(group))
                yield from filter(_is_between_places, found)
        return
    cuts = [_cut(group) for group in groups if not group.unchanged]
    gone = [Part(part, at) for at, cut in enumerate(cuts) for part in cut.parts.gone]
    new = [Part(part, at) for at, cut in enumerate(cuts) for part in cut.parts.new]
    pairs = pair_parts(gone, new)
    texts = _text(s for g in groups for s in g.base), _text(s for g in groups for s in g.other)
    lost = _without(gone, [pair.base for pair in pairs])
    come = _without(new, [pair.other for pair in pairs])
    for at, cut in enumerate(cuts):
        if cut.answered:
            told = type_parts(cut.group, cut.parts)
            yield from (one for one in told if _tells(one, texts, elsewhere))
        run = Run(cut.group, [p.words for p in lost if p.group == at], added=False)
        yield from find_duties(run, elsewhere, texts)
        run = Run(cut.group, [p.words for p in come if p.group == at], added=True)
        yield from find_duties(run, elsewhere, texts)
    for pair in pairs:
        left, right = gone[pair.base], new[pair.other]
        wide = Group(cuts[left.group].group.base, cuts[right.group].group.other)
        told = _rewritten(left.words, right.words)
        yield from (one._replace(group=wide) for one in told if _tells(one, texts, elsewhere))


def _cut(group: Group) -> _Cut:
    if group.base and group.other:
        return _Cut(group, find_parts(group))
    return _Cut(group, Parts((), parts_of(group.base), parts_of(group.other)))


def _without(parts: Sequence[Part], numbers: Sequence[int]) -> list[Part]:
    return [part for at, part in enumerate(parts) if at not in numbers]


def _text(sentences: Iterable[Sentence]) -> str:
    return "".join(sentence.plain for sentence in sentences)


def _rewritten(base: Words, other: Words) -> Iterator[Found]:
    """The words that differ in a part that was written anew."""
    group = Group((Sentence(base, plain(base)),), (Sentence(other, plain(other)),))
    yield from type_blocks(group, Parts(replaced(base, other), (), ()))


def _tells(found: Found, texts: tuple[str, str], elsewhere: Elsewhere) -> bool:
    """Whether words that one side has alone say something.

    A body that the other side names elsewhere in the link was only named again. In a plan one short
    word more or less, of no list, is style.
    """
    if (found.base and found.other) or len(found.base or found.other) > 1:
        return True
    word = (found.base or found.other)[0]
    if word.token.kind is Kind.BODY:
        return word.token.key not in (texts[1] if found.base else texts[0])
    plain_word = found.type is ChangeType.SCOPE and word.token.kind is Kind.WORD
    short = plain_word and len(word.token.key) <= SHORT and not _is_listed(found.group, word)
    return elsewhere.rules or not short


def _is_listed(group: Group, word: Word) -> bool:
    """Whether a word is an item of a list: a joining word or a mark beside it in its part."""
    part = segment_of(group, word)
    at = next(number for number, w in enumerate(part) if w is word)
    joiners = words_of("clause_changes", "joiner")
    ahead, behind = part[max(0, at - 1) : at], part[at + 1 : at + 2]
    parted = any(w.end < word.start for w in ahead) or any(w.start > word.end for w in behind)
    return parted or any(w.token.key in joiners for w in (*ahead, *behind))


def _is_between_places(found: Found) -> bool:
    """Whether a change can be told between two places: both say something, and not the same body.

    What one of two places says more is no change, and each has offices of its own.
    """
    if not (found.base and found.other):
        return False
    if found.type is not ChangeType.ACTOR:
        return True
    mine, theirs = plain(found.base), plain(found.other)
    return plain_name(mine) != plain_name(theirs) and not same_function(mine, theirs)
