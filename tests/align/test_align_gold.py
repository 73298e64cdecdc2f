"""Figures on the gold links with the shipped weights, and of the weights without the documents."""

from __future__ import annotations

import json

import numpy as np
import pytest

from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.alignment import Relation
from policydiff.stages.align.scoring import load_weights
from policydiff.stages.align.training.labelled_pairs import Label, Pair, read_pairs
from policydiff.stages.align.training.train import WEIGHTS, fit, prepare
from tests.factories import CORPUS, FIXTURES, GOLD

pytestmark = pytest.mark.skipif(
    not (GOLD.exists() and CORPUS.exists()), reason="gold and corpus stand beside the project"
)


@pytest.fixture(scope="module")
def pairs() -> dict[str, Pair]:
    return {pair.name: pair for pair in read_pairs(GOLD, FIXTURES, CORPUS)}


def f1(pair: Pair) -> float:
    links = align_clauses(pair.base, pair.other, ordered=False)
    rows = {clause.id: at for at, clause in enumerate(pair.base.clauses)}
    columns = {clause.id: at for at, clause in enumerate(pair.other.clauses)}
    found = {
        (rows[b], columns[o])
        for a in links.alignments
        if a.relation is Relation.SAME
        for b in a.base
        for o in a.other
    }
    hit = sum(pair.labels[cell] == Label.SAME for cell in found)
    wrong = sum(pair.labels[cell] == Label.NONE for cell in found)
    return float(2 * hit / (hit + wrong + pair.same))


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        pytest.param("jiaxing-2010__jiaxing-2019", 0.85, id="jiaxing"),
        pytest.param("huangpu-2020body__nanhu-2023body", 0.78, id="huangpu-nanhu"),
        pytest.param("nanhu-2023body__nanhu-2023annex", 0.97, id="nanhu-annex"),
        pytest.param("huangpu-2020body__huangpu-2020tasks", 0.97, id="huangpu-tasks"),
        pytest.param("jiaxing-2010__huangpu-2020", 0.78, id="jiaxing-2010-huangpu"),
        pytest.param("jiaxing-2010__nanhu-2023", 0.90, id="jiaxing-2010-nanhu"),
        pytest.param("jiaxing-2019__huangpu-2020", 0.86, id="jiaxing-2019-huangpu"),
        pytest.param("jiaxing-2019__nanhu-2023", 0.80, id="jiaxing-2019-nanhu"),
        pytest.param("jiaxing-2019__wuxing-2024", 0.90, id="jiaxing-2019-wuxing"),
        pytest.param("nanhu-2023__wuxing-2024", 0.90, id="nanhu-wuxing"),
        pytest.param("丽水__金华", 0.80, id="lishui-jinhua"),
        pytest.param("六安__滁州", 0.88, id="luan-chuzhou"),
        pytest.param("shandong_047__shandong_048", 0.78, id="jinan-qingdao"),
        pytest.param("shandong_006__shandong_022", 0.90, id="digital-shandong"),
        pytest.param("岳阳__柳州", 0.80, id="yueyang-liuzhou"),
        pytest.param("2010__2019", 0.83, id="national-reports"),
    ],
)
def test_links(pairs: dict[str, Pair], name: str, floor: float) -> None:
    assert f1(pairs[name]) >= floor


def test_links_of_pairs_that_nothing_was_learned_from(pairs: dict[str, Pair]) -> None:
    held_out = [f1(pair) for pair in pairs.values() if pair.held_out]
    assert len(held_out) == 23
    assert np.mean(held_out) >= 0.74


def test_candidates_hold_every_same_link(pairs: dict[str, Pair]) -> None:
    for pair in pairs.values():
        prepared = prepare(pair)
        wanted = pair.labels == Label.SAME
        assert (prepared.candidates & wanted).sum() >= 0.98 * wanted.sum(), pair.name


def test_the_shipped_weights_are_those_that_training_finds(pairs: dict[str, Pair]) -> None:
    fitted = fit([prepare(pair) for pair in pairs.values() if not pair.held_out])
    assert fitted.values == pytest.approx(load_weights().values, abs=0.05)


def test_the_evidence_beside_the_weights() -> None:
    evidence = json.loads(WEIGHTS.read_text(encoding="utf-8"))["evidence"]
    assert min(figures["f1"] for figures in evidence["left_out"].values()) >= 0.76
    assert not evidence["left_out"].keys() & evidence["held_out"].keys()
    for name in ("left_out", "held_out"):
        assert all(figures["candidate_recall"] >= 0.98 for figures in evidence[name].values())
    for name in ("reliability", "held_out_reliability"):
        said = np.array([band["said"] for band in evidence[name]])
        true = np.array([band["true"] for band in evidence[name]])
        assert np.all(np.diff(said) > 0)
        assert np.abs(said - true).max() <= 0.25
