"""Prepare a clause for the grammar: folded, times blanked, quantities and times found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from policydiff.stages.documents import Jurisdiction
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.pattern_matcher import Match
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import fold, with_plain_numbers
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.aims.worded_aims import aim_signs
from policydiff.stages.targets.context_words import BASE, BLANK, lead_words, verbs
from policydiff.stages.targets.masking import Mask, blanked, find_masks
from policydiff.stages.targets.owners.owner_headings import owner_above
from policydiff.stages.targets.owners.owner_spans import OwnerSpan, find_owners, without_owners
from policydiff.stages.targets.owners.owner_values import NOBODY, Owned, owner_at
from policydiff.stages.targets.owners.superior_outlines import quoted_outlines
from policydiff.stages.targets.phrases.asides import (
    Aside,
    beyond_asides,
    find_asides,
    without_asides,
)
from policydiff.stages.targets.phrases.modalities import find_modality, strives_for_grant
from policydiff.stages.targets.quantities import Quantity, find_quantities, may_have_quantities
from policydiff.stages.targets.roles.regulations import Rules
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.target_codes import Passed
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.joined_times import with_joined
from policydiff.stages.targets.years.times import Time, find_times

_MOST = 64  # times or words of modality before one value; sentences have a dozen
_OPENING = ("《", "“")  # before the name of an outline
_LEAD = 24  # code points of times and connecting words at most
_start, _number = attrgetter("start"), attrgetter("number")
_FIRM = ("ensure", "shall", "strive", "expect")  # these hold to the end of the sentence


@value_type
class Numbers:
    """A clause's text and the numbers in it."""

    text: str  # as written
    folded: str
    masks: tuple[Mask, ...]  # where numbers are no values
    quantities: tuple[Quantity, ...]  # in what is left


@value_type
class TextForms:
    """A clause's text and what was found in it; all texts are of one length."""

    text: str  # as written
    folded: str
    inside: str  # folded, times and baselines blanked
    prepared: str  # the same without what stands in brackets beside quantities
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    modality: tuple[Match, ...]
    baselines: tuple[tuple[int, int], ...]
    asides: tuple[Aside, ...]
    signs: tuple[int, ...]  # where words stand without which no aim in words is stated
    rules: Rules | None = None  # whom its numbers bind, where not those who issue it
    owners: tuple[OwnerSpan, ...] = ()  # whose values are, where that is said
    above: Owned = NOBODY  # whose they are by its headings
    quoted: tuple[Span, ...] = ()  # where an outline of a level above is only quoted

    def states(self, start: int, end: int) -> bool:
        """Whether a value may stand between two positions, or an aim without one."""
        index = bisect_left(self.quantities, start, key=_number)
        here = index < len(self.quantities) and self.quantities[index].number < end
        return here or self.speaks(start, end)

    def speaks(self, start: int, end: int) -> bool:
        """Whether an aim in words may stand between two positions."""
        if self.rules is Rules.TERMS:
            return False
        index = bisect_left(self.signs, start)
        return index < len(self.signs) and self.signs[index] < end

    def quantities_in(self, sentence: Sentence) -> tuple[Quantity, ...]:
        """The quantities of a sentence, in reading order."""
        first = bisect_left(self.quantities, sentence.start, key=_number)
        last = bisect_left(self.quantities, sentence.end, lo=first, key=_number)
        return self.quantities[first:last]

    def quotes(self, position: int) -> bool:
        """Whether what stands at a position is only quoted from the outline of a level above."""
        return any(span.start <= position < span.end for span in self.quoted)

    def names_time(self, start: int, end: int) -> bool:
        """Whether an expression of time begins from `start` on and before `end`."""
        index = bisect_left(self.times, start, key=_start)
        return index < len(self.times) and self.times[index].start < end

    def owned(self, sentence: Sentence, position: int) -> Owned:
        """Whose the value, or the aim in words, at a position is."""
        if not self.owners:
            return self.above
        segment, end = sentence.segment_start(position), sentence.segment_end(position)
        return owner_at(
            self.owners,
            position,
            sentence,
            numbers=[q.number for q in self.quantities if segment <= q.number < end],
            text=self.inside,
            above=self.above,
        )

    @property
    def announces(self) -> bool:
        """Whether it ends in a colon, so that clauses below may lean on it."""
        return self.folded.rstrip().endswith(":")

    def asides_in(self, sentence: Sentence) -> tuple[Aside, ...]:
        """The brackets beside quantities of a sentence, in reading order."""
        if not self.asides:
            return ()
        first = bisect_left(self.asides, sentence.start, key=_start)
        last = bisect_left(self.asides, sentence.end, lo=first, key=_start)
        return self.asides[first:last]


def numbers_of(text: str, rules: Rules | None = None) -> Numbers:
    """A clause's text with its numbers: those that are no values apart.

    Args:
        text: The text of the clause as written.
        rules: Whose rules the clause gives, if any; its durations bind those.
    """
    folded = with_plain_numbers(fold(text))
    if not may_have_quantities(folded):
        return Numbers(text=text, folded=folded, masks=(), quantities=())
    binding = rules in (Rules.LAW, Rules.TERMS)
    masks = find_masks(folded, lasting=Passed.CONDITION if binding else Passed.DATE)
    quantities = find_quantities(blanked(folded, masks))
    return Numbers(text=text, folded=folded, masks=masks, quantities=quantities)


def view_of(numbers: Numbers, horizon: Horizon, rules: Rules | None = None) -> TextForms | None:
    """The view of a clause's text; None where it has no value, no aim and announces none.

    Args:
        numbers: The text of the clause with its numbers.
        horizon: The document's years.
        rules: Whose rules the clause gives, if any.
    """
    folded, quantities = numbers.folded, numbers.quantities
    signs = aim_signs(folded)
    if not (quantities or signs or folded.rstrip().endswith(":")):
        return None
    baselines = tuple(sorted(_baselines(folded, quantities)))
    found = (t for t in find_times(folded, horizon) if not _inside(t.start, baselines))
    times = with_joined(folded, tuple(found))
    marked = list(folded)
    for before, time in pairwise((None, *times)):
        if time is not None and not time.kept:
            start = time.start + _arrives(folded, time.start)
            marked[start : time.end] = BLANK * (time.end - start)
            if before is not None and time.joined:
                marked[before.end : start] = " " * (start - before.end)
    for start, end in _outlines(folded):
        marked[start:end] = BLANK * (end - start)
    for start, end in baselines:
        marked[start:end] = BASE * (end - start)
    asides = find_asides(folded, quantities)
    inside = "".join(marked)
    return TextForms(
        text=numbers.text,
        folded=folded,
        inside=inside,
        prepared=without_asides(inside, asides),
        quantities=beyond_asides(folded, quantities, asides),
        asides=asides,
        signs=signs,
        times=times,
        modality=find_modality(folded),
        baselines=baselines,
        rules=rules,
    )


def _baselines(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """What values are held against, with the value that it had: 比1980年的28万人(增加42.4%)."""
    for match in expression("baseline_phrases", "baseline").finditer(text):
        value = _value_of_base(text, match.end(), quantities)
        change = expression("baseline_words", "changed_behind")
        if value is not None and change.match(text, value.end):
            yield match.start(), value.end
        else:
            yield match.span()
    for match in expression("baseline_words", "beside_year").finditer(text):
        value = _value_of_base(text, match.end(), quantities)
        kept = words_of("baseline_words", "kept_behind")
        if value is not None and text.startswith(kept, value.end):
            yield match.start(), value.end


def _value_of_base(text: str, end: int, quantities: Sequence[Quantity]) -> Quantity | None:
    """The value that stands right behind a baseline, with at most 的 between."""
    index = bisect_left(quantities, end, key=_number)
    value = quantities[index] if index < len(quantities) else None
    if value is None or value.mode is not None:
        return None  # 较2010年翻一番多 is a change
    between = text[end : value.start].strip()
    before = expression("baseline_words", "before_base_value")
    return value if not between or before.fullmatch(between) else None


def _outlines(text: str) -> Iterator[tuple[int, int]]:
    """Where an outline is said to state what follows: 《纲要(草案)》提出了; no part of a name."""
    for match in expression("passage_kinds", "outline_states").finditer(text):
        quote = text[match.start() - 1 : match.start()] in _OPENING
        yield match.start() - quote, match.end()


def _arrives(text: str, start: int) -> bool:
    """Whether a time begins with the 到 of 增加到2025年的4140元, which the value needs."""
    arrival = expression("baseline_words", "arriving_at")
    return arrival.search(text, max(0, start - 3), start + 1) is not None


def with_owners(view: TextForms, headings: Sequence[str], home: Jurisdiction | None) -> TextForms:
    """The view with the owners that its text names, which are then no part of an indicator.

    Args:
        view: Of a clause.
        headings: Above the clause, the outermost first.
        home: The place of the document.
    """
    above = owner_above(headings, home) if headings else NOBODY
    if quoted := quoted_outlines(view.folded, home):
        view = replace(view, quoted=quoted)
    owners = find_owners(view.inside, view.quantities, home)
    if not owners:
        return view if above is NOBODY else replace(view, above=above)
    return replace(
        view,
        owners=owners,
        above=above,
        inside=without_owners(view.inside, owners),
        prepared=without_owners(view.prepared, owners),
    )


def modality_at(view: TextForms, sentence: Sentence, position: int, *, end: int) -> str | None:
    """The last word of modality before the end of a value.

    确保, 必须, 力争 and their like hold on where they open a segment: to the end of the sentence
    that they open, else to the next semicolon; behind a subject (进出口总额力争增长5%) or a floor
    (7%以上、力争8%), and 鼓励 and 拟 anywhere, for that segment.
    """
    first = bisect_left(view.modality, sentence.start, key=_start)
    stop = bisect_left(view.modality, end, lo=first, key=_start)
    if first == stop:
        return None
    last, segment = None, _segment_of_rise(view, sentence, position)
    stopped = sentence.stop_before(position)
    for match in view.modality[max(first, stop - _MOST) : stop]:
        begins = sentence.segment_start(match.start)
        reaches = begins >= stopped or begins == sentence.start or view.folded[begins - 1] == ":"
        holds = match.key in _FIRM and reaches and _opens(view, sentence, match.start)
        holds = holds and not strives_for_grant(view.folded, match)
        if match.start >= segment or (holds and _carries_on(view, sentence, match, segment)):
            last = view.text[match.start : match.end]
    effort = expression("target_nature", "effort").match(last) if last else None
    return effort[0] if effort else last  # 努力实现 is 努力


def _segment_of_rise(view: TextForms, sentence: Sentence, position: int) -> int:
    """Where the segment of a value begins, or the one before it that says from what it rises.

    比重应该从7.6%左右,提高到10%左右.
    """
    start = sentence.segment_start(position)
    if start <= sentence.start or not expression("striving", "carried_on_behind").match(
        view.folded, start - 1
    ):
        return start
    before = sentence.segment_start(start - 1)
    rises = expression("baseline_words", "ends_with_base").search(view.folded, before, start - 1)
    return before if rises else start


def _carries_on(view: TextForms, sentence: Sentence, match: Match, segment: int) -> bool:
    """Whether a word holds from its own segment on to one behind it.

    What is done in its own segment without a number (努力扩大出口,进出口总额达到6800亿美元) is all
    that it governs, unless it names a time (力争到2012年,…) or the next segment says how far; and
    it ends where another verb begins something without a number (力争增长5%,推动入库,投资达6亿元).
    """
    start = sentence.segment_start(match.start)
    end = sentence.segment_end(match.start)
    opens = view.folded[end : end + 1] == ":" or view.names_time(match.end, end)
    steady = expression("striving", "steady").search(view.folded, match.end, end)
    alone = not (opens or steady or view.states(start, end))
    if alone and not expression("striving", "carried_on_behind").match(view.folded, end):
        return False
    while (start := end + 1) < segment:
        end = sentence.segment_end(start)
        if verbs().match(view.folded, start, end) and not view.states(start, end):
            return False
    return True


def _opens(view: TextForms, sentence: Sentence, position: int) -> bool:
    """Whether nothing but times and connecting words stand before a position in its segment."""
    start = sentence.segment_start(position)
    if position - start > _LEAD:
        return False
    while start < position and (found := lead_words().match(view.prepared, start, position)):
        start = found.end()
    return start >= position


def baseline_at(view: TextForms, sentence: Sentence, position: int) -> str | None:
    """The baseline named before a value in its segment, or right before that: 较“十一五”末."""
    index = bisect_left(view.baselines, position, key=lambda span: span[0]) - 1
    if index < 0 or view.baselines[index][1] < sentence.segment_start(position) - 1:
        return None
    return view.text[slice(*view.baselines[index])]


def _inside(position: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether a position lies in one of these spans, which are in order and apart."""
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and position < spans[index][1]
