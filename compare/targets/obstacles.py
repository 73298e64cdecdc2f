"""Find what keeps two targets from being compared: owner, unit, threshold, scope, definition."""

from __future__ import annotations

import re
from functools import cache

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.indicators.name_classes import amount_in
from policydiff.stages.compare.indicators.passages import head_of_list
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.indicators.reference_quantities import find_basis
from policydiff.stages.compare.indicators.references import same_reference
from policydiff.stages.compare.indicators.target_times import deadline_year
from policydiff.stages.compare.model.change_types import Reason
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.compare.targets.kinds_of_counts import (
    is_stock,
    measures_differ,
    works_differ,
)
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.compare.targets.year_spans import spans_differ
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.units import convert, find_measure
from policydiff.stages.targets import Mode, Target
from policydiff.stages.targets.owners.owner_keys import owners_differ


def find_obstacle(pair: TargetPair, documents: DocumentPair) -> Reason | None:
    """Why the two targets cannot be compared, the plainest reason first; None where they can.

    Order: another indicator, another owner, no value, mode, unit, basis, threshold, scope, stock
    against flow, works of another kind, years, level of government.
    """
    left, right = pair.base, pair.other
    base, other = documents.base, documents.other
    checks = (
        (Reason.DEFINITION, not pair.same_indicator),
        (Reason.OWNER, owners_differ(left, base, right, other)),
        (Reason.NO_VALUE, _lacks_value(left, base, right, other)),
        (Reason.MODE, _modes_differ(left, right)),
        (Reason.UNIT, _units_differ(left, right)),
        (Reason.BASIS, _bases_differ(left, right)),
        (Reason.THRESHOLD, _threshold(left) != _threshold(right)),
        (Reason.SCOPE, scope_of(left, base) != scope_of(right, other)),
        (Reason.DEFINITION, _counts_differ(pair, documents)),
        (Reason.YEARS, _years_differ(pair, documents)),
        (Reason.LEVEL, not is_rate(left) and _levels_differ(documents)),
    )
    return next((reason for reason, holds in checks if holds), None)


def find_frame_obstacle(pair: TargetPair, documents: DocumentPair) -> Reason | None:
    """What keeps two targets of the same words apart: what the documents are.

    A deadline that the words name is one for both; 全省 is another province for each.
    """
    if _lacks_value(pair.base, documents.base, pair.other, documents.other):
        return Reason.NO_VALUE
    if deadline_year(pair.base) is None and _years_differ(pair, documents):
        return Reason.YEARS
    return Reason.LEVEL if not is_rate(pair.base) and _levels_differ(documents) else None


def scope_of(target: Target, document: Document) -> str | None:
    """What the target is restricted to; None where that is the whole place (全区, 南湖区).

    A part of the place that the name begins with counts too (区本级投资, 打通中心城区断头路), and
    each of several parts (每个县区打造3个), where that is not read as its owner.
    """
    scope = _whole_place().sub("", target.scope or "")
    if document.jurisdiction:
        scope = scope.replace(document.jurisdiction.name, "")
    part = _part_of_place().match(target.indicator_text)
    each = None if target.owner else any_of(name_words("each")).search(target.quote)
    return scope or (part.group(1) if part else None) or (each.group() if each else None)


def _bases_differ(left: Target, right: Target) -> bool:
    """Two bases; where one side states none it may well have the same."""
    return None not in (left.basis, right.basis) and left.basis is not right.basis


def _lacks_value(left: Target, base: Document, right: Target, other: Document) -> bool:
    """One side without a value of its own, or both leaning on other references."""
    if left.low is None and right.low is None:
        return not same_reference(left, base, right, other)
    return left.low is None or right.low is None


def _modes_differ(left: Target, right: Target) -> bool:
    """A cut of what is bad is told as a count of those who leave it too: 减少贫困人口, 脱贫."""
    if left.low is None or left.mode is right.mode or _both_rise(left, right):
        return False
    leaving = any_of(name_words("leaving", lexicon="stock_and_flow"))
    counted = [t for t in (left, right) if t.mode is Mode.LEVEL]
    cut = Mode.CUT in (left.mode, right.mode)
    return not (
        cut and counted and leaving.search(f"{counted[0].indicator_text}{counted[0].quote}")
    )


def _both_rise(left: Target, right: Target) -> bool:
    """Whether both are told as increases: 投资增加50亿元, 增加投资100亿元."""
    rising = (*words_of("change_words", "added"), *name_words("increase", lexicon="stock_and_flow"))
    return not any(find_measure(target.unit).rate for target in (left, right)) and all(
        target.mode is Mode.GROWTH
        or (target.mode is Mode.LEVEL and target.quote.startswith(rising))
        for target in (left, right)
    )


def _units_differ(left: Target, right: Target) -> bool:
    if left.low is None:
        return False
    if (find_basis(left) is None) != (find_basis(right) is None):
        return True  # a sum for each 50公斤 against a sum
    if left.unit == right.unit:
        return False
    families = {find_measure(left.unit).family, find_measure(right.unit).family}
    if families == {"count"} or (families <= {"count", "people"} and _of_firms(left, right)):
        return False
    return convert(left.low, left.unit, into=right.unit) is None


def _of_firms(left: Target, right: Target) -> bool:
    """企业 are counted in 家 and 户 alike."""
    firms = name_words("firms")
    return all(any(word in t.indicator_text for word in firms) for t in (left, right))


def _years_differ(pair: TargetPair, documents: DocumentPair) -> bool:
    """One year against several, or a mean of years against a year."""
    stock = is_stock(pair.base) or is_stock(pair.other)
    return spans_differ(pair.base, documents.base, pair.other, documents.other, stock=stock)


def _levels_differ(documents: DocumentPair) -> bool:
    return documents.levels_differ and not documents.one_place


def _counts_differ(pair: TargetPair, documents: DocumentPair) -> bool:
    sides = ((pair.base, documents.base), (pair.other, documents.other))
    mine, theirs = (head_of_list(document.text, target.span) for target, document in sides)
    return measures_differ(pair.base, pair.other, heads=(mine, theirs)) or works_differ(
        pair.base, pair.other
    )


def threshold_of(target: Target) -> str | None:
    """From which size on things count; where it was not read, the amount in the name.

    Those whom a rate is for (万人高价值发明专利拥有量) are no size.
    """
    if any(word in target.indicator for word in name_words("per_head")):
        return None
    return target.threshold or amount_in(plain_name(target.indicator_text)) or None


def _threshold(target: Target) -> str:
    """The threshold without its bound: 超亿元 and 亿元以上 are one."""
    bounds = any_of(name_words("threshold_bound"))
    return bounds.sub("", "".join(c for c in threshold_of(target) or "" if c.isalnum()))


@cache
def _whole_place() -> re.Pattern[str]:
    return any_of(name_words("whole"))


@cache
def _part_of_place() -> re.Pattern[str]:
    actions, parts = any_of(name_words("action")).pattern, any_of(name_words("part")).pattern
    return re.compile(f"(?:{actions})?({parts})")
