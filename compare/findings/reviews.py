"""Tell what looks back: chapters and clauses that review the past."""

from __future__ import annotations

from policydiff.stages.documents import Clause
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.text import fold


def is_review_heading(heading: str) -> bool:
    """Whether a heading is of a review: 2023年工作回顾, 发展基础."""
    return any(word.key == "past" for word in matcher("target_headings").find(fold(heading)))


def is_review(clause: Clause) -> bool:
    """Whether a clause stands below the heading of a review."""
    return any(map(is_review_heading, clause.heading))
