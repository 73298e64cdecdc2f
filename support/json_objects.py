"""Records ↔ the JSON objects that their tables of fields describe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from policydiff.stages.support.fields import About, Field, Held, Shape, fields_of
from policydiff.stages.support.numerals import plain_decimal

Convert = Callable[[Any], object]
T = TypeVar("T")


def to_json(record: Any) -> dict[str, object]:
    """The JSON object of a record; codes are members of their StrEnum, which are texts.

    Numbers as stated are decimal strings, a tuple is a list.
    """
    made: dict[str, object] = {}
    for step in _steps(record.__class__):
        value = step.read(record)
        if step.inline:
            made.update(to_json(value))
        else:
            made[step.key] = value if step.convert is None else step.convert(value)
    return made


def from_json(record: Callable[..., T], value: Any) -> T:
    """The record that `to_json` gave this object of.

    Raises:
        KeyError: A key without a default is missing.
    """
    found: dict[str, object] = {}
    for field in fields_of(record):
        if field.computed or not field.about.json:
            continue
        if field.about.shape is Shape.INLINE:
            found[field.name] = from_json(field.held.kind, value)
        elif field.key in value or field.default is None:
            found[field.name] = _value(value[field.key], field.held, field.about)
    return record(**found)


def from_item(held: Held, about: About, value: Any) -> object:
    """One of the values of a field, from its JSON."""
    if held.record and about.shape is Shape.LIST:
        names = (field.name for field in fields_of(held.kind))
        return held.kind(**dict(zip(names, value, strict=True)))
    return from_json(held.kind, value) if held.record else held.kind(value)


def to_item(held: Held, about: About) -> Convert | None:
    """What makes the JSON of one of the values of a field; None: the value is its JSON."""
    if about.digits is not None:
        return _rounded(about.digits)
    if held.kind is Decimal:
        return plain_decimal
    if held.kind is Mapping:
        return dict
    if not held.record:
        return None
    return _listed(held.kind) if about.shape is Shape.LIST else to_json


class _Step(NamedTuple):
    """How one field comes into a JSON object."""

    key: str
    read: Callable[[Any], Any]
    convert: Convert | None
    inline: bool


@cache
def _steps(record: type) -> tuple[_Step, ...]:
    return tuple(
        _Step(
            key=field.key,
            read=attrgetter(field.name),
            convert=_converter(field),
            inline=field.about.shape is Shape.INLINE,
        )
        for field in fields_of(record)
        if field.about.json
    )


def _converter(field: Field) -> Convert | None:
    held, one = field.held, to_item(field.held, field.about)
    if held.many:
        convert: Convert | None = list if one is None else _each(one)
    else:
        convert = one
    return _unless_none(convert) if convert is not None and held.optional else convert


def _rounded(digits: int) -> Convert:
    return lambda value: round(float(value), digits)


def _each(one: Convert) -> Convert:
    return lambda values: [one(value) for value in values]


def _unless_none(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _listed(record: type) -> Convert:
    steps = _steps(record)
    return lambda value: [
        step.read(value) if step.convert is None else step.convert(step.read(value))
        for step in steps
    ]


def _value(value: Any, held: Held, about: About) -> object:
    if value is None:
        return None
    return (
        tuple(from_item(held, about, one) for one in value)
        if held.many
        else from_item(held, about, value)
    )
