"""What a comparison yields: its parts, highlights, annex findings and cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.align import Alignment, Rejected
from policydiff.stages.compare.model.change_types import (
    BodyChange,
    BodyProfile,
    CommitmentChange,
    TargetChange,
)
from policydiff.stages.compare.model.chapter_types import Chapter
from policydiff.stages.compare.model.name_types import CarriedName, Naming
from policydiff.stages.compare.model.norm_types import LoneNorm
from policydiff.stages.compare.model.theme_types import Theme, ThemeChange, ThemeMember
from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.support.fields import HIDDEN, About, as_in
from policydiff.stages.support.notices import Notice, render, render_all
from policydiff.stages.targets import Plan, Target, TargetId


class Kind(StrEnum):
    """How two documents stand to each other."""

    REVISION = "revision"  # another version of one document
    SUCCESSOR = "successor"  # same place, later period
    LEVELS = "levels"  # a place and one that it belongs to
    PEERS = "peers"  # different places
    ANNEX = "annex"  # a document's main text and its own responsibility list


class Op(StrEnum):
    """What a piece of a character diff is."""

    EQUAL = "equal"
    DELETE = "delete"  # only in base
    INSERT = "insert"  # only in other


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a character diff."""

    op: Op
    text: str


class FindingKind(StrEnum):
    """What an annex check can find."""

    CLAUSE_MISSING = "clause_missing"  # no annex item carries this clause of the main text
    PART_MISSING = "part_missing"  # no annex item carries this part of a clause that is carried
    TARGET_MISSING = "target_missing"  # no annex item carries this target
    NO_SOURCE = "no_source"  # an annex item that nothing in the main text stands behind
    WORDING = "wording"  # an annex item says it in other words, numbers or verbs
    TWO_LEADS = "two_leads"
    NO_LEAD = "no_lead"
    EQUAL = "equal"  # an annex item repeats the main text word for word


class Difference(StrEnum):
    """What a passage of the main text and an annex item differ in."""

    NUMBER = "number"  # 1000只 against 1200只
    VERB = "verb"  # 争创 against 创建
    QUALIFIER = "qualifier"  # 全市 against 全区, 以上, 国家级
    OMISSION = "omission"  # the item leaves something out
    ADDITION = "addition"  # the item has something more
    WORDING = "wording"  # other words


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexFinding:
    """One thing that an annex check found."""

    kind: Annotated[
        FindingKind,
        About(
            zh="核对结果",
            en="finding",
            zh_about="正文与附件核对发现了什么",
            en_about="what the check of the annex found",
            codes="finding",
        ),
    ]
    base: Annotated[  # main text
        ClauseId | None,
        About(
            zh="正文条款",
            en="clause",
            zh_about="正文的条款编号",
            en_about="id of the clause of the main text",
            column="clause",
        ),
    ]
    other: Annotated[  # annex item
        ClauseId | None,
        About(
            zh="附件事项",
            en="annex item",
            zh_about="附件的条款编号",
            en_about="id of the item of the annex",
            column="item",
        ),
    ]
    target: Annotated[
        TargetId | None,
        About(zh="目标编号", en="target no.", zh_about="目标标识", en_about="id of the target"),
    ] = None
    pieces: Annotated[  # for wording: the passage of the main text against the item
        tuple[Piece, ...], About(table=False, store=False)
    ] = ()
    quote: Annotated[  # for part_missing: the part
        str | None,
        About(
            zh="缺少的部分",
            en="part missing",
            zh_about="条款中附件未列的部分，原文",
            en_about="the part of the clause that no item carries, as written",
        ),
    ] = None
    differences: tuple[Difference, ...] = ()  # for wording: what they differ in, weightiest first


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCount:
    """How many targets of a document have one unit."""

    unit: str | None  # None: aims without a value of their own
    targets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A document at a glance."""

    document: Annotated[DocumentId, as_in(ThemeMember, "document", json=False)]
    instrument: str | None
    issuers: tuple[str, ...]
    months_left: int | None  # whole months from issue to the end of its period; < 0: after it
    characters: int  # of the main text
    targets: int  # of the main text, each once
    density: Annotated[float, About(digits=2)]  # targets for each 10 000 characters
    units: tuple[UnitCount, ...]  # most targets first
    with_body: float | None  # share of the targets that a body leads; None without targets
    without_body: tuple[TargetId, ...]  # the others, reading order
    bodies: tuple[BodyProfile, ...]  # those that lead most first
    warnings: Annotated[tuple[Notice, ...], HIDDEN]

    @property
    def warning_texts(
        self,
    ) -> Annotated[tuple[str, ...], About(key="warnings", table=False, store=False)]:
        """The warnings as English sentences."""
        return render_all(self.warnings, "en")


def find_card(cards: Sequence[Card], document: DocumentId) -> Card | None:
    """The card of a document; None where it was not profiled."""
    return next((card for card in cards if card.document == document), None)


class Rule(StrEnum):
    """The rule that a highlight was found by; docs/decisions/0015-highlights.md."""

    SERIES = "series"  # a core indicator of one place over the years
    SPREAD = "spread"  # a core indicator over places
    TURN = "turn"  # a core indicator that was dropped, taken up, or came back
    TARGET_MOVED = "target_moved"  # a target is another, or differs between two places
    TARGET_HELD = "target_held"  # a rate that the later plan keeps
    CHAPTER = "chapter"  # a chapter without a counterpart
    NUMBERS = "numbers"  # a chapter with numbers that one with words alone answers
    SAFEGUARDS = "safeguards"  # how only one of the plans says that it is checked
    COMMITMENT = "commitment"  # another verb for one object
    UNQUANTIFIED = "unquantified"  # a measure that goes on without its number
    QUANTIFIED = "quantified"  # a measure that has a number now
    PROVISION = "provision"  # a change inside a provision of two versions
    LONE_NORMS = "lone_norms"  # what a provision of one version alone asks
    TAKEN = "taken"  # measures that a place above and several places below have word by word
    DRAFTING = "drafting"  # a fault of a text: a sentence that stands there twice
    ROLES = "roles"  # one place chiefly sends, the other takes in
    DENSITY = "density"  # how many targets for the length
    DOUBLING = "doubling"  # the yearly rate behind a multiple of an earlier year
    OPEN_MEASURE = "open_measure"  # numbers that may be stocks or flows
    RENUMBERED = "renumbered"  # a scheme that was extended
    STILL = "still"  # a project that both still promise to push
    LEADS = "leads"  # other bodies lead corresponding measures
    ANNEX = "annex"  # main text and an annex item disagree
    ANNEX_COUNT = "annex_count"  # what is missing in the annex, or stands there without a source


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that a highlight rests on."""

    document: Annotated[DocumentId, as_in(ThemeMember, "document")]
    clause: Annotated[ClauseId, as_in(ThemeMember, "clause")]
    quote: Annotated[str, as_in(Target, "quote")]  # as written


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A sentence that a reader should see first."""

    rule: Annotated[
        Rule,
        About(
            zh="规则",
            en="rule",
            zh_about="据以选出的规则",
            en_about="by which it was found",
            codes=None,
        ),
    ]
    weight: Annotated[  # the weightiest first
        float,
        About(
            zh="权重",
            en="weight",
            zh_about="重要程度，0到1，大者在前",
            en_about="how much it says, in [0, 1], the weightiest first",
        ),
    ]
    notice: Annotated[Notice, HIDDEN]  # the sentence
    evidence: Annotated[tuple[Evidence, ...], About(table=False, store=False)]  # at least one

    @property
    def zh(
        self,
    ) -> Annotated[
        str,
        About(
            zh="要点",
            en="sentence in Chinese",
            zh_about="中文句子",
            en_about="the sentence in Chinese",
            after="weight",
        ),
    ]:
        """The sentence in Chinese."""
        return render(self.notice, "zh")

    @property
    def en(
        self,
    ) -> Annotated[
        str,
        About(
            zh="要点（英文）",
            en="sentence in English",
            zh_about="英文句子，引文保留原文",
            en_about="the sentence in English; quotes as written",
            after="zh",
        ),
    ]:
        """The sentence in English; quotes stay as written."""
        return render(self.notice, "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two documents and what became of the clauses and targets."""

    base: Plan
    other: Plan
    kind: Kind
    alignments: tuple[Alignment, ...]  # in order of base, then of other
    target_changes: tuple[TargetChange, ...]
    themes: tuple[Theme, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    findings: tuple[AnnexFinding, ...] = ()  # annex check only
    warnings: tuple[Notice, ...] = ()  # what limits the comparison
    commitments: tuple[CommitmentChange, ...] = ()  # in order of base
    body_changes: tuple[BodyChange, ...] = ()  # in order of the alignments
    lone_norms: tuple[LoneNorm, ...] = ()  # of regulations: base first, in reading order
    carried: tuple[CarriedName, ...] = ()  # in order of base
    namings: tuple[Naming, ...] = ()  # who names whom, base first
    theme_changes: tuple[ThemeChange, ...] = ()  # the largest move of a share first
    highlights: tuple[Highlight, ...] = ()  # at most ten, the weightiest first
    chapters: tuple[Chapter, ...] = ()  # base first, in reading order
    cards: tuple[Card, ...] = ()  # of base and of other; one where both are one document
