"""Which highlights of many comparisons stand on the first page."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from policydiff.stages.compare import Highlight, Kind
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.shared.highlight_view import first_highlights
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.pair_summary import PairSummary, summarise
from policydiff.stages.reports.shared.translations import read_interface
from tests.factories import notice_saying, plan

IDS = [DocumentId(name) for name in "abcd"]


def pairs_with(weights: dict[str, float]) -> list[PairSummary]:
    """Pairs of four documents, each with highlights of equal weight unless another is given."""
    read = plan(["争创国家级园区"], id=DocumentId("a"))
    empty = summarise(compare_plans(read, plan(["创建国家级园区"], id=DocumentId("b"))))
    found = []
    for base, other in combinations(IDS, 2):
        name = f"{base}{other}"
        said = Highlight(
            rule=Rule.TARGET_MOVED,
            weight=weights.get(name, 0.5),
            notice=notice_saying(name),
            evidence=(),
        )
        pair = replace(empty, base=base, other=other, kind=Kind.PEERS, highlights=(said,) * 3)
        found.append(pair)
    return found


def texts(pairs: list[PairSummary]) -> list[str]:
    names = {document: str(document) for document in IDS}
    site = Site(names=names)
    rows = first_highlights(pairs, {}, names=names, ui=read_interface("zh"), site=site)
    return [row.text for row in rows]


def test_documents_take_turns_where_weights_are_equal() -> None:
    assert texts(pairs_with({}))[:6] == ["ab", "cd", "ac", "bd", "ad", "bc"]


def test_the_weightiest_come_first_whoever_was_named() -> None:
    assert texts(pairs_with({"bc": 0.9}))[:4] == ["bc", "bc", "bc", "ad"]


def test_no_more_than_ten_are_shown() -> None:
    assert len(texts(pairs_with({}))) == 10
