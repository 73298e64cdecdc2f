"""Let an expression fail fast: open it with the set of the characters that a match can begin with.

Python's engine looks for such a set itself, but only where all alternatives open with a plain
character. Those of lexicons are nested and look around themselves, so that each of them would be
tried at each position of a text. The set is read off the expression as the engine parses it, which
Python has no public name for; where it is not told, the expression stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from re import _parser as parser  # type: ignore[attr-defined]  # see above
from typing import Any, NamedTuple

_Item = tuple[object, Any]  # an operation and what it is made of, as the parser gives them
_WIDEST = 100  # characters of a range that still tells something; Chinese ones do not
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}


class _Opening(NamedTuple):
    """What a piece of an expression can begin with."""

    pieces: frozenset[str]  # of a set: a character, a range, \d
    empty: bool = False  # whether it can match nothing, so that what follows may begin it


_NOTHING = _Opening(frozenset(), empty=True)


class _UntoldError(Exception):
    """What an expression begins with is not told."""


def compile_fast(source: str) -> re.Pattern[str]:
    """The expression compiled, with the set of its first characters before it where that helps."""
    return re.compile(fast_source(source))


def fast_source(source: str) -> str:
    """An expression with the set of its first characters before it where that helps."""
    if "|" not in source:
        return source
    parsed = list(parser.parse(source))
    if _has_set(parsed):
        return source
    try:
        opening = _of_all(parsed)
    except _UntoldError:
        return source
    if opening.empty or not opening.pieces:
        return source
    return f"(?=[{''.join(sorted(opening.pieces))}])(?:{source})"


def _has_set(parsed: Sequence[_Item]) -> bool:
    """Whether the engine itself finds what an expression begins with, or it begins a text."""
    while parsed and str(parsed[0][0]) == "SUBPATTERN":
        parsed = list(parsed[0][1][3])
    if not parsed:
        return True
    code, made_of = str(parsed[0][0]), parsed[0][1]
    if code == "BRANCH":
        return all(each and str(each[0][0]) in ("LITERAL", "AT") for each in made_of[1])
    return code in ("LITERAL", "IN", "AT")


def _of_all(parsed: Sequence[_Item]) -> _Opening:
    """What a sequence can begin with."""
    pieces = frozenset[str]()
    for code, made_of in parsed:
        read = _READERS.get(str(code))
        if read is None:
            raise _UntoldError
        opening = read(made_of)
        pieces |= opening.pieces
        if not opening.empty:
            return _Opening(pieces)
    return _Opening(pieces, empty=True)


def _branch(made_of: Any) -> _Opening:
    return reduce(_either, map(_of_all, made_of[1]))


def _either(one: _Opening, other: _Opening) -> _Opening:
    return _Opening(one.pieces | other.pieces, one.empty or other.empty)


def _repeated(made_of: Any) -> _Opening:
    opening = _of_all(made_of[2])
    return opening._replace(empty=opening.empty or made_of[0] == 0)


def _set(made_of: Any) -> _Opening:
    return _Opening(frozenset(map(_piece, made_of)))


def _piece(item: _Item) -> str:
    code, made_of = str(item[0]), item[1]
    if code == "LITERAL":
        return re.escape(chr(made_of))
    if code == "RANGE" and made_of[1] - made_of[0] < _WIDEST:
        return "-".join(re.escape(chr(end)) for end in made_of)
    if code == "CATEGORY" and str(made_of) in _CLASSES:
        return _CLASSES[str(made_of)]
    raise _UntoldError


_READERS: Mapping[str, Callable[[Any], _Opening]] = {
    "LITERAL": lambda char: _Opening(frozenset((re.escape(chr(char)),))),
    "IN": _set,
    "BRANCH": _branch,
    "SUBPATTERN": lambda made_of: _of_all(made_of[3]),
    "ATOMIC_GROUP": _of_all,
    "MAX_REPEAT": _repeated,
    "MIN_REPEAT": _repeated,
    "POSSESSIVE_REPEAT": _repeated,
    "AT": lambda _: _NOTHING,
    "ASSERT": lambda _: _NOTHING,
    "ASSERT_NOT": lambda _: _NOTHING,
}
