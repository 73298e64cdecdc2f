from __future__ import annotations

from decimal import Decimal

import pytest

from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.knowledge.units import convert, find_measure
from policydiff.stages.targets import Mode
from tests.factories import document, target

PLAN = document(["森林覆盖率达到65%以上。人均可支配收入、效率提升项目、PM2.5浓度、生产总值"])


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        pytest.param("3", "吨", "公斤", "3000", id="tonnes-to-kilograms"),
        pytest.param("10", "斤", "公斤", "5", id="jin-to-kilograms"),
        pytest.param("2", "公顷", "平方米", "20000", id="hectares"),
        pytest.param("5", "%", "‰", "50", id="per-mille"),
        pytest.param("5", "只", "只", "5", id="unknown-equals-itself"),
        pytest.param("5", "美元", "元", None, id="no-exchange-rate"),
        pytest.param("20", "个百分点", "%", None, id="points-are-no-percent"),
        pytest.param("5", "个", "家", None, id="counts-compare-but-do-not-convert"),
        pytest.param("5", "标箱", "吨", None, id="two-families"),
    ],
)
def test_convert(value, unit, into, expected):
    wanted = None if expected is None else Decimal(expected)
    assert convert(Decimal(value), unit, into=into) == wanted


@pytest.mark.parametrize(
    ("quote", "unit", "mode", "expected"),
    [
        pytest.param("森林覆盖率达到65%", "%", Mode.LEVEL, True, id="share"),
        pytest.param("生产总值", "%", Mode.GROWTH, True, id="growth-in-percent"),
        pytest.param("生产总值", "元", Mode.GROWTH, False, id="growth-in-yuan"),
        pytest.param("生产总值", "元", Mode.MULTIPLE, True, id="multiple"),
        pytest.param("生产总值", "元", Mode.LEVEL, False, id="amount"),
        pytest.param("人均可支配收入", "元", Mode.LEVEL, True, id="per-head"),
        pytest.param("PM2.5浓度", "微克/立方米", Mode.LEVEL, True, id="concentration"),
        pytest.param("效率提升项目", "个", Mode.LEVEL, False, id="count-named-after-a-rate"),
        pytest.param("效率提升项目", None, Mode.LEVEL, True, id="no-unit"),
    ],
)
def test_is_rate(quote, unit, mode, expected):
    found = target(PLAN.clauses[0], quote, "10", unit=unit, mode=mode)
    assert is_rate(found) is expected


def test_unknown_unit_stands_alone():
    assert find_measure("栋号").family == "栋号"
    assert find_measure(None).family == ""
