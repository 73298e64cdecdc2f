from __future__ import annotations

import pytest

from policydiff.stages.documents import Period
from policydiff.stages.documents.lines.dates import find_dates
from policydiff.stages.documents.metadata.issue_dates import find_issued
from policydiff.stages.documents.metadata.metadata import find_number
from policydiff.stages.documents.metadata.periods import find_period, find_report_year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2010年6月30日", ("2010-06-30",), id="arabic"),
        pytest.param("二○一○年六月三十日", ("2010-06-30",), id="circle-zero"),
        pytest.param("二〇二四年十一月五日", ("2024-11-05",), id="ideographic-zero"),
        pytest.param(
            "\uff12\uff10\uff11\uff19年\uff19月\uff11\uff18日", ("2019-09-18",), id="full-width"
        ),
        pytest.param("(市办  二○一○年六月)", ("2010-06",), id="no-day"),
        pytest.param("2024-09-20 17:16:20", ("2024-09-20",), id="dashes"),
        pytest.param("2019 年 8 月 20 日", ("2019-08-20",), id="spaces"),
        pytest.param("2023年13月1日", (), id="no-such-month"),
        pytest.param("到2025年末", (), id="year-only"),
    ],
)
def test_dates(text: str, expected: tuple[str, ...]) -> None:
    assert find_dates(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["发布日期:2022-12-05", "某市人民政府", "2010年6月30日"], "2010-06-30", id="signature"
        ),
        pytest.param(["成文日期: 2024-09-20 公开方式:主动公开"], "2024-09-20", id="box"),
        pytest.param(["成文日期 | 2024-09-20 |"], "2024-09-20", id="box-of-cells"),
        pytest.param(["某办公室 2023年9月27日印发"], "2023-09-27", id="printed"),
        pytest.param(
            ["2023年9月27日", "2023年10月8日印发"], "2023-09-27", id="signed-before-printed"
        ),
        pytest.param(["——2012年2月29日在某区第十三届人民代表大会上"], "2012-02-29", id="speech"),
        pytest.param(["发布日期:2022-12-05 14:21"], None, id="posting-date-never"),
    ],
)
def test_issued(lines: list[str], expected: str | None) -> None:
    assert (told.value if (told := find_issued(lines)) else None) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["黄府发〔2020〕008号"], "黄府发〔2020〕008号", id="line"),
        pytest.param(
            ["文件编号: 吴区合办〔2024〕1号 发布机构: 甲局"], "吴区合办〔2024〕1号", id="box"
        ),
        pytest.param(["沪府发\uff3b2019\uff3d5号"], "沪府发\uff3b2019\uff3d5号", id="full-width"),
        pytest.param(
            ["根据《关于某事的通知》(国发〔2014〕21号)要求,制定本办法。"], None, id="of-another"
        ),
        pytest.param(["索引号: 330502/2024-03884"], None, id="index"),
    ],
)
def test_number(lines: list[str], expected: str | None) -> None:
    assert (told.value if (told := find_number(lines)) else None) == expected


@pytest.mark.parametrize(
    ("title", "year", "body", "expected"),
    [
        pytest.param("行动方案(2020-2022年)", 2020, "", (2020, 2022), id="span"),
        pytest.param("发展规划\uff082018—2022年\uff09", None, "", (2018, 2022), id="span-wide"),
        pytest.param("三年指导意见", 2010, "", (2010, 2012), id="three-years"),
        pytest.param("2023年行动计划", 2023, "到2035年", (2023, 2023), id="one-year"),
        pytest.param("某市“十四五”发展规划", None, "", (2021, 2025), id="five-years"),
        pytest.param("某市十四五规划和二〇三五年远景目标纲要", None, "", (2021, 2025), id="bare"),
        pytest.param("某省第十五届运动会工作方案", None, "", None, id="fifteenth-is-no-plan"),
        pytest.param("1964", 1964, "", (1964, 1964), id="file-name-alone"),
        pytest.param("政府工作报告和“九五”计划", 1996, "", (1996, 1996), id="report-before-plan"),
        pytest.param("2025年某省政府工作报告", 2025, "", (2025, 2025), id="report"),
        pytest.param(
            "行动计划",
            2019,
            "到2021年,达5%。到2025年,达9%。到2035年,现代化。",
            (2019, 2025),
            id="last-goal",
        ),
        pytest.param("行动计划", 2019, "到2021年。到2025年。", (2019, 2025), id="horizons-alone"),
        pytest.param("2030年前碳达峰行动方案", 2021, "", (2021, 2030), id="horizon-in-the-title"),
        pytest.param("2023年总结及2024年思路", 2024, "", (2024, 2024), id="later-of-two"),
        pytest.param("某市第十三个五年规划纲要", None, "", (2016, 2020), id="numbered-plan"),
        pytest.param("某市「十四五」教育规划", None, "", (2021, 2025), id="corner-quotes"),
        pytest.param("某市十四五教育规划", None, "", (2021, 2025), id="no-quotes"),
        pytest.param("二〇二三—二〇二五年行动计划", None, "", (2023, 2025), id="spelled-span"),
        pytest.param("政府工作报告", 2023, "二、明年工作安排", (2024, 2024), id="next-year"),
        pytest.param("政府工作报告", 2023, "为明年打基础", (2023, 2023), id="next-year-in-passing"),
        pytest.param("实施意见", 2019, "", None, id="nothing-said"),
        pytest.param("第二批试点方案", None, "到2025年", None, id="no-date"),
    ],
)
def test_period(title: str, year: int | None, body: str, expected: tuple[int, int] | None) -> None:
    period = Period(first=expected[0], last=expected[1]) if expected else None
    assert find_period(title, year, body) == period


@pytest.mark.parametrize(
    ("title", "body", "stem", "expected"),
    [
        pytest.param("2017政府工作报告", "", "x", 2017, id="title"),
        pytest.param(
            "政府工作报告", "一、2023年工作回顾\n二、2024年重点任务", "x", 2024, id="headings"
        ),
        pytest.param(
            "政府工作报告", "2023年是开局之年。2024年,是关键之年。", "x", 2024, id="sentences"
        ),
        pytest.param("政府工作报告", "一九五四年以来", "1956", 1956, id="file-name-last"),
        pytest.param("政府工作报告", "", "report", None, id="nothing"),
        pytest.param(
            "政府工作报告",
            "完成2023年各项任务\n2023年,我们重点抓了以下工作:\n实现2024年奋斗目标",
            "x",
            2024,
            id="what-was-done",
        ),
        pytest.param(
            "政府工作报告", "我向第六届全国人民代表大会第四次会议作报告。", "x", 1986, id="session"
        ),
        pytest.param("政府工作报告", "一、一九五九年的任务", "x", 1959, id="spelled-out"),
    ],
)
def test_report_year(title: str, body: str, stem: str, expected: int | None) -> None:
    assert find_report_year(title, body, stem) == expected
