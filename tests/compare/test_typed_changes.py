"""What changed inside links: one sentence of a regulation, or one task of a plan, and its type."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.align import Change, Relation
from policydiff.stages.compare import Comparison
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets

_RULES = (
    "嘉兴市排水管理办法（{year}年版）\n\n第一条 为了加强排水管理，保障设施安全，制定本办法。\n\n"
    "第二条 {text}\n\n第三条 本办法由市人民政府负责解释。\n"
)
_PLAN = (
    "嘉兴市{year}年政府工作报告\n\n一、{year}年主要任务\n\n1.{text}\n\n"
    "2.抓好安全生产工作，守牢安全底线。\n\n"
    "二、保障措施\n\n加强组织领导，抓好各项工作的落实。\n"
)


def plan_of(form: str, text: str, year: int) -> Plan:
    data = form.format(year=year, text=text).encode()
    return find_targets(read_document(Path(f"y{year}.txt"), data=data))


def compared(base: str, other: str, *, form: str = _RULES) -> Comparison:
    return compare_plans(plan_of(form, base, 2021), plan_of(form, other, 2024))


def inside(found: Comparison) -> list[tuple[str | None, ...]]:
    """Type, words and effect of each change; every quote is what its span holds."""
    told = []
    for link in found.alignments:
        assert link.relation is Relation.SAME or not link.changes
        assert link.change is not Change.REWORDED or not link.changes
        for change in link.changes:
            for side, plan in ((change.base, found.base), (change.other, found.other)):
                assert side is None or side.span.of(plan.document.text) == side.quote
            quotes = (s.quote if s else None for s in (change.base, change.other))
            told.append((change.type.value, *quotes, change.effect and change.effect.value))
    return told


RULES = [
    (
        "number",
        "擅自占压排水设施的，处五千元以上二万元以下罚款。",
        "擅自占压排水设施的，处一万元以上五万元以下罚款。",
        "五千元以上",
        "一万元以上",
        "tighter",
    ),
    (
        "number",
        "逾期不缴纳的，按日加收千分之二的滞纳金。",
        "逾期不缴纳的，按日加收千分之一的滞纳金。",
        "千分之二",
        "千分之一",
        "looser",
    ),
    (
        "number",
        "申请人年龄不得超过六十周岁。",
        "申请人年龄不得超过六十五周岁。",
        "六十周岁",
        "六十五周岁",
        "looser",
    ),
    (
        "number",
        "排水管道管径不得小于300毫米。",
        "排水管道管径不得小于400毫米。",
        "300毫米",
        "400毫米",
        None,
    ),
    ("number", "对举报人给予五百元奖励。", "对举报人给予一千元奖励。", "五百元", "一千元", None),
    ("number", "污水处理率不低于90%。", "污水处理率不低于95%。", "90%", "95%", "tighter"),
    ("number", "每户补助3000元。", "每户补助5000元。", "3000元", "5000元", None),
    (
        "number",
        "抽查比例不低于百分之五。",
        "抽查比例不低于百分之十。",
        "百分之五",
        "百分之十",
        "tighter",
    ),
    (
        "time_limit",
        "主管部门应当在3日内办结。",
        "主管部门应当在5日内办结。",
        "3日内",
        "5日内",
        "looser",
    ),
    (
        "time_limit",
        "排水单位应当自收到通知之日起三十日内整改。",
        "排水单位应当自收到通知之日起十五日内整改。",
        "三十日内",
        "十五日内",
        "tighter",
    ),
    (
        "time_limit",
        "主管部门应当在十个工作日内答复申请人。",
        "主管部门应当在五个工作日内答复申请人。",
        "十个工作日内",
        "五个工作日内",
        "tighter",
    ),
    ("time_limit", "运行记录保存二年。", "运行记录保存五年。", "二年", "五年", "tighter"),
    (
        "time_limit",
        "办理时限不超过20日。",
        "办理时限不超过1个月。",
        "不超过20日",
        "不超过1个月",
        "looser",
    ),
    (
        "time_limit",
        "排水单位应当每年检查一次设施。",
        "排水单位应当每季度检查一次设施。",
        "每年",
        "每季",
        "tighter",
    ),
    (
        "time_limit",
        "发生泄漏的，应当及时报告主管部门。",
        "发生泄漏的，应当立即报告主管部门。",
        "及时",
        "立即",
        None,
    ),
    ("time_limit", "排水许可证有效期为五年。", "排水许可证有效期为三年。", "五年", "三年", None),
    (
        "modality",
        "排水单位应当公开水质信息。",
        "排水单位可以公开水质信息。",
        "应当",
        "可以",
        "looser",
    ),
    (
        "modality",
        "排水单位可以安装在线监测设备。",
        "排水单位应当安装在线监测设备。",
        "可以",
        "应当",
        "tighter",
    ),
    (
        "modality",
        "鼓励排水单位安装监测设备。",
        "排水单位应当安装监测设备。",
        "鼓励",
        "应当",
        "tighter",
    ),
    (
        "modality",
        "允许在河道两侧设置排水口。",
        "禁止在河道两侧设置排水口。",
        "允许",
        "禁止",
        "tighter",
    ),
    (
        "modality",
        "排水单位不得委托第三方运营。",
        "排水单位可以委托第三方运营。",
        "不得",
        "可以",
        "looser",
    ),
    ("modality", "单位必须使用节水器具。", "单位应当使用节水器具。", "必须", "应当", "looser"),
    ("negation", "对居民用户实行计量收费。", "对居民用户不再实行计量收费。", None, "不", None),
    ("negation", "雨水管网纳入收费范围。", "雨水管网不纳入收费范围。", None, "不", None),
    ("negation", "排水许可需要年度审验。", "排水许可不需要年度审验。", None, "不", None),
    (
        "actor",
        "排水设施由市水务局负责养护。",
        "排水设施由市综合执法局负责养护。",
        "市水务局",
        "市综合执法局",
        None,
    ),
    (
        "actor",
        "排水监测由环境保护行政主管部门组织实施。",
        "排水监测由生态环境主管部门组织实施。",
        "环境保护行政主管部门",
        "生态环境主管部门",
        None,
    ),
    (
        "actor",
        "市财政局会同市水务局制定收费标准。",
        "市水务局会同市财政局制定收费标准。",
        "市财政局",
        "市水务局",
        None,
    ),
    (
        "actor",
        "街道办事处应当组织巡查。",
        "居民委员会应当组织巡查。",
        "街道办事处",
        "居民委员会",
        None,
    ),
    (
        "actor",
        "水务、城管等部门应当加强检查。",
        "水务、城管、公安等部门应当加强检查。",
        None,
        "公安",
        None,
    ),
    (
        "scope",
        "县级以上人民政府应当编制排水规划。",
        "设区的市级以上人民政府应当编制排水规划。",
        "县级以上",
        "设区的市级以上",
        None,
    ),
    (
        "scope",
        "在部分街道试点推行雨污分流改造。",
        "在所有街道全面推行雨污分流改造。",
        "试点",
        "全面",
        None,
    ),
    (
        "scope",
        "餐饮、医疗场所应当安装隔油设施。",
        "餐饮、医疗、美容场所应当安装隔油设施。",
        None,
        "美容",
        None,
    ),
    ("scope", "城镇居民可以申请费用减免。", "城乡居民可以申请费用减免。", "城镇", "城乡", None),
    (
        "scope",
        "工业企业应当办理排水许可。",
        "工业企业和建筑工地应当办理排水许可。",
        None,
        "建筑工地",
        None,
    ),
    (
        "definition",
        "本办法所称排水单位，是指向城镇排水设施排放污水的企业。",
        "本办法所称排水单位，是指向城镇排水设施排放污水的企业和个体工商户。",
        None,
        "个体工商户",
        None,
    ),
    (
        "definition",
        "前款所称排水设施包括管网、泵站。",
        "前款所称排水设施包括管网、泵站、调蓄池。",
        None,
        "调蓄池",
        None,
    ),
    (
        "effective_date",
        "本办法自2021年3月1日起施行。",
        "本办法自2024年7月1日起施行。",
        "2021年3月1日",
        "2024年7月1日",
        None,
    ),
    (
        "effective_date",
        "本办法自公布之日起施行。",
        "本办法自2024年7月1日起施行。",
        "公布之日",
        "2024年7月1日",
        None,
    ),
    (
        "effective_date",
        "本办法自二〇二一年三月一日起执行。",
        "本办法自二〇二四年三月一日起执行。",
        "二〇二一年三月一日",
        "二〇二四年三月一日",
        None,
    ),
    (
        "reference",
        "违反本办法第十二条规定的，责令改正。",
        "违反本办法第十三条规定的，责令改正。",
        "第十二条",
        "第十三条",
        None,
    ),
    (
        "reference",
        "按照《城镇排水条例》的规定执行。",
        "按照《城镇污水处理条例》的规定执行。",
        "《城镇排水条例》",
        "《城镇污水处理条例》",
        None,
    ),
    (
        "reference",
        "依照第八条第一款处理。",
        "依照第八条第二款处理。",
        "第八条第一款",
        "第八条第二款",
        None,
    ),
    (
        "duty_added",
        "排水单位应当安装预处理设施。",
        "排水单位应当安装预处理设施。排水单位应当保存运行记录。",
        None,
        "应当保存运行记录",
        "tighter",
    ),
    (
        "duty_added",
        "排水单位应当安装预处理设施。",
        "排水单位应当安装预处理设施，并定期公布监测结果。",
        None,
        "公布监测结果",
        None,
    ),
    (
        "duty_added",
        "排水单位应当安装预处理设施。",
        "排水单位应当安装预处理设施。排水单位不得擅自停用设施。",
        None,
        "不得擅自停用设施",
        "tighter",
    ),
    (
        "duty_removed",
        "排水单位应当安装预处理设施。排水单位应当每月报送监测数据。",
        "排水单位应当安装预处理设施。",
        "每月报送监测数据",
        None,
        "looser",
    ),
    (
        "place",
        "南湖区、秀洲区先行推广再生水利用。",
        "南湖区、海宁市先行推广再生水利用。",
        "秀洲区",
        "海宁市",
        None,
    ),
    ("stage", "探索厂网一体化运营机制。", "深化厂网一体化运营机制。", "探索", "深化", "tighter"),
    (
        "actor",
        "各级政府有关部门应当及时处理投诉。",
        "负有监管职责的部门应当及时处理投诉。",
        "各级政府",
        "负有监管职责的部门",
        None,
    ),
    (
        "actor",
        "由市建设管理办公室或者区、县建设管理部门责令改正。",
        "由建设管理部门责令改正。",
        "市建设管理办公室",
        None,
        None,
    ),
    ("stage", "建立信用评价机制。", "建立和完善信用评价机制。", None, "完善", None),
    ("stage", "推进分级诊疗体系建设。", "完善分级诊疗体系建设。", "推进", "完善", "tighter"),
    ("stage", "加强信访工作责任制。", "健全信访工作责任制。", "加强", "健全", None),
    (
        "reference",
        "依照消防法的规定处罚。",
        "依照安全生产法的规定处罚。",
        "消防法",
        "安全生产法",
        None,
    ),
    (
        "modality",
        "逾期不改正的，可处以五千元罚款。",
        "逾期不改正的，处五千元罚款。",
        "可处",
        None,
        "tighter",
    ),
    (
        "scope",
        "严格查处走私贩私、虚假广告、合同欺诈等行为。",
        "严格查处合同欺诈、走私贩私、非法传销等行为。",
        "虚假广告",
        None,
        None,
    ),
    ("scope", "竣工验收批复后十日内归档。", "竣工验收备案后十日内归档。", "批复", "备案", None),
    (
        "time_limit",
        "评估报告应当每年公布。",
        "评估报告应当每两年公布。",
        "每年",
        "每两年",
        None,
    ),
]


@pytest.mark.parametrize(
    ("kind", "base", "other", "old", "new", "effect"),
    [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(RULES)],
)
def test_a_change_of_a_rule(
    kind: str, base: str, other: str, old: str | None, new: str | None, effect: str | None
) -> None:
    told = inside(compared(base, other))
    fitting = [one for one in told if one[0] == kind and one[3] == effect]
    assert any(_holds(one[1], old) and _holds(one[2], new) for one in fitting), told
    back = inside(compared(other, base))
    assert len(back) == len(told), (told, back)


def _holds(quote: str | None, words: str | None) -> bool:
    return quote is None if words is None else words in (quote or "")


TASKS = [
    ("number", "新建公园12座。", "新建公园15座。", "12座", "15座", "tighter"),
    (
        "number",
        "单位地区生产总值能耗下降3%。",
        "单位地区生产总值能耗下降2.5%。",
        "3%",
        "2.5%",
        "looser",
    ),
    (
        "number",
        "城镇调查失业率控制在5.5%以内。",
        "城镇调查失业率控制在5%以内。",
        "5.5%以内",
        "5%以内",
        "tighter",
    ),
    (
        "number",
        "完成老旧小区改造三十个。",
        "完成老旧小区改造四十个。",
        "三十个",
        "四十个",
        "tighter",
    ),
    (
        "stage",
        "谋划嘉兴南站枢纽综合开发。",
        "启动嘉兴南站枢纽综合开发。",
        "谋划",
        "启动",
        "tighter",
    ),
    ("stage", "推行企业信用承诺制度。", "探索企业信用承诺制度。", "推行", "探索", "looser"),
    ("stage", "建成城市展览馆新馆。", "推进城市展览馆新馆建设。", "建成", "推进", "looser"),
    (
        "duty_added",
        "加强河道整治。",
        "加强河道整治。新建智慧水务平台。",
        None,
        "新建智慧水务平台",
        None,
    ),
    (
        "duty_removed",
        "加强河道整治。新建智慧水务平台。",
        "加强河道整治。",
        "新建智慧水务平台",
        None,
        None,
    ),
    ("scope", "开展中小学生视力筛查。", "开展中小学生和幼儿视力筛查。", None, "幼儿", None),
]


@pytest.mark.parametrize(
    ("kind", "base", "other", "old", "new", "effect"),
    [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(TASKS)],
)
def test_a_change_of_a_task(
    kind: str, base: str, other: str, old: str | None, new: str | None, effect: str | None
) -> None:
    told = inside(compared(base, other, form=_PLAN))
    fitting = [one for one in told if one[0] == kind and one[3] == effect]
    assert any(_holds(one[1], old) and _holds(one[2], new) for one in fitting), told


@pytest.mark.parametrize(
    ("base", "other"),
    [
        pytest.param("单位应当三日内报告。", "单位应当3日内报告。", id="numerals"),
        pytest.param("单位应该按期报告。", "单位应当按期报告。", id="should"),
        pytest.param("单位应当公开信息，接受监督。", "单位应当公开信息、接受监督。", id="marks"),
        pytest.param(
            "甲区、乙县由单位报告情况。", "甲区、乙县由单位报告有关情况。", id="little-words"
        ),
        pytest.param("处５０００元罚款。", "处五千元罚款。", id="width"),
        pytest.param("道路、桥梁应当检修。", "桥梁、道路应当检修。", id="order-of-a-list"),
        pytest.param(
            "查处走私贩私、虚假广告、合同欺诈。",
            "查处合同欺诈、走私贩私、虚假广告。",
            id="items-of-a-verb",
        ),
        pytest.param("完成“十三五”规划目标。", "完成“十四五”规划目标。", id="what-the-plan-is-for"),
        pytest.param("深化改革。", "深化改革。我们相信目标一定能够实现。", id="belief"),
        pytest.param("深化改革。", "深化改革。腐败现象还比较突出。", id="problem"),
    ],
)
def test_what_is_no_change(base: str, other: str) -> None:
    assert inside(compared(base, other)) == []


def test_between_places_what_one_says_more_is_no_change() -> None:
    form = "{place}2024年工作要点\n\n一、重点任务\n\n1.{text}\n\n2.新建学校12所。\n"
    texts = {
        "南湖区": "规模以上工业增加值增长6%，由区财政局牵头，加强河道整治和管网修复。",
        "吴兴区": "规上工业增加值增长7%，由市财政局牵头，加强河道整治。新建水务平台。",
    }
    plans = [
        find_targets(
            read_document(Path(f"{place}.txt"), data=form.format(place=place, text=text).encode())
        )
        for place, text in texts.items()
    ]
    told = [one[:3] for one in inside(compare_plans(*plans))]
    assert ("number", "6%", "7%") in told
    assert {one[0] for one in told} <= {"number"}


@pytest.mark.parametrize(
    ("base", "other", "bound"),
    [
        (
            "县级以上地方人民政府交通运输主管部门可以公布名单。",
            "县级以上地方人民政府交通运输主管部门应当公布名单。",
            "县级以上地方人民政府交通运输主管部门",
        ),
        (
            "区、县人民政府水务主管部门应当自受理之日起10日内作出决定。",
            "区、县人民政府水务主管部门应当自受理之日起5日内作出决定。",
            "区、县人民政府水务主管部门",
        ),
        ("经营者可以公布价格。", "经营者应当公布价格。", "经营者"),
    ],
)
def test_who_is_bound_is_named_whole(base: str, other: str, bound: str) -> None:
    changes = [c for link in compared(base, other).alignments for c in link.changes]
    assert [c.bound for c in changes] == [bound]


def test_a_sentence_of_a_clause_that_was_split_is_told_once() -> None:
    form = (
        "嘉兴市排水管理办法（{year}年版）\n\n"
        "第一条 为了加强排水管理，保障设施安全，制定本办法。\n\n{text}"
    )
    registers = "排水单位应当办理排水登记，如实填写排水量和排水去向。"
    keeps = "排水单位应当安装水质监测设备，并保存监测记录{years}年。"
    base = f"第二条 {registers}{keeps.format(years='三')}\n"
    other = f"第二条 {registers}\n\n第三条 {keeps.format(years='五')}\n"
    told = inside(compare_plans(plan_of(form, base, 2021), plan_of(form, other, 2024)))
    assert [one[:3] for one in told] == [("time_limit", "三年", "五年")]


def test_a_part_that_was_written_anew_is_told_by_its_words() -> None:
    told = inside(
        compared(
            "主管部门应当公布目录，定期组织排水设施安全检查。单位应当配合。",
            "单位应当配合。主管部门应当公布目录。主管部门应当委托机构组织排水设施安全评估。",
        )
    )
    assert {one[0] for one in told}.isdisjoint({"duty_added", "duty_removed"}), told


@pytest.mark.parametrize(("heading", "binding"), [("工作回顾", False), ("主要任务", True)])
def test_reviews_of_two_years_bind_nobody(heading: str, binding: bool) -> None:
    form = (
        f"嘉兴市{{year}}年政府工作报告\n\n一、{heading}\n\n{{text}}\n\n二、保障措施\n\n加强领导。\n"
    )
    told = inside(
        compared(
            "扩大就业，城镇新增就业6万人以上，严格控制支出，推进老旧小区改造，办好民生实事。",
            "扩大就业，城镇新增就业5万人，有序推进老旧小区改造，办好民生实事。",
            form=form,
        )
    )
    types, effects = {one[0] for one in told}, {one[3] for one in told}
    assert "number" in types
    assert ("duty_removed" in types) is binding
    assert (effects != {None}) is binding
