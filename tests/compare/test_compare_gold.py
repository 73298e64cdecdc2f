"""Figures on the annotated documents; skipped where the gold is absent."""

from __future__ import annotations

import json

import pytest

from policydiff.stages.compare.annex import check_annex
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.themes.codebook import BUILT_IN, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets
from tests.factories import FIXTURES, GOLD, gold_document

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the gold lies outside the project")

GENERAL = {"party-general", "safeguards"}


def read(name):
    return find_targets(read_document(FIXTURES / f"{name}.txt"))


def test_codes_of_the_built_in_codebook():
    lines = (GOLD / "themes.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {e["clause"]: e["theme"] for e in map(json.loads, lines) if e["theme"] not in GENERAL}
    codebook = read_codebook(BUILT_IN)
    found: dict[str, str | None] = {}
    for name in ("jiaxing-2010", "nanhu-2023", "huangpu-2020"):
        clauses = gold_document(name).clauses
        codes = code_clauses(clauses, codebook)
        found |= {f"{name}#{c.id}": code for c, code in zip(clauses, codes, strict=True)}
    assert sum(found[clause] == code for clause, code in wanted.items()) / len(wanted) >= 0.85
    assert sum(found[clause] is not None for clause in wanted) / len(wanted) >= 0.95


@pytest.mark.parametrize("name", ["nanhu-2023", "huangpu-2020"])
def test_an_annex_that_repeats_the_main_text_changes_no_target(name):
    changes = check_annex(read(name)).target_changes
    both = [c for c in changes if c.base is not None and c.other is not None]
    assert all(c.change == "unchanged" for c in both)
    assert len(both) >= (16 if name == "nanhu-2023" else 0)


@pytest.mark.parametrize("name", ["jiaxing-2010", "wuxing-2024", "nanhu-2023"])
def test_a_document_against_itself_has_no_changes(name):
    plan = read(name)
    comparison = compare_plans(plan, plan)
    assert comparison.kind == "revision"
    assert {c.change.value for c in comparison.target_changes} == {"unchanged"}
