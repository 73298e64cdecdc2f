"""What is no target, though it has a number and a unit; and what is one beside it."""

from __future__ import annotations

import pytest

from policydiff.stages.support.text import fold
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.masking import mask_names
from policydiff.stages.targets.quantities import find_quantities
from policydiff.stages.targets.quantity_roles import Role, roles_of
from policydiff.stages.targets.roles.regulations import Rules
from policydiff.stages.targets.segments import sentence_at, sentence_spans
from tests.factories import document

NONE = [
    pytest.param("建立健全覆盖城乡的公共法律服务体系。", id="sound-not-whole"),
    pytest.param("健全覆盖全人群、全生命周期的人口服务体系。", id="sound-not-whole-twice"),
    pytest.param("提出21个主要指标，包括13个预期性指标、8个约束性指标。", id="own-indicators"),
    pytest.param("规划共设置24项主要指标，其中约束性指标10项。", id="own-indicators-before"),
    pytest.param("办好创业青年80人论坛。", id="forum"),
    pytest.param("促进56个民族像石榴籽一样紧紧抱在一起。", id="peoples"),
    pytest.param("全力保障14亿人的粮食安全。", id="nation"),
    pytest.param("在高速公路3公里处建设服务区。", id="place-on-a-road"),
    pytest.param("市区20公里范围内不再新上涉气项目。", id="radius"),
    pytest.param("推进时速350公里高铁前期工作。", id="speed"),
    pytest.param("对新引进的企业，给予最高50万元补助。", id="grant"),
    pytest.param("对营收首次突破1亿元的企业，分别给予10万元奖励。", id="grant-condition"),
    pytest.param("对技改项目按投资额的5%给予奖励，最高不超过500万元。", id="grant-rate"),
    pytest.param("按5%奖励。", id="bare-rate"),
    pytest.param("补助金额不超过项目投资的30%。", id="capped-share"),
    pytest.param("单个项目不超过1000万元。", id="ceiling-of-one"),
    pytest.param("处违法所得一倍以上三倍以下罚款。", id="fine"),
    pytest.param("可加收五倍票款。", id="surcharge"),
    pytest.param("经三分之二以上委员同意方可通过。", id="quorum"),
    pytest.param("经2/3以上委员同意方可通过。", id="quorum-with-a-bar"),
    pytest.param("入井人数超过30人的，应当实行分区管理。", id="case"),
    pytest.param("可返还其上年度实际缴纳失业保险费的50%。", id="given-back"),
    pytest.param(
        "新招用人数达到职工人数25%（超过100人的企业达到15%）的小微企业可申请贷款。",
        id="condition-with-bracket",
    ),
    pytest.param("入围企业为2家的，由两家分别供应。", id="case-in-plain-words"),
    pytest.param("对全县16个重点建设区建设成效开展跟踪指导。", id="all-there-are"),
]


@pytest.mark.parametrize("text", NONE)
def test_is_no_target(text: str) -> None:
    plan = find_targets(document([text]))
    assert [target.quote for target in (*plan.targets, *plan.results)] == []


KEPT = [
    pytest.param("完成18.6万平方米的绿化任务。", ["绿化任务 18.6万平方米"], id="task"),
    pytest.param("完成9.5公里的供水主管网改造。", ["改造供水主管网 9.5公里"], id="renewal"),
    pytest.param("完成37.8亿元的年度投资计划。", ["年度投资计划 37.8亿元"], id="plan"),
    pytest.param("实施总投资5亿元的环境整治工程。", [], id="cost-of-one-work"),
    pytest.param("在16个县区新增学位2万个。", ["新增学位 2万个"], id="done-in-districts"),
    pytest.param("在全市30个社区开展试点。", ["社区试点 30个"], id="districts-alone"),
    pytest.param("建设10个示范县、100个示范乡镇。", ["示范县 10个", "示范乡镇 100个"], id="titles"),
    pytest.param("建设10个民族团结进步示范县。", ["民族团结进步示范县 10个"], id="not-peoples"),
    pytest.param("按期办结率达到100%。", ["按期办结率 100%"], id="in-time-no-rate"),
    pytest.param("日常公用经费按定额标准压减10%。", ["日常公用经费按定额标准 10%"], id="cut"),
    pytest.param(
        "新增规上企业50家，对新升规企业每家奖励10万元。",
        ["新增规模以上企业 50家"],
        id="aim-and-grant",
    ),
    pytest.param("对困难企业给予补贴，减免税费30亿元。", ["减免税费 30亿元"], id="grant-then-aim"),
    pytest.param(
        "实施500平方米以上公共建筑改造20个。", ["500平方米以上公共建筑改造 20个"], id="floors"
    ),
    pytest.param(
        "研发投入占比达到5%的企业比例提高到40%。",
        ["研发投入比重达到5%的企业比重 40%"],
        id="who-qualifies",
    ),
    pytest.param("发放消费补贴5亿元。", ["发放消费补贴 5亿元"], id="total-paid-out"),
    pytest.param("增加收入，力争赤字少于30亿元。", ["财政赤字 少于30亿元"], id="no-surcharge"),
]


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_aims_beside_it_are_kept(text: str, expected: list[str]) -> None:
    targets = find_targets(document([text])).targets
    assert [f"{target.indicator} {target.stated}" for target in targets] == expected


def roles(text: str, rules: Rules | None = None) -> list[Role]:
    folded = fold(text)
    quantities = find_quantities(mask_names(folded))
    (span,) = sentence_spans(folded)
    return list(roles_of(folded, sentence_at(folded, *span), quantities, rules))


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("500万元以上固定资产投资增长3%", True),
        ("500万元及以上固定资产投资增长8%左右", True),
        ("500万元以上工业投资增长5%", True),
        ("5000万元以上项目投资同比增长10%", True),
        ("500万元以上民间投资增速8%", True),
        ("亿元以上产业投资增长12%", True),
        ("500万元以上投资下降2%以内", True),
        ("完成固定资产投资500亿元以上,增长3%", False),
        ("投资500亿元以上、增长3%", False),
        ("实现投资500亿元以上,工业投资增长3%", False),
        ("力争投资达到500亿元以上", False),
    ],
)
def test_the_floor_of_a_statistic_of_investment_is_no_aim(text: str, floor: bool) -> None:
    first = roles(text)[0]
    assert (first is Role.THRESHOLD or first is Role.CONDITION) is floor
    assert (first is Role.VALUE) is not floor


def test_the_numbers_of_a_regulation_bind_others_unless_they_are_a_public_duty() -> None:
    assert roles("床位不少于20张", Rules.LAW) == [Role.CONDITION]
    assert roles("床位不少于20张") == [Role.VALUE]
    assert roles("财政性学前教育经费占比不低于5%", Rules.LAW) == [Role.VALUE]


def test_a_document_of_articles_is_a_regulation_by_its_title_alone() -> None:
    articles = [{"label": f"第{n}条", "text": "床位不少于20张。"} for n in "一二三"]
    assert find_targets(document(articles, title="养老服务条例")).targets == ()
    assert len(find_targets(document(articles, title="养老服务若干措施")).targets) == 3


GUIDE = (
    "项目申报单位推荐1名科研人员作为项目负责人,每个课题设1名负责人。",
    "正式申报书受理时间为30天。",
    "申请人同年只能申请1项,申请书一式2份。",
    "评审专家不少于7人,资助期限为4年。",
    "指南支持方向不超过5个,申报项目的合作单位不超过2家。",
)


def test_a_guide_to_applications_sets_terms_and_keeps_the_aims_beside_them() -> None:
    guide = document([*GUIDE, "车载终端平均上线率不低于95%。"], title="年度项目申报指南")
    assert [target.indicator for target in find_targets(guide).targets] == ["车载终端平均上线率"]
    report = document([GUIDE[1], *("建成医院5所,改造道路30公里。" * 20,)])
    assert len(find_targets(report).targets) == 41


@pytest.mark.parametrize("heading", ["三、申报资格要求", "(二)限项申请规定", "补贴标准"])
def test_the_numbers_below_a_heading_of_terms_are_no_aims(heading: str) -> None:
    (target,) = find_targets(
        document([{"text": "入驻企业20家以上。", "heading": ("二、目标",)}])
    ).targets
    assert target.indicator == "入驻企业"
    terms = document([{"text": "入驻企业20家以上。", "heading": (heading,)}])
    assert find_targets(terms).targets == ()


def test_a_document_of_many_articles_needs_no_title_to_be_one() -> None:
    articles = [{"label": f"第{n}条", "text": "床位不少于20张。"} for n in range(1, 10)]
    assert find_targets(document(articles, title="通知", instrument=None)).targets == ()


STATE = [
    pytest.param("如果每人每年增加1元,全国购买力就增加6亿元。", id="supposed"),
    pytest.param("投资比五年计划原定数多14亿元。", id="beside-a-former-plan"),
    pytest.param("文盲大约占人口的70%以上。", id="share-that-is"),
    pytest.param("苏联帮助设计的共有156个建设项目。", id="there-are"),
    pytest.param("巩固368个经济薄弱村扶持成效。", id="kept-up"),
    pytest.param("提升39个欠发达县域托底性帮扶质效。", id="effect"),
    pytest.param("做强生物医药等3个国家级战略性新兴产业集群。", id="strengthened"),
    pytest.param("推进4个中小企业数字化转型城市试点。", id="trials-carried-on"),
    pytest.param("重点抓好三个方面9项工作。", id="tasks"),
    pytest.param("加快推进148个在建项目建设。", id="under-way"),
    pytest.param("推进5个国家医疗中心和6个省级医疗中心高效运行。", id="running"),
    pytest.param("支持29个扩权赋能县（市）率先高质量发展。", id="chosen-counties"),
    pytest.param("持续推进已批建的3家省实验室。", id="approved-before"),
    pytest.param("开展好5个国家新型城镇化试点。", id="trials-kept-up"),
    pytest.param("发挥10亿元专项资金作用。", id="what-it-does"),
    pytest.param("有机串联531处国保单位和976个景区景点。", id="those-that-are-joined"),
    pytest.param("超过五年计划。", id="years-of-a-plan"),
]


@pytest.mark.parametrize("text", STATE)
def test_what_is_the_case_or_supposed_is_no_target(text: str) -> None:
    assert find_targets(document([text])).targets == ()


BESIDE = [
    pytest.param("培育壮大3个百亿级产业集群。", ["百亿级产业集群 3个"], id="bred"),
    pytest.param("做大做强10家以上龙头企业。", ["龙头企业 10家以上"], id="with-a-bound"),
    pytest.param("公交与轨道50米内换乘比例提高到90%。", ["90%"], id="distance"),
    pytest.param("推动65个在建项目建成投产。", ["65个"], id="finished-of-those-under-way"),
    pytest.param("推进10个完整社区建设。", ["10个"], id="works-begun"),
    pytest.param(
        "全市320家学校食堂、40家配送单位实现监测全覆盖。", ["覆盖"], id="all-of-them-covered"
    ),
    pytest.param("启动4个城市更新试点。", ["城市更新试点 4个"], id="trials-begun"),
    pytest.param("数字经济占地区生产总值比重超过50%。", ["50%"], id="share-aimed-at"),
    pytest.param("确保131个项目完成投资420亿元以上。", ["420亿元以上"], id="sum-of-projects"),
    pytest.param("签约100个项目总投资500亿元。", ["100个", "500亿元"], id="both-aimed-at"),
    pytest.param("新开工10亿元或1亿美元项目30个以上。", ["30个以上"], id="size-in-two-moneys"),
    pytest.param(
        "新培育50亿元以上园区2个、10亿元园区3个。", ["园区 2个", "园区 3个"], id="sizes-listed"
    ),
    pytest.param("对85个服务区进行扩容增桩。", ["服务区扩容增桩 85个"], id="done-to"),
    pytest.param(
        "中央财政安排832亿元,比上年增加167亿元,支持卫生事业改革和发展。",
        ["中央财政卫生事业支出 832亿元", "中央财政卫生事业支出 167亿元"],
        id="payer-and-purpose",
    ),
    pytest.param("盘活资产300亿元用于支持产业发展。", ["盘活资产 300亿元"], id="purpose"),
    pytest.param("安排5000万元用于道路修缮。", ["道路修缮 5000万元"], id="purpose-alone"),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_stands_beside_it_is_kept(text: str, expected: list[str]) -> None:
    found = [f"{t.indicator} {t.stated}" for t in find_targets(document([text])).targets]
    assert len(found) == len(expected)
    assert all(one.endswith(end) for one, end in zip(found, expected, strict=True))
