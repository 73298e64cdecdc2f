"""Choose the findings of many documents that their first page tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.comparison import Highlight, Kind, Rule
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.overview.core_findings import CoreFinding, find_core
from policydiff.stages.documents import DocumentId
from policydiff.stages.targets import Plan

MOST = 12  # findings of all documents
MOST_CORE = 6  # of them on core indicators
MOST_OF_RULE = 3
MOST_PLACES = 4  # of one level that are told in pairs too, where a sentence on all stands there


class PairFindings(Protocol):
    """What is needed of a comparison, or of its summary."""

    @property
    def base(self) -> DocumentId: ...  # noqa: D102
    @property
    def other(self) -> DocumentId: ...  # noqa: D102
    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def highlights(self) -> tuple[Highlight, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstFinding:
    """A finding of the first page, and what it is about."""

    highlight: Highlight
    documents: tuple[DocumentId, ...]  # of a comparison base and other, of an annex check one
    kind: Kind | None  # of the comparison; None: over all years or places


def choose_first(track: Track, pairs: Sequence[PairFindings]) -> tuple[FirstFinding, ...]:
    """At most twelve findings, the weightiest first, each kind of pair finding at most three times.

    First at most six core indicators, those that most documents of their level set
    (knowledge/data/core_indicators.csv), over the places of one year or the years of one place.
    Then findings of pairs by weight: of documents of one place only neighbours in time, of five
    places or more none where a sentence on all of them stands there already; an indicator once in
    each document. Ties go to the pair whose documents are named least so far, then to the one told
    of least, then to the first.
    """
    core = find_core(track)
    first = [
        FirstFinding(highlight=found.highlight, documents=found.documents, kind=None)
        for found in core[:MOST_CORE]
    ]
    told = [pair for pair in pairs if _is_told(pair, track.plans, core)]
    first.extend(_ranked(told, core[:MOST_CORE], room=MOST - len(first)))
    return tuple(first)


def _is_told(pair: PairFindings, plans: Sequence[Plan], core: Sequence[CoreFinding]) -> bool:
    both = {pair.base, pair.other}
    if pair.kind is Kind.SUCCESSOR:
        return not _lies_between(pair, plans)
    spreads = [{*c.documents} for c in core if c.highlight.rule is Rule.SPREAD]
    many = (places for places in spreads if len(places) > MOST_PLACES)
    return pair.kind not in (Kind.PEERS, Kind.LEVELS) or not any(both & p for p in many)


def _lies_between(pair: PairFindings, plans: Sequence[Plan]) -> bool:
    """Whether a plan of the same place was given for the years between the two."""
    by_id = {plan.document.id: plan.document for plan in plans}
    base, other = by_id.get(pair.base), by_id.get(pair.other)
    if base is None or other is None or not (base.period and other.period):
        return False
    first, last = sorted((base.period.first, other.period.first))
    return any(
        document.period is not None
        and document.jurisdiction == base.jurisdiction
        and first < document.period.first < last
        for document in by_id.values()
    )


def _ranked(
    pairs: Sequence[PairFindings], core: Sequence[CoreFinding], *, room: int
) -> Iterator[FirstFinding]:
    found = [(pair, highlight) for pair in pairs for highlight in pair.highlights]
    named: Counter[DocumentId] = Counter()
    told: Counter[tuple[DocumentId, DocumentId]] = Counter()
    of_rule: Counter[Rule] = Counter()
    indicators = {
        (plain_name(one.indicator), document) for one in core for document in one.documents
    }

    def rank(one: tuple[PairFindings, Highlight]) -> tuple[float, int, int]:
        pair, highlight = one
        both = (pair.base, pair.other)
        return -highlight.weight, named[pair.base] + named[pair.other], told[both]

    while found and room:
        pair, highlight = best = min(found, key=rank)
        found.remove(best)
        indicator = plain_name(str(dict(highlight.notice.values).get("indicator", "")))
        said = {(indicator, document) for document in (pair.base, pair.other) if indicator}
        if of_rule[highlight.rule] == MOST_OF_RULE or said & indicators:
            continue
        indicators |= said
        room -= 1
        of_rule[highlight.rule] += 1
        named.update({pair.base, pair.other})
        told[pair.base, pair.other] += 1
        yield FirstFinding(
            highlight=highlight,
            documents=tuple(dict.fromkeys((pair.base, pair.other))),
            kind=pair.kind,
        )
