"""Tell what changed inside the links of two plans: the public function of this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.align.clause_view import own_places
from policydiff.stages.align.link_changes import ChangeType, LinkChange
from policydiff.stages.compare.changes.answers import answer_sentences
from policydiff.stages.compare.changes.duties import Elsewhere
from policydiff.stages.compare.changes.found_change import Found
from policydiff.stages.compare.changes.group_changes import link_changes
from policydiff.stages.compare.changes.norms import is_regulation
from policydiff.stages.compare.changes.reading.sentences import plain_sentences
from policydiff.stages.compare.changes.telling import Setting, tell
from policydiff.stages.compare.changes.verb_and_body_changes import bodies_told, verbs_told
from policydiff.stages.compare.model.change_types import BodyChange, CommitmentChange
from policydiff.stages.compare.model.comparison import Kind
from policydiff.stages.compare.wording.body_changes import compare_bodies
from policydiff.stages.compare.wording.commitments import find_commitments
from policydiff.stages.compare.wording.verbs import Verbs
from policydiff.stages.documents import ClauseId
from policydiff.stages.targets import Plan

# What is said of those who are bound: of tasks, of how firm and how far along they are.
_OF_THE_BOUND = (
    ChangeType.DUTY_ADDED,
    ChangeType.DUTY_REMOVED,
    ChangeType.MODALITY,
    ChangeType.STAGE,
)
_ONE_PLACE = (Kind.REVISION, Kind.SUCCESSOR, Kind.ANNEX)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLinks:
    """Links with what changed inside them, and the same changes of verbs and bodies at length."""

    alignments: tuple[Alignment, ...]
    commitments: tuple[CommitmentChange, ...]  # in order of the alignments
    body_changes: tuple[BodyChange, ...]  # in order of the alignments


def type_links(
    base: Plan,
    other: Plan,
    alignments: Iterable[Alignment],
    *,
    kind: Kind,
    verbs: Verbs | None = None,
) -> TypedLinks:
    """The changes inside each `same` link.

    A link is `reworded` only where no change is found. Between places only what both sides say is
    told: what one of them says more is no change.

    Args:
        base: The plan of the base clauses.
        other: The plan of the other clauses.
        alignments: All links; those that are merely related stay as they are.
        kind: How the two documents stand to each other.
        verbs: The ranked words of commitments; None takes ours.
    """
    setting = Setting(base=base, other=other, kind=kind)
    elsewhere = _elsewhere(base, other) if kind in _ONE_PLACE else None
    typed: list[Alignment] = []
    commitments: dict[tuple[int, int, str], CommitmentChange] = {}
    bodies: list[BodyChange] = []
    links = tuple(alignments)
    same = [link for link in links if link.relation is Relation.SAME]
    reviewed = _reviewed(base), _reviewed(other)
    groups = iter(answer_sentences(base.document, other.document, same).values())
    for link in links:
        if link.relation is not Relation.SAME:
            typed.append(link)
            continue
        reviews = reviewed[0].issuperset(link.base) and reviewed[1].issuperset(link.other)
        steps = () if reviews else _steps(setting, link, verbs)
        moves = _moves(setting, link)
        found = link_changes(next(groups), elsewhere)
        changes = _changes(setting, link, found, steps=steps, moves=moves)
        changes = tuple(_of_reviews(changes)) if reviews else changes
        typed.append(_with(link, changes))
        for step in steps:
            key = (step.base_span.start, step.other_span.start, step.ladder.value)
            commitments.setdefault(key, step)
        bodies.extend(moves)
    return TypedLinks(
        alignments=tuple(typed),
        commitments=tuple(commitments.values()),
        body_changes=tuple(bodies),
    )


def _elsewhere(base: Plan, other: Plan) -> Elsewhere:
    """The sentences of both documents."""
    mine, theirs = (
        plain_sentences(plan.document.clauses, own_places(plan.document.jurisdiction))
        for plan in (base, other)
    )
    return Elsewhere(
        base=mine,
        other=theirs,
        base_text="\n".join(mine),
        other_text="\n".join(theirs),
        rules=is_regulation(base.document) and is_regulation(other.document),
    )


def _reviewed(plan: Plan) -> frozenset[ClauseId]:
    """The clauses that tell what was reached, and set no aim."""
    aims = {target.clause for target in plan.targets}
    return frozenset(result.clause for result in plan.results) - aims


def _of_reviews(changes: Iterable[LinkChange]) -> Iterator[LinkChange]:
    """What changed between two reviews: nobody is bound by what was done, to more or to less."""
    for change in changes:
        if change.type not in _OF_THE_BOUND:
            yield replace(change, effect=None, bound=None)


def _with(link: Alignment, changes: tuple[LinkChange, ...]) -> Alignment:
    reworded = link.change is Change.REWORDED
    return replace(
        link, changes=changes, change=Change.MODIFIED if changes and reworded else link.change
    )


def _steps(setting: Setting, link: Alignment, verbs: Verbs | None) -> tuple[CommitmentChange, ...]:
    """Verbs of another rank for one object."""
    if link.change is Change.UNCHANGED:
        return ()
    base, other = setting.base.document, setting.other.document
    return find_commitments(
        base,
        other,
        pairs=product(map(base.clause, link.base), map(other.clause, link.other)),
        one_place=setting.kind in _ONE_PLACE,
        verbs=verbs,
    )


def _moves(setting: Setting, link: Alignment) -> tuple[BodyChange, ...]:
    """What became of the bodies that the clauses name behind their text."""
    return compare_bodies(setting.base.document, setting.other.document, link)


def _changes(
    setting: Setting,
    link: Alignment,
    found: Iterable[Found],
    *,
    steps: tuple[CommitmentChange, ...],
    moves: tuple[BodyChange, ...],
) -> tuple[LinkChange, ...]:
    """In order of base; what only other has stands behind what it follows there."""
    told = list(bodies_told(setting, link, moves))
    if link.change is not Change.UNCHANGED:
        written = [tell(setting, f) for f in sorted(found, key=lambda f: (*f.order, f.type))]
        told = [*verbs_told(setting, steps, written), *written, *told]
    return tuple(sorted(dict.fromkeys(told), key=_place))


def _place(change: LinkChange) -> tuple[bool, int, int]:
    """Where it stands: in base, else behind all of base, in order of other."""
    base = change.base.span.start if change.base else 0
    other = change.other.span.start if change.other else 0
    return change.base is None, base, other
