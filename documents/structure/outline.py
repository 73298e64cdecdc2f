"""Build the outline: lines to clauses with headings, numbers and responsible bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policydiff.stages.documents.lines.bare_labels import find_bare_labels
from policydiff.stages.documents.lines.labels import Label, Scheme, find_inline_labels, find_label
from policydiff.stages.documents.model.document import Bodies
from policydiff.stages.documents.model.line import PlacedLine
from policydiff.stages.documents.structure.addresses import label_step, row_step
from policydiff.stages.documents.structure.bodies import NO_BODIES, find_statement, join_bodies
from policydiff.stages.documents.structure.clause_drafts import Draft, share_bodies
from policydiff.stages.documents.structure.closings import release_closings
from policydiff.stages.documents.structure.headings import (
    LONGEST_HEADING,
    SENTENCE_END,
    find_lead,
    is_plain_heading,
    may_head,
)
from policydiff.stages.documents.structure.text_tables import Table, is_row, read_rows
from policydiff.stages.support.text import fold_width

_WORDLESS = re.compile(r"\d{1,3}|[\W_]{1,12}")  # a whole line
_SENTENCE, _FEWEST_SENTENCES = 40, 30  # characters of a sentence; how many tell how a text is set
_ENDED = 0.1  # share of a text's sentences that end in a sign, above which it has signs
_PAIR = 2  # numbers of a label such as 3.10
_LONGEST_LEAD, _LONGEST_NAME = 12, 6  # characters of ——个人和家庭: and of 办理流程:
_YEAR = re.compile(r"(?:19|20)\d\d年")
_AHEAD = 40  # lines in which the first number below a heading is looked for


@dataclass(slots=True)
class _Level:
    """A heading that is in force."""

    scheme: Scheme | None  # None: a heading without a number
    depth: int
    number: str
    heading: str
    step: str = ""  # what it adds to an address


class _Outline:
    """Walks through the lines and keeps the headings in force."""

    def __init__(self, lines: Sequence[PlacedLine]) -> None:
        self.lines = lines
        self.bare = find_bare_labels([line.text for line in lines])
        self.levels: list[_Level] = []
        self.drafts: list[Draft] = []
        self.waiting: Draft | None = None  # a heading, as the clause that it is with nothing below
        self.left: list[str] = []  # what is in no clause, heading or list of bodies
        self.plain = 0  # headings without a number so far
        self.stops = _has_stops(lines)

    def walk(self) -> None:
        """Read all lines."""
        index = 0
        while index < len(self.lines):
            stop = index
            while stop < len(self.lines) and is_row(self.lines[stop].text):
                stop += 1
            if stop > index:
                self.add_table(read_rows(self.lines[index:stop]))
            else:
                self.read_line(index)
                stop = index + 1
            index = stop

    def read_line(self, index: int) -> None:
        """Read a line that is no row of a table."""
        line = self.lines[index]
        statement = find_statement(line.text)
        if statement and statement.start == 0:
            self.add_statement(line, statement.bodies)
            return
        end = len(line.text[: statement.start].rstrip()) if statement else len(line.text)
        bodies = statement.bodies if statement else NO_BODIES
        label = self.settled(self.label_at(index, end=end), line.text)
        if (label and label.end >= end) or _WORDLESS.fullmatch(line.text):
            self.left.append(line.text)  # a label, the number of a page or dots, and nothing else
            return
        if not statement and self.leads_list(index, label, end):
            self.enter_plain(index)
            self.wait(line, label, label.end if label else 0, end)
        elif label and label.number is not None:
            self.enter(label)
            if self.is_heading(index, label, end):
                self.levels[-1].heading = line.text[:end].rstrip("。: \uff1a")
                self.wait(line, label, label.end, end)
            else:
                self.add_text(line, label, label.end, end, bodies)
        elif label is None and not statement and self.heads_next(index):
            self.enter_plain(index)
            self.wait(line, None, 0, end)
        else:
            self.add_text(line, label, label.end if label else 0, end, bodies)

    def label_at(self, index: int, *, end: int | None = None) -> Label | None:
        """The label of a line, before the place where its bodies begin."""
        return self.bare.get(index) or find_label(self.lines[index].text[:end])

    def settled(self, label: Label | None, text: str) -> Label | None:
        """The label, or that of the item that it is: 3.10种有色金属 behind item 2 is item 3."""
        if label is None or label.scheme is not Scheme.DECIMAL or label.depth != _PAIR:
            return label
        first, second = map(int, re.findall(r"\d+", label.text))
        above = next((lv.number for lv in self.levels if lv.scheme is Scheme.ARABIC), None)
        if above != str(first - 1) or second == 1:
            return label
        end = text.index(label.text) + len(str(first)) + 1
        printed = text[:end].strip()
        return replace(label, scheme=Scheme.ARABIC, number=first, text=printed, end=end)

    def enter(self, label: Label) -> None:
        """Leave what the label ends, and stand below the rest."""
        while self.levels and self.levels[-1].scheme is None and label.number != 1:
            self.leave(len(self.levels) - 1)
        schemes = [(level.scheme, level.depth) for level in self.levels]
        key = (label.scheme, label.depth)
        if key in schemes:
            self.leave(schemes.index(key))
        elif not (self.waiting and label.number == 1):  # right below a heading it begins its list
            higher = (i for i, level in enumerate(self.levels) if _is_below(level, key))
            self.leave(next(higher, len(self.levels)))
        self.levels.append(_level(label, depth=label.depth))

    def leave(self, depth: int) -> None:
        """Leave the levels from this index on; a heading with nothing below it is a clause."""
        if depth < len(self.levels):
            self.finish()
        del self.levels[depth:]

    def finish(self) -> None:
        """Make a heading with nothing below it a clause."""
        if self.waiting:
            self.drafts.append(self.waiting)
        self.waiting = None

    def wait(self, line: PlacedLine, label: Label | None, start: int, end: int) -> None:
        """Remember a heading until something stands below it."""
        self.waiting = self.draft(line, label, start, end, numbered=True)

    def enter_plain(self, index: int) -> None:
        """Stand below a heading without a number, beside what its own numbers begin anew."""
        line = self.lines[index]
        self.leave_year(line.text)
        ahead = range(index + 1, min(index + _AHEAD, len(self.lines)))
        labels = map(self.label_at, ahead)
        following = next((label for label in labels if label and label.number is not None), None)
        if following and following.number == 1:
            anew = [i for i, level in enumerate(self.levels) if _ends(level, following)]
            self.leave(anew[0] if anew else len(self.levels))
        if self.levels and self.levels[-1].scheme is None:
            self.leave(len(self.levels) - 1)
        self.plain += 1
        number = f"h{self.plain}"
        heading = line.text.rstrip(": \uff1a")
        self.levels.append(_Level(scheme=None, depth=1, number=number, heading=heading))

    def leave_year(self, text: str) -> None:
        """Leave 2023年工作回顾 where 2024年工作安排 begins: headings that begin with a year."""
        of_years = [
            depth
            for depth, level in enumerate(self.levels)
            if level.scheme is None and _YEAR.match(level.heading) and _YEAR.match(text)
        ]
        if of_years:
            self.leave(of_years[0])

    def is_heading(self, index: int, label: Label, end: int) -> bool:
        """Whether a line with a label has no text of its own."""
        own = self.lines[index].text[label.end : end]
        last = index + 1 == len(self.lines)
        if last or not may_head(own, article=label.scheme is Scheme.ARTICLE):
            return False
        if label.scheme < Scheme.ARTICLE:
            return True
        below = self.lines[index + 1].text
        statement = find_statement(below)
        if statement and statement.start == 0:
            return False
        following = self.label_at(index + 1)
        if following is None or following.number is None:
            paragraph = label.scheme is Scheme.CHINESE and below.endswith("。")
            return paragraph or not self.follows_sibling(label)
        known = [(level.scheme, level.depth) for level in self.levels]
        return (following.scheme, following.depth) not in known

    def heads_next(self, index: int) -> bool:
        """Whether a line without a label heads the next one."""
        line, below = self.lines[index], self.lines[index + 1 : index + 2]
        if not below or (line.title and below[0].title and self.label_at(index + 1) is None):
            return False  # of several titles below each other the last one heads the text
        if not self.stops and not line.title:
            return False  # where no sentence has a full stop, a short one looks like a heading
        return is_plain_heading(line.text, below[0].text, title=line.title)

    def leads_list(self, index: int, label: Label | None, end: int) -> bool:
        """Whether a short line that ends in a colon heads the list 1, 2, 3 below it.

        One behind a dash does (——社会:), a mere name (办理流程:) where that list counts anew.
        """
        own = fold_width(self.lines[index].text[label.end if label else 0 : end])
        dashed = label is not None and label.number is None
        longest = _LONGEST_LEAD if dashed else _LONGEST_NAME
        if not own.endswith(":") or len(own) > longest or (label and not dashed):
            return False
        following = self.label_at(index + 1) if index + 1 < len(self.lines) else None
        if following is None or following.number != 1:
            return False
        return dashed or any(_counts_on(level, following) for level in self.levels)

    def follows_sibling(self, label: Label) -> bool:
        """Whether the clause before is the same label's predecessor in a list.

        It ends there in a semicolon, or in no sign of a sentence's end.
        """
        if not self.drafts or label.number == 1:
            return False
        before = self.drafts[-1]
        listed = before.text.endswith((";", "\uff1b")) or not before.text.endswith(SENTENCE_END)
        return before.scheme is label.scheme and listed

    def add_text(
        self, line: PlacedLine, label: Label | None, start: int, end: int, bodies: Bodies
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
            and 0 < len(lead) <= LONGEST_HEADING
            and (lead.find("。"), *map(lead.count, "!?")) == (len(lead) - 1, 0, 0)
        ):
            self.levels[-1].heading = line.text[: inline[0].start].rstrip("。 \u3000")
        elif lead:
            self.add_clause(line, label, start, inline[0].start, bodies, numbered=numbered)
        stops = [entry.start for entry in inline[1:]] + [end]
        for entry, stop in zip(inline, stops, strict=True):
            self.levels.append(_level(entry, depth=1))
            self.add_clause(line, entry, entry.end, stop, bodies, numbered=True)
            self.levels.pop()

    def add_clause(
        self,
        line: PlacedLine,
        label: Label | None,
        start: int,
        end: int,
        bodies: Bodies,
        *,
        numbered: bool,
    ) -> None:
        """Add one clause; its lead sentence heads what stands below its number."""
        draft = self.draft(line, label, start, end, numbered=numbered)
        self.waiting = None
        self.drafts.append(replace(draft, bodies=bodies))
        if numbered and label:
            lead = find_lead(draft.text, article=label.scheme is Scheme.ARTICLE)
            self.levels[-1].heading = line.text[label.start : draft.start + len(lead)].strip()

    def draft(
        self, line: PlacedLine, label: Label | None, start: int, end: int, *, numbered: bool
    ) -> Draft:
        """The clause in this range of a line, where the walk stands now."""
        text = line.text[start:end]
        above = self.levels[:-1] if numbered else self.levels
        return Draft(
            unit=tuple(level.number for level in self.levels),
            label=label.text if label else "",
            scheme=label.scheme if label else None,
            heading=tuple(level.heading for level in above if level.heading),
            line=line,
            start=start + len(text) - len(text.lstrip()),
            end=start + len(text.rstrip()),
            numbered=numbered,
            steps=tuple(level.step for level in self.levels),
        )

    def add_statement(self, line: PlacedLine, bodies: Bodies) -> None:
        """Give bodies printed on a line of their own to the clause above it."""
        self.finish()  # bodies of a heading hold for what it says
        if not self.drafts:
            self.left.append(line.text)
        else:
            last = self.drafts[-1]
            self.drafts[-1] = replace(last, bodies=join_bodies((last.bodies, bodies)))

    def add_table(self, table: Table) -> None:
        """Add the rows of a table."""
        self.left += table.left
        if table.rows:
            self.waiting = None
        group = ""
        heading = tuple(level.heading for level in self.levels if level.heading)
        unit = tuple(level.number for level in self.levels)
        steps = tuple(level.step for level in self.levels)
        for row in table.rows:
            group = row.group or group
            self.drafts.append(
                Draft(
                    unit=(*unit, row.number) if row.number else unit,
                    label=row.number,
                    scheme=None,
                    heading=(*heading, *filter(None, (group, row.subgroup))),
                    line=row.line,
                    start=row.start,
                    end=row.end,
                    bodies=row.bodies,
                    numbered=bool(row.number),
                    steps=(*steps, row_step(row.number)) if row.number else steps,
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The clauses of consecutive lines in reading order, and what is in none of them."""

    drafts: tuple[Draft, ...]
    left: tuple[str, ...]  # a label alone, bodies of nothing, headers and odd cells of tables


def build_outline(lines: Sequence[PlacedLine]) -> Outline:
    """The outline of consecutive lines; each of their characters is in it, white space apart."""
    outline = _Outline(lines)
    outline.walk()
    outline.finish()
    drafts = release_closings(share_bodies(tuple(outline.drafts)))
    return Outline(drafts=drafts, left=tuple(outline.left))


def _has_stops(lines: Sequence[PlacedLine]) -> bool:
    """Whether the sentences of a text end in full stops; those of some collections lost them."""
    long = [line.text for line in lines if len(line.text) >= _SENTENCE and not is_row(line.text)]
    ended = sum(text.endswith(SENTENCE_END) for text in long)
    return len(long) < _FEWEST_SENTENCES or ended > _ENDED * len(long)


def _level(label: Label, *, depth: int) -> _Level:
    """The level that a label opens."""
    number, step = str(label.number), label_step(label)
    return _Level(scheme=label.scheme, depth=depth, number=number, heading="", step=step)


def _ends(level: _Level, label: Label) -> bool:
    """Whether a label that counts from one again cannot stand below this level."""
    return level.scheme is not None and level.scheme >= label.scheme


def _counts_on(level: _Level, label: Label) -> bool:
    """Whether a level stands at a number of the same scheme."""
    return (level.scheme, level.depth) == (label.scheme, label.depth)


def _is_below(level: _Level, key: tuple[Scheme, int]) -> bool:
    """Whether a level usually stands below labels of this scheme and depth, or beside them."""
    return level.scheme is not None and (level.scheme, level.depth) >= key
