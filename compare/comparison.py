"""What comparison yields: Comparison, Themes and Series."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from align import Alignment, Rejected
from documents import ClauseId, DocumentId, Span
from targets import Comparator, Plan, Target, TargetId


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


class Ladder(StrEnum):
    """What the verbs of a commitment without a number are ranked by."""

    STAGE = "stage"  # 谋划 → 启动 → 推进 → 建成
    ROLE = "role"  # 支持, 配合 → 共同 → 牵头, 主导
    EFFORT = "effort"  # 探索 → 加快 → 全力
    ATTAINMENT = "attainment"  # 争创 → 创建 → 创成


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentChange:
    """Corresponding clauses commit to one object with verbs of unlike rank; wording, no target."""

    base: ClauseId
    other: ClauseId
    ladder: Ladder
    direction: Direction  # stronger or weaker
    object: str  # in the words of base
    base_word: str  # the verb that was ranked: 争创
    other_word: str
    base_quote: str
    base_span: Span
    other_quote: str
    other_span: Span


class BodyRole(StrEnum):
    """What a body does for a measure."""

    LEAD = "lead"
    SUPPORT = "support"


class BodyMove(StrEnum):
    """What became of a body from a measure to the one that corresponds."""

    KEPT = "kept"  # in the same role
    TO_LEAD = "to_lead"  # supported, leads
    TO_SUPPORT = "to_support"  # led, supports
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChange:
    """One body of clauses that correspond."""

    base: tuple[ClauseId, ...]  # of the alignment
    other: tuple[ClauseId, ...]
    move: BodyMove
    base_body: str | None  # as printed; None: added
    other_body: str | None  # None: dropped; of another name where the function is the same


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyProfile:
    """What one body has to do over a document."""

    name: str  # as printed most often
    leads: tuple[ClauseId, ...]  # reading order
    supports: tuple[ClauseId, ...]
    targets: tuple[TargetId, ...]  # of the clauses that it leads


class NameKind(StrEnum):
    """What carries a name."""

    SCHEME = "scheme"  # in quotation marks: “三纵三横”
    TITLE = "title"  # of a document: 《…规划》
    LINE = "line"  # 沪苏湖高铁
    SITE = "site"  # G60科创走廊


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedName:
    """A named project or scheme that stands in both documents."""

    name: str  # as base has it, without quotation marks
    other_name: str  # the same, unless it was renumbered: 三纵三横三连, 三纵三横四连
    kind: NameKind
    common: bool  # a scheme of the whole country, which any plan names
    base: tuple[ClauseId, ...]  # clauses that name it
    other: tuple[ClauseId, ...]
    base_span: Span  # of the first mention, in the document's text
    other_span: Span
    base_verb: str | None  # the ranked verb before it (加快), where one stands there
    other_verb: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Clauses of one document that name the place of the other."""

    document: DocumentId  # which names
    place: str  # 上海市; of another level where the place's own name is not meant
    clauses: tuple[ClauseId, ...]


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
    repeats: bool = False  # an annex item that follows the clause it repeats; never counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSize:
    """How much of one document's main text a theme takes."""

    document: DocumentId
    clauses: int
    characters: int  # of the clauses' texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Clauses of one subject, over any number of documents."""

    id: str  # "t1", largest first
    label: str
    code: str | None  # the codebook's; None for clusters
    keywords: tuple[str, ...]  # most distinctive first
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
class ThemeChange:
    """A policy field in both documents, by its share of the main text."""

    label: str
    code: str  # of the policy field
    move: ThemeMove
    base: ThemeSize
    other: ThemeSize
    base_clauses: tuple[ClauseId, ...]  # reading order
    other_clauses: tuple[ClauseId, ...]
    base_share: float  # of the characters of the main text, in [0, 1]
    other_share: float


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

    kind: FindingKind
    base: ClauseId | None  # main text
    other: ClauseId | None  # annex item
    target: TargetId | None = None
    pieces: tuple[Piece, ...] = ()  # for wording: the passage of the main text against the item
    differences: tuple[Difference, ...] = ()  # for wording: what they differ in, weightiest first


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCount:
    """How many targets of a document have one unit."""

    unit: str | None  # None: aims without a value of their own
    targets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A document at a glance."""

    document: DocumentId
    instrument: str | None
    issuers: tuple[str, ...]
    months_left: int | None  # whole months from issue to the end of its period; < 0: after it
    characters: int  # of the main text
    targets: int  # of the main text, each once
    density: float  # targets for each 10 000 characters
    units: tuple[UnitCount, ...]  # most targets first
    with_body: float | None  # share of the targets that a body leads; None without targets
    without_body: tuple[TargetId, ...]  # the others, reading order
    bodies: tuple[BodyProfile, ...]  # those that lead most first
    warnings: tuple[str, ...]


class Rule(StrEnum):
    """The rule that a highlight was found by; docs/decisions/0015-highlights.md."""

    TARGET_MOVED = "target_moved"  # a target is stronger or weaker
    COMMITMENT = "commitment"  # another verb for one object
    UNQUANTIFIED = "unquantified"  # measures that go on without their number
    QUANTIFIED = "quantified"  # measures that have a number now
    NOT_LISTED = "not_listed"  # targets that other does not list
    LISTED = "listed"  # targets that only other has
    RENUMBERED = "renumbered"  # a scheme that was extended
    STILL = "still"  # a project that both still promise to push
    THEME = "theme"  # a field that takes more or less of the text, or none
    LEADS = "leads"  # other bodies lead corresponding measures
    COVERAGE = "coverage"  # how much of base has a counterpart
    NAMING = "naming"  # who names whom
    ANNEX = "annex"  # main text and an annex item disagree
    ANNEX_COUNT = "annex_count"  # what is missing in the annex, or stands there without a source


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that a highlight rests on."""

    document: DocumentId
    clause: ClauseId
    quote: str  # as written


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A sentence that a reader should see first."""

    rule: Rule
    weight: float  # in [0, 1]; the weightiest first
    zh: str
    en: str
    evidence: tuple[Evidence, ...]  # at least one


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
    commitments: tuple[CommitmentChange, ...] = ()  # in order of base
    body_changes: tuple[BodyChange, ...] = ()  # in order of the alignments
    carried: tuple[CarriedName, ...] = ()  # in order of base
    namings: tuple[Naming, ...] = ()  # who names whom, base first
    theme_changes: tuple[ThemeChange, ...] = ()  # the largest move of a share first
    highlights: tuple[Highlight, ...] = ()  # at most ten, the weightiest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A value against an earlier one, or a place's against its superior's: how far and whither."""

    document: DocumentId  # where the earlier, or the superior's, stands
    target: TargetId  # its id there; a past result has one too
    place: str  # name of its jurisdiction; "" where unknown
    year: int
    stated: str
    low: Decimal | None  # in the unit of the series or ladder; None where it has no value
    high: Decimal | None
    comparator: Comparator
    # The later (lower) less the earlier (superior's), each at the end that it commits to: the low
    # end of a range where high is ambitious. None where an obstacle keeps them from comparing.
    difference: Decimal | None
    unit: str | None  # of the difference: 个百分点 for rates in %
    value: Direction | None  # by polarity: stronger is the more ambitious value
    firmness: Direction | None  # of the comparators: 左右 → 以上 is stronger
    obstacle: Reason | None = None
    share: Decimal | None = None  # volumes of two levels: the lower one's part of the superior's


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One target of a series."""

    document: DocumentId
    year: int | None  # deadline's last year, else last year of the document's period
    target: Target
    low: Decimal | None  # in the unit of the series
    high: Decimal | None
    citation: str  # title, 文号, date, heading path
    scope: str | None = None  # 区本级; None: the whole place
    # Points of one number are a line without a gap, from 1 on; None: a stretch beside a floor
    # (力争), one of several targets of a year, a bare name (投资), or without a year or value.
    segment: int | None = None
    breaks: Reason | None = None  # why a line ends before this point: scope or threshold
    last_target: Step | None = None  # against the target for the year before
    last_result: Step | None = None  # against the result of the year before
    result: Step | None = None  # what came of it: this target is the earlier one of the step


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
    absent: tuple[int, ...] = ()  # years that a document of the place plans for without this target
    unread: tuple[int, ...] = ()  # years between those, for which no document was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Every target of several documents as series."""

    plans: tuple[Plan, ...]
    series: tuple[Series, ...]  # by indicator, then code
