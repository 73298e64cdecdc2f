"""The words of lexicons as regular expressions."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from policydiff.stages.knowledge.lexicon import Entry, load_lexicon


def entries_of(lexicon: str) -> tuple[Entry, ...]:
    """The entries of `knowledge/lexicons/NAME.toml`."""
    return load_lexicon(lexicon)


@cache
def words(lexicon: str, key: str | None = None) -> tuple[str, ...]:
    """The literal patterns of a lexicon (of one entry), longest first."""
    entries = entries_of(lexicon)
    found = (p for e in entries if key is None or e.key == key for p in e.patterns)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def alternatives(lexicon: str, *keys: str) -> str:
    """A group of the literal patterns of a lexicon (of these entries), longest first.

    Words that must not stand before or behind (not_after, not_before) are heeded.
    """
    entries = entries_of(lexicon)
    pairs = [(p, e) for e in entries if not keys or e.key in keys for p in e.patterns]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair[1].key, pair[0]))
    runs = groupby(pairs, key=lambda pair: pair[1])
    parts = (guarded(entry, tuple(pattern for pattern, _ in run)) for entry, run in runs)
    return f"(?:{'|'.join(parts)})"


def either(choices: tuple[str, ...]) -> str:
    """A regular expression for any of these literals, in the order given."""
    return "|".join(re.escape(choice) for choice in choices)


def guarded(entry: Entry, choices: tuple[str, ...]) -> str:
    """A regular expression for any of these words of an entry, but for what must not stand around.

    Where something must not stand before them it opens with the set of their first characters,
    which tells for most positions that none of them stands there.
    """
    before = not_after(entry)
    firsts = "".join(sorted({choice[0] for choice in choices}))
    near = f"(?=[{re.escape(firsts)}]){before}" if before else ""
    return f"{near}(?:{either(choices)}){not_before(entry)}"


def not_after(entry: Entry) -> str:
    """Look-behinds for the words that must not stand before the patterns of an entry."""
    words = entry.texts("not_after")
    single = "".join(word for word in words if len(word) == 1)
    several = "".join(f"(?<!{re.escape(word)})" for word in words if len(word) > 1)
    return (f"(?<![{re.escape(single)}])" if single else "") + several


def not_before(entry: Entry) -> str:
    """A look-ahead for the words that must not stand behind them.

    These are often suffixes of one character (建设区); words that only begin like one (区域) are
    named by `but_before`, and may stand there.
    """
    choices, words_begun = entry.texts("not_before"), entry.texts("but_before")
    begun = f"(?!{either(words_begun)})" if words_begun else ""
    return f"(?!{begun}(?:{either(choices)}))" if choices else ""
