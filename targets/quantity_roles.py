"""Decide what a quantity is in its sentence: value of an aim, threshold or baseline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise, zip_longest

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.chinese_numerals import SCALES
from policydiff.stages.targets.context_words import BASE, verbs, verbs_at_end
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.roles.background import is_background, is_supposed
from policydiff.stages.targets.roles.conditions import Ruling, is_condition, ruling_of
from policydiff.stages.targets.roles.deeds import is_deed, is_people
from policydiff.stages.targets.roles.regulations import Rules
from policydiff.stages.targets.roles.surroundings import (
    is_given,
    is_location,
    is_size_of_counted,
)
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Comparator

_THINGS = Expressions("sized_things")
_VERBS = Expressions("quantity_verbs")
_PHRASES = Expressions("leading_phrases")
_MEASURES = Expressions("measure_words")
_JOINERS = Expressions("list_connectives")
_BASELINES = Expressions("baseline_words")
_SHARES = Expressions("share_names")


class Role(StrEnum):
    """The part that a quantity plays in its sentence."""

    VALUE = "value"
    THRESHOLD = "threshold"  # defines what is counted: 亿元以上项目, 产值超5千万元的企业
    BASELINE = "baseline"  # 从47.5%提高到51.5%: the first
    SLOGAN = "slogan"  # 市场主体倍增行动
    GIVEN = "given"  # what is looked at or in force: 围绕40个产业集群, 现行10%的税率
    FEW = "few"  # 三个港区: a small Chinese number
    NAMED = "named"  # 三个“一号工程”: what is counted are names
    PEOPLE = "people"  # 14亿人民
    STRUCTURE = "structure"  # 等5个部分, 20条措施
    GRANT = "grant"  # 最高奖励100万元
    CONDITION = "condition"  # of a rule: 超过30人的, 三分之二以上委员同意, 一倍以上三倍以下罚款
    SURROUNDING = "surrounding"  # 在16个县区新增学位2万个, 14亿人的粮食安全


_ENDS = frozenset(("", ",", ";", "。", ")", "\n"))  # of a phrase
_PER_HUNDRED = re.compile(f"[{SCALES}]分")  # 百分之五 is 5%, and no share in words
_RULES = 8  # 15条建设管理规范措施: code points between 条 and what it counts
_BEFORE = 24  # code points before a number that tell its role
_LIST = 90  # code points of a list of sums behind its verb: 发放救助金…万元、补贴…亿元
_MUCH = 10**8  # yuan; hardly anybody is granted more
_GAP = 2  # 8个重点领域: code points between unit and noun
_FLOORS = 20_000  # square metres; few single buildings have more
_SMALL = 10  # 三个港区, 十大品牌 are names rather than values


def roles_of(
    text: str, sentence: Sentence, quantities: Sequence[Quantity], rules: Rules | None = None
) -> tuple[Role, ...]:
    """The roles of the quantities of a sentence, in their order.

    Args:
        text: Folded and masked text.
        sentence: The sentence.
        quantities: Its quantities, in reading order.
        rules: Whose rules its clause gives, if any.
    """
    if not quantities:
        return ()
    roles, ruling = list[Role](), ruling_of(text, sentence, rules)
    case: Quantity | None = None  # the last condition outside brackets
    works = 0  # where the last list of works ends: 6万吨磷酸铁、2亿平方米隔膜等项目
    reached = -1  # the sum that a share of holders is to reach
    for quantity, following in zip_longest(quantities, quantities[1:]):
        if quantity.number < works or quantity.number == reached:
            roles.append(Role.THRESHOLD)
            continue
        reached = _reached_by_holders(text, quantity)
        works = _end_of_works(text, quantity)
        beside = following if _beside(text, sentence, quantity, following) else None
        if case is not None and _added(text, case, quantity):
            roles.append(Role.CONDITION)
            continue
        role = _set_aside(text, sentence, quantity, beside, ruling)
        case = quantity if role is Role.CONDITION else None
        roles.append(role or role_of(text, quantity, beside))
    if Role.THRESHOLD in roles or Role.STRUCTURE in roles:
        for index, (quantity, following) in reversed(tuple(enumerate(pairwise(quantities)))):
            if _is_like_next(text, quantity, following, roles[index + 1]):
                roles[index] = roles[index + 1]
    return tuple(roles)


def _reached_by_holders(text: str, quantity: Quantity) -> int:
    """Where the sum stands that a share of holders is to reach: 30%的村收入达到45万元; else -1."""
    if quantity.unit.kind is not UnitKind.SHARE:
        return -1
    found = _SHARES["reaching_holders"].match(text, quantity.unit_end)
    return found.start("sum") if found else -1


def _is_like_next(text: str, quantity: Quantity, following: Quantity, role: Role) -> bool:
    """Whether a number is of the kind of the next: 10亿元或1亿美元项目, 集镇10条、农房15条措施."""
    if role is Role.STRUCTURE:
        unit = quantity.unit.name
        if unit != following.unit.name or unit not in words_of("sized_things", "rule_unit"):
            return False
        between = _THINGS["next_rules"].fullmatch(text, quantity.end, following.start)
        return between is not None
    return role is Role.THRESHOLD and _alternative(text, quantity, following)


def _end_of_works(text: str, quantity: Quantity) -> int:
    """Where the list of works ends whose first capacity a quantity is, or 0."""
    if quantity.unit.kind not in (UnitKind.AMOUNT, UnitKind.COUNT):
        return 0
    listed = _THINGS["item_of_list"].match(text, quantity.end)
    return listed.end() if listed else 0


def _beside(text: str, sentence: Sentence, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether the next number stands in the same segment, or is what this one rises to.

    从第一个五年计划的58.2%,提高到60%左右.
    """
    if following is None:
        return False
    if following.start <= sentence.segment_end(quantity.end):
        return True
    return _BASELINES["risen_behind"].match(text, quantity.end) is not None


def _alternative(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether two amounts of money say how large things are: 10亿元或1亿美元项目.

    So do those of a list: 收入30万元、50万元、100万元以上的村分别达到75%、55%、35%.
    """
    if not quantity.unit.kind is UnitKind.MONEY is following.unit.kind:
        return False
    between = text[quantity.end : following.start]
    if between in words_of("sized_things", "or"):
        return True
    listed = between == "、" and quantity.start == quantity.number
    return listed and not _THINGS["amount_reached_before"].search(
        text, max(0, quantity.start - _BEFORE), quantity.start
    )


def _added(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a number stands in a bracket behind another: 25%(超过100人的企业达到15%)."""
    opened = text.find("(", before.end, quantity.number)
    return opened >= 0 and text.find(")", opened, quantity.number) < 0


def _set_aside(
    text: str, sentence: Sentence, quantity: Quantity, following: Quantity | None, ruling: Ruling
) -> Role | None:
    """The role of a number that is no part of any aim, whatever it counts; else None."""
    if text.startswith(BASE, quantity.number):
        return Role.BASELINE  # 比1980年的28万人增加42.4%
    if is_condition(text, sentence, quantity, ruling):
        return Role.CONDITION
    supposed = ruling.supposes and is_supposed(text, sentence, quantity.number)
    if supposed or is_background(text, sentence, quantity):
        return Role.GIVEN
    if is_given(text, quantity, _in_item(sentence, quantity, following)):
        return Role.SURROUNDING
    sized = is_location(text, quantity) or is_size_of_counted(text, quantity)
    return Role.THRESHOLD if sized else None


def _in_item(sentence: Sentence, quantity: Quantity, following: Quantity | None) -> Quantity | None:
    """The number that follows, where it stands in the same item of a list."""
    if following is None or sentence.items_between(quantity.end, following.start):
        return None
    return following


def role_of(text: str, quantity: Quantity, following: Quantity | None) -> Role:
    """The role of a quantity, by the words around it and the quantity that follows.

    Args:
        text: Folded and masked text.
        quantity: The quantity asked about.
        following: The next quantity of the same segment, if any.
    """
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    after = text[quantity.end : quantity.end + 32]
    if quantity.mode is not None:
        worded = text[quantity.number : quantity.end]
        return Role.SLOGAN if _is_slogan(worded, before) else Role.VALUE
    alone = quantity.bare_scale and quantity.start == quantity.number
    alone = alone and (quantity.high > _SMALL or quantity.unit.kind is UnitKind.MULTIPLE)
    if alone and not (_reaches(before) or _closes(text, quantity) or _is_goal(text, quantity)):
        return Role.THRESHOLD
    if _is_beside(text, quantity, before):
        return Role.GIVEN
    if _is_part_of(text, quantity):
        return Role.SURROUNDING
    if after.startswith("级") or _is_rating(quantity, before, after):
        return Role.THRESHOLD
    if (few := _few(text, quantity)) is not None:
        return few
    if following is not None and _rises(before, after):
        return Role.BASELINE
    if _is_grant(text, quantity, before, after):
        return Role.GRANT
    if _exceeds(quantity, before, after) or _defines(text, quantity, following, before, after):
        return Role.THRESHOLD
    return Role.VALUE


def _few(text: str, quantity: Quantity) -> Role | None:
    """The role of a number that counts what is there, be it few things or a whole people."""
    if _is_small(quantity):
        if text.startswith("“", quantity.unit_end):
            return Role.NAMED
        return None if is_deed(text, quantity) else Role.FEW
    if is_people(text, quantity):
        return Role.PEOPLE
    return Role.STRUCTURE if _is_structure(text, quantity) else None


def _is_slogan(worded: str, before: str) -> bool:
    """市场主体倍增 is a slogan; 增加值实现倍增 is a value."""
    slogan = worded in words_of("quantity_verbs", "slogan")
    return slogan and _VERBS["total_before"].search(before) is None


def _reaches(before: str) -> bool:
    return _VERBS["reaching_before"].search(before) is not None


def _is_goal(text: str, quantity: Quantity) -> bool:
    """Whether a scale alone is what is headed for: 向百万辆汽车、千万吨炼油的规模发展."""
    if _VERBS["headed_for_behind"].match(text, quantity.end) is None:
        return False
    start = max(0, quantity.start - _LIST)
    return _VERBS["headed_for_before"].search(text, start, quantity.start) is not None


def _is_part_of(text: str, quantity: Quantity) -> bool:
    """三分之一的企业: a share in words that says how many of them."""
    worded = text[quantity.number : quantity.unit_end]
    if quantity.unit.name != "%" or worded.endswith("%") or _PER_HUNDRED.match(worded):
        return False
    return text.startswith("的", quantity.end)


def _closes(text: str, quantity: Quantity) -> bool:
    """就业百万人以上: a bounded scale that ends a phrase is a value; 亿元以上项目 sizes things."""
    bounded = (
        quantity.end > quantity.unit_end and text[quantity.start - 1 : quantity.start].isalpha()
    )
    return bounded and text[quantity.end : quantity.end + 1] in _ENDS


def _rises(before: str, after: str) -> bool:
    """Whether the value is the first of 从47.5%提高到51.5%."""
    start = _BASELINES["from_before"].search(before)
    return start is not None and _BASELINES["to_behind"].match(after) is not None


def _is_paid(text: str, quantity: Quantity) -> bool:
    """Whether it is what is paid out in all: 发放救助金1722万元、残疾人补贴1900万元."""
    start = max(0, quantity.start - _LIST)
    return _VERBS["paid_out_before"].search(text, start, quantity.start) is not None


def _is_sum(quantity: Quantity, before: str) -> bool:
    """Whether money is more than anybody is granted: 残疾人补贴1.92亿元."""
    much = quantity.unit.kind is UnitKind.MONEY and quantity.low >= _MUCH
    return much and _VERBS["ceiling_before"].search(before) is None


def _is_grant(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Whether money or a share is given to somebody: 最高奖励100万元, 按投资额的30%给予补助."""
    kinds = {UnitKind.MONEY: "grant_before", UnitKind.SHARE: "grant_share_before"}
    key = kinds.get(quantity.unit.kind)
    if key is None or _is_paid(text, quantity):
        return False
    given = _VERBS[key].search(before) is not None and not _is_sum(quantity, before)
    return given or _VERBS["granted_behind"].match(after) is not None


def _is_beside(text: str, quantity: Quantity, before: str) -> bool:
    """Whether the value only says what is looked at or given: 围绕40个产业集群, 现行10%的税率."""
    if not _PHRASES["leads"].search(before):
        return False  # which saves the rest for most values
    if before.endswith(words_of("leading_phrases", "in_force")):
        return True
    if _PHRASES["as_before"].search(before) and _PHRASES["means_behind"].match(text, quantity.end):
        return True
    around = _PHRASES["focus_before"].search(before)
    return around is not None and verbs().search(around["rest"]) is None


def _is_rating(quantity: Quantity, before: str, after: str) -> bool:
    """How a plant is rated: 500千伏变电站, 1.1GW大型光伏; 新增50万千瓦光伏装机 is none."""
    if quantity.unit.name in words_of("sized_things", "rating_unit"):
        return True
    power = quantity.unit.name in words_of("sized_things", "power_unit")
    plant = power and _THINGS["power_plant_behind"].match(after) is not None
    return plant and _VERBS["adding_before"].search(before) is None


def _exceeds(quantity: Quantity, before: str, after: str) -> bool:
    """过50亿元、过100亿元项目: money that says how large the things are."""
    money = quantity.unit.kind is UnitKind.MONEY
    more = quantity.start < quantity.number or quantity.end > quantity.unit_end
    more = more or before.endswith(("过", "超"))
    return money and more and _THINGS["large_venture_behind"].match(after) is not None


def _is_structure(text: str, quantity: Quantity) -> bool:
    """等5个部分, 20条措施: parts of a text or of a scheme rather than things to be done."""
    if quantity.unit.kind is not UnitKind.COUNT or text.startswith("等", quantity.end):
        return False
    if _THINGS["programme_behind"].match(text, quantity.end):
        return True
    if _THINGS["own_indicators_before"].search(text, max(0, quantity.start - 12), quantity.start):
        return True
    found = next(matcher("quantity_structure").find(text, quantity.end, quantity.end + 12), None)
    if found is None or _JOINERS["apart"].search(text, quantity.end, found.start):
        return False
    rules = found.key == "rules" and quantity.unit.name == "条"
    return found.start <= quantity.end + (_RULES if rules else _GAP)


def _is_small(quantity: Quantity) -> bool:
    """三个港区, 两条商街: small Chinese numbers with measure words name rather than measure."""
    kind = quantity.unit.kind
    small = quantity.chinese and quantity.high <= _SMALL
    small = small and quantity.low == quantity.high  # 七八家 and 三至五家 are values
    return small and (kind in (UnitKind.COUNT, UnitKind.AMOUNT) or quantity.unit.name == "元")


def _defines(
    text: str, quantity: Quantity, following: Quantity | None, before: str, after: str
) -> bool:
    """Whether the quantity only says which things are counted."""
    if quantity.unit.kind in (UnitKind.SHARE, UnitKind.MULTIPLE):
        return False
    if not _JOINERS["noun_begins"].match(after) or _is_task(quantity, before, after):
        return False
    money = quantity.unit.kind is UnitKind.MONEY  # 园区2个、10亿元园区3个
    if not money and _THINGS["counted_too_before"].search(before):
        return False
    if _is_raised(quantity, before, after):
        return False
    counted = following is not None and _counts(text, quantity, following)
    if quantity.unit.kind is UnitKind.COUNT:
        return _picks(text, quantity, following, counted=counted)
    sized = _sized(quantity, before, after) or _is_class(text, quantity)
    if counted or sized or _is_floor(quantity):
        return True
    if _THINGS["count_before"].search(before) or _THINGS["output_before"].search(before):
        return True
    amount = quantity.unit.kind is UnitKind.AMOUNT
    if amount and _THINGS["item_of_list"].match(text, quantity.end):
        return True
    if _THINGS["of_thing"].match(after) or _is_of_one(quantity, before, after):
        return True
    return _has_size(quantity, before) and bool(_THINGS["sized_object_behind"].match(after))


def _is_class(text: str, quantity: Quantity) -> bool:
    """Whether a size and all above it are meant: 5000吨标准煤及以上重点用能单位."""
    if quantity.unit.kind not in (UnitKind.AMOUNT, UnitKind.MONEY):
        return False
    return text.startswith(words_of("sized_things", "and_more"), quantity.unit_end)


def _is_task(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a verb of doing makes it the size of a task: 完成18.6万平方米的绿化任务."""
    if quantity.start < quantity.number or quantity.end > quantity.unit_end:
        return False  # 实施500平方米以上的改造: a size
    done = verbs_at_end().search(before) is not None
    return done and _THINGS["task_behind"].match(after) is not None


def _is_raised(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a sum is what a new fund is to hold, no size: 设立总规模100亿元的基金."""
    if quantity.unit.kind is not UnitKind.MONEY:
        return False
    fund = _THINGS["fund_behind"].match(after)
    return fund is not None and _THINGS["fund_founded_before"].search(before) is not None


def _is_floor(quantity: Quantity) -> bool:
    """Whether an area with a bound is that of one building: 500平方米以上公共建筑."""
    floors = quantity.unit.name in words_of("sized_things", "floor_unit")
    return floors and quantity.end > quantity.unit_end and quantity.high < _FLOORS


def _shares(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether the count only says whose rate follows: 14个国、省考断面水质优良率达100%."""
    between = text[quantity.end : following.start]
    listed = "、" in (between[2:] if between[1:2] == "、" else between)
    if listed or following.unit.kind is not UnitKind.SHARE:
        return False
    return _MEASURES["rate_at_end"].search(between) is not None


def _yields(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether the count only says of how many the sum is: 200个项目完成投资600亿元."""
    if following.unit.kind is not UnitKind.MONEY or text.startswith("的", following.end):
        return False
    if _THINGS["yield_between"].fullmatch(text, quantity.end, following.start) is None:
        return False
    before = text[max(0, quantity.start - 12) : quantity.start]
    return _THINGS["made_before"].search(before) is None


def _is_of_one(quantity: Quantity, before: str, after: str) -> bool:
    """Whether an amount is the size of one building or plant."""
    if not _THINGS["one_building_behind"].match(after) or _VERBS["renewing_before"].search(before):
        return False
    floors = quantity.unit.name in words_of("sized_things", "floor_unit")
    return floors or _VERBS["raising_before"].search(before) is not None


def _picks(text: str, quantity: Quantity, following: Quantity | None, *, counted: bool) -> bool:
    """Whether a count says which things are meant: 10人以下学校, 30户以上自然村覆盖率达90%."""
    if _THINGS["item_of_list"].match(text, quantity.end):
        return True  # 80万羽蛋鸡养殖、全产业链等项目
    if following is not None and (
        _shares(text, quantity, following) or _yields(text, quantity, following)
    ):
        return True
    if quantity.end == quantity.unit_end:
        return counted and _THINGS["of_thing"].match(text, quantity.end) is not None
    if quantity.comparator is Comparator.AT_MOST or counted:
        return True
    of_people = quantity.unit.name in ("人", "户")
    if of_people and _THINGS["settlement_behind"].match(text, quantity.end):
        return True
    shared = following is not None and following.unit.kind is UnitKind.SHARE
    return shared and following is not None and not _apart(text, quantity, following)


def _sized(quantity: Quantity, before: str, after: str) -> bool:
    """打造五百亿元园区, 500万元以上投资增长3%: how big a thing is that is to be made, or counts."""
    money = quantity.unit.kind is UnitKind.MONEY
    bounded = money and quantity.end > quantity.unit_end
    if bounded and _THINGS["statistic_behind"].match(after):
        return True
    founded = (
        money
        and quantity.start == quantity.number
        and _VERBS["founding_before"].search(before) is not None
    )
    return founded and _THINGS["big_thing_behind"].match(after) is not None


def _has_size(quantity: Quantity, before: str) -> bool:
    """Whether an amount can be how large a thing is: 总投资5亿元, 100公里以上, 220千伏."""
    amount = quantity.unit.kind is UnitKind.AMOUNT
    if amount and quantity.unit.name in words_of("sized_things", "size_unit"):
        return True
    return quantity.end > quantity.unit_end or bool(_THINGS["capacity_before"].search(before))


def _counts(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether the following quantity counts what this one defines: no break between them."""
    return following.unit.kind is UnitKind.COUNT and not _apart(text, quantity, following)


def _apart(text: str, quantity: Quantity, following: Quantity) -> bool:
    between = text[quantity.end : following.start]
    return _JOINERS["apart"].search(between) is not None
