"""What comparison yields: Comparison, Themes and Series."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from align import Alignment, Rejected
from documents import ClauseId, DocumentId
from targets import Plan, Target, TargetId


class Kind(StrEnum):
    """How two documents stand to each other."""

    REVISION = "revision"  # another version of one document
    SUCCESSOR = "successor"  # same place, later period
    LEVELS = "levels"  # a place and one that it belongs to
    PEERS = "peers"  # different places
    ANNEX = "annex"  # a document's main text and its own responsibility list


class TargetVerdict(StrEnum):
    """What became of a target; the field `change` of the contract."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    UNCHANGED = "unchanged"
    MIXED = "mixed"  # axes disagree
    NOT_COMPARABLE = "not_comparable"
    DROPPED = "dropped"
    ADDED = "added"


class Reason(StrEnum):
    """Why a verdict was given."""

    VALUE = "value"  # the first four: the axis that decided
    COMPARATOR = "comparator"
    DEADLINE = "deadline"
    MODALITY = "modality"
    SAME = "same"  # unchanged on every axis
    UNIT = "unit"  # not comparable: units differ …
    MODE = "mode"
    THRESHOLD = "threshold"
    PERIOD = "period"
    SCOPE = "scope"
    DEFINITION = "definition"
    LEVEL = "level"  # volumes of different levels of government
    NO_VALUE = "no_value"  # one side states no value of its own
    UNQUANTIFIED = "unquantified"  # dropped: the measure goes on without its number
    REPLACED = "replaced"  # dropped: another indicator stands there
    NO_COUNTERPART = "no_counterpart"  # dropped: nothing corresponds
    NEWLY_QUANTIFIED = "newly_quantified"  # added: the measure was there without a number
    REPLACES = "replaces"  # added: stands where another indicator was
    NEW = "new"  # added: nothing corresponded


class Direction(StrEnum):
    """How other stands to base on one axis."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """A target change, axis by axis."""

    value: Direction
    comparator: Direction
    deadline: Direction
    modality: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """What became of one target, or where one came from."""

    base: TargetId | None  # None: added
    other: TargetId | None  # None: dropped
    change: TargetVerdict
    reason: Reason
    axes: Axes | None  # None where nothing was compared
    why: str  # one sentence: 30人 → 50人 (省级以上人才, 均为年度)
    expired: bool = False  # dropped: its deadline or period had ended before other was issued


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMember:
    """A clause of a theme."""

    document: DocumentId
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Clauses of one subject, over any number of documents."""

    id: str  # "t1", largest first
    label: str
    code: str | None  # the codebook's; None for clusters
    keywords: tuple[str, ...]  # most distinctive first
    clauses: tuple[ThemeMember, ...]  # by document as given, then reading order


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """The themes of several documents."""

    plans: tuple[Plan, ...]
    themes: tuple[Theme, ...]


class FindingKind(StrEnum):
    """What an annex check can find."""

    CLAUSE_MISSING = "clause_missing"  # no annex item carries this clause of the main text
    TARGET_MISSING = "target_missing"  # no annex item carries this target
    NO_SOURCE = "no_source"  # an annex item that nothing in the main text stands behind
    WORDING = "wording"  # an annex item says it in other words, numbers or verbs
    TWO_LEADS = "two_leads"
    NO_LEAD = "no_lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexFinding:
    """One thing that an annex check found."""

    kind: FindingKind
    base: ClauseId | None  # main text
    other: ClauseId | None  # annex item
    target: TargetId | None = None
    pieces: tuple[Piece, ...] = ()  # for wording: the passage of the main text against the item


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
    warnings: tuple[str, ...] = ()  # what limits the comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One target of a series."""

    document: DocumentId
    year: int | None  # deadline's last year, else last year of the document's period
    target: Target
    low: Decimal | None  # in the unit of the series
    high: Decimal | None
    citation: str  # title, 文号, date, heading path


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One indicator in one jurisdiction over the years."""

    indicator: str
    jurisdiction: str  # name; "" where unknown
    code: str
    level: str
    unit: str | None
    mode: str
    points: tuple[SeriesPoint, ...]  # by year, then document, then reading order


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Every target of several documents as series."""

    plans: tuple[Plan, ...]
    series: tuple[Series, ...]  # by indicator, then code
