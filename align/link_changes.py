"""What changed inside a link, and which tasks of its clauses meet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.support.fields import About, Shape
from policydiff.stages.support.span import Span


class ChangeType(StrEnum):
    """What a change inside a link is a change of."""

    NUMBER = "number"  # with its unit, its sign and its bound
    TIME_LIMIT = "time_limit"
    MODALITY = "modality"  # 应当, 可以, 不得, 鼓励, 允许, 禁止
    NEGATION = "negation"
    ACTOR = "actor"
    SCOPE = "scope"  # object, area, 试点 → 全面
    STAGE = "stage"  # 探索 → 深化
    DEFINITION = "definition"
    EFFECTIVE_DATE = "effective_date"
    REFERENCE = "reference"  # to an article, renumbered or not
    DUTY_ADDED = "duty_added"
    DUTY_REMOVED = "duty_removed"
    PLACE = "place"


class Effect(StrEnum):
    """What a change does to those who are bound."""

    TIGHTER = "tighter"
    LOOSER = "looser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of one side."""

    quote: str  # equals span.of(document.text)
    span: Annotated[Span, About(shape=Shape.INLINE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChange:
    """One change inside a link."""

    type: Annotated[
        ChangeType,
        About(
            zh="变化类型",
            en="type of change",
            zh_about="对应条款内变化的是什么",
            en_about="what changed inside the link",
            codes="change_type",
            column="change_type",
        ),
    ]
    base: Annotated[Quoted | None, About(table=False)]  # None: only in other
    other: Annotated[Quoted | None, About(table=False)]  # None: only in base
    effect: Annotated[
        Effect | None,  # None for benefits, definitions and organisation
        About(
            zh="松紧",
            en="effect",
            zh_about="对受约束者更严还是更宽",
            en_about="whether it is tighter or looser for those who are bound",
            codes="effect",
        ),
    ] = None
    bound: Annotated[  # who is bound
        str | None,
        About(
            key="for",
            column="for_whom",
            zh="约束对象",
            en="for whom",
            zh_about="受约束的机关或人",
            en_about="the body or person that is bound",
        ),
    ] = None

    @property
    def base_words(
        self,
    ) -> Annotated[
        str | None,
        About(
            zh="基准原文",
            en="base quote",
            zh_about="基准文件的原文",
            en_about="the words of base",
            column="base_quote",
            json=False,
            after="type",
        ),
    ]:
        """The words of base."""
        return self.base.quote if self.base else None

    @property
    def other_words(
        self,
    ) -> Annotated[
        str | None,
        About(
            zh="对照原文",
            en="other quote",
            zh_about="对照文件的原文",
            en_about="the words of other",
            column="other_quote",
            json=False,
            after="base_words",
        ),
    ]:
        """The words of other."""
        return self.other.quote if self.other else None


def in_words(change: LinkChange) -> str:
    """Type, effect, and the words of both sides; … where a side has none."""
    kind = " ".join(filter(None, (change.type.value, change.effect and change.effect.value)))
    return f"{kind}: {words_of_side(change.base)} → {words_of_side(change.other)}"


def words_of_side(side: Quoted | None) -> str:
    """The words of one side, on one line; … where it has none."""
    return " ".join(side.quote.split()) if side else "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLink:
    """A task of a base clause and the task of an other clause that it meets."""

    base: Annotated[Span, About(shape=Shape.LIST)]
    other: Annotated[Span, About(shape=Shape.LIST)]
    score: float  # in [0, 1]
