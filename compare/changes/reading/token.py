"""One token of a clause."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

OWN = "@"  # the key of the document's own place, however it is named

ORGAN = "organ"  # the text of a body that is an office, and no people or firms


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    MARK = "mark"  # punctuation
    NUMBER = "number"  # with unit, sign and bound; or a bound of something else: 高于全省平均
    FIGURE = "figure"  # a number whose unit is not known
    SPAN = "span"  # of time, with its bound: 三日内
    TIME = "time"  # a limit of time without a number: 立即, 每年
    DATE = "date"
    MODALITY = "modality"
    NEGATION = "negation"
    REFERENCE = "reference"
    BODY = "body"
    EXTENT = "extent"  # 试点, 全面, 县级以上, 农村
    PLACE = "place"


class Token(NamedTuple):
    """A run of a clause's text that is one thing."""

    start: int  # in the clause's text
    end: int
    kind: Kind
    key: str  # equal for what means the same; "" of punctuation
    value: Decimal | None = None  # of numbers: the end that binds; of spans of time: days
    bound: str = ""
    text: str = ""  # of numbers the unit, of others what the kind needs
    flag: str = ""  # part of speech; of punctuation the sign
