"""The codes that fields of targets hold."""

from __future__ import annotations

from enum import StrEnum


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
