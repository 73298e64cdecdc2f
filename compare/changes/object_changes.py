"""What a rule or a task is about: things added to a list, left out of it, narrowed or widened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.blocks import Block
from policydiff.stages.compare.changes.found_change import Found, Words, plain
from policydiff.stages.compare.changes.sentences import Group, Word
from policydiff.stages.compare.changes.token import Kind
from policydiff.stages.knowledge.expressions import words_of

LEAST_CHARACTERS = 2  # of what is added to a list or to a name
LONGEST = 24  # characters of what is one thing
_NOUNS = ("n", "b", "j", "l", "vn", "an", "i", "nz", "s", "a")


def find_objects(group: Group, blocks: Sequence[Block]) -> Iterator[Found]:
    """Changes of scope, in order of the blocks."""
    for block in blocks:
        old, new = _words(block.base), _words(block.other)
        if not (_is_thing(old) and _is_thing(new)) or plain(old) == plain(new):
            continue
        if old and new:
            if _replaced(old, new):
                yield Found(ChangeType.SCOPE, old, new, group)
        elif _is_item(old or new):
            yield Found(ChangeType.SCOPE, old, new, group)


def _words(words: Words) -> Words:
    """What is left of a side of a block without the marks of a list at its ends."""
    marks = words_of("clause_changes", "list_mark")
    kept = list(words)
    while kept and kept[0].token.key in marks:
        kept.pop(0)
    while kept and kept[-1].token.key in marks:
        kept.pop()
    return tuple(kept)


def _is_thing(words: Words) -> bool:
    """Whether words are a name of things, or nothing: no verb, no number."""
    if not words:
        return True
    length = words[-1].end - words[0].start
    return length <= LONGEST and all(_fits(word) for word in words)


def _fits(word: Word) -> bool:
    token = word.token
    return token.kind is Kind.WORD and (
        token.flag.startswith(_NOUNS) or token.key in words_of("clause_changes", "list_mark")
    )


def _replaced(old: Words, new: Words) -> bool:
    """Whether one name is the other with more or fewer words."""
    left, right = plain(old), plain(new)
    return left in right or right in left


def _is_item(words: Words) -> bool:
    """Whether what stands on one side only is a thing by itself or narrows the noun behind it."""
    return sum(len(w.token.key) for w in words) >= LEAST_CHARACTERS
