"""Number the targets of a clause, and tie parts and stretches to their targets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from policydiff.stages.documents import ClauseId
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.target import Target, TargetId


@value_type
class Numbered:
    """The id of a target and those of the targets that it belongs to."""

    id: TargetId
    part_of: TargetId | None = None
    stretch_of: TargetId | None = None


@dataclass(slots=True, kw_only=True)
class Ids:
    """The ids of a clause's targets, in reading order; those of results are marked with r."""

    clause: ClauseId
    mark: str = ""
    count: int = 0
    whole: TargetId | None = None  # the last one that is no part of another
    floor: TargetId | None = None  # the last one that is no stretch of another

    def next(self, *, part: bool = False, stretch: bool = False) -> Numbered:
        """The next id; a part (其中) gets the id of the whole before it, a stretch its floor's."""
        self.count += 1
        made = Numbered(
            id=TargetId(f"{self.clause}/{self.mark}{self.count}"),
            part_of=self.whole if part else None,
            stretch_of=self.floor if stretch else None,
        )
        self.whole = self.whole if made.part_of is not None else made.id
        self.floor = self.floor if made.stretch_of is not None else made.id
        return made


def with_stretches(targets: list[Target]) -> list[Target]:
    """The targets in the order given, each floor with the id of its stretch."""
    stretches = {t.stretch_of: t.id for t in targets if t.stretch_of is not None}
    if not stretches:
        return targets
    return [replace(t, stretched_by=stretches[t.id]) if t.id in stretches else t for t in targets]
