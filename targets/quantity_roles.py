"""Decide what a quantity is in its sentence: value of an aim, threshold or baseline."""

from __future__ import annotations

import re
from enum import StrEnum

from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.context_words import verbs
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_codes import Comparator


class Role(StrEnum):
    """The part that a quantity plays in its sentence."""

    VALUE = "value"
    THRESHOLD = "threshold"  # defines what is counted: 亿元以上项目, 产值超5千万元的企业
    BASELINE = "baseline"  # 从47.5%提高到51.5%: the first
    OTHER = "other"  # part of a name, a grant, a population, a small Chinese number


_RULES = 8  # 15条建设管理规范措施: code points between 条 and what it counts
_GAP = 2  # 8个重点领域: code points between unit and noun
_SMALL = 10  # 三个港区, 十大品牌 are names rather than values
_REACHES = re.compile(
    r"(?:突破|超过|超|过|破|达到|达|迈上|跨越|跃上|冲刺|站上|接近|近|迈入|迈进|力争|增加|增长)\s?$"
)
_FROM = re.compile(r"(?:从|由)[^,;。从由]{0,18}$")
_TO = re.compile(r"[^,;。]{0,12}?(?:[提增升扩降减缩压上下回恢][^,;。]{0,3}[到至为]|逐步)")
_CAPACITY = re.compile(
    r"(?:年产|日产|日处理|年处理|总投资|投资|总规模|装机|库容|流域|存栏|产能|单体|面积|合计|储能)(?:达|约|近|额|为)?\s?$"
)
_MAKES = re.compile(r"(?:年产|日产|日处理|年处理|年加工|年吞吐)(?:能力)?(?:达|约|近)?\s?$")
_AS = re.compile(r"(?:^|[,;。:])\s?以[^,;。]*$")
_FOR = re.compile(
    r"[^,;。]{0,40}?为(?:抓手|重点|依托|支撑|核心|载体|主|基础|目标|引领|牵引|骨干|导向|代表|契机|纽带|平台|试点|龙头|中心|节点)"
)
_BUILDS = re.compile(r"(?:打造|培育|建设|建成|形成|壮大|做强|创建|争创|实施|推进|引进|招引)\s?$")
_BIG = re.compile(r"[^,;:。、\d]{0,6}?(?:项目|企业|园区|基地|集群|产业|产业链|强镇|镇|村)")
_LARGE = re.compile(
    r"(?:[、和](?:过|超)?\d+(?:\.\d+)?[百千]?[亿万]元)*的?(?:重大|重点|产业|工业|制造业|优质|大|龙头|骨干|领军|上市|民营|外贸|农业|科技|文旅|外资|服务业)*(?:项目|企业|园区|集群|产业链|村(?![镇民]))"
)
_RATE = re.compile(
    r"(?:率|比例|比重|占比)(?:分别|均|都|全部|继续|保持|稳定|达到?|为|在|提高|上升|下降)*$"
)
_AROUND = re.compile(
    r"(?:^|[,;。:])\s?(?:重点|紧紧)?(?:围绕|聚焦|紧扣|紧盯|对照)(?P<rest>[^,;。]*)$"
)
_SETTLED = re.compile(r"的?(?:自然村|行政村|村民组|村(?![镇民])|屯|社区|寨)")
_TOTAL = re.compile(r"(?:实现|力争|达到|成倍|[值入量模额数])\s?$")
# one of several plants: 1万吨多晶硅、中锂三期等项目; lengths and areas of works are none
_ITEM = re.compile(
    r"(?<=[吨羽头瓦片只])[^,;。、\d]{1,20}(?:、[^,;。\d]{1,40})?等[^,;。、]{0,8}项目"
)
_ADDS = re.compile(r"(?:新增|净增|增加|力争|达到|完成|形成|建成|并网|投产)\s?$")
_PLANT = re.compile(
    r"(?:大型|集中式|分布式|独立|共享|抽水|新型|级){0,4}(?:光伏|风电|储能|火电|煤电|水电|光热|蓄能|风光)(?![^,;。]{0,6}装机)"
)
_GRANT = re.compile(r"(?:给予|奖励|补助|补贴|资助|罚款|处以|处)[^,;。提增达降标]{0,16}$")
_GRANT_SHARE = re.compile(r"(?:给予|予以)[^,;。提增达降标率面]{0,16}$")
_GRANTED = re.compile(r"[^,;。、]{0,8}?(?:给予|予以|奖励|补助|补贴|资助|罚款|奖金)")
_PEOPLE = re.compile(r"多?(?:中国人|人民|人口的|人口大国|各族|群众|父老|同胞|党员|干部)")
_NOUN = re.compile(r"[^,;:。、!?)\s\"”及和与或并]")
# 278个产值过2000万元以上增长点: a count before it, and nothing that parts them
_COUNTED = re.compile(r"[\d十百千万][个家户项条座][^,;:。、\d]{0,6}$")
_OBJECT = re.compile(
    r"[^,;:。、]{0,24}?(?:项目|工程|机组|电站|变电站|生产线|码头|泊位|水库|线路|煤矿|露天矿|电厂|企业|市场|园区|基地|集群|景区|基金|平台|特高压|输变电|输电|河流|河道|湖泊|流域|养殖场|养殖户|村庄|行政村)"
)
# one thing that is to be made, and how large it is: 建设5万平方米公安小区, 推进80万吨煤制油
_MAKES_ONE = re.compile(
    r"(?:建设|新建|建成|推进|开工|启动|续建|实施|加快|(?:小区|大楼|广场|中心)、)\s?$"
)
_ONE = re.compile(
    r"(?![^,;:。、]{0,10}(?:老旧|棚户|既有|保障|住宅|住房))[^,;:。、\d]{0,16}?"
    r"(?:小区|大楼|大厦|综合体|广场|医院|学校|[中小]学|[物育书化览技]馆|主力店|商城|建材城|煤制油|煤制气|烯烃|焦化)"
)
_RENEWS = re.compile(r"(?:改造|整治|提升|修缮|加固|绿化)\s?$")
_OF = re.compile(r"的(?!目标|任务|增速|增长|规模|水平|年均|速度|比例|规上|幅度|区间|要求)")
_PARTED = re.compile(r"[,;:。、]|(?:以及|及|和|与)\s?$")
_LEADS = re.compile(r"[以围聚紧对]|现行")


def role_of(text: str, quantity: Quantity, following: Quantity | None) -> Role:
    """The role of a quantity, by the words around it and the quantity that follows.

    Args:
        text: Folded and masked text.
        quantity: The quantity asked about.
        following: The next quantity of the same segment, if any.
    """
    before = text[max(0, quantity.start - 24) : quantity.start]
    after = text[quantity.end : quantity.end + 32]
    if quantity.mode is not None:
        slogan = text[quantity.number : quantity.end] == "倍增" and not _TOTAL.search(before)
        return Role.OTHER if slogan else Role.VALUE
    if quantity.bare_scale and quantity.start == quantity.number and not _REACHES.search(before):
        return Role.THRESHOLD
    if _is_beside(text, quantity, before):
        return Role.OTHER
    if after.startswith("级") or _is_rating(quantity, before, after):
        return Role.THRESHOLD
    if (
        _is_small(quantity)
        or _PEOPLE.match(text, quantity.unit_end)
        or _is_structure(text, quantity)
    ):
        return Role.OTHER
    if following is not None and _FROM.search(before) and _TO.match(after):
        return Role.BASELINE
    grant = {UnitKind.MONEY: _GRANT, UnitKind.SHARE: _GRANT_SHARE}.get(quantity.unit.kind)
    if grant is not None and (grant.search(before) or _GRANTED.match(after)):
        return Role.OTHER
    if _exceeds(quantity, before, after) or _defines(text, quantity, following, before, after):
        return Role.THRESHOLD
    return Role.VALUE


def _is_beside(text: str, quantity: Quantity, before: str) -> bool:
    """Whether the value only says what is looked at or given: 围绕40个产业集群, 现行10%的税率."""
    if not _LEADS.search(before):
        return False  # which saves the rest for most values
    if before.endswith("现行") or (_AS.search(before) and _FOR.match(text, quantity.end)):
        return True
    around = _AROUND.search(before)
    return around is not None and verbs().search(around["rest"]) is None


def _is_rating(quantity: Quantity, before: str, after: str) -> bool:
    """How a plant is rated: 500千伏变电站, 1.1GW大型光伏; 新增50万千瓦光伏装机 is none."""
    if quantity.unit.name == "千伏":
        return True
    power = quantity.unit.name in ("千瓦", "兆瓦", "吉瓦")
    return power and not _ADDS.search(before) and _PLANT.match(after) is not None


def _exceeds(quantity: Quantity, before: str, after: str) -> bool:
    """过50亿元、过100亿元项目: money that says how large the things are."""
    money = quantity.unit.kind is UnitKind.MONEY
    more = quantity.start < quantity.number or quantity.end > quantity.unit_end
    more = more or before.endswith(("过", "超"))
    return money and more and _LARGE.match(after) is not None


def _is_structure(text: str, quantity: Quantity) -> bool:
    """等5个部分, 20条措施: parts of a text or of a scheme rather than things to be done."""
    if quantity.unit.kind is not UnitKind.COUNT or text.startswith("等", quantity.end):
        return False
    found = next(matcher("quantity_structure").find(text, quantity.end, quantity.end + 12), None)
    rules = found is not None and found.key == "rules" and quantity.unit.name == "条"
    near = _RULES if rules else _GAP
    return found is not None and found.start <= quantity.end + near


def _is_small(quantity: Quantity) -> bool:
    """三个港区, 两条商街: small Chinese numbers with measure words name rather than measure."""
    kind = quantity.unit.kind
    small = quantity.chinese and not quantity.bare_scale and quantity.high <= _SMALL
    return small and (kind in (UnitKind.COUNT, UnitKind.AMOUNT) or quantity.unit.name == "元")


def _defines(
    text: str, quantity: Quantity, following: Quantity | None, before: str, after: str
) -> bool:
    """Whether the quantity only says which things are counted."""
    if quantity.unit.kind in (UnitKind.SHARE, UnitKind.MULTIPLE):
        return False
    if not _NOUN.match(after):
        return False
    counted = following is not None and _counts(text, quantity, following)
    if quantity.unit.kind is UnitKind.COUNT:
        return _picks(text, quantity, following, counted=counted)
    if counted or _sized(quantity, before, after):
        return True
    if _COUNTED.search(before) or _MAKES.search(before):
        return True
    if quantity.unit.kind is UnitKind.AMOUNT and _ITEM.match(text, quantity.end):
        return True
    if _OF.match(after) or _is_of_one(quantity, before, after):
        return True
    return bool(
        _CAPACITY.search(before) or quantity.end > quantity.unit_end or _is_size(quantity)
    ) and bool(_OBJECT.match(after))


def _shares(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether the count only says whose rate follows: 14个国、省考断面水质优良率达100%."""
    between = text[quantity.end : following.start]
    listed = "、" in (between[2:] if between[1:2] == "、" else between)
    rated = following.unit.kind is UnitKind.SHARE and _RATE.search(between)
    return bool(rated and not listed)


def _is_of_one(quantity: Quantity, before: str, after: str) -> bool:
    """Whether an amount is the size of one building or plant."""
    if not _ONE.match(after) or _RENEWS.search(before):
        return False
    return quantity.unit.name == "平方米" or _MAKES_ONE.search(before) is not None


def _picks(text: str, quantity: Quantity, following: Quantity | None, *, counted: bool) -> bool:
    """Whether a count says which things are meant: 10人以下学校, 30户以上自然村覆盖率达90%."""
    if following is not None and _shares(text, quantity, following):
        return True
    if quantity.end == quantity.unit_end:
        return counted and _OF.match(text, quantity.end) is not None
    if quantity.comparator is Comparator.AT_MOST or counted:
        return True
    if quantity.unit.name in ("人", "户") and _SETTLED.match(text, quantity.end):
        return True
    shared = following is not None and following.unit.kind is UnitKind.SHARE
    return shared and following is not None and not _apart(text, quantity, following)


def _sized(quantity: Quantity, before: str, after: str) -> bool:
    """打造五百亿元园区: money that says how big a thing is that is to be made."""
    money = quantity.unit.kind is UnitKind.MONEY and quantity.start == quantity.number
    return money and bool(_BUILDS.search(before) and _BIG.match(after))


def _is_size(quantity: Quantity) -> bool:
    return quantity.unit.kind is UnitKind.AMOUNT and quantity.unit.name in (
        "千伏",
        "兆瓦",
        "千瓦",
        "吉瓦",
        "吨",
    )


def _counts(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether the following quantity counts what this one defines: no break between them."""
    return following.unit.kind is UnitKind.COUNT and not _apart(text, quantity, following)


def _apart(text: str, quantity: Quantity, following: Quantity) -> bool:
    return _PARTED.search(text[quantity.end : following.start]) is not None
