"""Tell a change that was found: its words, its effect, and who is bound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policydiff.stages.align.link_changes import ChangeType, Effect, LinkChange, Quoted
from policydiff.stages.compare.changes.effects import bound_by, effect_of, is_granted, rise_of
from policydiff.stages.compare.changes.found_change import Found, Words
from policydiff.stages.compare.changes.reading.sentences import Word
from policydiff.stages.compare.model.comparison import Kind
from policydiff.stages.documents import Document
from policydiff.stages.support.span import Span
from policydiff.stages.targets import Plan, Polarity, Target

_SILENT = (ChangeType.DEFINITION, ChangeType.EFFECTIVE_DATE, ChangeType.REFERENCE)
_ONE_PLACE = (Kind.REVISION, Kind.SUCCESSOR)

_CLOSED = {"”": "“", "’": "‘", "》": "《", ")": "(", "）": "（", "」": "「"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The two plans that are compared, and how they stand to each other."""

    base: Plan
    other: Plan
    kind: Kind


def tell(setting: Setting, found: Found) -> LinkChange:
    """The change with its words, its effect and whom it binds."""
    return LinkChange(
        type=found.type,
        base=quoted(setting.base.document, found.base),
        other=quoted(setting.other.document, found.other),
        effect=_effect(setting, found),
        bound=None if found.type in _SILENT else bound_by(found),
    )


def quoted(document: Document, words: Words) -> Quoted | None:
    """From the first word to the last, as written."""
    return quote(document, Span(words[0].start, words[-1].end)) if words else None


def quote(document: Document, span: Span) -> Quoted:
    """The words of a span, with the quotation mark or bracket that closes one inside it."""
    span = closed(document.text, span)
    return Quoted(quote=span.of(document.text), span=span)


def _effect(setting: Setting, found: Found) -> Effect | None:
    """Of a target its better side tells, in one place; else the words around it."""
    paired = found.base and found.other
    if found.type is not ChangeType.NUMBER or not paired or is_granted(found):
        return effect_of(found)
    mine = _target_at(setting.base.targets, found.base[0])
    theirs = _target_at(setting.other.targets, found.other[0])
    if mine is None or theirs is None:
        return effect_of(found)
    rise, polarity = rise_of(found), theirs.value_polarity
    neutral = polarity is None or polarity is Polarity.NEUTRAL
    if neutral or not rise or setting.kind not in _ONE_PLACE:
        return None
    better = (rise > 0) is (polarity is Polarity.HIGHER_IS_BETTER)
    return Effect.TIGHTER if better else Effect.LOOSER


def _target_at(targets: Iterable[Target], word: Word) -> Target | None:
    """The target whose words hold a number."""
    return next((t for t in targets if t.span.start <= word.start < t.span.end), None)


def closed(text: str, span: Span) -> Span:
    """The span with the mark behind it that closes what was opened inside: “…, 《…, (…."""
    behind = text[span.end : span.end + 1]
    opening = _CLOSED.get(behind)
    inside = span.of(text)
    if opening and inside.count(opening) > inside.count(behind):
        return Span(span.start, span.end + 1)
    return span
