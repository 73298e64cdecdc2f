from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents import DocumentId, Period
from policydiff.stages.targets import Mode, Plan, TargetId
from tests.factories import document, target


def report(year, *targets, **fields):
    made = document(
        [{"text": "粮食产量、生产总值。", "label": "(一)", "heading": ("一、目标",)}],
        id=DocumentId(str(year)),
        title=f"{year}年工作报告",
        issued=f"{year}-01-20",
        period=Period(first=year, last=year),
        **fields,
    )
    found = [
        replace(target(made.clauses[0], quote, value, **more), id=TargetId(f"1/{number}"))
        for number, (quote, value, more) in enumerate(targets, start=1)
    ]
    return Plan(document=made, targets=tuple(found))


def grain(value, unit, **more):
    return "粮食产量", value, {"unit": unit, **more}


def test_points_are_in_order_of_years():
    (series,) = track_plans([report(2014, grain("5", "吨")), report(2013, grain("4", "吨"))]).series
    assert [(point.year, point.low) for point in series.points] == [(2013, 4), (2014, 5)]
    assert (series.indicator, series.jurisdiction, series.code) == ("粮食产量", "嘉兴市", "330400")
    assert series.level == "prefecture"


def test_units_are_converted_inside_a_series():
    plans = [
        report(2012, grain("2", "吨")),
        report(2013, grain("3", "吨")),
        report(2014, grain("9000", "斤")),
    ]
    (series,) = track_plans(plans).series
    assert series.unit == "吨"
    assert [point.low for point in series.points] == [2, 3, Decimal("4.5")]
    assert [point.target.unit for point in series.points] == ["吨", "吨", "斤"]


def test_a_rate_and_a_level_are_two_series():
    growth = grain("3", "%", mode=Mode.GROWTH)
    series = track_plans([report(2013, grain("4", "吨"), growth)]).series
    assert [(one.mode, one.unit) for one in series] == [("growth", "%"), ("level", "吨")]


def test_units_that_do_not_convert_are_two_series():
    series = track_plans([report(2013, grain("4", "元")), report(2014, grain("5", "美元"))]).series
    assert {one.unit for one in series} == {"元", "美元"}


def test_year_is_the_last_of_the_deadline():
    plan = report(2013, grain("4", "吨", deadline="2014/2015"), ("生产总值", "5", {"unit": "元"}))
    assert [s.points[0].year for s in track_plans([plan]).series] == [2013, 2015]


def test_a_mention_gives_no_second_row():
    plan = report(2013, grain("4", "吨", mentions=(TargetId("1/2"),)), grain("4", "吨"))
    (series,) = track_plans([plan]).series
    assert len(series.points) == 1


def test_citation():
    plan = report(2013, grain("4", "吨"), number="嘉政发〔2013〕1号")
    (series,) = track_plans([plan]).series
    cited = "《2013年工作报告》（嘉政发〔2013〕1号），2013-01-20，一、目标 / (一)"
    assert series.points[0].citation == cited


def test_unknown_place_and_period():
    plan = report(2013, grain(None, None), jurisdiction=None)
    plan = replace(plan, document=replace(plan.document, period=None))
    (series,) = track_plans([plan]).series
    assert (series.jurisdiction, series.level, series.unit) == ("", "", None)
    assert (series.points[0].year, series.points[0].low) == (None, None)


def test_nothing_to_track():
    assert track_plans([]).series == ()
