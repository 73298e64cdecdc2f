"""Frozen values that are made for every number of a text, and are cheap to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def value_type(made: type[_Value]) -> type[_Value]:
    """A dataclass with slots and keywords alone, which the type checker holds to be frozen.

    It is for what stays inside a stage. At run time nothing refuses an assignment: to refuse it a
    frozen dataclass sets each field by a call, which takes three times as long, and there are a
    dozen such values for each number of a text.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(made)
