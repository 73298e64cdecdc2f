"""The words that stand around an indicator, as expressions made of the lexicons."""

from __future__ import annotations

import re
from functools import cache

from policydiff.stages.knowledge.lexicon_patterns import alternatives, words
from policydiff.stages.targets.target_codes import Mode

BLANK = "\x00"  # stands for a time, which is no part of an indicator
BASE = "\x01"  # stands for a baseline: 比上年

_NOT_AFTER = {"过": "(?<![通经])", "减排": "(?<!节能)"}  # 复核通过, 节能减排 are words
# 与 before 合作, 共建 … begins the indicator: 与沪杭合作的企业
_WITH = r"与(?![^,;。]{1,24}(?:合作|共建|结对|签约|签订|签署|协作|对接))"
_PAST = r"去年|上年|前年|过去的?一年|过去的?[三四五]年|[一三四五]年来"
_AND = r"和(?![美谐睦])"
_GAP = rf"[\s{BLANK}{BASE}、,;:·.\-□”]+"
_NUMBERED = (
    r"\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d|[一二三四](?:[、和]|产))"  # but 一、二、三产
    r"|[一二三四五六七八九十]{1,3}[是要]|(?:国家|省|自治区|市|县|区)级?层面|[一二三四五六七八九十]年(?!产|级|均|度)"
)


@cache
def separators() -> re.Pattern[str]:
    """What a quote does not begin with: punctuation and words that join."""
    return re.compile(rf"{_GAP}|以及|{_AND}|{_WITH}|及|并(?!购)|同时")


@cache
def lead_words() -> re.Pattern[str]:
    """What stands before an indicator and is neither verb nor part of it."""
    particles = alternatives("particles", "joint", "both", "again", "scope", "nation")
    return re.compile(f"{_GAP}|{_WITH}|{_PAST}|{particles}|{_NUMBERED}|{alternatives('modality')}")


@cache
def tail_words() -> re.Pattern[str]:
    """What stands between an indicator and its predicate or number; matches at the end."""
    particles = alternatives("particles", "both", "again", "tail", "tail_some")
    return re.compile(rf"(?:(?<![\s{BLANK}{BASE},:;、(“])[\s{BLANK}{BASE},:;、(“]+|{particles})$")


@cache
def predicates() -> re.Pattern[str]:
    """达到, 增长, 降至 …, with or without 了; matches at the end."""
    ordered = sorted(predicate_modes(), key=lambda word: (-len(word), word))
    words = "|".join(_NOT_AFTER.get(word, "") + re.escape(word) for word in ordered)
    return re.compile(f"(?:{words})了?$")


@cache
def predicate_modes() -> dict[str, Mode]:
    """The mode that each predicate gives."""
    modes = {w: Mode(key) for key in ("level", "growth", "cut") for w in words("modes", key)}
    # right behind a baseline single characters do: 比上年低0.4个百分点
    return modes | {BASE + w: Mode.GROWTH for w in "高多"} | {BASE + w: Mode.CUT for w in "低少"}


@cache
def rate_heads() -> re.Pattern[str]:
    """Nouns that are themselves rates of change (增速, 降幅), at the end of an indicator."""
    return re.compile(f"(?:{alternatives('modes', 'growth_head', 'cut_head')})$")


@cache
def bare_heads() -> re.Pattern[str]:
    """Nouns that need the indicator before them: 增长率, 占比."""
    return re.compile(alternatives("particles", "head"))


@cache
def kept_verbs() -> re.Pattern[str]:
    """Verbs that belong to an indicator's name: 新增, 引进."""
    return re.compile(alternatives("indicator_verbs", "keep"))


@cache
def kept_verbs_at_end() -> re.Pattern[str]:
    """The same at the end: 新领军人才每年引进20名."""
    return re.compile(f"(?:{alternatives('indicator_verbs', 'keep')})$")


@cache
def dropped_verbs() -> re.Pattern[str]:
    """Verbs that do not: 建成, 培育."""
    return re.compile(alternatives("indicator_verbs", "drop", "drop_some"))


@cache
def adverbs() -> re.Pattern[str]:
    """How something is done; 重点 before a noun (重点人群) belongs to the name."""
    verb = alternatives("indicator_verbs", "keep", "drop", "drop_some", "adverb")
    return re.compile(f"(?:{alternatives('indicator_verbs', 'adverb')})(?={verb}|$)")


@cache
def also_does() -> re.Pattern[str]:
    """并 that joins a second verb: 满足需求并逐步实现."""
    verb = alternatives("indicator_verbs", "keep", "drop", "drop_some", "adverb")
    return re.compile(f"(?<=[^、]{{4}})并(?={verb})")


@cache
def verbs() -> re.Pattern[str]:
    """Any verb of doing."""
    return re.compile(alternatives("indicator_verbs", "keep", "drop", "drop_some"))
