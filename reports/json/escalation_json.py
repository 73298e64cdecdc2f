"""Write the JSON of `escalate --json`."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.stages.compare import Card
from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.reports.json.json_format import FORMAT, dumped, plan_objects
from policydiff.stages.support.json_objects import to_json


def escalation_json(escalation: Escalation, cards: Sequence[Card] = ()) -> str:
    """Several documents and the chains over them; targets are named by their ids."""
    return dumped(
        {
            "format": FORMAT,
            "documents": plan_objects(escalation.plans, cards),
            "chains": [to_json(chain) for chain in escalation.chains],
        }
    )
