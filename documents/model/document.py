"""What reading yields: a Document of Clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from policydiff.stages.documents.model.provenance import Evidence
from policydiff.stages.documents.model.removed_lines import Dropped
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.span import Span

DocumentId = NewType("DocumentId", str)  # the file's stem; parent/stem where two files share one
ClauseId = NewType("ClauseId", str)  # "2.1.5", unique within its document; "a.11" in an annex


class Part(StrEnum):
    """Where in a document a clause stands."""

    PREAMBLE = "preamble"  # before the first heading
    BODY = "body"
    SAFEGUARDS = "safeguards"  # 保障措施, 组织实施
    ANNEX = "annex"  # 附件, responsibility lists, task tables


class Level(StrEnum):
    """Levels of government, highest first."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A place with a government."""

    code: str  # six digits of GB/T 2260: "330402"; "100000" for the country
    name: str  # 南湖区
    path: tuple[str, ...]  # highest first, itself last: 浙江省, 嘉兴市, 南湖区
    level: Level
    kind: str | None = None  # 直辖市, 副省级市, 县级市, 功能区; None: an ordinary one of its level


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The years that a document plans for, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Who must act (责任主体), as printed, without a trailing 等."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The smallest numbered unit, or one paragraph or table row below the last number."""

    id: ClauseId
    label: str  # as printed: (三), 5., ①; "" for a paragraph without a number
    heading: tuple[str, ...]  # headings above it with their labels, highest first
    part: Part
    text: str  # without label and trailing bodies; equals span.of(document.text)
    span: Span  # in Document.text
    bodies: Bodies = Bodies()
    repeats: ClauseId | None = None  # for an annex item: the main-text clause that it repeats
    line: int | None = None  # 1-based in the source: line (text), block (HTML, DOCX), page (PDF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that a document was read from."""

    path: str  # as given
    sha256: str
    media_type: str
    encoding: str | None  # None for binary formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with an identity, split into clauses in reading order."""

    id: DocumentId
    title: str
    issuers: tuple[str, ...]  # 发文机关
    number: str | None  # 文号: 黄府发〔2020〕008号
    instrument: str | None  # 指导意见, 行动计划, 工作要点, 政府工作报告 …
    issued: str | None  # 成文日期 "2010-06-30"; "2010-06" where no day is given
    jurisdiction: Jurisdiction | None
    period: Period | None
    text: str  # cleaned; every span points into it
    source: Source
    clauses: tuple[Clause, ...]
    warnings: tuple[Notice, ...] = ()  # what is doubtful in reading it
    dropped: tuple[Dropped, ...] = ()  # lines of the source that are no text of the document
    evidence: tuple[Evidence, ...] = ()  # where its data was read, a field at most once
    posted: str | None = None  # 发布日期, the day a page was posted
    index: str | None = None  # 索引号 of an open government catalogue
    corrected: tuple[str, ...] = ()  # names of the fields that a person corrected (--meta)
    # Long plans are asked for each of their thousands of clauses.
    _by_id: dict[ClauseId, Clause] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {clause.id: clause for clause in reversed(self.clauses)}
        object.__setattr__(self, "_by_id", by_id)

    def clause(self, clause_id: ClauseId) -> Clause:
        """The clause with this id.

        Raises:
            KeyError: No clause has this id.
        """
        return self._by_id[clause_id]

    @property
    def furniture(self) -> tuple[str, ...]:
        """The lines that were left out, whatever the reason."""
        return tuple(line.text for line in self.dropped)

    @property
    def main_text(self) -> tuple[Clause, ...]:
        """What a comparison works on: all but annex items that repeat the main text."""
        return tuple(c for c in self.clauses if c.part is not Part.ANNEX or c.repeats is None)


def cite(document: Document, clause: Clause | None = None) -> str:
    """Title, 文号, date and heading path in one string; what is unknown is left out.

    《嘉兴市行动计划》（嘉政发〔2010〕5号），2010-06-30，二、重点任务 / (一)产业 / (三)
    """
    number = f"（{document.number}）" if document.number else ""
    path = " / ".join(filter(None, (*clause.heading, clause.label))) if clause else ""
    return "，".join(filter(None, (f"《{document.title}》{number}", document.issued, path)))
