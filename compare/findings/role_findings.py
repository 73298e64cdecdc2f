"""Find the roles of two places: one sends (输出, 辐射), the other takes in (承接, 引进)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from policydiff.stages.align.flow_direction import Direction, flow_words
from policydiff.stages.compare.findings.highlight_wording import phrase_of, tell
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.model.comparison import (
    Comparison,
    Evidence,
    Highlight,
    Kind,
    Rule,
)
from policydiff.stages.documents import ClauseId, Part
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets import Plan

LEAST_WORDS = 10  # of both kinds in a text; fewer are no role
LEAST_SENT = 12  # words for sending of a place that sends
SENDS = 0.4  # share of the sending words among them, from which on a place is one that sends
TAKES = 0.2  # and up to which it is one that takes in: nearly all plans speak of 引进


class _Flow(NamedTuple):
    clause: ClauseId
    word: str


class _Role(NamedTuple):
    supplies: tuple[_Flow, ...]
    receives: tuple[_Flow, ...]

    @property
    def share(self) -> float | None:
        """The share of sending words; None where too few tell."""
        total = len(self.supplies) + len(self.receives)
        return len(self.supplies) / total if total >= LEAST_WORDS else None


def tell_roles(comparison: Comparison) -> Iterator[Highlight]:
    """That one of two places chiefly sends and the other chiefly takes in, by their words.

    Of plans alone: a report that reviews the past speaks of everything.
    """
    clauses = (*comparison.base.document.main_text, *comparison.other.document.main_text)
    if comparison.kind not in (Kind.PEERS, Kind.LEVELS) or any(map(is_review, clauses)):
        return
    base, other = _role(comparison.base), _role(comparison.other)
    if base.share is None or other.share is None:
        return
    if not (max(base.share, other.share) >= SENDS and min(base.share, other.share) <= TAKES):
        return
    sender = base if base.share > other.share else other
    if len(sender.supplies) < LEAST_SENT:
        return
    evidence = (_passage(comparison.base, base), _passage(comparison.other, other))
    yield tell(
        comparison,
        Rule.ROLES,
        NoticeCode.HIGHLIGHT_ROLES,
        evidence=evidence,
        old_sent=len(base.supplies),
        old_taken=len(base.receives),
        new_sent=len(other.supplies),
        new_taken=len(other.receives),
    )


def _role(plan: Plan) -> _Role:
    """By the words of its chapters: an opening speaks of the country and of superiors."""
    supplies, receives = (
        tuple(
            _Flow(clause.id, word)
            for clause in plan.document.main_text
            if clause.part is not Part.PREAMBLE
            for word in flow_words(clause.text, direction)
        )
        for direction in (Direction.SUPPLIES, Direction.RECEIVES)
    )
    return _Role(supplies, receives)


def _passage(plan: Plan, role: _Role) -> Evidence:
    """A passage of what a place chiefly does, from the clause that says it most often."""
    sends = role.share is not None and role.share >= SENDS
    flows = role.supplies if sends else role.receives
    often = Counter(flow.clause for flow in flows).most_common(1)[0][0]
    return phrase_of(plan, often, next(flow.word for flow in flows if flow.clause == often))
