"""What escalation yields: one indicator along country → province → prefecture → county."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from policydiff.stages.compare.model.series_types import SeriesPoint, Step, both_ends
from policydiff.stages.documents import ClauseId, DocumentId, Jurisdiction, Level
from policydiff.stages.documents.model.origin import Origin
from policydiff.stages.support.fields import HIDDEN, About, as_in
from policydiff.stages.targets import Comparator, Plan, Target, TargetId


class Standing(StrEnum):
    """How a place stands to the indicator of a chain."""

    STATED = "stated"  # one target with a value stands for the place
    REFERS = "refers"  # an aim that leans on another value: 与经济增长同步, 完成省下达任务
    WORDS = "words"  # an aim in words alone: 保持基本稳定
    SEVERAL = "several"  # several targets by this name, none of which stands for the place
    SEE_ALSO = "see_also"  # a near indicator, or this one of another scope or horizon
    NONE = "none"  # its documents plan for the year and have no such target
    ABSENT = "absent"  # no document of the place for the year was given, or none read whole


class Against(StrEnum):
    """Which place above a place is held against."""

    SUPERIOR = "superior"  # the one right above it
    ABOVE = "above"  # one between that and the country; the one right above states no value
    COUNTRY = "country"  # no other place above states a value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One place in a chain."""

    code: Annotated[str, as_in(Jurisdiction, "code")]
    name: Annotated[str, as_in(Origin, "jurisdiction", column="jurisdiction")]
    level: Annotated[Level, as_in(Jurisdiction, "level")]
    superior: Annotated[  # of the place right above, given or absent; None: the country
        str | None,
        About(
            zh="上级代码",
            en="superior",
            zh_about="所对比的上级的区划代码",
            en_about="division code of the place above",
        ),
    ]
    standing: Annotated[
        Standing,
        About(
            zh="表态",
            en="standing",
            zh_about="该地区有无目标：有数值、参照、文字、多个、另见、无、未提供文件",
            en_about=(
                "whether the place states a value, refers to another, has words, several, a near"
                " indicator, none, or no document was given"
            ),
        ),
    ]
    document: Annotated[DocumentId | None, as_in(Origin, "document")]  # None: absent
    # What stands for the place; None where nothing or too much does.
    target: Annotated[Target | None, HIDDEN]
    others: Annotated[
        tuple[Target, ...], HIDDEN
    ]  # further targets by this name: a stretch (力争7%)
    low: Annotated[Decimal | None, as_in(Target, "low")]  # in the unit of the chain
    high: Annotated[Decimal | None, as_in(Target, "high")]
    # Against the nearest place above that states a value for the same year, or for the year
    # before; None where none does. Places between that state none are left out.
    same_year: Annotated[Step | None, About(table=False)]
    last_year: Annotated[Step | None, About(table=False)]
    citation: Annotated[str, as_in(Origin, "citation")]  # "" where there is no target
    superior_name: Annotated[
        str | None,
        About(
            zh="直接上级",
            en="superior by name",
            zh_about="直接上级的名称",
            en_about="name of the place right above",
        ),
    ] = None
    superior_given: Annotated[
        bool,
        About(
            zh="直接上级已提供",
            en="superior given",
            zh_about="是否提供了直接上级该年的文件",
            en_about="whether a document of the place right above was given for the year",
        ),
    ] = False
    against: Annotated[  # of the step of the same year
        Against | None,
        About(
            zh="对比层级",
            en="against",
            zh_about="与哪一级相比：直接上级、更上一级、国家",
            en_about="held against the place right above, one further above, or the country",
        ),
    ] = None

    @property
    def target_id(
        self,
    ) -> Annotated[TargetId | None, as_in(Target, "id", key="target", after="document")]:
        """The id of what stands for the place."""
        return self.target.id if self.target else None

    @property
    def stated(self) -> Annotated[str | None, as_in(Target, "stated", after="target_id")]:
        """Its value as written."""
        return self.target.stated if self.target else None

    @property
    def comparator(self) -> Annotated[Comparator | None, About(table=False, after="stated")]:
        """How it is compared."""
        return self.target.comparator if self.target else None

    @property
    def bound(
        self,
    ) -> Annotated[Comparator | None, as_in(Target, "comparator", column="comparator", json=False)]:
        """How its value is compared; None where it has none."""
        return self.target.comparator if self.target and self.target.low is not None else None

    @property
    def modality(self) -> Annotated[str | None, as_in(Target, "modality", json=False)]:
        """Its word of firmness."""
        return self.target.modality if self.target else None

    @property
    def clause(self) -> Annotated[ClauseId | None, as_in(Target, "clause", json=False)]:
        """The clause that it stands in."""
        return self.target.clause if self.target else None

    @property
    def quote(self) -> Annotated[str | None, as_in(Target, "quote", json=False)]:
        """The words that it stands in."""
        return self.target.quote if self.target else None

    @property
    def ends(
        self,
    ) -> Annotated[
        tuple[Decimal, Decimal] | None, About(key="value", after="comparator", table=False)
    ]:
        """Both ends of its value, in the unit of the chain."""
        return both_ends(self.low, self.high)

    @property
    def other_ids(
        self,
    ) -> Annotated[tuple[TargetId, ...], About(key="others", after="ends", table=False)]:
        """The ids of the further targets."""
        return tuple(other.id for other in self.others)

    @property
    def other_quotes(
        self,
    ) -> Annotated[
        str | None,
        About(
            zh="其他目标",
            en="other targets",
            zh_about="同名的其他目标原文",
            en_about="other targets by the name, as written",
            column="others",
            json=False,
        ),
    ]:
        """The words of the further targets; None where there is none."""
        return "；".join(other.quote for other in self.others) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The volumes below a place, summed, against the place's own."""

    superior: str  # code
    low: Annotated[  # in the unit of the chain
        Decimal,
        About(
            zh="下级合计（下限）",
            en="sum below, low",
            zh_about="下级目标下限合计",
            en_about="sum of the targets below, low ends",
            column="sum_low",
            json=False,
        ),
    ]
    high: Annotated[
        Decimal,
        About(
            zh="下级合计（上限）",
            en="sum below, high",
            zh_about="下级目标上限合计",
            en_about="sum of the targets below, high ends",
            column="sum_high",
            json=False,
        ),
    ]
    stating: Annotated[  # places below that state a value
        int,
        About(
            zh="有数值的下级数",
            en="places below stating",
            zh_about="写明数值的下级地区数",
            en_about="places below that state a value",
            column="sum_stating",
        ),
    ]
    given: Annotated[  # places below with a document for the year
        int,
        About(
            zh="有文件的下级数",
            en="places below given",
            zh_about="提供了文件的下级地区数",
            en_about="places below whose documents were given",
            column="sum_given",
        ),
    ]
    of: Annotated[  # places that the table of divisions has on their level; None: several levels
        int | None,
        About(
            zh="下级总数",
            en="places below",
            zh_about="下级地区总数",
            en_about="places below, in all",
            column="sum_of",
        ),
    ]
    target: Decimal | None  # the superior's own low value
    share: Annotated[  # sum over target; None where the superior states none
        Decimal | None,
        About(
            zh="下级合计占比",
            en="sum below, share",
            zh_about="下级合计占本级目标的比重",
            en_about="sum below as a share of the place's own target",
            column="sum_share",
            digits=6,
        ),
    ]

    @property
    def ends(
        self,
    ) -> Annotated[tuple[Decimal, Decimal], About(key="value", after="superior", table=False)]:
        """Both ends of the sum."""
        return (self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The values of the places of one level, and how they lie to what they are held against."""

    level: Level
    stating: int  # places that state a value
    given: int  # places with a document for the year
    of: int  # places that the table of divisions has on the level
    median: Decimal | None  # of the committed ends, in the unit of the chain
    # By the number alone, of those that compare with a place above.
    above: int
    equal: int
    below: int
    firmer: int  # of the equal ones those in firmer words: 5%左右 → 5%以上


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One indicator in one year."""

    indicator: Annotated[str, as_in(Target, "indicator")]
    year: Annotated[int, as_in(SeriesPoint, "year")]
    unit: Annotated[str | None, as_in(Target, "unit")]  # None: only aims without a value
    mode: Annotated[str, as_in(Target, "mode", codes="mode")]
    scope: Annotated[str | None, as_in(Target, "scope")]  # 区本级; None: the whole place
    threshold: Annotated[str | None, as_in(Target, "threshold")]
    long: bool  # an aim of several years: 到2025年
    # By code: the country, then each province with what lies in it.
    rungs: Annotated[tuple[Rung, ...], About(key="places", table=False)]
    # By the superior's code; empty for rates.
    totals: Annotated[tuple[Total, ...], About(key="sums", table=False)]
    # One for each level below the country that has a document, the highest level first.
    spreads: Annotated[tuple[Spread, ...], About(key="levels", table=False)] = ()

    def rung(self, code: str) -> Rung:
        """The place with this code.

        Raises:
            KeyError: No such place is in the chain.
        """
        for rung in self.rungs:
            if rung.code == code:
                return rung
        raise KeyError(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The targets of several levels of government, indicator by indicator."""

    plans: tuple[Plan, ...]
    chains: tuple[Chain, ...]  # those with a step first, then by the number of places
    indicators: tuple[str, ...] = ()  # what was asked for, as for `filter_track`; empty: all
