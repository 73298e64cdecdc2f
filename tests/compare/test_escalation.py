"""Escalation: one indicator and year along the levels of government."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare import Direction, Firmness, Reason
from policydiff.stages.compare.model.change_types import Ambition
from policydiff.stages.compare.model.escalation_types import Against, Standing
from policydiff.stages.compare.series.escalation import escalate_plans, filter_escalation, superiors
from policydiff.stages.documents import DocumentId, Jurisdiction, Level, Period
from policydiff.stages.documents.metadata.divisions import COUNTRY, find_division, make_jurisdiction
from policydiff.stages.reports.text.series_summary import escalation_summary
from policydiff.stages.targets import Comparator, Mode, Plan, Polarity, TargetId
from policydiff.stages.targets.target_codes import Reference
from policydiff.stages.targets.years.time_codes import Years
from tests.factories import document, target

GDP, JOBS, UNEMPLOYED = "地区生产总值", "城镇新增就业", "城镇调查失业率"
GROWTH = {"unit": "%", "mode": Mode.GROWTH}
RATE = {"unit": "%", "polarity": Polarity.LOWER_IS_BETTER}
PEOPLE = {"unit": "人"}


def place(code: str) -> Jurisdiction:
    if code == COUNTRY.code:
        return COUNTRY
    division = find_division(code)
    assert division is not None
    return make_jurisdiction(division)


def report(code, *targets, year=2024):
    """A yearly report of a place; each target is (name, value, fields of it)."""
    made = document(
        [f"{GDP}、国内生产总值、{JOBS}、{UNEMPLOYED}、一般公共预算收入、居民收入。"],
        id=DocumentId(f"{code}-{year}"),
        issued=f"{year}-01-20",
        period=Period(first=year, last=year),
        jurisdiction=place(code),
    )
    found = tuple(
        replace(
            target(made.clauses[0], made.clauses[0].text, value, **fields),
            id=TargetId(f"1/{number}"),
            indicator=name,
            indicator_text=name,
            stated=str(value),
        )
        for number, (name, value, fields) in enumerate(targets, start=1)
    )
    return Plan(document=made, targets=found)


def only(*plans):
    (chain,) = escalate_plans(plans).chains
    return chain


def test_each_level_against_the_nearest_above():
    chain = only(
        report("100000", ("国内生产总值", "5", {**GROWTH, "comparator": Comparator.ABOUT})),
        report("330000", (GDP, "5.5", {**GROWTH, "comparator": Comparator.ABOUT})),
        report("330400", (GDP, "5.5", {**GROWTH, "comparator": Comparator.AT_LEAST})),
        report("330402", (GDP, "5", {**GROWTH, "comparator": Comparator.AT_LEAST})),
    )
    assert [rung.code for rung in chain.rungs] == ["100000", "330000", "330400", "330402"]
    steps = [rung.same_year for rung in chain.rungs]
    assert steps[0] is None
    assert [s.place for s in steps[1:]] == ["全国", "浙江省", "嘉兴市"]
    assert [s.difference for s in steps[1:]] == [Decimal("0.5"), 0, Decimal("-0.5")]
    assert {s.unit for s in steps[1:]} == {"个百分点"}
    assert [s.value for s in steps[1:]] == [Direction.HIGHER, Direction.SAME, Direction.LOWER]
    assert [s.ambition for s in steps[1:]] == [Ambition.STRONGER, Ambition.SAME, Ambition.WEAKER]
    assert [s.firmness for s in steps[1:]] == [Firmness.SAME, Firmness.FIRMER, Firmness.SAME]
    assert chain.totals == ()


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        pytest.param(
            ("5.5", Comparator.ABOUT),
            ("5", Comparator.ABOUT),
            (Direction.LOWER, None, Firmness.SAME),
            id="lower-but-the-superior-set-no-ceiling",
        ),
        pytest.param(
            ("5.5", Comparator.ABOUT),
            ("5.5", Comparator.AT_MOST),
            (Direction.SAME, None, Firmness.FIRMER),
            id="within-is-firmer-than-about",
        ),
        pytest.param(
            ("5.5", Comparator.AT_MOST),
            ("6", Comparator.AT_MOST),
            (Direction.HIGHER, Ambition.WEAKER, Firmness.SAME),
            id="above-the-ceiling",
        ),
        pytest.param(
            ("5.5", Comparator.AT_MOST),
            ("5", Comparator.AT_MOST),
            (Direction.LOWER, Ambition.STRONGER, Firmness.SAME),
            id="below-the-ceiling",
        ),
    ],
)
def test_ambition_is_told_of_ceilings_the_number_of_all_rates(above, below, wanted):
    chain = only(
        report("100000", (UNEMPLOYED, above[0], {**RATE, "comparator": above[1]})),
        report("330000", (UNEMPLOYED, below[0], {**RATE, "comparator": below[1]})),
    )
    step = chain.rung("330000").same_year
    assert (step.value, step.ambition, step.firmness) == wanted


def test_levels_without_a_document_and_places_without_the_target_are_told_apart():
    chain = only(
        report("100000", (GDP, "5", GROWTH)),
        report("330400", (GDP, "6", GROWTH)),
        report("340000"),
        report("340100", (GDP, "7", GROWTH)),
    )
    standings = {rung.code: rung.standing for rung in chain.rungs}
    assert standings == {
        "100000": Standing.STATED,
        "330000": Standing.ABSENT,
        "330400": Standing.STATED,
        "340000": Standing.NONE,
        "340100": Standing.STATED,
    }
    assert chain.rung("330000").document is None
    assert chain.rung("340000").document == "340000-2024"
    for code in ("330400", "340100"):
        assert chain.rung(code).same_year.place == "全国"
        assert chain.rung(code).superior == code[:2] + "0000"


def test_the_superior_s_target_of_the_year_before():
    chain = only(
        report("100000", (GDP, "5.5", GROWTH), year=2023),
        report("100000", (GDP, "5", GROWTH)),
        report("330000", (GDP, "5.5", GROWTH)),
    )
    rung = chain.rung("330000")
    assert (rung.same_year.year, rung.same_year.difference) == (2024, Decimal("0.5"))
    assert (rung.last_year.year, rung.last_year.difference) == (2023, 0)


def test_volumes_are_shares_and_sums_not_steps():
    chain = only(
        report("100000", (JOBS, "12000000", PEOPLE)),
        report("330000", (JOBS, "1000000", PEOPLE)),
        report("330400", (JOBS, "100000", PEOPLE)),
        report("340000", (JOBS, "700000", {**PEOPLE, "high": Decimal(800000)})),
        report("350000"),
    )
    step = chain.rung("330000").same_year
    assert (step.difference, step.value, step.obstacle) == (None, None, Reason.LEVEL)
    assert step.share == Decimal(1) / 12
    country, province = chain.totals
    assert (country.superior, country.low, country.high) == ("100000", 1700000, 1800000)
    assert (country.stating, country.given, country.of) == (2, 3, 31)
    assert country.share == Decimal(1700000) / 12000000
    assert (province.superior, province.low, province.of) == ("330000", 100000, 11)


def test_aims_that_only_refer_to_another_s():
    refer = {
        "refers_to": Reference.OWN_TARGET,
        "unit": None,
        "low": None,
        "high": None,
        "mode": Mode.LEVEL,
    }
    chains = escalate_plans(
        [
            report("100000", ("一般公共预算收入", "5", GROWTH)),
            report("330000", ("地方一般公共预算收入、居民收入", None, refer)),
            report("340000", ("一般公共预算收入", "6", GROWTH), ("居民收入", None, refer)),
        ]
    ).chains
    budget = next(chain for chain in chains if chain.indicator == "一般公共预算收入")
    assert budget.rung("330000").standing is Standing.REFERS
    assert budget.rung("330000").same_year is None
    assert budget.rung("340000").standing is Standing.STATED
    income = next(chain for chain in chains if chain.indicator == "居民收入")
    assert (income.unit, income.rung("330000").standing) == (None, Standing.REFERS)


def test_a_stretch_stands_beside_the_floor_and_equals_stand_for_nothing():
    force = {**GROWTH, "modality": "力争"}
    chain = only(
        report("100000", (GDP, "5", GROWTH)),
        report("330000", (GDP, "6", GROWTH), (GDP, "7", force)),
        report("340000", (GDP, "6", GROWTH), (GDP, "7", GROWTH)),
    )
    assert chain.rung("330000").low == 6
    assert [t.low for t in chain.rung("330000").others] == [7]
    several = chain.rung("340000")
    assert (several.standing, several.target, several.low) == (Standing.SEVERAL, None, None)
    assert len(several.others) == 2


@pytest.mark.parametrize(
    "plans",
    [
        pytest.param((), id="none"),
        pytest.param((report("330000", (GDP, "5", GROWTH)),), id="alone"),
        pytest.param(
            (report("330000", (GDP, "5", GROWTH)), report("340000", (GDP, "5", GROWTH))),
            id="one-level",
        ),
        pytest.param(
            (
                report("100000", (GDP, "5", GROWTH), year=2023),
                report("330000", (GDP, "5", GROWTH)),
            ),
            id="no-common-year",
        ),
        pytest.param(
            (report("100000", (GDP, "5", GROWTH)), report("330000", (JOBS, "5", PEOPLE))),
            id="no-common-indicator",
        ),
        pytest.param(
            (
                report("100000", (GDP, "5", GROWTH)),
                report("330000", (GDP, "5", {**GROWTH, "scope": "开发区"})),
            ),
            id="another-scope",
        ),
        pytest.param(
            (
                report("100000", (GDP, "5", GROWTH)),
                report("330000", (GDP, "5", {"unit": "元"})),
            ),
            id="a-rate-and-an-amount",
        ),
    ],
)
def test_no_step_where_nothing_stands_above(plans):
    assert escalate_plans(plans).chains == ()


def test_what_most_places_state_is_a_chain_though_no_superior_does():
    chain = only(
        report("100000"),
        report("330000", (GDP, "5", GROWTH)),
        report("340000", (GDP, "6", GROWTH)),
        report("350000"),
    )
    assert chain.rung("100000").standing is Standing.NONE
    assert chain.rung("330000").same_year is None


def test_a_bare_name_is_no_chain():
    plans = [report("100000", ("投资", "5", GROWTH)), report("330000", ("投资", "6", GROWTH))]
    assert escalate_plans(plans).chains == ()


def test_filter_knows_other_names():
    found = escalate_plans(
        [report("100000", (GDP, "5", GROWTH)), report("330000", (GDP, "5", GROWTH))]
    )
    assert len(filter_escalation(found, indicators=["GDP"]).chains) == 1
    assert filter_escalation(found, indicators=["就业"]).chains == ()


@pytest.mark.parametrize(
    ("code", "above"),
    [
        pytest.param("100000", (), id="country"),
        pytest.param("330000", ("100000",), id="province"),
        pytest.param("330402", ("330400", "330000", "100000"), id="county"),
        pytest.param("110101", ("110000", "100000"), id="district-of-a-municipality"),
        pytest.param("429005", ("420000", "100000"), id="county-under-a-province"),
    ],
)
def test_superiors(code, above):
    assert tuple(one.code for one in superiors(place(code))) == above


def test_a_place_that_the_table_lacks_lies_in_the_country():
    unknown = Jurisdiction(code="999999", name="某区", path=("某区",), level=Level.COUNTY)
    assert superiors(unknown) == (COUNTRY,)


CODES = ("100000", "330000", "330400", "330402", "340000", "340100")
PLANS = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.integers(2023, 2024),
        st.sampled_from([GDP, UNEMPLOYED]),
        st.integers(3, 9),
    ),
    max_size=8,
    unique_by=lambda entry: entry[:2],
)


@given(PLANS, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(entries, random):
    plans = [
        report(code, (name, str(value), GROWTH), year=year) for code, year, name, value in entries
    ]
    shuffled = random.sample(plans, len(plans))
    assert escalate_plans(plans).chains == escalate_plans(shuffled).chains


@given(PLANS)
def test_every_step_leads_up_and_every_place_has_its_superior(entries):
    plans = [
        report(code, (name, str(value), GROWTH), year=year) for code, year, name, value in entries
    ]
    for chain in escalate_plans(plans).chains:
        codes = [rung.code for rung in chain.rungs]
        assert codes == sorted(set(codes))
        for rung in chain.rungs:
            assert (rung.superior is None) == (rung.code == COUNTRY.code)
            assert rung.superior is None or rung.superior in codes
            if rung.same_year is not None:
                superior = next(r for r in chain.rungs if r.name == rung.same_year.place)
                assert rung.low is not None
                assert superior.low is not None
                assert rung.same_year.difference == rung.low - superior.low


def test_the_place_right_above_is_named_and_what_stands_for_it():
    five, six = (GDP, "5", GROWTH), (GDP, "6", GROWTH)
    chain = only(
        report("100000", ("国内生产总值", "5", GROWTH)),
        report("330000", five),
        report("330400", six),
        report("330402", six),
        report("330502", six),
        report("340100", six),
    )
    told = {r.code: (r.superior_name, r.superior_given, r.against) for r in chain.rungs if r.target}
    assert told["330402"] == ("嘉兴市", True, Against.SUPERIOR)
    assert told["330502"] == ("湖州市", False, Against.ABOVE)
    assert told["340100"] == ("安徽省", False, Against.COUNTRY)
    assert chain.rung("340100").same_year.place == "全国"


def test_how_the_places_of_a_level_lie():
    def aim(value, comparator=Comparator.ABOUT):
        return (GDP, value, {**GROWTH, "comparator": comparator})

    chain = only(
        report("100000", ("国内生产总值", "5", {**GROWTH, "comparator": Comparator.ABOUT})),
        report("330000", aim("5", Comparator.AT_LEAST)),
        report("340000", aim("5")),
        report("350000", aim("5.5")),
        report("360000", aim("4.5")),
        report("370000", (JOBS, "9", PEOPLE)),
    )
    (spread,) = chain.spreads
    assert (spread.level, spread.stating, spread.given, spread.of) == (Level.PROVINCE, 4, 5, 31)
    assert spread.median == 5
    assert (spread.above, spread.equal, spread.below, spread.firmer) == (1, 2, 1, 1)


def test_a_near_indicator_is_told_and_never_none():
    country = report("100000", ("居民人均可支配收入", "5", GROWTH))
    beside = ("城镇居民人均可支配收入", "6", GROWTH)
    chains = escalate_plans(
        [country, report("330000", ("居民收入", "5", GROWTH)), report("340000", beside)]
    )
    (chain,) = (c for c in chains.chains if "城镇" not in c.indicator)
    seen = chain.rung("340000")
    assert seen.standing is Standing.SEE_ALSO
    assert [other.indicator for other in seen.others] == ["城镇居民人均可支配收入"]
    assert chain.rung("330000").standing is Standing.STATED


LONG = {"deadline": "2027", "averaged": True, "mode": Mode.GROWTH, "unit": "%"}


@pytest.mark.parametrize(
    ("first", "steps"),
    [pytest.param(2023, 1, id="the-same-years"), pytest.param(2024, 0, id="other-years")],
)
def test_means_are_held_against_those_of_the_same_years(first: int, steps: int):
    def aim(since):
        return (GDP, "5", {**LONG, "years": Years(first=since, last=2027)})

    plans = [report("100000", aim(2023), year=2027), report("330000", aim(first), year=2027)]
    rungs = [rung for chain in escalate_plans(plans).chains for rung in chain.rungs]
    assert sum(rung.same_year is not None for rung in rungs) == steps


def test_the_summary_says_whom_values_are_held_against_and_who_was_not_given():
    plans = (
        report("100000", ("国内生产总值", "5", GROWTH)),
        report("330000", (GDP, "5.5", GROWTH)),
        report("320500", (GDP, "6", GROWTH)),
        report("330400", (JOBS, "30000", PEOPLE)),
    )
    (line,) = (
        line
        for line in escalation_summary(escalate_plans(plans)).splitlines()
        if line.startswith(GDP)
    )
    assert "3 state a value, 1 not in the report, 1 no document given" in line
    assert "against the superior: 1 higher" in line
    assert "against the country, where no place between states one: 1 higher" in line
