"""Tell the numbers of rules: conditions, grants, fees, fines, votes; 按投资额的5%给予奖励."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.roles.background import supposes
from policydiff.stages.targets.roles.regulations import Rules, rules_in
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Comparator

_RULES = Expressions("rule_words")

_GIVEN = (UnitKind.MONEY, UnitKind.SHARE)
_LONG = 120  # code points of a segment on either side of a number that are looked at
_NONE = -1
_SIGNS = "granting|fining|voting"
_BOUNDS = (Comparator.AT_LEAST, Comparator.AT_MOST)


@value_type
class Grant:
    """Where a sentence says that something is given; positions."""

    at: int  # 给予奖励, 可返还
    to: int  # to whom: 对…, before that; -1 where it does not say so


@value_type
class Ruling:
    """The signs of rules in a sentence."""

    rules: Rules | None  # whom its numbers bind
    supposes: bool  # 如果: numbers behind it are only supposed
    grants: tuple[Grant, ...] = ()  # in reading order
    fines: bool = False
    votes: bool = False


def ruling_of(text: str, sentence: Sentence, rules: Rules | None) -> Ruling:
    """The signs of rules in a sentence of a folded text whose clause gives rules, or none."""
    bound, supposed = rules_in(text, sentence, rules), supposes(text, sentence)
    if _RULES[_SIGNS].search(text, sentence.start, sentence.end) is None:
        return Ruling(rules=bound, supposes=supposed)
    granting = _RULES["granting"].finditer(text, sentence.start, sentence.end)
    given = (found.start() for found in granting)
    return Ruling(
        grants=tuple(Grant(at=at, to=_recipient(text, sentence, at)) for at in given),
        fines=_RULES["fining"].search(text, sentence.start, sentence.end) is not None,
        votes=_RULES["voting"].search(text, sentence.start, sentence.end) is not None,
        rules=bound,
        supposes=supposed,
    )


def _recipient(text: str, sentence: Sentence, granting: int) -> int:
    """Where the segment begins that says to whom is given, up to the one that says what.

    Whoever may apply for something (…的贷款,可按利息的40%申请补贴) stands before that.
    """
    start = max(sentence.stop_before(granting), granting - _LONG)
    found = _RULES["recipient"].search(text, start, granting)
    if found is None and _RULES["may_apply"].match(text, granting):
        return start
    return found.start() if found else _NONE


def is_condition(text: str, sentence: Sentence, quantity: Quantity, ruling: Ruling) -> bool:
    """Whether a number only says to whom or how far a rule applies.

    Args:
        text: Folded and masked text.
        sentence: The sentence.
        quantity: A quantity of it.
        ruling: What `ruling_of` says of the sentence.
    """
    if ruling.rules is Rules.TERMS:
        return True
    if quantity.mode is not None:
        return False
    start = max(sentence.segment_start(quantity.number), quantity.number - _LONG)
    end = min(sentence.segment_end(quantity.end), quantity.end + _LONG)
    before, after = text[start : quantity.number], text[quantity.end : end]
    if ruling.rules is Rules.LAW and not _is_duty(text, sentence, quantity, end):
        return True
    if ruling.fines and quantity.unit.kind in (UnitKind.MONEY, UnitKind.MULTIPLE, UnitKind.SHARE):
        return _RULES["fining"].search(text, max(start - _LONG, sentence.start), end) is not None
    if quantity.unit.kind is UnitKind.TIME and _RULES["term_before"].search(before):
        return True
    if ruling.votes and _RULES["voters_behind"].match(after):
        return True
    if _is_case(text, quantity, before, after, end):
        return True
    granted = _is_granted(text, sentence, quantity, before, ruling)
    return granted or _is_rate(quantity, before, after)


def _is_duty(text: str, sentence: Sentence, quantity: Quantity, end: int) -> bool:
    """Whether a regulation sets the number for the authorities themselves: 财政…经费占比."""
    start = max(sentence.stop_before(quantity.number), quantity.number - _LONG)
    return _RULES["public_duty"].search(text, start, end) is not None


def _is_case(text: str, quantity: Quantity, before: str, after: str, end: int) -> bool:
    """Whether a case is put: 超过30人的,…; 比例达到25%(超过100人的企业达到15%)的小微企业."""
    case = text.startswith((",", ":"), end) and _RULES["case_end"].search(after) is not None
    if case and (after in words_of("rule_words", "case_alone") or quantity.comparator in _BOUNDS):
        return quantity.comparator is not Comparator.ABOUT
    share = quantity.unit.kind is UnitKind.SHARE
    if not case and not (share and _RULES["qualified_behind"].match(after)):
        return False
    return _RULES["qualifying_before"].search(before) is not None


def _is_granted(
    text: str, sentence: Sentence, quantity: Quantity, before: str, ruling: Ruling
) -> bool:
    """Whether it is what is given, or to whom: 对营收突破1亿元的企业给予10万元奖励."""
    if quantity.unit.kind in _GIVEN and _RULES["ceiling_of_one"].search(before):
        return True
    if _is_money(quantity) and _RULES["gift_capped_before"].search(before):
        return True
    if not ruling.grants:
        return False
    if any(0 <= grant.to <= quantity.number <= grant.at for grant in ruling.grants):
        counted = quantity.unit.kind is UnitKind.COUNT and _plain(quantity)
        return not counted or _RULES["qualifying_before"].search(before) is not None
    start = _granted_from(text, sentence, quantity)
    given = any(start <= grant.at <= quantity.number for grant in ruling.grants)
    if quantity.unit.kind not in _GIVEN or not given:
        return False  # another segment may have aims of its own
    return _RULES["own_aim"].search(before) is None


def _is_money(quantity: Quantity) -> bool:
    """Whether it is money, in all or for each year: 300万元/年."""
    unit = quantity.unit
    return unit.kind is UnitKind.MONEY or unit.name in words_of("rule_words", "money_a_year")


def _granted_from(text: str, sentence: Sentence, quantity: Quantity) -> int:
    """Where what is said of a sum begins; 其中前两年100% is of what is given before it."""
    start = sentence.segment_start(quantity.number)
    part = _RULES["part_of_grant"].match(text, start)
    return sentence.stop_before(quantity.number) if part else start


def _plain(quantity: Quantity) -> bool:
    return quantity.comparator is Comparator.PLAIN


def _is_rate(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a share says how much of something is reckoned: 按销售额的3%, 不超过投资的30%."""
    if quantity.unit.kind not in (UnitKind.SHARE, UnitKind.MULTIPLE):
        return False
    if _RULES["reckoned_before"].search(before):
        return _RULES["own_aim"].search(before + after[:8]) is None
    return _RULES["capped_share_before"].search(before) is not None
