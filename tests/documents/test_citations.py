"""Addresses of clauses, and the tasks that stand within one."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.support.numerals import read_number, write_chinese


@pytest.mark.parametrize(
    ("lines", "addresses"),
    [
        pytest.param(
            (
                "五、任务",
                "（十六）健全生态。深度参与。",
                "1．培育企业，到2025年达到50家。",
                "（2）举办大会。",
            ),
            ["五（十六）", "五（十六）1", "五（十六）1（2）"],
            id="plan",
        ),
        pytest.param(
            (
                "第二章 措施",
                "第八条 国家实行保护制度。",
                "省级统筹。",
                "第九条 经费如下：",
                "(一)拨款；",
            ),
            ["第八条第一款", "第八条第二款", "第九条", "第九条（一）"],
            id="articles-count-through",
        ),
        pytest.param(
            ("第一章 总则", "第一节 目标", "一、建成公园。", "二、修好道路。"),
            ["第一章第一节一", "第一章第一节二"],
            id="chapters",
        ),
        pytest.param(
            ("1.任务", "1.1 建公园。", "1.2 修道路20公里。", "一是健全机制。"),
            ["1.1", "1.2", "1.2一是"],
            id="decimal-says-what-is-above",
        ),
        pytest.param(
            ("为此制定本方案。", "一、任务", "建成公园。", "修好道路。"),
            [None, "一第一段", "一第二段"],
            id="paragraphs",
        ),
        pytest.param(
            ("一、建公园。", "附件1", "任务清单", "一、种树。", "附件2", "名单", "二、种草。"),
            ["一", "附件1一", "附件2二"],
            id="annexes",
        ),
    ],
)
def test_address_is_the_place_in_the_own_numbering(
    tmp_path: Path, lines: tuple[str, ...], addresses: list[str | None]
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("某市行动方案\n" + "\n".join(lines), encoding="utf-8")
    assert [clause.address for clause in read_document(path).clauses] == addresses


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("加强领导。一是健全机制。二是强化考核。", ["一是健全机制。", "二是强化考核。"]),
        ("主要有：一是建库，二是修路，三是架桥。", ["一是建库，", "二是修路，", "三是架桥。"]),
        ("第一，种树50亩。第二，修路3公里。", ["第一，种树50亩。", "第二，修路3公里。"]),
        ("一要守住底线；二要稳住大盘。", ["一要守住底线；", "二要稳住大盘。"]),
        ("其一，建库。其二，修路。", ["其一，建库。", "其二，修路。"]),
        ("第一、二、三产业协调发展。第二，修路。", []),
        ("统一是前提，一是建库。", []),
        ("满足一要求，二要素核验。", []),
        ("二是建库。三是修路。", []),
        ("一是建库。三是修路。", []),
    ],
)
def test_tasks_of_a_paragraph(tmp_path: Path, text: str, tasks: list[str]) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"某市行动方案\n一、任务\n（一）{text}\n（二）其他工作。", encoding="utf-8")
    document = read_document(path)
    clause = next(c for c in document.clauses if c.id == "1.1")
    assert [task.of(document.text) for task in clause.tasks] == tasks
    assert clause.text == text


def test_first_task_may_be_the_label(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("某市行动方案\n一、任务\n一是建库。二是修路。", encoding="utf-8")
    document = read_document(path)
    (clause,) = document.clauses
    assert [task.of(document.text) for task in clause.tasks] == ["建库。", "二是修路。"]


@pytest.mark.parametrize("number", range(1, 100))
def test_written_numbers_read_back(number: int) -> None:
    assert read_number(write_chinese(number)) == number


@pytest.mark.parametrize("number", [0, 100])
def test_other_numbers_stay_in_digits(number: int) -> None:
    assert write_chinese(number) == str(number)
