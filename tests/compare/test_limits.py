from __future__ import annotations

import pytest

from policydiff.stages.compare import Kind
from policydiff.stages.compare.findings.caveats import find_limits, was_read_whole
from policydiff.stages.documents import Part, Period
from policydiff.stages.support.notice_codes import NoticeCode
from tests.factories import document, plan

LONG = "推动现代服务业高质量发展,加快建设现代物流体系和专业市场集群,培育一批龙头企业"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param([LONG + "。"], True, id="full-stop"),
        pytest.param([LONG + "”"], True, id="quotation"),
        pytest.param([LONG], False, id="mid-sentence"),
        pytest.param([LONG + "。", "联系人:张三"], True, id="short-last-line"),
        pytest.param([LONG + "。", {"text": LONG, "part": Part.ANNEX}], True, id="table-cell"),
        pytest.param([], True, id="empty"),
    ],
)
def test_was_read_whole(texts, expected):
    assert was_read_whole(document(texts)) is expected


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        pytest.param({}, {"jurisdiction": None}, NoticeCode.PLACE_UNKNOWN, id="place"),
        pytest.param({"period": None}, {}, NoticeCode.PERIOD_UNKNOWN, id="period"),
        pytest.param(
            {"period": Period(first=2024, last=2024)},
            {"period": Period(first=2023, last=2023)},
            NoticeCode.BASE_IS_LATER,
            id="order",
        ),
        pytest.param({}, {}, NoticeCode.NO_TARGET, id="targets"),
    ],
)
def test_limits_are_said(base, other, expected):
    found = find_limits(
        plan([LONG + "。"], **base), plan([LONG + "。"], **other), kind=Kind.SUCCESSOR
    )
    assert expected in [warning.code for warning in found]
