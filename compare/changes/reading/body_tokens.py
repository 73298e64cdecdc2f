"""Join the words of a body's name to one token: 县级以上地方 | 人民政府, 市 | 水务 | 部门."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from policydiff.stages.compare.changes.reading.token import ORGAN, Kind, Token
from policydiff.stages.knowledge.expressions import words_of

LONGEST_NAME = 14  # characters before the noun that a name ends with
_NAME_FLAGS = ("n", "b", "j", "l", "vn", "an", "f", "s", "i", "nz", "ns", "nt")
LONGEST_ITEM = 4  # words of an item of a list of bodies


def join_bodies(tokens: Sequence[Token], plain: str) -> Iterator[Token]:
    """The tokens with the words of each body made one."""
    joined: list[Token] = []
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if _is_head(token, following):
            body = _whole(joined, token, plain)
            _list_before(joined, plain)
            joined.append(body)
        else:
            joined.append(token)
    yield from joined


def _is_head(token: Token, following: Token | None) -> bool:
    """Whether a body's name ends with it; a noun behind it makes it part of another name."""
    if token.kind is not Kind.WORD or _is_part(token, following):
        return False
    if token.key in _persons():
        return not (following and following.start == token.end and following.key in _heads())
    if not token.key.endswith(_heads()) or not _fits(token):
        return False
    if following is None or following.start != token.end or following.kind is not Kind.WORD:
        return True
    return not following.key.endswith(_heads()) or following.key in _outside()


def _is_part(token: Token, following: Token | None) -> bool:
    """Whether people or firms are part of another name: 企业年度报告, 学生伤害事故."""
    if following is None or following.kind is not Kind.WORD or following.start != token.end:
        return False
    little = token.key in _persons() or token.key in _common()
    if not little and not token.key.endswith(_firms()):
        return False
    return following.flag.startswith(("n", "j", "b", "l")) and not following.key.endswith(_heads())


def _fits(token: Token) -> bool:
    """Whether the word is a name or its end: 部门, 人民政府, no 布局 and no 结局."""
    if token.key in _heads():
        return token.flag[:1] not in ("v", "d", "p", "c") or token.key in ("委",)
    return token.flag.startswith(("n", "j", "l", "i", "b")) and not token.key.endswith(
        words_of("clause_changes", "no_body")
    )


def _whole(before: list[Token], head: Token, plain: str) -> Token:
    """The head with the words of its name, which are taken from those before it."""
    start = head.start
    if head.key in _persons():
        return _body(start, head.end, plain)
    while before and _belongs(before[-1], start, head):
        start = before.pop().start
    return _body(start, head.end, plain)


def _belongs(token: Token, start: int, head: Token) -> bool:
    if token.end != start or head.end - token.start > LONGEST_NAME + len(head.key):
        return False
    if token.kind is Kind.PLACE:
        return True
    if token.kind is not Kind.WORD or token.key in _outside():
        return False
    if token.key in _verbs():
        built = token.key in words_of("clause_changes", "building")
        return not head.key.endswith(_built() if built else _firms())
    return token.flag.startswith(_NAME_FLAGS)


def _list_before(before: list[Token], plain: str) -> None:
    """Make bodies of the items of a list that ends with 部门: 教育、民政等部门."""
    at = len(before) - 1
    if at < 0 or not (before[at].key == "等" or _is_pause(before[at])):
        return
    at -= 1
    while at >= 0:
        end = at
        while at >= 0 and _is_item_word(before[at]) and end - at < LONGEST_ITEM:
            at -= 1
        if at == end or at < 0 or not _is_pause(before[at]):
            _join(before, at + 1, end, plain, first=at >= 0)
            return
        _join(before, at + 1, end, plain, first=False)
        at -= 1


def _join(before: list[Token], start: int, end: int, plain: str, *, first: bool) -> None:
    """Make one body of an item; of the first one only its last word, what stands before may act."""
    if first:
        start = end
    if start <= end and before[start].kind is Kind.WORD and _is_item_word(before[start]):
        before[start : end + 1] = [_body(before[start].start, before[end].end, plain, listed=True)]


def _is_pause(token: Token) -> bool:
    return token.flag == "、" or token.key in ("和", "及")


def _is_item_word(token: Token) -> bool:
    if token.kind is not Kind.WORD or token.key in _outside() or len(token.key) == 1:
        return False
    return token.flag.startswith(_NAME_FLAGS) or token.key in _verbs()


def _body(start: int, end: int, plain: str, *, listed: bool = False) -> Token:
    name = plain[start:end]
    organ = listed or name.endswith(words_of("clause_changes", "organ_head"))
    return Token(start, end, Kind.BODY, name, text=ORGAN if organ else "")


@cache
def _heads() -> tuple[str, ...]:
    return words_of("clause_changes", "body_head")


@cache
def _persons() -> frozenset[str]:
    return frozenset(words_of("clause_changes", "person_head"))


@cache
def _firms() -> tuple[str, ...]:
    return words_of("clause_changes", "firm_head")


@cache
def _built() -> tuple[str, ...]:
    return (*_firms(), *words_of("clause_changes", "built_head"))


@cache
def _common() -> frozenset[str]:
    return frozenset(words_of("clause_changes", "common_body"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words_of("clause_changes", "name_verb"))


@cache
def _outside() -> frozenset[str]:
    return frozenset(words_of("clause_changes", "no_part_of_a_name"))
