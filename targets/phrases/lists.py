"""Give each item of a list its full name: what the first or the last alone says holds for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.targets.context_words import (
    bare_heads,
    dropped_verbs,
    kept_verbs,
    kept_verbs_at_end,
)
from policydiff.stages.targets.phrases.heads import held, scaled, sized_alike

_ASIDES = Expressions("asides")
_MEASURES = Expressions("measure_words")
_PARTS = Expressions("measured_parts")
_JOINERS = Expressions("list_connectives")
_WORDS = Expressions("list_heads")
_HELD = re.compile(r"\([^()]*\)|“[^“”]*”")
_AND_MORE = re.compile(r"等(?!级|候)")


def share_out(subject: str, count: int, *, years: int) -> list[str]:
    """One name for each of the values that share a subject (…和…分别…).

    Where there are more or fewer names than values, each has the whole subject: none is
    given to the wrong value.

    Args:
        subject: The words before the values.
        count: How many values these are.
        years: How many years stand side by side before them. Where these are as many as the
            values, each value is of the whole (环境与健康素养水平分别达到15%和25%), but where the
            subject is as many measures; where they are fewer, the names begin again for each.
    """
    if 1 < years < count and count % years == 0:
        return share_out(subject, count // years, years=1) * years
    subject = _JOINERS["respectively_at_end"].sub("", subject)
    apart = _JOINERS["respectively"].search(subject)
    if apart and len(listed := _parts(subject[: apart.start()])) == count > 1:
        return _said_of(_each(listed), subject[apart.end() :])  # 交通、水利分别完成投资
    parts = _parts(subject)
    listed = subject.split("、")  # 软件和信息技术服务业、电子信息制造业
    if len(parts) != count == len(listed) and all(map(_is_closed, listed)):
        parts = listed
    if count == years > 1 and not (len(parts) == count and all(map(_is_own, parts))):
        return [subject] * count
    if (names := _spelled(subject, count)) or (count > 1 and len(parts) == count):
        return names or _each(parts)
    return [subject] * count


def names_of_each(subject: str, *, counted: bool) -> list[str]:
    """The names of which one value is said (均, 都, 同为); the subject alone where it is one.

    Args:
        subject: The joined names.
        counted: Whether the value counts things; these need be no measures.
    """
    if names := _spelled(subject, 0):
        return names
    parts = _parts(subject)
    if len(parts) < 2 or _AND_MORE.search(subject):
        return _owned(parts) or [subject]
    names = _led(parts) if counted else _each(parts)
    told = counted or all(map(_is_measured, names)) or _is_whole(parts)
    return names if told else _owned(parts) or [subject]


_WHOLE = 5  # code points of a name that lacks nothing; 教育和卫生支出 is of both


def _is_whole(parts: list[str]) -> bool:
    """Whether the last part is a measure and the others need none of its words."""
    return _is_measured(parts[-1]) and all(len(part) >= _WHOLE for part in parts)


def names_that_change(subject: str) -> list[str]:
    """The names that change by one rate: 能耗、碳排放强度要下降2%; each must be a measure."""
    parts = _parts(subject) if "(" not in subject and "“" not in subject else []
    if len(parts) < 2 or _AND_MORE.search(subject) or not all(map(_is_own, parts)):
        return [subject]
    return _each(parts)


def _is_closed(part: str) -> bool:
    """Whether brackets and quotation marks of a part of a list are closed in it."""
    return all(part.count(a) == part.count(b) for a, b in ("()", "“”"))


def rates_of(subject: str) -> list[str]:
    """The rates that have one value: 产后访视率、健康管理率达到90%; each must be a rate."""
    parts = _parts(subject) if "(" not in subject and "“" not in subject else []
    if len(parts) < 2 or _AND_MORE.search(subject):
        return [subject]
    rates = all(_MEASURES["rate_at_end"].search(part) for part in parts)
    return _each(parts) if rates else [subject]


def _is_measured(name: str) -> bool:
    """Whether a name is a measure or its change: 居民收入, 居民收入增速."""
    return any(_MEASURES[key].search(name) for key in ("measure", "own_measure", "change_at_end"))


def _is_own(part: str) -> bool:
    return _MEASURES["own_measure"].search(part) is not None


def _said_of(names: list[str], said: str) -> list[str]:
    """Names with what 分别 says of each: 交通, 投资; a verb of the name stands before it."""
    verb = dropped_verbs().match(said)
    said = said[verb.end() :] if verb else said
    if kept_verbs().fullmatch(said):
        return [said + name for name in names]
    return [name + said for name in names]


def _spelled(subject: str, count: int) -> list[str]:
    """The names that one word stands for, where there are so many: 城乡, 一二三产, 粮肉奶, 客货运.

    Args:
        subject: The words before the values.
        count: How many names are wanted; 0 takes all.
    """
    for word, names in _pairs().items():
        at = subject.find(word)
        rest = subject.replace(word, "", 1)
        if at >= 0 and (rest or count) and len(_parts(rest)) < 2 and count in (0, len(names)):
            return [subject[:at] + name + subject[at + len(word) :] for name in names]
    run = _letters().search(subject)
    if run is None:
        return []
    letters, tail = run["letters"], subject[run.end("letters") :]
    if 1 < count < len(letters):
        tail, letters = letters[count:] + tail, letters[:count]
    return [_of_letter(letter, tail) for letter in letters] if count in (0, len(letters)) else []


def _of_letter(letter: str, tail: str) -> str:
    """The name of one product of several: 粮食产量 of 粮肉奶产量, 牛肉产量 of 猪牛羊肉产量."""
    return letter + tail if tail.startswith("肉") else _products()[letter] + tail


@cache
def _pairs() -> Mapping[str, tuple[str, ...]]:
    """The names that a word stands for: 城镇 and 农村 for 城乡; the longest words first."""
    entries = [e for e in load_lexicon("measured_parts") if e.texts("parts")]
    words = {word: e.texts("parts") for e in entries if e.key != "product" for word in e.patterns}
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


@cache
def _products() -> Mapping[str, str]:
    """The name of each product that a letter stands for: 粮食 for 粮."""
    (entry,) = (e for e in load_lexicon("measured_parts") if e.key == "product")
    return dict(zip(entry.patterns, entry.texts("parts"), strict=True))


@cache
def _letters() -> re.Pattern[str]:
    """Products by a letter each, up to the measure that is said of them."""
    letters = "".join(_products())
    tail = _PARTS["product_measure"].pattern
    return re.compile(rf"^(?P<letters>[{letters}]{{2,6}})(?={tail})")


def _parts(subject: str) -> list[str]:
    """The items of a list; what stands in brackets or quotation marks is not taken apart."""
    held = [found.span() for found in _HELD.finditer(subject)]
    parts, last = list[str](), 0
    for found in _JOINERS["part_break"].finditer(subject):
        if not any(start < found.start() < end for start, end in held):
            parts.append(subject[last : found.start()])
            last = found.end()
    return [part for part in (*parts, subject[last:]) if part]


def _each(parts: list[str]) -> list[str]:
    """Names of as many values; what only the first or the last part says holds for each."""
    if owned := _owned(parts):
        return owned
    if sizes := sized_alike(parts):
        return sizes
    if verbs := _events(parts):
        return verbs
    if (verb := kept_verbs_at_end().search(parts[0])) and all(map(_is_event, parts[1:])):
        return [parts[0], *(parts[0][: verb.start()] + part for part in parts[1:])]
    parts = _with_next_rate(parts)
    names = _led([*parts[:-1], _AND_MORE.sub("", parts[-1])], tailed=True)
    if names[0] != parts[0] and names[-1] == parts[-1]:  # all have the measure of the last
        names = [names[0], *(scaled(name, names[0]) for name in names[1:])]
    return [names[0], *(held(name, names[0]) for name in names[1:])]


def _with_next_rate(parts: list[str]) -> list[str]:
    """Facilities with the rate of those named next: 卫生户厕、垃圾处理设施覆盖率和污水治理率."""
    named = parts[-1:]
    for part in reversed(parts[:-1]):
        rate = _WORDS["covered_next"].search(named[0])
        shared = rate and _WORDS["facility_at_end"].search(part)
        named.insert(0, part + rate[0] if rate and shared else part)
    return named


def _led(parts: list[str], *, tailed: bool = False) -> list[str]:
    """Names with the verb that the first one has: 引入人才项目, (引入)领军人才."""
    verb = kept_verbs().match(parts[0])
    lead = verb[0] if verb and verb.end() < len(parts[0]) else ""
    plain = [parts[0][len(lead) :], *parts[1:]]
    area = _MEASURES["area_at_end"].search(plain[0])
    if area and all(part in words_of("measure_words", "yield") for part in plain[1:]):
        plain = [plain[0], *(plain[0][: area.start()] + part for part in plain[1:])]
        tailed = False
    names = _with_tail(plain) if tailed else plain
    return [name if kept_verbs().match(name) else lead + name for name in names]


def _with_tail(parts: list[str]) -> list[str]:
    """The parts, each with what the last says for all; measures of output keep their base."""
    if all(_ASIDES["quality"].fullmatch(part) for part in parts[:-1]):
        own = _ASIDES["quality"].match(parts[-1])
        noun = parts[-1][own.end() :] if own else parts[-1]
        return [*(part + noun for part in parts[:-1]), parts[-1]]
    tail = _shared_tail(parts)
    if not tail and all(map(_MEASURES["measure"].search, parts)):
        shared = _MEASURES["per_output"].match(parts[0])
        lead = shared[0] if shared else ""
        return [part if _has_base(part, lead) else lead + part for part in parts]
    return [*(_joined(part, tail) for part in parts[:-1]), parts[-1]]


def _has_base(part: str, lead: str) -> bool:
    """Whether a part says itself by what output it is measured: 单位GDP能耗, 碳排放强度."""
    return part.startswith(lead) or part.endswith(words_of("measure_words", "intensity"))


def _joined(part: str, tail: str) -> str:
    """A name with the tail of its list, of which it may say the beginning: 互市贸易, 贸易额."""
    size = next((n for n in range(len(tail), 0, -1) if part.endswith(tail[:n])), 0)
    return part + tail[size:]


def _events(parts: list[str]) -> list[str]:
    """新签约、开工、竣工亿元以上项目: each verb with the noun behind the last one."""
    last = (kept_verbs().match(parts[-1]) or bare_heads().match(parts[-1])) if parts else None
    if last is None or last.end() == len(parts[-1]) or not all(map(_is_event, parts[:-1])):
        return []
    return [*(part + parts[-1][last.end() :] for part in parts[:-1]), parts[-1]]


def _is_event(part: str) -> bool:
    """Whether a part is a bare verb or head: 新开工 beside 亿元以上项目新签约."""
    return bool(kept_verbs().fullmatch(part) or bare_heads().fullmatch(part))


def _owned(parts: list[str]) -> list[str]:
    """城镇 and 农村居民收入 as 城镇居民收入 and 农村居民收入; empty where the first is no owner."""
    short = all(len(part) == 1 for part in parts[:-1])
    last = _PARTS["owner_letter" if short else "owner_name"].match(parts[-1]) if parts else None
    if last is None or not all(map(_PARTS["owner_name"].fullmatch, parts[:-1])):
        return []
    return [*(part + parts[-1][last.end() :] for part in parts[:-1]), parts[-1]]


def _shared_tail(parts: list[str]) -> str:
    """What the last part says for each: 占新建建筑比例 of 绿色建筑、装配式建筑占新建建筑比例."""
    change = _MEASURES["change_at_end"].search(parts[-1])
    if change and not any(map(_MEASURES["rate_at_end"].search, parts[:-1])):
        same = all(map(_MEASURES["change_at_end"].search, parts[:-1]))
        return "" if same else change[0]
    if any(map(_is_own, parts[:-1])):
        return ""
    last, before, endings = parts[-1], parts[-2], words_of("measured_parts", "part_ending")
    endings = () if _PARTS["state_of_work"].search(before) else endings
    for size in range(min(len(before), len(last) - 2), 0, -1):
        alike = before[-size:]
        at = last.find(alike)
        if at >= 0 and (size > 1 or alike in endings) and at + size < len(last) - 1:
            return last[at + size :]
    tails = (_MEASURES[key].search(last) for key in _TAILS)
    found = next((tail for tail in tails if tail and tail.start() > 0), None)
    if found is None or all(part.endswith(found[0]) for part in parts[:-1]):
        return ""
    return found[0]


_TAILS = ("shared_tail", "shared_noun_at_end")  # the longer first
