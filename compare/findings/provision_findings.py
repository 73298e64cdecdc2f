"""Find what changed inside the provisions of two versions of one text, and which came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policydiff.stages.align import Alignment, Relation
from policydiff.stages.align.link_changes import ChangeType, LinkChange, Quoted, words_of_side
from policydiff.stages.compare.changes.norms import is_regulation
from policydiff.stages.compare.findings.caveats import was_read_whole
from policydiff.stages.compare.findings.highlight_wording import (
    document_names,
    evidence_of,
    listed,
    phrase_of,
    spoken,
    tell,
)
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.compare.model.norm_types import NormKind
from policydiff.stages.support.ngrams import ngrams_or_whole
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.targets import Plan

MOST_CHANGES = 6
MOST_OF_TYPE = 3
EVERYWHERE = 3  # times that words are replaced, from which on it is one change of the whole text
LEAST_NORMS = 4  # of one version; fewer are told by the changes themselves
RUN = 4  # characters
SAID = (
    0.5  # share of the runs of a quote that stand in the other text, above which it is said there
)
AROUND = 10  # characters on each side of changed words
LONGEST = 60  # characters of a side that a sentence quotes; longer ones stand in the table alone
MOST_EVIDENCE = 3
_TYPES = (  # the weightiest first
    ChangeType.NUMBER,
    ChangeType.TIME_LIMIT,
    ChangeType.NEGATION,
    ChangeType.MODALITY,
    ChangeType.DUTY_ADDED,
    ChangeType.DUTY_REMOVED,
)
_CODES = {  # whether base and other have words
    (True, True): NoticeCode.HIGHLIGHT_PROVISION_CHANGED,
    (False, True): NoticeCode.HIGHLIGHT_PROVISION_ADDED,
    (True, False): NoticeCode.HIGHLIGHT_PROVISION_REMOVED,
}


_NORMS = {
    NormKind.DUTY: NoticeCode.HIGHLIGHT_NORM_DUTY,
    NormKind.PROHIBITION: NoticeCode.HIGHLIGHT_NORM_PROHIBITION,
    NormKind.POWER: NoticeCode.HIGHLIGHT_NORM_POWER,
    NormKind.PENALTY: NoticeCode.HIGHLIGHT_NORM_PENALTY,
}


class _Found(NamedTuple):
    alignment: Alignment
    change: LinkChange


def tell_provisions(comparison: Comparison) -> Iterator[Highlight]:
    """Numbers, time limits, modal words and duties that changed between two versions of a text."""
    documents = (comparison.base.document, comparison.other.document)
    laws = comparison.kind is Kind.SUCCESSOR and all(map(is_regulation, documents))
    if laws or comparison.kind is Kind.REVISION:
        texts = _Runs.of(comparison.base), _Runs.of(comparison.other)
        yield from _changed(comparison, texts)
        yield from _alone(comparison, texts)


def _changed(comparison: Comparison, texts: tuple[_Runs, _Runs]) -> Iterator[Highlight]:
    found = [
        _Found(alignment, change)
        for alignment in comparison.alignments
        if alignment.relation is Relation.SAME
        for change in alignment.changes
        if change.type in _TYPES and _is_short(change.base) and _is_short(change.other)
        if _is_told(change) and not _stands_elsewhere(comparison, change)
        if not _is_rearranged(alignment, change, texts)
    ]
    told: Counter[ChangeType] = Counter()
    for several in sorted(_alike(found), key=_order):
        kind = several[0].change.type
        if told.total() < MOST_CHANGES and told[kind] < MOST_OF_TYPE:
            told[kind] += 1
            yield _sentence(comparison, several[0], times=len(several))


def _alike(found: Sequence[_Found]) -> list[list[_Found]]:
    """The changes that replace the same words by the same words, together."""
    groups: dict[tuple[str, str, str], list[_Found]] = {}
    for one in found:
        change = one.change
        key = (change.type.value, words_of_side(change.base), words_of_side(change.other))
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _order(several: Sequence[_Found]) -> tuple[int, int, int]:
    """What was replaced all over first, then what binds more or less, then the rest, by type."""
    change = several[0].change
    rank = 0 if len(several) >= EVERYWHERE else 1 if change.effect is not None else 2
    return rank, _TYPES.index(change.type), -len(several)


def _is_told(change: LinkChange) -> bool:
    """Whether it says something by itself: words against words, or a duty that binds somebody."""
    if change.type in (ChangeType.DUTY_ADDED, ChangeType.DUTY_REMOVED):
        return change.effect is not None
    return change.base is not None and change.other is not None


def _stands_elsewhere(comparison: Comparison, change: LinkChange) -> bool:
    """Whether the words of a side, with those around them, stand somewhere in the other version."""
    base, other = comparison.base.document.text, comparison.other.document.text
    return _has_around(other, base, change.base) or _has_around(base, other, change.other)


def _has_around(facing: str, text: str, side: Quoted | None) -> bool:
    if side is None:
        return False
    start, end = side.span.start, side.span.end
    return text[max(0, start - AROUND) : end + AROUND] in facing


class _Runs(NamedTuple):
    """The runs of four characters of a text."""

    runs: frozenset[str]

    @classmethod
    def of(cls, plan: Plan) -> _Runs:
        return cls(frozenset(ngrams_or_whole(plan.document.text, RUN)))

    def has(self, quote: str) -> bool:
        """Whether most of a quote stands in the text, in pieces: an article was split or moved."""
        own = tuple(ngrams_or_whole(quote, RUN))
        return sum(run in self.runs for run in own) > SAID * len(own)


def _is_rearranged(alignment: Alignment, change: LinkChange, texts: tuple[_Runs, _Runs]) -> bool:
    """Whether a duty of a link was replaced, split or moved rather than added or removed."""
    duties = {ChangeType.DUTY_ADDED, ChangeType.DUTY_REMOVED}
    if change.type not in duties:
        return False
    both = duties <= {one.type for one in alignment.changes}
    quoted = change.other or change.base
    facing = texts[0] if change.other is not None else texts[1]
    return both or (quoted is not None and facing.has(quoted.quote))


def _is_short(side: Quoted | None) -> bool:
    return side is None or len(side.quote) <= LONGEST


def _sentence(comparison: Comparison, found: _Found, *, times: int) -> Highlight:
    """What one change did, at the clause of other where it has one, else at that of base."""
    change = found.change
    sides = (
        (comparison.base, change.base, found.alignment.base),
        (comparison.other, change.other, found.alignment.other),
    )
    plan, _, clauses = sides[0] if change.other is None else sides[1]
    clause = plan.document.clause(clauses[0])
    return tell(
        comparison,
        Rule.PROVISION,
        _CODES[change.base is not None, change.other is not None],
        evidence=[_passage(one, side) for one, side, _ in sides if side is not None],
        clause=clause.address or clause.id,
        what=spoken("change", change.type),
        old=words_of_side(change.base),
        new=words_of_side(change.other),
        effect="" if change.effect is None else spoken("effect", change.effect),
        times=Notice.of(NoticeCode.HIGHLIGHT_TIMES, number=times) if times > 1 else "",
    )


def _passage(plan: Plan, side: Quoted) -> Evidence:
    """The phrase around the words of a side."""
    clauses = plan.document.clauses
    holder = next(c.id for c in clauses if c.span.start <= side.span.start < c.span.end)
    return phrase_of(plan, holder, side.quote)


def _alone(comparison: Comparison, texts: tuple[_Runs, _Runs]) -> Iterator[Highlight]:
    """How many duties, prohibitions, powers and penalties only one version has."""
    base, other = document_names(comparison)
    for side, own, facing, plan in (
        (ChapterSide.BASE, base, other, comparison.base),
        (ChapterSide.OTHER, other, base, comparison.other),
    ):
        whole = comparison.other if side is ChapterSide.BASE else comparison.base
        runs = texts[1] if side is ChapterSide.BASE else texts[0]
        norms = [n for n in comparison.lone_norms if n.side is side and not runs.has(n.quote)]
        if len(norms) >= LEAST_NORMS and was_read_whole(whole.document):
            numbers = Counter(norm.kind for norm in norms)
            yield tell(
                comparison,
                Rule.LONE_NORMS,
                NoticeCode.HIGHLIGHT_LONE_NORMS,
                evidence=[evidence_of(plan, n.clause, n.quote) for n in norms[:MOST_EVIDENCE]],
                own=own,
                facing=facing,
                listed=listed(
                    Notice.of(_NORMS[kind], number=numbers[kind])
                    for kind in NormKind
                    if numbers[kind]
                ),
            )
