"""Find who issued a document: who adopted it, who signs, whom its title or its box names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from policydiff.stages.documents.lines.adoption import adopter, is_adoption
from policydiff.stages.documents.lines.dates import DATE
from policydiff.stages.documents.lines.furniture import is_date, is_organ
from policydiff.stages.documents.lines.metadata_box import (
    BoxField,
    BoxValue,
    box_values,
    is_bare_field,
)
from policydiff.stages.documents.metadata.divisions import names_in
from policydiff.stages.documents.metadata.jurisdiction import represented
from policydiff.stages.documents.metadata.periods import is_work_report
from policydiff.stages.documents.model.document import Jurisdiction, Level
from policydiff.stages.documents.model.provenance import Told, Where
from policydiff.stages.documents.structure.document_parts import Frame
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.support.text import fold_width

_FRAME, _PLACES = Expressions("document_frame"), "place_references"
_ORGANS = re.compile(r"[㐀-鿿()、]{3,40}")
_SIGNED = re.compile(rf"([㐀-鿿()]{{3,40}}?)\s*(?={DATE})")


def find_issuers(frame: Frame) -> tuple[Told, ...]:
    """Who issued a document: those who sign, else those its titles or its box name."""
    lines = [(a, fold_width(a).strip()) for a in frame.outside if not is_bare_field(a)]
    if named := adopter([line for line in frame.outside if is_adoption(line)]):
        line, body = named
        return tuple(Told(value=n, where=Where.HEAD, quote=line) for n in body.split("、"))
    signed = _first_signers(lines)
    dated = [(a, b) for a, b in lines if not b[:1].isdecimal() and is_date(b)]
    together = [(a, m.group(1)) for a, b in dated for m in [_SIGNED.match(b)] if m]
    box = box_values(frame.outside)
    titles = _titles(frame, box)
    titled = [
        (a, m.group())
        for a in titles
        for m in [_FRAME["titled_organ"].match(fold_width(a))]
        if m and not _FRAME["letterhead"].match(fold_width(a))
    ]
    boxed = [
        (entry.quote, match.group())
        for entry in box
        if entry.field is BoxField.ISSUER
        for match in [_ORGANS.match(entry.value)]
        if match
    ]
    tail = [(entry.text, fold_width(entry.text)) for entry in frame.after]
    undated = [(a, b) for a, b in tail if is_organ(b) and not is_bare_field(a)]
    sources = [(Where.SIGNATURE, signed), (Where.SIGNATURE, together)]
    sources += [(Where.NOTICE, titled), (Where.BOX, boxed), (Where.SIGNATURE, undated)]
    if any(_FRAME["passes_on_another"].match(fold_width(title)) for title in titles):
        sources.insert(0, (Where.NOTICE, titled))  # the signature may be that of what it passes on
    for where, found in sources:
        if names := [(line, name) for line, text in found for name in _split_organs(text)]:
            return tuple(Told(value=name, where=where, quote=line) for line, name in names)
    return ()


def _titles(frame: Frame, box: Sequence[BoxValue]) -> tuple[str, ...]:
    """What may name a body as the titles of a document do, that of its notice first."""
    heads = (line for line in frame.head[:8] if not is_bare_field(line))
    own = "".join(line.text for line in frame.title)
    boxed = (entry.value for entry in box if entry.field is BoxField.TITLE)
    return (frame.notice or "", *heads, own, *boxed)


def _first_signers(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The bodies that sign first, with a date below them; those of an annex sign it alone."""
    for index, (_, text) in enumerate(lines):
        if is_organ(text) and _is_dated([after for _, after in lines[index + 1 : index + 12]]):
            rest = lines[index:]
            return list(takewhile(lambda line: is_organ(line[1]), rest))
    return []


def _is_dated(below: Sequence[str]) -> bool:
    """Whether a date follows a signature, with nothing but other signatures between them."""
    unnoted = (text for text in below if is_date(text) or not _is_note(text))
    after = next((text for text in unnoted if not is_organ(text)), "")
    return is_date(after)


def _is_note(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


def _split_organs(line: str) -> list[str]:
    """Bodies on one line: 中共嘉兴市委 嘉兴市人民政府; a name set with spaces stays one."""
    parts = line.split()
    ends = words_of("document_frame", "titled_organ_ending")
    if len(parts) > 1 and not all(is_organ(part) or part.endswith(ends) for part in parts):
        return ["".join(parts)]
    return [part for part in parts if len(part) > 2]


def reporting_government(title: str, text: str, place: Jurisdiction | None) -> Told | None:
    """The government whose work report a text is; None where it is none, or the place unknown.

    It is called as the speaker calls it, or by the document's place where he names none: he speaks
    for 连云港市人民政府, or for 市人民政府.
    """
    if place is None or not is_work_report(title):
        return None
    said = next(iter(represented(text)), "")
    council = words_of(_PLACES, "country_government")[-1]
    if place.level is Level.COUNTRY:
        return Told(value=council, where=Where.TEXT, quote=said)
    if said and names_in(said):
        return Told(value=said, where=Where.TEXT, quote=said)
    office = next((word for word in words_of(_PLACES, "office_of_region") if word in said), "")
    own = office or words_of(_PLACES, "own_government")[0]
    return Told(value=place.name + own, where=Where.TEXT, quote=said)
