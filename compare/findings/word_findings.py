"""Find highlights in words rather than targets: verbs, names, bodies, annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from rapidfuzz.distance import Indel

from policydiff.stages.compare.findings.highlight_wording import (
    evidence_of,
    phrase_of,
    spoken,
    tell,
)
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.model.change_types import BodyChange, BodyMove, Ladder
from policydiff.stages.compare.model.comparison import (
    AnnexFinding,
    Comparison,
    Difference,
    Evidence,
    FindingKind,
    Highlight,
    Kind,
    Op,
    Rule,
)
from policydiff.stages.compare.model.name_types import CarriedName
from policydiff.stages.compare.wording.wording_differences import TextChange, find_change
from policydiff.stages.documents import ClauseId
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.chinese_numerals import TO_TEN
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Plan

MOST_COMMITMENTS = 3
MOST_NAMES = 2
MOST_DIFFERENCES = 3
_ORDINAL = re.compile("第")
_NUMBERS = re.compile(rf"[0-9]+|[{TO_TEN}双]")
_NO_LETTER = re.compile(r"[^\w]")
ALIKE = 0.5  # similarity of what stands around two names, from which on they are of one scheme
LONGEST_VERB = 4  # characters; more are a verb with its object, of which another may be told
LEAST_SAME = 0.6  # share of a passage and of its item that is the same, from which on it repeats it
_WEIGHTY = (Difference.NUMBER, Difference.VERB, Difference.QUALIFIER)
LONGEST_CHANGE = 16  # characters of both sides of a change that is told by itself
MOST_EVIDENCE = 3
STILL_YEARS = 2  # between two documents, from which on a project that is still pushed is told
_ONE_PLACE = (Kind.REVISION, Kind.SUCCESSOR)
_COUNTED = {
    FindingKind.CLAUSE_MISSING: NoticeCode.HIGHLIGHT_CLAUSE_MISSING,
    FindingKind.PART_MISSING: NoticeCode.HIGHLIGHT_PART_MISSING,
    FindingKind.TARGET_MISSING: NoticeCode.HIGHLIGHT_TARGET_MISSING,
    FindingKind.NO_SOURCE: NoticeCode.HIGHLIGHT_NO_SOURCE,
    FindingKind.TWO_LEADS: NoticeCode.HIGHLIGHT_TWO_LEADS,
    FindingKind.NO_LEAD: NoticeCode.HIGHLIGHT_NO_LEAD,
}


def tell_texts(comparison: Comparison) -> Iterator[Highlight]:
    """What changed in verbs, names and bodies; how much of a text a field takes says little."""
    if comparison.kind in _ONE_PLACE:
        yield from _commitments(comparison)
        yield from _leads(comparison)
    yield from _names(comparison)


def tell_annex(comparison: Comparison) -> Iterator[Highlight]:
    """What an annex check found: first single differences that matter, then counts."""
    found = (one for finding in comparison.findings for one in _differing(comparison, finding))
    yield from islice(found, MOST_DIFFERENCES)
    yield from _annex_counts(comparison)


def _differing(comparison: Comparison, finding: AnnexFinding) -> Iterator[Highlight]:
    """The first number, verb or qualifier in which an item differs from the passage it repeats."""
    kinds = [kind for kind in finding.differences if kind in _WEIGHTY]
    if not kinds or finding.base is None or finding.other is None or not _repeats(finding):
        return
    change = find_change(finding.pieces, kinds[0])
    sides = ((finding.base, change.old), (finding.other, change.new))
    if not _is_telling(change, kinds[0]):
        return
    passages = [phrase_of(comparison.base, clause, words) for clause, words in sides]
    if all(
        words and words in passage.quote
        for (_, words), passage in zip(sides, passages, strict=True)
    ):
        yield tell(
            comparison,
            Rule.ANNEX,
            NoticeCode.HIGHLIGHT_ANNEX_DIFFERS,
            evidence=passages,
            clause=_address(comparison.base, finding.base),
            item=_address(comparison.base, finding.other),
            what=spoken("difference", kinds[0]),
            old=passages[0].quote,
            new=passages[1].quote,
        )


def _repeats(finding: AnnexFinding) -> bool:
    """Whether most of a passage and its item are the same words: else they are two matters."""
    same = sum(len(piece.text) for piece in finding.pieces if piece.op is Op.EQUAL)
    sides = (
        sum(len(piece.text) for piece in finding.pieces if piece.op in (Op.EQUAL, op))
        for op in (Op.DELETE, Op.INSERT)
    )
    return all(same >= LEAST_SAME * side for side in sides)


def _is_telling(change: TextChange, kind: Difference) -> bool:
    """Whether one word took the place of another, so that it can be said which matters."""
    words = (change.old, change.new)
    if not all(words) or sum(map(len, words)) > LONGEST_CHANGE:
        return False
    if any(map(_ORDINAL.match, words)):  # 第二届 numbers an event, it is no amount
        return False
    return kind is not Difference.VERB or max(map(len, words)) <= LONGEST_VERB


def _address(plan: Plan, clause: ClauseId) -> str:
    return plan.document.clause(clause).address or clause


def _annex_counts(comparison: Comparison) -> Iterator[Highlight]:
    """How many findings of each kind; of clauses those that state a body or a target are shown."""
    plan = comparison.base
    stated = {target.clause for target in plan.targets}
    stated |= {clause.id for clause in plan.document.clauses if clause.bodies.charged}
    for kind in FindingKind:
        found = [finding for finding in comparison.findings if finding.kind is kind]
        if not found or kind not in _COUNTED:
            continue
        places = [(clause, f.target) for f in found if (clause := f.base or f.other) is not None]
        shown = [place for place in places if place[0] in stated]
        plain = kind is FindingKind.CLAUSE_MISSING and not shown
        yield tell(
            comparison,
            Rule.ANNEX_COUNT,
            NoticeCode.HIGHLIGHT_PLAIN_CLAUSE_MISSING if plain else _COUNTED[kind],
            evidence=[
                evidence_of(plan, clause, plan.target(target).quote if target else None)
                for clause, target in (shown or places)[:MOST_EVIDENCE]
            ],
            number=len(found),
            stated=len(shown),
        )


def _commitments(comparison: Comparison) -> Iterator[Highlight]:
    """Verbs that changed for one object of a place; what reviews of the past say is left out."""
    looking_ahead = (
        change
        for change in comparison.commitments
        if change.ladder in (Ladder.ROLE, Ladder.ATTAINMENT)  # 推进 and 深化 take turns by habit
        and not is_review(comparison.base.document.clause(change.base))
        and not is_review(comparison.other.document.clause(change.other))
    )
    for change in islice(looking_ahead, MOST_COMMITMENTS):
        yield tell(
            comparison,
            Rule.COMMITMENT,
            NoticeCode.HIGHLIGHT_COMMITMENT,
            evidence=(
                evidence_of(comparison.base, change.base, change.base_quote),
                evidence_of(comparison.other, change.other, change.other_quote),
            ),
            object=change.object,
            old=change.base_word,
            new=change.other_word,
            direction=spoken("direction", change.direction),
        )


def _mention(plan: Plan, span: Span) -> Evidence:
    """The phrase around a name, in the clause that it stands in."""
    document = plan.document
    holder = next(c.id for c in document.clauses if c.span.start <= span.start < c.span.end)
    return phrase_of(plan, holder, span.of(document.text))


def _names(comparison: Comparison) -> Iterator[Highlight]:
    """Schemes that were renumbered, and projects that are still being pushed years later."""
    one_place = comparison.kind in _ONE_PLACE
    told = 0
    for name in comparison.carried:
        base, other = _mentions(comparison, name)
        renumbered = _is_renumbered(name, base, other)
        still = one_place and _is_still_pushed(comparison, name, base, other)
        if told >= MOST_NAMES or not (renumbered or still):
            continue
        told += 1
        apart = NoticeCode.HIGHLIGHT_RENUMBERED_APART
        code = NoticeCode.HIGHLIGHT_RENUMBERED if one_place else apart
        yield tell(
            comparison,
            Rule.RENUMBERED if renumbered else Rule.STILL,
            code if renumbered else NoticeCode.HIGHLIGHT_STILL,
            evidence=(base, other),
            name=name.name,
            old=name.name if renumbered else base.quote,
            new=name.other_name if renumbered else other.quote,
            years=_years(comparison),
        )


def _mentions(comparison: Comparison, name: CarriedName) -> tuple[Evidence, Evidence]:
    return (
        _mention(comparison.base, name.base_span),
        _mention(comparison.other, name.other_span),
    )


def _is_renumbered(name: CarriedName, base: Evidence, other: Evidence) -> bool:
    """Whether a scheme goes on with another number in it.

    Another 、 is none. One of several numbers changed (三纵三横三连, 三纵三横四连), or what stands
    around the name is the same: 三位一体 of farmland is not 五位一体 of all policy.
    """
    old, new = (_letters(text) for text in (name.name, name.other_name))
    if old == new:
        return False
    numbers = [_NUMBERS.findall(text) for text in (old, new)]
    kept = sum(one == two for one, two in zip(*numbers, strict=False))
    around = (
        _letters(base.quote.replace(name.name, "")),
        _letters(other.quote.replace(name.other_name, "")),
    )
    alike = Indel.normalized_similarity(*around) >= ALIKE
    return len(numbers[0]) == len(numbers[1]) and (2 * kept > len(numbers[0]) or alike)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", normalise_width(text))


def _is_still_pushed(
    comparison: Comparison, name: CarriedName, base: Evidence, other: Evidence
) -> bool:
    """Whether both documents, years apart, promise to push a project of that name."""
    pushed = {name.base_verb, name.other_verb} <= _pushed() and not name.common
    quoted = all(name.name in evidence.quote for evidence in (base, other))
    return pushed and quoted and _years(comparison) >= STILL_YEARS


def _years(comparison: Comparison) -> int:
    """Years from the issue of base to that of other; 0 where unknown."""
    issued = [plan.document.issued for plan in (comparison.base, comparison.other)]
    first, second = (int((date or "0")[:4]) for date in issued)
    return second - first if first and second else 0


def _leads(comparison: Comparison) -> Iterator[Highlight]:
    """Measures that a body of another function leads."""
    grouped: dict[tuple[object, object], list[BodyChange]] = {}
    for change in comparison.body_changes:
        grouped.setdefault((change.base, change.other), []).append(change)
    moved = [c for c in grouped.values() if _lead_moved(c)]
    if moved:
        first = moved[0][0]
        yield tell(
            comparison,
            Rule.LEADS,
            NoticeCode.HIGHLIGHT_LEADS,
            evidence=(
                evidence_of(comparison.base, first.base[0]),
                evidence_of(comparison.other, first.other[0]),
            ),
            number=len(moved),
            total=len(grouped),
        )


def _lead_moved(changes: list[BodyChange]) -> bool:
    return any(change.move in (BodyMove.TO_LEAD, BodyMove.TO_SUPPORT) for change in changes)


@cache
def _pushed() -> frozenset[str]:
    """Verbs with which a project is still far from its end: 推进, 谋划."""
    return frozenset(word for e in load_lexicon("verb_stage") for word in e.texts("pushed"))
