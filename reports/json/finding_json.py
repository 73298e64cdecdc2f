"""Write the JSON of cards, highlights, verbs, bodies, names and theme changes."""

from __future__ import annotations

from policydiff.stages.compare import (
    BodyChange,
    BodyProfile,
    Card,
    CarriedName,
    CommitmentChange,
    Comparison,
    Highlight,
    ThemeChange,
    ThemeSize,
)
from policydiff.stages.support.span import Span

Json = dict[str, object]  # one JSON object


def card_object(card: Card) -> Json:
    """A document at a glance, the key `card` of a document."""
    return {
        "instrument": card.instrument,
        "issuers": list(card.issuers),
        "months_left": card.months_left,
        "characters": card.characters,
        "targets": card.targets,
        "density": round(card.density, 2),
        "units": [{"unit": u.unit, "targets": u.targets} for u in card.units],
        "with_body": card.with_body,
        "without_body": list(card.without_body),
        "bodies": [_profile(profile) for profile in card.bodies],
        "warnings": list(card.warnings),
    }


def further_objects(comparison: Comparison) -> Json:
    """What a comparison found beside targets, under keys of its own."""
    return {
        "highlights": [_highlight(h) for h in comparison.highlights],
        "commitments": [_commitment(c) for c in comparison.commitments],
        "body_changes": [_body_change(c) for c in comparison.body_changes],
        "carried": [_carried(c) for c in comparison.carried],
        "namings": [
            {"document": n.document, "place": n.place, "clauses": list(n.clauses)}
            for n in comparison.namings
        ],
        "theme_changes": [_theme_change(c) for c in comparison.theme_changes],
    }


def size_object(size: ThemeSize) -> Json:
    """How much of a document's main text a theme takes."""
    return {"document": size.document, "clauses": size.clauses, "characters": size.characters}


def _profile(profile: BodyProfile) -> Json:
    return {
        "name": profile.name,
        "leads": list(profile.leads),
        "supports": list(profile.supports),
        "targets": list(profile.targets),
    }


def _highlight(highlight: Highlight) -> Json:
    return {
        "rule": highlight.rule,
        "weight": highlight.weight,
        "zh": highlight.zh,
        "en": highlight.en,
        "evidence": [
            {"document": e.document, "clause": e.clause, "quote": e.quote}
            for e in highlight.evidence
        ],
    }


def _commitment(change: CommitmentChange) -> Json:
    return {
        "ladder": change.ladder,
        "direction": change.direction,
        "object": change.object,
        "base": _quoted(change.base, change.base_span, change.base_quote, change.base_word),
        "other": _quoted(change.other, change.other_span, change.other_quote, change.other_word),
    }


def _quoted(clause: str, span: Span, quote: str, verb: str) -> Json:
    return {
        "clause": clause,
        "verb": verb,
        "quote": quote,
        "start": span.start,
        "end": span.end,
    }


def _body_change(change: BodyChange) -> Json:
    return {
        "base": list(change.base),
        "other": list(change.other),
        "move": change.move,
        "base_body": change.base_body,
        "other_body": change.other_body,
    }


def _carried(name: CarriedName) -> Json:
    return {
        "name": name.name,
        "other_name": name.other_name,
        "kind": name.kind,
        "common": name.common,
        "base": _mentions(name.base, name.base_span, name.base_verb),
        "other": _mentions(name.other, name.other_span, name.other_verb),
    }


def _mentions(clauses: tuple[str, ...], span: Span, verb: str | None) -> Json:
    return {"clauses": list(clauses), "verb": verb, "start": span.start, "end": span.end}


def _theme_change(change: ThemeChange) -> Json:
    return {
        "label": change.label,
        "code": change.code,
        "move": change.move,
        "base": {**size_object(change.base), "share": round(change.base_share, 4)},
        "other": {**size_object(change.other), "share": round(change.other_share, 4)},
        "base_clauses": list(change.base_clauses),
        "other_clauses": list(change.other_clauses),
    }
