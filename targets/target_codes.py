"""The codes that fields of targets hold."""

from __future__ import annotations

from enum import StrEnum

from policydiff.stages.targets.years.time_codes import TimeFrame as TimeFrame
from policydiff.stages.targets.years.time_codes import YearsFrom as YearsFrom


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
    RANK = "rank"  # 进入前50位 is 50, at most


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


class Reference(StrEnum):
    """What an aim leans on that states no value of its own."""

    SUPERIOR_RESULT = "superior_result"  # 高于全省平均1个百分点
    SUPERIOR_TARGET = "superior_target"  # 完成省下达任务
    OWN_TARGET = "own_target"  # 与经济增长同步
    OWN_PAST = "own_past"
    RANK = "rank"  # 前50位


class Basis(StrEnum):
    """How a value is reckoned; values of different bases are not comparable."""

    COMPARABLE = "comparable"  # 同口径, 可比口径
    REAL = "real"  # 可比价, 实际
    NOMINAL = "nominal"  # 现价


class Doubt(StrEnum):
    """Why an indicator may be misread."""

    DIGIT = "digit"  # it ends in a digit …
    SCALE = "scale"
    SIGN = "sign"
    BRACKET = "bracket"  # it begins with one
    BAR = "bar"  # it holds one
    UNEQUAL = "unequal"  # 分别 stands before more or fewer values than names
    CLAUSE = "clause"  # it is no noun phrase: 对全省综合评价
    BARE = "bare"  # it does not say of what it is: 项目, 产值


class Passed(StrEnum):
    """Why a number with a unit is neither a target nor a result."""

    NAME = "name"
    DATE = "date"
    ORDINAL = "ordinal"
    SIZE = "size"  # of what is counted
    CONDITION = "condition"
    STOCK_PHRASE = "stock_phrase"
    CONTEXT = "context"  # what is the case: 14亿人, 16个县区
    REFERENCE = "reference"
    DOUBTFUL = "doubtful"
