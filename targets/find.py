"""Find the targets of a document: the public function of this stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents import Clause, Document, Part, Span

from targets.binding import Bound, bind
from targets.folding import fold
from targets.indicators import canonical_name, polarity_of
from targets.masking import mask_names
from targets.patterns import Match, matcher
from targets.quantities import Quantity, find_quantities, plain
from targets.sentences import Sentence, split_sentences
from targets.subject import BLANK
from targets.target import (
    Comparator,
    Measure,
    Mode,
    Plan,
    Target,
    TargetId,
    TimeFrame,
)
from targets.tense import Tense, clause_tenses, tense_at, tense_markers
from targets.times import Horizon, Time, find_times, horizon_of
from targets.units import UnitKind

_BASELINE = re.compile(
    r"(?:较|比|同比|在|按|扣除)(?:(?:上|去|前)一?年(?:同期|实际|预算)?|上年同期|\d{4}年[末底]?|“[^”]{1,8}”(?:期末|末|时期)?|同期|基期|年初|目前|现在|可比价格|价格因素|物价因素)"
    r"(?:水平|平均水平|实际|实绩)?(?:的?基础上|为基数|价格)?(?:计算)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """The text of a document in the forms that the grammar works on, all of one length."""

    text: str  # as written
    folded: str
    prepared: str  # folded, times and baselines blanked
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    modality: tuple[Match, ...]
    baselines: tuple[tuple[int, int], ...]


def find_targets(document: Document) -> Plan:
    """All quantified targets of a document, and past results apart, in reading order."""
    horizon = horizon_of(document)
    tenses = clause_tenses(document, horizon)
    targets, results = list[Target](), list[Target]()
    for clause, tense in zip(document.clauses, tenses, strict=True):
        found = tuple(_of_clause(document, clause, tense, horizon))
        aims = [t for t, past in found if not past]
        done = [t for t, past in found if past]
        targets.extend(_numbered(aims, "/"))
        results.extend(_numbered(done, "/r"))
    return Plan(
        document=document, targets=_with_mentions(document, targets), results=tuple(results)
    )


def _of_clause(
    document: Document, clause: Clause, state: Tense, horizon: Horizon
) -> Iterator[tuple[Target, bool]]:
    text = document.text[clause.span.start : clause.span.end]
    view = _view(text, horizon)
    for sentence in split_sentences(view.folded, 0, len(view.folded)):
        inside = tuple(q for q in view.quantities if sentence.start <= q.number < sentence.end)
        if not inside:
            continue
        bound = bind(view.prepared, sentence, inside)
        markers = tense_markers(view.folded, sentence.start, sentence.end, horizon)
        made = _targets(view, clause, sentence, bound, horizon)
        for item, target in zip(bound, made, strict=True):
            tense = tense_at(markers, sentence.segment_end(item.quantity.end), state)
            if target is not None:
                yield target, tense is Tense.PAST


def _view(text: str, horizon: Horizon) -> _View:
    folded = fold(text)
    baselines = tuple(m.span() for m in _BASELINE.finditer(folded))
    times = tuple(t for t in find_times(folded, horizon) if not _inside(t.start, baselines))
    prepared = list(folded)
    for start, end in (*((t.start, t.end) for t in times if not t.kept), *baselines):
        prepared[start:end] = BLANK * (end - start)
    return _View(
        text=text,
        folded=folded,
        prepared="".join(prepared),
        quantities=find_quantities(mask_names(folded)),
        times=times,
        modality=tuple(matcher("modality").find(folded)),
        baselines=baselines,
    )


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _targets(
    view: _View, clause: Clause, sentence: Sentence, bound: Sequence[Bound], horizon: Horizon
) -> Iterator[Target | None]:
    for item in bound:
        yield _target(view, clause, sentence, item, horizon) if item.indicator else None


def _target(
    view: _View, clause: Clause, sentence: Sentence, item: Bound, horizon: Horizon
) -> Target:
    quantity = item.quantity
    deadline, frame = _time_of(view, sentence, item, horizon)
    span = Span(item.start, item.end)
    name = item.indicator.replace(BLANK, "").strip("、,:; ")
    canonical = canonical_name(name)
    return Target(
        id=TargetId(""),
        clause=clause.id,
        quote=span.of(view.text),
        span=span.shifted(clause.span.start),
        indicator=canonical,
        indicator_text=name,
        low=_value(quantity, item, quantity.low),
        high=_value(quantity, item, quantity.high),
        unit=quantity.unit.name,
        stated=view.text[quantity.start : quantity.end],
        comparator=_comparator(view, item),
        mode=item.mode,
        deadline=deadline,
        period=frame,
        measure=_measure(item, frame),
        baseline=_baseline(view, item),
        modality=_modality(view, sentence, item),
        scope=item.scope,
        threshold=None if item.threshold is None else view.text[slice(*item.threshold)],
        part_of=TargetId("其中") if item.part else None,
        polarity=polarity_of(canonical, item.mode),
    )


def _value(quantity: Quantity, item: Bound, value):  # type: ignore[no-untyped-def]
    """增长1倍 is 2 times what was."""
    added = item.predicate.rstrip("了") in ("增长", "增加", "提高", "扩大", "提升")
    if quantity.unit.kind is UnitKind.MULTIPLE and quantity.mode is None and added:
        return plain(value + 1)
    return value


def _comparator(view: _View, item: Bound) -> Comparator:
    quantity = item.quantity
    if quantity.comparator is Comparator.PLAIN and item.predicate in ("突破", "超过", "跨越", "超"):
        return Comparator.AT_LEAST
    if (
        quantity.unit.name == "%"
        and quantity.mode is Mode.LEVEL
        and "基本" in view.folded[item.start : quantity.start]
    ):
        return Comparator.ABOUT
    return quantity.comparator


def _time_of(
    view: _View, sentence: Sentence, item: Bound, horizon: Horizon
) -> tuple[str | None, TimeFrame | None]:
    """Deadline and period: the last ones named before the end of the quote in the sentence.

    A deadline holds to the end of the sentence, a frame such as 每年 to the next semicolon.
    """
    deadline, frame, loose = _opening(view, sentence), None, False
    frame = TimeFrame.BY if deadline else None
    stop = sentence.stop_before(item.quantity.number)
    for time in view.times:
        if time.start < sentence.start or time.start >= item.end:
            continue
        if time.deadline is not None:
            deadline, frame, loose = time.deadline, time.frame, time.frame is None
        elif time.start >= stop and time.frame is not None and frame is not TimeFrame.ANNUAL:
            frame = time.frame
    if deadline is not None and loose and frame is None:
        flow = item.verb or item.quantity.unit.name in ("次", "场", "场次", "期")
        return deadline, TimeFrame.CUMULATIVE if flow else TimeFrame.BY
    if frame is None:
        frame = TimeFrame.BY if deadline else TimeFrame.ANNUAL if horizon.one_year else None
    return deadline, frame


def _opening(view: _View, sentence: Sentence) -> str | None:
    """The deadline that opens the clause (到2025年,…。…): it holds for the sentences below."""
    for time in view.times[:1]:
        if (
            sentence.start > 0
            and time.frame is TimeFrame.BY
            and not view.folded[: time.start].strip("-·. ")
        ):
            return time.deadline
    return None


def _measure(item: Bound, frame: TimeFrame | None) -> Measure | None:
    if item.mode is not Mode.LEVEL:
        return None
    if item.verb or frame in (TimeFrame.CUMULATIVE,):
        return Measure.FLOW
    if item.quantity.unit.name in ("次", "场", "场次", "人次"):
        return Measure.FLOW
    return (
        Measure.STOCK
        if item.predicate in ("达到", "达", "有", "拥有", "保持在", "稳定在")
        else None
    )


def _baseline(view: _View, item: Bound) -> str | None:
    if item.baseline is not None:
        return view.text[slice(*item.baseline)]
    for start, end in view.baselines:
        if item.start <= start < item.end or item.start - 1 <= start <= item.quantity.number:
            if start >= item.start - 40 and view.folded.find(";", start, item.quantity.number) < 0:
                return view.text[start:end]
    return None


def _modality(view: _View, sentence: Sentence, item: Bound) -> str | None:
    """The last word of modality before the number; it holds to the end of the sentence."""
    last = None
    segment = sentence.segment_start(item.quantity.number)
    for match in view.modality:
        if match.start < sentence.start or match.start >= item.quantity.unit_end:
            continue
        if match.key in ("ensure", "shall", "strive") or match.start >= segment:
            last = view.text[match.start : match.end]
    return last


def _numbered(targets: Sequence[Target], mark: str) -> list[Target]:
    """Targets of a clause with their ids, and 其中 resolved to the one before."""
    out, whole = list[Target](), None
    for number, target in enumerate(targets, start=1):
        of = whole if target.part_of is not None else None
        made = replace(target, id=TargetId(f"{target.clause}{mark}{number}"), part_of=of)
        if of is None:
            whole = made.id
        out.append(made)
    return out


def _with_mentions(document: Document, targets: Sequence[Target]) -> tuple[Target, ...]:
    """Targets with the ids of their repeats in the annex."""
    annex = {c.id for c in document.clauses if c.part is Part.ANNEX}
    repeats = [t for t in targets if t.clause in annex]
    return tuple(
        t if t.clause in annex else replace(t, mentions=_mentions(t, repeats)) for t in targets
    )


def _mentions(target: Target, repeats: Sequence[Target]) -> tuple[TargetId, ...]:
    key = (target.indicator, target.low, target.high, target.unit, target.mode)
    return tuple(r.id for r in repeats if (r.indicator, r.low, r.high, r.unit, r.mode) == key)
