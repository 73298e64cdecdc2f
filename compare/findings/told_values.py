"""Word the values of targets for sentences: in the words of the text, bounds weighed with care."""

from __future__ import annotations

import re

from policydiff.stages.compare.indicators.lexicon_words import name_words
from policydiff.stages.compare.indicators.passages import has_number
from policydiff.stages.compare.model.change_types import Firmness
from policydiff.stages.compare.targets.explanations import say_value
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.modality import STRIVEN_FOR, modality_rank
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Comparator, Mode, Target

_WHOLE = 100  # per cent: 全覆盖 in digits
_BOUNDS = {
    Comparator.AT_LEAST: "bound_at_least",
    Comparator.AT_MOST: "bound_at_most",
    Comparator.ABOUT: "bound_about",
}
_SPACE = re.compile(r"(?<=\d)\s+(?=\D)|(?<=[^\d\s])\s+(?=\d)")
LONGEST_STRETCH = 30  # characters
SHORTEST_NAME = 3  # characters of a name that says by itself what is measured


def quoted_value(target: Target) -> str:
    """The value with the verb that stands before it in the text: 控制在4.6%以内, 降低3%左右.

    Full-width digits and signs are written half-width; else nothing is changed.
    """
    said = target.stated.strip()
    at = target.quote.rfind(said) if said else -1
    verb = expression("finding_words", "before_value").search(target.quote[: max(at, 0)].rstrip())
    words = normalise_width(verb[0] + said if verb else say_value(target))
    return _SPACE.sub("", words) + _bound_of_the_list(target)


def said_value(document: Document, target: Target) -> str:
    """The value as it is quoted, with the stretch behind it: 增长7%、力争9%以上.

    Of a value that is itself striven for (力争进出口额增长7%) the word stands behind it.
    """
    value = quoted_value(target)
    return value + _striving(target, value) + stretch_behind(document, target)


def _striving(target: Target, value: str) -> str:
    words = target.modality or ""
    strives = modality_rank(words) == STRIVEN_FOR
    return f"（{words}）" if strives and words not in value else ""


def stretch_behind(document: Document, target: Target) -> str:
    """What the text strives for beside the value: 、力争9%以上; "" where it stops at the value."""
    behind = document.text[target.span.end : target.span.end + LONGEST_STRETCH]
    key = "stretch_of_words" if target.stretched_by is None else "stretch"
    found = expression("finding_words", key).match(normalise_width(behind))
    return "" if found is None else behind[: found.end()]


def _bound_of_the_list(target: Target) -> str:
    """（以内） where the bound stands behind the last value of a list: 分别控制在5%和3%以内."""
    key = _BOUNDS.get(target.comparator)
    if key is None or expression("finding_words", "bound").search(target.quote):
        return ""
    return f"（{words_of('finding_words', key)[0]}）"


def words_told(left: Target, right: Target, firmness: Firmness | None) -> Firmness:
    """Whether the bound of the second is firmer or softer, where a sentence may say so.

    Of equal single values alone, and of the same modality: 5%左右 and 力争5% say it in two ways of
    which neither binds more. 控制在4.6% is a ceiling as 4.6%以内 is.
    """
    plain = left.low == left.high and right.low == right.high
    alike = modality_rank(left.modality) == modality_rank(right.modality)
    if firmness is None or not (plain and alike) or bound_of(left) is bound_of(right):
        return Firmness.SAME
    return firmness


def bound_of(target: Target) -> Comparator:
    """The comparator; at most where a ceiling is said by its verb alone."""
    limits = expression("finding_words", "ceiling_verb").match(quoted_value(target))
    if target.comparator is Comparator.PLAIN and limits is not None:
        return Comparator.AT_MOST
    return target.comparator


def is_told(target: Target) -> bool:
    """Whether a sentence may be made of the target: a number, not nought, of a thing that is named.

    How much more an amount is than last year's (减少300亿元, 增加投资100亿元) is left out: the
    change of a change is read as that of the amount; so is an amount whose quote is cut off before
    its first word. 不发生, 清零 and 全覆盖, 100% too, are held by habit.
    """
    if not (has_number(target.stated) and target.quote[:1].isalnum()):
        return False
    if expression("finding_words", "same_months").search(target.quote):
        return False  # 又比去年同期增长18.5%: the first months of this year
    if target.unit == "%" and target.low == _WHOLE:
        return False
    if not (target.low or target.high or target.mode is Mode.GROWTH):
        return False
    return bool(find_measure(target.unit).rate) or _is_whole_amount(target)


def _is_whole_amount(target: Target) -> bool:
    moves = target.mode in (Mode.GROWTH, Mode.CUT)
    begins = (expression("finding_words", key) for key in ("rise_first", "cut_off"))
    return not moves and not any(pattern.match(target.quote) for pattern in begins)


def stands_alone(name: str) -> bool:
    """Whether the name of a measure says by itself what it is of."""
    leaning = expression("finding_words", "leaning_name").search(name)
    return len(name) >= SHORTEST_NAME and leaning is None


def are_both_per_head(left: Target, right: Target) -> bool:
    """Whether both quotes speak of heads, or neither: 人均国内生产总值 is not 国内生产总值."""
    heads = [any(w in target.quote for w in name_words("per_head")) for target in (left, right)]
    return heads[0] is heads[1]


def is_copied(target: Target) -> bool:
    """Whether nearly all places copy the country's number: that of prices."""
    name = f"{target.indicator} {target.indicator_text}"
    return expression("finding_words", "copied_aim").search(name) is not None


def says_nothing_moved(left: Target, right: Target) -> bool:
    """Whether the later text calls steady (稳定在2.1%) what last year's had otherwise (2%左右)."""
    steady = expression("finding_words", "steady_verb").match(quoted_value(right))
    return steady is not None and (left.low, left.high) != (right.low, right.high)


def is_cut(left: Target, right: Target) -> bool:
    """Whether both say how much less there is to be."""
    return left.mode is Mode.CUT and right.mode is Mode.CUT


def name_of(left: Target, right: Target, *, core: bool = False) -> str:
    """What a sentence calls the measure of both: the shortest of their names.

    Args:
        left: The one target.
        right: The other.
        core: A core measure is called by the name that all documents share.
    """
    names = [left.indicator_text, right.indicator_text]
    if core:
        return left.indicator
    if left.indicator == right.indicator:
        names.append(left.indicator)
    return min((name for name in names if stands_alone(name)), key=len, default=names[0])


def when_of(left: Target, right: Target, year: int) -> Notice:
    """2025年; 2026–2030年年均 of means of the same years; 到2030年 of aims for the end of some."""
    spans = [target.years for target in (left, right)]
    several = [span for span in spans if span is not None and span.first != span.last]
    if left.averaged and right.averaged and len(several) == len(spans) and spans[0] == spans[1]:
        first = spans[0].first if spans[0] is not None else None
        return Notice.of(NoticeCode.MEAN_OF_YEARS, first=first or year, last=year)
    return Notice.of(NoticeCode.BY_YEAR if several else NoticeCode.OF_YEAR, year=year)
