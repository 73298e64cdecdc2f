"""What alignment yields: Links, that is Alignments and what was not aligned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.align.link_changes import LinkChange, TaskLink, in_words
from policydiff.stages.documents import Clause, ClauseId
from policydiff.stages.support.fields import About, as_in
from policydiff.stages.targets import Plan


class Relation(StrEnum):
    """How close two clauses are."""

    SAME = "same"  # side by side in one row
    RELATED = "related"  # worth a look


class Change(StrEnum):
    """What became of the wording."""

    UNCHANGED = "unchanged"  # equal but for white space and punctuation without a meaning
    REWORDED = "reworded"  # a few other words; numbers, modal words, negations, time limits stand
    MODIFIED = "modified"
    SPLIT = "split"  # one base clause, several of other
    MERGED = "merged"  # several base clauses, one of other


class Verdict(StrEnum):
    """What a person decided of a pair (--decisions)."""

    SAME = "same"
    RELATED = "related"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's verdict on one pair of clauses; it overrules every score."""

    base: ClauseId
    other: ClauseId
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One named part of a score."""

    name: str  # prior, words, characters, indicator, heading …
    log_odds: float  # the parts of a score sum to its logit


def sum_by_name(parts: Sequence[ScorePart]) -> Mapping[str, float]:
    """Log-odds by name; parts of one name are added, so that the sum stays the logit."""
    total: dict[str, float] = {}
    for part in parts:
        total[part.name] = total.get(part.name, 0.0) + part.log_odds
    return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Accepted match of clauses: 1-1, 1-n or n-1; every base × other pair is a link."""

    base: Annotated[
        tuple[ClauseId, ...],
        About(
            zh="基准条款",
            en="base clause",
            zh_about="基准文件的条款编号",
            en_about="id of the clause in base",
        ),
    ]
    other: Annotated[
        tuple[ClauseId, ...],
        About(
            zh="对照条款",
            en="other clause",
            zh_about="对照文件的条款编号",
            en_about="id of the clause in other",
        ),
    ]
    score: Annotated[
        float,
        About(
            zh="得分",
            en="score",
            zh_about="两条款为同一规定的概率，0到1",
            en_about="probability that the two clauses are the same provision, in [0, 1]",
        ),
    ]
    relation: Annotated[
        Relation,
        About(
            zh="对应或相关",
            en="same or related",
            zh_about="对应：可并列；相关：供查阅",
            en_about="same: side by side; related: worth a look",
        ),
    ]
    change: Annotated[
        Change,
        About(
            zh="措辞变化",
            en="change of wording",
            zh_about="未变、改写、修改、拆分或合并",
            en_about="unchanged, reworded, modified, split or merged",
        ),
    ]
    coverage: Annotated[tuple[float, float], About(table=False, store=False)]  # of base, of other
    why: Annotated[tuple[ScorePart, ...], About(json=False, store=False)]
    shared: Annotated[
        tuple[str, ...],
        About(
            zh="共有词语",
            en="shared terms",
            zh_about="两条款共有的词语",
            en_about="terms that both clauses have",
            joined="、",
        ),
    ] = ()
    synonyms: Annotated[
        tuple[str, ...],
        About(
            zh="同义说法",
            en="synonyms",
            zh_about="同一事物的不同说法",
            en_about="different words for one thing",
            joined="、",
        ),
    ] = ()
    opposite: Annotated[
        bool,
        About(
            zh="角色相反",
            en="opposite roles",
            zh_about="一方输出、一方承接",
            en_about="whether one side supplies what the other receives",
        ),
    ] = False
    boilerplate: Annotated[
        float,
        About(
            zh="通用表述比例",
            en="standing phrases",
            zh_about="通用表述所占比例，0到1",
            en_about="share of standing phrases, in [0, 1]",
        ),
    ] = 0.0
    moved: Annotated[
        bool,
        About(
            zh="位置移动",
            en="moved",
            zh_about="条款是否移位",
            en_about="whether the clause stands out of order",
        ),
    ] = False
    decided: Annotated[
        bool,
        About(
            zh="人工判定",
            en="decided by a person",
            zh_about="是否由人工判定",
            en_about="whether a person decided",
            store=False,
        ),
    ] = False
    changes: tuple[LinkChange, ...] = ()  # in order of base
    tasks: tuple[TaskLink, ...] = ()  # in order of base

    @property
    def changed(
        self,
    ) -> Annotated[
        tuple[str, ...],
        About(
            zh="内容变化",
            en="changes inside",
            zh_about="对应条款内的变化：类型、松紧、基准与对照的原文",
            en_about="what changed inside the link: type, effect, words of base and of other",
            column="changes",
            joined="; ",
            after="change",
            json=False,
            store=False,
        ),
    ]:
        """The changes inside, each in a few words: modality looser: 应当 → 可以."""
        return tuple(map(in_words, self.changes))

    @property
    def base_coverage(
        self,
    ) -> Annotated[
        float,
        About(
            zh="基准覆盖率",
            en="coverage of base",
            zh_about="对应内容占基准条款的比例，0到1",
            en_about="share of the base clause that the correspondence takes in",
            after="change",
            json=False,
        ),
    ]:
        """How much of base the correspondence takes in."""
        return self.coverage[0]

    @property
    def other_coverage(
        self,
    ) -> Annotated[
        float,
        About(
            zh="对照覆盖率",
            en="coverage of other",
            zh_about="对应内容占对照条款的比例，0到1",
            en_about="share of the other clause that the correspondence takes in",
            after="base_coverage",
            json=False,
        ),
    ]:
        """How much of other the correspondence takes in."""
        return self.coverage[1]

    @property
    def log_odds(
        self,
    ) -> Annotated[Mapping[str, float], About(key="why", column="why", after="coverage")]:
        """The score by named parts, whose sum is its logit."""
        return sum_by_name(self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The nearest clause of one without a link of relation same: a candidate where it has one."""

    base: Annotated[ClauseId, as_in(Alignment, "base")]
    other: Annotated[ClauseId, as_in(Alignment, "other")]
    score: Annotated[float, as_in(Alignment, "score")]  # probability in [0, 1]
    why: Annotated[tuple[ScorePart, ...], About(json=False)]
    decided: Annotated[bool, as_in(Alignment, "decided")] = False  # a person said no

    @property
    def log_odds(
        self,
    ) -> Annotated[Mapping[str, float], About(key="why", after="score")]:
        """The score by named parts, whose sum is its logit."""
        return sum_by_name(self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All that alignment found between two sequences of clauses."""

    alignments: tuple[Alignment, ...]  # in order of base, then of other
    rejected: tuple[
        Rejected, ...
    ] = ()  # one for each that stands alone but fragments; two may share one


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The clauses to align, and the plan that they stand in."""

    plan: Plan
    clauses: tuple[Clause, ...]  # reading order; the main text, or the items of an annex
