"""Make the card of a document: size, targets, units and bodies at a glance."""

from __future__ import annotations

import re
from collections import Counter

from policydiff.stages.compare.indicators.deduplication import main_targets
from policydiff.stages.compare.model.comparison import Card, UnitCount
from policydiff.stages.compare.wording.body_changes import profile_bodies, targets_with_body
from policydiff.stages.documents import Document
from policydiff.stages.targets import Plan

PER_CHARACTERS = 10_000
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def make_card(plan: Plan) -> Card:
    """The card of a document; numbers count the main text, repeated mentions of a target once."""
    document = plan.document
    targets = main_targets(plan)
    with_body = set(targets_with_body(plan)) & {target.id for target in targets}
    characters = sum(len(clause.text) for clause in document.main_text)
    units = Counter(target.unit for target in targets)
    return Card(
        document=document.id,
        instrument=document.instrument,
        issuers=document.issuers,
        months_left=_months_left(document),
        characters=characters,
        targets=len(targets),
        density=len(targets) * PER_CHARACTERS / max(1, characters),
        units=tuple(UnitCount(unit=unit, targets=number) for unit, number in units.most_common()),
        with_body=len(with_body) / len(targets) if targets else None,
        without_body=tuple(target.id for target in targets if target.id not in with_body),
        bodies=profile_bodies(plan),
        warnings=document.warnings,
    )


def _months_left(document: Document) -> int | None:
    """Whole months from the month after issue to the end of the period; None where unknown."""
    issued = _MONTH.match(document.issued or "")
    if issued is None or document.period is None:
        return None
    year, month = int(issued.group(1)), int(issued.group(2))
    return (document.period.last - year) * 12 + 12 - month
