"""What a regulation asks in a clause that has no counterpart in the other version."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.documents import ClauseId
from policydiff.stages.support.fields import About, Shape
from policydiff.stages.support.span import Span


class NormKind(StrEnum):
    """What a sentence of a regulation does."""

    DUTY = "duty"  # 应当, 必须
    PROHIBITION = "prohibition"  # 不得, 禁止
    POWER = "power"  # 可以, 有权
    PENALTY = "penalty"  # 处五千元罚款


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneNorm:
    """A duty, prohibition, power or penalty of a clause that one version alone has."""

    side: Annotated[
        ChapterSide,
        About(
            zh="所在文件",
            en="side",
            zh_about="条款只见于基准文件（删去）还是对照文件（新增）",
            en_about="whether base alone has the clause (dropped) or other (added)",
            codes="side",
        ),
    ]
    clause: Annotated[
        ClauseId,
        About(zh="条款", en="clause", zh_about="条款编号", en_about="id of the clause"),
    ]
    kind: Annotated[
        NormKind,
        About(
            zh="规范种类",
            en="kind of norm",
            zh_about="义务、禁止、权力（权利）或处罚",
            en_about="duty, prohibition, power or penalty",
            codes="norm_kind",
            column="norm",
        ),
    ]
    bound: Annotated[
        str | None,
        About(
            key="for",
            column="for_whom",
            zh="规范对象",
            en="for whom",
            zh_about="义务、禁止、权力所及的人或机关",
            en_about="whom it binds or empowers",
        ),
    ]
    quote: Annotated[
        str,
        About(zh="原文", en="quote", zh_about="原文语句", en_about="the sentence as written"),
    ]
    span: Annotated[Span, About(shape=Shape.INLINE, table=False)]
