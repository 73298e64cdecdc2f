"""The history of a law below its title: 2020年3月27日某省人民代表大会常务委员会第二十次会议通过."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.stages.documents.lines.dates import find_dates
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

_LONGEST = 600  # characters of a history that stands in one paragraph
_FRAME = Expressions("document_frame")


def is_adoption(text: str) -> bool:
    """Whether a line says when a law was adopted, approved, published or amended."""
    return len(text) <= _LONGEST and _FRAME["adoption_line"].match(fold_width(text)) is not None


def adoption_date(line: str) -> str | None:
    """The last date in a line of a law's history, that of its coming into force left out."""
    plain = fold_width(line)
    day, force = _FRAME["printed_day"], _FRAME["in_force"]
    days = [m.group() for m in day.finditer(plain) if not force.match(plain, m.end())]
    dates = [date for day in days for date in find_dates(day)]
    return max(dates, default=None)


def adopter(lines: Sequence[str]) -> tuple[str, str] | None:
    """The body that adopted a law, and the first line of its history that names one."""
    for line in lines:
        if found := _FRAME["adopting_body"].search(fold_width(line)):
            named = (found["place"] or "") + (found["body"] or "")
            return line, named or found["national"] or found["council"] or found["convened"]
    return None
