"""What a rule or a task is about: things added to a list, left out of it, or put for others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.blocks import Block, Parts, by_part
from policydiff.stages.compare.changes.found_change import Found, Words, plain
from policydiff.stages.compare.changes.reading.sentences import Group, Word
from policydiff.stages.compare.changes.reading.stages import is_beside, is_staged
from policydiff.stages.compare.changes.reading.token import ORGAN, Kind, Token
from policydiff.stages.compare.indicators.lexicon_words import name_words
from policydiff.stages.knowledge.expressions import expression, words_of

LEAST_CHARACTERS = 2  # of what is added to a list or to a name
LEAST_TASK = 4  # characters of a task that is added between two commas
LONG_TASK = 8  # of one that is added within a part
LONGEST_ITEM = 8  # characters of an item of a list
LONGEST = 30  # characters of what is one thing
# Share of the characters of two sentences, in [0, 1], above which they are written anew.
MOST_CHANGED = 0.6
_NOUNS = ("n", "b", "j", "l", "vn", "an", "i", "s", "a", "z")
_VERBS = ("v", "vd", "vg")


def find_objects(group: Group, parts: Parts) -> Iterator[Found]:
    """Changes of scope and tasks added between two commas; what has only moved is none."""
    parts = parts._replace(blocks=tuple(_without_moved(parts.blocks, *_neighbours(group))))
    found = list(_found(group, parts))
    gone = {plain(one.base) for one in found if not one.other}
    new = {plain(one.other) for one in found if not one.base}
    rewritten = _changed_share(group, parts) > MOST_CHANGED
    for one in found:
        alone = () if one.base and one.other else one.base or one.other
        little = (
            one.type is ChangeType.SCOPE and (rewritten or _runs_over(alone)) if alone else False
        )
        if not alone or (plain(alone) not in gone & new and not little):
            yield one


def _changed_share(group: Group, parts: Parts) -> float:
    """How much of both sides differs, in [0, 1]: of what was written anew no word alone tells."""
    words = [w for side in group for sentence in side for w in sentence.words]
    changed = [w for block in parts.blocks for w in (*block.base, *block.other)]
    changed += [w for part in (*parts.gone, *parts.new) for w in part]
    return sum(w.end - w.start for w in changed) / max(1, sum(w.end - w.start for w in words))


def _runs_over(words: Words) -> bool:
    """Whether words are the end of one part and the beginning of the next."""
    return words[0].segment != words[-1].segment


def _found(group: Group, parts: Parts) -> Iterator[Found]:
    """In order of the blocks."""
    segments = {w.start: w.segment for s in (*group.base, *group.other) for w in s.words}
    behind, before = _neighbours(group)
    openings = _openings(group)
    for whole in parts.blocks:
        for block in by_part(whole, openings):
            stage = _stage(group, block, behind)
            if stage is not None:
                yield stage
                continue
            added = _added_stage(group, block, behind, before)
            if added is not None:
                yield added
                continue
            old, new = _trimmed(block.base), _trimmed(block.other)
            if plain(old) == plain(new) or not (old or new):
                continue
            if old and new:
                yield from _replaced(group, (old, new), segments, behind, before)
            elif _names_actor(old or new, behind):
                yield _of_actor(group, old, new, behind)
            elif _is_task(old or new, segments, behind) and not _goes_on(old or new, before):
                kind = ChangeType.DUTY_ADDED if new else ChangeType.DUTY_REMOVED
                yield Found(kind, old, new, group)
            elif _is_item(old or new) or _is_listed(block.base or block.other, behind, before):
                yield Found(ChangeType.SCOPE, old, new, group)


def _without_moved(
    blocks: Sequence[Block], behind: dict[int, Word], before: dict[int, Word]
) -> Iterator[Block]:
    """The blocks without items of lists that stand on both sides, in another order."""
    mine = list(_items([w for b in blocks for w in b.base], behind, before))
    theirs = list(_items([w for b in blocks for w in b.other], behind, before))
    both = {plain(item) for item in mine} & {plain(item) for item in theirs}
    moved = {w.start for item in (*mine, *theirs) if plain(item) in both for w in item}
    for block in blocks:
        kept = (tuple(w for w in side if w.start not in moved) for side in block)
        yield Block(*kept)


def _items(
    words: Sequence[Word], behind: dict[int, Word], before: dict[int, Word]
) -> Iterator[Words]:
    """Runs of words with a mark or a joining word on either side."""
    run: Words = ()
    changed = {word.start for word in words}
    for word in words:
        ahead, follower = before.get(word.start), behind.get(word.start)
        if (
            ahead is None
            or ahead.end < word.start
            or ahead.start not in changed
            or _is_joiner(ahead)
        ):
            run = ()
        elif not run or run[-1] is not ahead:
            run = ()
            continue
        run += (word,)
        if follower is None or word.end < follower.start or _is_joiner(follower):
            yield run
            run = ()


def _is_joiner(word: Word) -> bool:
    return word.token.key in words_of("clause_changes", "joiner") or word.token.key == "等"


def _openings(group: Group) -> frozenset[int]:
    """Where the first words of parts stand."""
    sentences = (*group.base, *group.other)
    first = {w.segment: w.start for s in sentences for w in reversed(s.words)}
    return frozenset(first.values())


def _replaced(
    group: Group,
    sides: tuple[Words, Words],
    segments: dict[int, int],
    behind: dict[int, Word],
    before: dict[int, Word],
) -> Iterator[Found]:
    """What stands for something else: a task for a few words, a thing, or another wording."""
    old, new = sides
    if _is_task(new, segments, behind) and _outweighs(new, old) and not _goes_on(new, before):
        yield Found(ChangeType.DUTY_ADDED, (), new, group)
    elif _is_task(old, segments, behind) and _outweighs(old, new) and not _goes_on(old, before):
        yield Found(ChangeType.DUTY_REMOVED, old, (), group)
    elif any(_names_actor(side, behind) for side in sides):
        yield _of_actor(group, old, new, behind)
    elif _is_thing(old, behind) and _is_thing(new, behind) and _differ(old, new):
        organs = _is_organ(old) and _is_organ(new)
        yield Found(ChangeType.ACTOR if organs else ChangeType.SCOPE, old, new, group)
    elif _says_something(old) and _says_something(new) and not _is_one_verb(old, new):
        yield Found(ChangeType.SCOPE, old, new, group)


def _goes_on(words: Words, before: dict[int, Word]) -> bool:
    """Whether words go on with a name: 人才 | 激励、服务保障等政策措施."""
    ahead = before.get(words[0].start)
    if ahead is None or ahead.segment != words[0].segment or ahead.end != words[0].start:
        return False
    return ahead.token.flag.startswith(_NOUNS)


def _names_actor(words: Words, behind: dict[int, Word]) -> bool:
    """Whether words are of the name or the list of an organ that acts: 市、区 | 有关部门."""
    if any(w.token.kind not in (Kind.WORD, Kind.BODY, Kind.PLACE, Kind.EXTENT) for w in words):
        return False
    if words[0].segment != words[-1].segment or words[-1].token.flag.startswith(_VERBS):
        return False
    return _organ_behind(words, behind) is not None


def _organ_behind(words: Words, behind: dict[int, Word]) -> Word | None:
    """The organ behind words in their part, little words between them aside."""
    follower = behind.get(words[-1].start)
    while follower is not None and follower.token.key in words_of("clause_changes", "of_organ"):
        follower = behind.get(follower.start)
    if follower is None or follower.segment != words[-1].segment:
        return None
    organ = follower.token.kind is Kind.BODY and follower.token.text == ORGAN
    return follower if organ else None


def _of_actor(group: Group, old: Words, new: Words, behind: dict[int, Word]) -> Found:
    """A change of who acts, each side with the organ that its words belong to."""
    organs = (_organ_behind(side, behind) if side else None for side in (old, new))
    base, other = (
        (*side, organ) if organ else side for side, organ in zip((old, new), organs, strict=True)
    )
    return Found(ChangeType.ACTOR, base, other, group)


def _added_stage(
    group: Group, block: Block, behind: dict[int, Word], before: dict[int, Word]
) -> Found | None:
    """A verb with a stage that stands beside another one on one side only: 建立 → 建立和完善."""
    if block.base and block.other:
        return None
    joiners = words_of("clause_changes", "joiner")
    words = [w for w in (*block.base, *block.other) if w.token.key not in joiners]
    if len(words) != 1 or not is_staged(words[0].token.key):
        return None
    for around in (before, behind):
        near = around.get(words[0].start)
        if near is not None and near.token.key in joiners:
            near = around.get(near.start)
        if near is not None and near.segment == words[0].segment and is_staged(near.token.key):
            return Found(
                ChangeType.STAGE,
                tuple(words[: len(block.base)]),
                tuple(words[: len(block.other)]),
                group,
            )
    return None


def _is_one_verb(old: Words, new: Words) -> bool:
    """Whether verbs of policy stand for each other, or two that share a character: 送到, 送至."""
    if all(is_staged(words[0].token.key) and len(words) == 1 for words in (old, new)):
        return True
    if len(old) > 1 or len(new) > 1 or not set(plain(old)) & set(plain(new)):
        return False
    return all(words[0].token.flag.startswith("v") for words in (old, new))


def _says_something(words: Words) -> bool:
    """Whether words that are told as nothing else say more than a verb of policy."""
    kept = [w for w in words if w.token.kind is Kind.WORD]
    return len(plain(kept)) >= LEAST_CHARACTERS and len(kept) == len(words)


def _stage(group: Group, block: Block, behind: dict[int, Word]) -> Found | None:
    """A verb that says how far the work has come, put for another one; its object stands."""
    old, new = (_verbs_of(side) for side in (block.base, block.other))
    if not (old and new) or plain(old) == plain(new):
        return None
    if not any(is_staged(w.token.key) for w in (*old, *new)):
        return None
    objects = [behind.get(side[-1].start) for side in (block.base, block.other)]
    if not all(objects) or len({word.token.key for word in objects if word}) > 1:
        return None
    return Found(ChangeType.STAGE, old, new, group)


def _verbs_of(words: Words) -> Words:
    """The verbs, where a side of a block has nothing but them and words beside verbs."""
    rest = [w for w in words if w.token.key not in words_of("clause_changes", "little")]
    staged = [w for w in rest if is_staged(w.token.key) or w.token.flag == "v"]
    if not staged or not all(w in staged or is_beside(w.token.key) for w in rest):
        return ()
    return tuple(words[words.index(staged[0]) : words.index(staged[-1]) + 1])


def _trimmed(words: Words) -> Words:
    """A side of a block without little words at its ends, and without verbs that have a rank.

    The verbs are told as changes of stage; 建设 and 项目 behind them say nothing of the object.
    """
    little = words_of("clause_changes", "little")
    kept = list(words)
    while kept and (kept[0].token.key in little or is_beside(kept[0].token.key)):
        kept.pop(0)
    while kept and (kept[-1].token.key in little or kept[-1].token.key in _holders()):
        kept.pop()
    return tuple(kept)


@cache
def _holders() -> frozenset[str]:
    return frozenset(name_words("after", lexicon="beside_verbs"))


def _is_thing(words: Words, behind: dict[int, Word]) -> bool:
    """Whether words name things: nouns, or what stands before one."""
    if words[-1].end - words[0].start > LONGEST or not all(_fits(word) for word in words):
        return False
    if len(plain(words)) < LEAST_CHARACTERS:
        return False
    last = words[-1].token
    follower = behind.get(words[-1].start)
    noun = follower is not None and follower.token.flag.startswith(_NOUNS)
    named = last.kind is Kind.BODY or last.key in words_of("clause_changes", "name_verb")
    return last.flag.startswith(_NOUNS) or noun or named


def _fits(word: Word) -> bool:
    """No verb that acts, no number, no modal word."""
    token = word.token
    return token.kind in (Kind.WORD, Kind.BODY) and token.flag not in ("r", "p", "vd")


def _differ(old: Words, new: Words) -> bool:
    """Whether both are more than two ways to write one thing; bodies are told elsewhere."""
    if any(w.token.kind is Kind.BODY for w in old) and any(w.token.kind is Kind.BODY for w in new):
        return False
    verbs = sum(w.token.flag in _VERBS for w in (*old, *new))
    return verbs < len(old) + len(new)


def _is_organ(words: Words) -> bool:
    return plain(words).endswith(words_of("clause_changes", "organ_head"))


def _outweighs(words: Words, others: Words) -> bool:
    """Whether words are so many more that the others are no version of them."""
    return len(plain(words)) >= 2 * len(plain(others)) and len(plain(words)) >= LONG_TASK


def _is_task(words: Words, segments: dict[int, int], behind: dict[int, Word]) -> bool:
    """Whether a run on one side only is a task: a verb with its object, up to a comma."""
    if len(plain(words)) < LEAST_TASK:
        return False
    if not any(w.token.flag in _VERBS or w.token.kind is Kind.MODALITY for w in words):
        return False
    if not _opens_task(words[0].token) and not _is_manner(words):
        return False
    if expression("clause_changes", "condition_end").search(plain(words)):
        return False
    follower = behind.get(words[-1].start)
    if follower is None or segments[follower.start] != words[-1].segment:
        return True
    noun = follower.token.flag.startswith(_NOUNS) or follower.token.key in ("的", "之")
    noun = noun or follower.token.kind is Kind.NUMBER
    acts = words[0].token.flag in _VERBS or words[0].token.kind is Kind.MODALITY
    return len(plain(words)) >= LONG_TASK and acts and not noun


def _is_manner(words: Words) -> bool:
    """Whether an adjective says how something is done: 严肃查处."""
    first, second = (word.token for word in (*words, words[0])[:2])
    return first.flag == "a" and second.flag in _VERBS


def _opens_task(token: Token) -> bool:
    """Whether a task can begin with it: a verb, an adverb, a modal word, or who acts."""
    if token.kind is Kind.WORD:
        return token.flag in (*_VERBS, "d", "ad", "p")
    return token.kind in (Kind.MODALITY, Kind.TIME, Kind.BODY, Kind.NEGATION, Kind.SPAN)


def _is_item(words: Words) -> bool:
    """Whether what stands on one side only is a thing by itself, or narrows another."""
    length = len(plain(words))
    if not LEAST_CHARACTERS <= length <= LONGEST:
        return False
    kinds = {w.token.kind for w in words}
    if not kinds & {Kind.WORD} or kinds & {Kind.MODALITY, Kind.REFERENCE}:
        return False
    if len(words) == 1:
        return words[0].token.flag.startswith(_NOUNS)
    return not any(w.token.kind is Kind.BODY for w in words) or words[0].token.flag == "p"


def _is_listed(words: Words, behind: dict[int, Word], before: dict[int, Word]) -> bool:
    """Whether a run is an item of a list, of verbs too: 购买、使用, 采用和推广.

    Within a part a mark that is no comma stands where words do not touch.
    """
    if not LEAST_CHARACTERS <= len(plain(_trimmed(words))) <= LONGEST_ITEM:
        return False
    if not any(word.token.kind is Kind.WORD for word in words):
        return False
    first, last = words[0], words[-1]
    joiners = words_of("clause_changes", "joiner")
    if first.token.key in joiners or last.token.key in joiners:
        return True
    ahead, follower = before.get(first.start), behind.get(last.start)
    if ahead is None or follower is None or follower.segment != last.segment:
        return False
    parted = ahead.segment == first.segment and ahead.end < first.start
    return parted or last.end < follower.start


def _neighbours(group: Group) -> tuple[dict[int, Word], dict[int, Word]]:
    """The word behind each word of a sentence and the one before it, by where that one starts."""
    behind: dict[int, Word] = {}
    before: dict[int, Word] = {}
    for sentence in (*group.base, *group.other):
        for word, following in pairwise(sentence.words):
            behind[word.start] = following
            before[following.start] = word
    return behind, before
