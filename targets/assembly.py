"""Build targets from bound values: number, unit, comparator, time, modality, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache

from policydiff.stages.documents import Clause, Document
from policydiff.stages.knowledge.expressions import (
    Expressions,
    expression,
    expression_source,
    words_of,
)
from policydiff.stages.knowledge.units import UnitKind, unit_at
from policydiff.stages.support.span import Span
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.aims.phrase import Aim
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.context_words import BASE, BLANK, rate_heads
from policydiff.stages.targets.indicator_names import Names, is_indicator
from policydiff.stages.targets.owners.owner_headings import owner_above
from policydiff.stages.targets.owners.owner_spans import owner_in_name, zone_in_name
from policydiff.stages.targets.owners.owner_values import NOBODY, Owned
from policydiff.stages.targets.phrases.bases import basis_at, basis_in
from policydiff.stages.targets.phrases.coverage import is_coverage
from policydiff.stages.targets.phrases.durations import with_time
from policydiff.stages.targets.phrases.payers import payer_in_name
from policydiff.stages.targets.phrases.shares import as_share
from policydiff.stages.targets.phrases.topics import with_topic
from policydiff.stages.targets.quantities import plain
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.tables.rows import TableTarget
from policydiff.stages.targets.target import Target
from policydiff.stages.targets.target_codes import (
    Binding,
    Comparator,
    Doubt,
    Measure,
    Mode,
    Polarity,
    TimeFrame,
)
from policydiff.stages.targets.target_ids import Numbered
from policydiff.stages.targets.text_forms import TextForms, baseline_at, modality_at
from policydiff.stages.targets.years.clause_times import ClauseTimes
from policydiff.stages.targets.years.layers import Layers
from policydiff.stages.targets.years.timing import (
    Place,
    Timing,
    since_base,
    timing_of_aim,
    timing_of_result,
    timing_of_row,
)

_HEAD = 8  # code points of a word for growth at the end of a name
_NEAR = 60  # code points behind a value in which 约束性 is said of it
_HEADS = Expressions("indicator_name_frames")
_NATURE = Expressions("target_nature")
_FRAMES, _BOUNDS = "indicator_name_frames", "value_bounds"


@value_type
class Context:
    """Where a target stands; positions of what is stated are those of the clause's text."""

    view: TextForms
    clause: Clause
    times: ClauseTimes
    names: Names


@value_type
class Stated:
    """What a sentence states, of which a target is to be made."""

    what: Bound | Aim
    ids: Numbered  # its own and those of what it belongs to
    sentence: Sentence
    context: Context  # its clause
    past: bool  # whether it tells of what was done

    @property
    def at(self) -> int:
        """Where its number stands, or the words that state it."""
        return self.what.quantity.number if isinstance(self.what, Bound) else self.what.phrase


@value_type
class _Called:
    """How what is stated is called, and whose it is."""

    owned: Owned
    name: str  # in the words of the text
    canonical: str
    scope: str | None


def targets_of(stated: Sequence[Stated]) -> list[Target]:
    """The targets that values and aims in words state; each step is taken for all of them."""
    timings = [_timing(one) for one in stated]
    called = [_called(one) for one in stated]
    return [
        _of_value(one, one.what, name, timing)
        if isinstance(one.what, Bound)
        else _of_aim(one, one.what, name, timing)
        for one, name, timing in zip(stated, called, timings, strict=True)
    ]


def _timing(stated: Stated) -> Timing:
    what, sentence, at = stated.what, stated.sentence, stated.at
    bound = what if isinstance(what, Bound) else None
    place = Place(
        times=stated.context.times,
        sentence=sentence.start,
        clause=sentence.stop_before(at),
        segment=sentence.segment_start(at),
        value=at,
        end=what.end,
        turn=bound.turn if bound else 0,
        turns=bound.turns if bound else 1,
    )
    flow = bound is not None and _comes_about(bound)
    timing = (timing_of_result if stated.past else timing_of_aim)(place, flow=flow)
    if bound is None or bound.mode not in (Mode.GROWTH, Mode.CUT, Mode.MULTIPLE):
        return timing
    return since_base(timing, baseline_at(stated.context.view, sentence, at))


def _called(stated: Stated) -> _Called:
    what, sentence, context = stated.what, stated.sentence, stated.context
    view, names, name = context.view, context.names, bare(what.indicator)
    owned = view.owned(sentence, stated.at)
    if isinstance(what, Bound):
        if not owned.name:
            name = with_topic(view.prepared, sentence, what.quantity, name)
        name = as_share(
            view.prepared,
            sentence,
            what.quantity,
            _kept(name),
            mode=what.mode,
            predicate=what.predicate,
        )
        name = with_time(name, what.quantity)
    if owned == NOBODY and (own := zone_in_name(name)).owner:  # 加快高新区建设,税收增长10%
        owned = Owned(name=own.owner, said=name.removesuffix(own.name))
        name = own.name
    scope, canonical = _scoped(name, names)
    canonical = of_level(canonical, what.mode)
    if owned.firms and isinstance(what, Bound):
        canonical = name  # what firms spend is not what a place does
    return _Called(owned=owned, name=name, canonical=canonical, scope=scope)


def _of_value(stated: Stated, bound: Bound, called: _Called, timing: Timing) -> Target:
    """The target that a value states."""
    ids, sentence, context, at = stated.ids, stated.sentence, stated.context, stated.at
    view, clause, names, quantity = context.view, context.clause, context.names, bound.quantity
    owned, name, canonical = called.owned, called.name, called.canonical
    start = _start(owned, bound.start)
    return Target(
        id=ids.id,
        clause=clause.id,
        quote=view.text[start : bound.end],
        span=Span(clause.span.start + start, clause.span.start + bound.end),
        indicator=canonical,
        indicator_text=owned.said + name,
        owner=owned.name or _payer(name),
        low=_value(bound, quantity.low),
        high=_value(bound, quantity.high),
        unit=quantity.unit.name,
        stated=view.text[quantity.start : quantity.end],
        comparator=_comparator(bound, view),
        mode=bound.mode,
        deadline=timing.deadline,
        period=timing.period,
        measure=_measure(bound, canonical, period=timing.period, names=names),
        years=timing.years,
        years_from=timing.years_from,
        averaged=timing.averaged,
        estimate=timing.estimate,
        late=timing.late,
        also=bound.also,
        basis=basis_at(view.folded, sentence, at, end=bound.end),
        doubt=Doubt.UNEQUAL if bound.unequal and not timing.dated else None,
        baseline=_cut(view, bound.baseline) or baseline_at(view, sentence, at),
        modality=modality_at(view, sentence, at, end=quantity.unit_end),
        binding=_binding(view, sentence, bound.end, clause),
        scope=bound.scope or called.scope,
        threshold=_cut(view, bound.threshold),
        part_of=ids.part_of,
        stretch_of=ids.stretch_of,
        stretch=ids.stretch_of is not None,
        polarity=_polarity(names.polarity(canonical), view.text[start : bound.end]),
    )


def _polarity(polarity: Polarity, quote: str) -> Polarity:
    """What is to fall to a value (下降至14.2%) is better lower, whatever its name."""
    falls = expression("change_words", "fallen_to").search(quote) is not None
    unsaid = polarity is Polarity.HIGHER_IS_BETTER
    return Polarity.LOWER_IS_BETTER if falls and unsaid else polarity


def _payer(name: str) -> str | None:
    paid = payer_in_name(name)
    return paid.payer if paid else None


def _comes_about(bound: Bound) -> bool:
    """Whether what is counted comes about in a time (新增…, 场次), so that years sum it up."""
    return bool(bound.verb) or bound.quantity.unit.name in words_of("measured_things", "event_unit")


def _start(owned: Owned, start: int) -> int:
    """Where a quote begins: with its owner, where that stands right before it."""
    return start if owned.start is None else min(start, owned.start)


def _cut(view: TextForms, span: tuple[int, int] | None) -> str | None:
    return None if span is None else view.text[slice(*span)]


def _of_aim(stated: Stated, aim: Aim, called: _Called, timing: Timing) -> Target:
    """The target that an aim in words states; a rank or a zero is the better the lower it is."""
    ids, sentence, context = stated.ids, stated.sentence, stated.context
    view, clause, names = context.view, context.clause, context.names
    owned, name, canonical = called.owned, called.name, called.canonical
    start = _start(owned, aim.start)
    return Target(
        id=ids.id,
        clause=clause.id,
        quote=view.text[start : aim.end],
        span=Span(start, aim.end).shifted(clause.span.start),
        indicator=canonical,
        indicator_text=owned.said + name,
        owner=owned.name,
        low=aim.value,
        high=aim.value,
        unit=aim.unit,
        stated=view.text[aim.phrase : aim.end],
        comparator=aim.comparator,
        mode=aim.mode,
        deadline=timing.deadline,
        period=timing.period,
        years=timing.years,
        years_from=timing.years_from,
        averaged=timing.averaged,
        estimate=timing.estimate,
        late=timing.late,
        refers_to=aim.refers_to,
        basis=basis_at(view.folded, sentence, aim.phrase, end=aim.end),
        margin=aim.margin,
        modality=modality_at(view, sentence, aim.phrase, end=aim.end),
        scope=aim.scope or called.scope,
        part_of=ids.part_of,
        polarity=names.polarity(canonical),
    )


def target_of_row(
    row: TableTarget,
    ids: Numbered,
    *,
    document: Document,
    clause: Clause,
    names: Names,
    layers: Layers,
) -> Target:
    """The target of a row of an indicator table."""
    timing = timing_of_row(row.deadline, row.frame, averaged=row.averaged, layers=layers)
    span = Span(row.start, row.end)
    owned = owner_in_name(row.indicator, document.jurisdiction)
    scope, canonical = _scoped(owned.name, names)
    unit = row.unit or (_unscaled(names.unit(canonical)) if row.low is not None else None)
    mode = _of_level(row.mode, unit, names.unit(canonical))
    return Target(
        id=ids.id,
        clause=clause.id,
        quote=span.of(document.text),
        span=span,
        indicator=canonical,
        indicator_text=row.indicator,
        owner=owned.owner or owner_above(clause.heading, document.jurisdiction).name,
        low=row.low,
        high=row.high,
        unit=unit,
        stated=row.stated,
        comparator=row.comparator,
        mode=mode,
        deadline=row.deadline,
        period=row.frame,
        years=timing.years,
        years_from=timing.years_from,
        late=timing.late,
        averaged=row.averaged,
        measure=names.measure(canonical) if mode is Mode.LEVEL else None,
        basis=basis_in(row.indicator) or basis_in(row.stated),
        baseline=row.baseline,
        binding=row.binding,
        scope=scope,
        polarity=names.polarity(canonical),
    )


def _unscaled(unit: str | None) -> str | None:
    """The unit of an indicator, where a bare number can be meant in no multiple of it: %, 岁.

    300 of 固定资产投资 may be 亿元 or 万元.
    """
    found = unit_at(f"1{unit}", 1) if unit else None
    scaled = found is None or found.kind in (UnitKind.MONEY, UnitKind.COUNT, UnitKind.AMOUNT)
    return None if scaled else unit


def _of_level(mode: Mode, unit: str | None, usual: str | None) -> Mode:
    """8 % of what is counted in 元 is its growth."""
    share = unit == "%" and usual is not None and usual != "%"
    return Mode.GROWTH if share and mode is Mode.LEVEL else mode


def of_level(canonical: str, mode: Mode) -> str:
    """A name without 增速 or 降幅 at its end, where the mode says that the value is one."""
    if mode not in (Mode.GROWTH, Mode.CUT) or _is_rate_itself(canonical):
        return canonical  # 人口自然增长率
    head = rate_heads().search(canonical, max(0, len(canonical) - _HEAD))
    plain = _HEADS["before_head"].sub("", canonical[: head.start()]) if head else ""
    return plain if len(plain) > 1 else canonical


def _is_rate_itself(canonical: str) -> bool:
    return is_indicator(canonical) or _HEADS["rate_itself"].search(canonical) is not None


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """An indicator without the stand-ins for times and baselines, and without marks of notes."""
    plain = name.replace(BLANK, "").replace(BASE, "")
    plain = _marks().sub("", plain) if _marked().search(plain) else plain
    return plain.strip("、,:; ").removesuffix("的")


def _kept(name: str) -> str:
    """What a red line keeps: 耕地面积 of 耕地红线."""
    line = expression(_BOUNDS, "red_line").search(name)
    return name if line is None else line["of"] + words_of(_BOUNDS, "land_kept")[0]


@cache
def _marks() -> re.Pattern[str]:
    """Marks of notes, and words that only say that works are planned: 计划 of 计划开工."""
    planned = expression_source(_FRAMES, "planned_works")
    return re.compile(rf"[①-⑳㉑-㉟]|\(\d{{1,2}}\)|{planned}")


@cache
def _marked() -> re.Pattern[str]:
    """A character that each of these has; most names have none."""
    firsts = "".join(word[0] for word in words_of(_FRAMES, "planned"))
    return re.compile(f"[①-⑳㉑-㉟({firsts}]")


def _scoped(name: str, names: Names) -> tuple[str | None, str]:
    """The level that a name is restricted to, and its canonical name: 区本级固定资产投资."""
    found = expression(_FRAMES, "own_level").match(name)
    rest = name[found.end() :] if found else name
    paid = payer_in_name(rest)
    return (found[0] if found else None), names.canonical(paid.name if paid else rest)


def _binding(view: TextForms, sentence: Sentence, end: int, clause: Clause) -> Binding | None:
    """约束性 or 预期性, where the segment or a heading above says one of them."""
    if not _tells_binding(view.folded, clause.heading):
        return None
    stop = min(sentence.segment_end(end), end + _NEAR)
    here = view.folded[end:stop] + "".join(clause.heading)
    said = {found.lastgroup for found in _NATURE["binding|expected"].finditer(here)}
    if len(said) != 1:
        return None
    return Binding.BINDING if "binding" in said else Binding.EXPECTED


@lru_cache(maxsize=64)
def _tells_binding(text: str, headings: Sequence[str]) -> bool:
    """Whether a clause has one of these words at all; most have none, and many values."""
    return any(map(_NATURE["binding|expected"].search, (text, *headings)))


def _value(bound: Bound, value: Decimal) -> Decimal:
    """The value; 增长1倍 is 2 times what was."""
    quantity = bound.quantity
    if quantity.unit.kind is not UnitKind.MULTIPLE or quantity.mode is not None:
        return value
    added = bound.predicate.rstrip("了") in words_of("change_words", "added")
    return plain(value + 1) if added else value


def _comparator(bound: Bound, view: TextForms) -> Comparator:
    quantity = bound.quantity
    beyond = bound.predicate in words_of(_BOUNDS, "beyond")
    if quantity.comparator is Comparator.PLAIN:
        floor = expression(_BOUNDS, "at_least_does")
        floor_said = beyond or floor.search(view.folded, bound.start, quantity.start)
        if floor_said or expression(_BOUNDS, "red_line").search(bound.indicator):
            return Comparator.AT_LEAST
    nearly = expression(_BOUNDS, "nearly_whole")
    if is_coverage(quantity) and nearly.search(view.folded, bound.start, quantity.start):
        return Comparator.ABOUT
    return quantity.comparator


def _measure(
    bound: Bound, canonical: str, *, period: TimeFrame | None, names: Names
) -> Measure | None:
    """Stock or flow, where the lexicon, else verb, unit or predicate tell."""
    if bound.mode is not Mode.LEVEL:
        return None
    if (known := names.measure(canonical)) is not None:
        return known
    if _comes_about(bound) or period is TimeFrame.CUMULATIVE:
        return Measure.FLOW
    return Measure.STOCK if bound.predicate in words_of(_BOUNDS, "held") else None
