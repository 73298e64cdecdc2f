"""Where an indicator stands and where not: by place and year, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.compare.model.series_types import SeriesPoint
from policydiff.stages.documents import DocumentId, Jurisdiction
from policydiff.stages.documents.model.origin import Origin
from policydiff.stages.support.fields import HIDDEN, About, as_in
from policydiff.stages.targets import Target


class State(StrEnum):
    """How an indicator stands in what a place plans for a year."""

    STATED = "stated"  # with a value
    REFERS = "refers"  # an aim that leans on another value: 与经济增长同步, 完成省下达任务
    WORDS = "words"  # an aim in words alone: 保持基本稳定
    SEE_ALSO = "see_also"  # a near indicator stands there, or this one for other years
    ABSENT = "absent"  # not in this report, which was read whole
    NOT_GIVEN = "not_given"  # no document for the year, or one that was not read whole


SAID = (State.STATED, State.REFERS, State.WORDS)  # the firmest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One indicator in one place and year."""

    indicator: Annotated[str, as_in(Target, "indicator")]
    jurisdiction: Annotated[str, as_in(Origin, "jurisdiction")]
    owner: Annotated[str | None, as_in(Target, "owner")]
    scope: Annotated[str | None, as_in(Target, "scope")]
    year: Annotated[int, as_in(SeriesPoint, "year")]
    state: Annotated[
        State,
        About(
            zh="出现情况",
            en="state",
            zh_about="该地区该年文件中此指标：有数值、参照、文字表述、另见、未见、未提供文件",
            en_about=(
                "whether the place's document for the year states a value, refers to another, has"
                " words alone, a near indicator, nothing, or was not given"
            ),
        ),
    ]
    stated: Annotated[  # what stands there; of see_also the near indicator with its value
        str | None, as_in(Target, "stated")
    ]
    document: Annotated[DocumentId | None, as_in(Origin, "document")]
    clause: Annotated[str | None, as_in(Target, "clause")]
    code: Annotated[str, as_in(Jurisdiction, "code")]
    target: Annotated[Target | None, HIDDEN] = None  # what stands there first


class Course(StrEnum):
    """What became of an indicator over the years of a place."""

    DROPPED = "dropped"  # it stood there, and the reports since have it no more
    TAKEN_UP = "taken_up"  # reports before the first that has it do not
    CAME_BACK = "came_back"  # it stood there, then it did not, then again


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An indicator of a place that was dropped, taken up, or came back."""

    course: Course
    indicator: str
    jurisdiction: str
    owner: str | None
    scope: str | None
    said: tuple[Presence, ...]  # the years that have it
    absent: tuple[int, ...]  # the years whose reports do not


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceTable:
    """All indicators of several documents by place and year."""

    cells: tuple[Presence, ...]  # by indicator, place, owner, scope, then year
    turns: tuple[Turn, ...]  # dropped first; those that stood longest first


NO_PRESENCE = PresenceTable(cells=(), turns=())
