"""The tables of docs/quantities.md hold."""

from __future__ import annotations

import pytest

from policydiff.stages.support.text import fold
from policydiff.stages.targets.masking import mask_names
from policydiff.stages.targets.quantities import find_quantities
from tests.factories import ROOT

HEAD = ["style", "text", "low", "high", "unit", "comparator"]
FALSE = ["text", "why"]


def rows(head: list[str]) -> list[list[str]]:
    """The rows of all tables of the page with this head, in reading order."""
    found, inside = list[list[str]](), False
    for line in (ROOT / "docs" / "quantities.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells == head:
            inside = True
        elif inside and not line.startswith("|--"):
            found.append(cells)
    return found


STYLES, FRIENDS = rows(HEAD), rows(FALSE)


def test_the_page_has_its_tables() -> None:
    assert len(STYLES) > 60
    assert len(FRIENDS) > 20


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(row[1], row[2:], id=row[0]) for row in STYLES]
)
def test_a_style_is_read_as_the_page_says(text: str, expected: list[str]) -> None:
    found = find_quantities(mask_names(fold(text)))
    assert found, text
    first = found[0]
    said = [str(first.low), str(first.high), first.unit.name, first.comparator.value]
    assert said == expected


@pytest.mark.parametrize("text", [pytest.param(row[0], id=str(n)) for n, row in enumerate(FRIENDS)])
def test_a_false_friend_holds_no_quantity(text: str) -> None:
    assert find_quantities(mask_names(fold(text))) == ()
