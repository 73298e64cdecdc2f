"""Say which measures of a place have a number in one document and words alone in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policydiff.stages.compare.findings.caveats import was_read_whole
from policydiff.stages.compare.findings.highlight_wording import document_names, evidence_of, tell
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.findings.told_values import is_told, quoted_value, stands_alone
from policydiff.stages.compare.indicators.passages import has_number
from policydiff.stages.compare.model.change_types import Reason, TargetChange
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.documents import Clause
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.text import SENTENCE, normalise_width
from policydiff.stages.targets import Plan, Target

MOST = 2  # measures told of each side
LONGEST = 60  # characters of a sentence in words that is quoted
FEW = 20
SHORTEST_NAME = 4  # characters of a name by which a whole document can be searched
_REASONS = {
    Reason.UNQUANTIFIED: Rule.UNQUANTIFIED,
    Reason.NEWLY_QUANTIFIED: Rule.QUANTIFIED,
}


class _Measure(NamedTuple):
    """A target of one document, and the sentence of the other that names it without a number."""

    target: Target
    words: Evidence


def tell_measures(comparison: Comparison) -> Iterator[Highlight]:
    """Single measures, each with the words of both documents.

    The other document names the measure, and no sentence of it that does has a number: what a
    reader would find there under another heading, or for other years, is found first.
    """
    if comparison.kind not in (Kind.REVISION, Kind.SUCCESSOR):
        return
    base, other = document_names(comparison)
    sides = (
        (Reason.UNQUANTIFIED, comparison.base, comparison.other, base, other),
        (Reason.NEWLY_QUANTIFIED, comparison.other, comparison.base, other, base),
    )
    for reason, plan, facing, own, opposite in sides:
        changes = [c for c in comparison.target_changes if c.reason is reason and not c.expired]
        found = [m for c in changes if (m := _measure(c, plan, facing)) is not None]
        for measure in found[:MOST]:
            yield tell(
                comparison,
                _REASONS[reason],
                NoticeCode.HIGHLIGHT_WORDS_ALONE,
                evidence=(
                    evidence_of(plan, measure.target.clause, measure.target.quote),
                    measure.words,
                ),
                indicator=measure.target.indicator,
                own=own,
                value=quoted_value(measure.target),
                facing=opposite,
                words=measure.words.quote,
            )


def _measure(change: TargetChange, plan: Plan, facing: Plan) -> _Measure | None:
    found = change.base or change.other
    if found is None or not was_read_whole(facing.document):
        return None
    target = plan.target(found)
    named = len(target.indicator) >= SHORTEST_NAME and stands_alone(target.indicator)
    if not (named and is_told(target) and _is_of_its_year(target, plan)):
        return None
    if _is_count_of_few(target):
        return None
    words = _in_words(target.indicator, facing)
    return None if words is None or _looks_back(target, plan) else _Measure(target, words)


def _is_of_its_year(target: Target, plan: Plan) -> bool:
    """Whether the target is for the years of its document: a goal of 2030 is no new one of 2026."""
    period, years = plan.document.period, target.years
    return period is not None and years is not None and years.last == period.last


def _is_count_of_few(target: Target) -> bool:
    """Whether it counts a few things, which may be those that there are: 建设11个自贸试验区."""
    counted = find_measure(target.unit).family == "count"
    return counted and target.low is not None and target.low < FEW


def _looks_back(target: Target, plan: Plan) -> bool:
    return is_review(plan.document.clause(target.clause))


def _in_words(name: str, facing: Plan) -> Evidence | None:
    """The first sentence that names the measure; None where one that does has a number."""
    plain = normalise_width(name)
    naming = [
        (clause, sentence.strip())
        for clause in facing.document.clauses
        for sentence in SENTENCE.findall(clause.text)
        if plain in normalise_width(sentence)
    ]
    if any(has_number(sentence) for _, sentence in naming):
        return None
    ahead = [one for one in naming if _can_be_quoted(*one)]
    return evidence_of(facing, ahead[0][0].id, ahead[0][1]) if ahead else None


def _can_be_quoted(clause: Clause, sentence: str) -> bool:
    """Whether a sentence that names the measure says what is to be done, not what has been."""
    if is_review(clause) or len(sentence) > LONGEST:
        return False
    return expression("finding_words", "state_of_things").search(sentence) is None
