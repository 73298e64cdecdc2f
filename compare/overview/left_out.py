"""Say which places a ranking leaves out: those that set the aim otherwise, and those without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from policydiff.stages.compare.findings.highlight_wording import evidence_of, listed
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.findings.told_values import quoted_value
from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.indicators.near_names import near_names
from policydiff.stages.compare.indicators.passages import find_phrases, has_number
from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.model.comparison import Evidence
from policydiff.stages.compare.model.series_types import Series
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Plan, Target

LONGEST_NAME = 24  # characters of a phrase in which the name stands: 力争进出口总额稳中有升
MOST_VALUES = 3  # of a place that sets several
LONGEST_QUOTE = 40  # characters of an aim as its text has it; of a longer one the name and value


class Otherwise(NamedTuple):
    """A place that sets the aim in words (与上年持平), or under a near name (地方财政收入)."""

    place: str
    words: str  # of the aim, as its text has it
    evidence: Evidence


class LeftOut(NamedTuple):
    """The places of a level whose reports for a year a ranking does not list."""

    otherwise: tuple[Otherwise, ...]
    without: tuple[str, ...]  # names of places in whose reports no such aim was read

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.otherwise) + len(self.without)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The aims that are set otherwise."""
        return tuple(one.evidence for one in self.otherwise)

    def told(self, *, named: bool) -> Value:
        """What the ranking adds on them: each by its name, or how many they are."""
        if not self.number:
            return ""
        if not named:
            return Notice.of(NoticeCode.HIGHLIGHT_PLACES_LEFT_OUT, number=self.number)
        said = listed(
            Notice.of(NoticeCode.PLACE_SAYS, place=one.place, value=one.words)
            for one in self.otherwise
        )
        silent = listed(self.without)
        if not silent:
            return Notice.of(NoticeCode.HIGHLIGHT_PLACES_OTHERWISE, said=said)
        if not said:
            return Notice.of(NoticeCode.HIGHLIGHT_PLACES_WITHOUT, silent=silent)
        return Notice.of(NoticeCode.HIGHLIGHT_PLACES_BOTH, said=said, silent=silent)


def find_left_out(
    series: Series,
    year: int,
    *,
    names: Collection[str],
    ranked: Collection[str],
    plans: Iterable[Plan],
) -> LeftOut:
    """What the other places of the level say of an indicator in their reports for the year.

    Args:
        series: Of the indicator, in one of the ranked places.
        year: Of the ranking.
        names: What the ranked places call the indicator.
        ranked: Codes of the places that it lists.
        plans: All documents.
    """
    reports = dict[str, tuple[str, Plan]]()
    for plan in plans:
        place = plan.document.jurisdiction
        if place is None or place.level.value != series.level or place.code in ranked:
            continue
        if plans_one_year(plan, year):
            reports[place.code] = place.name, plan
    otherwise, without = list[Otherwise](), list[str]()
    for code in sorted(reports):
        name, plan = reports[code]
        found = _said_otherwise(series, year, names, name, plan)
        if found is None:
            without.append(name)
        else:
            otherwise.append(found)
    return LeftOut(tuple(otherwise), tuple(without))


def plans_one_year(plan: Plan, year: int) -> bool:
    """Whether a plan is for that year alone."""
    period = plan.document.period
    return period is not None and period.first == period.last == year


def _said_otherwise(
    series: Series, year: int, names: Collection[str], place: str, plan: Plan
) -> Otherwise | None:
    """The aim of this name without a like value, else that of a near name, else mere words."""
    aims = [
        target
        for target in own_targets(plan)
        if target.owner is None and not is_review(plan.document.clause(target.clause))
        if year_of(target, plan.document) in (year, None) and not target.averaged
    ]
    wanted = plain_name(series.indicator)
    own = [target for target in aims if plain_name(target.indicator) == wanted]
    found = own or [target for target in [_of_near_name(series, aims)] if target is not None]
    if found:
        evidence = evidence_of(plan, found[0].clause, found[0].quote)
        words = dict.fromkeys(_words(one, aims) for one in found[:MOST_VALUES])
        return Otherwise(place, "；".join(words), evidence)
    phrase = next(_phrases(names, aims, plan), None)
    return None if phrase is None else Otherwise(place, normalise_width(phrase.quote), phrase)


def _of_near_name(series: Series, aims: Sequence[Target]) -> Target | None:
    """The aim of like mode and unit whose name is nearest."""
    near = near_names({series.indicator, *(target.indicator for target in aims)})
    found = [
        target
        for target in aims
        if target.indicator in near[series.indicator]
        if target.mode.value == series.mode and target.unit == series.unit
    ]

    def likeness(target: Target) -> float:
        return Indel.normalized_similarity(series.indicator, target.indicator)

    return max(found, key=likeness, default=None)


def _phrases(names: Collection[str], aims: Sequence[Target], plan: Plan) -> Iterator[Evidence]:
    """Phrases beside other aims that have the name, words of an aim behind it, and no number."""
    behind = expression("finding_words", "worded_aim_behind")
    fulfils = expression("finding_words", "fulfilled_aim")
    for clause in dict.fromkeys(target.clause for target in aims):
        text = plan.document.clause(clause).text
        for span in find_phrases(text):
            phrase = span.of(text).strip()
            ends = [phrase.find(n) + len(n) for n in names if n in phrase[:LONGEST_NAME]]
            named = any(behind.match(phrase, end) for end in ends)
            named = named or bool(ends and fulfils.match(phrase))
            if named and len(phrase) <= LONGEST_QUOTE and not has_number(phrase):
                yield evidence_of(plan, clause, phrase)


def _words(target: Target, aims: Sequence[Target]) -> str:
    """The aim as its text has it: 一般公共预算收入高于全省平均水平.

    Of a list (城镇和农村居民收入分别增长5.5%、6.5%) up to its last value.
    """
    list_ = [one.quote for one in aims if one.clause == target.clause]
    quote = max((q for q in list_ if q.startswith(target.quote)), key=len, default=target.quote)
    if len(quote) <= LONGEST_QUOTE:
        return normalise_width(quote)
    return normalise_width(f"{target.indicator_text}{quoted_value(target)}")
