"""Who issued a document, when and for which place; what stands around its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Document
from policydiff.stages.documents.read import read_document

TITLE = "清江市推动工业发展实施方案"
BODY = (
    "一、主要目标",
    "（一）到2026年，新建学校12所，城镇新增就业11万人以上，改造老旧小区30个。",
    "二、保障措施",
    "加强组织领导，抓好各项任务的落实，确保目标如期完成。",
)
REPORT = ("现在，我代表{}，向大会报告工作，请予审议。", *BODY)


def read(folder: Path, *lines: str, name: str = "plan.txt") -> Document:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_document(path)


HEADS = {
    "byline in two lines": ("——2026年1月26日在海滨省第十四届", "人民代表大会第五次会议上"),
    "bracketed byline in two lines": ("（2026年1月26日海滨省第十四届", "人民代表大会通过）"),
    "newspaper and button": ("海滨日报", "分享：", "2026年1月26日在海滨省第十四届人民代表大会上"),
    "time of a page, speaker, caption": (
        "时间：2026-01-26",
        "海滨省人民政府省长 张三",
        "张三作政府工作报告。本报记者 李四摄",
    ),
    "subtitle": ("为稳定发展而奋斗", "——2026年1月26日在海滨省第十四届人民代表大会上"),
    "speaker without office": ("2026年1月26日在海滨省第十四届人民代表大会上", "张三丰"),
    "speaker of a longer name": ("2026年1月26日", "自治区主席 阿某某·买某某"),
    "addressee by name": ("2026年1月26日", "海滨省人民政府，教育部、财政部："),
    "banks": ("2026年1月26日", "中国人民银行各分行；各国有商业银行，中国邮政储蓄银行："),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=list(HEADS))
def test_lines_between_title_and_text_are_neither(tmp_path: Path, head: tuple[str, ...]) -> None:
    found = read(tmp_path, "海滨省政府工作报告", *head, "各位代表：", *BODY)
    assert [clause.id for clause in found.clauses] == ["1.1", "2.p1"]
    assert found.clauses[0].heading == ("一、主要目标",)
    assert found.issued == "2026-01-26" or found.issued is None


def test_a_heading_below_a_byline_is_no_speaker(tmp_path: Path) -> None:
    byline = "（2026年1月26日在海滨省第十四届人民代表大会上）"
    lines = ("序言", "海滨省的发展站在新的起点上。")
    found = read(tmp_path, "海滨省发展规划纲要", byline, *lines, *BODY)
    assert found.clauses[0].heading == ("序言",)


TAILS = {
    "bodies without a date": ("中国证监会", "国家外汇局"),
    "a note below the date": ("清江市人民政府", "2024年3月5日", "注：本文件为征求意见稿。"),
    "other articles": ("相关报道：", "解读政府工作报告", "干部群众热议报告"),
    "files to load": ("【相关附件】", "【原文下载】"),
    "time of a collector": ("更新时间: 2026-01-26 11:25:35",),
    "editor": ("责任编辑：", "李四"),
    "left out": ("（本文有删减）",),
    "sent inside": ("内部发送：办公厅，市场司，条法司。",),
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=list(TAILS))
def test_what_ends_a_page_is_no_clause(tmp_path: Path, tail: tuple[str, ...]) -> None:
    found = read(tmp_path, TITLE, *BODY, *tail)
    assert found.clauses[-1].text == BODY[-1]
    assert len(found.clauses) == 2
    assert found.accounted == 1


def test_an_explanation_at_the_end_is_text(tmp_path: Path) -> None:
    last = "本方案征求并吸收了行业协会、经营者的意见，目前试行印发，并将根据情况充实完善。"
    assert read(tmp_path, TITLE, *BODY, last).clauses[-1].text == last


def test_the_notice_above_a_report_signs_and_dates_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "国务院办公厅转发国家地震局关于防震减灾工作意见报告的通知",
        "国家地震局《关于防震减灾工作意见的报告》已经国务院同意，现转发给你们，请认真贯彻执行。各地要切实做好准备工作。",
        "国务院办公厅",
        "一九九七年二月四日",
        "关于防震减灾工作意见的报告",
        "国务院：",
        *BODY,
        "国家地震局",
        "一九九七年一月二十日",
    )
    assert found.issued == "1997-02-04"
    assert found.issuers == ("国务院办公厅",)
    signature = {"国务院办公厅", "一九九七年二月四日"}
    assert signature.isdisjoint(clause.text for clause in found.clauses)


@pytest.mark.parametrize(
    ("said", "file", "issuer"),
    [
        ("国务院", "2024", "国务院"),
        ("连云港市人民政府", "report", "连云港市人民政府"),
        ("市人民政府", "芜湖", "芜湖市人民政府"),
        ("自治区人民政府", "宁夏回族自治区", "宁夏回族自治区人民政府"),
    ],
)
def test_the_government_that_reports_issues_its_report(
    tmp_path: Path, said: str, file: str, issuer: str
) -> None:
    lines = [line.format(said) for line in REPORT]
    assert read(tmp_path, "政府工作报告", *lines, name=f"{file}.txt").issuers == (issuer,)


@pytest.mark.parametrize(
    ("title", "tail", "issuers"),
    [
        ("中共中央 国务院关于推进乡村振兴的意见", (), ("中共中央", "国务院")),
        (
            "关于支持通道建设的意见",
            ("财政部", "中国证监会", "2025年3月5日"),
            ("财政部", "中国证监会"),
        ),
        (
            "关于支持通道建设的意见",
            ("中国人民银行\\", "国家外汇局\\"),
            ("中国人民银行", "国家外汇局"),
        ),
    ],
)
def test_all_that_issue_together_are_named(
    tmp_path: Path, title: str, tail: tuple[str, ...], issuers: tuple[str, ...]
) -> None:
    assert read(tmp_path, title, *BODY, *tail, name="plan.md").issuers == issuers


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ((TITLE, "清政发〔2015〕30号", *BODY), 2015),
        (("---", f"标题: {TITLE}", "发布日期: 2022-12-14", "---", *BODY), 2022),
        ((TITLE, *BODY, "本方案自2011年1月1日起施行。"), 2010),
        ((TITLE, *BODY, "本方案自2005年5月1日起施行。"), 2005),
        ((TITLE, *BODY, "清江市人民政府", "2024年3月5日"), 2024),
        (("清江市发展规划（2021—2025年）", *BODY), 2021),
        ((TITLE, *BODY), None),
    ],
)
def test_the_year_of_issue_is_told_by_more_than_the_date(
    tmp_path: Path, lines: tuple[str, ...], year: int | None
) -> None:
    assert read(tmp_path, *lines).year == year


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ((*BODY, "本办法由中国人民银行负责解释。"), "全国"),
        ((*BODY, "上海市科学技术委员会", "上海市杨浦区人民政府", "2025年3月10日"), "杨浦区"),
        ((*BODY, "国家助学金由国家发放，国家免学费；我省户籍的学生另有补助。"), None),
    ],
)
def test_the_place_by_who_explains_and_who_issues_together(
    tmp_path: Path, lines: tuple[str, ...], place: str | None
) -> None:
    found = read(tmp_path, "学生资助管理办法", *lines).jurisdiction
    assert (found.name if found else None) == place


def test_fields_with_spaces_for_colons_are_a_box_beside_each_other(tmp_path: Path) -> None:
    found = read(tmp_path, TITLE, "发文机关 清江市人民政府", "发文日期 2019年12月28日", *BODY)
    assert (found.issued, found.issuers) == ("2019-12-28", ("清江市人民政府",))
    assert len(found.clauses) == 2


def test_the_name_of_a_plan_in_two_lines_is_one_title(tmp_path: Path) -> None:
    found = read(tmp_path, "中共中央国务院印发《“健康清江2030”规划", "纲要》", *BODY)
    assert found.title == "中共中央国务院印发《“健康清江2030”规划纲要》"


def test_a_bracketed_name_stands_between_signature_and_date(tmp_path: Path) -> None:
    tail = ("海滨省健康建设委员会", "（爱国卫生运动委员会）（代章）", "2025年3月17日")
    assert read(tmp_path, TITLE, *BODY, *tail).issuers == ("海滨省健康建设委员会",)


def test_the_menu_of_a_site_is_neither_title_nor_text(tmp_path: Path) -> None:
    menu = ("首页 省政府 要闻 政策", "服务 互动 美丽海滨")
    found = read(tmp_path, *menu, TITLE, *BODY, "相关解读：我省推动工业发展", "其他网站")
    assert found.title == TITLE
    assert [clause.id for clause in found.clauses] == ["1.1", "2.p1"]
