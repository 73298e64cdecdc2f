from __future__ import annotations

import pytest

from policydiff.stages.compare import Kind
from policydiff.stages.compare.indicators.relationship import classify_kind
from policydiff.stages.documents import Jurisdiction, Level, Period
from tests.factories import JIAXING, document

NANHU = Jurisdiction(
    code="330402", name="南湖区", path=("浙江省", "嘉兴市", "南湖区"), level=Level.COUNTY
)
HUANGPU = Jurisdiction(code="310101", name="黄浦区", path=("上海市", "黄浦区"), level=Level.COUNTY)
COUNTRY = Jurisdiction(code="100000", name="全国", path=("全国",), level=Level.COUNTRY)
YEAR_2023, YEAR_2024 = Period(first=2023, last=2023), Period(first=2024, last=2024)
ONE = ["加快建设创新平台,新引进高层次人才三十人。", "推进轨道交通建设,完善综合交通枢纽。"]
EDITED = ["加快建设创新平台,新引进高层次人才五十人。", "推进轨道交通建设,完善交通枢纽。"]
ANOTHER = ["全面提升农产品质量,培育一批合作社。", "扩大养老服务供给,办好体育赛事。"]


@pytest.mark.parametrize(
    ("base", "other", "kind"),
    [
        pytest.param(
            (ONE, JIAXING, YEAR_2023), (ONE, JIAXING, YEAR_2023), Kind.REVISION, id="itself"
        ),
        pytest.param(
            (ONE, JIAXING, YEAR_2023), (EDITED, JIAXING, YEAR_2023), Kind.REVISION, id="edited"
        ),
        pytest.param(
            (ONE, None, None), (EDITED, None, None), Kind.REVISION, id="edited-place-unknown"
        ),
        pytest.param(
            (ONE, JIAXING, YEAR_2023),
            (ANOTHER, JIAXING, YEAR_2023),
            Kind.PEERS,
            id="another-plan-of-one-year",
        ),
        pytest.param(
            (ONE, JIAXING, YEAR_2023), (EDITED, JIAXING, YEAR_2024), Kind.SUCCESSOR, id="next-year"
        ),
        pytest.param(
            (ONE, JIAXING, YEAR_2024),
            (ANOTHER, JIAXING, YEAR_2023),
            Kind.SUCCESSOR,
            id="given-backwards",
        ),
        pytest.param(
            (ONE, JIAXING, YEAR_2023), (ANOTHER, NANHU, YEAR_2023), Kind.LEVELS, id="part"
        ),
        pytest.param(
            (ONE, NANHU, YEAR_2023), (ANOTHER, JIAXING, YEAR_2023), Kind.LEVELS, id="whole"
        ),
        pytest.param(
            (ONE, COUNTRY, YEAR_2023), (ANOTHER, HUANGPU, YEAR_2023), Kind.LEVELS, id="country"
        ),
        pytest.param(
            (ONE, HUANGPU, YEAR_2023), (ANOTHER, NANHU, YEAR_2023), Kind.PEERS, id="peers"
        ),
        pytest.param(
            (ONE, HUANGPU, YEAR_2023), (ONE, NANHU, YEAR_2023), Kind.PEERS, id="copied-by-a-peer"
        ),
        pytest.param((ONE, None, None), (ANOTHER, None, None), Kind.PEERS, id="nothing-known"),
    ],
)
def test_classify_kind(base, other, kind):
    left, right = (
        document(texts, jurisdiction=place, period=period) for texts, place, period in (base, other)
    )
    assert classify_kind(left, right) is kind


def test_reports_of_one_title_and_unknown_period_are_no_versions():
    shared = ["坚持稳中求进工作总基调,完整准确全面贯彻新发展理念,"]
    left, right = (
        document([*shared, *texts], title="政府工作报告", period=None) for texts in (ONE, ANOTHER)
    )
    assert classify_kind(left, right) is Kind.SUCCESSOR
