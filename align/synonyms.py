"""Policy synonyms: what two texts both speak of, though in other words."""

from __future__ import annotations

from functools import cache

from documents.lexicon import load_lexicon


def shared_synonyms(base: str, other: str) -> tuple[str, ...]:
    """What both texts name by different words: 众创空间/孵化基地.

    Returns:
        One line for each entry of lexicons/synonyms.toml, in its order; none where a word of the
        entry stands in both texts.
    """
    found = []
    for forms in _entries():
        left = {form for form in forms if form in base}
        right = {form for form in forms if form in other}
        if left and right and not left & right:
            found.append("/".join(sorted(left | right, key=forms.index)))
    return tuple(found)


@cache
def _entries() -> tuple[tuple[str, ...], ...]:
    entries = load_lexicon("align", "synonyms")
    return tuple((entry.key, *entry.patterns) for entry in entries)
