from __future__ import annotations

from typing import Any

import pytest

from policydiff.stages.compare.findings.reading_findings import find_implied, is_open
from policydiff.stages.targets import Mode, TimeFrame
from policydiff.stages.targets.target_codes import Measure
from policydiff.stages.targets.years.time_codes import Years
from tests.factories import document, target

DOUBLED: dict[str, Any] = {
    "mode": Mode.MULTIPLE,
    "baseline": "比2010年",
    "years": Years(first=2016, last=2020),
}
COUNTED: dict[str, Any] = {
    "unit": "个",
    "period": TimeFrame.BY,
    "years": Years(first=2016, last=2020),
}


def of(text: str, value: str | None = "2", **fields):
    return target(document([text]).clauses[0], text, value, **fields)


@pytest.mark.parametrize(
    ("value", "fields", "rate"),
    [
        ("2", {}, 0.0718),
        ("4", {"baseline": "比１９８０年", "years": Years(first=1983, last=2000)}, 0.0718),
        ("2.6", {"baseline": "比1980年", "years": Years(first=1990, last=1990)}, 0.1003),
    ],
)
def test_a_multiple_of_an_earlier_year_implies_a_yearly_rate(value, fields, rate):
    implied = find_implied(of("翻番", value, **(DOUBLED | fields)))
    assert implied is not None
    assert implied.rate == pytest.approx(rate, abs=0.0001)


@pytest.mark.parametrize(
    ("text", "value", "fields"),
    [
        pytest.param("翻番", "2", {"baseline": None}, id="no-year"),
        pytest.param("翻番", "2", {"baseline": "比“十二五”"}, id="a-plan"),
        pytest.param("增长2%", "2", {"mode": Mode.GROWTH}, id="growth"),
        pytest.param("翻番", "2", {"years": Years(first=2012, last=2012)}, id="short"),
        pytest.param("为2030年翻番", "2", {}, id="of-a-later-year"),
        pytest.param("提高0.5倍", "0.5", {}, id="less-than-all"),
        pytest.param("翻番", None, {}, id="no-value"),
    ],
)
def test_what_implies_no_rate(text, value, fields):
    assert find_implied(of(text, value, **(DOUBLED | fields))) is None


def test_a_count_by_the_end_of_several_years_may_be_a_stock_or_a_flow():
    assert is_open(of("建成基地2个", **COUNTED))


@pytest.mark.parametrize(
    "fields",
    [
        {"measure": Measure.STOCK},
        {"measure": Measure.FLOW},
        {"period": TimeFrame.ANNUAL},
        {"years": Years(first=2020, last=2020)},
        {"years": None},
        {"unit": "%"},
        {"mode": Mode.GROWTH},
    ],
)
def test_what_leaves_nothing_open(fields):
    assert not is_open(of("建成基地2个", **(COUNTED | fields)))
