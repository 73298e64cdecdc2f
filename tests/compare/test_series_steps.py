"""Series as lines: where they go on, where they break, and each point against the year before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare import Direction, Firmness, Reason
from policydiff.stages.compare.model.change_types import Ambition
from policydiff.stages.compare.series.series import filter_track, track_plans
from policydiff.stages.compare.series.yearly_steps import main_target
from policydiff.stages.documents import DocumentId, Jurisdiction, Level, Period
from policydiff.stages.targets import Comparator, Mode, Plan, Polarity, TargetId
from policydiff.stages.targets.years.time_codes import Years
from tests.evidence import CORPUS
from tests.factories import document, target

GROWTH = {"unit": "%", "mode": Mode.GROWTH}
CITY = "固定资产投资"
PART = "市本级固定资产投资"


def report(year, targets=(), results=(), **fields):
    """A yearly report; each target and result is (name, value, fields of it)."""
    made = document(
        [f"{CITY}、{PART}、地区生产总值。"],
        **{
            "id": DocumentId(str(year)),
            "issued": f"{year}-01-20",
            "period": Period(first=year, last=year),
            **fields,
        },
    )

    def read(given, mark=""):
        past = {"years": Years(first=year - 1, last=year - 1)} if mark else {}
        return tuple(
            replace(
                target(made.clauses[0], name, value, **{**GROWTH, **past, **more}),
                id=TargetId(f"1/{mark}{number}"),
                stated=f"{value}%",
            )
            for number, (name, value, more) in enumerate(given, start=1)
        )

    return Plan(document=made, targets=read(targets), results=read(results, "r"))


def one(*plans):
    (series,) = track_plans(plans).series
    return series


def test_the_step_is_in_percentage_points_and_the_comparator_is_heeded():
    about, least = {"comparator": Comparator.ABOUT}, {"comparator": Comparator.AT_LEAST}
    series = one(report(2012, [(CITY, "8", about)]), report(2013, [(CITY, "7.5", least)]))
    first, second = series.points
    assert first.last_target is None
    step = second.last_target
    assert (step.difference, step.unit) == (Decimal("-0.5"), "个百分点")
    assert (step.value, step.firmness) == (Direction.WEAKER, Firmness.FIRMER)
    assert (step.year, step.document, step.comparator) == (2012, "2012", Comparator.ABOUT)
    assert (first.segment, second.segment) == (1, 1)


def test_of_an_indicator_that_is_to_be_low_the_lower_value_is_stronger():
    low = {"mode": Mode.LEVEL, "polarity": Polarity.LOWER_IS_BETTER}
    series = one(report(2012, [(CITY, "5", low)]), report(2013, [(CITY, "4", low)]))
    assert series.points[1].last_target.difference == -1
    assert series.points[1].last_target.value is Direction.STRONGER


def test_a_year_without_a_target_interrupts_the_line_and_is_listed():
    series = one(report(2010, [(CITY, "8", {})]), report(2011), report(2013, [(CITY, "9", {})]))
    assert (series.absent, series.unread) == ((2011,), (2012,))
    assert [point.segment for point in series.points] == [1, 2]
    assert series.points[1].breaks is None
    assert series.points[1].last_target is None


@pytest.mark.parametrize(
    ("name", "fields", "reason"),
    [
        pytest.param(PART, {}, Reason.SCOPE, id="scope-in-the-name"),
        pytest.param(CITY, {"scope": "市本级"}, Reason.SCOPE, id="scope"),
        pytest.param(CITY, {"threshold": "亿元以上"}, Reason.THRESHOLD, id="threshold"),
        pytest.param(CITY, {"deadline": "2020"}, None, id="an-aim-of-several-years"),
        pytest.param(CITY, {"scope": "全市"}, None, id="whole-place"),
    ],
)
def test_what_breaks_a_line(name, fields, reason):
    series = one(report(2012, [(CITY, "25", {})]), report(2013, [(name, "23", fields)]))
    last = series.points[1]
    assert last.breaks is reason
    if reason is not None:
        assert (last.segment, last.last_target.obstacle) == (2, reason)
        assert last.last_target.difference is last.last_target.value is None


def test_a_part_beside_the_whole_is_a_line_of_its_own():
    both: list[tuple[str, str, dict[str, Any]]] = [(CITY, "25", {}), (PART, "20", {})]
    series = one(report(2012, both), report(2013, both))
    assert [(p.scope, p.segment) for p in series.points] == [
        *((None, 1), ("市本级", 2)),
        *((None, 1), ("市本级", 2)),
    ]
    assert [p.last_target and p.last_target.difference for p in series.points] == [None, None, 0, 0]


def test_targets_are_held_against_results_of_the_report_after():
    series = one(
        report(2012, [(CITY, "8", {})]),
        report(2013, [(CITY, "9", {})], [(CITY, "7", {}), (PART, "30", {})]),
        report(2014, [], [(CITY, "10", {})]),
    )
    first, second = series.points
    assert (first.result.difference, first.result.value) == (-1, Direction.WEAKER)
    assert (first.result.document, first.result.target, first.result.year) == ("2013", "1/r1", 2012)
    assert (second.last_result.difference, second.last_result.value) == (2, Direction.STRONGER)
    assert (second.result.difference, second.result.value) == (1, Direction.STRONGER)
    assert first.result.ambition is not Ambition.STRONGER  # that of the result, not of the aim
    assert first.last_result is None


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        pytest.param(CITY, {"quote": "年均", "mode": Mode.LEVEL}, id="other-mode"),
        pytest.param(PART, {}, id="other-scope"),
        pytest.param("地区生产总值", {}, id="other-indicator"),
        pytest.param(CITY, {"unit": "元"}, id="other-unit"),
        pytest.param(CITY, {"years": Years(first=2009, last=2009)}, id="other-year"),
        pytest.param(CITY, {"years": Years(first=2008, last=2012)}, id="several-years"),
        pytest.param(CITY, {"averaged": True}, id="average"),
        pytest.param(CITY, {"years": None}, id="years-not-told"),
    ],
)
def test_results_of_something_else_are_not_held_against_a_target(name, fields):
    fields.pop("quote", None)
    plans = (report(2012, [(CITY, "8", {})]), report(2013, (), [(name, "7", fields)]))
    (series,) = track_plans(plans).series
    assert series.points[0].result is None


@pytest.mark.parametrize(("first", "is_result"), [(2012, True), (2008, False)])
def test_results_of_several_years_are_none_of_the_last(first, is_result):
    made = document(
        ["固定资产投资增长9%"], id=DocumentId("2013"), period=Period(first=2013, last=2013)
    )
    years = Years(first=first, last=2012)
    result = replace(target(made.clauses[0], "增长9%", "9", **GROWTH), indicator=CITY, years=years)
    later = Plan(document=made, targets=(), results=(result,))
    point = one(report(2012, [(CITY, "8", {})]), later).points[0]
    assert (point.result is not None) is is_result


@pytest.mark.parametrize(
    ("values", "modalities", "chosen"),
    [
        pytest.param(("6.5", "7"), ("确保", "力争"), 0, id="floor-and-stretch"),
        pytest.param(("7", "6.5"), ("力争", None), 1, id="stretch-first"),
        pytest.param(("6", "6"), (None, None), 0, id="said-twice"),
        pytest.param(("6", "7"), (None, None), None, id="two-that-nothing-tells-apart"),
        pytest.param((None, "7"), (None, None), 1, id="an-aim-without-a-value"),
        pytest.param((), (), None, id="none"),
    ],
)
def test_the_main_target_of_a_year(values, modalities, chosen):
    given_targets = [
        (CITY, value, {"modality": modality})
        for value, modality in zip(values, modalities, strict=True)
    ]
    plan = report(2012, given_targets)
    expected = None if chosen is None else plan.targets[chosen]
    assert main_target(plan.targets) is expected


def test_a_stretch_is_no_point_of_the_line():
    floor, stretch = (CITY, "6.5", {"modality": "确保"}), (CITY, "7", {"modality": "力争"})
    series = one(report(2012, [floor, stretch]), report(2013, [(CITY, "6", {})]))
    assert [p.segment for p in series.points] == [1, None, 1]
    assert series.points[2].last_target.difference == Decimal("-0.5")


def test_a_bare_name_is_held_against_nothing():
    plans = (
        report(2012, [("投资", "8", {})]),
        report(2013, [("投资", "9", {})], [("投资", "7", {})]),
    )
    for point in one(*plans).points:
        assert (point.segment, point.last_target, point.result) == (None, None, None)


def test_a_document_alone_gives_no_step():
    series = one(report(2012, [(CITY, "8", {})]))
    point = series.points[0]
    assert (point.last_target, point.last_result, point.result, point.breaks) == (None,) * 4
    assert series.absent == series.unread == ()


def test_other_places_are_not_held_against_each_other():
    other = Jurisdiction(
        code="330500", name="湖州市", path=("浙江省", "湖州市"), level=Level.PREFECTURE
    )
    plans = (
        report(2012, [(CITY, "8", {})]),
        report(2013, [(CITY, "9", {})], [(CITY, "7", {})], jurisdiction=other),
    )
    for series in track_plans(plans).series:
        assert series.points[0].last_target is series.points[0].result is None


@pytest.mark.parametrize(
    ("indicators", "places", "found"),
    [
        pytest.param((), (), 2, id="no-filter"),
        pytest.param(("资产",), (), 1, id="part-of-a-name"),
        pytest.param(("资产", "GDP"), (), 2, id="several-and-another-name"),
        pytest.param((), ("嘉兴",), 2, id="place"),
        pytest.param((), ("330400",), 2, id="code"),
        pytest.param((), ("3304",), 0, id="part-of-a-code"),
        pytest.param(("资产",), ("湖州",), 0, id="both-must-hold"),
    ],
)
def test_filters(indicators, places, found):
    track = track_plans([report(2012, [(CITY, "8", {}), ("地区生产总值", "9", {})])])
    assert len(filter_track(track, indicators=indicators, jurisdictions=places).series) == found


@given(
    st.lists(
        st.tuples(st.integers(2008, 2014), st.sampled_from([CITY, PART]), st.integers(1, 9)),
        max_size=7,
        unique_by=lambda entry: entry[:2],
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_documents_changes_only_the_order(entries, random):
    plans = [
        report(year, [(name, str(value), {})], [(name, str(value + 1), {})], id=f"{year}-{name}")
        for year, name, value in entries
    ]
    shuffled = random.sample(plans, len(plans))
    first, second = track_plans(plans).series, track_plans(shuffled).series
    assert len(first) == len(second)
    for one_way, other_way in zip(first, second, strict=True):
        assert sorted(map(repr, one_way.points)) == sorted(map(repr, other_way.points))
        assert replace(one_way, points=()) == replace(other_way, points=())


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies beside the project only")
def test_reports_of_one_district_year_by_year():
    import policydiff

    files = sorted((CORPUS / "hailar_gb18030").glob("*.txt"))
    track = policydiff.track(files, indicators=["地区生产总值", "社会消费品零售", "固定资产投资"])
    growth = {s.indicator: s for s in track.series if s.mode == "growth"}
    said = {
        name: [(p.year, p.low) for p in series.points if p.segment]
        for name, series in growth.items()
    }
    assert said["地区生产总值"] == [(2012, 21), (2013, 20), (2014, 11), (2015, 8)]
    assert said["社会消费品零售总额"] == [
        (2012, 20),
        (2013, 22),
        (2014, 14),
        (2015, Decimal("11.5")),
    ]
    scoped = growth["固定资产投资"].points[1]
    assert (scoped.year, scoped.scope, scoped.breaks) == (2013, "区本级", Reason.SCOPE)
    assert scoped.last_target is not None
    assert scoped.last_target.value is None
