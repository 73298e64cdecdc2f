"""Name a share by what so many of something do, or by what it is a share of.

义务教育学校100%纳入教联体建设 is 义务教育学校纳入教联体建设比重, and 新建建筑中装配式建筑占70% is
装配式建筑占新建建筑比重. What is a measure itself (城镇化率) keeps its name.
"""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Mode

_WORDS = Expressions("share_names")
_MEASURES = Expressions("measure_words")
_SHORTEST = 3  # code points of a name that can be called a share of something
_REACH = 140  # code points before a share in which its whole stands


def done_by_so_many(name: str, right: str) -> str:
    """A share by those that do something and what they do; "" where nothing is said to be done.

    Args:
        name: The words before the share: 义务教育学校; "" where those that do it stand behind.
        right: The words behind it: 纳入教联体建设, 县达到紧密型县域医共体标准.
    """
    if reach := _WORDS["reaching_holders"].match(right):
        (share,) = words_of("share_names", "share")
        return f"{reach['measure']}{reach['reached']}的{reach['who']}{share}"
    covers = _WORDS["covers_things"].match(right)
    if covering := _WORDS["covering"].search(name):
        return name[: covering.start()] + right.lstrip("的") + covering["covers"] + _rate()
    if covers and name:
        return name + covers["things"] + covers["covers"] + _rate()
    done = _WORDS["done"].match(right) if name else _WORDS["doers"].match(right)
    who = name or (done["who"] if done else "")
    if done is None or _WORDS["rated"].search(who):
        return ""
    named = (who + done["does"]).removesuffix("的")
    return named if named.endswith(_rate()) else _called(named)


def _rate() -> str:
    return words_of("share_names", "rate")[0]


def as_share(
    text: str, sentence: Sentence, quantity: Quantity, name: str, *, mode: Mode, predicate: str
) -> str:
    """A name with what a level in per cent is a share of, and with a word for a share.

    Args:
        text: Prepared.
        sentence: The sentence of the value.
        quantity: The value.
        name: Its name by the words around it.
        mode: Of the value.
        predicate: What joins the two: 占, 达到.
    """
    share = quantity.unit.kind is UnitKind.SHARE and quantity.unit.name == "%"
    if not share or mode is not Mode.LEVEL or quantity.mode is not None or len(name) < _SHORTEST:
        return name
    if _WORDS["makes_up"].search(name):
        return name + words_of("share_names", "share")[0]
    if predicate in words_of("measure_words", "share_verb"):
        return _of_whole(text, sentence, quantity, name)
    return name if _WORDS["measured"].search(name) else _ended(name)


def _ended(name: str) -> str:
    """A name with the word for a share, or for the rate of what is done, at its end."""
    return name if _WORDS["rated"].search(name) else _called(name)


def _called(name: str) -> str:
    """A name with the word for the rate of a state, else for a share."""
    key = "rate" if _WORDS["state"].search(name) else "share"
    return name + words_of("share_names", key)[0]


def _of_whole(text: str, sentence: Sentence, quantity: Quantity, name: str) -> str:
    """What makes up so much of the whole that stands before it in the sentence."""
    (share,) = words_of("share_names", "share")
    if name.endswith(words_of("measure_words", "share_noun")):
        return name
    (verb,) = words_of("share_names", "making_up")
    if inside := _WORDS["part_of_whole"].fullmatch(name):
        return inside["part"] + verb + inside["whole"] + share
    begin = max(sentence.start, quantity.start - _REACH)
    found = _WORDS["whole_before"].search(text, begin, quantity.start)
    whole = found["whole"] if found and found["whole"] not in name else ""
    return name + (verb + whole if whole else "") + share
