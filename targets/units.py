"""Units: what a number counts, from lexicons/units.toml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from policydiff.stages.knowledge.lexicon import Entry, load_lexicon


class UnitKind(StrEnum):
    """What sort of thing a unit counts; thresholds and durations differ by it."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    AMOUNT = "amount"
    RATE = "rate"
    TIME = "time"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit found in a text."""

    name: str  # base unit: 元, 人, 吨; the measure word itself for measure words
    kind: UnitKind
    length: int  # code points of the surface form


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    surface: str
    unit: Unit
    not_before: tuple[str, ...]  # continuations that make it another word
    followed: bool  # a word must follow: 3位老人, but not 上升3位


def unit_at(text: str, position: int) -> Unit | None:
    """The unit that begins at a position of a folded text, longest form first."""
    if position >= len(text):
        return None
    for form in _forms().get(text[position], ()):
        if text.startswith(form.surface, position):
            after = position + len(form.surface)
            alone = form.followed and not text[after : after + 1].isalpha()
            if not alone and not text.startswith(form.not_before, after):
                return form.unit
    return None


@cache
def _forms() -> Mapping[str, tuple[_Form, ...]]:
    """Surface forms by their first character, longest first."""
    forms = defaultdict(list)
    for entry in load_lexicon("units"):
        for surface in entry.patterns:
            forms[surface[0]].append(_form(entry, surface))
    return {c: tuple(sorted(fs, key=lambda f: -len(f.surface))) for c, fs in forms.items()}


def _form(entry: Entry, surface: str) -> _Form:
    words = entry.texts("not_before")
    if entry.text("keep"):
        name = surface
        words = tuple(w[len(surface) :] for w in words if w.startswith(surface) and w != surface)
    else:
        name = entry.text("base") or entry.key
    return _Form(
        surface=surface,
        unit=Unit(name=name, kind=UnitKind(str(entry.text("kind"))), length=len(surface)),
        not_before=words,
        followed=bool(entry.text("followed")),
    )
