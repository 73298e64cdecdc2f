"""Take from a name what is done with what it names: 产教融合型企业培育, 重大项目尽早开工.

A plan says what it does before the number (培育50个企业) or behind what is counted
(启动50个企业培育), and the name is the same.
"""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions

_DEEDS = Expressions("deed_names")


def without_deeds(name: str) -> str:
    """A name without adverbs and verbs of carrying out inside it: 全社会固定资产投资.

    Args:
        name: Folded words before or behind a number.
    """
    if not _DEEDS["sign"].search(name):
        return name
    for key in ("hastened", "achieved_inside", "work_at_end"):
        name = _DEEDS[key].sub("", name)
    return name


def counted_thing(left: str, right: str) -> str:
    """What is counted, without what is done with it: 产教融合型企业 of 产教融合型企业培育.

    What is done for people is told of them (农村妇女乳腺癌筛查), what is done in places is not
    (乡村全民健身提升工程, in 500 villages).

    Args:
        left: The words before a count, from the last break on.
        right: The words behind it, up to the next one.
    """
    done = _DEEDS["for_before"].search(left) or _DEEDS["freely_done"].match(right)
    if done and (served := _DEEDS["served"].match(right)):
        return served["thing"] + served["act"]
    placed = _DEEDS["done_in_places"].match(right)
    if placed and _DEEDS["urged_before"].search(left):
        return placed["place"] + placed["act"]
    placed = placed if _DEEDS["within_before"].search(left) else None
    if placed := placed or _DEEDS["deed_of_places"].match(right):
        return placed["act"]
    if outcome := _DEEDS["outcome_behind"].match(right):
        return outcome["thing"]
    if undergone := _DEEDS["undergone"].match(right):
        return undergone["thing"] + undergone["act"]
    undertaken = _DEEDS["undertaken_behind"].match(right)
    return undertaken["thing"] if undertaken else right
