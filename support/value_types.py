"""Frozen values that are cheap to make, and what is worked out of large ones once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar, dataclass_transform

_Value = TypeVar("_Value")
_Given = ParamSpec("_Given")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def value_type(made: type[_Value]) -> type[_Value]:
    """A dataclass with slots and keywords alone, which the type checker holds to be frozen.

    It is for what stays inside a stage. At run time nothing refuses an assignment: to refuse it a
    frozen dataclass sets each field by a call, which takes three times as long, and there are a
    dozen such values for each number of a text.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(made)


def once_each(most: int) -> Callable[[Callable[_Given, _Value]], Callable[_Given, _Value]]:
    """Keep what a function returns for each of its last arguments, told apart by identity.

    It is for frozen values that are asked often and take long to hash, as a plan that is compared
    with many: `functools.lru_cache` would read the whole plan for each call. Texts and tuples of
    texts count as arguments by what they say.

    Args:
        most: How many results are kept; the arguments are kept with them.
    """

    def kept(function: Callable[_Given, _Value]) -> Callable[_Given, _Value]:
        memory = OrderedDict[tuple[object, ...], tuple[tuple[object, ...], _Value]]()

        @wraps(function)
        def asked(*args: _Given.args, **kwargs: _Given.kwargs) -> _Value:
            given = (*args, *kwargs.values())
            key = tuple(map(_identity, given))
            found = memory.get(key)
            if found is not None:
                memory.move_to_end(key)
                return found[1]
            made = function(*args, **kwargs)
            memory[key] = given, made
            if len(memory) > most:
                memory.popitem(last=False)
            return made

        return asked

    return kept


def _identity(given: object) -> object:
    """What tells an argument apart, as long as it is kept."""
    texts = isinstance(given, tuple) and all(isinstance(one, str) for one in given)
    return given if texts or isinstance(given, str) else id(given)
