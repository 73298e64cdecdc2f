"""What the name of an indicator may consist of: a noun phrase, perhaps led by its verb (新增…).

Words that only lead up to it or away from it are taken off at both ends; what is left may still be
a clause, which `is_clause` tells.
"""

from __future__ import annotations

from functools import lru_cache

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.targets.phrases.deed_names import without_deeds

_FORMS = Expressions("name_forms")


@lru_cache(maxsize=4096)
def noun_phrase(name: str) -> str:
    """The noun phrase in what stands where a name is looked for; "" where nothing is named.

    就业(仅) is 就业, 出让年限最高 is 出让年限, 000亿度 is nothing.

    Args:
        name: Folded words before or behind a number.
    """
    number = _FORMS["numeral"].search(name)
    name = name[: number.start()] if number and number.start() else name
    while found := _FORMS["opening"].match(name):
        name = name[found.end() :].lstrip()
    while found := _FORMS["closing"].search(name):
        name = name[: found.start()]
    return "" if _FORMS["nothing"].search(name) else without_deeds(name)


@lru_cache(maxsize=4096)
def is_clause(name: str) -> bool:
    """Whether a name is none, but a clause or a piece of one: 对全省综合评价, 发行人应在完成."""
    return _FORMS["clause"].search(name) is not None
