"""Compare names of indicators: how close they are, whether their 口径 differs."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cache, lru_cache

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.indicators.name_classes import mean_one_thing, of_one_class, thing_of
from policydiff.stages.compare.indicators.reference_quantities import without_basis
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.chinese_numerals import LARGE
from policydiff.stages.support.ngrams import character_ngrams
from policydiff.stages.support.text import fold_case
from policydiff.stages.targets import Target

_NO_WORD = re.compile(r"[\W_]+")
ALIKE = 0.3  # from here on names may mean one thing in other words: 出栏生猪, 生猪出栏
# Highest score of names that list unlike numbers of things, in [0, 1]: near, never one indicator.
LISTS_DIFFER = 0.64
LISTED = 4  # characters of a name that is looked for in the list of another
CACHED_TEXTS = 16_384  # names and clauses kept ready; two long plans have some thousands
# A value that was left at the end of a name: 地区生产总值达到240亿元.
_TRAILING_VALUE = re.compile(rf"(?<![0-9.])[0-9][0-9.]*[千{LARGE}]{{0,2}}[%元]$")


def score_names(base: Target, other: Target) -> float:
    """How close the indicators are, in [0, 1]; 1 for one canonical name or equal words.

    The nearer of canonical names and of the words of the text counts, less what qualifiers say:
    two indicators with different ones (省级 against 国家级) score at most 0.5. Where both carry
    one (新引育省级以上高端人才, 引进培育省级及以上人才), words for what is done do not count.
    """
    if are_whole_and_half(base, other):
        return 1.0
    if plain_name(base.indicator) == plain_name(other.indicator):
        score = 1.0
    else:
        mine, theirs = _qualifiers(base.indicator_text), _qualifiers(other.indicator_text)
        alike = _core_overlap if mine & theirs else _overlap
        score = max(
            alike(left, right)
            for left in {base.indicator, base.indicator_text}
            for right in {other.indicator, other.indicator_text}
        )
    if qualifiers_differ(base, other):
        return min(score, 0.5)
    if score >= ALIKE and mean_one_thing(
        core_name(base.indicator_text), core_name(other.indicator_text)
    ):
        return 1.0
    if score < 1 and _is_listed(base, other):
        return LISTS_DIFFER
    return min(score, LISTS_DIFFER) if score < 1 and _lists_differ(base, other) else score


def are_whole_and_half(base: Target, other: Target) -> bool:
    """居民收入 against one half of 城乡居民收入, where one aim in words holds for both halves."""
    return any(
        half.low is None
        and joint_words().search(fold(half.quote)) is not None
        and half_words().search(whole.indicator_text) is None
        and core_name(half_words().sub("", half.indicator_text))
        == core_name(joint_words().sub("", fold(whole.indicator_text)))
        for half, whole in ((base, other), (other, base))
    )


def qualifiers_differ(base: Target, other: Target) -> bool:
    """Whether both names carry words of one group that exclude each other (城镇, 农村).

    Of some words one on one side alone is enough: 规上工业增加值 is not 工业增加值.
    """
    return words_exclude(base.indicator_text, other.indicator_text)


def words_exclude(base: str, other: str) -> bool:
    """As `qualifiers_differ`, of any two texts: 全国示范市 is not 省示范市."""
    mine, theirs = _qualifiers(base), _qualifiers(other)
    both = {group for group, _ in mine} & {group for group, _ in theirs}
    alone = _decisive(base) | _decisive(other)
    return any(group in both or key in alone for group, key in mine ^ theirs)


def _lists_differ(base: Target, other: Target) -> bool:
    """Whether one name lists more than the other: 单项冠军、专精特新企业 against 单项冠军企业."""
    return _things_listed(base.indicator_text) != _things_listed(other.indicator_text)


@lru_cache(maxsize=CACHED_TEXTS)
def _things_listed(name: str) -> int:
    """How many words join what a name lists; 新建和改建 is one thing done."""
    works = any_of(name_words("new_or_rebuilt", lexicon="works"))
    joined = expression("list_connectives", "name_joiner").findall(works.sub("", name))
    return len(joined)


def _is_listed(base: Target, other: Target) -> bool:
    """Whether one name is an item of the other's list: 上市公司 of 上市公司或“新三板”企业."""
    joiner = expression("list_connectives", "item_mark")
    names = [(core_name(t.indicator_text), joiner.split(t.indicator_text)) for t in (base, other)]
    return any(
        len(name) >= LISTED and len(items) > 1 and name in map(core_name, items)
        for (name, _), (_, items) in (names, names[::-1])
    )


def is_bare(target: Target) -> bool:
    """Whether the name says nothing of what it is of (投资, 项目, 中央财政拟安排)."""
    names = plain_name(target.indicator), core_name(target.indicator)
    if pays_alone(target):
        return True
    keys = "nameless", "graded"
    bare = [word for key in keys for word in name_words(key, lexicon="bare_indicators")]
    return any(name in bare for name in names) or len(names[1]) < 2


def pays_alone(target: Target) -> bool:
    """Whether the name says who pays, and not what for: 中央财政拟安排, 专项资金."""
    name = plain_name(target.indicator)
    return bool(name) and expression("payers", "nothing_but_paid").match(name) is not None


def unrelated(base: Target, other: Target) -> bool:
    """Whether two names share nothing but general words: 生活垃圾处理率, 生活污水治理率.

    A name of such words alone (中央财政安排) says nothing of what is measured.
    """
    mine, theirs = (_telling_pairs(t.indicator_text) for t in (base, other))
    said = (plain_name(t.indicator_text) for t in (base, other))
    return not mine & theirs and (mine != theirs or len({*said}) > 1)


def one_class(base: Target, other: Target) -> bool:
    """Whether neither name is of a part of what the other counts: 高技能人才, 技能人才."""
    return of_one_class(core_name(base.indicator_text), core_name(other.indicator_text))


def exchanged(base: Target, other: Target) -> bool:
    """Whether one name has another word in the place of one: 供水管网 and 污水管网.

    A word more (城镇老旧小区) makes a name near, another word in its place another thing. Two words
    that exclude each other anyhow (省级, 国家级) are told as such.
    """
    mine, theirs = core_name(base.indicator_text), core_name(other.indicator_text)
    start = _shared_start(mine, theirs)
    rest = mine[start:], theirs[start:]
    end = _shared_start(rest[0][::-1], rest[1][::-1])
    left, right = (name[: len(name) - end] for name in rest)
    if not left or not right or _of_one_group(mine, theirs):
        return False
    if left[0].isdigit() and right[0].isdigit():
        return False  # 超10亿元项目, 超5亿元项目
    return start + end > 0 and not _without_general(left) & _without_general(right)


def _of_one_group(base: str, other: str) -> bool:
    """Whether two names are told apart by words that exclude each other, as 省级 and 国家级 do."""
    mine, theirs = _qualifiers(base), _qualifiers(other)
    groups = ({group for group, _ in words} for words in (mine - theirs, theirs - mine))
    return not set.isdisjoint(*groups)


def _without_general(text: str) -> frozenset[str]:
    """The pairs of what tells: 铜 of 铜产业企业, or all where nothing else is left."""
    return _pairs(_general().sub("", text) or text)


def _shared_start(left: str, right: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(left), len(right)))


def _telling_pairs(text: str) -> frozenset[str]:
    parts = _general().split(core_name(text))
    return frozenset(pair for part in parts for pair in character_ngrams(part, 2) if part)


def name_keys(target: Target) -> frozenset[str]:
    """What two targets share some of where their names are anything like each other."""
    return _pairs(core_name(target.indicator)) | _pairs(core_name(target.indicator_text))


def name_signs(target: Target) -> frozenset[Hashable]:
    """What two targets with a value share one of where their names score 1, and hardly else."""
    names = target.indicator, target.indicator_text
    pairs = (_pairs(core_name(name)) for name in names)
    return frozenset((plain_name(names[0]), thing_of(core_name(names[1])), *pairs))


def score_sentences(base: str, other: str) -> float:
    """How close two sentences are, in [0, 1]: Dice of their character pairs."""
    return _dice(_pairs(plain_name(base)), _pairs(plain_name(other)))


def score_shorter(base: str, other: str) -> float:
    """How much of the shorter sentence the other has, in [0, 1], by character pairs."""
    left, right = _pairs(plain_name(base)), _pairs(plain_name(other))
    return len(left & right) / min(len(left), len(right))


@lru_cache(maxsize=CACHED_TEXTS)
def core_name(text: str) -> str:
    """The name without punctuation, scope (区本级) and words of what is done (新增, 建成)."""
    plain = plain_name(text)
    name = _TRAILING_VALUE.sub("", plain) or plain
    return _actions().sub("", name) or name


def contains(text: str, name: str) -> float:
    """The share of the name's character pairs that the text has, in [0, 1]."""
    core, plain = core_name(name), plain_name(text)
    wanted = _pairs(core) - {f"^{core[:1]}", f"{core[-1:]}$"}
    if not wanted:  # a name of one character, or none
        return float(bool(core) and core in plain)
    return len(wanted & _pairs(plain)) / len(wanted)


def telling_words(text: str) -> str:
    """What is left of a phrase without words of doing and of comparison (比上年增加)."""
    return _references().sub("", core_name(_references().sub("", plain_name(text))))


@lru_cache(maxsize=CACHED_TEXTS)
def fold(text: str) -> str:
    """The letters and digits of the text, full-width ones and capitals made plain."""
    return _NO_WORD.sub("", fold_case(text))


def _overlap(left: str, right: str) -> float:
    """Dice of character pairs, mean of with and without action words.

    Without them alone 引进人才 and 人才 would be one; with them alone 新增X and X would be two.
    """
    plain = _dice(_pairs(plain_name(left)), _pairs(plain_name(right)))
    return (plain + 3 * _core_overlap(left, right)) / 4


def _core_overlap(left: str, right: str) -> float:
    return _dice(_pairs(core_name(left)), _pairs(core_name(right)))


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right))


@lru_cache(maxsize=CACHED_TEXTS)
def _pairs(text: str) -> frozenset[str]:
    """Character pairs, the ends marked, so that no text is without any."""
    marked = f"^{text}$"
    return frozenset(character_ngrams(marked, 2))


@lru_cache(maxsize=CACHED_TEXTS)
def plain_name(text: str) -> str:
    """Letters and digits alone, with one word for each set of aliases, without 每50公斤."""
    plain = fold(text)
    plain = without_basis(plain) or plain
    plain = _thresholds().sub(r"\1", plain)
    pattern, owners = _aliases()
    return pattern.sub(lambda match: owners[match.group()], plain)


@cache
def _thresholds() -> re.Pattern[str]:
    """超亿元, 超过10亿元: what 亿元以上 says too."""
    bound = any_of(name_words("threshold_bound")).pattern
    return re.compile(rf"(?:{bound})([0-9]{{0,4}}[千{LARGE}]{{1,2}}元)")


@cache
def _aliases() -> tuple[re.Pattern[str], dict[str, str]]:
    owners = {
        pattern.casefold(): entry.patterns[0].casefold()
        for entry in load_lexicon("indicator_aliases")
        for pattern in entry.patterns
    }
    return any_of(owners), owners


@lru_cache(maxsize=CACHED_TEXTS)
def _qualifiers(text: str) -> frozenset[tuple[str, str]]:
    """(group, key) of each qualifier in the name, longest word first."""
    pattern, owners = _qualifier_words()
    return frozenset(owners[word] for word in pattern.findall(plain_name(text)))


@cache
def _qualifier_words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    owners = {
        pattern: (entry.text("group") or entry.key, entry.key)
        for entry in load_lexicon("indicator_qualifiers")
        for pattern in entry.patterns
    }
    return any_of(owners), owners


@lru_cache(maxsize=CACHED_TEXTS)
def _decisive(text: str) -> frozenset[str]:
    """Keys of the qualifiers in the name that tell it apart even where the other has none."""
    pattern, owners = _qualifier_words()
    return frozenset(
        owners[word][1] for word in pattern.findall(plain_name(text)) if word in _alone()
    )


@cache
def _alone() -> frozenset[str]:
    """Words of entries with `alone = true`, and those that `alone` lists."""
    found = set[str]()
    for entry in load_lexicon("indicator_qualifiers"):
        listed = entry.texts("alone")
        found.update(entry.patterns if listed == ("True",) else listed)
    return frozenset(found)


@cache
def joint_words() -> re.Pattern[str]:
    """城乡, 城镇和农村: the words for both halves."""
    return any_of(name_words("urban_and_rural", lexicon="indicator_qualifiers"))


@cache
def half_words() -> re.Pattern[str]:
    """城镇, 农村: the words for one half, without those that hold another (城镇居民)."""
    words = [
        word
        for key in ("urban", "rural")
        for word in name_words(key, lexicon="indicator_qualifiers")
    ]
    return any_of(word for word in words if not any(o in word for o in words if o != word))


@cache
def _references() -> re.Pattern[str]:
    return any_of(name_words("reference"))


@cache
def _general() -> re.Pattern[str]:
    return any_of(name_words("general"))


@cache
def _actions() -> re.Pattern[str]:
    works = map(fold, name_words("new_or_rebuilt", lexicon="works"))
    words = (*name_words("action"), *name_words("new"), *name_words("part"), *works)
    one = f"(?:{any_of(words).pattern})"
    joiner = f"[{''.join(name_words('shared_by', lexicon='list_connectives'))}]"
    return re.compile(f"{one}(?:{joiner}?{one})*")
