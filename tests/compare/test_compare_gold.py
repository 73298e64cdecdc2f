"""Figures on the annotated documents."""

from __future__ import annotations

import json

import pytest

from policydiff.stages.compare.annex import check_annex
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.themes.codebook import BUILT_IN, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets
from tests.evidence import GOLD
from tests.factories import FIXTURES, gold_document

GENERAL = {"party-general", "safeguards"}


def read(name):
    return find_targets(read_document(FIXTURES / f"{name}.txt"))


def test_codes_of_the_built_in_codebook():
    """Over all documents that the gold has themes of."""
    lines = (GOLD / "themes.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {e["clause"]: e["theme"] for e in map(json.loads, lines) if e["theme"] not in GENERAL}
    codebook = read_codebook(BUILT_IN)
    found: dict[str, str | None] = {}
    for name in dict.fromkeys(clause.split("#")[0] for clause in wanted):
        clauses = gold_document(name).clauses
        codes = code_clauses(clauses, codebook)
        found |= {f"{name}#{c.id}": code for c, code in zip(clauses, codes, strict=True)}
    assert sum(found[clause] == code for clause, code in wanted.items()) / len(wanted) >= 0.85
    assert sum(found[clause] is not None for clause in wanted) / len(wanted) >= 0.95


def changes_in_annex(name):
    """What becomes of each target of the main text or the annex: both have it, or one."""
    changes = check_annex(read(name)).target_changes
    both = [c.change.value for c in changes if c.base is not None and c.other is not None]
    return both, [c.change.value for c in changes if c.base is None or c.other is None]


def test_an_annex_that_repeats_the_main_text_changes_no_target():
    both, _ = changes_in_annex("nanhu-2023")
    assert len(both) >= 16
    assert set(both) == {"unchanged"}


def test_no_target_is_repeated_by_a_table_of_tasks_without_numbers():
    both, alone = changes_in_annex("huangpu-2020")
    assert both == []
    assert set(alone) == {"dropped"}


@pytest.mark.parametrize("name", ["jiaxing-2010", "wuxing-2024", "nanhu-2023"])
def test_a_document_against_itself_has_no_changes(name):
    plan = read(name)
    comparison = compare_plans(plan, plan)
    assert comparison.kind == "revision"
    assert {c.change.value for c in comparison.target_changes} == {"unchanged"}
