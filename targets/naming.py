"""The indicator of a value, from the words on its left and right and from the value before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from targets.quantities import Quantity
from targets.subject import Subject, is_headlike
from targets.units import UnitKind

_LIST = 20  # longer lists of names are not written out
_PART_LIST = re.compile(r"、|以及|和(?![美谐平])|与|(?<!普)及(?!时)")
# 城区及各县污水收集率 is one measure of two places, not two measures
_MEASURE = re.compile(
    r"[率值额量价比度数费入资产口重资员田房贷款支出]$|[积力长耗放业林物肉油面豆叶桃粮棉糖奶蛋茶果菜]$|收入|投资|消费|出口|[车电煤钢]$"
)
# what one measure is stated of, one beside the other
_OWNER = re.compile(r"城镇|农村|城市|乡村|公办|民办|国有|民营|第?[一二三](?=产|$)")
_PER = re.compile(r"(?:单位|万元)(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值)")
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
    if near and root and is_headlike(indicator) and not indicator.startswith(root):
        return root if root.endswith(indicator) else root + indicator
    return indicator


def is_apposed(words: Words) -> bool:
    """Whether the number sums up the names before it, which are then no indicator."""
    quantity, name = words.quantity, words.subject.text
    if quantity.unit.kind is not UnitKind.COUNT or not words.right or words.subject.predicate:
        return False
    return "、" in name and not name.endswith(("等", "的")) and quantity.high <= _LIST


def _owners(parts: list[str]) -> list[str]:
    """城镇 and 农村居民收入 as 城镇居民收入 and 农村居民收入; empty where the first is no owner."""
    last = _OWNER.match(parts[-1])
    if last is None or not all(_OWNER.fullmatch(part) for part in parts[:-1]):
        return []
    return [*(part + parts[-1][last.end() :] for part in parts[:-1]), parts[-1]]


def owners(subject: str) -> list[str]:
    """The measures that a subject lists, a name each; the subject alone where it lists none."""
    parts = [part for part in _PART_LIST.split(subject) if part]
    if len(parts) > 1 and all(_MEASURE.search(part) for part in parts):
        return parts
    return _owners(parts) or [subject]


def share_out(subject: str, count: int) -> list[str]:
    """One name for each of the values that share a subject (…和…分别…)."""
    subject = subject.removesuffix("分别")
    names, apart, rest = subject.partition("分别")
    if apart and len(owners := [p for p in _PART_LIST.split(names) if p]) == count:
        return [owner + rest for owner in owners]  # 交通、水利分别完成投资
    parts = [part for part in _PART_LIST.split(subject) if part]
    if len(parts) == count and (owned := _owners(parts)):
        return owned
    if len(parts) == count and all(_MEASURE.search(part) for part in parts):
        shared = _PER.match(parts[0])
        lead = shared[0] if shared else ""
        return [part if part.startswith(lead) else lead + part for part in parts]
    if count == 2 and len(parts) == 1 and subject.startswith("城乡"):
        return ["城镇" + subject[2:], "农村" + subject[2:]]
    return [subject] * count
