"""Find highlights in words rather than targets: verbs, names, bodies, annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from policydiff.stages.compare.findings.highlight_wording import (
    evidence_of,
    phrase_of,
    spoken,
    tell,
)
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.model.change_types import BodyChange, BodyMove, Ladder
from policydiff.stages.compare.model.comparison import (
    Comparison,
    Difference,
    Evidence,
    FindingKind,
    Highlight,
    Kind,
    Rule,
)
from policydiff.stages.compare.wording.wording_differences import TextChange, find_change
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Plan

MOST_COMMITMENTS = 3
MOST_NAMES = 2
MOST_DIFFERENCES = 3
_ORDINAL = re.compile("第")
LONGEST_VERB = 4  # characters; more are a verb with its object, of which another may be told
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
    told = 0
    for finding in comparison.findings:
        weighty = {Difference.NUMBER, Difference.VERB, Difference.QUALIFIER}
        kinds = [kind for kind in finding.differences if kind in weighty]
        if not kinds or finding.base is None or finding.other is None or told >= MOST_DIFFERENCES:
            continue
        change = find_change(finding.pieces, kinds[0])
        if len(change.old) + len(change.new) > LONGEST_CHANGE:
            continue  # two rewritten passages; which word matters cannot be told
        if any(_ORDINAL.match(words) for words in (change.old, change.new)):
            continue  # 第二届 numbers an event, it is no amount
        if kinds[0] is Difference.VERB and max(len(change.old), len(change.new)) > LONGEST_VERB:
            continue
        told += 1
        yield tell(
            comparison,
            Rule.ANNEX,
            _annex_code(change),
            evidence=tuple(
                phrase_of(plan, clause, words)
                for plan, clause, words in (
                    (comparison.base, finding.base, change.old),
                    (comparison.other, finding.other, change.new),
                )
                if words
            ),
            clause=finding.base,
            item=finding.other,
            what=spoken("difference", kinds[0]),
            old=change.old,
            new=change.new,
        )
    yield from _annex_counts(comparison)


def _annex_code(change: TextChange) -> NoticeCode:
    if change.old and change.new:
        return NoticeCode.HIGHLIGHT_ANNEX_DIFFERS
    return NoticeCode.HIGHLIGHT_ANNEX_OMITS if change.old else NoticeCode.HIGHLIGHT_ANNEX_ADDS


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
    base, other = comparison.base, comparison.other
    years = _years(comparison)
    one_place = comparison.kind in _ONE_PLACE
    code = NoticeCode.HIGHLIGHT_RENUMBERED if one_place else NoticeCode.HIGHLIGHT_RENUMBERED_APART
    told = 0
    for name in comparison.carried:
        renumbered = normalise_width(name.name) != normalise_width(name.other_name)
        still = (
            one_place
            and years >= STILL_YEARS
            and {name.base_verb, name.other_verb} <= _pushed()
            and not name.common
        )
        if told >= MOST_NAMES or not (renumbered or still):
            continue
        told += 1
        yield tell(
            comparison,
            Rule.RENUMBERED if renumbered else Rule.STILL,
            code if renumbered else NoticeCode.HIGHLIGHT_STILL,
            evidence=(
                _mention(base, name.base_span),
                _mention(other, name.other_span),
            ),
            name=name.name,
            new=name.other_name,
            years=years,
            old_verb=name.base_verb or "",
            new_verb=name.other_verb or "",
        )


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
