"""Whether a phrase is of the measure that a target is of: its head, and not before another noun."""

from __future__ import annotations

import re
from functools import cache

from policydiff.stages.compare.indicators.indicator_similarity import (
    contains,
    core_name,
    plain_name,
)
from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.targets.kinds_of_counts import other_works
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.text import fold_case
from policydiff.stages.targets import Target
from policydiff.stages.targets.context_words import verbs_at_end

# A name of so many characters, words of doing apart, can be said to stand in a phrase; one of fewer
# than five only near its end, since 科技成果 in 科技成果转移转化 is part of another name.
NAMED_CHARACTERS = 4
WHOLE_NAME_CHARACTERS = 5
LONGEST_TAIL = 2
NEAR = 4  # characters between a word for a part and the name that it narrows
HEAD = 2  # characters at the end of a name that say what is counted: 产值, 床位

_QUOTED = re.compile(r"“([^“”]{1,40})”")
_LAST_WORD = re.compile(r"[㐀-鿿]{2}$")
_MARKS = re.compile(r"[0-9a-z]+")


def speaks_of(said: str, target: Target, *, least: float) -> bool:
    """Whether a phrase has most of the text's own name, or the whole of the indicator's.

    What is listed before 等 is no part of the name behind it: 尉犁高速公路等一批重大项目. A name in
    quotes that the target has (“多田套合”) tells by itself.
    """
    own, listed = target.indicator_text, target.indicator
    parts = _and_others().split(said)
    for part in parts:
        if contains(part, own) >= least and _names_it(part, target, own):
            return True
        if core_name(listed) in plain_name(part) and _names_it(part, target, listed):
            return True
    return _has_quoted(said, own)


def _has_quoted(said: str, name: str) -> bool:
    """Whether a text has what the name has in quotes, with what the name counts of it.

    “四好农村路”全国示范县 is named by no phrase that has 农村公路 alone.
    """
    quoted = quoted_names(name)
    plain = plain_name(said) if quoted else ""
    head = core_name(_QUOTED.split(name)[-1]) if quoted else ""
    plainly = (*name_words("behind_name"), *name_words("nameless", lexicon="bare_indicators"))
    named = head in plain or head.startswith(plainly)
    return named and any(
        one in plain and not is_of_it(plain, one) and not _is_share(plain, one) for one in quoted
    )


def quoted_names(name: str) -> tuple[str, ...]:
    """The names of works in quotes inside an indicator, long enough to be no common word."""
    if name.endswith(name_words("actors")):
        return ()  # “专精特新”企业: a kind of firms
    found = (plain_name(one) for one in _QUOTED.findall(name))
    return tuple(one for one in found if len(one) >= NAMED_CHARACTERS)


@cache
def _and_others() -> re.Pattern[str]:
    return any_of(name_words("and_others"))


def _names_it(said: str, target: Target, name: str) -> bool:
    core, plain = core_name(name), plain_name(said)
    if not set(_MARKS.findall(core)) <= set(_MARKS.findall(plain)):
        return False  # 4A级景区 is named by no phrase on 5A级景区
    if (
        _is_quoted(said, target)
        or core[-HEAD:] not in plain
        or is_of_it(plain, core)
        or other_works(target, said)
        or is_of_other_thing(plain, core, target)
    ):
        return False
    if len(core) >= WHOLE_NAME_CHARACTERS:
        return _says_of_it(said, core) if core in plain else _ends_as(plain, core)
    _, found, tail = plain.rpartition(core)
    return bool(found) and _goes_on(tail, most=LONGEST_TAIL if len(core) >= NAMED_CHARACTERS else 0)


def _ends_as(plain: str, core: str) -> bool:
    """Whether the words of a name that stand apart have its head behind them.

    企业和科技成果转化 has the words of 成果转化企业, and is of no firms.
    """
    if not core.endswith(name_words("actors")):
        return True
    return plain.rfind(core[-HEAD:]) > plain.find(core[:HEAD])


def is_of_other_thing(plain: str, core: str, target: Target) -> bool:
    """Whether the name stands there, and something else is told: its use, a share of it."""
    return _is_used(plain, core, target) or _is_share(plain, core)


def _is_used(plain: str, core: str, target: Target) -> bool:
    """Whether what is there is put to use, and it is not said how much there is to be.

    发挥全国重点实验室作用, 用好超长特别国债: no such words stand before the measure itself.
    """
    using = any_of(name_words("using"))
    before = plain.partition(core)[0]
    found = using.search(before) if core in plain else using.match(plain)
    if found is None or found.group() in own_words(target):
        return False
    # 围绕先进装备实施重大科技项目: something else is done before the name
    return core not in plain or any_of(name_words("action")).search(before, found.end()) is None


def _is_share(plain: str, core: str) -> bool:
    """Whether it is told how large a part of it, or of what comes of it, something is.

    民间投资占固定资产投资比重, “三品一标”农产品占有率; but 优良天数比率 is of 优良天数.
    """
    before, found, tail = plain.partition(core)
    share = expression("indicator_name_frames", "share_told_behind").search(tail)
    if not found or share is None:
        return False
    part = expression("indicator_name_frames", "share_told_before").search(before)
    return part is not None or share.start() > LONGEST_TAIL


def _says_of_it(said: str, core: str) -> bool:
    """Whether the phrase is of how many there are: not 规上工业企业加速“智改数转”."""
    if not core.endswith(name_words("actors")):
        return True
    written = fold_case(said)
    tail = (written if core in written else plain_name(said)).rpartition(core)[2]
    follows = (*name_words("action"), *name_words("course"), *name_words("behind_name"))
    theirs = tail.startswith("的")  # 加大对科技型中小企业的支持
    return len(tail) <= LONGEST_TAIL or (tail.startswith(follows) and not theirs)


def _goes_on(tail: str, *, most: int) -> bool:
    """Whether what stands behind a short name is no other name: 进出口回稳向好, 发电量50亿.

    At most so many characters may stand there, or words for how it is to go.
    """
    doing = name_words("action")
    rest = next((tail[len(word) :] for word in doing if tail.startswith(word)), tail)
    short = len(re.split(r"\d", tail, maxsplit=1)[0]) <= most
    return short or rest.startswith(name_words("course"))


def _is_quoted(said: str, target: Target) -> bool:
    """Whether the name stands inside a longer name in quotes: “重大产业项目质效年”."""
    quoted = _QUOTED.findall(said)
    name = core_name(target.indicator_text)
    return any(name in (plain := plain_name(one)) and plain != name for one in quoted)


def is_of_it(plain: str, core: str) -> bool:
    """Whether a phrase has the name only before what is something else: 财政支出结构.

    At most two characters may stand between (示范区试点政策), behind 的 four (再就业的各项政策),
    unless they say what is done with it (农田建设、管护); but what it is done with (农田建设资金)
    is something else again.
    """
    if core not in plain:
        return plain.endswith(name_words("of_it"))
    return all(map(_begins_another, plain.split(core)[1:]))


def _begins_another(tail: str) -> bool:
    doing = name_words("action")
    rest = next((tail[len(word) :] for word in doing if tail.startswith(word)), tail)
    if rest.startswith(name_words("means")):
        return True
    tail = rest if rest.startswith("的") else tail
    between = LONGEST_TAIL * (2 if tail.startswith("的") else 1)
    return any(
        tail[at:].startswith(name_words("of_it")) and tail[:at] not in doing
        for at in range(between + 1)
    )


def is_narrower(target: Target, said: str) -> bool:
    """Whether a phrase is of a part alone, of which the target's words say nothing.

    The word for the part stands just before the name or behind it: 在部分街道布局社区食堂. A noun
    right before it makes the name one of a kind: 就业、社保公共服务平台, 肉牛产业集群.
    """
    narrowing = any_of((*name_words("narrowing"), *name_words("part")))
    own = set(narrowing.findall(target.quote + target.indicator_text))
    core = core_name(target.indicator_text)
    before, name, behind = plain_name(said).partition(core)
    if _is_of_a_kind(said, target):
        return True
    if _is_of_others(fold_case(said).partition(core)[0], own_words(target)):
        return True
    near = [m.group() for m in narrowing.finditer(before) if len(before) - m.end() <= NEAR]
    return bool(name) and bool({*near, *narrowing.findall(behind)} - own)


def own_words(target: Target) -> str:
    """What the target itself says, as names are held against each other."""
    return plain_name(target.quote + target.indicator_text)


def _is_of_others(before: str, own: str) -> bool:
    """Whether what is to be done is left to some alone: 鼓励企业加大研发投入.

    Who stands in a list with it (龙头企业、合作社和家庭农场) does nothing to it.
    """
    listing = expression("list_connectives", "name_joiner")
    found = any_of(name_words("actors")).finditer(before)
    return any(
        one.group() not in own and listing.search(before[one.end() :]) is None for one in found
    )


def _is_of_a_kind(said: str, target: Target) -> bool:
    """Whether a noun that the target does not have stands right before the name."""
    name = core_name(target.indicator_text)
    written = fold_case(said)
    before, found, _ = written.partition(name)
    kind = _LAST_WORD.search(before)
    if not found or kind is None or kind.group() in plain_name(target.quote):
        return False
    return verbs_at_end().search(before) is None and not before.endswith(name_words("before_name"))
