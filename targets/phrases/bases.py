"""On which basis a value is reckoned: 同口径, 可比价, 现价."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.knowledge.fast_expressions import compile_fast
from policydiff.stages.support.text import fold
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Basis

_BEHIND = 12  # code points of a bracket behind a value
_MOST = 32  # segments before a value that are looked at; sentences have a dozen


def basis_at(text: str, sentence: Sentence, position: int, *, end: int) -> Basis | None:
    """The basis said in the segment of a value, in a bracket behind it, or before all values.

    Args:
        text: Of the clause, folded.
        sentence: Where the value stands.
        position: Of its number.
        end: Of its quote.
    """
    if not _is_said(text):
        return None
    start = sentence.segment_start(position)
    if (found := _last(text, start, position)) is not None:
        return found
    bracket = _bracket().match(text, end, end + _BEHIND)
    if bracket and (found := _last(text, end, bracket.end())) is not None:
        return found
    for _ in range(_MOST):
        if start <= sentence.start:
            return None
        stop, start = start - 1, sentence.segment_start(start - 1)
        if expression("bases", "reckoned").search(text[start:stop]):
            return _last(text, start, stop)
    return None


def basis_in(words: str) -> Basis | None:
    """The basis that the name of a row or a cell says: 地区生产总值增速(可比价)."""
    folded = fold(words)
    return _last(folded, 0, len(folded))


@lru_cache(maxsize=64)
def _is_said(text: str) -> bool:
    """Whether a clause speaks of a basis at all; most do not, and have many values."""
    signed = expression("bases", "sign").search(text) is not None
    return signed and _bases().search(text) is not None


def _last(text: str, start: int, end: int) -> Basis | None:
    said = None
    for match in _bases().finditer(text, start, end):
        said = Basis(match.lastgroup or "")
    return said


@cache
def _bases() -> re.Pattern[str]:
    named = (f"(?P<{basis.value}>{expression_source('bases', basis.value)})" for basis in Basis)
    return compile_fast("|".join(named))


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\([^()]{2,10}\)?")
