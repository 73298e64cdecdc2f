"""Tell indicators that may be misread: what is left of a number or a table clings to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.chinese_numerals import LARGE
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import fold
from policydiff.stages.targets.phrases.name_forms import is_clause
from policydiff.stages.targets.target import Target
from policydiff.stages.targets.target_codes import Doubt

_SIGNS = {
    Doubt.BAR: re.compile(r"\|"),
    Doubt.BRACKET: re.compile(r"^[()\[\]{}〔〕【】]"),
    Doubt.DIGIT: re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?\.?$"),  # but PM2.5, CO2
    Doubt.SCALE: re.compile(rf"[{LARGE}]$"),
    Doubt.SIGN: re.compile(r"[%‰+\-~=<>≤≥×/*^.·]$"),
}
_ANY = re.compile(
    rf"\||^[()\[\]{{}}〔〕【】]|[\d{LARGE}%‰+\-~=<>≤≥×/*^.·]$"
)  # what all of them need


@lru_cache(maxsize=4096)
def doubt_of(indicator: str) -> Doubt | None:
    """Why an indicator, as written, may be misread; None where nothing speaks for it."""
    folded = fold(indicator).strip()
    if _ANY.search(folded):
        found = next((doubt for doubt, sign in _SIGNS.items() if sign.search(folded)), None)
        if found is not None:
            return found
    if folded in words_of("bare_indicators", "nameless"):
        return Doubt.BARE
    return Doubt.CLAUSE if is_clause(folded) else None


def with_doubts(targets: Sequence[Target]) -> list[Target]:
    """The targets in the order given, those that may be misread with the reason."""
    return [
        target
        if target.doubt is not None or (doubt := doubt_of(target.indicator_text)) is None
        else replace(target, doubt=doubt)
        for target in targets
    ]


def notice_of(targets: Sequence[Target]) -> Notice | None:
    """What a reader is told of the targets that may be misread; None where there are none."""
    doubtful = [target for target in targets if target.doubt is not None]
    if not doubtful:
        return None
    first = doubtful[0]
    return Notice.of(
        NoticeCode.INDICATORS_DOUBTFUL,
        where=first.clause,
        number=len(doubtful),
        indicator=first.indicator_text,
        quote=first.quote,
    )
