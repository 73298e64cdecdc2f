"""The page of places: how they lie to their superior, who states what, and the tables of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from policydiff.stages.compare import Direction
from policydiff.stages.compare.model.escalation_types import (
    Against,
    Chain,
    Escalation,
    Rung,
    Spread,
    Standing,
    Total,
)
from policydiff.stages.compare.model.series_types import Step
from policydiff.stages.reports.html.pictures.drawing import share_bar
from policydiff.stages.reports.html.places.chain_rankings import chain_rankings
from policydiff.stages.reports.html.places.place_grids import chain_grid
from policydiff.stages.reports.html.places.places_view import PlacesView, places_view
from policydiff.stages.reports.html.series.series_head import Head, kicker
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.step_words import (
    SYMBOLS,
    direction_of,
    heading_of,
    step_words,
)
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width
from policydiff.stages.support.numerals import plain_decimal, prefix

if TYPE_CHECKING:
    from markupsafe import Markup

_VERDICTS = {
    Direction.STRONGER: "strengthened",
    Direction.SAME: "unchanged",
    Direction.WEAKER: "weakened",
    Direction.HIGHER: "raised",
    Direction.LOWER: "lowered",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCell:
    """A step beside the superior's words; the verdict is a class of the style sheet."""

    superior: str  # 全国 2025：5%左右; "" where no superior states a value
    text: str  # ▲ +0.5个百分点
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place of a chain."""

    name: str
    level: str
    superior: str  # the place right above
    depth: int  # 0 to 3, for the indent
    standing: str  # a member of Standing
    stated: str
    others: str
    quote: str
    href: str | None
    document: int | None  # in data/site.js
    citation: str
    same_year: StepCell
    last_year: StepCell
    instead: str  # why the step of the year is not against the place right above; "": it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What the places below a place state together; a bar of at most 100 units."""

    text: str
    share: Markup | None  # a bar against the superior's own value


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Places of one standing that is no value."""

    label: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """One indicator in one year."""

    anchor: str
    title: str
    unit: str
    counts: tuple[str, ...]
    spreads: tuple[str, ...]  # how the places of each level lie
    sums: tuple[Sum, ...]
    groups: tuple[Group, ...]
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationView:
    """The page of places."""

    head: Head
    places: PlacesView
    chains: tuple[ChainView, ...]


def escalation_view(
    escalation: Escalation, *, ui: Interface, site: Site, cut: str = ""
) -> EscalationView:
    """The page of all chains, those of most places first; `cut` tells what it leaves out."""
    found = [
        ranking
        for chain in escalation.chains
        for ranking in chain_rankings(chain, ui=ui, site=site)
    ]
    years = sorted({chain.year for chain in escalation.chains}, reverse=True)
    grids = [
        chain_grid(
            [chain for chain in escalation.chains if chain.year == year],
            anchor=f"places-{year}",
            ui=ui,
            site=site,
        )
        for year in years
    ]
    places = places_view(found, [grid for grid in grids if grid is not None], ui=ui)
    return EscalationView(
        head=_head(escalation, places, cut=cut, ui=ui),
        places=places,
        chains=tuple(
            _chain(chain, number=number, ui=ui, site=site)
            for number, chain in enumerate(escalation.chains, start=1)
        ),
    )


def _head(escalation: Escalation, places: PlacesView, *, cut: str, ui: Interface) -> Head:
    """The title is how the places lie to their superior in the first indicator."""
    lead = ui("escalation.lead", number=len(escalation.chains))
    spreads = [_spread(s, c, ui=ui) for c in escalation.chains[:1] for s in c.spreads]
    return Head(
        kicker=kicker([plan.document for plan in escalation.plans], ui=ui),
        title=places.headline or ui("escalation.title"),
        deck=(*spreads, lead),
        note=" ".join(filter(None, (ui("escalation.note"), cut))),
    )


def _chain(chain: Chain, *, number: int, ui: Interface, site: Site) -> ChainView:
    extra = "、".join(filter(None, (chain.scope, chain.threshold)))
    mode = "" if chain.mode == "level" else ui(f"mode.{chain.mode}")
    unit = " · ".join(filter(None, (str(chain.year), chain.unit, mode, extra)))
    return ChainView(
        anchor=f"e-{number}",
        title=chain.indicator,
        unit=unit,
        counts=tuple(_counts(chain, ui=ui)),
        spreads=tuple(_spread(spread, chain, ui=ui) for spread in chain.spreads),
        sums=tuple(_sum(chain, total, ui=ui) for total in chain.totals),
        groups=tuple(_groups(chain, ui=ui)),
        rows=tuple(_row(rung, ui=ui, site=site) for rung in chain.rungs),
    )


def _counts(chain: Chain, *, ui: Interface) -> Iterator[str]:
    stated = sum(rung.standing is Standing.STATED for rung in chain.rungs)
    yield ui("escalation.stated_count", number=stated)
    steps = Counter(
        direction
        for rung in chain.rungs
        if (step := rung.same_year) is not None and (direction := direction_of(step)) is not None
    )
    sided = (Direction.STRONGER, Direction.SAME, Direction.WEAKER)
    unsided = (Direction.HIGHER, Direction.SAME, Direction.LOWER)
    mixed = any(direction in steps for direction in (Direction.STRONGER, Direction.WEAKER))
    for direction in dict.fromkeys((*(sided if mixed else ()), *unsided)):
        if steps and (direction in steps or direction in (sided if mixed else unsided)):
            words = ui(f"escalation.{direction.value}")
            yield f"{SYMBOLS[direction]} {words} {steps[direction]}"


def _spread(spread: Spread, chain: Chain, *, ui: Interface) -> str:
    """市级：126 地写明数值（提供文件 127 地，共 333 地），中位数 6%；高于上级 …."""
    level, of = ui(f"level.{spread.level.value}"), spread.of
    text = ui("escalation.spread", level=level, stating=spread.stating, given=spread.given, of=of)
    if spread.median is not None and spread.stating > 1:
        factor, word = prefix(spread.median)
        middle = plain_decimal((spread.median / factor).quantize(Decimal("0.01")))
        text += ui("escalation.spread_median", median=middle, unit=f"{word}{chain.unit or ''}")
    if spread.above or spread.equal or spread.below:
        text += ui(
            "escalation.spread_steps",
            above=spread.above,
            equal=spread.equal,
            firmer=spread.firmer,
            below=spread.below,
        )
    return text


def _groups(chain: Chain, *, ui: Interface) -> Iterator[Group]:
    for standing in Standing:
        found = [rung for rung in chain.rungs if rung.standing is standing]
        if found and standing is not Standing.STATED:
            label = ui(f"standing.{standing.value}")
            named = "、".join(_named(rung) for rung in found)
            yield Group(label=f"{label} {len(found)}", places=named)


def _named(rung: Rung) -> str:
    if rung.standing is Standing.SEE_ALSO:
        near = dict.fromkeys(f"{other.indicator} {other.stated}" for other in rung.others)
        return f"{rung.name}（{'；'.join(near)}）"
    if rung.target is not None:
        return f"{rung.name}（{rung.target.stated}）"
    return rung.name


def _sum(chain: Chain, total: Total, *, ui: Interface) -> Sum:
    superior = chain.rung(total.superior)
    factor, word = prefix(max(total.high, total.target or Decimal(0)))
    words = ui(
        "escalation.sum" if total.of else "escalation.sum_levels",
        superior=superior.name,
        stating=total.stating,
        given=total.given,
        of=total.of,
        value=f"{_range(total.low / factor, total.high / factor)}{word}{chain.unit or ''}",
    )
    if total.target is None or total.share is None or superior.target is None:
        return Sum(text=words, share=None)
    percent = plain_decimal((total.share * 100).quantize(Decimal("0.1")))
    own = ui("escalation.sum_share", stated=half_width(superior.target.stated), share=percent)
    return Sum(text=f"{words}{own}", share=share_bar(float(total.share), label=f"{percent}%"))


def _range(low: Decimal, high: Decimal) -> str:
    rounded = [plain_decimal(value.quantize(Decimal("0.01"))) for value in (low, high)]
    return "–".join(dict.fromkeys(rounded))


def _row(rung: Rung, *, ui: Interface, site: Site) -> PlaceRow:
    target = rung.target
    stated = target.stated if target else ui(f"standing.{rung.standing.value}")
    shown = rung.document is not None and target is not None
    return PlaceRow(
        name=rung.name,
        level=ui(f"level.{rung.level.value}"),
        superior=ui("escalation.superior", name=rung.superior_name) if rung.superior_name else "",
        depth=("country", "province", "prefecture", "county").index(rung.level.value),
        standing=rung.standing.value,
        stated=stated,
        others="；".join(other.quote for other in rung.others),
        quote=target.quote if target else "",
        href=site.target(rung.document, target.id, target.clause, side=None)
        if shown and rung.document and target
        else None,
        document=site.number(rung.document) if shown and rung.document else None,
        citation=rung.citation,
        same_year=_step(rung.same_year, ui=ui),
        last_year=_step(rung.last_year, ui=ui),
        instead=_instead(rung, ui=ui),
    )


def _instead(rung: Rung, *, ui: Interface) -> str:
    if rung.same_year is None or rung.against is Against.SUPERIOR:
        return ""
    key = "instead_silent" if rung.superior_given else "instead_absent"
    return ui(f"escalation.{key}", superior=rung.superior_name, place=rung.same_year.place)


def _step(step: Step | None, *, ui: Interface) -> StepCell:
    if step is None:
        return StepCell(superior="", text="", verdict="")
    superior = f"{step.place} {step.year}：{step.stated}"
    if step.share is not None:
        percent = plain_decimal((step.share * 100).quantize(Decimal("0.01")))
        return StepCell(superior=superior, text=ui("escalation.share", share=percent), verdict="")
    heading = heading_of(step) if step.difference is not None else None
    verdict = _VERDICTS[heading] if heading else ""
    return StepCell(superior=superior, text=step_words(step, ui=ui), verdict=verdict)
