"""Tell of names that a person asked for and misspelt, with the nearest ones there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from policydiff.stages.support.errors import SettingsError

_NEAR = 0.6  # of difflib's ratio; 地区生产总直 and 地区生产总值 have 0.83
_MOST = 3  # names in the message


def check_asked(asked: Sequence[str], found: Iterable[str], *, known: Iterable[str]) -> None:
    """Refuse a text that no name found holds and that is nearly a name there is.

    Args:
        asked: Parts of names.
        found: The names that they kept.
        known: All names.

    Raises:
        SettingsError: One of the texts keeps nothing, and names near to it are known.
    """
    kept, names = set(found), sorted(set(known))
    for text in asked:
        if any(text in name for name in (*kept, *names)):
            continue
        near = get_close_matches(text, names, n=_MOST, cutoff=_NEAR)
        if near and not kept:
            hint = f"did you mean {', '.join(near)}?"
            raise SettingsError(text, "is in no name of these documents", hint=hint)
