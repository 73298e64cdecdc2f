"""Find what stands beside a chain: near indicators, or the same of another scope or horizon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from policydiff.stages.compare.indicators.near_names import near_names
from policydiff.stages.compare.model.escalation_types import Rung, Standing
from policydiff.stages.compare.series.presence import is_whole
from policydiff.stages.compare.series.target_pools import Pool, PoolKey
from policydiff.stages.documents import Document
from policydiff.stages.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the targets of a chain in the same year."""

    pools: Mapping[tuple[int, str], Sequence[tuple[PoolKey, Pool]]]  # by year and plain name
    names: Mapping[str, frozenset[str]]  # near names

    def near(self, key: PoolKey, year: int) -> Mapping[str, tuple[Target, ...]]:
        """By place what has a near name, or this one with another scope or horizon."""
        found: dict[str, tuple[Target, ...]] = {}
        for name in (key.indicator, *sorted(self.names[key.indicator])):
            for other, pool in self.pools.get((year, name), ()):
                for code, several in pool.items() if other != key else ():
                    targets = tuple(pooled.stand.target for pooled in several)
                    found[code] = found.get(code, ()) + targets
        return found


def pools_beside(pools: Mapping[tuple[int, PoolKey], Pool]) -> Beside:
    """What `Beside.near` looks in: the pools by year and name."""
    found: dict[tuple[int, str], list[tuple[PoolKey, Pool]]] = {}
    for (year, key), pool in pools.items():
        found.setdefault((year, key.indicator), []).append((key, pool))
    return Beside(pools=found, names=near_names({key.indicator for _, key in pools}))


def see_also(
    rungs: Sequence[Rung], near: Mapping[str, tuple[Target, ...]], given: Mapping[str, Document]
) -> tuple[Rung, ...]:
    """The rungs with what is near where nothing stands; nothing is absent from half a text."""

    def seen(rung: Rung) -> Rung:
        if rung.standing is not Standing.NONE:
            return rung
        if rung.code in near:
            return replace(rung, standing=Standing.SEE_ALSO, others=near[rung.code])
        return rung if is_whole(given[rung.code]) else replace(rung, standing=Standing.ABSENT)

    return tuple(map(seen, rungs))
