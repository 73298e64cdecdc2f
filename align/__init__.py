"""Stage 3: Clauses × Clauses → Alignments."""

from policydiff.stages.align.alignment import (
    Alignment,
    Change,
    Decision,
    Links,
    Rejected,
    Relation,
    ScorePart,
    Side,
    Verdict,
)

__all__ = [
    "Alignment",
    "Change",
    "Decision",
    "Links",
    "Rejected",
    "Relation",
    "ScorePart",
    "Side",
    "Verdict",
]
