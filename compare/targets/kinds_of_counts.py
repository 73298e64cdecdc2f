"""What a count is of: what is new or what there is, and works of which stage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.text import fold
from policydiff.stages.targets import Measure, Mode, Target

_STAGES = ("stage", "ends")  # the groups of kinds of works that follow each other


def measures_differ(left: Target, right: Target, *, heads: tuple[str, str] = ("", "")) -> bool:
    """What is new (新增贷款, 招引企业1200家) against what there is (贷款余额, 企业3000家).

    A count that is done (认定150家, 改造40个) comes about as a new one does. Amounts of a year are
    often said to reach a value (实到外资达到3亿美元), so that of amounts only an increase (新增,
    净增) tells; shares are never new.

    Args:
        left: One target.
        right: The other.
        heads: What stands before each in its list, where its verb may be: 建成公园5个、书房3家.
    """
    if find_measure(left.unit).rate:
        return False
    if find_measure(left.unit).family not in ("count", "people"):
        if (is_raise(left) != is_raise(right)) and left.mode is right.mode:
            return True  # 增加投资100亿元 against 投资804亿元
        increase = name_words("increase", lexicon="stock_and_flow")
        rising = [t for t in (left, right) if t.indicator_text.startswith(increase)]
        other = right if rising == [left] else left
        return len(rising) == 1 and not _comes_about(other)
    if _is_new(left) != _is_new(right):
        other, head = (right, heads[1]) if _is_new(left) else (left, heads[0])
        return not (_comes_about(other) or _listed_as_done(other, head))
    # 总量突破1.8万家 against 培育2200家
    return (_is_total(left) and _comes_about(right)) or (_is_total(right) and _comes_about(left))


def is_raise(target: Target) -> bool:
    """Whether a level is by how much something is to rise: 增加投资100亿元."""
    raising = name_words("raise", lexicon="stock_and_flow")
    return target.mode is Mode.LEVEL and target.quote.startswith(raising)


def works_differ(left: Target, right: Target) -> bool:
    """What is begun against what is completed, built against rebuilt or kept up.

    Only where both say which it is: 新建农村公路 and 农村公路 may be the same works. Of stages one
    that both name is enough: 引进落地项目 and 引进项目.
    """
    mine, theirs = _kinds(left), _kinds(right)
    both = {group for group, _ in mine} & {group for group, _ in theirs}
    staged = {group for group, _ in mine & theirs if group in _STAGES}
    return any(group in both - staged for group, _ in mine ^ theirs)


def find_works(target: Target) -> tuple[str, ...]:
    """The words for kinds of works in what is said of the target, longest first, each once."""
    pattern, _ = _work_words()
    said = (fold(text) for text in (target.quote, target.indicator_text))
    return tuple(dict.fromkeys(pattern.findall("\n".join(said))))


def other_works(target: Target, said: str) -> bool:
    """Whether a phrase tells of other kinds of works than the target: 养护 against 新建."""
    pattern, _ = _work_words()
    mine, theirs = _kinds(target), _kinds_in(pattern.findall(said))
    both = {group for group, _ in mine} & {group for group, _ in theirs}
    return any(
        not {key for of, key in mine if of == group} & {key for of, key in theirs if of == group}
        for group in both
    )


def _kinds(target: Target) -> frozenset[tuple[str, str]]:
    """(group, key) of the kinds of works."""
    return _kinds_in(find_works(target))


def _kinds_in(words: Iterable[str]) -> frozenset[tuple[str, str]]:
    _, owners = _work_words()
    return frozenset(kind for word in words for kind in owners[word])


def _is_new(target: Target) -> bool:
    said = target.quote + target.indicator_text
    summed = any(word in said for word in words_of("change_words", "summed_up"))
    return not summed and any(word in said for word in name_words("new"))


def _comes_about(target: Target) -> bool:
    done = name_words("done", lexicon="stock_and_flow")
    return target.measure is Measure.FLOW or any(word in target.quote for word in done)


def _listed_as_done(target: Target, head: str) -> bool:
    """Whether a target without a verb of its own stands in a list of what is done."""
    said = any(word in target.quote for word in name_words("reached", lexicon="stock_and_flow"))
    return not said and any(word in head for word in name_words("done", lexicon="stock_and_flow"))


def _is_total(target: Target) -> bool:
    reached = any(word in target.quote for word in name_words("reached", lexicon="stock_and_flow"))
    return reached and not _is_new(target) and not _comes_about(target)


def is_stock(target: Target) -> bool:
    """达到 alone makes no stock: 新增就业达到80万人 is a flow."""
    if _is_new(target) or target.measure is Measure.FLOW:
        return False
    reached = any(word in target.quote for word in name_words("reached", lexicon="stock_and_flow"))
    return target.measure is Measure.STOCK or reached


@cache
def _work_words() -> tuple[re.Pattern[str], dict[str, set[tuple[str, str]]]]:
    """A pattern of all words, and the kinds that each tells of."""
    owners: dict[str, set[tuple[str, str]]] = {}
    for entry in load_lexicon("works"):
        for pattern in entry.patterns:
            owners.setdefault(pattern, set()).add((entry.text("group") or "", entry.key))
    return any_of(owners), owners
