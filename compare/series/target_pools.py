"""Pool the targets of many plans by indicator and year, then by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.compare.indicators.indicator_similarity import is_bare, plain_name
from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.series.value_steps import Stand, split_scope
from policydiff.stages.compare.series.yearly_steps import Strand, strand_of
from policydiff.stages.documents import Document, Level
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.indicator_names import canonical_name
from policydiff.stages.targets.owners.owner_keys import owner_key


class PoolKey(NamedTuple):
    """What the targets of one pool share, beside the year."""

    indicator: str  # with one word for each set of aliases
    strand: Strand


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """A target, in its document, with its indicator's name."""

    stand: Stand
    name: str

    @property
    def refers(self) -> bool:
        """Whether it has no value of its own."""
        return self.stand.target.low is None


Pool = Mapping[str, Sequence[Pooled]]  # by the place's code


class PoolKind(NamedTuple):
    """What the values of one chain share: a growth in % is not held against an amount."""

    mode: str
    family: str | None  # of units; None where only aims without a value were found


def pool_targets(plans: Sequence[Plan]) -> dict[tuple[int, PoolKey], Pool]:
    """The targets of all plans whose place and year are known; the plans' order does not matter.

    Bare names (投资, 项目), which do not say what they are of, and what others than the place are
    to reach (临江新区) are left out. An aim without a value
    for several indicators (预算收入、居民收入与经济增长同步) is in the pool of each.
    """
    found: dict[tuple[int, PoolKey], dict[str, list[Pooled]]] = {}
    for plan in sorted(plans, key=lambda plan: document_order(plan.document)):
        document = plan.document
        for target in own_targets(plan) if document.jurisdiction else ():
            year = year_of(target, document)
            if year is None or is_bare(target) or owner_key(target):
                continue
            stand = Stand(target=target, document=document, year=year)
            for name in _names(target, document):
                key = PoolKey(plain_name(name), strand_of(target, document))
                by_place = found.setdefault((year, key), {})
                code = document.jurisdiction.code if document.jurisdiction else ""
                by_place.setdefault(code, []).append(Pooled(stand=stand, name=name))
    return dict(found)


def document_order(document: Document) -> tuple[str, str]:
    """By date of issue, then id."""
    return document.issued or "", document.id


def kinds_of(pool: Pool) -> tuple[PoolKind, ...]:
    """Modes and families of units of a pool's values, most places first."""
    counts = Counter(
        kind
        for several in pool.values()
        for kind in sorted({_kind(p.stand.target) for p in several if not p.refers})
    )
    if counts:
        return tuple(sorted(counts, key=lambda kind: (-counts[kind], kind)))
    modes = Counter(p.stand.target.mode.value for several in pool.values() for p in several)
    ordered = sorted(modes, key=lambda mode: (-modes[mode], mode))
    return tuple(PoolKind(mode, None) for mode in ordered[:1])


def of_kind(pool: Pool, kind: PoolKind, *, with_aims: bool) -> dict[str, list[Pooled]]:
    """The part of a pool that is of one kind, with aims without a value or not."""
    found = {
        code: [p for p in several if (with_aims if p.refers else _kind(p.stand.target) == kind)]
        for code, several in pool.items()
    }
    return {code: several for code, several in found.items() if several}


def _kind(target: Target) -> PoolKind:
    return PoolKind(target.mode.value, find_measure(target.unit).family)


def _names(target: Target, document: Document) -> Iterator[str]:
    _, name = split_scope(target, document)
    parts = name.split("、") if target.low is None else (name,)
    place = document.jurisdiction
    regional = place is not None and place.level is not Level.COUNTRY
    for part in dict.fromkeys(filter(None, parts)):
        yield name if len(parts) == 1 else canonical_name(part, regional=regional)
