"""What the heads of a table's columns say of the cells below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from policydiff.stages.documents.structure.bodies import role_of_column
from policydiff.stages.documents.structure.text_tables import Column, classify_column
from policydiff.stages.knowledge.expressions import Expressions, expression
from policydiff.stages.knowledge.table_heads import HeadKind, read_column_head
from policydiff.stages.support.text import fold

FEWEST_COLUMNS = 2
LONGEST_HEAD = 20  # characters
_CAPTIONS = Expressions("table_phrases")
_YEAR = re.compile(r"(?:19|20)\d{2}")


class CellKind(StrEnum):
    """What the cells of a column look like."""

    NUMBER = "number"
    GROUP = "group"
    NAME = "name"
    UNIT = "unit"
    BINDING = "binding"
    VALUE = "value"
    BODIES = "bodies"
    ANY = "any"


def kind_below(text: str) -> CellKind | None:
    """What stands below a head; None: it is none."""
    plain = re.sub(r"\s", "", fold(text))
    if re.search(r"\d", _YEAR.sub("", plain)) or _CAPTIONS["caption"].search(plain):
        return None
    head, column = read_column_head(text), classify_column(text)
    if role_of_column(plain) and len(plain) <= LONGEST_HEAD:
        return CellKind.BODIES
    if head.kind in _KINDS:
        return _KINDS[head.kind]
    if head.years and not head.kinds and _only_a_year(head.text):
        return CellKind.VALUE
    return _COLUMNS[column] if column else None


_KINDS = {
    HeadKind.INDICATOR: CellKind.NAME,
    HeadKind.THING: CellKind.NAME,
    HeadKind.GROUP: CellKind.GROUP,
    HeadKind.NUMBER: CellKind.NUMBER,
    HeadKind.UNIT: CellKind.UNIT,
    HeadKind.TARGET: CellKind.VALUE,
    HeadKind.BASELINE: CellKind.VALUE,
    HeadKind.GROWTH: CellKind.VALUE,
    HeadKind.BINDING: CellKind.BINDING,
    HeadKind.ASIDE: CellKind.ANY,
}
_COLUMNS = {
    Column.NUMBER: CellKind.NUMBER,
    Column.GROUP: CellKind.GROUP,
    Column.TASK: CellKind.NAME,
    Column.BODIES: CellKind.BODIES,
    Column.OTHER: CellKind.ANY,
}


def _only_a_year(head: str) -> bool:
    return expression("table_phrases", "year_row").fullmatch(head) is not None


def kinds_below(heads: Sequence[str]) -> list[CellKind]:
    """What stands below each head; where none names, what is to be done does (重点任务)."""
    kinds = [kind_below(head) or CellKind.ANY for head in heads]
    tasks = [i for i, head in enumerate(heads) if classify_column(head) is Column.TASK]
    if CellKind.NAME not in kinds and tasks:
        kinds[tasks[0]] = CellKind.NAME
    return kinds


def names_a_table(kinds: Sequence[CellKind]) -> bool:
    """Whether heads are those of a table: names, and what is said of them, in different columns."""
    if len(kinds) == FEWEST_COLUMNS:
        return kinds == [CellKind.NAME, CellKind.VALUE]
    said = {CellKind.VALUE, CellKind.BODIES, CellKind.UNIT}
    return CellKind.NAME in kinds and not said.isdisjoint(kinds)
