"""What reading yields: a Document of Clauses."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, NewType

from policydiff.stages.documents.model.document_kind import DocumentKind
from policydiff.stages.documents.model.provenance import Evidence
from policydiff.stages.documents.model.removed_lines import Dropped, Recognised
from policydiff.stages.support.fields import HIDDEN, About, Shape
from policydiff.stages.support.notices import Notice, notice_object, render_all
from policydiff.stages.support.span import Span
from policydiff.stages.support.value_types import once_each

_DOCUMENTS = 160  # whose main text is kept: those of a report, which asks for it a thousand times

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

    code: Annotated[
        str,
        About(
            zh="区划代码",
            en="division code",
            zh_about="六位行政区划代码，文本形式",
            en_about="six digits of GB/T 2260, as text",
        ),
    ]
    name: Annotated[str, About(column="place")]
    path: tuple[str, ...]  # highest first, itself last: 浙江省, 嘉兴市, 南湖区
    level: Annotated[
        Level,
        About(
            zh="层级", en="level of government", zh_about="政府层级", en_about="level of government"
        ),
    ]
    kind: Annotated[str | None, About(column="place_kind")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The years that a document plans for, both included."""

    first: Annotated[int, About(column="first_year")]
    last: Annotated[int, About(column="last_year")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Who must act (责任主体), as printed, without a trailing 等."""

    lead: Annotated[
        tuple[str, ...],
        About(
            zh="牵头单位",
            en="lead bodies",
            zh_about="牵头的责任主体",
            en_about="bodies that lead",
            joined="、",
        ),
    ] = ()
    support: Annotated[
        tuple[str, ...],
        About(
            zh="配合单位",
            en="supporting bodies",
            zh_about="配合的责任主体",
            en_about="bodies that support",
            joined="、",
        ),
    ] = ()
    named: Annotated[
        tuple[str, ...],
        About(
            zh="责任单位",
            en="bodies named",
            zh_about="列出而未分牵头、配合的责任主体",
            en_about="bodies of a list that makes nobody lead",
            joined="、",
        ),
    ] = ()

    @property
    def all(self) -> Annotated[tuple[str, ...], HIDDEN]:
        """All bodies, those that lead first."""
        return (*self.lead, *self.support, *self.named)

    @property
    def charged(self) -> Annotated[tuple[str, ...], HIDDEN]:
        """Those that answer for the task: who leads, else all that a list names."""
        return self.lead or self.named


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The smallest numbered unit, or one paragraph or table row below the last number."""

    id: Annotated[
        ClauseId,
        About(
            zh="条款编号",
            en="clause no.",
            zh_about="条款标识，在文件内唯一；条款全文见 clauses.csv",
            en_about="id of the clause, unique in its document; clauses.csv has the text",
            column="clause",
        ),
    ]
    label: Annotated[
        str,
        About(
            zh="序号",
            en="label",
            zh_about="条款的印刷序号",
            en_about="number of the clause as printed",
        ),
    ]
    heading: Annotated[
        tuple[str, ...],
        About(
            zh="标题层级",
            en="heading",
            zh_about="条款上方各级标题",
            en_about="headings above the clause",
            joined=" / ",
        ),
    ]
    part: Annotated[
        Part,
        About(
            zh="部分",
            en="part",
            zh_about="导语、正文、保障措施或附件",
            en_about="preamble, main text, safeguards or annex",
        ),
    ]
    text: Annotated[
        str, About(zh="条款", en="clause", zh_about="条款原文", en_about="the clause as written")
    ]
    span: Annotated[Span, About(shape=Shape.INLINE)]
    repeats: Annotated[
        ClauseId | None,
        About(
            zh="重复条款",
            en="repeats",
            zh_about="附件事项所重复的正文条款编号",
            en_about="for an annex item: id of the main-text clause that it repeats",
        ),
    ] = None
    bodies: Bodies = Bodies()
    line: Annotated[
        int | None,
        About(
            zh="源文件行号",
            en="line of the source",
            zh_about="源文件中的行（文本）、段（HTML、DOCX）或页（PDF），从1起",
            en_about="1-based in the source: line (text), block (HTML, DOCX) or page (PDF)",
        ),
    ] = None
    address: Annotated[
        str | None,
        About(
            zh="条款位置",
            en="address",
            zh_about="在文件自身编号中的位置，供引用：五（十六）",
            en_about="place in the document's own numbering, as a citation needs it: 五（十六）",
        ),
    ] = None
    tasks: Annotated[tuple[Span, ...], About(shape=Shape.LIST)] = ()  # in Document.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that a document was read from."""

    path: Annotated[str, About(column="source")]
    sha256: str
    media_type: str
    encoding: str | None  # None for binary formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with an identity, split into clauses in reading order."""

    id: Annotated[
        DocumentId,
        About(
            zh="文件",
            en="document",
            zh_about="文件标识，即文件名（不含扩展名）",
            en_about="id of the document, its file name without the ending",
            column="document",
        ),
    ]
    title: str
    issuers: tuple[str, ...]  # 发文机关
    number: str | None  # 文号: 黄府发〔2020〕008号
    instrument: str | None  # 指导意见, 行动计划, 工作要点, 政府工作报告 …
    issued: Annotated[
        str | None,
        About(
            zh="成文日期",
            en="date of issue",
            zh_about="成文日期，年-月-日；只知年月时为年-月",
            en_about="date of issue, year-month-day, or year-month where no day is given",
        ),
    ]
    jurisdiction: Jurisdiction | None
    period: Annotated[Period | None, About(shape=Shape.LIST)]
    text: str  # cleaned; every span points into it
    source: Source
    clauses: Annotated[tuple[Clause, ...], About(json=False, store=False)]
    # What is doubtful in reading it, in words by `warning_texts`.
    warnings: Annotated[tuple[Notice, ...], HIDDEN] = ()
    dropped: tuple[Dropped, ...] = ()  # lines of the source that are no text of the document
    accounted: float | None = None  # share of the source in clauses, headings, data or dropped
    kept: float | None = None  # the share without what was dropped
    # Lines of pages that are pictures, in the order in which they were found.
    recognised: Annotated[tuple[Recognised, ...], About(store=False)] = ()
    posted: str | None = None  # 发布日期, the day a page was posted
    # Of issue: of the date, else of the 文号, the posting, the coming into force, the period.
    year: Annotated[int | None, About(column="issue_year")] = None
    index: Annotated[str | None, About(column="catalogue")] = None  # 索引号 of open government
    # A plan, a law, a call for projects …; None: neither title nor text tells.
    kind: Annotated[DocumentKind | None, About(column="document_kind")] = None
    evidence: tuple[Evidence, ...] = ()  # where its data was read, a field at most once
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
    def warning_texts(
        self,
    ) -> Annotated[tuple[str, ...], About(key="warnings", column="warnings", after="warnings")]:
        """The warnings as English sentences, each with the place it speaks of."""
        return render_all(self.warnings, "en")

    @property
    def warning_texts_zh(
        self,
    ) -> Annotated[tuple[str, ...], About(key="warnings_zh", after="warning_texts", store=False)]:
        """The same in Chinese."""
        return render_all(self.warnings, "zh")

    @property
    def notices(self) -> Annotated[tuple[str, ...], About(json=False, table=False)]:
        """The warnings as the store keeps them: texts of JSON with code and values."""
        return tuple(json.dumps(notice_object(n), ensure_ascii=False) for n in self.warnings)

    @property
    def furniture(
        self,
    ) -> Annotated[tuple[str, ...], About(after="warning_texts_zh", store=False)]:
        """The lines that were left out, whatever the reason."""
        return tuple(line.text for line in self.dropped)

    @property
    def main_text(self) -> tuple[Clause, ...]:
        """What a comparison works on: all but annex items that repeat the main text."""
        return _main_text(self.clauses)


@once_each(_DOCUMENTS)
def _main_text(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(c for c in clauses if c.part is not Part.ANNEX or c.repeats is None)


def cite(document: Document, clause: Clause | None = None) -> str:
    """Title, 文号, date and heading path in one string; what is unknown is left out.

    《嘉兴市行动计划》（嘉政发〔2010〕5号），2010-06-30，二、重点任务 / (一)产业 / (三)
    """
    number = f"（{document.number}）" if document.number else ""
    path = " / ".join(filter(None, (*clause.heading, clause.label))) if clause else ""
    return "，".join(filter(None, (f"《{document.title}》{number}", document.issued, path)))
