"""Prepare clauses for scoring: masked text, role in the plan, functions of bodies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.body_names import functions_of, is_group
from policydiff.stages.align.clause_features import ClauseFeatures, read_masked
from policydiff.stages.align.flow_direction import Direction, find_direction
from policydiff.stages.align.meaningful_text import normalise_meaningful
from policydiff.stages.align.standing_phrases import boilerplate_share
from policydiff.stages.align.terms import find_lead, find_phrases, normalise_bare, normalise_mask
from policydiff.stages.documents import Clause, Jurisdiction, Part
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.text import normalise_width
from policydiff.stages.support.value_types import once_each
from policydiff.stages.targets import Plan, Target


class Role(StrEnum):
    """What a clause does in a plan; from GUIDANCE to RESOURCES the keys of clause_roles.toml."""

    TASK = "task"
    PREAMBLE = "preamble"
    INTRO = "intro"  # opens a chapter, before its numbered clauses
    GUIDANCE = "guidance"
    PRINCIPLES = "principles"
    GOALS = "goals"
    LEADERSHIP = "leadership"
    ASSESSMENT = "assessment"
    PUBLICITY = "publicity"
    RESOURCES = "resources"
    MEASURE = "measure"  # another safeguard


SAFEGUARDS = (
    Role.LEADERSHIP,
    Role.ASSESSMENT,
    Role.PUBLICITY,
    Role.RESOURCES,
    Role.MEASURE,
)
GENERAL = (Role.GUIDANCE, Role.PRINCIPLES, Role.GOALS)
PLAIN = (Role.TASK, Role.MEASURE)  # a measure without a role of its own may stand among tasks
SIDES = 160  # sides that are kept: those of a report on as many documents
_LONGEST_TITLE = 20  # characters; a longer first sentence is no title


_TELLING = 4  # characters of an indicator's name


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """One clause as scoring sees it."""

    bare: str  # the text as written, letters and digits only
    meaningful: str  # without what carries no meaning: alike in clauses that are unchanged
    phrases: tuple[str, ...]  # what stands between punctuation marks, as written
    reading: ClauseFeatures
    role: Role
    first: bool  # the first of its side with this role
    heading: tuple[str, ...]
    functions: frozenset[str]  # what the bodies that must act are for
    boilerplate: float  # share in [0, 1] of the text that are standing phrases
    direction: Direction
    turn: int  # 1: sets targets, -1: reviews past results, 0: neither, or both alike
    annex: bool  # an item of an annex
    article: bool  # one of a regulation: 第X条, or a paragraph or item below it
    indicators: frozenset[str]


def view_side(side: Side, *, places: Sequence[str]) -> tuple[ClauseView, ...]:
    """One view for each clause, in order.

    Args:
        side: The clauses and their plan.
        places: Names to mask, longest first; of both sides, so that masking is the same.
    """
    said = _said(side.clauses)
    return _views(side.clauses, side.plan, tuple(name for name in places if name in said))


@once_each(SIDES)
def _said(clauses: tuple[Clause, ...]) -> str:
    """All that is masked of a side, to tell which places it names: few, however many it meets."""
    return normalise_width("\n".join(part for c in clauses for part in (c.text, *c.heading)))


@once_each(SIDES)
def _views(
    clauses: tuple[Clause, ...], plan: Plan, places: tuple[str, ...]
) -> tuple[ClauseView, ...]:
    """The views of a side that names these places."""
    of_plan = [(t.clause, t.indicator) for t in plan.targets if _tells(t)]
    aims = Counter(clause for clause, _ in of_plan)
    results = Counter(result.clause for result in plan.results)
    roles = tuple(_roles(clauses))
    return tuple(
        _view(
            clause,
            role,
            first=role not in roles[:number],
            turn=(aims[clause.id] > results[clause.id]) - (aims[clause.id] < results[clause.id]),
            indicators=frozenset(i for c, i in of_plan if c == clause.id),
            places=places,
        )
        for number, (clause, role) in enumerate(zip(clauses, roles, strict=True))
    )


def _tells(target: Target) -> bool:
    """Whether a target's indicator tells what its clause is about: 企业 and 项目 are of much."""
    return target.unit is not None and len(target.indicator) >= _TELLING


def own_places(*jurisdictions: Jurisdiction | None) -> tuple[str, ...]:
    """The names of these places and of those they belong to, full and short, longest first."""
    names = {name for j in jurisdictions if j is not None for name in j.path}
    short = {re.sub(r"(?:省|市|区|县)$", "", name) for name in names if len(name) > 2}
    return tuple(sorted(names | short, key=lambda name: (-len(name), name)))


def _view(
    clause: Clause,
    role: Role,
    *,
    first: bool,
    turn: int,
    indicators: frozenset[str],
    places: Sequence[str],
) -> ClauseView:
    text = normalise_width(clause.text)
    bare = normalise_bare(text)
    reading = read_masked(
        normalise_mask(text, places),
        normalise_mask(find_lead(text), places),
        tuple(normalise_mask(heading, places) for heading in clause.heading),
    )
    return ClauseView(
        bare=bare,
        meaningful=normalise_meaningful(clause.text),
        phrases=find_phrases(text),
        reading=reading,
        role=role,
        first=first,
        heading=clause.heading,
        functions=_functions(clause),
        boilerplate=boilerplate_share(bare),
        direction=find_direction(clause.text),
        turn=turn,
        annex=clause.part is Part.ANNEX,
        article=any(_is_article(text) for text in (clause.label, *clause.heading)),
        indicators=indicators,
    )


def _is_article(text: str) -> bool:
    """Whether a label or heading is that of an article."""
    label = find_label(text)
    return label is not None and label.scheme is Scheme.ARTICLE


def _functions(clause: Clause) -> frozenset[str]:
    names = clause.bodies.all
    return frozenset(key for name in names if not is_group(name) for key in functions_of(name))


def _roles(clauses: Sequence[Clause]) -> Iterator[Role]:
    for number, clause in enumerate(clauses):
        before = clauses[number - 1] if number else None
        after = clauses[number + 1] if number + 1 < len(clauses) else None
        told = _told_role(clause)
        if clause.part is Part.PREAMBLE:
            yield Role.PREAMBLE
        elif told in GENERAL or not _opens_chapter(before, clause, after):
            yield told
        else:
            yield Role.MEASURE if clause.part is Part.SAFEGUARDS else Role.INTRO


def _opens_chapter(before: Clause | None, clause: Clause, after: Clause | None) -> bool:
    """A clause with others below it, or an unlabelled one before the labelled of its chapter."""
    if not clause.heading or after is None or clause.part is Part.ANNEX:
        return False
    if after.heading[: len(clause.heading)] != clause.heading:
        return False
    if len(after.heading) > len(clause.heading):
        return True
    first = before is None or before.heading[: len(clause.heading)] != clause.heading
    return first and not clause.label and bool(after.label)


def _told_role(clause: Clause) -> Role:
    """By the lead sentence first, then the headings from the lowest up."""
    lead = find_lead(clause.text)
    for text in (lead, *reversed(clause.heading)):
        role = _role_of(text, GENERAL)
        if role is not None:
            return role
    if clause.part is not Part.SAFEGUARDS:
        return Role.TASK
    titled = len(lead) < _LONGEST_TITLE and not clause.text.startswith(lead + ",")
    return _role_of(lead if titled else clause.text, SAFEGUARDS) or Role.MEASURE


def _role_of(text: str, among: Sequence[Role]) -> Role | None:
    for role, pattern in _patterns():
        if role in among and pattern.search(text):
            return role
    return None


@cache
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    entries = load_lexicon("clause_roles")
    return tuple((Role(e.key), re.compile("|".join(e.patterns))) for e in entries)
