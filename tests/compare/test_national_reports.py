"""What the government's reports to the National People's Congress aimed at and told, by hand.

The reports lie beside the project only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from policydiff.stages.compare.model.presence_types import Course
from policydiff.stages.compare.model.series_types import SeriesPoint, Track
from policydiff.stages.compare.series.presence import find_presence
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Mode, Plan, Target
from policydiff.stages.targets.extraction import find_targets
from tests.compare.read_by_hand import NATIONAL, NOT_READ, cells
from tests.evidence import CORPUS

REPORTS = CORPUS / "gwr"
OUTPUT = ("国民生产总值", "国内生产总值")
JOBS, PRICES = "城镇新增就业", "居民消费价格"
pytestmark = pytest.mark.skipif(not REPORTS.exists(), reason="the corpus lies beside the project")

GROWTH = {
    **{1990: "5", 1992: "6", 1993: "8", 1994: "9", 1995: "8-9", 1996: "8", 1997: "8", 1998: "8"},
    **{1999: "7", 2000: None, 2001: None, 2002: None, 2003: "7", 2004: "7"},
    **dict.fromkeys(range(2005, 2012), "8"),
    **{2012: "7.5", 2013: "7.5", 2014: "7.5", 2015: "7", 2016: "6.5-7", 2017: "6.5", 2018: "6.5"},
    **{2019: "6-6.5", 2024: "5", 2025: "5"},
}
AVERAGES = {2001: ("7", 2001, 2005), 2006: ("7.5", 2006, 2010), 2011: ("7", 2011, 2015)}
AVERAGES |= {2016: ("6.5", 2016, 2020)}
OUTCOMES = [
    *((OUTPUT, 1998, "7.8"), (OUTPUT, 2014, "7.4"), (OUTPUT, 2015, "6.9"), (OUTPUT, 2023, "5.2")),
    *(((JOBS,), 2004, "9800000"), ((JOBS,), 2017, "13510000"), ((JOBS,), 2012, "12660000")),
    *(((PRICES,), 2023, "0.2"), ((PRICES,), 2024, "0.2"), ((PRICES,), 2012, "2.6")),
]


@pytest.fixture(scope="module")
def plans() -> dict[int, Plan]:
    years = {int(path.stem): path for path in sorted(REPORTS.glob("*.txt"))}
    return {y: find_targets(read_document(p)) for y, p in years.items() if y >= 1990}


@pytest.fixture(scope="module")
def track(plans: dict[int, Plan]) -> Track:
    return track_plans(list(plans.values()))


def values(targets: Iterator[Target]) -> set[str]:
    return {f"{t.low}" if t.low == t.high else f"{t.low}-{t.high}" for t in targets}


def growth(targets: tuple[Target, ...], *, averaged: bool) -> Iterator[Target]:
    for t in targets:
        rate = t.mode is Mode.GROWTH and t.unit == "%"
        named = t.indicator in OUTPUT or t.indicator.startswith("经济增长")
        if named and rate and t.averaged is averaged:
            yield t


def is_of(target: Target, first: int, last: int) -> bool:
    years = target.years
    return years is not None and (years.first, years.last) == (first, last)


@pytest.mark.parametrize("year", [pytest.param(year, id=str(year)) for year in GROWTH])
def test_the_growth_aimed_at(plans: dict[int, Plan], year: int) -> None:
    aims = [t for t in growth(plans[year].targets, averaged=False) if is_of(t, year, year)]
    expected = GROWTH[year]
    assert values(iter(aims)) == (set() if expected is None else {expected})


@pytest.mark.parametrize("year", [pytest.param(year, id=str(year)) for year in AVERAGES])
def test_means_of_five_years_are_no_aims_of_one(plans: dict[int, Plan], year: int) -> None:
    value, first, last = AVERAGES[year]
    aims = list(growth(plans[year].targets, averaged=True))
    assert [(str(t.low), is_of(t, first, last)) for t in aims] == [(value, True)]
    assert {t.deadline for t in aims} == {str(last)}


def told(plan: Plan, names: tuple[str, ...], year: int) -> set[Decimal | None]:
    return {
        t.low
        for t in plan.results
        if t.indicator in names and is_of(t, year, year) and t.mode is not Mode.MULTIPLE
    }


@pytest.mark.parametrize(
    ("names", "year", "value"),
    [pytest.param(*row, id=f"{row[0][-1]}-{row[1]}") for row in OUTCOMES],
)
def test_what_came_of_it(
    plans: dict[int, Plan], names: tuple[str, ...], year: int, value: str
) -> None:
    assert Decimal(value) in told(plans[year + 1], names, year)


def points(track: Track, name: str, mode: str) -> Iterator[SeriesPoint]:
    for series in track.series:
        if series.indicator == name and series.mode == mode:
            yield from series.points


@pytest.mark.parametrize(
    ("year", "stated", "result"),
    [
        pytest.param(2004, 9_000_000, "980万人", id="2004"),
        pytest.param(2017, 11_000_000, "1351万人", id="2017-not-the-sum-of-five-years"),
        pytest.param(2010, 9_000_000, "1168万人", id="2010-not-the-sum-of-a-plan"),
    ],
)
def test_a_sum_of_five_years_is_no_result_of_one(
    track: Track, year: int, stated: int, result: str
) -> None:
    (point,) = (p for p in points(track, JOBS, "level") if p.year == year and p.result)
    assert (point.low, point.result and point.result.stated) == (stated, result)


def test_years_without_a_report_are_not_absent(track: Track) -> None:
    (series,) = (s for s in track.series if s.indicator == OUTPUT[1] and s.mode == "growth")
    assert not {1991, *range(2020, 2024)} & set(series.absent)
    assert {2000, 2002} <= set(series.absent)


def test_the_aim_for_energy_of_2006_is_told_as_missed(plans: dict[int, Plan]) -> None:
    missed = [t for t in plans[2007].results if "能耗" in t.indicator and t.low == 4]
    assert missed != []
    assert all(is_of(t, 2006, 2006) for t in missed)


def test_years_without_a_report_are_not_given_and_near_aims_are_told(
    plans: dict[int, Plan],
) -> None:
    found = find_presence(list(plans.values()), indicators=["国内生产总值"])
    states = {c.year: c.state.value for c in found.cells if c.indicator == "国内生产总值"}
    assert {year for year, state in states.items() if state == "not_given"} == {
        *(1991, 2020, 2021, 2022, 2023)
    }
    assert {year for year, state in states.items() if state == "absent"} <= {2000, 2002}
    assert states[2001] == "see_also"  # 年均7%左右 for 2001 to 2005


def test_unemployment_is_never_absent_since_another_rate_is_set(plans: dict[int, Plan]) -> None:
    found = find_presence(list(plans.values()), indicators=["城镇登记失业率"])
    told = {c.year: (c.state.value, c.stated) for c in found.cells}
    assert told[2019][0] == "stated"
    assert told[2024] == ("see_also", "城镇调查失业率 5.5%左右")
    assert not found.turns or all(t.course is not Course.DROPPED for t in found.turns)


def read_of(plans: dict[int, Plan], name: str, *, past: bool) -> set[tuple[int, int, Decimal]]:
    read = NATIONAL[name]
    found = set[tuple[int, int, Decimal]]()
    for plan in plans.values():
        for t in plan.results if past else plan.targets:
            named = re.fullmatch(read.names, t.indicator) is not None and t.mode in read.modes
            if named and t.low is not None and t.years and t.years.first is not None:
                found.add((t.years.first, t.years.last, t.low))
    return found


@pytest.mark.parametrize("past", [pytest.param(False, id="aims"), pytest.param(True, id="told")])
@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in NATIONAL])
def test_aims_and_outcomes_read_by_hand_are_found_in_their_years(
    plans: dict[int, Plan], name: str, past: bool
) -> None:
    read = NATIONAL[name]
    expected = cells(read.outcomes if past else read.aims, read.factor)
    missing = expected - read_of(plans, name, past=past)
    assert missing == {cell for cell in missing if (name, *cell) in NOT_READ}
