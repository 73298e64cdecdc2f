"""What collectors, sites and converters leave around a text; what laws have below their title."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Document
from policydiff.stages.documents.formats.markdown import plain_line
from policydiff.stages.documents.lines.adoption import adopter, adoption_date, is_adoption
from policydiff.stages.documents.lines.dates import find_dates
from policydiff.stages.documents.lines.furniture import is_date
from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.text import fold, normalise_characters

BODY = (
    "一、主要目标",
    "（一）到2026年，新建学校12所，城镇新增就业11万人以上，改造老旧小区30个。",
    "二、保障措施",
    "加强组织领导，抓好各项任务的落实，确保目标如期完成。",
)
TITLE = "清江市推动工业发展实施方案"


def read(folder: Path, *lines: str, name: str = "plan.txt") -> Document:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_document(path)


def texts(document: Document) -> str:
    return "\n".join(clause.text for clause in document.clauses)


HEADS = {
    "front matter": ("---", f"标题: {TITLE}", "发布日期: 2024-03-05", "层级: 市级", "---"),
    "front matter in Latin names": ("---", f"标题: {TITLE}", "source: example", "---"),
    "lines before a rule": (
        f"标题: {TITLE}",
        "发布时间: 2024-03-05 09:12",
        "栏目: 年度计划",
        "图片详见 links.tsv",
        "==================== 正文 ====================",
    ),
    "bold names below a heading": (
        f"# {TITLE}",
        "**发布日期**: 2024-03-05",
        "**发布机构**: 市政府",
        "**检索时间**: 2026-02-03",
        "---",
        "## 政策全文",
    ),
}


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
@pytest.mark.parametrize("head", HEADS.values(), ids=list(HEADS))
def test_a_collectors_head_is_data(tmp_path: Path, head: tuple[str, ...], name: str) -> None:
    if head[0].startswith("#") and name == "plan.txt":
        pytest.skip("a heading of Markdown in a plain text")
    found = read(tmp_path, *head, *BODY, name=name)
    assert found.title == TITLE
    assert len(found.clauses) == 2
    assert not any(word in texts(found) for word in ("标题", "栏目", "links", "检索", "正文"))
    assert any(line.reason is Reason.BOX for line in found.dropped)


DAY = "2024-02-05"
FIELDS = [
    ("---", 'title: "{t}"', "issuer: {i}", "number: {n}", f"issued: {DAY}", "---"),
    ("---", '"标题": "{t}"', '"发布机构": "{i}"', '"文号": "{n}"', f'"成文日期": "{DAY}"', "---"),
    ("【标题】{t}", "【发文机关】{i}", "【文号】{n}", f"【成文日期】{DAY}"),
    ("文件名称\t{t}", "发文机构\t{i}", "发文字号\t{n}", f"成文日期\t{DAY}", "{t}"),
    (
        "| 标题 | {t} |",
        "| --- | --- |",
        "| 发文机关 | {i} |",
        "| 文号 | {n} |",
        f"| 成文日期 | {DAY} |",
    ),
]


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
@pytest.mark.parametrize("fields", FIELDS, ids=["latin", "quoted", "brackets", "tabs", "bars"])
def test_fields_of_a_head_in_every_writing(
    tmp_path: Path, fields: tuple[str, ...], name: str
) -> None:
    said = {"t": TITLE, "i": "清江市人民政府办公室", "n": "清政办发〔2024〕3号"}
    found = read(tmp_path, *(line.format(**said) for line in fields), *BODY, name=name)
    assert (found.title, found.issuers, found.number) == (said["t"], (said["i"],), said["n"])
    assert (found.issued, len(found.clauses), found.accounted) == (DAY, 2, 1)


def test_a_link_to_an_attachment_above_short_items_ends_no_text(tmp_path: Path) -> None:
    link = "[附件下载](http://x.gov.cn/a.pdf)"
    found = read(tmp_path, TITLE, link, "一、目标", "（一）新建学校12所。", name="plan.md")
    assert texts(found) == "新建学校12所。"


def test_a_body_above_what_a_title_is_about_is_part_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, "清江市人民政府办公室", "关于加强供水工作的实施意见", *BODY)
    assert found.title == "清江市人民政府办公室关于加强供水工作的实施意见"
    assert found.issuers == ("清江市人民政府办公室",)


@pytest.mark.parametrize("words", ["共2页 第1页", "1/2 下一页", "第1页/共3页"])
def test_pages_that_follow_are_told_in_every_writing(tmp_path: Path, words: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in (TITLE, *BODY, words))
    found = read(tmp_path, f"<html><body>{body}</body></html>", name="plan.html")
    assert NoticeCode.PAGES_FOLLOW in [warning.code for warning in found.warnings]
    assert words not in texts(found)


def test_a_text_that_begins_with_one_named_line_has_no_head(tmp_path: Path) -> None:
    found = read(tmp_path, TITLE, "指导思想: 坚持新发展理念，推动工业高质量发展。", *BODY)
    assert "坚持新发展理念" in texts(found)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("## 一、主要目标", "一、主要目标"),
        ("增长6\\%左右", "增长6%左右"),
        ("1\\. 新建学校12\\~15所。", "1. 新建学校12~15所。"),
        ("新建学校`12`所", "新建学校12所"),
        ("[新建公园14个](http://x.cn/1)。", "新建公园14个。"),
        ("**发展目标。**到2025年", "发展目标。到2025年"),
        ("改造道路16条[^1]。", "改造道路16条。"),
        ("| 指标 | 目标 |", "指标 | 目标 |"),
        ("| --- | --- |", ""),
        ("---", ""),
        ("甲乙*注：征求意见稿。*", "甲乙注：征求意见稿。"),
        ("2024年3*5条", "2024年3*5条"),
    ],
)
def test_marks_of_markdown_are_no_text(marked: str, plain: str) -> None:
    assert plain_line(marked) == plain


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("二O二四年三月五日", "2024-03-05"),
        ("二０二四年三月五日", "2024-03-05"),
        ("二◯二四年十月二十日", "2024-10-20"),
        ("2024-03-05", "2024-03-05"),
        ("2024.3.5", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024.13.5", None),
        ("192.168.1.1", None),
        ("1.2.3", None),
    ],
)
def test_a_line_that_is_a_date(printed: str, date: str | None) -> None:
    assert is_date(printed) is (date is not None)
    assert find_dates(printed)[:1] == ((date,) if date else ())


HISTORY = (
    "2001年7月13日 某市第十一届人民代表大会常务委员会第二十九次会议通过",
    "2011年11月17日 某市第十三届人民代表大会常务委员会第三十次会议《关于修改〈条例〉的决定》修正",
    "2012年1月1日 施行",
)


def test_a_law_tells_its_date_and_body_by_its_history(tmp_path: Path) -> None:
    body = ("第一条 为了加强管理，制定本条例。", "第二条 本条例自2012年1月1日起施行。")
    found = read(tmp_path, "# 某市学校管理条例", *HISTORY, "<!-- END -->", *body, name="law.md")
    assert (found.issued, found.issuers) == ("2011-11-17", ("某市人民代表大会常务委员会",))
    assert [clause.label for clause in found.clauses] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    ("line", "date", "body"),
    [
        (HISTORY[0], "2001-07-13", "某市人民代表大会常务委员会"),
        ("2019年1月31日 某市第十五届人民代表大会第二次会议通过", "2019-01-31", "某市人民代表大会"),
        (
            "2021年4月29日 第十三届全国人民代表大会常务委员会第二十八次会议通过",
            "2021-04-29",
            "全国人民代表大会常务委员会",
        ),
        ("2020年7月5日 中华人民共和国国务院令第728号公布", "2020-07-05", "国务院"),
        ("2018年3月1日 《国务院关于修改部分行政法规的决定》第二次修订", "2018-03-01", "国务院"),
        ("2020年1月1日 施行", None, None),
    ],
)
def test_lines_of_a_laws_history(line: str, date: str | None, body: str | None) -> None:
    assert is_adoption(line)
    assert adoption_date(line) == date
    assert adopter([line]) == (None if body is None else (line, body))


def test_the_day_in_a_laws_file_name_is_later_than_its_history(tmp_path: Path) -> None:
    lines = ("# 某市学校管理条例", HISTORY[0], "第一条 为了加强管理，制定本条例。", "第二条 施行。")
    assert read(tmp_path, *lines, name="条例(2001-08-02).md").issued == "2001-08-02"
    assert read(tmp_path, *lines, name="条例(2000-08-02).md").issued == "2001-07-13"


@pytest.mark.parametrize(
    "lines",
    [
        ("嘉兴市人民政府关于加快推进", "制造业数字化改造的实施意见"),
        ("嘉兴市人民政府关于加快推进制造业数字化改造的实施意见",),
    ],
)
def test_a_title_on_two_lines_is_whole(tmp_path: Path, lines: tuple[str, ...]) -> None:
    found = read(tmp_path, *lines, "各县（市、区）人民政府：", *BODY)
    assert found.title == "嘉兴市人民政府关于加快推进制造业数字化改造的实施意见"


def test_a_title_that_runs_on_into_the_addressees_ends(tmp_path: Path) -> None:
    title = "嘉兴市人民政府关于促进市场健康发展的若干意见"
    found = read(tmp_path, f"{title}各县（市、区）人民政府：", *BODY)
    assert found.title == title
    assert "各县" not in texts(found)


def test_what_a_title_is_about_is_not_whose_it_is(tmp_path: Path) -> None:
    found = read(tmp_path, "国务院关于同意四川省设立试验区的批复", "四川省人民政府：", *BODY)
    assert found.jurisdiction is not None
    assert found.jurisdiction.name == "全国"


def test_a_text_on_one_line_has_its_chapters(tmp_path: Path) -> None:
    chapters = (
        "2022年，将做好以下工作。",
        "一、抓好产业，做强工业。（一）引进项目10个。（二）实施技改20项。",
        "二、抓好民生，办好实事。（一）新增床位300张。（二）新增学位500个。",
    )
    line = "".join(chapters) + " 来源：县政府办公室"
    found = read(tmp_path, "和县2022年度工作计划", line)
    labels = [clause.label for clause in found.clauses]
    assert [label for label in labels if label.startswith("（")] == ["（一）", "（二）"] * 2
    assert "来源" not in texts(found)


def test_industries_in_a_sentence_are_no_chapters(tmp_path: Path) -> None:
    line = "提高效益。一、二、三产业协调发展，产业结构持续优化升级。"
    assert line in texts(read(tmp_path, TITLE, line, *BODY))


def test_the_date_below_a_list_of_annexes_is_that_of_issue(tmp_path: Path) -> None:
    tail = ("附件：", "1.2024年计划汇总表", "2.2024年项目汇总表", "2024年2月1日")
    found = read(tmp_path, TITLE, *BODY, *tail, "（联系人：李 某；联系电话：12345678）")
    assert found.issued == "2024-02-01"
    assert "联系人" not in texts(found)
    assert "汇总表" not in texts(found)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<script>var content='甲';</script><div id=app></div>", "a script loads it"),
        ("<iframe src='content.html'></iframe>", "in a frame .content.html."),
        ("<p>附件：<a href=a.doc>政府工作报告.doc</a></p>", "attachment .政府工作报告.doc."),
    ],
)
def test_a_page_without_text_says_where_it_is(tmp_path: Path, page: str, said: str) -> None:
    path = tmp_path / "plan.html"
    path.write_text(f"<html><body><h1>报告</h1>{page}</body></html>", encoding="utf-8")
    with pytest.raises(DocumentError, match=said):
        read_document(path)


PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in (TITLE, *BODY)) + "</body></html>"


def test_a_web_archive_is_the_page_in_it(tmp_path: Path) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    found = read(tmp_path, f"{head}{part}{PAGE}\n--x--", name="plan.mht")
    assert (found.title, found.source.media_type) == (TITLE, "multipart/related")
    assert len(found.clauses) == 2


def test_a_web_archive_without_a_page_is_refused(tmp_path: Path) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    with pytest.raises(DocumentError, match="holds no web page"):
        read(tmp_path, f"{head}Content-Type: text/css\n\np{{}}\n--x--", name="plan.mht")


def test_a_web_page_named_docx_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, PAGE, name="plan.docx").title == TITLE


def test_big5_is_read_and_traditional_characters_are_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    lines = ("清江市推動工業發展實施方案", "一、主要目標", "（一）新建學校12所，完成投資14億元。")
    path.write_bytes("\n".join(lines).encode("big5"))
    found = read_document(path)
    assert "新建學校12所" in found.text
    assert any("traditional" in str(warning) for warning in found.warnings)


def test_a_simplified_text_in_gb18030_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("\n".join((TITLE, *BODY)).encode("gb18030"))
    assert read_document(path).source.encoding == "gb18030"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("新建学校3所.提高水平", "新建学校3所。提高水平"),
        ("达到90%.推进改革", "达到90%。推进改革"),
        ("增长3.5%", "增长3.5%"),
        ("一.主要目标", "一.主要目标"),
        ("PM2.5浓度", "PM2.5浓度"),
    ],
)
def test_a_half_width_point_ends_a_chinese_sentence(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_signs_of_radicals_are_the_characters_that_they_look_like() -> None:
    assert normalise_characters("增⻓⻋⻔⻢⽔⼀") == "增长车门马水一"


def test_text_without_title_and_full_stops_is_no_head(tmp_path: Path) -> None:
    lost = "国家在平衡财政收支和稳定物价这些方面取得了成就，工业和农业的主要产品的产量，" * 3
    path = tmp_path / "计划.txt"
    path.write_text(
        f"一九五三年是重要的一年\n{lost}\n大概需要三个五年计划\n一、任务\n修路。", encoding="utf-8"
    )
    document = read_document(path)
    assert document.title == "计划"
    assert lost in [clause.text for clause in document.clauses]
    assert not document.dropped
