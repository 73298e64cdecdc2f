"""Three plans with indicator tables and task annexes read alike in every form (one_plan.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from tests.documents.one_plan import PLANS, agreement, clause_entries, target_entries
from tests.documents.plan_forms import CHROMIUM, FORMS, SOFFICE

LEAST = 0.99
NEEDED = {"pdf-ruled": CHROMIUM, "pdf-unruled": CHROMIUM, "pdf-office": SOFFICE}
ELSEWHERE = {"scan", "scan-unruled", "scan-worn"}  # test_scans.py
MARKS = {"pdf-ruled": pytest.mark.browser, "pdf-unruled": pytest.mark.browser}
NAMES = [
    pytest.param(name, marks=MARKS[name]) if name in MARKS else name
    for name in FORMS
    if name not in ELSEWHERE
]


def plan_in(form: str, name: str, folder: Path) -> Plan:
    make, suffix = FORMS[form]
    return find_targets(read_document(make(PLANS[name], folder / f"{name}.{suffix}")))


@pytest.mark.parametrize("form", NAMES)
def test_the_same_clauses_and_targets(form: str, tmp_path: Path) -> None:
    if form in NEEDED and NEEDED[form] is None:
        pytest.skip("needs Chromium or LibreOffice to print")
    for name in PLANS:
        wanted, found = plan_in("txt", name, tmp_path), plan_in(form, name, tmp_path)
        assert found.document.title == wanted.document.title
        clauses = clause_entries(wanted), clause_entries(found)
        targets = target_entries(wanted), target_entries(found)
        missing = [list((there - here).elements())[:3] for there, here in (clauses, targets)]
        assert agreement(*clauses) >= LEAST, (name, missing)
        assert agreement(*targets) >= LEAST, (name, missing)


@pytest.mark.parametrize("name", PLANS)
def test_the_text_itself_is_read_right(name: str, tmp_path: Path) -> None:
    """What the other forms are held against: all values with their units, by hand."""
    plan = plan_in("txt", name, tmp_path)
    counts = {"city": (23, 38), "province": (21, 20), "district": (14, 30)}
    assert (len(plan.document.clauses), target_entries(plan).total()) == counts[name]
