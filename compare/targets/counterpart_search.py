"""The opposite document as a lone target is looked for in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.align import Alignment, Relation
from policydiff.stages.align.meaningful_text import normalise_meaningful
from policydiff.stages.compare.indicators.indicator_similarity import (
    contains,
    name_signs,
    plain_name,
    score_names,
)
from policydiff.stages.compare.indicators.passages import find_phrases, find_sentences
from policydiff.stages.compare.indicators.reference_quantities import find_basis, find_prices
from policydiff.stages.compare.model.target_side import TargetSide
from policydiff.stages.documents import Clause, ClauseId
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Target

# Share of the indicator's character pairs that one phrase must have to speak of it, in [0, 1].
# Evidence: docs/decisions/0003-target-changes.md.
SPEAKS = 0.8
MOSTLY_DONE = 3  # results of a chapter for each of its aims, above which it is a review
SPECIFIC_CHARACTERS = 6  # of a target's words that are looked for as they stand

ALL = 100  # per cent: 全覆盖


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A clause of the far side that corresponds to one of the target's side."""

    clause: Clause
    score: float  # of the alignment, in [0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """The side in which a lone target has no counterpart, prepared for looking up its traces."""

    clauses: tuple[Clause, ...]  # its main text
    lone: tuple[Target, ...]  # targets of that side without a counterpart
    taken: tuple[Target, ...]  # its other targets
    counted: Mapping[Hashable, Sequence[Target]]  # those of them with a value, by `name_signs`
    near: tuple[Target, ...]  # all targets of the other side, whose lone ones are traced
    results: tuple[Target, ...]  # what it tells as reached already
    reviews: frozenset[ClauseId]  # its clauses that tell results rather than aims
    links: Mapping[ClauseId, Sequence[Link]]  # of a clause of the target's side; same, best first
    own: str  # the text of the document that has the target
    text: str  # of all clauses of the far side, without what carries no meaning
    plain: str  # their letters and digits, with one word for each set of aliases

    def namesake(self, target: Target) -> Target | None:
        """The first target with a value, among those that answer others, that has its name."""
        alike = {t.id for sign in name_signs(target) for t in self.counted.get(sign, ())}
        same = (t for t in self.taken if t.id in alike and score_names(target, t) == 1)
        return next(same, None)

    def says(self, target: Target) -> bool:
        """Whether the words of the target, its number among them, stand there.

        Then it is no lone target, though none was read there: an unlike mark or a slip of the
        copyist can hide one. A price for each 50公斤 may be told for each 斤.
        """
        quote = normalise_meaningful(target.quote)
        number = any(map(str.isdigit, quote))
        specific = sum(map(str.isalnum, quote)) >= SPECIFIC_CHARACTERS
        if number and specific and quote in self.text:
            return True
        return self._says_price(target) or self._says_words(target)

    def _says_words(self, target: Target) -> bool:
        """Whether a value in words stands beside the name: 存量安置房三年清零攻坚行动."""
        words = plain_name(target.stated)
        whole = target.low == ALL and find_measure(target.unit).rate
        if not (target.low == 0 or whole) or any(map(str.isdigit, words)):
            return False
        return any(
            words in plain_name(said := phrase.of(clause.text))
            and contains(said, target.indicator_text) >= SPEAKS
            and not any(r.clause == clause.id for r in self.results)
            for clause in self.clauses
            if clause.id not in self.reviews and words in plain_name(clause.text)
            for phrase in find_phrases(clause.text)
        )

    def _says_price(self, target: Target) -> bool:
        basis = find_basis(target)
        if basis is None or target.low is None or target.unit != "元":
            return False
        return any(
            target.low / basis.kilograms in find_prices(sentence.of(clause.text))
            for clause in self.clauses
            for sentence in find_sentences(clause.text)
            if contains(sentence.of(clause.text), target.indicator_text) >= SPEAKS
        )


def facing(
    side: TargetSide,
    lone: Sequence[Target],
    *,
    near: TargetSide,
    alignments: Sequence[Alignment],
    swap: bool = False,
) -> Facing:
    """The far side as seen from base, or with `swap` as seen from other.

    Args:
        side: The far side.
        lone: Its targets without a counterpart.
        near: The side that has the targets to be traced.
        alignments: Of base and other.
        swap: The targets to be traced are those of other.
    """
    known = {clause.id: clause for clause in side.clauses}
    alone = {target.id for target in lone}
    results = side.plan.results
    whole = "".join(clause.text for clause in side.clauses)
    taken = tuple(target for target in side.targets if target.id not in alone)
    return Facing(
        clauses=side.clauses,
        lone=tuple(lone),
        taken=taken,
        counted=_by_signs(target for target in taken if target.low is not None),
        near=near.targets,
        results=results,
        reviews=_reviews(side),
        links=_links(alignments, known, swap=swap),
        own=near.text,
        text="".join(normalise_meaningful(clause.text) for clause in side.clauses),
        plain=plain_name(whole),
    )


def _by_signs(targets: Iterable[Target]) -> Mapping[Hashable, Sequence[Target]]:
    found = defaultdict[Hashable, list[Target]](list)
    for target in targets:
        for sign in name_signs(target):
            found[sign].append(target)
    return found


def _reviews(side: TargetSide) -> frozenset[ClauseId]:
    """The clauses that tell more results than aims, and those of chapters that hardly aim."""
    chapters = {clause.id: clause.heading[:1] for clause in side.clauses}
    told = Counter(result.clause for result in side.plan.results)
    aimed = Counter(target.clause for target in side.targets)
    done, planned = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for clause, chapter in chapters.items():
        done[chapter] += told[clause]
        planned[chapter] += aimed[clause]
    return frozenset(
        clause
        for clause, chapter in chapters.items()
        if told[clause] > aimed[clause]
        or (chapter and done[chapter] > MOSTLY_DONE * planned[chapter])
    )


def _links(
    alignments: Sequence[Alignment], known: Mapping[ClauseId, Clause], *, swap: bool
) -> Mapping[ClauseId, Sequence[Link]]:
    links: dict[ClauseId, list[Link]] = {}
    for alignment in sorted(alignments, key=lambda a: -a.score):
        if alignment.relation is Relation.SAME:
            sides = alignment.base, alignment.other
            near, far = reversed(sides) if swap else sides
            found = [Link(clause=known[c], score=alignment.score) for c in far if c in known]
            for clause in near:
                links.setdefault(clause, []).extend(found)
    return links
