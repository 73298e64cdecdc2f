"""A Target: one quantified commitment, and the table of its fields."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, NewType

from policydiff.stages.documents import ClauseId
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.fields import About, Shape
from policydiff.stages.support.span import Span
from policydiff.stages.targets.target_codes import (
    Basis,
    Binding,
    Comparator,
    Doubt,
    Measure,
    Mode,
    Polarity,
    Reference,
    TimeFrame,
    YearsFrom,
)
from policydiff.stages.targets.target_parts import Also, Margin
from policydiff.stages.targets.years.time_codes import Years

TargetId = NewType("TargetId", str)  # clause id, "/", running number in the clause: "2.1.5/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One quantified commitment found in a clause (or, among results, one past result).

    This is the table of the fields of a target, in the order in which they are shown: a field
    added here is in JSON, tables, store and data dictionary.
    """

    id: Annotated[
        TargetId,
        About(
            zh="目标编号",
            en="target no.",
            zh_about="目标标识：条款编号/序号，在文件内唯一",
            en_about="id of the target: clause id/running number, unique in its document",
            column="target",
        ),
    ]
    clause: Annotated[
        ClauseId,
        About(
            zh="条款编号",
            en="clause no.",
            zh_about="条款标识，在文件内唯一；条款全文见 clauses.csv",
            en_about="id of the clause, unique in its document; clauses.csv has the text",
        ),
    ]
    quote: Annotated[
        str, About(zh="原文", en="quote", zh_about="原文语句", en_about="the words of the document")
    ]
    span: Annotated[Span, About(shape=Shape.INLINE, table=False)]
    indicator: Annotated[
        str,
        About(
            zh="指标",
            en="indicator",
            zh_about="指标的规范名称",
            en_about="canonical name of what is measured",
        ),
    ]
    indicator_text: Annotated[
        str,
        About(
            zh="指标原文",
            en="indicator as written",
            zh_about="原文对指标的称呼",
            en_about="indicator in the words of the text",
        ),
    ]
    low: Annotated[
        Decimal | None,
        About(
            zh="数值（下限）",
            en="value, low",
            zh_about="基本单位下的数值（3亿美元记为300000000）；区间的下限；无数值时为空",
            en_about=(
                "value in base units (3亿美元 is 300000000), low end of a range; empty for an aim"
                " without a value"
            ),
            json=False,
        ),
    ]
    high: Annotated[
        Decimal | None,
        About(
            zh="数值（上限）",
            en="value, high",
            zh_about="区间的上限；非区间时与下限相同",
            en_about="high end of a range; equal to low unless the text gives a range",
            json=False,
        ),
    ]
    unit: Annotated[
        str | None,
        About(zh="单位", en="unit", zh_about="数值的基本单位", en_about="base unit of the value"),
    ]
    stated: Annotated[
        str,
        About(
            zh="数值原文",
            en="value as written",
            zh_about="原文中的数字、单位和比较词",
            en_about="number, unit and comparator as written",
        ),
    ]
    comparator: Annotated[
        Comparator,
        About(
            zh="比较词",
            en="comparator",
            zh_about="数值与结果如何相比：以上、以内、左右，或单独数字",
            en_about="how the value is held against what comes about",
        ),
    ]
    mode: Annotated[
        Mode,
        About(
            zh="表述方式",
            en="level or change",
            zh_about="数值说的是水平、增长、下降还是倍数",
            en_about="whether the value is a level, a growth, a cut or a multiple",
        ),
    ]
    deadline: Annotated[
        str | None,
        About(
            zh="期限",
            en="deadline",
            zh_about="完成年份；2013/2015 表示区间；原文未写时为空",
            en_about=(
                "year to be reached by; 2013/2015 for a range; empty where the text names none"
            ),
        ),
    ] = None
    period: Annotated[
        TimeFrame | None,
        About(
            zh="时间口径",
            en="time frame",
            zh_about="到期末、每年还是累计；原文未写时为空",
            en_about=(
                "by the deadline, each year or cumulative; empty where the text leaves it open"
            ),
        ),
    ] = None
    measure: Annotated[
        Measure | None,
        About(
            zh="存量或流量",
            en="stock or flow",
            zh_about="指标为存量还是流量；原文未明时为空",
            en_about=(
                "whether the indicator is a stock or a flow; empty where the text leaves it open"
            ),
        ),
    ] = None
    years: Annotated[Years | None, About(shape=Shape.LIST)] = None
    years_from: Annotated[YearsFrom | None, About(zh="年份依据", en="what told the years")] = None
    averaged: Annotated[bool, About(zh="年均", en="met by the mean of the years (年均)")] = False
    owner: Annotated[str | None, About(zh="责任方", en="who is to reach it")] = None
    refers_to: Annotated[Reference | None, About(zh="参照", en="what the aim leans on")] = None
    margin: Margin | None = None
    basis: Annotated[Basis | None, About(zh="口径", en="basis: comparable, real, nominal")] = None
    doubt: Annotated[Doubt | None, About(zh="存疑", en="why it may be misread")] = None
    baseline: Annotated[
        str | None,
        About(
            zh="基期",
            en="baseline",
            zh_about="比较的起点，如较“十一五”末",
            en_about="what a change is counted from: 较“十一五”末",
        ),
    ] = None
    modality: Annotated[
        str | None,
        About(
            zh="力度词",
            en="modality",
            zh_about="力争、确保等力度词",
            en_about="word of firmness: 力争, 确保",
        ),
    ] = None
    binding: Annotated[
        Binding | None,
        About(
            zh="约束性或预期性",
            en="binding or expected",
            zh_about="约束性或预期性指标；原文未写时为空",
            en_about="binding or expected indicator; empty where not said",
        ),
    ] = None
    scope: Annotated[
        str | None,
        About(
            zh="范围",
            en="scope",
            zh_about="原文限定的范围，如区本级",
            en_about="what the text limits the value to: 区本级",
        ),
    ] = None
    part_of: Annotated[
        TargetId | None,
        About(
            zh="所属目标",
            en="part of target",
            zh_about="本目标是其“其中”项的目标编号",
            en_about="id of the target that this one is 其中 of",
        ),
    ] = None
    polarity: Annotated[
        Polarity,
        About(
            zh="方向",
            en="polarity",
            zh_about="越高越好还是越低越好",
            en_about="which direction is the ambitious one",
        ),
    ] = Polarity.HIGHER_IS_BETTER
    mentions: Annotated[
        tuple[TargetId, ...],
        About(
            zh="重复出现",
            en="mentions",
            zh_about="同一目标在本文件其他处的编号，空格分隔",
            en_about="ids of the same target elsewhere in the document, separated by spaces",
        ),
    ] = ()
    threshold: Annotated[
        str | None,
        About(
            zh="门槛",
            en="threshold",
            zh_about="只用来界定所计对象的数量，如亿元以上",
            en_about="size that only defines what is counted: 亿元以上",
        ),
    ] = None
    stretch_of: Annotated[
        TargetId | None,
        About(
            zh="底线目标",
            en="stretch of target",
            zh_about="本目标为力争值时，其底线目标的编号（确保6.5%、力争7%）",
            en_about="where this target is a stretch, id of its floor (确保6.5%、力争7%)",
        ),
    ] = None
    stretched_by: Annotated[
        TargetId | None,
        About(
            zh="力争目标",
            en="stretched by target",
            zh_about="本目标为底线时，其力争值的目标编号",
            en_about="where this target is a floor, id of the target that goes beyond it",
        ),
    ] = None
    estimate: Annotated[bool, About(zh="预计", en="of a result: estimated (预计, 初步)")] = False
    large: Annotated[bool, About(zh="差距过大", en="too far from its result: check it")] = False
    late: Annotated[bool, About(zh="期限已过", en="due before the date of issue")] = False
    revises: Annotated[str | None, About(zh="修订目标", en="earlier target it revises")] = None
    stretch: Annotated[bool, About(zh="力争值", en="a stretch (力争)")] = False
    also: Also | None = None

    @property
    def value(
        self,
    ) -> Annotated[
        tuple[Decimal, Decimal] | None, About(after="indicator_text", table=False, store=False)
    ]:
        """Low and high; None where the aim has no value of its own."""
        if self.low is None or self.high is None:
            return None
        return self.low, self.high

    @property
    def family(self) -> Annotated[str | None, About(table=False, store=False)]:
        """What the unit measures: units of one family can be converted; None without unit."""
        return None if self.unit is None else find_measure(self.unit).family

    @property
    def value_polarity(
        self,
    ) -> Annotated[
        Polarity | None,
        About(
            after="basis",
            zh="数值方向",
            en="polarity of the value",
            zh_about="所述数值越高越好还是越低越好（压减、化解坏事时越高越好）",
            en_about="which direction of the stated value is the ambitious one",
            codes="polarity",
        ),
    ]:
        """Which side of the stated value is better: a cut of something bad is better higher.

        What is held below a bound, and a rank, are better lower. None where no value is stated.
        """
        if self.low is None:
            return None
        if self.polarity is Polarity.NEUTRAL:
            return Polarity.NEUTRAL
        if self.mode is Mode.CUT:
            return Polarity.HIGHER_IS_BETTER
        if self.mode is Mode.RANK or self.comparator is Comparator.AT_MOST:
            return Polarity.LOWER_IS_BETTER
        return self.polarity
