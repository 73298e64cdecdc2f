"""Paragraphs behind the last item of a list, two-line titles inside a text, annexes as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Document
from policydiff.stages.documents.read import read_document

LONG = "加快建设现代产业体系,推动重点项目早开工、早建成、早投产,不断增强发展动能。"


def read(text: str, folder: Path) -> Document:
    file = folder / "text.txt"
    file.write_text(text, encoding="utf-8")
    return read_document(file)


def items(*names: str) -> str:
    return "".join(f"({name}){name}号任务落地见效。{LONG}\n" for name in names)


CLOSINGS = [
    pytest.param(
        f"二、重点任务\n{items('一', '二', '三', '四')}各地要把任务摆在重要位置,抓好落实。",
        ("二、重点任务",),
        id="items-of-one-paragraph",
    ),
    pytest.param(
        f"二、重点任务\n{items('一', '二')}各地要把任务摆在重要位置,抓好落实。",
        ("二、重点任务", "(二)二号任务落地见效"),
        id="two-items-tell-too-little",
    ),
    pytest.param(
        "二、重点任务\n"
        + items("一").strip()
        + f"\n{LONG}\n"
        + items("二").strip()
        + f"\n{LONG}\n"
        + items("三", "四")
        + "各地要把任务摆在重要位置,抓好落实。",
        ("二、重点任务", "(四)四号任务落地见效"),
        id="items-of-several-paragraphs",
    ),
    pytest.param(
        "第一章 总则\n"
        + "".join(f"第{n}条 本市应当建立绿地保护制度。\n" for n in "一二三四五")
        + "市人民政府应当公布目录。\n第二章 规划\n第六条 应当编制规划。\n应当公布规划。",
        ("第二章 规划", "第六条"),
        id="paragraphs-of-articles",
    ),
    pytest.param(
        f"二、重点任务\n(一)提振消费\n{LONG}\n{LONG}\n(二)扩大投资\n{LONG}\n"
        "各位代表!实干铸就辉煌,让我们团结奋斗、勇毅前行。",
        ("二、重点任务",),
        id="address-below-headings",
    ),
    pytest.param(
        f"二、重点任务\n(一)提振消费\n{LONG}\n一是建设商圈。{LONG}\n二是建设网点。{LONG}\n"
        "各位代表!实干铸就辉煌,让我们团结奋斗、勇毅前行。",
        ("二、重点任务",),
        id="address-two-levels-below",
    ),
]


@pytest.mark.parametrize(("text", "heading"), CLOSINGS)
def test_what_the_last_clause_stands_below(
    text: str, heading: tuple[str, ...], tmp_path: Path
) -> None:
    found = read(text, tmp_path)
    assert found.clauses[-1].heading == heading
    assert found.accounted == 1


def test_an_address_between_items_stays_where_it_is(tmp_path: Path) -> None:
    text = (
        f"二、任务\n(一)提振消费\n{LONG}\n各位代表!消费是基础动力,我们一定持续发力。\n"
        f"(二)扩大投资\n{LONG}"
    )
    found = read(text, tmp_path)
    assert found.clauses[1].heading == ("二、任务", "(一)提振消费")
    assert [clause.id for clause in found.clauses] == ["2.1.p1", "2.1.p2", "2.2.p1"]


def test_an_item_that_begins_with_a_number_is_no_second_level(tmp_path: Path) -> None:
    text = "1.“两重”:国家战略。\n2.“两新”:设备更新。\n3.10 种有色金属:铜、铅、锌。\n4.清单:机制。"
    found = read(text, tmp_path)
    assert [clause.id for clause in found.clauses] == ["1", "2", "3", "4"]
    assert found.clauses[2].text == "10 种有色金属:铜、铅、锌。"


def test_numbers_of_two_levels_stay_such(tmp_path: Path) -> None:
    text = "1.总体要求\n1.1原则\n坚持系统观念。\n2.任务\n2.1平台\n建设平台。\n2.2网络\n建设网络。"
    found = read(text, tmp_path)
    assert [clause.id for clause in found.clauses] == ["1.1.p1", "2.1.p1", "2.2.p1"]


def test_a_title_inside_a_text_that_was_set_in_two_lines_is_one(tmp_path: Path) -> None:
    text = (
        "国务院办公厅转发国家地震局关于1997年地震趋势和加强防震减灾工作意见报告的通知\n"
        "各省人民政府:\n国家地震局的报告已经国务院同意,现转发给你们,请认真贯彻执行。\n"
        f"{LONG}{LONG}\n关于1997年地震趋势和\n加强防震减灾工作意见的报告\n国务院:\n"
        f"我局召开会商会,{LONG}\n一、形势\n{LONG}\n"
    )
    found = read(text, tmp_path)
    heading = "关于1997年地震趋势和加强防震减灾工作意见的报告"
    assert found.clauses[-1].heading[0] == heading


ANNEXES = [
    pytest.param(
        "附件4\n海滨省健康体重管理与健康食品产业\n发展行动\n" + LONG,
        "海滨省健康体重管理与健康食品产业发展行动",
        id="two-lines",
    ),
    pytest.param(
        "附件1\n省级相关部门职责清单\n部门 | 职责与任务\n省科技厅 | 支持开展技术研究。\n",
        "省级相关部门职责清单",
        id="above-a-table",
    ),
]


@pytest.mark.parametrize(("text", "title"), ANNEXES)
def test_an_annex_in_a_file_of_its_own_has_its_title(text: str, title: str, tmp_path: Path) -> None:
    assert read(text, tmp_path).title == title


def test_a_list_of_duties_by_department_names_its_bodies(tmp_path: Path) -> None:
    text = (
        "附件1\n海滨省部门职责清单\n部门 | 职责与任务 |\n省科技厅 | 支持开展技术研究。 |\n"
        "省教育厅 | 开展健康学校建设工作。 |\n"
    )
    found = read(text, tmp_path)
    assert [(c.text, c.bodies.named) for c in found.clauses] == [
        ("支持开展技术研究。", ("省科技厅",)),
        ("开展健康学校建设工作。", ("省教育厅",)),
    ]


def test_fields_below_each_other_are_no_headings(tmp_path: Path) -> None:
    fields = "文件性质:规范性文件\n起草部门:支付结算处\n联系电话:0851-85916020"
    text = f"一、基本情况\n{fields}\n二、依据\n依照规定。"
    found = read(text, tmp_path)
    assert {clause.heading for clause in found.clauses} == {("一、基本情况",), ("二、依据",)}


def test_a_lone_line_that_breaks_off_in_dots_is_no_contents(tmp_path: Path) -> None:
    text = "1.编制实施方案。\n2.《问责暂行办法》、《考核办法》、《建设规划》……\n3.召开大会。"
    found = read(text, tmp_path)
    assert [clause.id for clause in found.clauses] == ["1", "2", "3"]


def test_a_heading_is_not_cut_within_a_bracket(tmp_path: Path) -> None:
    text = "3.普通高校(本科:4830元/生;专科:4500元/生)\n(1)专项助学金,标准为1000元/生;\n(2)免学费。"
    found = read(text, tmp_path)
    assert found.clauses[-1].heading == ("3.普通高校(本科:4830元/生;专科:4500元/生)",)


LEADS = [
    pytest.param(
        "(四)控烟行动\n——个人和家庭:\n1.不吸烟。\n2.劝阻他人吸烟。\n——社会:\n1.提倡无烟文化。\n2.建设无烟单位。",
        [("(四)控烟行动", "——个人和家庭")] * 2 + [("(四)控烟行动", "——社会")] * 2,
        id="groups-behind-dashes",
    ),
    pytest.param(
        "1.普通高中学生\n(1)助学金;\n(2)免学费。\n办理流程:\n1.省内学校:免除学费。\n2.省外学校:发放资金。",
        [("1.普通高中学生",)] * 2 + [("办理流程",)] * 2,
        id="a-list-that-counts-anew",
    ),
    pytest.param(
        "一、要求\n(一)总体要求。坚持稳中求进。\n二、任务\n重点做好十个方面工作:\n(一)扩大内需。促进消费。",
        [("一、要求",), ("二、任务",), ("二、任务",)],
        id="a-sentence-is-a-clause",
    ),
]


@pytest.mark.parametrize(("text", "headings"), LEADS)
def test_what_a_line_that_ends_in_a_colon_heads(
    text: str, headings: list[tuple[str, ...]], tmp_path: Path
) -> None:
    assert [clause.heading for clause in read(text, tmp_path).clauses] == headings


TITLES = [
    pytest.param(
        "**海滨省农村支付服务提质增效**\n\n**助力乡村振兴行动方案(2026-2028年)**\n\n",
        "海滨省农村支付服务提质增效助力乡村振兴行动方案(2026-2028年)",
        id="two-bold-lines",
    ),
    pytest.param("**重点**\n\n# 海滨省行动方案\n\n", "海滨省行动方案", id="a-heading-alone"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_a_title_in_bold_lines_of_markdown(head: str, title: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(f"{head}{LONG}\n\n一、目标\n\n{LONG}\n", encoding="utf-8")
    assert read_document(file).title == title


def test_a_box_whose_values_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    head = (
        "中国人民银行 发展改革委 证监会关于印发《支持项目目录》的通知\n"
        "索引号:\nHB/2021-43\n文号:\n银发〔2021〕96号\n"
        "发文机关:\n中国人民银行 发展改革委 证监会\n公文种类:\n发布日期:\n2021年04月21日\n"
    )
    found = read(
        f"{head}{LONG}\n一、要求\n{LONG}\n附件:\n中国人民银行\n发展改革委\n证监会\n2021年4月2日",
        tmp_path,
    )
    assert (found.issued, found.posted, found.number) == (
        "2021-04-02",
        "2021-04-21",
        "银发〔2021〕96号",
    )
    assert found.issuers == ("中国人民银行", "发展改革委", "证监会")
    assert found.clauses[-1].text == LONG


FILED = [
    pytest.param("01_发展国民经济的第一个五年计划", "发展国民经济的第一个五年计划", id="number"),
    pytest.param("pbc_t082_关于做好代理支库工作的办法", "关于做好代理支库工作的办法", id="code"),
    pytest.param("2024_海滨市行动计划方案", "2024_海滨市行动计划方案", id="a-year-stays"),
    pytest.param("central_001", "central_001", id="no-title"),
]


@pytest.mark.parametrize(("stem", "title"), FILED)
def test_a_title_from_the_file_name_is_without_what_it_is_filed_under(
    stem: str, title: str, tmp_path: Path
) -> None:
    file = tmp_path / f"{stem}.txt"
    file.write_text(f"{LONG}\n{LONG}\n", encoding="utf-8")
    assert read_document(file).title == title


def test_items_behind_dashes_that_ran_on_are_lines_of_their_own(tmp_path: Path) -> None:
    text = "一、原则\n要坚持以下原则：     ———必须保持经济平稳较快发展\n———必须转变增长方式"
    found = read(text, tmp_path)
    assert [clause.text for clause in found.clauses] == [
        "要坚持以下原则：",
        "必须保持经济平稳较快发展",
        "必须转变增长方式",
    ]


SIGNED = [
    pytest.param(
        "国务院办公厅转发国家教委关于有关问题请示的通知\n各省人民政府:\n国家教委的请示已经国务院同意,现转发给你们。\n"
        f"一、要求\n{LONG}\n国家教委\n1996年5月13日",
        ("国务院办公厅",),
        id="who-passes-on",
    ),
    pytest.param(
        f"关于推进乡村振兴的意见\n中共中央 国务院\n(2021年1月4日)\n{LONG}\n一、要求\n{LONG}",
        ("中共中央", "国务院"),
        id="a-date-in-brackets",
    ),
]


@pytest.mark.parametrize(("text", "issuers"), SIGNED)
def test_who_issued_it(text: str, issuers: tuple[str, ...], tmp_path: Path) -> None:
    assert read(text, tmp_path).issuers == issuers
