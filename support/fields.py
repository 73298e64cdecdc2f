"""The table of fields of a record: what each holds, what it is called, where it is shown.

A record is a frozen dataclass, and the dataclass is the table. JSON objects, rows of tables, the
columns of the store and the data dictionary follow from it, so that a field is named once:

    owner: Annotated[str | None, About(zh="责任方", en="who is to reach it")] = None

A property whose result is annotated in the same way is shown too, behind the field that it names.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum, StrEnum, auto
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, NewType, Union, get_args, get_origin, get_type_hints


class Shape(Enum):
    """How a record within a record is written in JSON."""

    OBJECT = auto()
    LIST = auto()  # its values alone: [1893, 2031]
    INLINE = auto()  # its keys among those of the record around it


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a field means and where it is shown, beside its name and its type."""

    zh: str = ""  # what it is called; without a name it is in no table
    en: str = ""
    zh_about: str = ""  # what it says, where the name does not tell
    en_about: str = ""
    key: str = ""  # in JSON; "": the name of the field
    column: str = ""  # in tables and in the store; "": the name of the field
    # Where interface.toml has the words of its codes; "": under its column; None: without words.
    codes: str | None = ""
    joined: str = " "  # what stands between several values in a cell
    shape: Shape = Shape.OBJECT
    after: str = ""  # of a property: the field that it follows; "": the last
    prefix: str = ""  # of a record within: what the names of its columns begin with
    digits: int | None = None  # of a number, behind the point in JSON; None: all of a stated one
    json: bool = True
    table: bool = True
    store: bool = True


HIDDEN = About(json=False, table=False, store=False)  # of a field that is shown nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a field holds: `tuple[TargetId, ...]` is many of str, `Mode | None` optional."""

    kind: type  # str, int, float, bool, Decimal, Mapping, a StrEnum or a record
    many: bool = False
    optional: bool = False

    @property
    def record(self) -> bool:
        """Whether it holds records."""
        return is_dataclass(self.kind)

    @property
    def coded(self) -> bool:
        """Whether it holds members of an enumeration."""
        return issubclass(self.kind, StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record, or a property that is shown among them."""

    name: str
    held: Held
    about: About
    default: Callable[[], object] | None = None  # None: it must be given
    computed: bool = False  # a property

    @property
    def key(self) -> str:
        """Its key in JSON."""
        return self.about.key or self.name


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """The fields and annotated properties of a record, in the order in which they are shown."""
    found = list(_stated(record))
    for field in _computed(record):
        names = [one.name for one in found]
        at = names.index(field.about.after) + 1 if field.about.after else len(found)
        found.insert(at, field)
    return tuple(found)


def field_of(record: type, name: str) -> Field:
    """The field of this name.

    Raises:
        KeyError: The record has none.
    """
    for field in fields_of(record):
        if field.name == name:
            return field
    raise KeyError(name)


def as_in(record: type, name: str, **changes: Any) -> About:
    """What is said about the field of another record that means the same.

    Args:
        record: Whose field it is.
        name: Of the field.
        changes: Attributes of `About` that are different here.
    """
    return replace(field_of(record, name).about, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field as a column; a record within a record is spread over the columns of its fields."""

    name: str
    held: Held
    about: About
    read: Callable[[Any], Any]  # its value in a record; None also where the record around it is
    prefix: str = ""  # what its name begins with since it is of a record within

    @property
    def number(self) -> bool:
        """Whether it holds numbers."""
        return not self.held.many and self.held.kind in (int, float, Decimal)

    @property
    def codes(self) -> str | None:
        """Where interface.toml has the words of its codes; None: it holds none."""
        if self.about.codes != "":
            return self.about.codes
        if self.held.kind is bool:
            return "truth"
        return self.name if self.held.coded and not self.held.many else None


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a record in tables and in the store, in the order of its fields."""
    return tuple(column for field in fields_of(record) for column in _columns(field))


def _columns(field: Field) -> Iterator[Column]:
    about, name = field.about, field.name
    if not (about.table or about.store):
        return
    read = attrgetter(name)
    if field.held.many or not field.held.record:
        yield Column(name=about.column or name, held=field.held, about=about, read=read)
        return
    for inner in columns_of(field.held.kind):
        table, store = about.table and inner.about.table, about.store and inner.about.store
        yield Column(
            name=about.prefix + inner.name,
            held=inner.held,
            about=replace(inner.about, table=table, store=store),
            read=_through(read, inner.read),
            prefix=about.prefix or inner.prefix,
        )


def _through(outer: Callable[[Any], Any], inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(record: object) -> object:
        within = outer(record)
        return None if within is None else inner(within)

    return read


def _stated(record: type) -> Iterator[Field]:
    hints = get_type_hints(record, include_extras=True)
    for field in fields(record):
        if field.init:
            default: Callable[[], object] | None = None
            if field.default_factory is not MISSING:
                default = field.default_factory
            elif field.default is not MISSING:
                default = _always(field.default)
            hint = hints[field.name]
            about = _about(hint) or About()
            yield Field(name=field.name, held=_held(hint), about=about, default=default)


def _always(value: object) -> Callable[[], object]:
    return lambda: value


def _computed(record: type) -> Iterator[Field]:
    for name, member in vars(record).items():
        if isinstance(member, property):
            hint = get_type_hints(member.fget, include_extras=True).get("return")
            if (about := _about(hint)) is not None:
                yield Field(name=name, held=_held(hint), about=about, computed=True)


def _about(hint: object) -> About | None:
    stated = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((one for one in stated if isinstance(one, About)), None)


def _held(hint: object, *, many: bool = False, optional: bool = False) -> Held:
    """What a type holds, without its wrappings."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _held(inner[0], many=many, optional=optional)
    if origin in (Union, types.UnionType):
        stated = [part for part in inner if part is not type(None)]
        if len(stated) != 1:
            raise TypeError(f"a field cannot hold {hint}")
        return _held(stated[0], many=many, optional=True)
    if origin is tuple:
        return _held(inner[0], many=True, optional=optional)
    if isinstance(hint, NewType):
        return _held(hint.__supertype__, many=many, optional=optional)
    kind = origin or hint
    if not isinstance(kind, type):
        raise TypeError(f"a field cannot hold {hint}")
    return Held(kind=Mapping if issubclass(kind, Mapping) else kind, many=many, optional=optional)
