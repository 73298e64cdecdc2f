"""The words that stand around an indicator, as expressions made of the lexicons."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policydiff.stages.knowledge.expressions import expression_source
from policydiff.stages.knowledge.fast_expressions import compile_fast
from policydiff.stages.knowledge.lexicon_patterns import alternatives, words
from policydiff.stages.targets.target_codes import Mode

BLANK = "\x00"  # stands for a time, which is no part of an indicator
BASE = "\x01"  # stands for a baseline: 比上年

_GAP = rf"[\s{BLANK}{BASE}、,;:·.)\-□”]+"
# entries of the lexicon "modes"; those called "some" must not stand inside another word
_PREDICATES = {
    "level": Mode.LEVEL,
    "level_some": Mode.LEVEL,
    "growth": Mode.GROWTH,
    "cut": Mode.CUT,
    "cut_some": Mode.CUT,
}
_BEHIND_BASE = {"growth_behind_base": Mode.GROWTH, "cut_behind_base": Mode.CUT}


class AtEnd(NamedTuple):
    """An expression for what a text may end with, and the characters that such words end with."""

    pattern: re.Pattern[str]
    last: frozenset[str]

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Where it matches before `end`; looked for only where a fitting character stands there."""
        stop = len(text) if end is None else end
        char = text[stop - 1 : stop]
        if char in self.last or char.isspace():
            return self.pattern.search(text, start, stop)
        return None


def _at_end(source: str, *several: tuple[str, ...], more: str = "") -> AtEnd:
    """What ends with one of these words, or with one of `more` characters, or with white space."""
    last = {word[-1] for words_of_one in several for word in words_of_one}
    return AtEnd(compile_fast(source), frozenset((*last, *more)))


@cache
def separators() -> re.Pattern[str]:
    """What a quote does not begin with: punctuation and words that join."""
    opening = expression_source("list_connectives", "opening_word")
    return compile_fast(f"{_GAP}|{opening}")


@cache
def lead_words() -> re.Pattern[str]:
    """What stands before an indicator and is neither verb nor part of it."""
    particles = alternatives("particles", "joint", "both", "again", "scope", "nation")
    joined = expression_source("list_connectives", "with_first")
    past = expression_source("baseline_words", "past_years")
    label = expression_source("list_connectives", "item_label")
    opening = expression_source("name_forms", "opening")
    found = (_GAP, joined, past, particles, label, opening, alternatives("modality"))
    return compile_fast("|".join(found))


@cache
def tail_words() -> AtEnd:
    """Words and marks between an indicator and its predicate or number."""
    keys, marks = ("both", "again", "tail", "tail_some"), f"{BLANK}{BASE},:;、(“"
    gap = rf"(?<![\s{marks}])[\s{marks}]+"
    source = rf"(?:{gap}|{alternatives('particles', *keys)}|{alternatives('modality')})$"
    particles = (words("particles", key) for key in keys)
    return _at_end(source, *particles, words("modality"), more=marks)


@cache
def predicates() -> AtEnd:
    """达到, 增长, 降至 …, with or without 了."""
    behind = f"{BASE}{alternatives('modes', *_BEHIND_BASE)}"
    source = f"(?:{alternatives('modes', *_PREDICATES)}|{behind})了?$"
    keys = (*_PREDICATES, *_BEHIND_BASE)
    return _at_end(source, *(words("modes", key) for key in keys), more="了")


@cache
def predicate_modes() -> dict[str, Mode]:
    """The mode that each predicate gives; a few words give one right behind a baseline alone."""
    modes = {w: mode for key, mode in _PREDICATES.items() for w in words("modes", key)}
    behind = ((w, mode) for key, mode in _BEHIND_BASE.items() for w in words("modes", key))
    return modes | {BASE + word: mode for word, mode in behind}


@cache
def rate_heads() -> AtEnd:
    """Nouns that are themselves rates of change (增速, 降幅), at the end of an indicator."""
    keys = "growth_head", "cut_head"
    source = f"(?:{alternatives('modes', *keys)})$"
    return _at_end(source, *(words("modes", key) for key in keys))


@cache
def bare_heads() -> re.Pattern[str]:
    """Nouns that need the indicator before them: 增长率, 占比."""
    return compile_fast(alternatives("particles", "head"))


@cache
def kept_verbs() -> re.Pattern[str]:
    """Verbs that belong to an indicator's name: 新增, 引进."""
    return compile_fast(alternatives("indicator_verbs", "keep"))


@cache
def kept_verbs_at_end() -> AtEnd:
    """The same at the end: 新领军人才每年引进20名."""
    source = f"(?:{alternatives('indicator_verbs', 'keep')})$"
    return _at_end(source, words("indicator_verbs", "keep"))


@cache
def dropped_verbs() -> re.Pattern[str]:
    """Verbs that do not: 建成, 培育."""
    return compile_fast(alternatives("indicator_verbs", "drop", "drop_some"))


@cache
def adverbs() -> re.Pattern[str]:
    """How something is done; 重点 before a noun (重点人群) belongs to the name."""
    verb = alternatives("indicator_verbs", "keep", "drop", "drop_some", "adverb")
    adverb = alternatives("indicator_verbs", "adverb")
    manner = expression_source("quantity_verbs", "manner")
    return compile_fast(f"(?:{adverb})(?={verb}|{manner}|$)|{manner}(?={verb}|{manner})")


@cache
def also_does() -> re.Pattern[str]:
    """并 that joins a second verb: 满足需求并逐步实现."""
    verb = alternatives("indicator_verbs", "keep", "drop", "drop_some", "adverb")
    return compile_fast(f"(?<=[^、]{{4}})并(?={verb})")


@cache
def verbs() -> re.Pattern[str]:
    """Any verb of doing."""
    return compile_fast(alternatives("indicator_verbs", "keep", "drop", "drop_some"))


@cache
def verbs_at_end() -> AtEnd:
    """The same right before a number: 完成18.6万平方米."""
    keys = "keep", "drop", "drop_some"
    source = f"{alternatives('indicator_verbs', *keys)}好?\\s?$"
    return _at_end(source, *(words("indicator_verbs", key) for key in keys), more="好")
