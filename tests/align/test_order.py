from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align.link_order import Pair, find_chain, find_crossing

PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8)


def rises(pairs: tuple[Pair, ...], *, strict: bool) -> bool:
    if strict:
        return all((a[0] - b[0]) * (a[1] - b[1]) > 0 for a, b in combinations(pairs, 2))
    return all((a[0] - b[0]) * (a[1] - b[1]) >= 0 for a, b in combinations(pairs, 2))


@pytest.mark.parametrize("strict", [True, False])
@given(pairs=PAIRS)
def test_the_chain_is_as_long_as_the_longest_found_by_trying_all(
    pairs: set[Pair], strict: bool
) -> None:
    chain = find_chain(pairs, strict=strict)
    assert chain <= pairs
    assert rises(tuple(chain), strict=strict)
    longest = max(
        size
        for size in range(len(pairs) + 1)
        if any(rises(c, strict=strict) for c in combinations(sorted(pairs), size))
    )
    assert len(chain) == longest


def test_what_crosses_the_chain_has_moved() -> None:
    links = [(0, 0), (1, 3), (2, 1), (3, 2)]
    chain = find_chain(links, strict=False)
    assert chain == {(0, 0), (2, 1), (3, 2)}
    assert find_crossing(links, chain) == {(1, 3)}


def test_parts_of_a_split_do_not_cross() -> None:
    links = [(0, 0), (0, 1), (1, 2)]
    assert find_crossing(links, find_chain(links, strict=False)) == frozenset()
