"""Clauses under construction, before they get an id and a part of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policydiff.stages.documents.lines.labels import Scheme
from policydiff.stages.documents.model.document import Bodies
from policydiff.stages.documents.model.line import PlacedLine
from policydiff.stages.documents.structure.bodies import NO_BODIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A clause before it has an id of its own and a part."""

    unit: tuple[str, ...]  # numbers of the labels above it and of its own: ("2", "1", "5")
    label: str
    scheme: Scheme | None  # None: a paragraph without a label, or a row
    heading: tuple[str, ...]
    line: PlacedLine
    start: int  # range in the line's text
    end: int
    bodies: Bodies = NO_BODIES
    numbered: bool = True  # False: a paragraph below the unit's own number
    steps: tuple[str, ...] = ()  # what its labels add to its address: ("五", "（十六）")

    @property
    def text(self) -> str:
        """The clause's text."""
        return self.line.text[self.start : self.end]


def share_bodies(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Bodies printed once, at the end of a numbered group, for every clause of the group.

    A group is the paragraphs of one numbered unit, or a run of (1)(2)(3), ①②③, 一是二是三是.
    """
    shared = list(drafts)
    for key in (_own_unit, _run):
        groups: dict[tuple[str, ...], list[int]] = {}
        for index, draft in enumerate(shared):
            if group := key(draft):
                groups.setdefault(group, []).append(index)
        for members in groups.values():
            having = [i for i in members if shared[i].bodies != NO_BODIES]
            if having and having[0] == members[-1]:
                for i in members:
                    shared[i] = replace(shared[i], bodies=shared[having[0]].bodies)
    return tuple(shared)


def _own_unit(draft: Draft) -> tuple[str, ...]:
    return draft.unit if draft.line.text.count("|") < 2 else ()


def _run(draft: Draft) -> tuple[str, ...]:
    small = draft.scheme is not None and Scheme.ARABIC_BRACKETS <= draft.scheme < Scheme.DASH
    return draft.unit[:-1] if small else ()


def number_drafts(drafts: Sequence[Draft], *, prefix: str = "") -> tuple[str, ...]:
    """Ids for the clauses: the numbers above and of each, "2.1.5"; "2.p3" for a third paragraph."""
    ids, used, paragraphs = [], Counter[str](), Counter[str]()
    for draft in drafts:
        name = ".".join(filter(None, (prefix, *draft.unit)))
        if not draft.numbered:
            paragraphs[name] += 1
            name = f"{name}.p{paragraphs[name]}".lstrip(".")
        used[name] += 1
        ids.append(name if used[name] == 1 else f"{name}-{used[name]}")
    return tuple(ids)
