"""Find aims without a value of their own: 与经济增长同步, 高于全国平均, 完成省下达任务."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon_patterns import either, entries_of, words
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.targets.left_context import read_subject
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Comparator, Mode

_PARTS = "valueless_aim_parts"


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
    marks = {max(re.split(r"\{\w+\}", p)[::-1], key=len) for p in words("valueless_aims")}
    return re.compile(either(tuple(sorted(marks))))


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
    match_text = text[match.start : match.end]
    name = subject.text or (_assigned(match_text) if match.key == "assigned" else "")
    if not name and start > sentence.start + 1 and match.key != "assigned":
        return None
    if len(name) < 2 or name.endswith("了") or not _is_fit(match.key, name, subject.predicate):
        return None
    margin = expression(_PARTS, "margin").match(text, match.end)
    rising = subject.predicate in words_of(_PARTS, "growing_predicate")
    growing = subject.mode is Mode.GROWTH or rising
    return Aim(
        start=subject.start,
        phrase=match.start,
        end=margin.end() if margin else match.end,
        indicator=name,
        comparator=Comparator.AT_MOST
        if match_text.startswith(words_of(_PARTS, "capped"))
        else _comparators()[match.key],
        mode=Mode.GROWTH if growing else subject.mode or Mode.LEVEL,
        acts=subject.acts,
        scope=subject.scope,
        part=subject.part,
    )


def _assigned(text: str) -> str:
    """What an assignment names itself: 约束性指标 of 完成国家下达的约束性指标任务; else ""."""
    found = expression(_PARTS, "assigned_thing").search(text)
    if found is None or found["name"] in words_of(_PARTS, "assigned_anything"):
        return ""
    return found["name"]


def _is_fit(key: str, name: str, predicate: str) -> bool:
    """Whether an aim of a kind can be said of what the name says."""
    if key == "in_step":  # only what grows
        return expression(_PARTS, "can_grow").search(name + predicate) is not None
    if key in ("above", "below", "level_with"):  # only what is measured
        return expression(_PARTS, "is_measured").search(name) is not None
    return True


@cache
def _comparators() -> dict[str, Comparator]:
    entries = entries_of("valueless_aims")
    return {entry.key: Comparator(str(entry.text("comparator"))) for entry in entries}
