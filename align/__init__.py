"""Stage 3: Clauses × Clauses → Alignments."""

from align.alignment import (
    Alignment,
    Change,
    Decision,
    Links,
    Rejected,
    Relation,
    ScorePart,
    Verdict,
)
from align.side import Side

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
