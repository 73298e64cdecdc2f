"""Find how two plans are checked: how often, and with what consequence, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policydiff.stages.compare.findings.caveats import was_read_whole
from policydiff.stages.compare.findings.highlight_wording import phrase_of, tell
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Rule
from policydiff.stages.documents import ClauseId, Part
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Plan

MOST_WORDS = 3  # of each kind that a sentence quotes
LONGEST = 12  # characters of a phrase that is quoted whole
FACETS = ("frequency", "consequence")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    clause: ClauseId
    text: str


def tell_safeguards(comparison: Comparison) -> Iterator[Highlight]:
    """Where the safeguards of one plan say how often it is checked, or with what consequence.

    The other plan has safeguards too, was read whole, and has no word of checking in all its text.
    """
    plans = (comparison.base, comparison.other)
    if not all(_has_safeguards(plan) and was_read_whole(plan.document) for plan in plans):
        return
    said = [{facet: _find(plan, facet) for facet in FACETS} for plan in plans]
    silent = [_is_silent(plan) for plan in plans]
    if silent[0] is silent[1] or not any(said[silent.index(False)].values()):
        return
    evidence: list[Evidence] = [
        phrase_of(plan, word.clause, word.text)
        for plan, facets in zip(plans, said, strict=True)
        for words in facets.values()
        for word in words[:1]
    ]
    yield tell(
        comparison,
        Rule.SAFEGUARDS,
        NoticeCode.HIGHLIGHT_SAFEGUARDS,
        evidence=evidence,
        **{
            f"{side}_{facet}": _quoted(facets[facet])
            for side, facets in zip(("old", "new"), said, strict=True)
            for facet in FACETS
        },
    )


def _has_safeguards(plan: Plan) -> bool:
    return any(clause.part is Part.SAFEGUARDS for clause in plan.document.main_text)


def _is_silent(plan: Plan) -> bool:
    """Whether no word of its text speaks of checking: 考核, 督查, 评估."""
    checks = expression("implementation_checks", "check")
    return not any(checks.search(clause.text) for clause in plan.document.main_text)


def _find(plan: Plan, facet: str) -> list[_Word]:
    """The words of a facet in the safeguards, each once, in reading order."""
    pattern = expression("implementation_checks", facet)
    found: dict[str, _Word] = {}
    for clause in plan.document.main_text:
        if clause.part is Part.SAFEGUARDS:
            for match in pattern.finditer(clause.text):
                found.setdefault(match[0], _Word(clause=clause.id, text=match[0]))
    return list(found.values())


def _quoted(words: list[_Word]) -> Value:
    if not words:
        return Notice.of(NoticeCode.HIGHLIGHT_NOT_SAID)
    return "".join(f"“{_short(word.text)}”" for word in words[:MOST_WORDS])


def _short(text: str) -> str:
    """A long phrase by its beginning and its verb: 定期对重大规…监测."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-2:]}"
