"""Write the JSON that policydiff prints; docs/json-format.md describes it for users.

Other programs rely on these names: add fields, rename none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from policydiff.stages.compare import Card, Comparison, Themes
from policydiff.stages.compare.model.comparison import find_card
from policydiff.stages.documents import Document
from policydiff.stages.reports.shared.translations import all_words
from policydiff.stages.support.json_objects import to_json
from policydiff.stages.support.notices import Notice, notice_object, render_all
from policydiff.stages.targets import Plan, Target

FORMAT = 2  # raised when a reader of the old form would misread the new one

Json = dict[str, object]  # one JSON object


def plan_json(plan: Plan, card: Card | None = None) -> str:
    """A document with its clauses and targets, as `read --json` gives it with its card."""
    return dumped(plan_object(plan, card))


def comparison_json(comparison: Comparison) -> str:
    """Two documents and what changed, as `compare --json` and `annex --json` give it."""
    return dumped(
        {
            "format": FORMAT,
            "base": _side(comparison, comparison.base),
            "other": _side(comparison, comparison.other),
            "kind": comparison.kind,
            "alignments": _objects(comparison.alignments),
            "target_changes": _objects(comparison.target_changes),
            "themes": _objects(comparison.themes),
            "rejected": _objects(comparison.rejected),
            "findings": _objects(comparison.findings),
            **_warnings(comparison.warnings),
            "highlights": _objects(comparison.highlights),
            "commitments": _objects(comparison.commitments),
            "body_changes": _objects(comparison.body_changes),
            "lone_norms": _objects(comparison.lone_norms),
            "carried": _objects(comparison.carried),
            "namings": _objects(comparison.namings),
            "theme_changes": _objects(comparison.theme_changes),
            "chapters": _objects(comparison.chapters),
        }
    )


def _side(comparison: Comparison, plan: Plan) -> Json:
    return plan_object(plan, find_card(comparison.cards, plan.document.id))


def themes_json(themes: Themes, cards: Sequence[Card] = ()) -> str:
    """Several documents and the themes over them, as `themes --json` gives it with the cards."""
    return dumped(
        {
            "format": FORMAT,
            "documents": plan_objects(themes.plans, cards),
            "themes": _objects(themes.themes),
        }
    )


def dumped(value: Json) -> str:
    """The text of one JSON object, a line at its end."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def plan_objects(plans: Sequence[Plan], cards: Sequence[Card]) -> list[Json]:
    """Several documents, each with its card."""
    return [plan_object(plan, find_card(cards, plan.document.id)) for plan in plans]


def plan_object(plan: Plan, card: Card | None = None) -> Json:
    """A document with its clauses, targets and results, and its card if it was profiled."""
    return {
        "format": FORMAT,
        "document": {
            **_document(plan.document),
            "card": None if card is None else to_json(card),
        },
        "clauses": _objects(plan.document.clauses),
        "targets": [_target(target) for target in plan.targets],
        "results": [_target(result) for result in plan.results],
        "numbers_passed": _objects(plan.numbers_passed),
    }


def _objects(records: Iterable[object]) -> list[Json]:
    return [to_json(record) for record in records]


def _target(target: Target) -> Json:
    """A target; where it is doubtful, the doubt in words too."""
    value = to_json(target)
    if target.doubt is None:
        return value
    words = all_words()[f"doubt.{target.doubt}"]
    said: Json = {f"doubt_{lang}": words[lang] for lang in ("zh", "en")}
    return _inserted(value, after="doubt", further=said)


def _document(document: Document) -> Json:
    notices: Json = {"notices": [notice_object(notice) for notice in document.warnings]}
    return _inserted(to_json(document), after="warnings_zh", further=notices)


def _warnings(warnings: Sequence[Notice]) -> Json:
    """Warnings in both languages, and as codes with values, for programs."""
    return {
        "warnings": list(render_all(warnings, "en")),
        "warnings_zh": list(render_all(warnings, "zh")),
        "notices": [notice_object(notice) for notice in warnings],
    }


def _inserted(value: Json, *, after: str, further: Json) -> Json:
    """The object with further keys behind one of its own."""
    at = list(value).index(after) + 1
    items = list(value.items())
    return dict([*items[:at], *further.items(), *items[at:]])
