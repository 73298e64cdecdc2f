"""What sort of document a text is: titles, texts without a title, and real ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from policydiff.stages.documents.metadata.corrections import Correction
from policydiff.stages.documents.metadata.document_kinds import kind_of_title, warn_of_kind
from policydiff.stages.documents.model.document_kind import DocumentKind as Kind
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.notice_codes import NoticeCode

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
CORPUS2 = CORPUS.with_name("corpus2")
real = pytest.mark.skipif(not CORPUS2.is_dir(), reason="the real documents are not there")

TITLES = [
    pytest.param("海滨市低空经济三年行动计划(2024-2026年)", Kind.PLAN, id="plan"),
    pytest.param("关于印发海滨市低空经济行动方案的通知", Kind.PLAN, id="plan-passed-on"),
    pytest.param("2024年重点工作任务清单", Kind.PLAN, id="tasks-are-no-catalogue"),
    pytest.param("海滨省人民政府关于加快发展数字经济的意见", Kind.POLICY, id="policy"),
    pytest.param("海滨市养老服务条例", Kind.LAW, id="law"),
    pytest.param("中华人民共和国农业法", Kind.LAW, id="statute"),
    pytest.param("关于印发《海滨市数据管理办法(试行)》的通知", Kind.LAW, id="law-passed-on"),
    pytest.param("2024年海滨市政府工作报告", Kind.REPORT, id="report"),
    pytest.param("关于同意设立海滨新区的批复", Kind.REPLY, id="reply"),
    pytest.param("智能船舶标准体系建设指南", Kind.GUIDE, id="guide"),
    pytest.param("智慧商店建设技术指南(试行)", Kind.STANDARD, id="technical-guide"),
    pytest.param("不动产登记办事指南", Kind.STANDARD, id="service-guide"),
    pytest.param("2024年度重点研发计划项目申报指南", Kind.CALL, id="call-of-a-plan"),
    pytest.param("关于组织开展2024年度示范企业遴选工作的通知", Kind.CALL, id="selection"),
    pytest.param("关于公布第三批示范企业名单的通知", Kind.CATALOGUE, id="list-of-names"),
    pytest.param("绿色产业指导目录(2024年版)", Kind.CATALOGUE, id="catalogue"),
    pytest.param("海滨市优化营商环境典型案例", Kind.CASES, id="cases"),
    pytest.param("惠企政策汇编", Kind.COLLECTION, id="collection-of-policies"),
    pytest.param("《海滨市行动计划》政策解读", Kind.EXPLANATION, id="explanation-of-a-plan"),
    pytest.param("关于做好2024年防汛工作的通知", Kind.NOTICE, id="notice"),
    pytest.param("海滨市数字经济", None, id="no-kind"),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_a_title_tells_the_kind(title: str, kind: Kind | None) -> None:
    assert kind_of_title(title) is kind


TEXTS = [
    pytest.param("为加快发展,特制定本行动计划。\n一、目标\n新建公园5个。", Kind.PLAN, id="plan"),
    pytest.param("现提出以下意见:\n一、目标\n新建公园5个。", Kind.POLICY, id="policy"),
    pytest.param("本要点旨在指导注册申请人。\n一、范围\n样本量。", Kind.STANDARD, id="standard"),
    pytest.param(
        "一、方向\n" + "研究内容:研究平台。\n考核指标:建成平台1个。\n" * 4, Kind.CALL, id="call"
    ),
    pytest.param(
        "".join(f"案例{n}:某市做法\n该市办理事项{n}00件。\n" for n in "一二三"),
        Kind.CASES,
        id="cases",
    ),
    pytest.param(
        "近日,市政府印发了方案。\n一、《方案》出台背景\n为了发展。\n二、主要内容\n建成5个。",
        Kind.EXPLANATION,
        id="explanation",
    ),
    pytest.param(
        "2019年5月17日,国际云智造峰会在天津举办。副市长出席会议。\n会议签约5个项目。",
        Kind.NEWS,
        id="news",
    ),
    pytest.param(
        "".join(f"第{n}条 应当建立制度。\n" for n in "一二三四五六"), Kind.LAW, id="articles"
    ),
    pytest.param("现将有关事项通知如下:\n一、加强领导。", Kind.NOTICE, id="notice"),
    pytest.param("一、目标\n新建公园5个。\n二、措施\n加强领导。", None, id="nothing-tells"),
]


@pytest.mark.parametrize(("text", "kind"), TEXTS)
def test_a_text_without_a_title_tells_its_kind(
    text: str, kind: Kind | None, tmp_path: Path
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    found = read_document(file)
    assert found.kind is kind
    warned = any(notice.code is NoticeCode.KIND_WITHOUT_AIMS for notice in found.warnings)
    assert warned is (kind is not None and not kind.sets_aims)


def test_a_person_corrects_the_kind_and_its_warning(tmp_path: Path) -> None:
    file = tmp_path / "海滨市惠企政策汇编.txt"
    file.write_text("一、目标\n新建公园5个。", encoding="utf-8")
    assert read_document(file).kind is Kind.COLLECTION
    found = read_document(file, correction=Correction(kind=Kind.PLAN))
    assert (found.kind, found.corrected) == (Kind.PLAN, ("kind",))
    assert all(notice.code is not NoticeCode.KIND_WITHOUT_AIMS for notice in found.warnings)


@pytest.mark.parametrize("kind", Kind)
def test_what_sets_no_aims_is_warned_about(kind: Kind) -> None:
    assert bool(warn_of_kind(kind)) is not kind.sets_aims


@real
def test_real_titles_are_of_the_kind_that_a_reader_gave_them() -> None:
    """Laws by their folder; of all others the kinds that tell something were read by eye."""
    with (CORPUS2 / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = {row["file"]: row["title"] for row in csv.DictReader(file)}
    laws = {kind_of_title(title) for name, title in titles.items() if name.startswith("law_md/")}
    assert laws == {Kind.LAW}
    found = {name: kind_of_title(title) for name, title in titles.items()}
    without_aims = {
        name.partition("/")[2][:9]: kind.value
        for name, kind in found.items()
        if kind is not None and not kind.sets_aims
    }
    assert without_aims == {
        "gw56_关于对国": "cases",  # 大督查发现的典型经验做法
        "pbc_t082_": "standard",  # 审批工作规程: made of articles, so the text shows a law
        "pbc_z023_": "catalogue",  # 绿色债券支持项目目录
        "11-附件5：《海": "explanation",
        "changshun": "standard",  # “摘帽”标准; 评估验收标准
        "烟草许可证办理流程": "standard",
    }


BODIES = {
    "central_015": Kind.CALL,  # 重大研究计划年度项目指南
    "central_042": Kind.CALL,  # 揭榜任务
    "central_084": Kind.CALL,
    "central_007": Kind.CASES,
    "central_165": Kind.CASES,
    "central_026": Kind.STANDARD,
    "central_036": Kind.CATALOGUE,
    "central_098": Kind.NEWS,
    "central_149": Kind.NEWS,
    "central_002": Kind.PLAN,
    "central_147": Kind.PLAN,
    "central_040": Kind.REPORT,
    "central_043": Kind.REPLY,
    "central_056": Kind.POLICY,
    "central_079": Kind.LAW,
    "shandong_006": Kind.PLAN,
    "shandong_013": Kind.EXPLANATION,  # of 若干政策, which it quotes
    "shandong_030": Kind.POLICY,
}


@real
@pytest.mark.parametrize(("stem", "kind"), BODIES.items())
def test_real_texts_without_a_title(stem: str, kind: Kind) -> None:
    folder = CORPUS / "policies"
    file = next(path for path in folder.rglob("*") if path.stem == stem)
    assert read_document(file).kind is kind
