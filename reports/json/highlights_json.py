"""Write the JSON of `highlights --json`."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.stages.compare.overview.first_findings import FirstFinding
from policydiff.stages.reports.json.json_format import FORMAT, Json, dumped
from policydiff.stages.support.json_objects import to_json


def highlights_json(found: Sequence[FirstFinding]) -> str:
    """The findings alone, the weightiest first, each with the documents that it speaks of."""
    return dumped({"format": FORMAT, "highlights": [_finding(one) for one in found]})


def _finding(found: FirstFinding) -> Json:
    about: Json = {"id": found.id, "kind": found.kind, "documents": list(found.documents)}
    return about | to_json(found.highlight)
