"""The owner that a heading names, whose the lines below it are: （三）临江新区, 各区县任务."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from policydiff.stages.documents import Jurisdiction
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.text import fold
from policydiff.stages.targets.owners.owner_places import Standing
from policydiff.stages.targets.owners.owner_spans import Kind, owner_phrase
from policydiff.stages.targets.owners.owner_values import NOBODY, Owned


@lru_cache(maxsize=1024)
def owner_above(headings: Sequence[str], home: Jurisdiction | None) -> Owned:
    """The owner of what stands below headings: the innermost that is an owner's name tells.

    A heading that says what is done with an owner (（三）支持临江新区发展) names none, nor does
    the name of the document's own place.

    Args:
        headings: Of a clause, the outermost first.
        home: The place of the document.
    """
    found = (_named(heading, home) for heading in reversed(headings))
    return next((owned for owned in found if owned is not None), NOBODY)


def _named(heading: str, home: Jurisdiction | None) -> Owned | None:
    label = find_label(heading)
    text = fold(heading)[label.end if label else 0 :].strip().rstrip(":。")
    phrase = owner_phrase(text, 0, home)
    if phrase is None or phrase.short:
        return None
    rest = text[phrase.end :]
    if rest and not expression("owners", "shared_out").match(rest):
        return None
    return Owned(
        name="、".join(phrase.names) or None,
        firms=phrase.kind is Kind.FIRMS,
        foreign=phrase.standing is Standing.FOREIGN,
    )
