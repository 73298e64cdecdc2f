from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare import Axes, Direction, Reason, TargetVerdict
from policydiff.stages.compare.indicators.relationship import pair_documents
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.compare.targets.target_verdicts import classify_axes, classify_pair
from policydiff.stages.documents import Jurisdiction, Level, Period
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import codes_in, render
from policydiff.stages.targets import Comparator, Measure, Mode, Polarity, TimeFrame
from policydiff.stages.targets.extraction import find_targets
from tests.factories import JIAXING, document, target

NANHU = Jurisdiction(
    code="330402", name="南湖区", path=("浙江省", "嘉兴市", "南湖区"), level=Level.COUNTY
)
TEXT = "技能人才"
BASE = document([TEXT], period=Period(first=2023, last=2023))
OTHER = document([TEXT], period=Period(first=2024, last=2024))
S, W, U, M = (
    TargetVerdict.STRENGTHENED,
    TargetVerdict.WEAKENED,
    TargetVerdict.UNCHANGED,
    TargetVerdict.MIXED,
)
LOW = {"polarity": Polarity.LOWER_IS_BETTER}


def made(value="10", **fields):
    high = fields.pop("high", None)
    found = target(BASE.clauses[0], TEXT, value, **fields)
    return found if high is None else replace(found, high=Decimal(high))


def classify(left, right, *, base=BASE, other=OTHER, same_indicator=True):
    pair = TargetPair(
        base=left, other=right, names=1.0, linked=None, score=1.0, same_indicator=same_indicator
    )
    return classify_pair(pair, pair_documents(base, other))


@pytest.mark.parametrize(
    ("left", "right", "verdict", "reason"),
    [
        pytest.param(made("30"), made("50"), S, Reason.VALUE, id="more"),
        pytest.param(made("50"), made("30"), W, Reason.VALUE, id="less"),
        pytest.param(made("30"), made("30"), U, Reason.SAME, id="equal"),
        pytest.param(made("35", **LOW), made("30", **LOW), S, Reason.VALUE, id="pm25-lower"),
        pytest.param(made("3", **LOW), made("5", **LOW), W, Reason.VALUE, id="cpi-higher"),
        pytest.param(
            made("500", comparator=Comparator.AT_MOST),
            made("600", comparator=Comparator.AT_MOST),
            W,
            Reason.VALUE,
            id="a-higher-bound-is-weaker-whatever-the-polarity",
        ),
        pytest.param(
            made("10", mode=Mode.CUT, unit="%", **LOW),
            made("15", mode=Mode.CUT, unit="%", **LOW),
            S,
            Reason.VALUE,
            id="greater-cut-of-what-is-to-be-low",
        ),
        pytest.param(
            made("6", high="6.5", unit="%"),
            made("6", unit="%"),
            W,
            Reason.RANGE,
            id="range-to-floor",
        ),
        pytest.param(
            made("6", high="6.5", unit="%"),
            made("6.5", unit="%"),
            S,
            Reason.VALUE,
            id="range-to-ceiling",
        ),
        pytest.param(
            made("6", high="8", unit="%"),
            made("6.5", high="7", unit="%"),
            S,
            Reason.VALUE,
            id="narrower-range-commits-to-its-floor",
        ),
        pytest.param(
            made("3", high="5", **LOW),
            made("3", high="4", **LOW),
            S,
            Reason.VALUE,
            id="lower-ceiling",
        ),
        pytest.param(
            made("3", unit="吨"), made("3000", unit="公斤"), U, Reason.SAME, id="converted"
        ),
        pytest.param(
            made("35", unit="个"), made("35", unit="项"), U, Reason.SAME, id="measure-words"
        ),
        pytest.param(
            made(comparator=Comparator.ABOUT),
            made(comparator=Comparator.AT_LEAST),
            S,
            Reason.COMPARATOR,
            id="about-to-at-least",
        ),
        pytest.param(
            made(comparator=Comparator.AT_LEAST),
            made(),
            W,
            Reason.COMPARATOR,
            id="at-least-to-plain",
        ),
        pytest.param(
            made(**LOW),
            made(comparator=Comparator.AT_MOST, **LOW),
            S,
            Reason.COMPARATOR,
            id="at-most-of-what-is-to-be-low",
        ),
        pytest.param(made(modality="力争"), made(), S, Reason.MODALITY, id="strive-to-plain"),
        pytest.param(
            made(modality="确保"), made(modality="争取"), W, Reason.MODALITY, id="ensure-to-strive"
        ),
        pytest.param(
            made("8", comparator=Comparator.AT_LEAST),
            made("9", comparator=Comparator.ABOUT),
            S,
            Reason.VALUE,
            id="more-but-vaguer",
        ),
        pytest.param(
            made(None, stated="与经济增长同步"),
            made(None, stated="与经济增长同步"),
            U,
            Reason.SAME,
            id="same-words-without-value",
        ),
    ],
)
def test_comparable(left, right, verdict, reason):
    change = classify(left, right)
    assert (change.change, change.reason) == (verdict, reason)
    assert change.axes is not None


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        pytest.param(made(), made(None), Reason.NO_VALUE, id="one-without-value"),
        pytest.param(
            made(None, stated="与全省同步"),
            made(None, stated="高于全省"),
            Reason.NO_VALUE,
            id="other-words",
        ),
        pytest.param(
            made(unit="%", mode=Mode.GROWTH), made(unit="元"), Reason.MODE, id="rate-against-level"
        ),
        pytest.param(made(unit="元"), made(unit="美元"), Reason.UNIT, id="currency"),
        pytest.param(made(unit="%"), made(unit="个百分点"), Reason.UNIT, id="points"),
        pytest.param(
            made(threshold="亿元以上"),
            made(threshold="十亿元以上"),
            Reason.THRESHOLD,
            id="threshold",
        ),
        pytest.param(made(threshold="亿元以上"), made(), Reason.THRESHOLD, id="threshold-gone"),
        pytest.param(made(scope="全市"), made(scope="市本级"), Reason.SCOPE, id="scope"),
        pytest.param(
            made(period=TimeFrame.ANNUAL),
            made(period=TimeFrame.CUMULATIVE, deadline="2026"),
            Reason.YEARS,
            id="each-year-against-three-years",
        ),
    ],
)
def test_not_comparable(left, right, reason):
    change = classify(left, right)
    assert (change.change, change.reason) == (TargetVerdict.NOT_COMPARABLE, reason)
    assert change.axes is None


@pytest.mark.parametrize(
    ("quotes", "comparable"),
    [
        pytest.param(("拥有企业200家", "新增企业200家"), False, id="stock-against-new"),
        pytest.param(("企业200家", "新增企业200家"), False, id="open-against-new"),
        pytest.param(("认定企业200家", "新增企业200家"), True, id="done-against-new"),
        pytest.param(("新增企业达到200家", "新增企业200家"), True, id="reaching-makes-no-stock"),
        pytest.param(("企业达到200家", "拥有企业200家"), True, id="two-stocks"),
    ],
)
def test_stock_against_flow(quotes, comparable):
    left, right = (target(document([quote]).clauses[0], quote) for quote in quotes)
    change = classify(left, right)
    assert change.reason is (Reason.SAME if comparable else Reason.DEFINITION)


def test_balance_against_increase():
    left, right = (
        target(document([quote]).clauses[0], quote, unit="元") for quote in ("贷款余额", "新增贷款")
    )
    assert classify(left, right).reason is Reason.DEFINITION


def test_part_of_the_place_is_another_scope():
    left, right = (
        target(document([quote]).clauses[0], quote, unit="元")
        for quote in ("固定资产投资", "区本级固定资产投资")
    )
    assert classify(left, right).reason is Reason.SCOPE


def test_near_indicator_is_not_comparable():
    change = classify(made("30"), made("50"), same_indicator=False)
    assert change.reason is Reason.DEFINITION


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(made(scope="全市"), made(), id="whole-place-is-no-scope"),
        pytest.param(
            made(None, stated="和经济增长同步"),
            made(None, stated="与经济增长同步"),
            id="one-aim-in-two-words",
        ),
        pytest.param(made(scope="嘉兴市"), made(scope="我市"), id="own-name"),
        pytest.param(
            made(unit="%", period=TimeFrame.BY),
            made(unit="%", period=TimeFrame.ANNUAL),
            id="share-at-a-point-in-time",
        ),
        pytest.param(
            made(measure=Measure.STOCK, period=TimeFrame.BY, deadline="2030"),
            made(measure=Measure.STOCK, period=TimeFrame.ANNUAL),
            id="stock-at-a-point-in-time",
        ),
        pytest.param(made(period=TimeFrame.ANNUAL), made(), id="open-frame"),
    ],
)
def test_no_obstacle(left, right):
    assert classify(left, right).change is not TargetVerdict.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        pytest.param({"unit": "元"}, TargetVerdict.NOT_COMPARABLE, id="volume"),
        pytest.param({"unit": "%"}, TargetVerdict.HIGHER, id="share"),
        pytest.param({"unit": "%", "mode": Mode.GROWTH}, TargetVerdict.HIGHER, id="growth"),
    ],
)
def test_levels_of_government(fields, verdict):
    base = replace(BASE, jurisdiction=JIAXING)
    other = replace(OTHER, jurisdiction=NANHU, period=BASE.period)
    change = classify(made("5", **fields), made("6", **fields), base=base, other=other)
    assert change.change is verdict
    higher = verdict is TargetVerdict.HIGHER
    assert change.reason is (Reason.VALUE if higher else Reason.LEVEL)


@pytest.mark.parametrize(
    ("periods", "deadlines", "expected"),
    [
        pytest.param(
            ((2021, 2025), (2021, 2025)), ("2025", "2023"), Direction.STRONGER, id="sooner"
        ),
        pytest.param(((2021, 2025), (2021, 2025)), ("2023", "2025"), Direction.WEAKER, id="later"),
        pytest.param(((2021, 2025), (2021, 2025)), (None, None), Direction.SAME, id="none-stated"),
        pytest.param(((2021, 2025), (2021, 2025)), (None, "2025"), Direction.SAME, id="implied"),
        pytest.param(
            ((2016, 2020), (2021, 2025)), ("2020", "2025"), Direction.SAME, id="next-plan"
        ),
        pytest.param(
            ((2016, 2020), (2021, 2025)), ("2020", "2024"), Direction.STRONGER, id="before-its-end"
        ),
        pytest.param(
            ((2021, 2025), (2022, 2024)),
            ("2023/2025", "2024"),
            Direction.STRONGER,
            id="last-year-counts",
        ),
    ],
)
def test_deadline_axis(periods, deadlines, expected):
    base, other = (replace(BASE, period=Period(first=first, last=last)) for first, last in periods)
    stock = {"measure": Measure.STOCK, "period": TimeFrame.BY}
    left, right = (made(deadline=deadline, **stock) for deadline in deadlines)
    change = classify(left, right, base=base, other=other)
    assert change.axes is not None
    assert change.axes.deadline is expected


def test_yearly_aims_are_not_weakened_by_a_later_end():
    left, right = (
        made("8", unit="%", mode=Mode.GROWTH, period=TimeFrame.ANNUAL, deadline=deadline)
        for deadline in ("2023", "2024")
    )
    assert classify(left, right).change is TargetVerdict.UNCHANGED


def test_sentence_gives_both_values_as_stated():
    left = made("30", stated="30人", period=TimeFrame.ANNUAL)
    right = made("50", stated="50人以上", period=TimeFrame.ANNUAL)
    assert render(classify(left, right).why, "zh") == "30人 → 50人以上（技能人才，均为年度）"


def test_a_missing_word_of_modality_is_not_quoted():
    change = classify(made(modality="力争"), made())
    assert "“力争” → 无力度词" in render(change.why, "zh")
    assert "“力争” → no such word" in render(change.why, "en")


def test_the_sentence_says_where_a_lower_value_counts_as_stronger():
    change = classify(made("3", **LOW), made("2", **LOW))
    assert render(change.why, "zh").endswith("数值以低为优）")
    assert render(change.why, "en").endswith("a lower value is the stronger one)")
    same = classify(made("3", **LOW), made("3", **LOW)).why
    assert NoticeCode.LOWER_IS_STRONGER not in codes_in(same)


def test_a_mean_growth_of_years_to_come_is_no_growth_of_one_year():
    left = made("6.5", unit="%", mode=Mode.GROWTH, period=TimeFrame.ANNUAL, deadline="2027")
    right = made("6.5", unit="%", mode=Mode.GROWTH, period=TimeFrame.ANNUAL)
    assert classify(left, right).reason is Reason.YEARS
    assert classify(right, right).reason is Reason.SAME


def test_aims_without_a_value_compare_whatever_their_mode():
    aim = replace(made(), low=None, high=None, stated="与经济增长同步")
    change = classify(aim, replace(aim, mode=Mode.GROWTH))
    assert change.change is TargetVerdict.UNCHANGED


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        pytest.param("培育企业2200家", "企业总量突破1.8万家", Reason.DEFINITION, id="total"),
        pytest.param("签约项目超200个", "签约项目突破200个", Reason.SAME, id="both-done"),
        pytest.param("新增床位20张", "安排床位20张", Reason.SAME, id="arranged-anew"),
        pytest.param("筹集住房20套", "开工住房20套", Reason.DEFINITION, id="raised-and-begun"),
        pytest.param("实施项目20个", "谋划项目20个", Reason.DEFINITION, id="planned"),
        pytest.param("应用场景20个", "每个县区打造3个应用场景", Reason.SCOPE, id="each-county"),
    ],
)
def test_counts_of_unlike_things_do_not_compare(left, right, reason):
    change = classify(replace(made(), quote=left), replace(made(), quote=right))
    assert change.reason is reason


@pytest.mark.parametrize(
    ("name", "units", "verdict"),
    [
        pytest.param("规上工业企业", ("户", "家"), TargetVerdict.STRENGTHENED, id="firms"),
        pytest.param("改善农房", ("户", "套"), TargetVerdict.NOT_COMPARABLE, id="households"),
    ],
)
def test_firms_are_counted_in_two_words(name, units, verdict):
    left, right = (
        replace(made(value, unit=unit), indicator=name, indicator_text=name)
        for value, unit in zip(("10", "20"), units, strict=True)
    )
    assert classify(left, right).change is verdict


def test_a_count_for_each_head_compares_across_levels():
    base = replace(BASE, jurisdiction=JIAXING)
    other = replace(OTHER, jurisdiction=NANHU, period=BASE.period)
    beds, pipes = "每千人口床位数", "效率提升单位"
    for name, reason in ((beds, Reason.VALUE), (pipes, Reason.LEVEL)):
        left, right = (
            replace(made(value), indicator=name, indicator_text=name) for value in ("4", "5")
        )
        assert classify(left, right, base=base, other=other).reason is reason


def priced(value, basis):
    name = f"小麦每{basis}"
    return replace(
        made(value, unit="元"), indicator=name, indicator_text=name, quote=f"{name}提高{value}元"
    )


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        pytest.param(priced("3", "50公斤"), priced("0.03", "斤"), U, id="equal"),
        pytest.param(priced("3", "50公斤"), priced("0.04", "斤"), S, id="more"),
        pytest.param(priced("3", "50公斤"), priced("50", "吨"), W, id="less"),
        pytest.param(priced("3", "五十公斤"), priced("3", "担"), U, id="in-words"),
    ],
)
def test_prices_compare_for_one_weight(left, right, verdict):
    assert classify(left, right).change is verdict


def test_a_price_for_a_weight_is_no_sum():
    change = classify(priced("3", "50公斤"), made("3", unit="元"))
    assert (change.reason, change.change) == (Reason.UNIT, TargetVerdict.NOT_COMPARABLE)
    assert "元/50公斤" in render(change.why, "zh")


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        pytest.param("新建农村公路60公里", "养护农村公路600公里", True, id="kept-up"),
        pytest.param("新开工项目100个", "竣工项目80个", True, id="begun-and-done"),
        pytest.param("新增助餐点3个", "改造提升助餐点3个", True, id="added-or-rebuilt"),
        pytest.param("新建、改造学校3所", "新建学校3所", True, id="more-than-new"),
        pytest.param("新改建公路60公里", "新（改）建公路60公里", False, id="two-spellings"),
        pytest.param("扩建公路60公里", "公路60公里", False, id="one-side-says-nothing"),
        pytest.param("开工改造小区6个", "改造小区6个", False, id="one-side-says-no-stage"),
    ],
)
def test_works_of_another_kind_do_not_compare(left, right, differ):
    change = classify(replace(made(), quote=left), replace(made(), quote=right))
    assert (change.reason is Reason.DEFINITION) is differ


SIDED = (Direction.SAME, Direction.STRONGER, Direction.WEAKER)
AXES = st.builds(
    Axes,
    value=st.sampled_from(SIDED),
    comparator=st.sampled_from(SIDED),
    deadline=st.sampled_from(SIDED),
    modality=st.sampled_from(SIDED),
)
VALUES = st.integers(min_value=0, max_value=20).map(str)
TARGETS = st.builds(
    made,
    VALUES,
    comparator=st.sampled_from(Comparator),
    modality=st.sampled_from([None, "力争", "确保"]),
    unit=st.sampled_from(["个", "%", "吨", "公斤"]),
    mode=st.sampled_from(Mode),
    period=st.sampled_from([None, *TimeFrame]),
    measure=st.sampled_from([None, *Measure]),
    deadline=st.sampled_from([None, "2023", "2024", "2025"]),
)
TURNED = {S: W, W: S}


@given(AXES)
def test_verdict_follows_the_axes(axes):
    order = (axes.value, axes.deadline, axes.comparator, axes.modality)
    first = next((direction for direction in order if direction is not Direction.SAME), None)
    verdict = {None: U, Direction.STRONGER: S, Direction.WEAKER: W}[first]
    apart = {axes.value, axes.deadline} == {Direction.STRONGER, Direction.WEAKER}
    opposed = {axes.comparator, axes.modality} == {Direction.STRONGER, Direction.WEAKER}
    if axes.value is axes.deadline is Direction.SAME and opposed:
        verdict = U  # 3.3%左右, 力争3.3%
    assert classify_axes(axes)[0] is (M if apart else verdict)


@pytest.mark.parametrize(
    ("base", "other", "change", "words"),
    [
        pytest.param("赤字率3%", "赤字率4%左右", "raised", "softer", id="deficit"),
        pytest.param("消费价格涨幅3%左右", "消费价格涨幅2%左右", "lowered", "same", id="prices"),
        pytest.param("消费价格涨幅3%", "消费价格涨幅3%左右", "unchanged", "softer", id="words"),
        pytest.param("总人口500万人以内", "总人口520万人以内", "raised", "same", id="people"),
        pytest.param("养老床位5千张", "养老床位6千张", "strengthened", "same", id="care"),
        pytest.param("资产负债率60%", "资产负债率55%", "strengthened", "same", id="debt-ratio"),
    ],
)
def test_what_has_no_better_side_is_raised_or_lowered(base, other, change, words):
    sides = [find_targets(document([f"{text}。"])) for text in (base, other)]
    pair = TargetPair(
        base=sides[0].targets[0],
        other=sides[1].targets[0],
        names=1.0,
        linked=None,
        score=1.0,
        same_indicator=True,
    )
    found = classify_pair(pair, pair_documents(sides[0].document, sides[1].document))
    assert (found.change.value, found.words and found.words.value) == (change, words)
    assert found.axes is not None
    assert found.axes.value.value in {"higher", "lower", "same", "stronger"}


@given(TARGETS, TARGETS)
def test_swapping_sides_turns_the_change_round(left, right):
    there, back = classify(left, right), classify(right, left, base=OTHER, other=BASE)
    assert back.change is TURNED.get(there.change, there.change)
    assert back.reason is there.reason


@given(TARGETS)
def test_a_target_against_itself_is_unchanged(one):
    assert classify(one, one, other=BASE).change is U
