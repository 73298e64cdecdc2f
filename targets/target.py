"""What target extraction yields: a Plan, that is a Document with its Targets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from policydiff.stages.documents import ClauseId, Document
from policydiff.stages.support.span import Span

TargetId = NewType("TargetId", str)  # clause id, "/", running number in the clause: "2.1.5/1"


class Comparator(StrEnum):
    """How the value is held against what comes about."""

    AT_LEAST = "at_least"  # 以上, 不少于, 不低于, 超过, 突破
    AT_MOST = "at_most"  # 以下, 以内, 不超过, 控制在…以内
    ABOUT = "about"  # 左右, 约, 近, 20多
    PLAIN = "plain"  # a bare number, 达到X; a range without more


class Mode(StrEnum):
    """What the value says of the indicator."""

    LEVEL = "level"  # 达到200家
    GROWTH = "growth"  # 增长8%, 提高2个百分点
    CUT = "cut"  # 下降10%
    MULTIPLE = "multiple"  # 翻一番 is 2


class TimeFrame(StrEnum):
    """How the value relates to time; the field `period` of the JSON."""

    BY = "by"  # 到2025年
    ANNUAL = "annual"  # 每年, 年均, 全年, or any aim of a one-year plan
    CUMULATIVE = "cumulative"  # 累计, 三年内共, 期间共


class Measure(StrEnum):
    """Whether the indicator counts what is there or what comes about in a time."""

    STOCK = "stock"
    FLOW = "flow"


class Polarity(StrEnum):
    """Which direction of an indicator is the ambitious one."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"  # neither: deficits, money, prices, shares of industries


class Binding(StrEnum):
    """约束性 or 预期性."""

    BINDING = "binding"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One quantified commitment found in a clause (or, among results, one past result)."""

    id: TargetId
    clause: ClauseId
    quote: str  # equals span.of(document.text)
    span: Span
    indicator: str  # canonical name
    indicator_text: str  # in the words of the text
    low: Decimal | None  # base units; None where the aim has no value of its own (与经济增长同步)
    high: Decimal | None  # equal to low unless the text gives a range
    unit: str | None  # base unit (元, %, 人 …), else the measure word; None without value
    stated: str  # number, unit and comparator as written: 1000只以上
    comparator: Comparator
    mode: Mode
    deadline: str | None = None  # "2025"; "2013/2015" for a range; None: the text names none
    period: TimeFrame | None = None
    measure: Measure | None = None  # None: the text leaves it open
    baseline: str | None = None  # 较“十一五”末
    modality: str | None = None  # 力争, 确保 …
    binding: Binding | None = None
    scope: str | None = None  # 区本级, 从长三角地区
    threshold: str | None = None  # what only defines the thing counted: 亿元以上
    part_of: TargetId | None = None  # the target that it is 其中 of
    stretch_of: TargetId | None = None  # the floor that it goes beyond: 确保6.5%、力争7%
    stretched_by: TargetId | None = None  # of a floor, the target that goes beyond it
    polarity: Polarity = Polarity.HIGHER_IS_BETTER
    mentions: tuple[TargetId, ...] = ()  # the same target repeated elsewhere in the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A document with the targets read from it."""

    document: Document
    targets: tuple[Target, ...]  # reading order
    results: tuple[Target, ...] = ()  # past results (去年增长5.8%), reading order

    def target(self, target_id: TargetId) -> Target:
        """The target with this id.

        Raises:
            KeyError: No target has this id.
        """
        for target in self.targets:
            if target.id == target_id:
                return target
        raise KeyError(target_id)
