"""Options of a report: what it holds beside its pages and tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from policydiff.stages.reports.shared.pair_selection import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The further files that were asked for."""

    pairs: Collection[Pair] = ()  # that have sheets and Word files; none: by the rule
    word: bool = False  # a memo, and a 修改对照表 of each pair, as Word files in Chinese
    json: bool = False  # the JSON of each document and pair


NOTHING_MORE = Wanted()
