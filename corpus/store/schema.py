"""The columns of the store's tables; docs/store.md explains them to users."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from policydiff.stages.align import Alignment
from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.store.record_rows import Columns, stored_columns
from policydiff.stages.documents import Clause
from policydiff.stages.targets import Plan, Target

SCHEMA = 3  # of the tables below; a store says which it has

_FILES: Columns = (
    ("document", "str"),
    ("source", "str"),
    ("sha256", "str"),
    ("bytes", "int"),
    ("status", "str"),
    ("reason", "str"),
)
_DOCUMENTS: Columns = stored_columns(Plan)
_CLAUSES: Columns = (
    *(("document", "str"), ("position", "int"), *stored_columns(Clause)),
    *(("main", "bool"), ("field", "str")),
)
_TARGETS: Columns = (
    *(("document", "str"), ("position", "int"), ("kind", "str"), *stored_columns(Target)),
    ("year", "int"),
)
_LINK = (  # a row for each pair of clauses, so that a side is one clause
    *(("base", "str"), ("other", "str")),
    *(column for column in stored_columns(Alignment) if column[0] not in ("base", "other")),
)
_LINKS: Columns = (
    *(("base_document", "str"), ("other_document", "str"), ("kind", "str")),
    *(("alignment", "int"), *_LINK),
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
