"""The share of a source that is accounted for, and what is told where something stands nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.metadata.accounting import account
from policydiff.stages.documents.model.line import Line, place_lines
from policydiff.stages.documents.model.removed_lines import Content, Dropped, Reason
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import render
from tests.documents.files import PLAN, paragraph, write_docx

TABLE = "<table><tr><td>任务</td><td>单位</td></tr><tr><td>修路3公里</td><td>县局</td></tr></table>"


def page(body: str) -> str:
    lines = "".join(f"<p>{line}</p>" for line in PLAN)
    return f"<html><head><title>某站</title></head><body>{lines}{body}</body></html>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.txt", "\n".join(PLAN)),
        ("plan.txt", "\n".join((*PLAN, "— 3 —", "附件", "任务 | 单位 |", "修路 | 县局 |"))),
        ("plan.txt", "\n".join((*PLAN, '<span class="b7">建桥5座。</span>', "A&amp;B园区1个。"))),
        (
            "plan.md",
            "# 某市方案\n\n" + "\n\n".join((*PLAN, "见[通知](/a/c9.pdf)和![图](b8.png)。")),
        ),
        (
            "plan.md",
            "# 某市方案\n\n" + "\n\n".join((*PLAN, "建桥[^1]5座，~~修路6条~~。", "[^1]: 注。")),
        ),
        ("plan.html", page(f"<p hidden>隐藏的话</p>{TABLE}<script>var x=1</script>")),
        ("plan.html", page("<div><a href='/'>首页</a> <a href='/b'>要闻</a></div>")),
    ],
)
def test_all_of_a_source_is_accounted_for(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    assert document.accounted == 1
    assert document.kept is not None
    assert 0.3 < document.kept <= 1
    assert NoticeCode.TEXT_LOST not in {warning.code for warning in document.warnings}


def test_of_a_word_file_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    write_docx(path, "".join(paragraph(line) for line in PLAN))
    assert read_document(path).accounted == 1


def test_a_raised_digit_is_the_same_digit(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    body = "".join(f"<p>{line}</p>" for line in (*PLAN, "扩建道路,新增绿地30km<sup>2</sup>。"))
    path.write_text(f"<html><meta charset=utf-8><body>{body}</body></html>", encoding="utf-8")
    document = read_document(path)
    assert "30km²" in document.text
    assert document.accounted == 1


def test_a_row_of_one_cell_is_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    rows = (
        "领域 | 序号 | 指标 | 基期水平 | 2022年目标值 | 2030年目标值 | 指标性质 |",
        "控烟行动 | 24 | 无烟环境比例（%） | 60 | 80 | 100 | 预期性 |",
        "| 结果性指标 |  |  |  |  | |",
        "| 25 | 15岁以上人群吸烟率（%） | 27.7 | 24.5 | 20 | 预期性 |",
    )
    path.write_text("\n".join((*PLAN, *rows)), encoding="utf-8")
    document = read_document(path)
    assert [clause.label for clause in document.clauses[-2:]] == ["24", "25"]
    assert document.clauses[-1].heading[-1] == "结果性指标"
    assert document.accounted == 1


def test_what_is_dropped_is_accounted_for_and_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("\n".join((*PLAN, "第3页", "打印本页")), encoding="utf-8")
    document = read_document(path)
    assert document.accounted == 1
    assert document.kept is not None
    assert document.kept < 1


def found(source: str, text: str, *dropped: Dropped) -> tuple[float, float, list[str]]:
    """The shares and the warnings where the text is all of the title."""
    lines = (Line(text=text, number=1),)
    shares = account(
        Content(lines=lines, source=source), titles=lines, lines=(), clauses=(), dropped=dropped
    )
    return shares.accounted, shares.kept, [render(warning, "zh") for warning in shares.warnings]


def test_what_stands_nowhere_is_told() -> None:
    accounted, kept, (warning,) = found("新建学校12所。\n修路3公里。", "新建学校12所。")
    assert (accounted, kept) == (0.583333, 0.583333)
    assert "5 个字符" in warning
    assert "修路3公里" in warning


def test_a_passage_that_stands_twice_must_be_told_twice() -> None:
    assert found("修路。修路。", "修路。")[0] == 0.5


def test_what_is_left_out_counts_as_often_as_it_stands() -> None:
    left = Dropped(text="修路。", reason=Reason.RUNNING)
    assert found("修路。修路。", "修路。", left) == (1, 0.5, [])


def test_a_line_in_no_clause_is_lost() -> None:
    lines = (Line(text="一、任务", number=1), Line(text="修路。", number=2))
    content = Content(lines=lines, source="一、任务\n修路。")
    shares = account(content, titles=(), lines=place_lines(lines), clauses=(), dropped=())
    assert shares.accounted == 0
