"""The columns of the store's tables; docs/store.md explains them to users."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from policydiff.stages.corpus.engine.optional_imports import need

SCHEMA = 3  # of the tables below; a store says which it has

Columns = tuple[tuple[str, str], ...]  # name and kind: str, int, float, bool, strs

_FILES: Columns = (
    ("document", "str"),
    ("source", "str"),
    ("sha256", "str"),
    ("bytes", "int"),
    ("status", "str"),
    ("reason", "str"),
)
_DOCUMENTS: Columns = (
    *(("document", "str"), ("title", "str"), ("issuers", "strs"), ("number", "str")),
    *(("instrument", "str"), ("issued", "str"), ("code", "str"), ("place", "str")),
    *(("path", "strs"), ("level", "str"), ("place_kind", "str")),
    *(("first_year", "int"), ("last_year", "int"), ("text", "str"), ("source", "str")),
    *(("sha256", "str"), ("media_type", "str"), ("encoding", "str"), ("warnings", "strs")),
    *(("dropped", "strs"), ("evidence", "strs"), ("posted", "str"), ("catalogue", "str")),
    ("corrected", "strs"),
    ("notices", "strs"),
)
_CLAUSES: Columns = (
    *(("document", "str"), ("position", "int"), ("clause", "str"), ("label", "str")),
    *(("heading", "strs"), ("part", "str"), ("text", "str"), ("start", "int"), ("end", "int")),
    *(("lead", "strs"), ("support", "strs"), ("repeats", "str"), ("line", "int")),
    *(("main", "bool"), ("field", "str")),
)
_TARGETS: Columns = (
    *(("document", "str"), ("position", "int"), ("kind", "str"), ("target", "str")),
    *(("clause", "str"), ("quote", "str"), ("start", "int"), ("end", "int")),
    *(("indicator", "str"), ("indicator_text", "str"), ("low", "float"), ("high", "float")),
    *(("low_exact", "str"), ("high_exact", "str"), ("unit", "str"), ("stated", "str")),
    *(("comparator", "str"), ("mode", "str"), ("deadline", "str"), ("period", "str")),
    *(("measure", "str"), ("baseline", "str"), ("modality", "str"), ("binding", "str")),
    *(("scope", "str"), ("threshold", "str"), ("part_of", "str"), ("polarity", "str")),
    *(("stretch_of", "str"), ("stretched_by", "str")),
    *(("mentions", "strs"), ("year", "int")),
)
_LINKS: Columns = (
    *(("base_document", "str"), ("other_document", "str"), ("kind", "str")),
    *(("alignment", "int"), ("base", "str"), ("other", "str"), ("score", "float")),
    *(("relation", "str"), ("change", "str"), ("base_coverage", "float")),
    *(("other_coverage", "float"), ("moved", "bool"), ("opposite", "bool")),
    *(("boilerplate", "float"), ("shared", "strs"), ("synonyms", "strs"), ("why", "str")),
)
_PAIRS: Columns = (
    *(("base_document", "str"), ("other_document", "str"), ("kind", "str")),
    *(("near", "int"), ("weight", "float"), ("same", "int"), ("related", "int")),
    ("made_from", "str"),
)
_FAMILIES: Columns = (
    *(("family", "str"), ("documents", "int"), ("clauses", "int"), ("wordings", "int")),
    *(("places", "int"), ("first_year", "int"), ("last_year", "int")),
    *(("earliest_document", "str"), ("earliest_clause", "str"), ("earliest_date", "str")),
    *(("document", "str"), ("clause", "str"), ("text", "str"), ("template", "str")),
    ("slots", "strs"),
)
_MEMBERS: Columns = (
    *(("family", "str"), ("document", "str"), ("clause", "str"), ("date", "str")),
    *(("year", "int"), ("place", "str"), ("level", "str"), ("similarity", "float")),
    *(("wording", "int"), ("text", "str")),
)

BASE = ("files", "documents", "clauses", "targets")  # cut into the same groups of documents
DERIVED = ("links", "pairs", "families", "members")  # made from the base tables
TABLES: Mapping[str, Columns] = {
    "files": _FILES,
    "documents": _DOCUMENTS,
    "clauses": _CLAUSES,
    "targets": _TARGETS,
    "links": _LINKS,
    "pairs": _PAIRS,
    "families": _FAMILIES,
    "members": _MEMBERS,
}


@cache
def arrow_schema(table: str) -> Any:
    """The Arrow schema of a table."""
    arrow = need("pyarrow")
    kinds = {
        "str": arrow.string(),
        "int": arrow.int64(),
        "float": arrow.float64(),
        "bool": arrow.bool_(),
        "strs": arrow.list_(arrow.string()),
    }
    return arrow.schema([(name, kinds[kind]) for name, kind in TABLES[table]])
