"""Write data/site.js: interface words, citations, and which pairs there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policydiff.stages.compare import Kind, TargetVerdict, Theme
from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.reports.html.data.document_data import PARTS, document_entry
from policydiff.stages.reports.html.data.pair_data import CODES
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.target_view import ORDER, SYMBOLS, verdict_label
from policydiff.stages.reports.shared.translations import LANGUAGES, Interface
from policydiff.stages.targets import Plan

# Tables of the interface whose words scripts use.
_TABLES = (
    *("kind", "change", "reason", "axis", "body", "pair", "annex", "list", "page"),
    *("wording", "target", "filter", "flow", "source", "sort", "part"),
    *("direction", "direction_words", "direction_deadline"),
    *("axis_of_places", "ambition", "stretch_move", "search"),
    *("pair_revision", "pair_successor", "pair_levels", "pair_peers"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeNumbers:
    """Themes by number, and the number of each clause's theme."""

    labels: tuple[str, ...] = ()
    of: Mapping[DocumentId, Mapping[ClauseId, int]] = field(default_factory=dict)

    def of_document(self, document: DocumentId) -> Mapping[ClauseId, int]:
        """The theme of each clause of a document; those in none are absent."""
        return self.of.get(document, {})


NO_THEMES = ThemeNumbers()


def number_themes(themes: Sequence[Theme]) -> ThemeNumbers:
    """The themes in their order."""
    of: dict[DocumentId, dict[ClauseId, int]] = {}
    for number, theme in enumerate(themes):
        for member in theme.clauses:
            of.setdefault(member.document, {}).setdefault(member.clause, number)
    return ThemeNumbers(labels=tuple(theme.label for theme in themes), of=of)


def site_object(
    plans: Sequence[Plan],
    *,
    pairs: Sequence[tuple[DocumentId, DocumentId]],
    themes: ThemeNumbers,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> dict[str, object]:
    """What every page of a report knows; read by static/core.js."""
    with_other: list[list[int]] = [[] for _ in plans]
    for base, other in pairs:
        with_other[site.number(base)].append(site.number(other))
    return {
        "lang": LANGUAGES[ui.lang],
        "words": {key: words for key, words in ui.words.items() if key.split(".")[0] in _TABLES},
        "verdicts": _verdicts(ui),
        "codes": {name: [member.value for member in members] for name, members in CODES.items()},
        "order": [CODES["verdict"].index(verdict) for verdict in ORDER],
        "symbols": [SYMBOLS[verdict] for verdict in TargetVerdict],
        "parts": [ui(f"part.{part.value}") for part in PARTS],
        "themes": list(themes.labels),
        "documents": [
            document_entry(p, name=names[p.document.id], file=site.names[p.document.id])
            for p in plans
        ],
        "pairs": with_other,
        "onePage": site.one_pair_page,
        "alone": site.alone,
    }


def _verdicts(ui: Interface) -> dict[str, list[str]]:
    """What verdicts are called between documents of each kind."""
    return {
        kind.value: [verdict_label(verdict, kind, ui=ui) for verdict in TargetVerdict]
        for kind in Kind
    }
