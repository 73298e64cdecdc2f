"""Labels without a mark: 1 总则, 1.1 编制目的, 2 组织体系; 01 关键技术; 1突破技术, 2强化攻关.

A number alone says nothing; such labels count on from one, all printed alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.documents.lines.labels import Label, Scheme, find_label
from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.support.text import fold_width

# Behind the number a gap, or a sign of a font that nobody has, which was the mark.
_NUMBER = re.compile(
    r"(?P<number>0?[1-9]|[1-3]\d)(?P<gap>[ \u3000\ue000-\uf8ff]{0,4})(?=[㐀-鿿“《\"])"
)
_FEWEST = 3  # of a run; with zeros before them or decimals below them fewer are enough
_SHORTEST = 4  # characters behind a number
_FEWEST_PARAGRAPH = 15  # characters behind a number without a gap: no name of a thing


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that begins with a number."""

    index: int
    label: Label
    style: tuple[bool, bool]  # whether a gap follows, whether a zero stands before


def find_bare_labels(texts: Sequence[str]) -> Mapping[int, Label]:
    """The labels without a mark, by the index of their line."""
    found = dict[int, Label]()
    for run in _runs([entry for i, text in enumerate(texts) if (entry := _numbered(i, text))]):
        decimals = sum(_has_decimal(entry, texts) for entry in run)
        zeros = len(run) > 1 and run[0].style[1]
        if len(run) >= _FEWEST or zeros or (decimals and decimals * 2 >= len(run)):
            found.update((entry.index, entry.label) for entry in run)
    return found


def _numbered(index: int, text: str) -> _Numbered | None:
    plain = fold_width(text)
    match = _NUMBER.match(plain) if plain[:1].isdecimal() and "|" not in plain else None
    if match is None or len(plain) - match.end() < _SHORTEST - 2 * bool(match["gap"]):
        return None
    if not match["gap"] and len(plain) - match.end() < _FEWEST_PARAGRAPH:
        return None
    if _measured().match(plain, match.end()) or _counts(plain):
        return None
    label = Label(
        scheme=Scheme.ARABIC,
        number=int(match["number"]),
        text=text[: match.end()].strip(),
        end=match.end(),
    )
    return _Numbered(index, label, (bool(match["gap"]), match["number"][0] == "0"))


def _counts(plain: str) -> bool:
    return expression("counting_words", "quantity").match(plain) is not None


def _measured() -> re.Pattern[str]:
    return re.compile(expression_source("counting_words", "measured_behind"))


def _runs(numbered: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    """Lines whose numbers count on from one, in one style."""
    run = list[_Numbered]()
    for entry in numbered:
        number = entry.label.number
        if run and number == len(run) + 1 and _alike(run[0], entry):
            run.append(entry)
        elif number == 1:
            yield run
            run = [entry]
    yield run


def _alike(first: _Numbered, entry: _Numbered) -> bool:
    """Whether two numbers are printed alike; 10 has no zero before it."""
    (gap, zero), (other_gap, other_zero) = first.style, entry.style
    return gap == other_gap and (zero == other_zero or (entry.label.number or 0) > 9)


def _has_decimal(entry: _Numbered, texts: Sequence[str]) -> bool:
    """Whether the line below is the first one of its decimals: 1.1 below 1."""
    label = find_label(texts[entry.index + 1]) if entry.index + 1 < len(texts) else None
    return label is not None and label.text.rstrip(".、") == f"{entry.label.number}.1"
