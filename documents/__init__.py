"""Stage 1: file → Document of Clauses."""

from documents.document import (
    Bodies,
    Clause,
    ClauseId,
    Document,
    DocumentId,
    Jurisdiction,
    Level,
    Part,
    Period,
    Source,
)
from documents.errors import (
    DocumentError,
    LexiconError,
    OutputError,
    PolicyDiffError,
    SettingsError,
)
from documents.span import Span

__all__ = [
    "Bodies",
    "Clause",
    "ClauseId",
    "Document",
    "DocumentError",
    "DocumentId",
    "Jurisdiction",
    "Level",
    "LexiconError",
    "OutputError",
    "Part",
    "Period",
    "PolicyDiffError",
    "SettingsError",
    "Source",
    "Span",
]
