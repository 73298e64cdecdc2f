"""Choose the findings of many documents that their first page tells."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.comparison import Comparison, Highlight, Kind, Rule
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.overview.core_finding import CoreFinding
from policydiff.stages.compare.overview.core_findings import find_core
from policydiff.stages.compare.overview.profile_findings import find_profiles
from policydiff.stages.compare.overview.superior_findings import find_taken
from policydiff.stages.compare.overview.turn_findings import find_turning
from policydiff.stages.compare.overview.year_findings import find_measures
from policydiff.stages.documents import DocumentId

MOST = 12  # findings of all documents
MOST_CORE = 6  # of them on core indicators
MOST_OF_RULE = 3
ONCE = (Rule.ROLES, Rule.SAFEGUARDS)  # of whole documents: a second pair says half of it again
MOST_PLACES = 4  # of one level that are told in pairs too, where a sentence on all stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFindings:
    """The findings of one comparison or annex check."""

    base: DocumentId
    other: DocumentId
    kind: Kind
    highlights: tuple[Highlight, ...]

    @classmethod
    def of(cls, comparison: Comparison) -> PairFindings:
        """The findings of a comparison."""
        return cls(
            base=comparison.base.document.id,
            other=comparison.other.document.id,
            kind=comparison.kind,
            highlights=comparison.highlights,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstFinding:
    """A finding of the first page, and what it is about."""

    highlight: Highlight
    documents: tuple[DocumentId, ...]  # of a comparison base and other, of an annex check one
    kind: Kind | None  # of the comparison; None: over all years or places

    @property
    def id(self) -> str:
        """Eight hexadecimal digits made of the rule and the evidence, the same in every run."""
        places = (f"{e.document}#{e.clause}#{e.quote}" for e in self.highlight.evidence)
        said = "\n".join((self.highlight.rule.value, self.highlight.zh, *places))
        return hashlib.sha256(said.encode()).hexdigest()[:8]


class Overview:
    """Several documents, and what of them the first page tells."""

    def __init__(self, track: Track) -> None:
        """Take the series of the documents."""
        self._plans = track.plans
        self._documents = {plan.document.id: plan.document for plan in track.plans}
        core, turning = find_core(track), find_turning(track.plans)
        least = MOST_CORE - len(turning)
        long = [one for one in core if not one.brief]
        self._core = (*long[:least], *turning)
        self._further = (*(one for one in core if one not in long[:least]), *find_measures(track))
        spreads = [{*c.documents} for c in core if c.highlight.rule is Rule.SPREAD]
        self._many = [places for places in spreads if len(places) > MOST_PLACES]

    def tells_pair(self, base: DocumentId, other: DocumentId, *, kind: Kind) -> bool:
        """Whether findings of a pair may stand on the first page.

        Of documents of one place only neighbours in time, of five places or more none where a
        sentence on all of them stands there already.
        """
        if kind is Kind.SUCCESSOR:
            return not self._lies_between(base, other)
        placed = kind in (Kind.PEERS, Kind.LEVELS)
        return not (placed and any({base, other} & places for places in self._many))

    def choose(self, pairs: Sequence[PairFindings]) -> tuple[FirstFinding, ...]:
        """At most twelve findings, the weightiest first.

        First at most six core indicators, those that most documents of their level set
        (knowledge/data/core_indicators.csv), over the places of one year or the years of one
        place. Then findings of pairs by weight: each rule three times at most, an indicator once
        in each document, and none that has a series: one step of it would mislead. Ties go to the
        pair whose documents are named least so far, then to the one told of least, then to the
        first. What room is left goes to further core indicators and to measures of three documents
        or more; a core indicator of two documents is told by their comparison.
        """
        first = [_of_all(one) for one in self._core]
        profiles = [
            FirstFinding(highlight=one, documents=tuple(self._documents), kind=None)
            for one in (*find_profiles(self._plans), *find_taken(self._plans))
        ]
        told = [p for p in pairs if self.tells_pair(p.base, p.other, kind=p.kind)]
        room = MOST - len(first) - len(profiles)
        ranked = [*_ranked(told, (*self._core, *self._long()), room=room)]
        chosen = [*first, *sorted((*profiles, *ranked), key=lambda one: -one.highlight.weight)]
        said = {passage for one in chosen for passage in one.highlight.evidence}
        further = [one for one in self._further if not {*one.highlight.evidence} & said]
        return (*chosen, *map(_of_all, further[: MOST - len(chosen)]))

    def _long(self) -> tuple[CoreFinding, ...]:
        """Further series of three documents or more: one step of them would mislead."""
        return tuple(one for one in self._further if not one.brief)

    def _lies_between(self, one: DocumentId, two: DocumentId) -> bool:
        """Whether a plan of the same place was given for the years between the two."""
        base, other = self._documents.get(one), self._documents.get(two)
        if base is None or other is None or not (base.period and other.period):
            return False
        first, last = sorted((base.period.first, other.period.first))
        return any(
            document.period is not None
            and document.jurisdiction == base.jurisdiction
            and first < document.period.first < last
            for document in self._documents.values()
        )


def _of_all(core: CoreFinding) -> FirstFinding:
    return FirstFinding(highlight=core.highlight, documents=core.documents, kind=None)


def _ranked(
    pairs: Sequence[PairFindings], core: Sequence[CoreFinding], *, room: int
) -> Iterator[FirstFinding]:
    found = [
        (pair, highlight)
        for pair in pairs
        for highlight in pair.highlights
        if highlight.rule is not Rule.ANNEX_COUNT  # the annex's own page tells what they count
    ]
    named: Counter[DocumentId] = Counter()
    told: Counter[tuple[DocumentId, DocumentId]] = Counter()
    of_rule: Counter[Rule] = Counter()
    indicators = {
        (plain_name(one.indicator), document) for one in core for document in one.documents
    }

    passages = {passage for one in core for passage in one.highlight.evidence}
    said: set[tuple[Rule, str]] = (
        set()
    )  # what is said of one document stands with each of its pairs

    def rank(one: tuple[PairFindings, Highlight]) -> tuple[float, int, int]:
        pair, highlight = one
        both = (pair.base, pair.other)
        return -highlight.weight, named[pair.base] + named[pair.other], told[both]

    while found and room:
        pair, highlight = best = min(found, key=rank)
        found.remove(best)
        indicator = plain_name(str(dict(highlight.notice.values).get("indicator", "")))
        both = (pair.base, pair.other) if indicator else ()
        again = any(d in both and (i in indicator or indicator in i) for i, d in indicators)
        # A core indicator may stand under another name: 地方专项债券.
        again = again or bool(both and passages & {*highlight.evidence})
        again = again or (highlight.rule, highlight.zh) in said
        if of_rule[highlight.rule] == (1 if highlight.rule in ONCE else MOST_OF_RULE) or again:
            continue
        said.add((highlight.rule, highlight.zh))
        indicators |= {(indicator, document) for document in both}
        room -= 1
        of_rule[highlight.rule] += 1
        named.update({pair.base, pair.other})
        told[pair.base, pair.other] += 1
        yield FirstFinding(
            highlight=highlight,
            documents=tuple(dict.fromkeys((pair.base, pair.other))),
            kind=pair.kind,
        )
