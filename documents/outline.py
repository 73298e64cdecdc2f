"""Lines → clauses: the outline with its headings, numbers and responsible bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.bodies import NO_BODIES, find_statement, join_bodies
from documents.document import Bodies
from documents.drafts import Draft, share_bodies
from documents.fold import fold_width
from documents.labels import Label, Scheme, find_inline_labels, find_label
from documents.lines import Placed
from documents.tables import Row, find_cell_table, is_row, read_cell_rows, read_rows

LONGEST_HEADING = 60  # characters; longer ones on fixtures and corpus were text
_SENTENCE_END = "。;!?:…"
_AHEAD = 40  # lines in which the first number below a heading is looked for
_SHORTEST_PROVISION = 15  # characters of a lone sentence; shorter ones were headings with a 。


@dataclass(slots=True)
class _Level:
    """A heading that is in force."""

    scheme: Scheme | None  # None: a heading without a number
    depth: int
    number: str
    heading: str


class _Outline:
    """Walks through the lines and keeps the headings in force."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        self.lines = lines
        self.levels: list[_Level] = []
        self.drafts: list[Draft] = []
        self.opened = False  # whether the line before was a heading
        self.plain = 0  # headings without a number so far

    def walk(self) -> None:
        """Read all lines."""
        index = 0
        while index < len(self.lines):
            stop = index
            while stop < len(self.lines) and is_row(self.lines[stop].text):
                stop += 1
            if stop > index:
                self.add_rows(read_rows(self.lines[index:stop]))
            else:
                self.read_line(index)
                stop = index + 1
            index = stop

    def read_line(self, index: int) -> None:
        """Read a line that is no row of a table."""
        line = self.lines[index]
        statement = find_statement(line.text)
        if statement and statement.start == 0:
            self.add_statement(statement.bodies)
            return
        end = len(line.text[: statement.start].rstrip()) if statement else len(line.text)
        bodies = statement.bodies if statement else NO_BODIES
        label = find_label(line.text[:end])
        if label and label.end >= end:
            return  # a label and nothing else
        if label and label.number is not None:
            self.enter(label)
            self.opened = self.is_heading(index, label, end)
            if self.opened:
                self.levels[-1].heading = line.text[:end].rstrip("。: \uff1a")
            else:
                self.add_text(line, label, label.end, end, bodies)
        elif label is None and not statement and self.is_plain_heading(index):
            self.enter_plain(index)
            self.opened = True
        else:
            self.opened = False
            self.add_text(line, label, label.end if label else 0, end, bodies)

    def enter(self, label: Label) -> None:
        """Leave what the label ends, and stand below the rest."""
        while self.levels and self.levels[-1].scheme is None and label.number != 1:
            self.levels.pop()
        schemes = [(level.scheme, level.depth) for level in self.levels]
        key = (label.scheme, label.depth)
        if key in schemes:
            del self.levels[schemes.index(key) :]
        elif not (self.opened and label.number == 1):  # right below a heading it begins its list
            higher = (i for i, level in enumerate(self.levels) if _is_below(level, key))
            del self.levels[next(higher, len(self.levels)) :]
        level = _Level(scheme=label.scheme, depth=label.depth, number=str(label.number), heading="")
        self.levels.append(level)

    def enter_plain(self, index: int) -> None:
        """Stand below a heading without a number, beside what its own numbers begin anew."""
        line = self.lines[index]
        labels = (find_label(below.text) for below in self.lines[index + 1 : index + _AHEAD])
        following = next((label for label in labels if label and label.number is not None), None)
        if following and following.number == 1:
            anew = [i for i, level in enumerate(self.levels) if _ends(level, following)]
            del self.levels[anew[0] if anew else len(self.levels) :]
        if self.levels and self.levels[-1].scheme is None:
            self.levels.pop()
        self.plain += 1
        number = f"h{self.plain}"
        self.levels.append(_Level(scheme=None, depth=1, number=number, heading=line.text))

    def is_heading(self, index: int, label: Label, end: int) -> bool:
        """Whether a line with a label has no text of its own."""
        own = fold_width(self.lines[index].text[label.end : end]).strip()
        lone = own.find("。") == len(own) - 1 and "," not in own
        short = lone and len(own) <= _SHORTEST_PROVISION
        ended = own.endswith(tuple(_SENTENCE_END)) or "。" in own
        if len(own) > LONGEST_HEADING or (ended and not short) or index + 1 == len(self.lines):
            return False
        if label.scheme < Scheme.ARTICLE:
            return True
        below = self.lines[index + 1].text
        statement = find_statement(below)
        if statement and statement.start == 0:
            return False
        following = find_label(below)
        if following is None or following.number is None:
            return not self.follows_sibling(label)
        known = [(level.scheme, level.depth) for level in self.levels]
        return (following.scheme, following.depth) not in known

    def follows_sibling(self, label: Label) -> bool:
        """Whether the clause before is the same label's predecessor, without a sentence's end."""
        if not self.drafts or label.number == 1:
            return False
        before = self.drafts[-1]
        return before.scheme is label.scheme and not before.text.endswith(tuple(_SENTENCE_END))

    def is_plain_heading(self, index: int) -> bool:
        """Whether a line without a label heads the text below it."""
        text = fold_width(self.lines[index].text)
        if (
            "。" in text
            or text.count("(") != text.count(")")
            or text.count("《") != text.count("》")
        ):
            return False  # the middle of a sentence
        if (
            len(text) > 30
            or text.endswith((*_SENTENCE_END, ",", "、"))
            or index + 1 == len(self.lines)
        ):
            return False
        following = self.lines[index + 1].text
        return len(following) > len(text) and not is_row(following)

    def add_text(
        self, line: Placed, label: Label | None, start: int, end: int, bodies: Bodies
    ) -> None:
        """Add what a line says: one clause, or one for each number inside it."""
        inline = [entry for entry in find_inline_labels(line.text, start=start) if entry.end < end]
        numbered = label is not None and label.number is not None
        if not inline:
            self.add_clause(line, label, start, end, bodies, numbered=numbered)
            return
        lead = line.text[start : inline[0].start].strip()
        if (
            numbered
            and lead
            and len(lead) <= LONGEST_HEADING
            and _sentences(lead) == 1
            and lead[-1] == "。"
        ):
            self.levels[-1].heading = line.text[: inline[0].start].rstrip("。 \u3000")
        elif lead:
            self.add_clause(line, label, start, inline[0].start, bodies, numbered=numbered)
        stops = [entry.start for entry in inline[1:]] + [end]
        for entry, stop in zip(inline, stops, strict=True):
            self.levels.append(
                _Level(scheme=entry.scheme, depth=1, number=str(entry.number), heading="")
            )
            self.add_clause(line, entry, entry.end, stop, bodies, numbered=True)
            self.levels.pop()

    def add_clause(
        self,
        line: Placed,
        label: Label | None,
        start: int,
        end: int,
        bodies: Bodies,
        *,
        numbered: bool,
    ) -> None:
        """Add one clause; its lead sentence heads what stands below its number."""
        text = line.text[start:end]
        start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        above = self.levels[:-1] if numbered else self.levels
        self.drafts.append(
            Draft(
                unit=tuple(level.number for level in self.levels),
                label=label.text if label else "",
                scheme=label.scheme if label else None,
                heading=tuple(level.heading for level in above if level.heading),
                line=line,
                start=start,
                end=end,
                bodies=bodies,
                numbered=numbered,
            )
        )
        if numbered and label:
            lead = _lead(line.text[start:end])
            self.levels[-1].heading = line.text[label.start : start + len(lead)].strip()

    def add_statement(self, bodies: Bodies) -> None:
        """Give bodies printed on a line of their own to the clause above it."""
        if self.drafts:
            last = self.drafts[-1]
            self.drafts[-1] = replace(last, bodies=join_bodies((last.bodies, bodies)))

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add the rows of a table."""
        group = ""
        heading = tuple(level.heading for level in self.levels if level.heading)
        unit = tuple(level.number for level in self.levels)
        for row in rows:
            group = row.group or group
            self.drafts.append(
                Draft(
                    unit=(*unit, row.number) if row.number else unit,
                    label=row.number,
                    scheme=None,
                    heading=(*heading, group) if group else heading,
                    line=row.line,
                    start=row.start,
                    end=row.end,
                    bodies=row.bodies,
                    numbered=bool(row.number),
                )
            )


def build_outline(lines: Sequence[Placed]) -> tuple[Draft, ...]:
    """The clauses of consecutive lines, in reading order."""
    found = find_cell_table(lines)
    before = lines if found is None else lines[: found[0]]
    outline = _Outline(before)
    outline.walk()
    if found is not None:
        start, header = found
        outline.add_rows(read_cell_rows(lines[start + len(header.names) :], header))
    return share_bodies(tuple(outline.drafts))


def _ends(level: _Level, label: Label) -> bool:
    """Whether a label that counts from one again cannot stand below this level."""
    return level.scheme is not None and level.scheme >= label.scheme


def _is_below(level: _Level, key: tuple[Scheme, int]) -> bool:
    """Whether a level usually stands below labels of this scheme and depth, or beside them."""
    return level.scheme is not None and (level.scheme, level.depth) >= key


def _sentences(text: str) -> int:
    return sum(text.count(mark) for mark in "。!?") or 1


def _lead(text: str) -> str:
    """The first sentence, without its end, if it is short enough to be a heading; else ""."""
    first = re.split("[。:\uff1a]", text, maxsplit=1)[0]
    return first if len(first) <= LONGEST_HEADING else ""
