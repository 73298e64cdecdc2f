"""Compare the wordings of one clause: what stays, and what the places fill in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import rjieba
from rapidfuzz.distance import Levenshtein

COMPARED = 60  # wordings, those of most documents first
VARIES = 0.2  # share of the wordings, in (0, 1], that change a word which then is part of a slot
FILLERS = 5  # shown of each slot
_TOKEN = re.compile(r"\d[\d.,]*%?|[A-Za-z]+|[^\dA-Za-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place of the canonical wording that other wordings fill otherwise."""

    canonical: str  # what the canonical wording has there; "" is never a slot
    fillers: tuple[tuple[str, int], ...]  # what stands there and in how many clauses, most first


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A canonical wording with its slots."""

    text: str  # slots in 〔〕: 新增就业〔5〕万人
    slots: tuple[Slot, ...]


def find_template(canonical: str, wordings: Mapping[str, int]) -> Template:
    """The canonical wording with slots where enough of the wordings differ.

    Args:
        canonical: One of the wordings.
        wordings: Each text with the number of clauses that have it.
    """
    base = _words(canonical)
    others = sorted(wordings, key=lambda text: (-wordings[text], text))[:COMPARED]
    variants = [_Variant.of(base, _words(text), wordings[text]) for text in others]
    changed = [sum(v.changed[at] for v in variants) for at in range(len(base))]
    bar = max(1.0, VARIES * len(variants))
    pieces: list[str] = []
    slots: list[Slot] = []
    for varies, run in groupby(range(len(base)), key=lambda at: changed[at] >= bar):
        places = list(run)
        text = "".join(base[at] for at in places)
        pieces.append(f"〔{text}〕" if varies else text)
        if varies:
            slots.append(_slot(text, variants, places[0], places[-1] + 1))
    return Template(text="".join(pieces), slots=tuple(slots))


class _Variant(NamedTuple):
    """A wording against the canonical one."""

    words: Sequence[str]
    clauses: int
    changed: Sequence[bool]  # for each word of the canonical one
    edges: Sequence[int]  # for each edge between words there, where it is here

    @classmethod
    def of(cls, base: Sequence[str], words: Sequence[str], clauses: int) -> _Variant:
        changed = [False] * len(base)
        edges = [0] * (len(base) + 1)
        for step in Levenshtein.opcodes(base, words):
            same = step.tag == "equal"
            for at in range(step.src_start, step.src_end):
                changed[at] = not same
                edges[at] = step.dest_start + (at - step.src_start if same else 0)
            edges[step.src_end] = step.dest_end
        return cls(words, clauses, changed, edges)


def _slot(canonical: str, variants: Sequence[_Variant], first: int, last: int) -> Slot:
    counts = Counter[str]()
    for variant in variants:
        counts["".join(variant.words[variant.edges[first] : variant.edges[last]])] += (
            variant.clauses
        )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Slot(canonical=canonical, fillers=tuple(ordered[:FILLERS]))


def _words(text: str) -> list[str]:
    """Words, numbers and marks; together they are the text."""
    return list(_cut(text))


def _cut(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0].isascii() and token[0].isalnum():
            yield token
        else:
            yield from rjieba.cut(token)
