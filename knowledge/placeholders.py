"""What {n}, {year}, {ref} … in the patterns of lexicons stand for; patterns as expressions.

Those that have words are entries of knowledge/lexicons/placeholders.toml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_letters, digits

from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.errors import LexiconError

PLACE = re.compile(r"\{([a-z]+)(\d?)\}")
NUMBER = re.compile(r"\{(?:n|year|plan)\d?\}")
_WORDLESS: Mapping[str, str] = {
    "short": r"[^“”《》。;!?\n]{1,24}",
    "some": r"[^,;。、\d]{0,8}?",
    "letter": r"[A-Za-z]",
    "digit": r"\d",
}
_WORDLESS_FIRSTS: Mapping[str, str] = {"letter": ascii_letters, "digit": digits}


def firsts(place: str) -> str:
    """The characters with which a placeholder can begin.

    Raises:
        LexiconError: No pattern may begin with this one.
    """
    name = place.strip("{}" + digits)
    stated = (e.text("firsts") for e in load_lexicon("placeholders") if e.key == name)
    found = _WORDLESS_FIRSTS.get(name) or next(stated, None)
    if found is None:
        where, what = "knowledge/lexicons/placeholders.toml", f"{name} has no firsts"
        raise LexiconError(where, what, hint="begin the pattern with a word, or state firsts")
    return found


def regex(pattern: str, name: str, *, before: str = "") -> str:
    """A pattern, or a part of one behind `before`, as an expression; numbers have named groups."""
    parts, last, count = list[str](), 0, 0
    for place in PLACE.finditer(pattern):
        literal = pattern[last : place.start()]
        parts.append(_spaced(literal, after_number=count > 0))
        inner = _inner(place[1], behind=literal if last else before + literal)
        if NUMBER.fullmatch(place[0]):
            inner = f" ?(?P<{name}_{count}>{inner})"
            count += 1
        parts.append(inner)
        last = place.end()
    parts.append(_spaced(pattern[last:], after_number=count > 0))
    return "".join(parts)


def _spaced(literal: str, *, after_number: bool) -> str:
    """Words of a pattern; white space may part them from a number before: 到 2025 年."""
    return " ?" * (after_number and bool(literal)) + re.escape(literal)


def _inner(name: str, *, behind: str) -> str:
    """The expression of a placeholder behind a literal."""
    if name in _WORDLESS:
        return _WORDLESS[name]
    plain = name == "n" and behind and not _is_numeral(behind[-1])
    return expression_source("placeholders", "n_behind" if plain else name)


def _is_numeral(char: str) -> bool:
    return expression("placeholders", "n_behind").match(char) is not None
