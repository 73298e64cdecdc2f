"""Names that both documents carry, and who names whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.support.fields import HIDDEN, About, Shape
from policydiff.stages.support.span import Span


class NameKind(StrEnum):
    """What carries a name."""

    SCHEME = "scheme"  # in quotation marks: “三纵三横”
    TITLE = "title"  # of a document: 《…规划》
    LINE = "line"  # 沪苏湖高铁
    SITE = "site"  # G60科创走廊


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Where one document names a project, and with which verb."""

    clauses: tuple[ClauseId, ...]
    verb: str | None
    span: Annotated[Span, About(shape=Shape.INLINE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedName:
    """A named project or scheme that stands in both documents."""

    name: Annotated[
        str,
        About(
            zh="名称",
            en="name",
            zh_about="基准文件的写法，不含引号",
            en_about="as base has it, without quotation marks",
        ),
    ]
    other_name: Annotated[  # the same, unless it was renumbered: 三纵三横三连, 三纵三横四连
        str,
        About(
            zh="对照名称",
            en="name in other",
            zh_about="对照文件的写法，数字可有变化",
            en_about="as other has it; its number may be another",
        ),
    ]
    kind: Annotated[
        NameKind,
        About(
            zh="名称类别",
            en="kind of name",
            zh_about="何物之名",
            en_about="what carries the name",
            codes="name_kind",
        ),
    ]
    common: Annotated[
        bool,
        About(
            zh="全国通用",
            en="common",
            zh_about="是否全国性名称，任何规划都会提到",
            en_about="whether it is a scheme of the whole country, which any plan names",
        ),
    ]
    base: Annotated[
        tuple[ClauseId, ...],
        About(
            zh="基准条款",
            en="base clauses",
            zh_about="基准文件中提到它的条款编号",
            en_about="ids of the clauses of base that name it",
            json=False,
        ),
    ]
    other: Annotated[
        tuple[ClauseId, ...],
        About(
            zh="对照条款",
            en="other clauses",
            zh_about="对照文件中提到它的条款编号",
            en_about="ids of the clauses of other that name it",
            json=False,
        ),
    ]
    # In the document's text: of the mention with the verb, else of the first.
    base_span: Annotated[Span, HIDDEN]
    other_span: Annotated[Span, HIDDEN]
    base_verb: Annotated[  # the ranked verb before it (加快), where one stands there
        str | None,
        About(
            zh="基准动词",
            en="base verb",
            zh_about="基准文件中名称前的动词",
            en_about="ranked verb before the name in base",
            json=False,
        ),
    ]
    other_verb: Annotated[
        str | None,
        About(
            zh="对照动词",
            en="other verb",
            zh_about="对照文件中名称前的动词",
            en_about="ranked verb before the name in other",
            json=False,
        ),
    ]

    @property
    def base_mentions(self) -> Annotated[Mentions, About(key="base", table=False, store=False)]:
        """Where base names it."""
        return Mentions(clauses=self.base, verb=self.base_verb, span=self.base_span)

    @property
    def other_mentions(self) -> Annotated[Mentions, About(key="other", table=False, store=False)]:
        """Where other names it."""
        return Mentions(clauses=self.other, verb=self.other_verb, span=self.other_span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Clauses of one document that name the place of the other."""

    document: DocumentId  # which names
    place: str  # 上海市; of another level where the place's own name is not meant
    clauses: tuple[ClauseId, ...]
