"""Whether two targets are one owner's: the one place where owners are held against each other."""

from __future__ import annotations

from policydiff.stages.documents import Document, Level
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.targets.target import Target


def owner_key(target: Target) -> str:
    """The owner in a form that its spellings share; "" for the place of the document.

    各县(市、区), 每个县市区 and 各区县市 are one owner. A series is of one indicator, jurisdiction,
    owner and scope.
    """
    bare = "".join(char for char in target.owner or "" if char.isalnum())
    each = expression("owners", "each_word").match(bare)
    if each is None:
        return bare
    return "".join(sorted(set(bare[each.end() :])))


def owners_differ(left: Target, base: Document, right: Target, other: Document) -> bool:
    """Whether two targets are of two owners.

    What a city sets for one of its counties is the same owner's as what that county sets itself.
    """
    mine, theirs = _key_in(left, base), _key_in(right, other)
    if mine == theirs:
        return False
    return not (_is_place(mine, other, theirs) or _is_place(theirs, base, mine))


def _key_in(target: Target, document: Document) -> str:
    """As `owner_key`; what the centre pays is the country's own."""
    key, place = owner_key(target), document.jurisdiction
    own = place is not None and place.level is Level.COUNTRY
    return "" if own and key in words_of("payers", "central_payer") else key


def _is_place(owner: str, document: Document, own: str) -> bool:
    """Whether an owner is the place of the other document, which names none beside it."""
    place = document.jurisdiction
    return bool(owner) and not own and place is not None and place.name == owner
