"""Find aims without a value of their own: 与经济增长同步, 高于全国平均, 完成省下达任务."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policydiff.stages.knowledge.lexicon_patterns import either, entries_of
from policydiff.stages.knowledge.lexicon_patterns import words as words_of
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.targets.left_context import read_subject
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target import Comparator, Mode

# what can be in step with something: only what grows
_GROWS = re.compile(r"收入|支出|增长|增速|增幅|报酬|工资|待遇|财政|消费|就业|投资|提高")
# what can lie above or below something: what is measured
_MEASURED = re.compile(
    r"[率速幅值额量价比度]$|收入|增长|增加值|投资|消费|就业|天数|比例|比重|指标|支出|浓度|强度|水平|物价|价格|指数|标准"
)
# what an assignment names itself: 完成国家下达的约束性指标任务
_GIVEN = re.compile(r"(?:下达|分解|定|交|考核)的?([^,;。的]{2,10}?)(?:任务|目标|计划|要求)")
_MARGIN = re.compile(
    r"\s?(?:约|近)?(?<![\d.])\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\s?个?百分点(?:以上|左右)?|(?:左右|以上|以内|内)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An aim without a value, in a prepared text."""

    start: int  # of the quote
    phrase: int  # where the words stand that say it
    end: int
    indicator: str
    comparator: Comparator
    mode: Mode
    acts: bool
    scope: str | None
    part: bool
    stretch: bool = False  # never: an aim without a value is held against no other


def may_state_aim(text: str) -> bool:
    """Whether a folded text has the words of any aim without a value; most texts have none."""
    return _marks().search(text) is not None


@cache
def _marks() -> re.Pattern[str]:
    """The longest words of each pattern, the last of equals: 同步 of 与{ref}同步."""
    words = {max(re.split(r"\{\w+\}", p)[::-1], key=len) for p in words_of("valueless_aims")}
    return re.compile(either(tuple(sorted(words))))


def find_aims(text: str, sentence: Sentence) -> Iterator[Aim]:
    """The aims without value of a sentence of a prepared text, in reading order.

    Args:
        text: Folded text with times and baselines blanked.
        sentence: The sentence.
    """
    last = sentence.start
    for match in matcher("valueless_aims").find(text, sentence.start, sentence.end):
        aim = _aim(text, sentence, match, last)
        if aim is not None:
            yield aim
            last = aim.end


def _aim(text: str, sentence: Sentence, match: Match, last: int) -> Aim | None:
    start = max(sentence.segment_start(match.start), last)
    subject = read_subject(text, start, match.start)
    name, match_text = subject.text, text[match.start : match.end]
    given = None if name or match.key != "assigned" else _GIVEN.search(match_text)
    if given and given[1] not in ("目标", "年度", "全年", "各项", "约束性"):
        name = given[1]
    if not name and start > sentence.start + 1 and match.key != "assigned":
        return None
    if len(name) < 2 or name.endswith("了"):
        return None
    if match.key == "in_step" and not _GROWS.search(name + subject.predicate):
        return None
    if match.key in ("above", "below", "level_with") and not _MEASURED.search(name):
        return None
    margin = _MARGIN.match(text, match.end)
    growing = subject.mode is Mode.GROWTH or subject.predicate in ("增长", "增", "提高")
    return Aim(
        start=subject.start,
        phrase=match.start,
        end=margin.end() if margin else match.end,
        indicator=name,
        comparator=Comparator.AT_MOST
        if match_text.startswith("控制在")
        else _comparators()[match.key],
        mode=Mode.GROWTH if growing else subject.mode or Mode.LEVEL,
        acts=subject.acts,
        scope=subject.scope,
        part=subject.part,
    )


@cache
def _comparators() -> dict[str, Comparator]:
    entries = entries_of("valueless_aims")
    return {entry.key: Comparator(str(entry.text("comparator"))) for entry in entries}
