"""Stage 1: file → Document of Clauses."""

from policydiff.stages.documents.model.document import (
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
from policydiff.stages.documents.model.document_kind import DocumentKind
from policydiff.stages.support.errors import (
    DocumentError,
    FaultError,
    LexiconError,
    OutputError,
    PolicyDiffError,
    SettingsError,
)
from policydiff.stages.support.span import Span

__all__ = [
    "Bodies",
    "Clause",
    "ClauseId",
    "Document",
    "DocumentError",
    "DocumentId",
    "DocumentKind",
    "FaultError",
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
