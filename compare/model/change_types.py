"""The types of single changes: what became of targets, verbs, bodies and names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from policydiff.stages.documents import ClauseId
from policydiff.stages.support.fields import HIDDEN, About, Shape
from policydiff.stages.support.notices import Notice, render
from policydiff.stages.support.span import Span
from policydiff.stages.targets import TargetId


class TargetVerdict(StrEnum):
    """What became of a target; the field `change` of the JSON."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    UNCHANGED = "unchanged"
    RAISED = "raised"  # of an indicator that has no better side
    LOWERED = "lowered"
    HIGHER = "higher"  # of two places: what the number does
    LOWER = "lower"
    EQUAL = "equal"
    MIXED = "mixed"  # the value and the deadline move opposite ways
    NOT_COMPARABLE = "not_comparable"
    DROPPED = "dropped"
    ADDED = "added"


class Reason(StrEnum):
    """Why a verdict was given."""

    VALUE = "value"  # the first five: what decided; here the end that is committed to
    RANGE = "range"  # the other end of a stated range
    COMPARATOR = "comparator"
    DEADLINE = "deadline"
    MODALITY = "modality"
    SAME = "same"  # unchanged on every axis
    UNIT = "unit"  # not comparable: units differ …
    MODE = "mode"
    THRESHOLD = "threshold"
    YEARS = "years"  # one year against several, a mean (年均) against a year
    SCOPE = "scope"
    OWNER = "owner"  # 临江新区 against the city
    BASIS = "basis"  # 同口径, 可比价, 现价
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
    """How other stands to base on one axis.

    Stronger and weaker are said in one place where the indicator has a better side; else higher
    and lower: a greater value, a later deadline, firmer words.
    """

    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"


class Firmness(StrEnum):
    """How firmly other words what base words, value and deadline apart."""

    FIRMER = "firmer"
    SOFTER = "softer"
    SAME = "same"


class Ambition(StrEnum):
    """Whether other is more ambitious than base."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"


class StretchMove(StrEnum):
    """What became of the stretch (力争) of a floor."""

    GONE = "gone"
    NEW = "new"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """A target change, axis by axis."""

    value: Annotated[
        Direction,
        About(
            zh="数值比较",
            en="by value",
            zh_about="按数值比较",
            en_about="held against by value",
            codes="direction",
        ),
    ]
    comparator: Annotated[
        Direction,
        About(
            zh="比较词比较",
            en="by comparator",
            zh_about="按比较词比较",
            en_about="held against by comparator",
            codes="direction_words",
        ),
    ]
    deadline: Annotated[
        Direction,
        About(
            zh="期限比较",
            en="by deadline",
            zh_about="按期限比较",
            en_about="held against by deadline",
            codes="direction_deadline",
        ),
    ]
    modality: Annotated[
        Direction,
        About(
            zh="力度词比较",
            en="by modality",
            zh_about="按力度词比较",
            en_about="held against by modality",
            codes="direction_words",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PerHead:
    """Volumes of two places for each unit of a denominator (--denominators)."""

    variable: str  # of the denominators' table: 常住人口（万人）
    base: Decimal
    other: Decimal
    unit: str | None  # of the volumes of base
    direction: Direction  # higher, lower, same
    base_year: int  # of the denominators: the latest not after the plan's last
    other_year: int
    base_source: str
    other_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """What became of one target, or where one came from."""

    base: Annotated[TargetId | None, About(column="base_target")]
    other: Annotated[TargetId | None, About(column="other_target")]
    change: Annotated[
        TargetVerdict,
        About(
            zh="目标变化",
            en="change",
            zh_about="目标的变化；不同地区之间只表示高低，不表示加强或减弱",
            en_about="what became of the target; between different places higher or lower only",
            codes="verdict",
        ),
    ]
    reason: Annotated[
        Reason,
        About(zh="原因", en="reason", zh_about="判断的依据", en_about="what the verdict rests on"),
    ]
    axes: Axes | None
    words: Annotated[
        Firmness | None,
        About(
            zh="语气",
            en="words",
            zh_about="措辞更坚决、更缓和还是相同，数值与期限除外",
            en_about="how firmly other words what base words, value and deadline apart",
        ),
    ] = None
    ambition: Annotated[
        Ambition | None,
        About(
            zh="力度",
            en="ambition",
            zh_about="更有雄心、更无雄心还是相同；不可言时为空",
            en_about="whether other is more ambitious; empty where that cannot be said",
        ),
    ] = None
    why: Annotated[Notice, HIDDEN]
    expired: Annotated[
        bool,
        About(
            zh="已到期",
            en="expired",
            zh_about="对照文件成文前期限已过",
            en_about="whether its time had ended before the other document was issued",
        ),
    ] = False
    counterpart: Annotated[
        TargetId | None,
        About(
            zh="对应目标",
            en="counterpart",
            zh_about="同一事项另一指标的目标编号",
            en_about="id of the target of another indicator that stands for it",
        ),
    ] = None
    stretch: Annotated[
        StretchMove | None,
        About(
            zh="力争值变化",
            en="stretch",
            zh_about="该底线的力争值有何变化",
            en_about="what became of the stretch of this floor",
            codes="stretch_move",
        ),
    ] = None

    per_head: Annotated[tuple[PerHead, ...], About(table=False, store=False)] = ()

    @property
    def why_zh(
        self,
    ) -> Annotated[
        str,
        About(
            key="why",
            column="why",
            after="why",
            zh="说明",
            en="explanation",
            zh_about="判断的说明",
            en_about="the verdict explained, in Chinese",
        ),
    ]:
        """The explanation in Chinese: 30人 → 50人（省级以上人才，均为年度）."""
        return render(self.why, "zh")

    @property
    def why_en(
        self,
    ) -> Annotated[
        str,
        About(
            after="why_zh",
            zh="说明（英文）",
            en="explanation in English",
            zh_about="判断的英文说明，引文保留原文",
            en_about="the verdict explained, in English; quotes as written",
        ),
    ]:
        """The explanation in English; quotes stay as written."""
        return render(self.why, "en")


class Ladder(StrEnum):
    """What the verbs of a commitment without a number are ranked by."""

    STAGE = "stage"  # 谋划 → 启动 → 推进 → 建成; 探索 → 试行 → 推行 → 深化
    ROLE = "role"  # 支持, 配合 → 共同 → 牵头, 主导
    EFFORT = "effort"  # 鼓励 → 加快 → 全力
    EXTENT = "extent"  # 试点 → 大力 → 全面
    ATTAINMENT = "attainment"  # 争创 → 创建 → 创成


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one clause commits to, by a ranked verb."""

    clause: ClauseId
    verb: str
    quote: str
    span: Annotated[Span, About(shape=Shape.INLINE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentChange:
    """Corresponding clauses commit to one object with verbs of unlike rank; wording, no target."""

    ladder: Annotated[
        Ladder,
        About(
            zh="动词序列",
            en="ladder",
            zh_about="动词按什么排序：阶段、角色、力度、创建程度",
            en_about="what the verbs are ranked by",
        ),
    ]
    direction: Annotated[  # stronger or weaker
        Direction,
        About(
            zh="强弱",
            en="direction",
            zh_about="对照文件的动词更强还是更弱",
            en_about="whether the verb of other is the stronger or the weaker one",
        ),
    ]
    object: Annotated[
        str,
        About(
            zh="事项",
            en="object",
            zh_about="动词所及的事项，用基准文件的话",
            en_about="what both commit to, in the words of base",
        ),
    ]
    base: Annotated[
        ClauseId,
        About(
            zh="基准条款",
            en="base clause",
            zh_about="基准文件的条款编号",
            en_about="id of the clause of base",
            json=False,
        ),
    ]
    other: Annotated[
        ClauseId,
        About(
            zh="对照条款",
            en="other clause",
            zh_about="对照文件的条款编号",
            en_about="id of the clause of other",
            json=False,
        ),
    ]
    base_word: Annotated[  # the verb that was ranked: 争创
        str,
        About(
            zh="基准动词",
            en="base verb",
            zh_about="基准文件的动词",
            en_about="ranked verb of base",
            column="base_verb",
            json=False,
        ),
    ]
    other_word: Annotated[
        str,
        About(
            zh="对照动词",
            en="other verb",
            zh_about="对照文件的动词",
            en_about="ranked verb of other",
            column="other_verb",
            json=False,
        ),
    ]
    base_quote: Annotated[
        str,
        About(
            zh="基准原文",
            en="base quote",
            zh_about="基准文件的原文语句",
            en_about="the words of base",
            json=False,
        ),
    ]
    other_quote: Annotated[
        str,
        About(
            zh="对照原文",
            en="other quote",
            zh_about="对照文件的原文语句",
            en_about="the words of other",
            json=False,
        ),
    ]
    base_span: Annotated[Span, HIDDEN]
    other_span: Annotated[Span, HIDDEN]

    @property
    def base_promise(self) -> Annotated[Promise, About(key="base", table=False, store=False)]:
        """What the clause of base commits to."""
        return Promise(
            clause=self.base, verb=self.base_word, quote=self.base_quote, span=self.base_span
        )

    @property
    def other_promise(self) -> Annotated[Promise, About(key="other", table=False, store=False)]:
        """What the clause of other commits to."""
        return Promise(
            clause=self.other, verb=self.other_word, quote=self.other_quote, span=self.other_span
        )


class BodyRole(StrEnum):
    """What a body does for a measure."""

    LEAD = "lead"
    SUPPORT = "support"
    NAMED = "named"  # in a list that makes nobody lead


class BodyMove(StrEnum):
    """What became of a body from a measure to the one that corresponds."""

    KEPT = "kept"  # in the same role, or one side does not say in which
    TO_LEAD = "to_lead"  # supported, leads
    TO_SUPPORT = "to_support"  # led, supports
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChange:
    """One body of clauses that correspond."""

    base: Annotated[  # of the alignment
        tuple[ClauseId, ...],
        About(
            zh="基准条款",
            en="base clauses",
            zh_about="对应的基准文件条款编号",
            en_about="ids of the clauses of base that correspond",
        ),
    ]
    other: Annotated[
        tuple[ClauseId, ...],
        About(
            zh="对照条款",
            en="other clauses",
            zh_about="对应的对照文件条款编号",
            en_about="ids of the clauses of other that correspond",
        ),
    ]
    move: Annotated[
        BodyMove,
        About(
            zh="责任变化",
            en="change of body",
            zh_about="该单位角色的变化",
            en_about="what became of the body's role",
            codes="body_move",
        ),
    ]
    base_body: Annotated[  # None: added
        str | None,
        About(
            zh="基准单位",
            en="body in base",
            zh_about="基准文件所印单位名称；空为新增",
            en_about="the body as printed in base; empty: added",
        ),
    ]
    other_body: Annotated[  # None: dropped; of another name where the function is the same
        str | None,
        About(
            zh="对照单位",
            en="body in other",
            zh_about="对照文件所印单位名称；空为减少",
            en_about="the body as printed in other; empty: dropped",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyProfile:
    """What one body has to do over a document."""

    name: Annotated[  # as printed most often
        str,
        About(
            zh="单位",
            en="body",
            zh_about="单位名称，取最常见的写法",
            en_about="name of the body as printed most often",
            column="body",
        ),
    ]
    # Ids in reading order; the columns of these names hold how many they are.
    leads: Annotated[tuple[ClauseId, ...], About(table=False, store=False)]
    supports: Annotated[tuple[ClauseId, ...], About(table=False, store=False)]
    named: Annotated[tuple[ClauseId, ...], About(table=False, store=False)]
    targets: Annotated[  # of the clauses that it leads or is named in
        tuple[TargetId, ...], About(table=False, store=False)
    ]

    @property
    def led(
        self,
    ) -> Annotated[
        int,
        About(
            zh="牵头",
            en="leads",
            zh_about="牵头的条款数",
            en_about="clauses that it leads",
            column="leads",
            json=False,
        ),
    ]:
        """How many clauses it leads."""
        return len(self.leads)

    @property
    def supported(
        self,
    ) -> Annotated[
        int,
        About(
            zh="配合",
            en="supports",
            zh_about="配合的条款数",
            en_about="clauses that it supports",
            column="supports",
            json=False,
        ),
    ]:
        """How many clauses it supports."""
        return len(self.supports)

    @property
    def listed(
        self,
    ) -> Annotated[
        int,
        About(
            zh="列名",
            en="named",
            zh_about="列为责任单位而未分主次的条款数",
            en_about="clauses that name it in a list that makes nobody lead",
            column="named",
            json=False,
        ),
    ]:
        """How many clauses name it in a list that makes nobody lead."""
        return len(self.named)

    @property
    def answered(
        self,
    ) -> Annotated[
        int,
        About(
            zh="目标数",
            en="targets",
            zh_about="其牵头条款中的目标数",
            en_about="targets of the clauses that it leads",
            column="targets",
            json=False,
        ),
    ]:
        """How many targets it answers for."""
        return len(self.targets)

    @property
    def clauses(
        self,
    ) -> Annotated[
        tuple[ClauseId, ...],
        About(
            zh="条款",
            en="clauses",
            zh_about="牵头、配合、列名的条款编号",
            en_about="ids of the clauses that it leads, that it supports and that name it",
            json=False,
        ),
    ]:
        """The clauses that it leads, those that it supports, those that name it."""
        return (*self.leads, *self.supports, *self.named)
