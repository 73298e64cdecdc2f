"""Compare who leads and supports, measure by measure and over a document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from policydiff.stages.align import Alignment
from policydiff.stages.align.body_names import is_group, plain_name, same_function
from policydiff.stages.compare.model.change_types import BodyChange, BodyMove, BodyProfile, BodyRole
from policydiff.stages.documents import Clause, ClauseId, Document
from policydiff.stages.targets import Plan, TargetId

Roles = Mapping[str, BodyRole]  # of each body, as printed


def compare_bodies(base: Document, other: Document, alignment: Alignment) -> tuple[BodyChange, ...]:
    """What became of the bodies of clauses that correspond, where both sides name some.

    A body answers the one of its own name (without place and level: 市科技局, 区科技局), else one
    of the same function; groups (相关部门, 各镇) are left out.

    Returns:
        The bodies of base first, then the added ones.
    """
    mine = _roles(base.clause(c) for c in alignment.base)
    theirs = _roles(other.clause(c) for c in alignment.other)
    return tuple(_changes(alignment, mine, theirs)) if mine and theirs else ()


def profile_bodies(plan: Plan) -> tuple[BodyProfile, ...]:
    """What each body has to do over a document, those that lead most first.

    An annex item that repeats a clause of the main text is that clause; a target belongs to the
    bodies that lead its clause or an item that repeats it, and its repeats in the annex count once
    with it.
    """
    mentions = {mention for target in plan.targets for mention in target.mentions}
    own = [target for target in plan.targets if target.id not in mentions]
    clauses = {clause.id: clause.repeats or clause.id for clause in plan.document.clauses}
    tasks = {role: defaultdict[str, set[ClauseId]](set) for role in BodyRole}
    written = defaultdict[str, Counter[str]](Counter)
    for clause in plan.document.clauses:
        for name, role in _roles((clause,)).items():
            key = plain_name(name)
            written[key][name] += 1
            tasks[role][key].add(clause.repeats or clause.id)
    led, supported, named = (tasks[role] for role in BodyRole)
    profiles = (
        BodyProfile(
            name=max(names, key=lambda name: (names[name], len(name), name)),
            leads=_ordered(plan.document, led[key]),
            supports=_ordered(plan.document, supported[key] - led[key]),
            named=_ordered(plan.document, named[key] - led[key] - supported[key]),
            targets=tuple(t.id for t in own if clauses[t.clause] in led[key] | named[key]),
        )
        for key, names in written.items()
    )
    return tuple(sorted(profiles, key=_by_tasks))


def _by_tasks(profile: BodyProfile) -> tuple[int, int, str]:
    """Those that answer for most tasks come first."""
    return -len(profile.leads) - len(profile.named), -len(profile.supports), profile.name


def targets_with_body(plan: Plan) -> tuple[TargetId, ...]:
    """The targets that a body answers for: in their clause, or in an annex item that repeats it."""
    charged = [clause for clause in plan.document.clauses if clause.bodies.charged]
    with_lead = {clause.repeats or clause.id for clause in charged} | {c.id for c in charged}
    clause_of = {target.id: target.clause for target in plan.targets}
    return tuple(
        target.id
        for target in plan.targets
        if with_lead & {target.clause, *(clause_of.get(m) for m in target.mentions)}
    )


def _roles(clauses: Iterable[Clause]) -> Roles:
    """The bodies of the clauses, each by its first spelling; one that leads anywhere leads."""
    roles: dict[str, BodyRole] = {}
    spelt: dict[str, str] = {}
    for clause in clauses:
        for role, names in (
            (BodyRole.LEAD, clause.bodies.lead),
            (BodyRole.SUPPORT, clause.bodies.support),
            (BodyRole.NAMED, clause.bodies.named),
        ):
            for name in names:
                known = spelt.setdefault(plain_name(name), name)
                if roles.get(known) is not BodyRole.LEAD and role is not BodyRole.NAMED:
                    roles[known] = role
                roles.setdefault(known, role)
    return {name: role for name, role in roles.items() if not is_group(name)}


def _changes(alignment: Alignment, mine: Roles, theirs: Roles) -> Iterator[BodyChange]:
    answers = _answers(mine, theirs)
    for name, role in mine.items():
        answer = answers.get(name)
        new = theirs[answer] if answer else None
        yield BodyChange(
            base=alignment.base,
            other=alignment.other,
            move=_move(role, new),
            base_body=name,
            other_body=answer,
        )
    for name in theirs:
        if name not in answers.values():
            yield BodyChange(
                base=alignment.base,
                other=alignment.other,
                move=BodyMove.ADDED,
                base_body=None,
                other_body=name,
            )


def _answers(mine: Roles, theirs: Roles) -> Mapping[str, str]:
    """Which body of the other side each one is: by name first, then by function."""
    answers: dict[str, str] = {}
    for agrees in (lambda a, b: plain_name(a) == plain_name(b), same_function):
        for name in mine:
            free = (n for n in theirs if n not in answers.values() and agrees(name, n))
            found = None if name in answers else next(free, None)
            if found is not None:
                answers[name] = found
    return answers


def _move(role: BodyRole, new: BodyRole | None) -> BodyMove:
    if new is None:
        return BodyMove.DROPPED
    if new is role or BodyRole.NAMED in (role, new):
        return BodyMove.KEPT
    return BodyMove.TO_LEAD if new is BodyRole.LEAD else BodyMove.TO_SUPPORT


def _ordered(document: Document, ids: Iterable[ClauseId]) -> tuple[ClauseId, ...]:
    wanted = set(ids)
    return tuple(clause.id for clause in document.clauses if clause.id in wanted)
