"""Lines inside a text that say nothing are left out with their reason; what asks or tells stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Document
from policydiff.stages.documents.read import read_document

TITLE = "关于组织申报智能工厂项目的通知"
FIRST = "为加快智能工厂建设,推动制造业高质量发展,现就组织申报有关事项通知如下,请各单位认真做好。"
LAST = "各单位要加强组织,按时完成申报,确保2026年新建智能工厂20家,并于年底前总结经验。"


def read(folder: Path, *lines: str, last: str = LAST) -> Document:
    file = folder / "text.txt"
    file.write_text("\n".join((TITLE, FIRST, *lines, *filter(None, [last]))), encoding="utf-8")
    return read_document(file)


def left(document: Document, reason: str) -> list[str]:
    return [entry.text for entry in document.dropped if entry.reason == reason]


@pytest.mark.parametrize(
    "line",
    [
        "省工业和信息化厅科技处，联系电话：0531-86062354",
        "传真：010-66013708，邮箱：qiche@miit.gov.cn",
        "联系电话：0851-85916020",
        "市发展改革委 王芳 0573-82838000",
        "咨询电话：010-68104417。",
        "（2）“先进制造”重点专项咨询电话：010-88377340；",
        "县农业农村局，联系人：李明，电话：（0573）82838000。",
        "电子邮箱：kjc_sjxw@shandong.cn",
        "手机：13812345678",
        "监督电话：0571-87012345、87012346",
        "规划科 陈工 13912345678 chen@b.gov.cn",
        "网址：www.miit.gov.cn",
    ],
)
def test_contacts_are_left_out(tmp_path: Path, line: str) -> None:
    document = read(tmp_path, line)
    assert left(document, "contact") == [line]
    assert [clause.text for clause in document.clauses] == [FIRST, LAST]
    assert document.accounted == 1


@pytest.mark.parametrize(
    "line",
    [
        "请于6月30日前将申报书报送省工业和信息化厅科技处，联系电话：0531-86062354",
        "意见可反馈至邮箱qiche@miit.gov.cn",
        "各县应当公布举报电话0573-82838000",
        "设立服务热线0571-87012345，全年受理咨询2万件",
        "12345热线办结率达到98%",
        "电话用户达到5万户",
        "联系电话接通率提高到95%以上",
        "推广GB/T 20171-2006标准企业100家",
        "项目地址：高新区科技路1号",
        "2021-2025年投资86062354元",
        "全市新增电子邮箱实名用户3万户",
    ],
)
def test_what_asks_or_tells_stays(tmp_path: Path, line: str) -> None:
    document = read(tmp_path, line)
    assert left(document, "contact") == []
    assert line in document.text.replace("\n", "")


def test_the_heading_of_contacts_goes_with_them(tmp_path: Path) -> None:
    contacts = ("三、联系方式", "市教育局", "电话：0531-81916539", "邮寄地址：府前街1号")
    document = read(tmp_path, "一、申报条件", LAST, *contacts, last="")
    assert left(document, "contact") == list(contacts)
    assert document.accounted == 1


def test_a_heading_over_something_else_too_stays(tmp_path: Path) -> None:
    document = read(tmp_path, "三、联系方式", "电话：0531-81916539")
    assert [clause.heading for clause in document.clauses][-1] == ("三、联系方式",)


def test_a_company_above_a_number_stays(tmp_path: Path) -> None:
    document = read(tmp_path, "某某智能装备有限公司", "13812345678")
    assert left(document, "contact") == ["13812345678"]


@pytest.mark.parametrize(
    "lines",
    [
        ("姓名", "职务", "电话"),
        ("联系人", "手机号码", "电子邮箱"),
        ("法人代表/负责人", "姓名", "传真"),
        ("单位名称", "统一社会信用代码"),
        ("申报单位：", "（盖章）"),
        ("推荐单位（盖章）：",),
        ("法定代表人签字：", "公 章："),
        ("年   月    日",),
        ("2024年月日",),
        ("承诺时间：  年   月  日",),
        ("____年__月__日",),
        ("申请单位（盖章）", "资产总额（万元）", "业务收入（万元）", "利润率（%）"),
        ("职务/职称", "身份证号", "通讯地址"),
        ("□是 □否",),
        ("□是（事故名称：      ）    □否",),
        ("☐ 有 ☐ 无",),
    ],
)
def test_empty_fields_of_forms_are_left_out(tmp_path: Path, lines: tuple[str, ...]) -> None:
    document = read(tmp_path, *lines)
    assert left(document, "form") == list(lines)
    assert document.accounted == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("姓名：张三", "职务：主任"),
        ("姓名", "张三"),
        ("主要指标", "粮食产量（万吨）", "居民收入（元）"),
        ("2024年5月6日前完成验收",),
        ("由负责人签字确认后存档",),
        ("电话普及率", "邮箱注册人数"),
        ("项目名称：智能工厂改造", "申报单位：某某公司"),
        ("成立时间不少于3年", "注册资本不低于500万元"),
        ("全年均衡生产",),
        ("职务犯罪预防", "学历教育"),
        ("□中央企业 □地方国企 □民营",),
    ],
)
def test_filled_fields_and_names_of_indicators_stay(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert left(read(tmp_path, *lines), "form") == []


def test_a_section_of_empty_fields_goes_with_its_heading(tmp_path: Path) -> None:
    form = ("二、联系人信息", "姓名", "职务", "三、技术人员信息", "姓名", "电话")
    document = read(tmp_path, "一、申报条件", LAST, *form, last="")
    assert left(document, "form") == list(form)
    assert document.accounted == 1


LABELS = ("CAA调度指挥", "CAB操作管理", "CAC物料管理", "CAF生产优化")


@pytest.mark.parametrize(
    "labels",
    [
        LABELS,
        ("A基础共性", "AA通用", "AB安全", "AC可靠性"),
        tuple(f"AI {c}工业网络" for c in "ABCD"),
    ],
)
def test_labels_of_pictures_are_left_out(tmp_path: Path, labels: tuple[str, ...]) -> None:
    document = read(tmp_path, *labels, "图11 关键应用技术标准子体系")
    assert left(document, "figure") == list(labels)
    assert document.accounted == 1


@pytest.mark.parametrize("lines", [LABELS, (*LABELS[:3], "图11 子体系"), ("CAA调度指挥。",) * 4])
def test_without_a_caption_or_in_sentences_they_stay(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    assert left(read(tmp_path, *lines), "figure") == []


REPORT = "地质险情调查意见"


@pytest.mark.parametrize(
    "addressee",
    [
        "国务院：",
        "北京市、天津市、河北省、山西省人民政府，沈阳、北京、兰州军区：",
        "国家发展改革委、财政部：",
        "市人民政府：",
        "某某省自然资源厅：",
        "中央军委办公厅、各总部：",
        "省教育厅，各有关单位：",
        "黑龙江省、上海市、江苏省：",
        "新疆生产建设兵团：",
        "市委、市政府：",
    ],
)
def test_addressees_of_annexes_are_left_out(tmp_path: Path, addressee: str) -> None:
    document = read(tmp_path, LAST, "附件1", REPORT, addressee, FIRST, last="")
    assert addressee in left(document, "head")
    assert addressee.rstrip("：") not in [clause.text.rstrip("：") for clause in document.clauses]
    assert document.accounted == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("市教育局：", FIRST, "市财政局：", LAST),
        ("市教育局：", "1.新建学校20所。", "2.改建学校5所。"),
        ("各部门要做好以下工作：", LAST),
        ("主要发展目标：", LAST),
    ],
)
def test_bodies_above_their_tasks_are_no_addressees(tmp_path: Path, lines: tuple[str, ...]) -> None:
    document = read(tmp_path, LAST, "附件1", REPORT, *lines, last="")
    assert lines[0] not in left(document, "head")


@pytest.mark.parametrize("date", ["2024年月日", "2024年  月  日", "年   月   日", "20XX年X月X日"])
def test_a_signature_above_a_blank_date_is_a_tail(tmp_path: Path, date: str) -> None:
    document = read(tmp_path, LAST, "工业和信息化部市场监管总局", date, last="")
    assert left(document, "tail") == [date, "工业和信息化部市场监管总局"][::-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "根据产业发展需要，现发布《车联网标准体系建设指南》。请在标准化工作中贯彻执行。",
        "现印发《某市公共停车场管理办法》，请遵照执行。",
        "经市政府同意，现公布《重点项目目录》，请认真组织实施。",
        "现予公布《行政许可事项清单》，请认真贯彻落实。",
    ],
)
def test_a_notice_alone_says_what_it_puts_into_force(tmp_path: Path, sentence: str) -> None:
    document = read(tmp_path, sentence, "某市人民政府", "2024年5月6日", last="")
    assert [clause.text for clause in document.clauses][-1] == sentence
    plan = ("附件", "停车场管理办法", "一、总则", LAST)
    document = read(tmp_path, sentence, "某市人民政府", "2024年5月6日", *plan, last="")
    assert sentence in [entry.text for entry in document.dropped]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、2025年工作", "二、2026年任务"),
        ("一、过去一年工作", "二、主要任务"),
        ("一、总体情况", "二、下步打算"),
        ("一、工作回顾", "二、2026年主要目标"),
        ("一、基本情况", "二、建设任务"),
    ],
)
def test_a_title_below_a_section_without_text_heads_its_paragraph(
    tmp_path: Path, first: str, second: str
) -> None:
    document = read(tmp_path, first, second, "新建学校20所。", last="")
    clause = document.clauses[-1]
    assert (clause.heading[-1], clause.text) == (second, "新建学校20所。")
    assert second not in {f"{clause.label}{clause.text}" for clause in document.clauses}
