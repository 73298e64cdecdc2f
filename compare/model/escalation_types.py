"""What escalation yields: one indicator along country → province → prefecture → county."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from policydiff.stages.compare.model.series_types import Step
from policydiff.stages.documents import DocumentId, Level
from policydiff.stages.targets import Plan, Target


class Standing(StrEnum):
    """How a place stands to the indicator of a chain."""

    STATED = "stated"  # one target with a value stands for the place
    REFERS = "refers"  # an aim without a value of its own: 与经济增长同步, 完成省下达任务
    SEVERAL = "several"  # several targets by this name, none of which stands for the place
    NONE = "none"  # its documents plan for the year and have no such target
    ABSENT = "absent"  # no document of the place for the year was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One place in a chain."""

    code: str
    name: str
    level: Level
    standing: Standing
    document: DocumentId | None  # None: absent
    target: Target | None  # what stands for the place; None where nothing or too much does
    others: tuple[Target, ...]  # further targets by this name: a stretch (力争7%)
    low: Decimal | None  # in the unit of the chain
    high: Decimal | None
    citation: str  # "" where there is no target
    superior: str | None  # code of the place right above, given or absent; None: the country
    # Against the nearest place above that states a value for the same year, or for the year
    # before; None where none does. Places between that state none are left out.
    same_year: Step | None
    last_year: Step | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The volumes below a place, summed, against the place's own."""

    superior: str  # code
    low: Decimal  # in the unit of the chain
    high: Decimal
    stating: int  # places below that state a value
    given: int  # places below with a document for the year
    of: int  # places that the table of divisions has on these places' level; 0: several levels
    target: Decimal | None  # the superior's own low value
    share: Decimal | None  # sum over target; None where the superior states none


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One indicator in one year."""

    indicator: str
    year: int
    unit: str | None  # None: only aims without a value
    mode: str
    scope: str | None  # 区本级; None: the whole place
    threshold: str | None
    long: bool  # an aim of several years: 到2025年
    rungs: tuple[Rung, ...]  # by code: the country, then each province with what lies in it
    totals: tuple[Total, ...]  # by the superior's code; empty for rates

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
