"""Themes over any number of documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.support.fields import About, as_in
from policydiff.stages.targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMember:
    """A clause of a theme."""

    document: Annotated[
        DocumentId,
        About(zh="文件", en="document", zh_about="文件标识", en_about="id of the document"),
    ]
    clause: Annotated[
        ClauseId,
        About(zh="条款编号", en="clause no.", zh_about="条款标识", en_about="id of the clause"),
    ]
    repeats: bool = False  # an annex item that follows the clause it repeats; never counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSize:
    """How much of one document's main text a theme takes."""

    document: Annotated[DocumentId, as_in(ThemeMember, "document")]
    clauses: Annotated[
        int,
        About(
            zh="条款数",
            en="clauses",
            zh_about="正文中属于该主题的条款数",
            en_about="clauses of the main text that are of the theme",
        ),
    ]
    characters: Annotated[
        int,
        About(
            zh="字数",
            en="characters",
            zh_about="这些条款的字数",
            en_about="characters of the texts of these clauses",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Clauses of one subject, over any number of documents."""

    id: Annotated[  # "t1", largest first
        str,
        About(
            zh="主题编号",
            en="theme no.",
            zh_about="主题标识，规模大者在前",
            en_about="id of the theme, the largest first",
            column="theme",
        ),
    ]
    label: Annotated[
        str,
        About(zh="主题", en="theme", zh_about="主题名称", en_about="what the theme is called"),
    ]
    code: Annotated[  # the codebook's; None for clusters
        str | None,
        About(
            zh="主题代码",
            en="theme code",
            zh_about="编码表中的代码；聚类所得主题为空",
            en_about="code of the codebook; empty for clusters",
        ),
    ]
    keywords: Annotated[  # most distinctive first
        tuple[str, ...],
        About(
            zh="关键词",
            en="keywords",
            zh_about="最有区分度者在前",
            en_about="the most distinctive first",
            joined="、",
        ),
    ]
    clauses: tuple[ThemeMember, ...]  # by document as given, then reading order
    sizes: tuple[ThemeSize, ...] = ()  # by document as given; those without a clause are absent


class ThemeMove(StrEnum):
    """What became of a policy field from base to other."""

    NEW = "new"  # only other has clauses of it
    LOST = "lost"  # only base has
    GROWN = "grown"  # takes clearly more of other's text than of base's
    SHRUNK = "shrunk"
    STEADY = "steady"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeShare(ThemeSize):
    """How much of one document's main text a policy field takes, and which share that is."""

    share: Annotated[  # of the characters of the main text, in [0, 1]
        float,
        About(
            zh="篇幅占比",
            en="share of the text",
            zh_about="占正文字数的比重，0到1",
            en_about="share of the characters of the main text, in [0, 1]",
            digits=4,
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChange:
    """A policy field in both documents, by its share of the main text."""

    label: Annotated[str, as_in(Theme, "label")]
    code: Annotated[str, as_in(Theme, "code")]  # of the policy field
    move: Annotated[
        ThemeMove,
        About(
            zh="主题变化",
            en="change of theme",
            zh_about="该主题篇幅的变化",
            en_about="what became of the room that the theme takes",
            codes="theme_move",
        ),
    ]
    base: Annotated[ThemeShare, About(prefix="base_")]
    other: Annotated[ThemeShare, About(prefix="other_")]
    # In reading order; the columns of these names hold how many they are.
    base_clauses: Annotated[tuple[ClauseId, ...], About(table=False, store=False)]
    other_clauses: Annotated[tuple[ClauseId, ...], About(table=False, store=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """The themes of several documents."""

    plans: tuple[Plan, ...]
    themes: tuple[Theme, ...]
