"""Charts show each value where it belongs, and what is absent as absent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare import Direction, Firmness, Reason
from policydiff.stages.compare.model.presence_types import Presence, PresenceTable, State
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step, Track
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.series.series_lines import HEIGHT, WIDTH
from policydiff.stages.reports.html.series.series_view import (
    Chart,
    SeriesView,
    series_view,
)
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import read_interface
from policydiff.stages.targets import Comparator, TargetId
from policydiff.stages.targets.years.time_codes import Years
from tests.factories import document, target


def point(year: int | None, low: str | None, high: str | None = None, **fields: Any) -> SeriesPoint:
    doc = document(["新建泵站3座"])
    fields.setdefault("segment", 1)
    return SeriesPoint(
        document=DocumentId("plan"),
        year=year,
        target=target(doc.clauses[0], "3座"),
        low=None if low is None else Decimal(low),
        high=None if low is None else Decimal(high or low),
        citation="",
        **fields,
    )


def series(*points: SeriesPoint, **fields: Any) -> Series:
    values = {
        "indicator": "泵站",
        "jurisdiction": "嘉兴市",
        "code": "330400",
        "level": "prefecture",
    }
    return Series(**{**values, "unit": "座", "mode": "level", **fields, "points": points})


def view(*found: Series) -> SeriesView:
    site = Site(names={DocumentId("plan"): "plan"}, alone=True)
    return series_view(Track(plans=(), series=found), ui=read_interface("zh"), site=site)


def chart(*found: Series) -> Chart:
    return view(*found).charts[0]


def test_one_value_is_a_row_and_several_years_are_a_chart() -> None:
    assert view(series(point(2020, "3"))).charts == ()
    assert view(series(point(2020, "3"), point(2020, "4"))).charts == ()
    assert view(series(point(2020, "3"), point(None, "4"), point(2021, None))).charts == ()
    assert len(view(series(point(2020, "3"), point(2021, "4"))).charts) == 1
    apart = [series(point(year, "3", segment=None)) for year in (2020, 2021)]
    assert view(*apart).charts == ()  # 投资 of one project each


def test_points_of_one_segment_are_a_line() -> None:
    segments = {2010: 1, 2011: 1, 2013: 2, 2015: 3, 2016: 3, 2017: 3, 2018: None}
    points = (point(year, "3", segment=segment) for year, segment in segments.items())
    line = chart(series(*points, absent=(2009, 2012), unread=(2014, 2020))).lines[0]
    assert [len(path.split()) for path in line.paths] == [2, 3]
    assert len(line.dots) == len(segments)
    assert line.gaps == ("本报告未见：2012", "未提供文件：2014")


def test_a_change_of_scope_is_marked_between_the_years() -> None:
    made = chart(
        series(
            point(2012, "3", segment=1),
            point(2013, "2", segment=2, breaks=Reason.SCOPE, scope="市本级"),
        )
    )
    (mark,) = made.lines[0].breaks
    first, second = (float(dot.x) for dot in made.lines[0].dots)
    assert first < float(mark.x) < second
    assert (mark.text, mark.title) == ("市本级", "范围不同")
    assert made.rows[1].steps == ("范围：市本级",)


def test_results_are_marks_of_their_own() -> None:
    def step(year: int, low: str) -> Step:
        return Step(
            document=DocumentId("plan"),
            target=TargetId(f"1/{year}"),
            place="嘉兴市",
            year=year,
            stated=f"{low}座",
            low=Decimal(low),
            high=Decimal(low),
            comparator=Comparator.PLAIN,
            difference=Decimal(-20000),
            unit="座",
            value=Direction.WEAKER,
            firmness=Firmness.SAME,
        )

    first = point(2012, "3", segment=1, last_result=step(2011, "9"), result=step(2012, "2"))
    made = chart(series(first, point(2013, "3", segment=1, last_result=step(2012, "2"))))
    assert [dot.title for dot in made.lines[0].results] == ["2011: 9座", "2012: 2座"]
    assert all(0 <= float(dot.x) <= WIDTH for dot in made.lines[0].results)
    assert made.rows[0].steps == (
        "较2011年完成 9座：▼\N{NO-BREAK SPACE}−2万座",
        "实际完成 2座：▼\N{NO-BREAK SPACE}−2万座",
    )


def test_a_result_far_from_its_target_is_marked() -> None:
    first = point(2012, "3", segment=1)
    far = replace(first, target=replace(first.target, large=True))
    made = chart(series(far, point(2013, "3", segment=1)))
    assert [row.steps for row in made.rows] == [("完成情况与目标相差过大，应核对原文",), ()]


def test_places_of_one_year_stand_beside_each_other() -> None:
    made = chart(
        series(point(2024, "3")),
        series(point(2024, None), jurisdiction="宁波市", code="330200"),
        series(point(2024, "5"), jurisdiction="湖州市", code="330500"),
    )
    assert made.places is not None
    assert [(line.name, line.stated) for line in made.places.lines] == [
        ("湖州市", "3座"),
        ("嘉兴市", "3座"),
    ]
    assert [mark.x for mark in made.places.lines[0].marks] > [
        mark.x for mark in made.places.lines[1].marks
    ]
    assert made.unit == "座 · 水平 · 2024"
    assert not made.legend
    assert made.lines == ()


def test_aims_of_several_years_stand_in_a_table_of_their_own() -> None:
    years = Years(first=2021, last=2025)
    mean = point(2025, "9", long=True)
    mean = replace(mean, target=replace(mean.target, years=years, averaged=True))
    found = view(series(point(2021, "3"), point(2022, "4"), mean))
    assert [dot.title for dot in found.charts[0].lines[0].dots] == ["2021: 3座", "2022: 3座"]
    assert max(float(tick.text) for tick in found.charts[0].values) < 9
    assert [row.year for row in found.charts[0].rows] == ["2021", "2022"]
    assert [row.year for row in found.spans] == ["2021–2025 年均"]
    assert found.charts[0].beside == ("嘉兴市 2021–2025 年均 3座",)


def test_a_floor_and_its_stretch_are_two_marks() -> None:
    stretch = point(2021, "5", segment=None)
    stretch = replace(stretch, target=replace(stretch.target, stretch_of=TargetId("1/1")))
    made = chart(series(point(2021, "3"), stretch, point(2022, "4")))
    assert [dot.shape for dot in made.lines[0].dots] == ["plain", "stretch", "plain"]
    assert made.rows[1].steps == ("力争值",)


def test_a_near_indicator_is_told_in_its_year_and_never_absent() -> None:
    def cell(year: int, state: State, stated: str | None = None) -> Presence:
        return Presence(
            indicator="泵站",
            jurisdiction="嘉兴市",
            owner=None,
            scope=None,
            year=year,
            state=state,
            stated=stated,
            document=DocumentId("plan"),
            clause=None,
            code="330400",
        )

    cells = (
        cell(2021, State.SEE_ALSO, "排涝泵站 3座"),
        cell(2022, State.ABSENT),
        cell(2023, State.NOT_GIVEN),
    )
    track = Track(
        plans=(),
        series=(series(point(2020, "3"), point(2024, "4"), absent=(2021, 2022, 2023)),),
    )
    made = series_view(
        track,
        ui=read_interface("zh"),
        site=Site(names={DocumentId("plan"): "plan"}, alone=True),
        presence=PresenceTable(cells=cells, turns=()),
    )
    line = made.charts[0].lines[0]
    assert [tick.text for tick in line.absent] == ["2022"]
    assert [tick.text for tick in line.near] == ["2021 排涝泵站 3座"]
    assert line.gaps == ("本报告未见：2022", "另见（2021）：排涝泵站 3座")
    assert made.presence.matrix is not None
    assert made.presence.matrix.heads == ("2021", "2022", "2023")


def test_what_another_than_the_place_is_to_reach_names_its_owner() -> None:
    def owned(year: int) -> SeriesPoint:
        made = point(year, "3")
        return replace(made, target=replace(made.target, owner="临江新区"))

    made = chart(
        series(point(2020, "3"), point(2021, "4")), series(owned(2020), owned(2021), code="1")
    )
    assert [line.name for line in made.lines] == ["嘉兴市", "嘉兴市 · 临江新区"]


def test_few_lines_are_named_at_their_ends_without_meeting() -> None:
    places = ("嘉兴市", "湖州市", "宁波市", "绍兴市")
    made = chart(
        *(
            series(point(2020, "3"), point(2021, "4"), jurisdiction=name, code=str(at))
            for at, name in enumerate(places)
        )
    )
    heights = sorted(float(line.label.y) for line in made.lines if line.label)
    assert len(heights) == 4
    assert all(low - high >= 13 for high, low in pairwise(heights))
    assert not made.legend


def test_units_and_indicators_are_not_mixed() -> None:
    two = (point(2020, "3"), point(2021, "4"))
    assert len(view(series(*two), series(*two, unit="%"), series(*two, mode="growth")).charts) == 3


@pytest.mark.parametrize(
    ("values", "ticks", "unit"),
    [
        pytest.param(("3", "5"), "0 1 2 3 4 5", "座", id="from-zero"),
        pytest.param(("7.5", "8"), "7.4 7.6 7.8 8 8.2", "座", id="far-from-zero"),
        pytest.param(("-2", "4"), "-2 0 2 4", "座", id="negative"),
        pytest.param(("300000000", "900000000"), "0 2 4 6 8", "亿座", id="large"),
        pytest.param(("0", "0"), "0 0.2 0.4 0.6 0.8 1", "座", id="zero"),
    ],
)
def test_round_values_stand_at_the_side(values: tuple[str, str], ticks: str, unit: str) -> None:
    made = chart(series(*(point(2020 + at, value) for at, value in enumerate(values))))
    assert " ".join(tick.text for tick in made.values) == ticks
    assert made.unit.split(" · ")[0] == unit


@given(
    st.lists(
        st.tuples(
            st.integers(1950, 2060),
            st.decimals(-(10**12), 10**12, places=2),
            st.decimals(0, 10**6, places=1),
        ),
        min_size=2,
        max_size=40,
        unique_by=lambda entry: entry[0],
    )
)
def test_every_mark_lies_in_the_picture(entries: list[tuple[int, Decimal, Decimal]]) -> None:
    found = [point(year, str(low), str(low + more)) for year, low, more in entries]
    made = chart(series(*found))
    assert len(made.lines[0].dots) == len(entries)
    assert 1 <= len(made.values) <= 8
    for dot in made.lines[0].dots:
        assert 0 <= float(dot.x) <= WIDTH
        assert 0 <= float(dot.y) <= HEIGHT
    for tick in made.values:
        assert 0 <= float(tick.at) <= HEIGHT
