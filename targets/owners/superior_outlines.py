"""Find where a text only quotes what the outline of a level above sets: 国家规划提出,到2030年….

What is quoted so is no aim of the document's own place, until the sentence speaks of that again.
"""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.stages.documents import Jurisdiction, Level
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.span import Span

_WORDS = Expressions("superior_outlines")
_ENDS = "。!?\n"
_ABOVE = {
    Level.COUNTRY: (),
    Level.PROVINCE: ("of_country",),
    Level.PREFECTURE: ("of_country", "of_province"),
    Level.COUNTY: ("of_country", "of_province", "of_prefecture"),
}


def quoted_outlines(text: str, home: Jurisdiction | None) -> tuple[Span, ...]:
    """Where a folded text quotes an outline of a level above, in reading order.

    Args:
        text: Of a clause.
        home: The place of the document; where none is known, nobody stands above it.
    """
    if home is None or not _WORDS["sign"].search(text):
        return ()
    return tuple(_quoted(text, _ABOVE.get(home.level, _ABOVE[Level.COUNTY])))


def _quoted(text: str, levels: tuple[str, ...]) -> Iterator[Span]:
    for key in levels:
        for match in _WORDS[key].finditer(text):
            end = min(
                (at for mark in _ENDS if (at := text.find(mark, match.end())) >= 0), default=-1
            )
            end = len(text) if end < 0 else end
            own = _WORDS["own_again"].search(text, match.end(), end)
            yield Span(match.start(), own.start() if own else end)
