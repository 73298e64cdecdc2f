"""The types of single changes: what became of targets, verbs, bodies and names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.support.span import Span
from policydiff.stages.targets import TargetId


class TargetVerdict(StrEnum):
    """What became of a target; the field `change` of the JSON."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    UNCHANGED = "unchanged"
    RAISED = "raised"  # of an indicator that has no better side
    LOWERED = "lowered"
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
    HIGHER = "higher"  # of a value that has no better side
    LOWER = "lower"


class Firmness(StrEnum):
    """How firmly other words what base words, value and deadline apart."""

    FIRMER = "firmer"
    SOFTER = "softer"
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
    why: str  # one sentence in Chinese: 30人 → 50人（省级以上人才，均为年度）
    why_en: str = ""  # the same in English; quotes stay as written
    words: Firmness | None = None  # None where nothing was compared
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
    base_span: Span  # in the document's text: of the mention with the verb, else of the first
    other_span: Span
    base_verb: str | None  # the ranked verb before it (加快), where one stands there
    other_verb: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Clauses of one document that name the place of the other."""

    document: DocumentId  # which names
    place: str  # 上海市; of another level where the place's own name is not meant
    clauses: tuple[ClauseId, ...]
