"""A changed fine is told of one offence, not of two that stand in alike clauses."""

from __future__ import annotations

import pytest

from policydiff.stages.compare import Rule
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.documents import DocumentId
from policydiff.stages.targets import Plan
from tests.factories import document

KEPT = [f"第{n}条 本市建立健全第{n}类建设工程材料管理制度，由主管部门负责实施。" for n in "一二三"]
USES = "第四条 建设单位使用不符合标准的工程材料的，由主管部门责令改正，处{}的罚款。"
MAKES = "第四条 生产企业未取得许可证而从事生产活动的，由主管部门责令改正，处{}的罚款。"
OLD, NEW = "一万元以上十万元以下", "十万元以上二十万元以下"


def version(year: int, line: str) -> Plan:
    of = document(
        [{"text": text[4:], "label": text[:3]} for text in (*KEPT, line)],
        id=DocumentId(f"{year}"),
        title="某市建设工程材料管理条例",
        issued=f"{year}-01-01",
    )
    return Plan(document=of, targets=())


@pytest.mark.parametrize(
    ("line", "told"),
    [pytest.param(USES, 1, id="same offence"), pytest.param(MAKES, 0, id="another offence")],
)
def test_a_changed_fine_is_told_of_one_offence(line: str, told: int) -> None:
    found = compare_plans(version(2001, USES.format(OLD)), version(2024, line.format(NEW)))
    assert sum(one.rule is Rule.PROVISION for one in found.highlights) == told
