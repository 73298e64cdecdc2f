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

    type: ChangeType
    base: Quoted | None  # None: only in other
    other: Quoted | None  # None: only in base
    effect: Effect | None = None  # None for benefits, definitions and organisation
    bound: Annotated[str | None, About(key="for")] = None  # who is bound


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLink:
    """A task of a base clause and the task of an other clause that it meets."""

    base: Annotated[Span, About(shape=Shape.LIST)]
    other: Annotated[Span, About(shape=Shape.LIST)]
    score: float  # in [0, 1]
