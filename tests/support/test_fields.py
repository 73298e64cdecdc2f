"""A record's fields are its table: JSON, columns and their meaning follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NewType

import pytest

from policydiff.stages.support.fields import (
    About,
    Held,
    Shape,
    as_in,
    columns_of,
    field_of,
    fields_of,
)
from policydiff.stages.support.json_objects import from_json, to_json
from policydiff.stages.support.span import Span

Name = NewType("Name", str)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    first: Annotated[int | None, About(column="year_first", zh="起", en="first")]
    last: Annotated[int, About(column="year_last", zh="止", en="last")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    size: Decimal
    colour: Colour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    id: Annotated[Name, About(zh="名", en="name", column="thing")]
    span: Annotated[Span, About(shape=Shape.INLINE)]
    size: Decimal | None
    colour: Annotated[Colour, About(zh="色", en="colour")] = Colour.RED
    years: Annotated[Years | None, About(shape=Shape.LIST)] = None
    names: tuple[Name, ...] = ()
    parts: tuple[Part, ...] = ()
    marks: Annotated[tuple[Span, ...], About(shape=Shape.LIST)] = ()
    bound: Annotated[str | None, About(key="for")] = None
    sure: bool = False

    @property
    def ends(self) -> Annotated[tuple[Decimal, Decimal] | None, About(after="size", store=False)]:
        return None if self.size is None else (self.size, self.size)

    @property
    def tally(self) -> Annotated[Mapping[str, float], About()]:
        return {"a": 0.5}

    @property
    def private(self) -> str:
        return "not shown"


FULL = Thing(
    id=Name("one"),
    span=Span(3, 5),
    size=Decimal("1E+3"),
    colour=Colour.BLUE,
    years=Years(first=None, last=2023),
    names=(Name("a"), Name("b")),
    parts=(Part(size=Decimal("0.50"), colour=Colour.RED), Part(size=Decimal(2))),
    marks=(Span(0, 1), Span(1, 2)),
    bound="企业",
    sure=True,
)
BARE = Thing(id=Name("two"), span=Span(0, 0), size=None)


def test_the_json_has_the_fields_in_order() -> None:
    assert list(to_json(FULL).items()) == [
        *(("id", "one"), ("start", 3), ("end", 5), ("size", "1000"), ("ends", ["1000", "1000"])),
        *(("colour", "blue"), ("years", [None, 2023]), ("names", ["a", "b"])),
        ("parts", [{"size": "0.5", "colour": "red"}, {"size": "2", "colour": None}]),
        *(("marks", [[0, 1], [1, 2]]), ("for", "企业"), ("sure", True), ("tally", {"a": 0.5})),
    ]


def test_nothing_is_null_and_no_items_are_an_empty_list() -> None:
    value = to_json(BARE)
    assert value["size"] is value["ends"] is value["years"] is None
    assert value["names"] == value["parts"] == []


@pytest.mark.parametrize("thing", [FULL, BARE], ids=["full", "bare"])
def test_a_record_comes_back_from_its_json(thing: Thing) -> None:
    assert from_json(Thing, to_json(thing)) == thing


def test_a_key_that_json_lacks_has_its_default_or_is_an_error() -> None:
    value = to_json(FULL)
    assert from_json(Thing, {k: v for k, v in value.items() if k != "colour"}).colour == Colour.RED
    with pytest.raises(KeyError):
        from_json(Thing, {k: v for k, v in value.items() if k != "id"})


def test_a_record_within_is_spread_over_its_columns() -> None:
    columns = {column.name: column for column in columns_of(Thing)}
    assert list(columns)[:6] == ["thing", "start", "end", "size", "ends", "colour"]
    assert columns["year_last"].read(FULL) == 2023
    assert columns["year_last"].read(BARE) is None
    assert (columns["colour"].codes, columns["sure"].codes, columns["thing"].codes) == (
        *("colour", "truth"),
        None,
    )
    assert [c.name for c in columns.values() if c.number] == [
        *("start", "end", "size", "year_first", "year_last"),
    ]


@pytest.mark.parametrize(
    ("name", "held"),
    [
        pytest.param("id", Held(kind=str), id="new-type"),
        pytest.param("size", Held(kind=Decimal, optional=True), id="optional"),
        pytest.param("names", Held(kind=str, many=True), id="many"),
        pytest.param("ends", Held(kind=Decimal, many=True, optional=True), id="pair"),
        pytest.param("tally", Held(kind=Mapping), id="mapping"),
    ],
)
def test_what_a_field_holds(name: str, held: Held) -> None:
    assert field_of(Thing, name).held == held


def test_a_field_that_is_not_there_is_an_error() -> None:
    assert "private" not in [field.name for field in fields_of(Thing)]
    with pytest.raises(KeyError):
        field_of(Thing, "private")


@dataclass(frozen=True)
class Strange:
    what: str | int


def test_a_type_that_cannot_be_shown_is_an_error() -> None:
    with pytest.raises(TypeError):
        fields_of(Strange)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    base: Annotated[Part, About(prefix="base_")]
    other: Annotated[Part | None, About(prefix="other_")]
    size: Annotated[Decimal | None, About(digits=2)]
    name: Annotated[Name, as_in(Thing, "id", column="pair")]


def test_columns_of_records_within_are_told_apart_by_a_prefix() -> None:
    pair = Pair(base=Part(size=Decimal(1)), other=None, size=None, name=Name("p"))
    cells = {column.name: column.read(pair) for column in columns_of(Pair)}
    assert cells == {
        **{"base_size": Decimal(1), "base_colour": None, "other_size": None, "other_colour": None},
        **{"size": None, "pair": "p"},
    }
    assert field_of(Pair, "name").about.zh == "名"


def test_a_number_is_rounded_in_json_where_its_field_says_so() -> None:
    pair = Pair(base=Part(size=Decimal(1)), other=None, size=Decimal("0.125"), name=Name("p"))
    assert to_json(pair)["size"] == 0.12
