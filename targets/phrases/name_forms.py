"""What the name of an indicator may consist of: a noun phrase, perhaps led by its verb (新增…).

Words that only lead up to it or away from it are taken off at both ends; what is left may still be
a clause, which `is_clause` tells.
"""

from __future__ import annotations

from functools import lru_cache

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.targets.phrases.deed_names import without_deeds

_FORMS, _MEASURES = Expressions("name_forms"), Expressions("measure_words")


@lru_cache(maxsize=4096)
def noun_phrase(name: str) -> str:
    """The noun phrase in what stands where a name is looked for; "" where nothing is named.

    就业(仅) is 就业, 出让年限最高 is 出让年限, 000亿度 is nothing.

    Args:
        name: Folded words before or behind a number.
    """
    number = _FORMS["numeral"].search(name)
    name = name[: number.start()] if number and number.start() else name
    if "于" in name and (compared := _FORMS["compared_inside"].search(name)):
        name = name[: compared.start()]
    if "(" in name:
        name = _FORMS["alike_in_brackets"].sub("", name)
    if ranked := _FORMS["ranked_inside"].search(name):
        name = name[: ranked.start()]
    while found := _FORMS["opening"].match(name):
        name = name[found.end() :].lstrip()
    if well := _FORMS["doing_well"].search(name):
        name = name[: well.start()]
    while found := _FORMS["closing"].search(name):
        name = name[: found.start()]
    if "、" in name or "和" in name:
        name = _behind_held(_FORMS["said_before"].sub("", name))
    return "" if _FORMS["nothing"].search(name) else without_deeds(name)


def _behind_held(name: str) -> str:
    """A name without what is only said to hold before: 播种面积保持稳定、产量."""
    held = _FORMS["held_before"].match(name)
    if held is None:
        return name
    rest = name[held.end() :]
    grown = _MEASURES["area_at_end"].search(held["what"])
    if grown and rest in words_of("measure_words", "yield"):
        return held["what"][: grown.start()] + rest
    return rest


@lru_cache(maxsize=4096)
def is_clause(name: str) -> bool:
    """Whether a name is none, but a clause or a piece of one: 对全省综合评价, 发行人应在完成."""
    return _FORMS["clause"].search(name) is not None
