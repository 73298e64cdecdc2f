"""Find the indicator of a value in the words to its left and right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.context_words import bare_heads, kept_verbs, kept_verbs_at_end
from policydiff.stages.targets.left_context import Subject, is_headlike
from policydiff.stages.targets.quantities import Quantity

_LIST = 20  # longer lists of names are not written out
_PART_LIST = re.compile(r"、|以及|和(?![美谐平])|与|(?<!普)及(?!时)")
# 城区及各县污水收集率 is one measure of two places, not two measures
_MEASURE = re.compile(
    r"[率值额量价比度数费入资产口重资员田房贷款支出]$|[积力长耗放业林物肉油面豆叶桃粮棉糖奶蛋茶果菜]$|收入|投资|消费|出口|[车电煤钢]$"
)
# what one measure is stated of, one beside the other
_LETTER = re.compile(r"[国省市县区乡镇村]|第?[一二三](?=产|$)")
_OWNER = re.compile(
    r"城镇|农村|城市|乡村|乡镇|村级|城区|公办|民办|国有|民营|新建|已建|在建|存|贷|[国省市县区乡镇村][级控考]?|第?[一二三](?=产|$)"
)
_BOTH = re.compile(r"(城乡|存贷款)(.+)")
_BOTH_NAMES = {"城乡": ("城镇", "农村"), "存贷款": ("存款", "贷款")}
_LEVEL = re.compile(
    r"(?P<verb>(?:新增|新建|新培育|新认定|引进|改造)?)(?P<level>(?:国家|省部?|市|县|区|州|盟|旗|乡镇|镇|乡|村|乡镇街道)级(?:及?以上)?|[国省市县区]重点)的?(?P<rest>.*)"
)
_AND_MORE = re.compile(r"等(?!级|候)")
_BRACKETS = re.compile(r"\([^()]*\)")
_YIELDS = ("产量", "总产量", "总产", "单产", "产值")
_AREA = re.compile(r"(?:播种|种植|养殖)?面积$")
_KINDS = "区县市园镇乡村产业"  # parts that end alike: 徐州经开区、徐州高新区工业收入
_TAIL = re.compile(
    r"(?:占[^占]{2,16}(?:比例|比重|占比)|(?:年均)?(?:增速|增幅|涨幅|降幅|增长率)"
    r"|(?:产业|行业|主营业务|开票销售|营业|销售|综合|总|新增|工业|服务业|贷款|存款){0,2}(?:收入|产值|增加值|产量|投资|规模|税收|余额)"
    r"|(?:播种|种植|养殖|改造|治理|还湖)?面积|(?:总)?(?:接卸|处理|生产|供给)?能力|(?:总)?装机|排放总?量?|(?:环境空气质量|空气质量|生活污水|污水|集中|无害化|资源化){0,2}[^的占、]{2}率|(?:排放|使用|吞吐|周转|饲养|发电|客运|货运|运输|销售|供应|生产|交易|保有|结算|处理)总?量"
    r"|比例|比重|占比|总量|数量|(?:保险)?(?:参保|就业)?人数|案件|企业|产业)$"
)
_PER = re.compile(r"(?:单位|万元)(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值)")
# what is measured by itself, so that the last part's measure is not its own
_COUNTED = re.compile(
    r"[率值额量价比度数费入资次客产栏口耗放]$|收入|投资|消费(?!品)|人员|案件|警情|单产"
)
# what becomes of the things counted, rather than what they are: 20个项目开工
_EVENT = re.compile(
    r"(?:开工|竣工|投产|建成|建设|完成|落地|达标|投用|覆盖|进入|入库|签约|上市|集中|实现|通过|获评|投入|开展|参与"
    r"|享受|纳入|接入|使用|增长|提高|就业|脱贫)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A value and the words around it."""

    subject: Subject  # what stands before it
    right: str  # what stands behind it, up to the next break; "" where nothing does
    right_end: int  # where that ends
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An indicator, and where the quote that has it ends."""

    text: str
    end: int


def indicator_of(words: Words) -> Named:
    """The indicator, from before the number or from behind it.

    Counted things stand behind the number where only a verb or a list ending in 等 stands
    before it: 建成30个医学重点学科, 子城等4个样板区.
    """
    name, right, quantity = words.subject.text, words.right, words.quantity
    here = Named(text=name, end=quantity.end)
    if quantity.mode is not None or not right:
        return here
    if quantity.unit.kind in (UnitKind.SHARE, UnitKind.MULTIPLE, UnitKind.RATE):
        if right.startswith("覆盖"):
            return Named(text=name + right, end=words.right_end)
        return here if name else Named(text=right, end=words.right_end)
    verb = words.subject.verb
    if name in (verb, "") or name.endswith(("等", "的")):
        lead = "" if right.startswith(verb) else verb
        return Named(text=lead + right, end=words.right_end)
    if words.subject.predicate:
        return here
    if _EVENT.match(right):
        return Named(text=name + right, end=words.right_end)
    lead = "" if right.startswith(verb) else verb
    return Named(text=lead + right, end=words.right_end)


def carried(indicator: str, *, before: str, root: str, near: bool) -> str:
    """The indicator, or what the value before named where this one names none of its own.

    Args:
        indicator: As named here; "" where nothing is.
        before: The indicator of the value before it.
        root: The last indicator that is no bare head: 引进人才 before 增长率.
        near: Whether that value stands in this segment or in the one before.
    """
    if not indicator:
        return before
    if near and (level := with_level(indicator, before)) is not None:
        return level
    if near and indicator in _YIELDS and (area := _AREA.search(before)):
        return before[: area.start()] + indicator
    if near and root and is_headlike(indicator) and not indicator.startswith(root):
        if kept_verbs().fullmatch(root):
            return indicator
        return root if root.endswith(indicator) else root + indicator
    return indicator


def with_level(name: str, noun: str) -> str | None:
    """A name that is only a level (省级) with the noun of another one (市级美丽村居)."""
    if "级" not in name and "重点" not in name:
        return None
    mine, other = _LEVEL.fullmatch(name), _LEVEL.match(noun)
    if mine is None or other is None or not other["rest"] or mine["rest"]:
        return None
    return (mine["verb"] or other["verb"]) + mine["level"] + other["rest"]


def is_apposed(words: Words) -> bool:
    """Whether the number sums up the names before it, which are then no indicator."""
    quantity, name = words.quantity, words.subject.text
    if quantity.unit.kind is not UnitKind.COUNT or not words.right or words.subject.predicate:
        return False
    listed = "、" in _BRACKETS.sub("", name)  # but 各县(市、区)
    return listed and not name.endswith(("等", "的")) and quantity.high <= _LIST


def owners(subject: str) -> list[str]:
    """The measures that a subject lists, a name each; the subject alone where it lists none."""
    parts = _parts(subject)
    if len(parts) > 1 and all(_MEASURE.search(part) for part in parts):
        return parts
    return _owned(parts) or [subject]


def share_out(subject: str, count: int) -> list[str]:
    """One name for each of the values that share a subject (…和…分别…)."""
    subject = subject.removesuffix("分别")
    names, apart, rest = subject.partition("分别")
    if apart and len(listed := _parts(names)) == count:
        return [owner + rest for owner in listed]  # 交通、水利分别完成投资
    parts = _parts(subject)
    if count > 1 and len(parts) == count:
        return _each(parts)
    if count == 2 and len(parts) == 1 and (both := _BOTH.match(subject)):
        one, two = _BOTH_NAMES[both[1]]
        return [name + both[2] for name in (one, two)]
    return [subject] * count


def _parts(subject: str) -> list[str]:
    return [part for part in _PART_LIST.split(subject) if part]


def _each(parts: list[str]) -> list[str]:
    """Names of as many values; what only the first or the last part says holds for each."""
    if owned := _owned(parts):
        return owned
    if verbs := _events(parts):
        return verbs
    if all(_MEASURE.search(part) for part in parts) and not _shared_tail(parts):
        shared = _PER.match(parts[0])
        lead = shared[0] if shared else ""
        return [part if part.startswith(lead) else lead + part for part in parts]
    if tail := _shared_tail(parts):
        return [*(part + tail for part in parts[:-1]), _AND_MORE.sub("", parts[-1])]
    if (verb := kept_verbs_at_end().search(parts[0])) and all(map(_is_event, parts[1:])):
        return [parts[0], *(parts[0][: verb.start()] + part for part in parts[1:])]
    return parts


def _events(parts: list[str]) -> list[str]:
    """新签约、开工、竣工亿元以上项目: each verb with the noun behind the last one."""
    last = (kept_verbs().match(parts[-1]) or bare_heads().match(parts[-1])) if parts else None
    if last is None or last.end() == len(parts[-1]) or not all(map(_is_event, parts[:-1])):
        return []
    return [*(part + parts[-1][last.end() :] for part in parts[:-1]), parts[-1]]


def _is_event(part: str) -> bool:
    """Whether a part is a bare verb or head: 新开工 beside 亿元以上项目新签约."""
    return bool(kept_verbs().fullmatch(part) or bare_heads().fullmatch(part))


def _owned(parts: list[str]) -> list[str]:
    """城镇 and 农村居民收入 as 城镇居民收入 and 农村居民收入; empty where the first is no owner."""
    short = all(len(part) == 1 for part in parts[:-1])
    last = (_LETTER if short else _OWNER).match(parts[-1]) if parts else None
    if last is None or not all(_OWNER.fullmatch(part) for part in parts[:-1]):
        return []
    return [*(part + parts[-1][last.end() :] for part in parts[:-1]), parts[-1]]


def _shared_tail(parts: list[str]) -> str:
    """What the last part says for each: 占新建建筑比例 of 绿色建筑、装配式建筑占新建建筑比例."""
    if any(_COUNTED.search(part) for part in parts[:-1]):
        return ""
    last, before = parts[-1], parts[-2]
    for size in range(min(len(before), len(last) - 2), 0, -1):
        alike = before[-size:]
        at = last.find(alike)
        if at >= 0 and (size > 1 or alike in _KINDS) and at + size < len(last) - 1:
            return last[at + size :]
    found = _TAIL.search(last)
    own = found is not None and all(part.endswith(found[0]) for part in parts[:-1])
    return found[0] if found and found.start() > 0 and not own else ""
