"""Every base unit says what it measures, and physical ones convert."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.units import UnitKind, base_units, convert, find_measure, unit_at

COUNTED = {"人次"}  # what is counted in one unit alone


@pytest.mark.parametrize("name", sorted(base_units()))
def test_every_base_unit_has_a_family(name: str) -> None:
    assert find_measure(name).family != name


def test_physical_units_have_a_factor() -> None:
    physical = {UnitKind.AMOUNT, UnitKind.TIME, UnitKind.RATE}
    lacking = [
        entry.key
        for entry in load_lexicon("units")
        if UnitKind(entry.text("kind") or "") in physical and entry.key != ":1"
        if not (entry.text("factor") or entry.texts("factors"))
    ]
    assert lacking == []


def test_each_family_that_converts_has_a_base() -> None:
    families: dict[str, set[Decimal | None]] = {}
    for measure in base_units().values():
        families.setdefault(measure.family, set()).add(measure.factor)
    halves = {name for name, found in families.items() if None in found and len(found) > 1}
    assert halves == set()
    assert {
        n for n, found in families.items() if None not in found and Decimal(1) not in found
    } == set()


@pytest.mark.parametrize(
    ("value", "unit", "into", "wanted"),
    [
        pytest.param("1000000", "千瓦", "兆瓦", "1000", id="kilowatts"),
        pytest.param("1000", "兆瓦", "吉瓦", "1", id="megawatts"),
        pytest.param("2", "吉瓦时", "兆瓦时", "2000", id="gigawatt-hours"),
        pytest.param("2", "天", "小时", "48", id="days"),
        pytest.param("1", "Gbps", "Mbps", "1000", id="gigabits"),
        pytest.param("100", "P", "EFlops", "0.1", id="petaflops"),
        pytest.param("0.05", "毫克/立方米", "微克/立方米", "50", id="milligrams"),
        pytest.param("2", "个月", "天", None, id="months-have-no-fixed-days"),
        pytest.param("3", "人次", "人", None, id="visits-are-no-persons"),
    ],
)
def test_units_convert(value: str, unit: str, into: str, wanted: str | None) -> None:
    found = convert(Decimal(value), unit, into=into)
    assert found == (None if wanted is None else Decimal(wanted))


@pytest.mark.parametrize(
    ("text", "name"),
    [("1Gbps", "Gbps"), ("100兆", "Mbps"), ("3台套", "台套"), ("3:1", None), ("3件套", None)],
)
def test_units_are_found_behind_a_number(text: str, name: str | None) -> None:
    digits = len(text) - len(text.lstrip("0123456789"))
    found = unit_at(text, digits)
    assert (found.name if found else None) == name
