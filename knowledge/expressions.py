"""Regular expressions made of the words of a lexicon, each held to its examples.

An entry with `form = "expression"` has one pattern, a regular expression over folded text
(half-width, as `fold` of support/text.py makes it). `{key}` in it stands for the entry KEY of the
same lexicon: any of its words, or its expression. Quantifiers such as `{2,8}` stay as they are.
Where a word is to stand in several lists, the file says `shared_words = true` at its top.

    [[entry]]
    key = "share_noun"
    patterns = ["比例", "比重", "占比"]
    …

    [[entry]]
    key = "share_before"
    form = "expression"
    patterns = ['{share_noun}(?:达到?|为)?$']
    examples = ["第三产业比重达到"]
    counterexamples = ["比重较大的企业"]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policydiff.stages.knowledge.fast_expressions import compile_fast
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.knowledge.lexicon_patterns import guarded
from policydiff.stages.support.errors import LexiconError

_PLACE = re.compile(r"\{([a-z]\w*)\}")


@cache
def expression(lexicon: str, key: str) -> re.Pattern[str]:
    """The entry's expression, or one for any of its words, compiled.

    Args:
        lexicon: The stem of a file in knowledge/lexicons.
        key: The key of an entry.

    Raises:
        LexiconError: There is no such entry, an entry that it names is missing or names it in
            turn, or an expression is wrong.
    """
    source = expression_source(lexicon, key)
    try:
        return compile_fast(source)
    except re.error as error:
        where = f"knowledge/lexicons/{lexicon}.toml"
        what = f"{key} is no expression: {error}"
        raise LexiconError(where, what, hint="correct its pattern") from error


class Expressions(dict[str, re.Pattern[str]]):
    """The expressions of a lexicon by their keys, each compiled when it is first asked for.

    Modules that ask for many of them, and for each number of a text, keep one: to look into it
    takes a tenth of the time of a call. A key of several, parted by bars, asks for any of them in
    one pass: `lastgroup` of a match tells which.
    """

    def __init__(self, lexicon: str) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, key: str) -> re.Pattern[str]:
        several = key.split("|")
        sources = (f"(?P<{one}>{expression_source(self._lexicon, one)})" for one in several)
        alone = len(several) == 1
        found = expression(self._lexicon, key) if alone else compile_fast("|".join(sources))
        self[key] = found
        return found


@cache
def expression_source(lexicon: str, key: str) -> str:
    """The expression of an entry as text, to be put into a larger one: a group of its own."""
    return _source(_entries(lexicon), lexicon, key, ())


@cache
def words_of(lexicon: str, key: str) -> tuple[str, ...]:
    """The words of an entry, the longest first.

    Raises:
        LexiconError: There is no such entry.
    """
    words = _entry(_entries(lexicon), lexicon, key).patterns
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _source(entries: Mapping[str, Entry], lexicon: str, key: str, inside: tuple[str, ...]) -> str:
    entry = _entry(entries, lexicon, key)
    if key in inside:
        circle = " → ".join((*inside, key))
        where = f"knowledge/lexicons/{lexicon}.toml"
        raise LexiconError(where, f"a circle of entries: {circle}", hint="write one out")
    if entry.text("form") != "expression":
        return f"(?:{guarded(entry, words_of(lexicon, key))})"

    def place(match: re.Match[str]) -> str:
        return _source(entries, lexicon, match[1], (*inside, key))

    return f"(?:{_PLACE.sub(place, entry.patterns[0])})"


@cache
def _entries(lexicon: str) -> Mapping[str, Entry]:
    return {entry.key: entry for entry in load_lexicon(lexicon)}


def _entry(entries: Mapping[str, Entry], lexicon: str, key: str) -> Entry:
    if key not in entries:
        where = f"knowledge/lexicons/{lexicon}.toml"
        raise LexiconError(where, f"has no entry {key}", hint="add it")
    return entries[key]
