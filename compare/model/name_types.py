"""Names that both documents carry, and who names whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.support.span import Span


class NameKind(StrEnum):
    """What carries a name."""

    SCHEME = "scheme"  # in quotation marks: “三纵三横”
    TITLE = "title"  # of a document: 《…规划》
    LINE = "line"  # 沪苏湖高铁
    SITE = "site"  # G60科创走廊


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedName:
    """A named project or scheme that stands in both documents."""

    name: str  # as base has it, without quotation marks
    other_name: str  # the same, unless it was renumbered: 三纵三横三连, 三纵三横四连
    kind: NameKind
    common: bool  # a scheme of the whole country, which any plan names
    base: tuple[ClauseId, ...]  # clauses that name it
    other: tuple[ClauseId, ...]
    base_span: Span  # in the document's text: of the mention with the verb, else of the first
    other_span: Span
    base_verb: str | None  # the ranked verb before it (加快), where one stands there
    other_verb: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Clauses of one document that name the place of the other."""

    document: DocumentId  # which names
    place: str  # 上海市; of another level where the place's own name is not meant
    clauses: tuple[ClauseId, ...]
