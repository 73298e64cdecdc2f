"""Name pages, clauses and targets: file names, addresses, anchors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, urlencode

from policydiff.stages.documents import ClauseId, Document, DocumentId
from policydiff.stages.reports.shared.script_data import quote_place
from policydiff.stages.targets import Plan, TargetId

SideName = Literal["base", "other"]
_MOST_BYTES = 90  # of a document's name in a file name; a pair has two, file systems allow 255
_UNSAFE = re.compile(r"[^\w.\-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The pages that belong together, seen from one of them."""

    names: Mapping[DocumentId, str]  # stems of the documents' pages
    root: str = ""  # from this page to the folder of index.html: "" or "../"
    alone: bool = False  # a page of its own: clauses are found on it or nowhere
    one_pair_page: bool = False  # pair.html shows any pair, since there are too many for pages
    language: str = ""  # folder of these pages, where they are the second language: "en/"
    languages: bool = False  # whether the pages stand in the other language too

    def number(self, document: DocumentId) -> int:
        """The number of a document in data/site.js."""
        return tuple(self.names).index(document)

    def spot(self, document: Document, clause: ClauseId, *, quote: str = "") -> str:
        """Where the panel finds a clause, or a quote in it: document:clause:start:length."""
        place = quote_place(document.clause(clause), quote)
        where = "" if place is None else f":{place[0]}:{place[1]}"
        return f"{self.number(document.id)}:{clause}{where}"

    def pair(self, base: DocumentId, other: DocumentId) -> str:
        """Address of the page of a pair."""
        if self.one_pair_page:
            chosen = urlencode({"base": self.names[base], "other": self.names[other]})
            return f"{self.page('pair.html')}?{chosen}"
        return self.page(self.pair_file(base, other))

    def pair_name(self, base: DocumentId, other: DocumentId) -> str:
        """By which pages and data name a pair."""
        return f"{self.names[base]}__{self.names[other]}"

    def below(self) -> Site:
        """The same pages, seen from a folder below."""
        return replace(self, root="../")

    def page(self, name: str) -> str:
        """Address of a page or file of the report: "index.html"."""
        return self.root + quote(name)

    @property
    def packed(self) -> bool:
        """Whether data is deflated, since there is much of it."""
        return self.one_pair_page or self.languages

    def file(self, name: str) -> str:
        """Address of a table, script or style, which stands once, whatever the language."""
        return f"{self.root}{'../' if self.language else ''}{quote(name)}"

    def translated(self, name: str, *, second: str) -> str:
        """Address of this page in the other language; `second` is the folder of the second."""
        return self.root + ("../" if self.language else second) + quote(name)

    def document_file(self, document: DocumentId) -> str:
        """File of a document's page, from the folder of index.html."""
        return f"documents/{self.names[document]}.html"

    def pair_file(self, base: DocumentId, other: DocumentId) -> str:
        """File of the page of a pair, from the folder of index.html."""
        return f"pairs/{self.pair_name(base, other)}.html"

    def annex_file(self, document: DocumentId) -> str:
        """File of the page of an annex check, from the folder of index.html."""
        return f"annex/{self.names[document]}.html"

    def clause(
        self, document: DocumentId, clause: ClauseId, *, side: SideName | None = None
    ) -> str | None:
        """Address of a clause in its context; None where a page alone does not show it."""
        if self.alone:
            return f"#{quote(side_anchor(side, clause))}" if side else None
        return f"{self.page(self.document_file(document))}#{quote(clause_anchor(clause))}"

    def target(
        self, document: DocumentId, target: TargetId, clause: ClauseId, *, side: SideName | None
    ) -> str | None:
        """Address of a target in its sentence; None where a page alone does not show it."""
        if self.alone:
            return self.clause(document, clause, side=side)
        return f"{self.page(self.document_file(document))}#{quote(target_anchor(target))}"


def clause_anchor(clause: ClauseId) -> str:
    """Anchor of a clause on its document's page."""
    return f"c-{clause}"


def target_anchor(target: TargetId) -> str:
    """Anchor of a target on its document's page."""
    return f"t-{target}"


def side_anchor(side: SideName, clause: ClauseId) -> str:
    """Anchor of a clause on a page of two sides."""
    return f"{side}-{clause}"


def page_names(plans: Sequence[Plan]) -> dict[DocumentId, str]:
    """A short file name without trouble for each document, unique among them."""
    names: dict[DocumentId, str] = {}
    taken: set[str] = set()
    for plan in plans:
        bare = _UNSAFE.sub("-", plan.document.id).strip("-.")
        stem = bare.encode()[:_MOST_BYTES].decode(errors="ignore") or "document"
        name, number = stem, 2
        while name.lower() in taken:  # file names that differ in case only are one on Windows
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.lower())
        names[plan.document.id] = name
    return names


def short_names(plans: Sequence[Plan]) -> dict[DocumentId, str]:
    """Place and year where they tell the documents apart, else the id: 嘉兴市 2010."""
    wanted = {plan.document.id: _place_and_year(plan) for plan in plans}
    given = list(wanted.values())
    return {
        document: name if name and given.count(name) == 1 else document
        for document, name in wanted.items()
    }


def _place_and_year(plan: Plan) -> str:
    place, period = plan.document.jurisdiction, plan.document.period
    year = (plan.document.issued or "")[:4] or (str(period.first) if period else "")
    return f"{place.name} {year}" if place and year else ""
