"""Figures of series show each value where it belongs, and what is absent as absent."""

from __future__ import annotations

import re
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
from policydiff.stages.reports.html.corpus_pages import MOST_LINES, cut_words, main_series
from policydiff.stages.reports.html.pictures.drawing import Figure, Linked
from policydiff.stages.reports.html.series.series_view import SeriesView, series_view
from policydiff.stages.reports.html.series.year_lines import WIDTH
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


def view(*found: Series, cells: tuple[Presence, ...] = (), lang: str = "zh") -> SeriesView:
    site = Site(names={DocumentId("plan"): "plan"}, alone=True)
    track = Track(plans=(), series=found)
    presence = PresenceTable(cells=cells, turns=())
    return series_view(track, ui=read_interface(lang), site=site, presence=presence)


def chart(*found: Series, cells: tuple[Presence, ...] = ()) -> Figure:
    return view(*found, cells=cells).charts[0]


def cell(year: int, state: State, stated: str | None = None, **fields: Any) -> Presence:
    values = {"indicator": "泵站", "jurisdiction": "嘉兴市", "code": "330400", "document": "plan"}
    return Presence(
        **{**values, **fields},
        owner=None,
        scope=None,
        year=year,
        state=state,
        stated=stated,
        clause=None,
    )


def texts(figure: Figure) -> list[str]:
    """The words in a picture."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", figure.wide)


def marks(figure: Figure, look: str) -> int:
    """How many marks of a look a picture has."""
    return len(re.findall(rf'class="{look}"', figure.wide))


def lines(figure: Figure) -> list[int]:
    """How many points each line of a picture has."""
    paths = re.findall(r'<path class="line-new" d="M([^"]*)"', figure.wide)
    return [path.count("L") + 1 for path in paths]


def column(figure: Figure, at: int) -> list[str]:
    """A column of the table below a picture."""
    found = [row[at] for row in figure.rows]
    return [one.words if isinstance(one, Linked) else one for one in found]


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


def test_one_value_is_a_row_and_several_years_are_a_figure() -> None:
    assert view(series(point(2020, "3"))).charts == ()
    assert view(series(point(2020, "3"), point(2020, "4"))).charts == ()
    assert view(series(point(2020, "3"), point(None, "4"), point(2021, None))).charts == ()
    assert len(view(series(point(2020, "3"), point(2021, "4"))).charts) == 1
    apart = [series(point(year, "3", segment=None)) for year in (2020, 2021)]
    assert view(*apart).charts == ()  # 投资 of one project each
    assert [row.stated for row in view(series(point(2020, "3"))).singles] == ["3座"]


def test_points_of_one_segment_are_a_line() -> None:
    segments = {2010: 1, 2011: 1, 2013: 2, 2015: 3, 2016: 3, 2017: 3, 2018: None}
    points = (point(year, "3", segment=segment) for year, segment in segments.items())
    made = chart(series(*points, absent=(2009, 2012), unread=(2014, 2020)))
    assert lines(made) == [2, 3]
    assert marks(made, "fill-new") == len(segments)
    assert "本报告未见：2012；未提供文件：2014" in made.source


def test_a_change_of_scope_is_marked_between_the_years() -> None:
    made = chart(
        series(
            point(2012, "3", segment=1),
            point(2013, "2", segment=2, breaks=Reason.SCOPE, scope="市本级"),
        )
    )
    assert lines(made) == []
    assert marks(made, "line-edge dashed") == 1
    assert "市本级" in texts(made)
    assert column(made, 3)[1] == "范围：市本级"


def test_results_are_marks_of_their_own() -> None:
    first = point(2012, "3", segment=1, last_result=step(2011, "9"), result=step(2012, "2"))
    made = chart(series(first, point(2013, "3", segment=1, last_result=step(2012, "2"))))
    assert marks(made, "line-ink") == 1  # 2011 lies before the years of the page
    assert column(made, 3)[0] == (
        "较2011年完成 9座：▼\N{NO-BREAK SPACE}−2万座；实际完成 2座：▼\N{NO-BREAK SPACE}−2万座"
    )


def test_the_title_counts_the_results_that_met_their_target() -> None:
    met = replace(step(2013, "4"), value=Direction.STRONGER)
    one = point(2012, "3", result=step(2012, "2"))
    assert "2次实绩中1次达到" in chart(series(one, point(2013, "3", result=met))).title
    assert "实绩" not in chart(series(one, point(2013, "3"))).title  # of one nothing is counted


def test_a_result_far_from_its_target_is_told() -> None:
    first = point(2012, "3", segment=1)
    far = replace(first, target=replace(first.target, large=True))
    made = chart(series(far, point(2013, "3", segment=1)))
    assert column(made, 3) == ["完成情况与目标相差过大，应核对原文", ""]


@pytest.mark.parametrize(
    ("values", "title"),
    [
        pytest.param(("3", "3", "3"), "泵站：2010–2012都是3座", id="always"),
        pytest.param(("5", "4", "3"), "泵站：从未上调，由5座到3座", id="never-raised"),
        pytest.param(("3", "3", "4"), "泵站：从未下调，由3座到4座", id="never-lowered"),
        pytest.param(("3", "5", "3"), "泵站：由3座到3座", id="up-and-down"),
        pytest.param(("4", "5", "3", "3", "3"), "泵站：2012年起都是3座", id="lasting"),
    ],
)
def test_the_title_says_how_the_series_went(values: tuple[str, ...], title: str) -> None:
    points = [stated(point(2010 + at, value), f"{value}座") for at, value in enumerate(values)]
    assert chart(series(*points)).title == title


def stated(made: SeriesPoint, words: str) -> SeriesPoint:
    return replace(made, target=replace(made.target, stated=words, low=made.low, high=made.high))


def test_the_title_says_where_a_series_ends() -> None:
    cells = (cell(2012, State.ABSENT),)
    made = chart(series(point(2010, "3"), point(2011, "3")), cells=cells)
    assert made.title == "泵站：末次写明于2011年（3座）"


def test_places_of_one_year_stand_beside_each_other() -> None:
    rate = {"unit": "%", "indicator": "绿化覆盖率"}
    places = (("嘉兴市", "330400", "3"), ("宁波市", "330200", None), ("湖州市", "330500", "5"))
    made = view(
        *(
            series(percent(point(2024, low)), jurisdiction=name, code=code, **rate)
            for name, code, low in places
        )
    )
    figure = made.places.main
    assert figure is not None
    names = [text for text in texts(figure) if text in ("嘉兴", "宁波", "湖州")]
    assert names == ["湖州", "嘉兴"]  # the highest first
    assert made.head.title == "2024年绿化覆盖率：由3%（嘉兴）到5%（湖州）"
    assert made.charts == ()


def percent(made: SeriesPoint) -> SeriesPoint:
    words = "" if made.low is None else f"{made.low}%"
    target = replace(made.target, indicator="绿化覆盖率", unit="%", low=made.low, high=made.high)
    return replace(made, target=replace(target, stated=words))


def test_volumes_of_places_are_listed_and_not_ranked() -> None:
    def counted(low: str, code: str, name: str) -> Series:
        return series(stated(point(2024, low), f"{low}座"), code=code, jurisdiction=name)

    two = (counted("3", "330400", "嘉兴市"), counted("5", "330500", "湖州市"))
    cells = tuple(
        cell(2024, State.STATED, "3座", code=s.code, jurisdiction=s.jurisdiction) for s in two
    )
    made = view(*two, cells=cells)
    assert made.places.main is None
    (grid,) = made.places.grids
    assert grid.heads == ("嘉兴", "湖州")
    assert [one.words for one in grid.groups[0].rows[0].cells] == ["3", "5"]


def test_very_many_places_are_rows_of_the_matrix() -> None:
    made = [
        series(stated(point(2024, "3"), "3座"), code=f"{at:06d}", jurisdiction=f"{at}市")
        for at in range(50)
    ]
    cells = tuple(
        cell(2024, State.STATED, "3座", code=one.code, jurisdiction=one.jurisdiction)
        for one in made
    )
    (grid,) = view(*made, cells=cells).places.grids
    rows = [*grid.groups[0].rows, *grid.more]
    assert grid.turned
    assert grid.heads == ("泵站 座",)
    assert [row.indicator for row in rows] == [f"{at}市" for at in range(50)]
    assert {(row.cells[0].words, row.count) for row in rows} == {("3", "1")}


def test_aims_of_several_years_stand_in_a_table_of_their_own() -> None:
    years = Years(first=2021, last=2025)
    mean = point(2025, "9", long=True)
    mean = replace(mean, target=replace(mean.target, years=years, averaged=True))
    found = view(series(point(2021, "3"), point(2022, "4"), mean))
    assert column(found.charts[0], 0) == ["2021", "2022"]
    (row,) = found.aims
    assert [(aim.years, aim.value.words) for aim in row.aims] == [("2021–2025 年均", "3座")]


def test_an_aim_of_several_years_says_whether_it_is_a_growth() -> None:
    long = point(2025, "9", long=True)
    (row,) = view(series(long, mode="growth")).aims
    assert [aim.value.words for aim in row.aims] == ["增长 3座"]


def test_a_floor_and_its_stretch_are_two_marks() -> None:
    stretch = point(2021, "5", segment=None)
    stretch = replace(stretch, target=replace(stretch.target, stretch_of=TargetId("1/1")))
    made = chart(series(point(2021, "3"), stretch, point(2022, "4")))
    assert marks(made, "fill-new") == 2
    assert marks(made, "open-new") == 1
    assert marks(made, "line-edge dashed") == 1
    assert column(made, 3)[1] == "力争值"


def test_what_stands_in_years_without_a_value_has_its_sign() -> None:
    cells = (
        cell(2020, State.STATED, "3座"),
        cell(2021, State.SEE_ALSO, "排涝泵站 3座"),
        cell(2022, State.ABSENT),
        cell(2023, State.NOT_GIVEN, document=None),
        cell(2024, State.STATED, "4座"),
    )
    one = series(point(2020, "3"), point(2024, "4"), absent=(2021, 2022, 2023))
    made = view(one, cells=cells)
    figure = made.charts[0]
    assert "另" in texts(figure)
    assert "·" in texts(figure)
    assert "本报告未见：2022；另见（2021）：排涝泵站 3座" in figure.source
    (grid,) = made.grids
    assert grid.heads == ("2020", "2021", "2022", "2023", "2024")
    (row,) = grid.groups[0].rows
    assert [(one.words, one.look) for one in row.cells] == [
        *(("3", "stated"), ("另", "silent"), ("·", "silent")),
        *(("", "not_given"), ("4", "stated")),
    ]
    assert (row.count, grid.groups[0].title) == ("2/4", "时有时无")


def test_years_without_a_document_are_no_gaps() -> None:
    cells = (
        *(cell(year, State.STATED) for year in (2020, 2021, 2023)),
        cell(2022, State.NOT_GIVEN, document=None),
    )
    one = series(point(2020, "3"), point(2021, "3"), point(2023, "4", segment=2))
    (grid,) = view(one, cells=cells).grids
    (group,) = grid.groups
    assert (group.title, group.rows[0].count) == ("年年写明", "3/3")


def test_a_matrix_of_very_many_years_has_those_with_a_document_alone() -> None:
    cells = tuple(cell(year, State.STATED) for year in (1980, 1990, 2000))
    years = (1978, 1980, 1990, 2000)  # of the first no document tells, but another one's table
    one = series(*(point(year, "3", segment=year) for year in years))
    (grid,) = view(one, cells=cells).grids
    assert grid.heads == ("1980", "1990", "2000")
    assert grid.about.endswith("；未提供文件的年份不列")
    assert grid.groups[0].rows[0].count == "3/3"


def test_a_matrix_marks_the_first_value_and_what_was_kept() -> None:
    cells = (cell(2020, State.ABSENT), *(cell(year, State.STATED) for year in (2021, 2022, 2023)))
    one = series(point(2021, "3"), point(2022, "3"), point(2023, "4"))
    (grid,) = view(one, cells=cells).grids
    looks = [made.look for made in grid.groups[0].rows[0].cells]
    assert looks == ["silent", "first", "kept", "stated"]
    assert grid.title == "1 项中途设立"


def test_what_another_than_the_place_is_to_reach_names_its_owner() -> None:
    def owned(year: int) -> SeriesPoint:
        made = point(year, "3")
        return replace(made, target=replace(made.target, owner="临江新区"))

    made = chart(
        series(point(2020, "3"), point(2021, "4")), series(owned(2020), owned(2021), code="1")
    )
    assert set(column(made, 1)) == {"嘉兴市", "嘉兴市 · 临江新区"}


def test_lines_are_named_at_their_ends_without_meeting() -> None:
    places = ("嘉兴市", "湖州市", "宁波市", "绍兴市")
    made = chart(
        *(
            series(point(2020, "3"), point(2021, "4"), jurisdiction=name, code=str(at))
            for at, name in enumerate(places)
        )
    )
    ends = re.findall(r'y="([\d.]+)">(?:嘉兴|湖州|宁波|绍兴)', made.wide)
    heights = sorted(map(float, ends))
    assert len(heights) == 4
    assert all(low - high >= 13 for high, low in pairwise(heights))
    assert made.title == "泵站：4地上调"


def test_units_and_indicators_are_not_mixed() -> None:
    two = (point(2020, "3"), point(2021, "4"))
    assert len(view(series(*two), series(*two, unit="%"), series(*two, mode="growth")).charts) == 3


@pytest.mark.parametrize(
    ("values", "ticks", "about"),
    [
        pytest.param(("3", "9"), "0 2 4 6 8", "嘉兴市，座", id="from-zero"),
        pytest.param(("7.5", "8"), "7.6 7.8 8", "嘉兴市，座；纵轴不从零起", id="far"),
        pytest.param(("-2", "4"), "-2 0 2 4", "嘉兴市，座", id="negative"),
        pytest.param(("300000000", "900000000"), "0 2 4 6 8", "嘉兴市，亿座", id="large"),
        pytest.param(("0", "0"), "0 0.2 0.4 0.6 0.8 1", "嘉兴市，座", id="zero"),
    ],
)
def test_round_values_stand_at_the_side(values: tuple[str, str], ticks: str, about: str) -> None:
    made = chart(series(*(point(2020 + at, value) for at, value in enumerate(values))))
    found = re.findall(r'<text class="small muted end"[^>]*>([^<]*)</text>', made.wide)
    assert " ".join(found) == ticks
    assert made.about == about


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
    height = float(re.findall(r'viewBox="0 0 \d+ (\d+)"', made.wide)[0])
    for name, most in (("c?x", WIDTH), ("c?y", height)):
        for value in re.findall(rf' {name}="(-?[\d.]+)"', made.wide):
            assert -4 <= float(value) <= most + 4
    assert len(made.rows) == len(entries)


@pytest.mark.parametrize(
    ("years", "kept", "told"),
    [
        pytest.param((2020, 2021), MOST_LINES, "最多的一项有 20 地", id="lines-over-years"),
        pytest.param((2020,), 20, "", id="places-of-one-year"),
    ],
)
def test_a_page_of_a_corpus_says_which_places_it_leaves_out(
    years: tuple[int, ...], kept: int, told: str
) -> None:
    places = (
        series(*(point(year, "3") for year in years), code=str(at), jurisdiction=f"{at}市")
        for at in range(20)
    )
    track = Track(plans=(), series=tuple(places))
    assert len(main_series(track)) == kept
    said = cut_words(track, read_interface("zh"))
    assert told in said
    assert bool(told) is bool(said)
