"""Name a bare measure by what its sentence speaks of: 白酒产业…,力争实现营收1650亿元.

The topic is what opens the sentence, else what stands nearest before the value, else (of an
investment) the works behind it, else what the first, short sentence of the paragraph is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.context_words import BASE, BLANK, dropped_verbs, verbs
from policydiff.stages.targets.left_context import read_subject
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.segments import Sentence

_WORDS = Expressions("topics")
_TITLE = 26  # code points of a sentence that is the title of its paragraph
_BEHIND = 60  # code points behind an investment in which its works stand
_LONGEST = 20  # code points of a topic
_BEFORE = 90  # code points before a value in which a kind of things is named in full
_MARKS = ",;:。、"
_BREAKS = "等、的"  # a topic stands behind the last of them
# names that say nothing of what they are of
_TOPICAL = (
    "industry_measure|investment|trade|coverage|raised|repeated_deed|rate_of_deed|level_of_kind"
)
_NAMED_BY = {"trade": ("traded",), "raised": ("animals",)}  # what tells of what they are
_NO_NOUN = re.compile(r"[\d“”()]")


def with_topic(text: str, sentence: Sentence, quantity: Quantity, name: str) -> str:
    """The name, with the topic of its sentence where it only names a measure.

    Args:
        text: Prepared.
        sentence: The sentence of the value.
        quantity: The value.
        name: Its name by the words around it.
    """
    if bare := _bare_behind_topic(text, sentence, quantity, name):
        return bare
    found = _WORDS[_TOPICAL].fullmatch(name)
    if found is None:
        return name
    topic, kind, start = "", found.lastgroup, sentence.stop_before(quantity.number)
    if kind == "industry_measure":
        topic = _industry(text, sentence, quantity, start)
        topic = topic or _opening(text, sentence.start, start)
        topic = topic or _tourism(text, quantity, start, name) or _of_title(text, sentence)
    elif kind == "investment" and quantity.unit.kind is UnitKind.MONEY:
        topic = _works(text, sentence, quantity, start)
        topic = topic or _industry(text, sentence, quantity, start) or _of_title(text, sentence)
    elif kind in _NAMED_BY:
        topic = _before(text, sentence, quantity, start, keys=_NAMED_BY[kind])
    elif kind == "coverage":
        topic = _covered(text, sentence, quantity, start)
    elif kind == "repeated_deed":
        return name + _object(text, sentence, quantity, name)
    elif kind == "level_of_kind":
        return found["level"] + _meant(text, quantity, found["kind"]) + found["kind"]
    elif kind == "rate_of_deed":
        topic = _object(text, sentence, quantity, found["deed"])
    return _joined(topic, name)


def earned_by(text: str, holders: Bound, name: str) -> str:
    """An output with those that have it, where a list counts them first: 企业300家、产值5亿元."""
    units = words_of("topics", "earning_unit")
    listed = text.startswith("、", holders.end) and holders.quantity.unit.name in units
    if not listed or not _WORDS["industry_measure"].fullmatch(name):
        return name
    return _joined(holders.indicator, name)


def _bare_behind_topic(text: str, sentence: Sentence, quantity: Quantity, name: str) -> str:
    """A measure that took its name from the clause before, with what opens the sentence instead."""
    if not _WORDS["industry_measure_at_end"].search(name):
        return ""
    own = sentence.segment_start(quantity.number)
    said = read_subject(text, own, quantity.start).text
    if said == name or not _WORDS["industry_measure"].fullmatch(said):
        return ""
    topic = _opening(text, sentence.stop_before(quantity.number), own)
    return _joined(topic, said) if topic else ""


def _joined(topic: str, name: str) -> str:
    """Topic and measure; of a word that both have, one: 机器人产业, 产业规模."""
    if not topic:
        return name
    size = next((n for n in range(min(4, len(name)), 0, -1) if topic.endswith(name[:n])), 0)
    return topic + name[size:]


def _industry(text: str, sentence: Sentence, quantity: Quantity, start: int) -> str:
    """The industry or park that the words from `start` on to the value speak of."""
    if topic := _opening(text, start, sentence.segment_start(quantity.number)):
        return topic
    for begin, end in _segments_before(sentence, quantity, start):
        for found in reversed(list(_WORDS["industry"].finditer(text, begin, end))):
            noun = _noun(text, begin, found.end())
            last = max((verb.end() for verb in dropped_verbs().finditer(noun)), default=0)
            if topic := _fit(noun[last:]):
                return topic
    return ""


def _tourism(text: str, quantity: Quantity, start: int, name: str) -> str:
    """Tourism, where a total income follows what is said of it: 接待游客…,综合收入50亿元."""
    if _WORDS["total_income"].fullmatch(name) is None:
        return ""
    told = _WORDS["tourism"].search(text, start, quantity.start)
    return words_of("topics", "tourism")[1] if told else ""


def _opening(text: str, start: int, stop: int) -> str:
    """The noun that opens the sentence, before a comma or before what is done about it."""
    begin = start
    while begin < stop and text[begin] in f"{BLANK}{BASE} ,;":
        begin += 1
    words = text[begin:stop]
    for key in ("opening_topic", "sole_topic"):
        found = _WORDS[key].match(words)
        topic = found["topic"].strip() if found else ""
        noun = topic and _noun(text, begin, begin + len(topic)) == topic
        if noun and not dropped_verbs().search(topic):
            return _plain(topic)
    return ""


def _works(text: str, sentence: Sentence, quantity: Quantity, start: int) -> str:
    """The works that an investment is for: those just before it, or just behind."""
    if topic := _before(text, sentence, quantity, start, keys=("works", "input")):
        return topic
    stop = min(sentence.end, quantity.end + _BEHIND)
    found = _WORDS["works_behind"].match(text, quantity.end, stop)
    return _fit(_noun(text, *found.span("topic"))) if found else ""


def _before(
    text: str, sentence: Sentence, quantity: Quantity, start: int, *, keys: tuple[str, ...]
) -> str:
    """What the nearest segment speaks of in one of these ways."""
    for begin, end in _segments_before(sentence, quantity, start):
        for key in keys:
            found = _WORDS[key].search(text, begin, end)
            told = found and found.lastgroup
            if found and told and (topic := _fit(_noun(text, *found.span(told)))):
                return topic
    return ""


def _meant(text: str, quantity: Quantity, kind: str) -> str:
    """What kind of platforms, bases … the text has just spoken of: 工业互联网平台,省级平台."""
    label = _WORDS["label"].match(text)
    if label and label.end() < quantity.start:
        return label["label"]
    begin = max(0, quantity.start - _BEFORE)
    for found in reversed(list(re.finditer(re.escape(kind), text[begin : quantity.start]))):
        stop = begin + found.start()
        start = max(begin, max(text.rfind(mark, begin, stop) for mark in _MARKS) + 1)
        noun = _noun(text, start, stop)
        told = _WORDS["level_first"].match(noun)
        noun = noun[told.end() :] if told else noun
        if len(noun) > 1 and (topic := _fit(noun)) and not _WORDS["says_little"].fullmatch(topic):
            return topic
    return ""


def _covered(text: str, sentence: Sentence, quantity: Quantity, start: int) -> str:
    """What the segment before a rate speaks of: 加快发展普惠托育机构,覆盖率达到60%."""
    own = sentence.segment_start(quantity.number)
    begin = max(start, sentence.segment_start(own - 1))
    noun = _noun(text, begin, own - 1) if own > begin else ""
    return _fit(noun) if verbs().search(noun) is None else ""


def _object(text: str, sentence: Sentence, quantity: Quantity, deed: str) -> str:
    """What stands behind the same deed earlier in the sentence: 连续发行国债,今年先发行1万亿元."""
    own = sentence.segment_start(quantity.number)
    behind = re.compile(rf"{re.escape(deed)}(?P<topic>[^,;。:、\d]{{2,{_LONGEST}}})[,;:]")
    found = behind.search(text, sentence.stop_before(quantity.number), own)
    if found is None:  # 排污口整治,整治完成率
        before = re.compile(rf"(?P<topic>[^,;。:、的\d]{{2,{_LONGEST}}}){re.escape(deed)}[,;:]$")
        found = before.search(text, max(sentence.start, own - 2 * _LONGEST), own)
    if found:
        return _fit(_noun(text, *found.span("topic")))
    homes = quantity.unit.name == "套"
    start = sentence.stop_before(quantity.number)
    return _before(text, sentence, quantity, start, keys=("homes",)) if homes else ""


def _segments_before(
    sentence: Sentence, quantity: Quantity, start: int
) -> Iterator[tuple[int, int]]:
    """The words before a value by segments, from its own to that at `start`."""
    end = quantity.start
    while end > start:
        begin = max(start, sentence.segment_start(end))
        yield begin, end
        end = begin - 1


def _of_title(text: str, sentence: Sentence) -> str:
    """The industry or the works that the short first sentence of the paragraph is about.

    A sentence that gives a value (规上工业增加值增长12%。) is no title of the next.
    """
    end = text.find("。", 0, _TITLE)
    if end < 0 or sentence.start <= 0 or "," in text[:end] or "%" in text[:end]:
        return ""
    found = list(_WORDS["industry"].finditer(text, 0, end))
    if found:
        return _fit(_noun(text, 0, found[-1].end()))
    works = _WORDS["works"].search(text, 0, end)
    return _fit(_noun(text, *works.span("topic"))) if works else ""


def _noun(text: str, start: int, end: int) -> str:
    """The noun that ends a phrase, without the verbs before it."""
    noun = read_subject(text, start, end).text
    return noun[max(noun.rfind(mark) for mark in _BREAKS) + 1 :]


def _fit(noun: str) -> str:
    """The noun as a topic; "" where it names nothing."""
    plain = _plain(noun)
    fit = 2 <= len(plain) <= _LONGEST and not _NO_NOUN.search(plain)
    return plain if fit and not _WORDS["generic_works"].fullmatch(plain) else ""


def _plain(noun: str) -> str:
    ranked = _WORDS["rank"].match(noun)
    return noun[ranked.end() :] if ranked else noun.strip()
