"""Find what two texts both speak of, though in other words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from policydiff.stages.knowledge.lexicon import load_lexicon

Form = tuple[int, int]  # which entry of the lexicon, which of its forms
_CACHED_TEXTS = 16_384  # clauses of a report on a hundred documents


def shared_synonyms(base: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """What both sides name by different words: 众创空间/孵化基地.

    Returns:
        One line for each entry of policy_synonyms.toml, in its order; none where a word of the
        entry stands in the texts of both sides.
    """
    left = frozenset[Form]().union(*(_forms(text) for text in base))
    right = frozenset[Form]().union(*(_forms(text) for text in other))
    met = {entry for entry, _ in left} & {entry for entry, _ in right}
    met -= {entry for entry, _ in left & right}
    both = sorted(left | right)
    words = ((entry, [_entries()[e][form] for e, form in both if e == entry]) for entry in met)
    return tuple("/".join(forms) for _, forms in sorted(words))


def spoken_of(text: str) -> tuple[str, ...]:
    """A word for each entry of the lexicon that the text speaks of, in whatever form.

    It stands beside the words of the text: 环保局 and 生态环境局 then have one in common.
    """
    return tuple(f"={entry}" for entry in sorted({entry for entry, _ in _forms(text)}))


@lru_cache(maxsize=_CACHED_TEXTS)
def _forms(text: str) -> frozenset[Form]:
    """The forms that stand in a text; a clause has many links and is searched once."""
    return frozenset(
        (number, at)
        for number, forms in enumerate(_entries())
        for at, form in enumerate(forms)
        if form in text
    )


@cache
def _entries() -> tuple[tuple[str, ...], ...]:
    entries = load_lexicon("policy_synonyms")
    return tuple((entry.key, *entry.patterns) for entry in entries)
