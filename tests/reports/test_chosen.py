"""Which pairs have a 修改对照表 of their own."""

from __future__ import annotations

from itertools import combinations

import pytest

from policydiff.stages.compare import Comparison, Kind
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.shared.pair_selection import choose_pairs, pair_of, read_pair
from policydiff.stages.support.errors import SettingsError
from tests.factories import plan


def pairs_of(number: int) -> list[Comparison]:
    plans = [plan(["甲"], id=DocumentId(str(n))) for n in range(number)]
    return [
        Comparison(base=one, other=two, kind=Kind.PEERS, alignments=(), target_changes=())
        for one, two in combinations(plans, 2)
    ]


@pytest.mark.parametrize(("documents", "pairs"), [(2, 1), (10, 45), (11, 20), (30, 20)])
def test_all_pairs_up_to_ten_documents_then_twenty(documents: int, pairs: int) -> None:
    found = pairs_of(documents)
    chosen = choose_pairs(found)
    assert len(chosen) == pairs
    assert [c for c in found if c in chosen] == list(chosen)


def test_documents_of_one_place_come_before_those_of_different_ones() -> None:
    found = pairs_of(11)
    wanted = Comparison(
        base=found[-1].base,
        other=found[-1].other,
        kind=Kind.SUCCESSOR,
        alignments=(),
        target_changes=(),
    )
    assert choose_pairs([*found[:-1], wanted])[-1] is wanted
    assert found[-1] not in choose_pairs(found)


def test_only_the_pairs_asked_for() -> None:
    found = pairs_of(4)
    assert choose_pairs(found, asked=[pair_of(found[2])]) == (found[2],)


@pytest.mark.parametrize("text", ["a=b", "b=a"])
def test_a_pair_is_named_in_either_order(text: str) -> None:
    names = [DocumentId("a"), DocumentId("b"), DocumentId("a=b")]
    assert read_pair(text, names) == frozenset(("a", "b"))
    assert read_pair("a=b=a", names) == frozenset(("a=b", "a"))


@pytest.mark.parametrize("text", ["", "a", "a=", "a=a", "a=x", "a,b"])
def test_what_names_no_pair_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"--pair: .* names no pair .*BASE=OTHER"):
        read_pair(text, [DocumentId("a"), DocumentId("b")])
