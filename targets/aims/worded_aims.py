"""Find aims in words, and those that lean on others: 与经济增长同步, 完成省下达任务, 前50位."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.lexicon import Entry
from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.targets.aims.phrase import Aim, Phrase
from policydiff.stages.targets.aims.ranks import find_ranks
from policydiff.stages.targets.aims.references import margin_at, reference_of
from policydiff.stages.targets.aims.zeros import find_zeros
from policydiff.stages.targets.left_context import Subject, read_subject
from policydiff.stages.targets.phrases.lists import names_of_each
from policydiff.stages.targets.phrases.name_forms import is_clause
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Comparator, Mode

_LEXICON = "valueless_aim_parts"
_PARTS = Expressions(_LEXICON)

_ENDS = ("", ",", ";", "。", "、", ")", "\n")
_BESIDE_VALUES = ("above", "below")  # behind a value of its name: 增长2.6%、高于全国
_MEASURED = ("above", "below", "level_with", "steady")  # said only of what is measured


def aim_signs(text: str) -> tuple[int, ...]:
    """Where a folded text has words without which no aim in words is stated, in reading order."""
    stated = [match.start for match in matcher("valueless_aims").find(text)]
    for key in ("rank_sign", "zero_sign"):
        stated += [found.start() for found in _PARTS[key].finditer(text)]
    return tuple(sorted(stated)) if stated else ()


def find_aims(text: str, sentence: Sentence) -> Iterator[Aim]:
    """The aims in words of a sentence of a prepared text, in reading order.

    Several subjects of the same words are an aim each: 财政收入、居民收入与经济增长同步.

    Args:
        text: Folded text with times and baselines blanked.
        sentence: The sentence.
    """
    last = sentence.start
    for phrase in sorted(_phrases(text, sentence), key=lambda phrase: phrase.start):
        if phrase.start < last:
            continue
        found = tuple(_aims(text, sentence, phrase, last))
        yield from found
        if found:
            last = phrase.end


def _phrases(text: str, sentence: Sentence) -> Iterator[Phrase]:
    """The words that state aims, each way of stating them in reading order."""
    start, end = sentence.start, sentence.end
    for match in matcher("valueless_aims").find(text, start, end):
        key_year = _PARTS["key_year_behind"].match(text, match.end)
        if key_year is None and (match.key != "steady" or _is_whole(text, match)):
            yield _phrase(text, match)
    yield from find_ranks(text, start, end)
    yield from find_zeros(text, start, end)


def _is_whole(text: str, match: Match) -> bool:
    """Whether 保持稳定增长 is all that is said, or 稳定增长 has a stretch behind it."""
    if text.startswith(words_of(_LEXICON, "held"), match.start):
        return text[match.end : match.end + 1] in _ENDS
    return _PARTS["striving_behind"].match(text, match.end) is not None


def _phrase(text: str, match: Match) -> Phrase:
    """What words of the lexicon say: whom they lean on, the margin behind them, a bound."""
    said = text[match.start : match.end]
    margin, end = margin_at(text, match.end)
    entry = _entries()[match.key]
    capped = said.startswith(words_of(_LEXICON, "capped"))
    mode = entry.text("mode")
    return Phrase(
        start=match.start,
        end=end,
        key=match.key,
        comparator=_comparator(text, match, capped=capped, said=str(entry.text("comparator"))),
        mode=None if mode is None else Mode(mode),
        refers_to=None if entry.text("leans") == "no" else reference_of(said),
        margin=margin,
        name=_assigned(said) if match.key == "assigned" else "",
    )


def _comparator(text: str, match: Match, *, capped: bool, said: str) -> Comparator:
    """What the words say: 控制在 is at most, 超额 before 完成 at least; else that of their kind."""
    if capped:
        return Comparator.AT_MOST
    beyond = text.endswith(words_of(_LEXICON, "more_than_done"), 0, match.start)
    return Comparator.AT_LEAST if beyond else Comparator(said)


def _aims(text: str, sentence: Sentence, phrase: Phrase, last: int) -> Iterator[Aim]:
    start = max(sentence.segment_start(phrase.start), last)
    valued = _PARTS["valued_item"].match(text, start, phrase.start)
    start = valued.end() if valued else start
    subject = read_subject(text, start, _name_end(text, start, phrase))
    name = subject.text or phrase.name
    if is_clause(name) or _PARTS["only_base"].match(text, phrase.end):
        return
    if phrase.key == "zero" and phrase.name:
        name = phrase.name
    if not name and start > sentence.start + 1:
        return
    if len(name) < 2 or name.endswith("了") or not _is_fit(phrase.key, name, subject.predicate):
        return
    names = names_of_each(name, counted=False)
    for owner in names:
        apart = owner != names[-1] and _PARTS["can_fall"].search(owner) is None
        falls = subject.mode is Mode.CUT and phrase.key == "assigned" and apart
        yield _aim(phrase, replace(subject, mode=None) if falls else subject, owner)


def _name_end(text: str, start: int, phrase: Phrase) -> int:
    """Where the name ends: before the words, or a value: 增长2.6%、高于全国0.9个百分点.

    3家企业进入全国前50名 counts firms, and names nothing before its number.
    """
    beside = phrase.key in _BESIDE_VALUES and text[phrase.start - 1] == "、"
    if not beside and phrase.key != "rank":
        return phrase.start
    number = _PARTS["number_first"].search(text, start, phrase.start)
    return number.start() if number else phrase.start


def _aim(phrase: Phrase, subject: Subject, name: str) -> Aim:
    rising = subject.predicate in words_of(_LEXICON, "growing_predicate")
    growing = subject.mode is Mode.GROWTH or rising
    return Aim(
        start=min(subject.start, phrase.start),
        phrase=phrase.start,
        end=phrase.end,
        indicator=name,
        comparator=phrase.comparator,
        mode=phrase.mode or (Mode.GROWTH if growing else subject.mode or Mode.LEVEL),
        acts=subject.acts,
        scope=subject.scope,
        part=subject.part,
        value=phrase.value,
        unit=phrase.unit,
        refers_to=phrase.refers_to,
        margin=phrase.margin,
    )


def _assigned(text: str) -> str:
    """What an assignment names itself: 约束性指标 of 完成国家下达的约束性指标任务; else ""."""
    found = _PARTS["assigned_thing"].search(text)
    if found is None or found["name"] in words_of(_LEXICON, "assigned_anything"):
        return ""
    return found["name"]


def _is_fit(key: str, name: str, predicate: str) -> bool:
    """Whether an aim of a kind can be said of what the name says."""
    if name.count("“") > name.count("”"):
        return False  # “两个清零” is the name of a campaign
    if key == "in_step":  # only what grows
        return _PARTS["can_grow"].search(name + predicate) is not None
    controlled = _PARTS["is_controlled"].search(name) is not None
    if key in _MEASURED:
        return controlled or _PARTS["is_measured"].search(name) is not None
    if key == "of_own_plan":
        return controlled
    if key == "balanced":
        return _PARTS["has_two_sides"].search(name) is not None
    return True


@cache
def _entries() -> dict[str, Entry]:
    return {entry.key: entry for entry in entries_of("valueless_aims")}
