"""Find the words that say how firmly an aim is put; where they govern a thing they say nothing."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.targets.context_words import adverbs, verbs

_STRIVING = Expressions("striving")


def find_modality(text: str) -> tuple[Match, ...]:
    """The words of modality in a folded text, in reading order.

    支持引进5家 puts an aim softly, 支持企业开展5项 names whom to help; 争取增长8% strives for an
    aim, 争取上级资金5亿元 asks for money.
    """
    found = list[Match]()
    for match in matcher("modality").find(text):
        if _governs(text, match) or is_quoted(text, match.start, match.end):
            continue
        if found and found[-1].end == match.start and found[-1].key == "ensure":
            continue  # 确保守住: what is ensured is that the line is kept
        found.append(match)
    return tuple(found)


_NAME = 6  # code points of a name in quotation marks: “两个确保”


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a word stands in a short name in quotation marks: “两个确保”, “三个努力建成”."""
    opened = text.rfind("“", max(0, start - _NAME), start)
    if opened < 0 or text.find("”", opened, start) >= 0:
        return False
    return text.find("”", end, end + _NAME) >= 0


def _governs(text: str, match: Match) -> bool:
    """Whether a word governs a thing rather than a verb or a number."""
    said = text[match.start : match.end]
    if _STRIVING["helping"].fullmatch(said):
        return not (_acts(text, match.end) or _STRIVING["number_first"].match(text, match.end))
    if _STRIVING["asking"].fullmatch(said):
        asked = _STRIVING["asked_for_behind"].match(text, match.end)
        return asked is not None and not _acts(text, match.end)
    return False


def strives_for_grant(text: str, match: Match) -> bool:
    """Whether all that is striven for is a decision of others: 争取尽快获批综保区,."""
    return match.key == "strive" and _STRIVING["granted_behind"].match(text, match.end) is not None


def _acts(text: str, position: int) -> bool:
    """Whether a verb of doing begins at a position, or how it is done."""
    return bool(verbs().match(text, position) or adverbs().match(text, position))
