"""One plan in every form: how far each reading agrees with that of plain text.

    python benchmarks/one_plan.py [--forms NAME...] [--plans NAME...] [--show N] [--keep FOLDER]

Three invented plans with tables and annexes (tests/documents/one_plan.py) are made in all forms
(tests/documents/plan_forms.py). For each: the share of clauses, of their characters, and of
targets that are the same in both readings, against the longer side. A clause is the same where
part, headings, label, bodies and text are; a target where all that is told of it is but its place.
Of scans full and half width count alike; a clause is the same where 97 of 100 letters of its text
are right and all else that is told of it, the second figure is the share of characters right, and
a target may have a fifth of its indicator's letters misread.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import astuple
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from tests.documents.one_plan import (
    PLANS,
    agreement,
    agreement_of_scans,
    agreement_of_texts,
    clause_entries,
    target_entries,
)
from tests.documents.plan_forms import FORMS


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forms", nargs="*", default=list(FORMS))
    parser.add_argument("--plans", nargs="*", default=list(PLANS))
    parser.add_argument("--show", type=int, default=0, help="entries that differ, of each side")
    parser.add_argument("--keep", type=Path, help="where the files are to stay")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'form':26}{'plan':10}{'clauses':>9}{'text':>9}{'targets':>9}")
        for plan in options.plans:
            wanted = read(Path(folder), plan, "txt")
            for form in options.forms:
                found = read(options.keep or Path(folder), plan, form)
                report(form, plan, wanted, found, show=options.show)


def read(folder: Path, plan: str, form: str) -> Plan:
    """The reading of a plan in a form."""
    make, suffix = FORMS[form]
    place = folder / form
    place.mkdir(exist_ok=True, parents=True)
    return find_targets(read_document(make(PLANS[plan], place / f"{plan}.{suffix}")))


def report(form: str, name: str, wanted: Plan, found: Plan, *, show: int) -> None:
    """A line of figures, and what differs."""
    clauses = clause_entries(wanted), clause_entries(found)
    targets = target_entries(wanted), target_entries(found)
    shares = (agreement(*clauses), agreement_of_texts(*clauses), agreement(*targets))
    if form.startswith("scan"):
        shares = astuple(agreement_of_scans(wanted, found))
    print(f"{form:26}{name:10}" + "".join(f"{share:9.3f}" for share in shares), flush=True)
    if wanted.document.title != found.document.title:
        print("   title:", found.document.title)
    for here, there in (clauses, targets):
        differing("-", here - there, show)
        differing("+", there - here, show)


def differing(sign: str, entries: Counter[str], show: int) -> None:
    """Entries of one side alone."""
    for entry in list(entries)[:show]:
        print(f"   {sign} {entry[:300]}")


if __name__ == "__main__":
    main()
