"""Which findings of many documents stand on their first page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from policydiff.stages.compare import Highlight, Kind
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.overview.core_findings import find_core
from policydiff.stages.compare.overview.first_findings import MOST, Overview, PairFindings
from policydiff.stages.compare.overview.turn_findings import find_turning
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents import DocumentId, Jurisdiction, Level, Period
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Comparator, Mode, Plan, Polarity
from tests.factories import JIAXING, document, notice_saying, target

IDS = [DocumentId(name) for name in "abcd"]
NOTHING = Track(plans=(), series=())
GDP, PRICES, LOANS = "地区生产总值", "居民消费价格", "绿色贷款"
INVESTMENT, RETAIL = "固定资产投资", "社会消费品零售总额"


def report(year: int, values: Mapping[str, str], place: Jurisdiction = JIAXING) -> Plan:
    """A yearly report of a place with targets of growth; the name of each is its indicator."""
    made = document(
        ["、".join(f"{name}增长{value}" for name, value in values.items())],
        id=DocumentId(f"{place.name}{year}"),
        issued=f"{year}-01-20",
        period=Period(first=year, last=year),
        jurisdiction=place,
    )
    found = [
        replace(
            target(made.clauses[0], f"{name}增长{value}", value.rstrip("%左右以上"), unit="%"),
            indicator=name,
            indicator_text=name,
            mode=Mode.GROWTH,
            stated=value,
            polarity=Polarity.HIGHER_IS_BETTER,
            comparator=Comparator.AT_LEAST if "以上" in value else Comparator.ABOUT,
        )
        for name, value in values.items()
    ]
    numbered = [replace(t, id=type(t.id)(f"1/{n}")) for n, t in enumerate(found, start=1)]
    return Plan(document=made, targets=tuple(numbered))


def city(name: str, code: str) -> Jurisdiction:
    return Jurisdiction(code=code, name=name, path=(name,), level=Level.PREFECTURE)


CITIES = [city("嘉兴市", "330400"), city("湖州市", "330500"), city("绍兴市", "330600")]


def core(*plans: Plan, lang: str = "zh") -> list[str]:
    return [render(f.highlight.notice, lang) for f in find_core(track_plans(plans))]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("6.5%左右", "6%左右"), "与上年相比下调0.5个百分点。"),
        (("6%左右", "7%左右"), "与上年相比上调1个百分点。"),
        (("6%左右", "6%左右"), "与上年相比数值持平。"),
        (("6%左右", "6%以上"), "与上年相比数值持平，措辞更坚决。"),
        (("6%以上", "6%左右"), "与上年相比数值持平，措辞更缓和。"),
    ],
)
def test_a_core_indicator_over_two_years(values, said):
    (found,) = core(report(2018, {GDP: values[0]}), report(2019, {GDP: values[1]}))
    assert found == (
        f"嘉兴市“{GDP}”年度目标：2018：增长{values[0]} → 2019：增长{values[1]}；2019 年{said}"
    )


def test_what_places_copy_from_the_country_is_told_where_it_moves():
    assert not core(report(2018, {PRICES: "3%左右"}), report(2019, {PRICES: "3%左右"}))
    assert core(report(2018, {PRICES: "3%左右"}), report(2019, {PRICES: "2%左右"}))


def test_only_the_year_before_answers_and_only_of_the_last_year():
    assert not core(report(2015, {GDP: "8%左右"}), report(2019, {GDP: "6%左右"}))
    ended = [report(year, {GDP: "8%左右"}) for year in (2015, 2016)]
    assert not core(*ended, report(2017, {LOANS: "8%左右"}))


def test_what_is_no_core_indicator_makes_no_sentence():
    assert not core(report(2018, {LOANS: "6%左右"}), report(2019, {LOANS: "5%左右"}))


def test_three_places_of_one_year_make_one_sentence_and_two_none():
    plans = [
        report(2024, {GDP: value}, place)
        for place, value in zip(CITIES, ("6%左右", "7%左右", "5.5%左右"), strict=True)
    ]
    assert core(*plans) == [
        f"2024年“{GDP}”目标，按数值由高到低：湖州市“增长7%左右”，嘉兴市“增长6%左右”，"
        "绍兴市“增长5.5%左右”。"
    ]
    assert not core(*plans[:2])


def test_of_equal_numbers_each_place_keeps_its_bound_and_the_firmer_one_comes_first():
    values = ("6%左右", "6%以上", "6%左右")
    plans = [report(2024, {GDP: v}, place) for v, place in zip(values, CITIES, strict=True)]
    assert core(*plans) == [
        f"2024年“{GDP}”目标，从所给文件中读到 3 个地方，数值同为 6%：湖州市“增长6%以上”，"
        "嘉兴市“增长6%左右”，绍兴市“增长6%左右”。"
    ]


def test_of_more_than_six_places_the_ends_are_told_and_how_many_were_read():
    places = [city(f"{n}市", f"33{n}000") for n in range(10, 16)]
    plans = [report(2024, {GDP: "6%左右"}, place) for place in places]
    plans.append(report(2024, {GDP: "7%左右"}, CITIES[0]))
    (found,) = core(*plans)
    assert "从所给文件中读到 7 个地方：数值中位数 6%，最高为嘉兴市“增长7%左右”" in found
    assert "最低为10市“增长6%左右”，11市“增长6%左右”，12市“增长6%左右”等 6 个" in found


def test_volumes_of_places_are_not_ranked():
    plans = []
    for place in CITIES:
        plan = report(2024, {"粮食产量": "6%左右"}, place)
        level = replace(plan.targets[0], unit="吨", mode=Mode.LEVEL)
        plans.append(replace(plan, targets=(level,)))
    assert not core(*plans)


def test_the_measure_that_most_documents_set_comes_first():
    years = ((2018, "3%左右"), (2019, "2%左右"))
    plans = [report(year, {PRICES: value, GDP: "6%左右"}) for year, value in years]
    found = find_core(track_plans(plans))
    assert [f.indicator for f in found] == [GDP, PRICES]
    assert found[0].highlight.weight > found[1].highlight.weight


def turns(*given: tuple[int, dict[str, str]], naming: str = "") -> list[str]:
    """What turned in reports of one place; naming: what the text of each names besides."""
    plans = []
    for year, values in given:
        made = report(year, {LOANS: "5%左右"} | values)
        text = made.document.text + naming
        plans.append(replace(made, document=replace(made.document, text=text, accounted=1.0)))
    return [render(found.highlight.notice, "zh") for found in find_turning(plans)]


def test_a_core_indicator_that_reports_gave_up_or_took_up():
    with_prices, without = {PRICES: "3%左右"}, dict[str, str]()
    years = [(2015, with_prices), (2016, with_prices), (2017, without), (2018, without)]
    assert turns(*years) == [
        f"嘉兴市“{PRICES}”目标：2015–2016 年提出，此后所给文件（2017–2018 年）未再提出。"
    ]
    later = [(2015, without), (2017, with_prices), (2019, with_prices)]
    assert turns(*later) == [
        f"嘉兴市“{PRICES}”目标：2017、2019 年提出，此前所给文件（2015 年）没有。"
    ]
    # One year is no habit, and a text that names it is not silent on it.
    assert not turns((2015, with_prices), (2016, without))
    assert not turns(*years, naming=f"保持{PRICES}基本稳定。")


def pair(base: str, other: str, *highlights: Highlight, kind: Kind = Kind.REVISION) -> PairFindings:
    return PairFindings(
        base=DocumentId(base), other=DocumentId(other), kind=kind, highlights=highlights
    )


def said(text: str, weight: float = 0.5, rule: Rule = Rule.CHAPTER) -> Highlight:
    return Highlight(rule=rule, weight=weight, notice=notice_saying(text), evidence=())


def texts(*pairs: PairFindings, track: Track = NOTHING) -> list[str]:
    return [render(found.highlight.notice, "zh") for found in Overview(track).choose(pairs)]


def all_pairs(weights: dict[str, float]) -> list[PairFindings]:
    """Pairs of four documents with three rules each, of equal weight unless another is given."""
    rules = (Rule.CHAPTER, Rule.NUMBERS, Rule.STILL)
    return [
        pair(a, b, *(said(f"{a}{b}", weights.get(f"{a}{b}", 0.5), rule) for rule in rules))
        for a, b in combinations(IDS, 2)
    ]


def test_documents_take_turns_where_weights_are_equal():
    assert texts(*all_pairs({}))[:6] == ["ab", "cd", "ac", "bd", "ad", "bc"]


def test_the_weightiest_come_first_whoever_was_named():
    assert texts(*all_pairs({"bc": 0.9}))[:4] == ["bc", "bc", "bc", "ad"]


def test_a_rule_is_told_three_times_at_most():
    found = texts(pair("a", "b", *(said(str(n)) for n in range(5)), said("x", 0.1, Rule.STILL)))
    assert found == ["0", "1", "2", "x"]


def test_no_more_than_twelve_are_told():
    pairs = [pair("a", "b", *(said(rule, rule=rule) for rule in Rule)) for _ in range(2)]
    assert len(texts(*pairs)) == MOST == 12


def test_of_one_place_only_neighbours_in_time_are_told():
    track = track_plans([report(year, {GDP: "6%左右"}) for year in (2010, 2015, 2020)])
    ids = [plan.document.id for plan in track.plans]
    pairs = [pair(a, b, said(f"{a}→{b}"), kind=Kind.SUCCESSOR) for a, b in combinations(ids, 2)]
    assert texts(*pairs, track=track) == ["嘉兴市2010→嘉兴市2015", "嘉兴市2015→嘉兴市2020"]


def test_a_sentence_on_five_places_stands_in_place_of_those_on_two():
    places = [*CITIES, city("金华市", "330700"), city("衢州市", "330800")]
    plans = [report(2024, {GDP: f"{n}%左右"}, place) for n, place in enumerate(places, 5)]
    ids = [plan.document.id for plan in plans]
    pairs = [pair(a, b, said(f"{a}{b}"), kind=Kind.PEERS) for a, b in combinations(ids, 2)]
    assert len(texts(*pairs, track=track_plans(plans))) == 1
    assert len(texts(*pairs[:3], track=track_plans(plans[:4]))) == 4


def test_an_indicator_told_over_the_years_is_not_told_of_a_pair_again():
    plans = [report(year, {GDP: f"{year - 2011}%左右"}) for year in (2017, 2018, 2019)]
    moved = Highlight(
        rule=Rule.TARGET_MOVED,
        weight=0.9,
        notice=replace(notice_saying("moved"), values=(("text", "m"), ("indicator", GDP))),
        evidence=(),
    )
    base, other = (plan.document.id for plan in plans[1:])
    one = pair(base, other, moved, kind=Kind.SUCCESSOR)
    assert len(texts(one, track=track_plans(plans))) == 1


def test_two_years_are_told_by_their_comparison_and_by_a_series_where_that_tells_nothing():
    plans = [report(2018, {GDP: "6%左右"}), report(2019, {GDP: "7%左右"})]
    track = track_plans(plans)
    (series,) = texts(track=track)
    assert series.startswith(f"嘉兴市“{GDP}”年度目标")
    shown = find_core(track)[0].highlight.evidence
    moved = replace(said("moved", 0.9, Rule.TARGET_MOVED), evidence=shown)
    base, other = (plan.document.id for plan in plans)
    assert texts(pair(base, other, moved, kind=Kind.SUCCESSOR), track=track) == ["moved"]


def test_a_series_names_the_documents_before_it_that_have_no_such_target():
    read = [report(2014, {GDP: "8%左右"}), report(2015, {GDP: "7%左右"})]
    silent = [report(year, {LOANS: "8%左右"}) for year in (2012, 2013)]
    assert "没有读到" not in core(*read)[0]
    assert core(*silent, *read)[0].endswith("下调1个百分点；2012、2013 年的文件没有读到同名目标。")


def test_a_value_that_is_striven_for_is_told_so_in_a_ranking():
    plans = [report(2024, {GDP: "6%左右"}, place) for place in CITIES]
    striving = replace(plans[0], targets=(replace(plans[0].targets[0], modality="力争"),))
    (found,) = core(striving, *plans[1:])
    assert "嘉兴市“增长6%左右（力争）”，湖州市“增长6%左右”" in found


def test_of_a_list_that_a_ranking_leaves_out_the_whole_is_quoted():
    plans = [report(2024, {GDP: "6%左右"}, place) for place in CITIES]
    clause = document(["全国与本省生产总值分别增长5%、6%。"]).clauses[0]
    made = [
        replace(target(clause, "全国与本省生产总值分别增长5%", "5", unit="亩"), indicator=GDP),
        target(clause, "全国与本省生产总值分别增长5%、6%", "6", unit="%"),
    ]
    of = replace(plans[0].document, clauses=(clause,), text=clause.text)
    (found,) = core(Plan(document=of, targets=tuple(made)), *plans[1:])
    assert "嘉兴市“全国与本省生产总值分别增长5%、6%”" in found


@pytest.mark.parametrize(
    ("indicator", "values", "told"),
    [
        pytest.param(GDP, ("6%左右", "6.5%左右"), 1, id="chief"),
        pytest.param(INVESTMENT, ("6%左右", "7%左右"), 0, id="a point"),
        pytest.param(INVESTMENT, ("6%左右", "7.5%左右"), 1, id="more"),
    ],
)
def test_a_point_between_two_places_is_told_of_the_chief_measure_alone(indicator, values, told):
    sides = [report(2024, {indicator: v}, p) for v, p in zip(values, CITIES[:2], strict=True)]
    found = compare_plans(*sides).highlights
    assert sum(one.rule is Rule.TARGET_MOVED for one in found) == told


def test_an_amount_whose_growth_is_an_aim_too_is_not_called_raised():
    """126亿元 are more than 120亿元 though growth is cut from 22% to 14%."""
    sides = []
    for year, (growth, amount) in ((2013, ("22%", "120")), (2014, ("14%", "126"))):
        plan = report(year, {RETAIL: growth})
        (aim,) = plan.targets
        level = replace(
            aim, id=type(aim.id)("1/9"), mode=Mode.LEVEL, unit="元", stated=f"{amount}亿元"
        )
        level = replace(level, low=Decimal(amount), high=Decimal(amount))
        sides.append(replace(plan, targets=(aim, level)))
    found = [one.zh for one in compare_plans(*sides).highlights if one.rule is Rule.TARGET_MOVED]
    assert len(found) == 1
    assert "下调8个百分点" in found[0]
