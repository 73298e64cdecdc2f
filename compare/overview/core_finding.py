"""A sentence on one core indicator of several documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policydiff.stages.compare.findings.highlight_wording import WEIGHTS
from policydiff.stages.compare.model.comparison import Evidence, Highlight, Rule
from policydiff.stages.documents import DocumentId
from policydiff.stages.knowledge.core_indicators import core_rank
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value, names_in

MOST_EVIDENCE = 3
_RANKS = 1000  # more than there are core indicators: each takes off a thousandth of the weight


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreFinding:
    """A sentence on one core indicator."""

    rank: int  # of the indicator on its level, 0 the one that most documents set
    indicator: str
    documents: tuple[DocumentId, ...]  # that it speaks of
    highlight: Highlight

    @classmethod
    def of(
        cls,
        indicator: str,
        *,
        level: str,
        rule: Rule,
        code: NoticeCode,
        evidence: Iterable[Evidence],
        documents: Iterable[DocumentId],
        values: dict[str, Value],
    ) -> CoreFinding:
        """The finding of a rule, said by one of the sentences that the rule has.

        Args:
            indicator: The core indicator.
            level: Of the places that it speaks of.
            rule: By which it was found.
            code: Of the sentence.
            evidence: The passages that it rests on.
            documents: That it speaks of.
            values: What may stand in the sentences of the rule; this one takes what it names.
        """
        rank = core_rank(indicator, level=level) or 0
        named = names_in(code)
        notice = Notice(code=code, values=tuple((k, v) for k, v in values.items() if k in named))
        return cls(
            rank=rank,
            indicator=indicator,
            documents=tuple(dict.fromkeys(documents)),
            highlight=Highlight(
                rule=rule,
                weight=round(WEIGHTS[rule] - rank / _RANKS, 3),
                notice=notice,
                evidence=tuple(evidence),
            ),
        )
