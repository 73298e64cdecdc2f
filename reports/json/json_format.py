"""Write the JSON that policydiff prints; docs/json-format.md describes it for users.

Other programs rely on these names: add fields, rename none.
"""

from __future__ import annotations

import json

from policydiff.stages.align import Alignment, Rejected, ScorePart
from policydiff.stages.compare import AnnexFinding, Comparison, TargetChange, Theme, Themes
from policydiff.stages.compare.findings.document_profile import make_card
from policydiff.stages.documents import Clause, Document, Jurisdiction
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.reports.json.finding_json import card_object, further_objects, size_object
from policydiff.stages.reports.shared.warning_words import say_warnings
from policydiff.stages.support.numerals import plain_decimal
from policydiff.stages.targets import Plan, Target

FORMAT = 1  # raised when a reader of the old form would misread the new one

Json = dict[str, object]  # one JSON object


def plan_json(plan: Plan) -> str:
    """A document with its clauses and targets, as `read --json` gives it."""
    return dumped(plan_object(plan))


def comparison_json(comparison: Comparison) -> str:
    """Two documents and what changed, as `compare --json` and `annex --json` give it."""
    return dumped(
        {
            "format": FORMAT,
            "base": plan_object(comparison.base),
            "other": plan_object(comparison.other),
            "kind": comparison.kind,
            "alignments": [_alignment(a) for a in comparison.alignments],
            "target_changes": [_target_change(c) for c in comparison.target_changes],
            "themes": [_theme(t) for t in comparison.themes],
            "rejected": [_rejected(r) for r in comparison.rejected],
            "findings": [_finding(f) for f in comparison.findings],
            "warnings": list(comparison.warnings),
            "warnings_zh": list(say_warnings(comparison.warnings, lang="zh")),
            **further_objects(comparison),
        }
    )


def themes_json(themes: Themes) -> str:
    """Several documents and the themes over them, as `themes --json` gives it."""
    return dumped(
        {
            "format": FORMAT,
            "documents": [plan_object(plan) for plan in themes.plans],
            "themes": [_theme(theme) for theme in themes.themes],
        }
    )


def dumped(value: Json) -> str:
    """The text of one JSON object, a line at its end."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def plan_object(plan: Plan) -> Json:
    """A document with its clauses, targets and results."""
    return {
        "format": FORMAT,
        "document": {**_document(plan.document), "card": card_object(make_card(plan))},
        "clauses": [_clause(clause) for clause in plan.document.clauses],
        "targets": [_target(target) for target in plan.targets],
        "results": [_target(result) for result in plan.results],
    }


def _document(document: Document) -> Json:
    place, period = document.jurisdiction, document.period
    return {
        "id": document.id,
        "title": document.title,
        "issuers": list(document.issuers),
        "number": document.number,
        "instrument": document.instrument,
        "issued": document.issued,
        "jurisdiction": None if place is None else _jurisdiction(place),
        "period": None if period is None else [period.first, period.last],
        "text": document.text,
        "source": {
            "path": document.source.path,
            "sha256": document.source.sha256,
            "media_type": document.source.media_type,
            "encoding": document.source.encoding,
        },
        "warnings": list(document.warnings),
        "warnings_zh": list(say_warnings(document.warnings, lang="zh")),
        "furniture": list(document.furniture),
        "dropped": [{"text": d.text, "reason": d.reason, "line": d.line} for d in document.dropped],
        "posted": document.posted,
        "index": document.index,
        "evidence": [
            {"field": e.field, "where": e.where, "quote": e.quote} for e in document.evidence
        ],
        "corrected": list(document.corrected),
    }


def _jurisdiction(place: Jurisdiction) -> Json:
    return {
        "code": place.code,
        "name": place.name,
        "path": list(place.path),
        "level": place.level,
        "kind": place.kind,
    }


def _clause(clause: Clause) -> Json:
    return {
        "id": clause.id,
        "label": clause.label,
        "heading": list(clause.heading),
        "part": clause.part,
        "text": clause.text,
        "start": clause.span.start,
        "end": clause.span.end,
        "repeats": clause.repeats,
        "bodies": {"lead": list(clause.bodies.lead), "support": list(clause.bodies.support)},
        "line": clause.line,
    }


def _target(target: Target) -> Json:
    return {
        "id": target.id,
        "clause": target.clause,
        "quote": target.quote,
        "start": target.span.start,
        "end": target.span.end,
        "indicator": target.indicator,
        "indicator_text": target.indicator_text,
        "value": _value(target),
        "unit": target.unit,
        "stated": target.stated,
        "comparator": target.comparator,
        "mode": target.mode,
        "deadline": target.deadline,
        "period": target.period,
        "measure": target.measure,
        "baseline": target.baseline,
        "modality": target.modality,
        "binding": target.binding,
        "scope": target.scope,
        "part_of": target.part_of,
        "polarity": target.polarity,
        "mentions": list(target.mentions),
        "threshold": target.threshold,
        "stretch_of": target.stretch_of,
        "stretched_by": target.stretched_by,
        "family": None if target.unit is None else find_measure(target.unit).family,
    }


def _value(target: Target) -> list[str] | None:
    if target.low is None or target.high is None:
        return None
    return [plain_decimal(target.low), plain_decimal(target.high)]


def _alignment(alignment: Alignment) -> Json:
    return {
        "base": list(alignment.base),
        "other": list(alignment.other),
        "score": alignment.score,
        "relation": alignment.relation,
        "change": alignment.change,
        "coverage": list(alignment.coverage),
        "why": _score_parts(alignment.why),
        "shared": list(alignment.shared),
        "synonyms": list(alignment.synonyms),
        "opposite": alignment.opposite,
        "boilerplate": alignment.boilerplate,
        "moved": alignment.moved,
        "decided": alignment.decided,
    }


def _score_parts(parts: tuple[ScorePart, ...]) -> dict[str, float]:
    """Log-odds by name; parts of one name are added, so that the sum stays the logit."""
    total: dict[str, float] = {}
    for part in parts:
        total[part.name] = total.get(part.name, 0.0) + part.log_odds
    return total


def _rejected(rejected: Rejected) -> Json:
    return {
        "base": rejected.base,
        "other": rejected.other,
        "score": rejected.score,
        "why": _score_parts(rejected.why),
        "decided": rejected.decided,
    }


def _target_change(change: TargetChange) -> Json:
    axes = change.axes
    return {
        "base": change.base,
        "other": change.other,
        "change": change.change,
        "reason": change.reason,
        "axes": None
        if axes is None
        else {
            "value": axes.value,
            "comparator": axes.comparator,
            "deadline": axes.deadline,
            "modality": axes.modality,
        },
        "words": change.words,
        "why": change.why,
        "why_en": change.why_en,
        "expired": change.expired,
    }


def _theme(theme: Theme) -> Json:
    return {
        "id": theme.id,
        "label": theme.label,
        "code": theme.code,
        "keywords": list(theme.keywords),
        "clauses": [
            {"document": m.document, "clause": m.clause, "repeats": m.repeats}
            for m in theme.clauses
        ],
        "sizes": [size_object(size) for size in theme.sizes],
    }


def _finding(finding: AnnexFinding) -> Json:
    return {
        "kind": finding.kind,
        "base": finding.base,
        "other": finding.other,
        "target": finding.target,
        "pieces": [{"op": piece.op, "text": piece.text} for piece in finding.pieces],
        "differences": list(finding.differences),
    }
