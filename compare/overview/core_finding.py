"""A sentence on one core indicator of several documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policydiff.stages.compare.findings.highlight_wording import WEIGHTS, evidence_of
from policydiff.stages.compare.findings.told_values import stands_alone
from policydiff.stages.compare.model.comparison import Evidence, Highlight, Rule
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.knowledge.core_indicators import core_rank
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value, names_in
from policydiff.stages.targets import Mode, Plan

MOST_EVIDENCE = 3
LEAST_CHIEF = 3  # core measures of a clause that tells the chief aims
_RANKS = 1000  # more than there are core indicators: each takes off a thousandth of the weight


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreFinding:
    """A sentence on one core indicator."""

    rank: int  # of the indicator on its level, 0 the one that most documents set
    indicator: str
    documents: tuple[DocumentId, ...]  # that it speaks of
    highlight: Highlight
    brief: bool = False  # of two documents, whose comparison says it too

    @classmethod
    def of(
        cls,
        indicator: str,
        *,
        level: str,
        rule: Rule,
        code: NoticeCode,
        evidence: Iterable[Evidence],
        documents: Iterable[DocumentId],
        values: dict[str, Value],
        brief: bool = False,
    ) -> CoreFinding:
        """The finding of a rule, said by one of the sentences that the rule has.

        Args:
            indicator: The core indicator.
            level: Of the places that it speaks of.
            rule: By which it was found.
            code: Of the sentence.
            evidence: The passages that it rests on.
            documents: That it speaks of.
            values: What may stand in the sentences of the rule; this one takes what it names.
            brief: It is of two documents alone.
        """
        rank = core_rank(indicator, level=level)
        rank = _RANKS // 2 if rank is None else rank
        named = names_in(code)
        notice = Notice(code=code, values=tuple((k, v) for k, v in values.items() if k in named))
        return cls(
            rank=rank,
            indicator=indicator,
            documents=tuple(dict.fromkeys(documents)),
            highlight=Highlight(
                rule=rule,
                weight=round(WEIGHTS[rule] - rank / _RANKS, 3),
                notice=notice,
                evidence=tuple(evidence),
            ),
            brief=brief,
        )


def is_core(series: Series) -> bool:
    """Whether it is of a core measure under a name that says what is counted.

    A rise in an amount (增加300亿元) says less than the amount, 游客 less than 游客人次.
    """
    rise = series.mode == Mode.GROWTH.value and not find_measure(series.unit).rate
    ranked = core_rank(series.indicator, level=series.level) is not None
    return ranked and not rise and series.owner is None and stands_alone(series.indicator)


def aims_of(series: Series) -> list[SeriesPoint]:
    """Its yearly aims of the whole place, one a year, in order."""
    return [p for p in series.points if p.segment and not p.long and p.scope is None]


def headline_aims(series: Series, plans: dict[DocumentId, Plan]) -> list[SeriesPoint]:
    """Of years in which a place sets several values the one beside its other chief aims.

    A report names its chief aims in one paragraph; another value elsewhere is of a part.
    """
    told = {point.year for point in aims_of(series)}
    found = dict[int | None, list[SeriesPoint]]()
    for point in series.points:
        whole = point.scope is None and not point.long and not point.target.stretch
        if not whole or point.low is None or point.year in told:
            continue
        if _is_headline(plans[point.document], point.target.clause, level=series.level):
            found.setdefault(point.year, []).append(point)
    return [points[0] for points in found.values() if len(points) == 1]


def _is_headline(plan: Plan, clause: ClauseId, *, level: str) -> bool:
    """Whether a clause sets three core measures or more."""
    named = {target.indicator for target in plan.targets if target.clause == clause}
    return sum(core_rank(name, level=level) is not None for name in named) >= LEAST_CHIEF


def series_finding(
    series: Series,
    rule: Rule,
    code: NoticeCode,
    *,
    points: Sequence[SeriesPoint],
    plans: dict[DocumentId, Plan],
    documents: Sequence[DocumentId],
    brief: bool = False,
    further: Iterable[Evidence] = (),
    **values: Value,
) -> CoreFinding:
    """The finding on a series; its evidence are the targets of these points, then further ones."""
    own = (evidence_of(plans[p.document], p.target.clause, p.target.quote) for p in points)
    return CoreFinding.of(
        series.indicator,
        level=series.level,
        rule=rule,
        code=code,
        evidence=(*own, *further),
        documents=documents,
        values=values,
        brief=brief,
    )
