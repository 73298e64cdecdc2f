"""Text → terms: the masked view of a clause, its words, characters and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

import rjieba

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.chinese_numerals import TO_HUNDRED
from policydiff.stages.support.ngrams import character_ngrams
from policydiff.stages.support.text import normalise_width

_NUMBER = re.compile(r"\d[\d.,:%]*")
_ORDINAL = re.compile(f"第[{TO_HUNDRED}]+")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{2,}")
_MARKS = re.compile(r"[\W_]+")  # all but letters, digits and Chinese characters
_SENTENCE_END = re.compile(r"[。;!?]")
_LEAD = re.compile(r"([^。;!?]{2,40})[。;!?]")
_SHORTEST_SENTENCE = 6  # characters; shorter ones are fragments of a list


def normalise_bare(text: str) -> str:
    """The phrases without what stands between them, to look for runs of characters.

    That two clauses are the same is told by meaningful_text.py: 1.2 and 12 are one here.
    """
    return "".join(find_phrases(text))


def normalise_mask(text: str, places: Iterable[str] = ()) -> str:
    """The text without what differs between places and years: numbers, own names, compass points.

    Args:
        text: A clause as written.
        places: Names of the two documents' own places, longest first: 嘉兴市, 嘉兴.
    """
    text = _NUMBER.sub("0", _ORDINAL.sub(" ", normalise_width(text)))
    for place in places:
        text = text.replace(place, " ")
    # Neither 部署 nor the end of a name (济南片区) counts as a role in a scheme.
    return expression("place_references", "compass_point").sub("", text)


def find_words(masked: str) -> tuple[str, ...]:
    """The words of two or more characters, in order; policy synonyms are not folded here."""
    return tuple(word for word in rjieba.cut(masked) if _WORD.fullmatch(word))


def find_bigrams(masked: str) -> tuple[str, ...]:
    """The pairs of neighbouring characters, across punctuation too, in order."""
    letters = re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", masked)
    return tuple(character_ngrams(letters, 2))


def find_phrases(text: str) -> tuple[str, ...]:
    """Letters, digits and Chinese characters between all others: each item of a list (A、B)."""
    return tuple(phrase for phrase in _MARKS.split(normalise_width(text)) if phrase)


def find_sentences(text: str) -> tuple[str, ...]:
    """The sentences and semicolon-separated parts; the whole text where there is only one."""
    parts = _SENTENCE_END.split(normalise_width(text))
    long = tuple(part for part in parts if len(part) >= _SHORTEST_SENTENCE)
    return long or (text,)


def find_sentence_words(masked: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The words of a text, and those of each of its sentences as `find_sentences` gives them."""
    parts = _SENTENCE_END.split(masked)
    told = [find_words(part) for part in parts]
    words = tuple(chain.from_iterable(told))
    pairs = zip(parts, told, strict=True)
    return words, tuple(of for part, of in pairs if len(part) >= _SHORTEST_SENTENCE) or (words,)


def find_lead(text: str) -> str:
    """The short sentence that names a clause (健全优质创新生态。), else its first phrase."""
    text = normalise_width(text)
    match = _LEAD.match(text)
    if match and match.end() < len(text):
        return match.group(1)
    return re.split(r"[,。;]", text, maxsplit=1)[0]
