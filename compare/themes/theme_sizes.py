"""Measure how much of each document a theme takes, and how that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.compare.model.theme_types import (
    Theme,
    ThemeChange,
    ThemeMember,
    ThemeMove,
    ThemeShare,
    ThemeSize,
)
from policydiff.stages.documents import ClauseId, Document
from policydiff.stages.targets import Plan

# A field has grown where its share of the text is so many times what it was, and so much more in
# points of 1; mirrored for shrunk. Read by eye on the fixtures (docs/decisions/0008-themes.md).
GROWTH = 1.5
LEAST_STEP = 0.02
LEAST_CLAUSES = 3  # on the larger side; a clause more or less is chance


def measure_theme(theme: Theme, plans: Sequence[Plan]) -> Theme:
    """The theme with the annex items that repeat its clauses, and its size in each document.

    Sizes count the main text only.
    """
    found = {(m.document, m.clause) for m in theme.clauses}
    members = tuple(
        ThemeMember(
            document=plan.document.id,
            clause=clause.id,
            repeats=(plan.document.id, clause.id) not in found,
        )
        for plan in plans
        for clause in plan.document.clauses
        if (plan.document.id, clause.id) in found or (plan.document.id, clause.repeats) in found
    )
    sizes = (_size(theme, plan.document) for plan in plans)
    return replace(theme, clauses=members, sizes=tuple(size for size in sizes if size.clauses))


def trace_field(field: Theme, base: Document, other: Document) -> ThemeChange:
    """What became of a policy field from base to other, by its share of the main text."""
    mine, theirs = _size(field, base), _size(field, other)
    old, new = _share(mine, base), _share(theirs, other)
    return ThemeChange(
        label=field.label,
        code=field.code or "",
        move=_move(mine, theirs, old=old, new=new),
        base=_with_share(mine, old),
        other=_with_share(theirs, new),
        base_clauses=_clauses(field, base),
        other_clauses=_clauses(field, other),
    )


def _size(theme: Theme, document: Document) -> ThemeSize:
    ids = {m.clause for m in theme.clauses if m.document == document.id and not m.repeats}
    texts = [clause.text for clause in document.main_text if clause.id in ids]
    return ThemeSize(document=document.id, clauses=len(texts), characters=sum(map(len, texts)))


def _with_share(size: ThemeSize, share: float) -> ThemeShare:
    return ThemeShare(
        document=size.document, clauses=size.clauses, characters=size.characters, share=share
    )


def _clauses(theme: Theme, document: Document) -> tuple[ClauseId, ...]:
    return tuple(member.clause for member in theme.clauses if member.document == document.id)


def _share(size: ThemeSize, document: Document) -> float:
    return size.characters / max(1, sum(len(clause.text) for clause in document.main_text))


def _move(mine: ThemeSize, theirs: ThemeSize, *, old: float, new: float) -> ThemeMove:
    if not mine.clauses:
        return ThemeMove.NEW
    if not theirs.clauses:
        return ThemeMove.LOST
    if max(mine.clauses, theirs.clauses) < LEAST_CLAUSES:
        return ThemeMove.STEADY
    if new >= GROWTH * old and new - old >= LEAST_STEP:
        return ThemeMove.GROWN
    if old >= GROWTH * new and old - new >= LEAST_STEP:
        return ThemeMove.SHRUNK
    return ThemeMove.STEADY
