"""Mark the numbers of a clause in its text: values of targets and results, and numbers passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydiff.stages.documents import Clause
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.span import Span
from policydiff.stages.targets import Target
from policydiff.stages.targets.plan import PassedNumber

TARGET, RESULT = "target", "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a clause's text that is marked in one way."""

    text: str
    kind: str = ""  # "" for what is not marked; target, result, or the reason of a number passed
    value: bool = False  # whether it is the value of the target or result itself
    why: str = ""  # of a number passed: its reason, shown beside it
    anchor: str = ""  # of a doubtful number, which a list names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """What lies over a stretch of the text; a later layer hides those before it."""

    span: Span
    kind: str
    value: bool = False
    why: str = ""
    anchor: str = ""


def number_marks(
    clause: Clause,
    targets: Sequence[Target],
    results: Sequence[Target],
    passed: Sequence[PassedNumber],
    *,
    ui: Interface,
) -> tuple[Mark, ...]:
    """The text of a clause cut where the marks change, in reading order.

    Args:
        clause: The clause.
        targets: Its targets.
        results: Its past results.
        passed: Its numbers that are neither.
        ui: For the words of the reasons.
    """
    layers = [
        *_layers(results, RESULT),
        *_layers(targets, TARGET),
        *(
            _Layer(
                span=number.span,
                kind=number.reason.value,
                why=ui(f"passed_short.{number.reason.value}"),
                anchor=number_anchor(number),
            )
            for number in passed
        ),
    ]
    return tuple(_cut(clause, layers))


def number_anchor(number: PassedNumber) -> str:
    """Anchor of a number that was passed over, on its document's page."""
    return f"n-{number.span.start}"


def _layers(targets: Sequence[Target], kind: str) -> list[_Layer]:
    """The quotes, then the values in them, which no quote hides."""
    quotes = [_Layer(span=target.span, kind=kind) for target in targets]
    return quotes + [_Layer(span=_value(t), kind=kind, value=True) for t in targets]


def _value(target: Target) -> Span:
    """Where the value stands: it is what a quote states last."""
    at = max(target.quote.rfind(target.stated), 0)
    start = target.span.start + at
    return Span(start, min(start + len(target.stated), target.span.end))


def _cut(clause: Clause, layers: Sequence[_Layer]) -> Iterator[Mark]:
    origin, length = clause.span.start, len(clause.text)
    over: list[_Layer | None] = [None] * length
    for layer in layers:
        start, end = max(layer.span.start - origin, 0), min(layer.span.end - origin, length)
        over[start:end] = [layer] * max(end - start, 0)
    start = 0
    for at in range(1, length + 1):
        if at == length or not _alike(over[at], over[start]):
            yield _mark(clause.text[start:at], over[start])
            start = at


def _alike(one: _Layer | None, two: _Layer | None) -> bool:
    """Whether two characters are marked as one; each number passed has a mark of its own."""
    if one is None or two is None or one.why or two.why:
        return one is two
    return (one.kind, one.value) == (two.kind, two.value)


def _mark(text: str, layer: _Layer | None) -> Mark:
    if layer is None:
        return Mark(text=text)
    return Mark(text=text, kind=layer.kind, value=layer.value, why=layer.why, anchor=layer.anchor)
