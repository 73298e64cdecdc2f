"""Name money by what it is for: 中央财政安排832亿元支持卫生事业 is 中央财政卫生事业支出."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.segments import Sentence

_WORDS = Expressions("payers")


def is_spent(quantity: Quantity, right: str) -> bool:
    """Whether the words behind an amount of money only say what it is for: 用于支持产业发展."""
    money = quantity.unit.kind is UnitKind.MONEY
    return money and _WORDS["spent_on"].match(right) is not None


def purpose_of(right: str) -> str:
    """What money is for, by the words behind it: 老旧小区改造 of 用于老旧小区改造."""
    spent = _WORDS["spent_on"].match(right)
    return right[spent.end() :] if spent else right


def paid_for(text: str, sentence: Sentence, quantity: Quantity, name: str) -> str:
    """The name of money that names its payer alone, with what it is for where that is said.

    Args:
        text: Folded and masked text.
        sentence: The sentence.
        quantity: The money.
        name: Its name by the words around it: 中央财政.

    Returns:
        中央财政卫生事业支出 where 支持卫生事业改革和发展 stands behind, or 为加快…建设 before it.
    """
    if quantity.unit.kind is not UnitKind.MONEY or not _WORDS["payer"].fullmatch(name):
        return name
    end = min(sentence.end, quantity.end + 60)
    found = _WORDS["purpose_behind"].match(text, quantity.end, end)
    start = sentence.stop_before(quantity.number)
    found = found or _WORDS["purpose_before"].match(text, start, quantity.number)
    begins = sentence.segment_start(quantity.number)
    found = found or _WORDS["topic_before"].search(text, max(start, begins - 40), begins)
    if found is None:
        return name
    thing = _WORDS["cause"].sub("", found["purpose"]) or found["purpose"]
    (spending,) = words_of("payers", "spending")
    return _WORDS["paying"].sub("", name) + thing + spending


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """The name of money, and who pays it where that is another than the place of a document."""

    name: str
    payer: str | None


def payer_in_name(name: str) -> Paid | None:
    """The name of money without who pays it: 中央财政拟安排三农投入 is 三农投入 of 中央财政.

    None for a name that names no payer.
    """
    found = _WORDS["paid_by"].match(name) if _WORDS["treasury"].match(name) else None
    if found is None:
        return None
    central = found["payer"].startswith(words_of("payers", "of_budget"))
    return Paid(name=found["what"], payer=found["payer"] if central else None)
