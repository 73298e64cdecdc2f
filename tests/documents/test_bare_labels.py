"""Labels without a mark are known by how they count; numbers that only open a line are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.lines.bare_labels import find_bare_labels
from policydiff.stages.documents.read import read_document


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        pytest.param(
            ("1 总则", "1.1 编制目的", "为做好工作。", "2 组织体系", "2.1 领导机构", "设指挥部。"),
            {0: 1, 3: 2},
            id="decimals-below",
        ),
        pytest.param(
            ("01 关键技术", "突破仿真。", "02 集成技术", "开发接口。"), {0: 1, 2: 2}, id="zeros"
        ),
        pytest.param(
            (
                "1突破大模型关键核心技术。加强研究。",
                "2强化核心底层硬件攻关。加强研究。",
                "3建设高能级创新平台。支持建设。",
            ),
            {0: 1, 1: 2, 2: 3},
            id="no-gap",
        ),
        pytest.param(
            (
                "1\ue410突破关键核心技术，加强研究。",
                "2\ue410强化底层硬件攻关。",
                "3\ue410建设创新平台。",
            ),
            {0: 1, 1: 2, 2: 3},
            id="a-sign-of-a-font",
        ),
        pytest.param(
            ("1 交通信号识别", "2 障碍物识别", "3 行人识别", "4 车辆定位"),
            {0: 1, 1: 2, 2: 3, 3: 4},
            id="a-list",
        ),
        pytest.param(
            ("13 个国家签署备忘录。", "78 位上升到43位。", "3 所示。"), {}, id="broken-lines"
        ),
        pytest.param(("1个中心", "2个基地", "3个园区"), {}, id="counts"),
        pytest.param(("1万亩良田建设", "2万亩果园建设", "3万亩茶园建设"), {}, id="quantities"),
        pytest.param(("1月开展部署动员", "2月开展自查自纠", "3月开展总结评估"), {}, id="months"),
        pytest.param(("1 新建学校", "2 新建医院"), {}, id="too-few"),
        pytest.param(("1 学校 | 8所 |", "2 医院 | 3家 |", "3 公园 | 5座 |"), {}, id="rows"),
        pytest.param(("2 组织体系", "3 预防预警", "4 应急响应"), {}, id="not-from-one"),
    ],
)
def test_bare_labels(lines: tuple[str, ...], numbers: dict[int, int]) -> None:
    found = find_bare_labels(lines)
    assert {index: label.number for index, label in found.items()} == numbers


def test_sections_of_an_emergency_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    lines = (
        "清江市防汛应急预案",
        "1 总则",
        "1.1 编制目的",
        "为做好防汛工作，保障人民群众生命财产安全，制定本预案。",
        "2 组织体系",
        "2.1 领导机构",
        "市政府设立防汛指挥部，统一领导全市防汛工作。",
        "2.2 成员单位职责",
        "2.2.1 市水务局",
        "负责水利工程调度，新建雨量站20座。",
        "3 附则",
        "本预案自印发之日起施行。",
    )
    path.write_text("\n\n".join(lines), encoding="utf-8")
    found = read_document(path)
    assert [clause.heading for clause in found.clauses] == [
        ("1 总则", "1.1 编制目的"),
        ("2 组织体系", "2.1 领导机构"),
        ("2 组织体系", "2.2 成员单位职责", "2.2.1 市水务局"),
        ("3 附则",),
    ]
    assert found.accounted == 1
