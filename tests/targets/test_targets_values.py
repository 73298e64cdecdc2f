"""What is read as a target, and what is not: one line a case."""

from __future__ import annotations

import pytest

from policydiff.stages.targets import Comparator, Target
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document

SIGNS = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.ABOUT: "≈",
    Comparator.PLAIN: "=",
}


def shown(target: Target) -> str:
    value = "" if target.low is None else f"{target.low}"
    value += "" if target.high == target.low else f"~{target.high}"
    return f"{target.indicator} {SIGNS[target.comparator]}{value}{target.unit or ''} {target.mode}"


def targets_of(text: str) -> list[str]:
    return [shown(t) for t in find_targets(document([text], issued="2021-03-01")).targets]


VALUES = [
    pytest.param("R&D经费投入强度达到3.2%以上", ["研发经费投入强度 ≥3.2% level"], id="value-001"),
    pytest.param(
        "研发经费投入强度力争提高到2.8%", ["研发经费投入强度 =2.8% level"], id="value-002"
    ),
    pytest.param("地区生产总值增长5.5%左右", ["地区生产总值 ≈5.5% growth"], id="value-003"),
    pytest.param("生产总值增长６．５％－７％", ["地区生产总值 =6.5~7% growth"], id="value-004"),
    pytest.param("国内生产总值增长百分之八至九", ["地区生产总值 =8~9% growth"], id="value-005"),
    pytest.param("经济增长预期目标为5%左右", ["地区生产总值 ≈5% growth"], id="value-006"),
    pytest.param(
        "城镇新增就业１１００万人以上", ["城镇新增就业 ≥11000000人 level"], id="value-007"
    ),
    pytest.param("城镇登记失业率控制在4.5%以内", ["城镇登记失业率 ≤4.5% level"], id="value-008"),
    pytest.param("城镇调查失业率5.5%左右", ["城镇调查失业率 ≈5.5% level"], id="value-009"),
    pytest.param("居民消费价格涨幅3%左右", ["居民消费价格 ≈3% growth"], id="value-010"),
    pytest.param("商品零售价格涨幅控制在3 ％以内", ["零售物价 ≤3% growth"], id="value-011"),
    pytest.param("粮食产量达到1.3万亿斤以上", ["粮食产量 ≥1300000000000斤 level"], id="value-012"),
    pytest.param(
        "粮食产量稳定在４５５０亿公斤", ["粮食产量 =455000000000公斤 level"], id="value-013"
    ),
    pytest.param("单位GDP能耗下降3%左右", ["单位地区生产总值能耗 ≈3% cut"], id="value-014"),
    pytest.param("万元GDP能耗降低2.5%", ["单位地区生产总值能耗 =2.5% cut"], id="value-015"),
    pytest.param(
        "PM2.5平均浓度控制在35微克/立方米以下",
        ["细颗粒物(PM2.5)浓度 ≤35微克/立方米 level"],
        id="value-016",
    ),
    pytest.param(
        "细颗粒物(PM2.5)浓度降至30微克/立方米",
        ["细颗粒物(PM2.5)浓度 =30微克/立方米 level"],
        id="value-017",
    ),
    pytest.param(
        "空气质量优良天数比例达到90%以上", ["空气质量优良天数比率 ≥90% level"], id="value-018"
    ),
    pytest.param(
        "城乡居民收入水平差距缩小到1.61:1", ["城乡居民收入水平差距 =1.61:1 level"], id="value-019"
    ),
    pytest.param(
        "城乡居民收入比缩小到1.61∶1以内", ["城乡居民收入比 ≤1.61:1 level"], id="value-020"
    ),
    pytest.param("人均期望寿命达到83岁", ["人均预期寿命 =83岁 level"], id="value-021"),
    pytest.param(
        "劳动年龄人口平均受教育年限提高到11.3年",
        ["劳动年龄人口平均受教育年限 =11.3年 level"],
        id="value-022",
    ),
    pytest.param(
        "每万人发明专利拥有量达到30件以上", ["每万人发明专利拥有量 ≥30件 level"], id="value-023"
    ),
    pytest.param("每千人口执业医师达到3.2人", ["每千人口执业医师 =3.2人 level"], id="value-024"),
    pytest.param("森林覆盖率提高0.5个百分点", ["森林覆盖率 =0.5个百分点 growth"], id="value-025"),
    pytest.param("常住人口城镇化率提高到65%", ["常住人口城镇化率 =65% level"], id="value-026"),
    pytest.param("城镇化率从47.5%提高到51.5%", ["常住人口城镇化率 =51.5% level"], id="value-027"),
    pytest.param(
        "新增国家专精特新“小巨人”企业2家",
        ["新增专精特新小巨人企业 =2家 level"],
        id="value-028",
    ),
    pytest.param("建成30个医学重点学科", ["医学重点学科 =30个 level"], id="value-029"),
    pytest.param(
        "建成16所省级以上重点职业学校、30个左右省级示范专业",
        ["省级以上重点职业学校 =16所 level", "省级示范专业 ≈30个 level"],
        id="value-030",
    ),
    pytest.param(
        "招引亿元以上产业项目35个以上,其中十亿元以上项目5个",
        ["招引亿元以上产业项目 ≥35个 level", "十亿元以上项目 =5个 level"],
        id="value-031",
    ),
    pytest.param(
        "培育产值超5千万元的农业龙头企业50家以上",
        ["产值超5千万元的农业龙头企业 ≥50家 level"],
        id="value-032",
    ),
    pytest.param(
        "年交易额50亿元以上的市场达到5个以上",
        ["年交易额50亿元以上的市场 ≥5个 level"],
        id="value-033",
    ),
    pytest.param("推进总投资1.78万亿元的289个重点项目", ["重点项目 =289个 level"], id="value-034"),
    pytest.param("引进3亿元以上项目20个以上", ["引进3亿元以上项目 ≥20个 level"], id="value-035"),
    pytest.param("新开工亿元以上项目800个", ["新开工亿元以上项目 =800个 level"], id="value-036"),
    pytest.param("培育营收过百亿元企业2家", ["营收过百亿元企业 =2家 level"], id="value-037"),
    pytest.param("培育旅游购物商场3~5家", ["旅游购物商场 =3~5家 level"], id="value-038"),
    pytest.param("开发旅游商品20多种", ["旅游商品 ≈20种 level"], id="value-039"),
    pytest.param("建设1—2所区域性医院", ["区域性医院 =1~2所 level"], id="value-040"),
    pytest.param("建设好1~2所区域性医院", ["区域性医院 =1~2所 level"], id="value-041"),
    pytest.param("新增床位2000张", ["新增床位 =2000张 level"], id="value-042"),
    pytest.param("培训医务人员2万人次", ["培训医务人员 =20000人次 level"], id="value-043"),
    pytest.param("引进人才2万名以上", ["引进人才 ≥20000人 level"], id="value-044"),
    pytest.param("集装箱吞吐量达到60万标箱", ["集装箱吞吐量 =600000标箱 level"], id="value-045"),
    pytest.param("货物吞吐能力达到5000万吨", ["货物吞吐能力 =50000000吨 level"], id="value-046"),
    pytest.param("公路通车里程达到1.2万公里", ["公路通车里程 =12000公里 level"], id="value-047"),
    pytest.param("新建高标准农田32.65万亩", ["新建高标准农田 =326500亩 level"], id="value-048"),
    pytest.param("造林2529万公顷", ["造林 =25290000公顷 level"], id="value-049"),
    pytest.param(
        "新增清洁能源装机180万千瓦", ["新增清洁能源装机 =1800000千瓦 level"], id="value-050"
    ),
    pytest.param("建成新能源电池产能70GWh", ["新能源电池产能 =70吉瓦时 level"], id="value-051"),
    pytest.param("发电量达到3000亿千瓦时", ["发电量 =300000000000千瓦时 level"], id="value-052"),
    pytest.param("实到外资3亿美元以上", ["实际使用外资 ≥300000000美元 level"], id="value-053"),
    pytest.param("实际利用外资增长20%", ["实际使用外资 =20% growth"], id="value-054"),
    pytest.param("合同利用外资10亿美元", ["合同利用外资 =1000000000美元 level"], id="value-055"),
    pytest.param("产业规模突破万亿元", ["产业规模 ≥1000000000000元 level"], id="value-056"),
    pytest.param("营业收入突破百亿元", ["营业收入 ≥10000000000元 level"], id="value-057"),
    pytest.param("总产值翻一番", ["总产值 =2倍 multiple"], id="value-058"),
    pytest.param("工农业总产值翻两番", ["工农业总产值 =4倍 multiple"], id="value-059"),
    pytest.param("增加值实现倍增", ["增加值 =2倍 multiple"], id="value-060"),
    pytest.param("收入增长1倍", ["收入 =2倍 multiple"], id="value-061"),
    pytest.param("城乡设施供给全覆盖", ["城乡设施供给覆盖率 =100% level"], id="value-062"),
    pytest.param("基本实现行政村公路全覆盖", ["行政村公路覆盖率 ≈100% level"], id="value-063"),
    pytest.param("化肥使用量零增长", ["化肥使用量 ≤0% growth"], id="value-064"),
    pytest.param("举办推介活动不少于10场", ["推介活动 ≥10场 level"], id="value-065"),
    pytest.param("组织开展对外宣推12次以上", ["对外宣推 ≥12次 level"], id="value-066"),
    pytest.param("院院合作项目每年不低于7项", ["院院合作项目 ≥7项 level"], id="value-067"),
    pytest.param("服务外包产值年均增幅达15%以上", ["服务外包产值 ≥15% growth"], id="value-068"),
    pytest.param("引进人才增长率达到15%", ["引进人才 =15% growth"], id="value-069"),
    pytest.param("审批时间压缩到3个工作日以内", ["审批时间 ≤3个工作日 level"], id="value-070"),
    pytest.param("办理时限缩短50%", ["办理时限 =50% cut"], id="value-071"),
    pytest.param("行政审批事项减少30%", ["行政审批事项 =30% cut"], id="value-072"),
    pytest.param(
        "主要污染物排放总量减少8%至10%", ["主要污染物排放总量 =8~10% cut"], id="value-073"
    ),
    pytest.param(
        "单位国内生产总值能耗和二氧化碳排放分别降低16%和17%",
        ["单位地区生产总值能耗 =16% cut", "单位地区生产总值二氧化碳排放 =17% cut"],
        id="value-074",
    ),
    pytest.param(
        "工业投资、技改投资分别增长8%、10%",
        ["工业投资 =8% growth", "技改投资 =10% growth"],
        id="value-075",
    ),
    pytest.param(
        "城乡居民人均可支配收入分别增长5.7%、8.5%",
        ["城镇居民人均可支配收入 =5.7% growth", "农村居民人均可支配收入 =8.5% growth"],
        id="value-076",
    ),
    pytest.param(
        "化学需氧量、二氧化硫排放量分别下降12.45%、14.29%",
        ["化学需氧量 =12.45% cut", "二氧化硫排放量 =14.29% cut"],
        id="value-077",
    ),
    pytest.param("赤字率拟按2.6%安排", ["赤字率 =2.6% level"], id="value-078"),
    pytest.param("广义货币M2增长13%左右", ["广义货币 ≈13% growth"], id="value-079"),
    pytest.param("进出口总额增长10%左右", ["进出口总额 ≈10% growth"], id="value-080"),
    pytest.param("社零总额增长8%", ["社会消费品零售总额 =8% growth"], id="value-081"),
    pytest.param("规上工业增加值增长6%以上", ["规模以上工业增加值 ≥6% growth"], id="value-082"),
    pytest.param("固投增长5%", ["固定资产投资 =5% growth"], id="value-083"),
    pytest.param("一般公共预算收入增长2.5%", ["一般公共预算收入 =2.5% growth"], id="value-084"),
    pytest.param("全社会研发投入增长8%", ["研发经费投入 =8% growth"], id="value-085"),
    pytest.param("低保标准提高到每人每月740元", ["低保标准 =740元 level"], id="value-086"),
    pytest.param(
        "人均公共财政支出达到2.5万元", ["人均公共财政支出 =25000元 level"], id="value-087"
    ),
    pytest.param(
        "电子证照应用实现100%覆盖政务服务事项",
        ["电子证照应用政务服务事项覆盖率 =100% level"],
        id="value-088",
    ),
    pytest.param(
        "50%以上的饮用水源地水质提高1个类别",
        ["饮用水源地水质提高1个类别比重 ≥50% level"],
        id="value-089",
    ),
    pytest.param(
        "加快子城等4个省级城乡风貌样板区、瓶山等10个省级未来社区建设",
        ["省级城乡风貌样板区 =4个 level", "省级未来社区 =10个 level"],
        id="value-090",
    ),
    pytest.param("改造老旧小区一百二十个", ["改造老旧小区 =120个 level"], id="value-091"),
    pytest.param("改造老旧小区一百二十余个", ["改造老旧小区 ≈120个 level"], id="value-092"),
    pytest.param("新增学位1.42万个", ["新增学位 =14200个 level"], id="value-093"),
    pytest.param("新建充电桩1万个", ["新建充电桩 =10000个 level"], id="value-094"),
    pytest.param("完成投资超过100亿元", ["投资 ≥10000000000元 level"], id="value-095"),
    pytest.param("带动消费近50亿元", ["消费 ≈5000000000元 level"], id="value-096"),
    pytest.param("筹集保障性租赁住房1640套(间)", ["保障性租赁住房 =1640套 level"], id="value-097"),
    pytest.param("发放贷款约３亿元", ["发放贷款 ≈300000000元 level"], id="value-098"),
    pytest.param("网络资费至少降低30%", ["网络资费 ≥30% cut"], id="value-099"),
    pytest.param("占比不高于5%", ["比重 ≤5% level"], id="value-100"),
    pytest.param("事故起数不超过3起", ["事故起数 ≤3起 level"], id="value-101"),
    pytest.param("死亡率小于千分之三", ["死亡率 ≤3‰ level"], id="value-102"),
    pytest.param("生产安全事故死亡率低于3‰", ["生产安全事故死亡率 ≤3‰ level"], id="value-103"),
    pytest.param(
        "水稻产量6000万～6500万吨", ["水稻产量 =60000000~65000000吨 level"], id="value-104"
    ),
    pytest.param(
        "招商引资到位资金400亿—450亿元",
        ["招商引资到位资金 =40000000000~45000000000元 level"],
        id="value-105",
    ),
    pytest.param("新增就业60万至80万人", ["新增就业 =600000~800000人 level"], id="value-106"),
    pytest.param(
        "新引育省级以上高端人才30人", ["新引育省级以上高端人才 =30人 level"], id="value-107"
    ),
    pytest.param("帮扶困难群众500名", ["帮扶困难群众 =500人 level"], id="value-108"),
    pytest.param("服务老人20万人次", ["服务老人 =200000人次 level"], id="value-109"),
    pytest.param("办理实事100件", ["办理实事 =100件 level"], id="value-110"),
    pytest.param("打通“断头路”15条", ["打通断头路 =15条 level"], id="value-111"),
    pytest.param("开行中欧班列2500列以上", ["开行中欧班列 ≥2500列 level"], id="value-112"),
    pytest.param("新增上市公司3家以上", ["新增上市公司 ≥3家 level"], id="value-113"),
    pytest.param(
        "净增规上工业企业150家、规上服务业企业100家",
        ["净增规模以上工业企业 =150家 level", "净增规模以上服务业企业 =100家 level"],
        id="value-114",
    ),
    pytest.param(
        "实现跨境电商出口12亿元以上", ["跨境电商出口 ≥1200000000元 level"], id="value-115"
    ),
    pytest.param("亩均税收增长10%以上", ["亩均税收 ≥10% growth"], id="value-116"),
    pytest.param(
        "数字经济核心产业增加值占地区生产总值比重达到12%",
        ["数字经济核心产业增加值占地区生产总值比重 =12% level"],
        id="value-117",
    ),
    pytest.param(
        "服务业增加值在国内生产总值中的比重提高4个百分点",
        ["第三产业增加值占地区生产总值比重 =4个百分点 growth"],
        id="value-118",
    ),
    pytest.param(
        "财政性教育经费支出占国内生产总值比重达到4%",
        ["财政性教育经费支出占地区生产总值比重 =4% level"],
        id="value-119",
    ),
    pytest.param("网上办理率达100%", ["网上办理率 =100% level"], id="value-120"),
    pytest.param(
        "粮食播种面积稳定在7140万亩以上", ["粮食播种面积 ≥71400000亩 level"], id="value-121"
    ),
    pytest.param("存栏生猪300万头", ["存栏生猪 =3000000头 level"], id="value-122"),
    pytest.param(
        "培育村集体经济收入20万元以上的村50个",
        ["村集体经济收入20万元以上的村 =50个 level"],
        id="value-123",
    ),
    pytest.param("农村贫困人口减少1000万以上", ["农村贫困人口 ≥10000000人 cut"], id="value-124"),
    pytest.param(
        "居民医保人均财政补助标准增加30元",
        ["居民医保人均财政补助标准 =30元 growth"],
        id="value-125",
    ),
    pytest.param(
        "招聘教师1万人、招募社区助理3000名等举措",
        ["招聘教师 =10000人 level", "招募社区助理 =3000人 level"],
        id="value-126",
    ),
    pytest.param("城镇新增就业1100万以上", ["城镇新增就业 ≥11000000人 level"], id="value-127"),
    pytest.param(
        "单位国内生产总值用水量、能耗、二氧化碳排放量分别下降23%、15%、18%",
        [
            "单位地区生产总值用水量 =23% cut",
            "单位地区生产总值能耗 =15% cut",
            "单位地区生产总值二氧化碳排放 =18% cut",
        ],
        id="value-128",
    ),
    pytest.param(
        "交通、水利分别完成投资2500亿元、800亿元",
        ["交通投资 =250000000000元 level", "水利投资 =80000000000元 level"],
        id="value-129",
    ),
    pytest.param(
        "固定资产投资增长8%,力争达到10%",
        ["固定资产投资 =8% growth", "固定资产投资 =10% growth"],
        id="value-130",
    ),
    pytest.param(
        "城镇化率提高1个百分点,力争达到60%",
        ["常住人口城镇化率 =1个百分点 growth", "常住人口城镇化率 =60% level"],
        id="value-131",
    ),
    pytest.param(
        "老楼加装电梯开工1000部、完工600部",
        ["老楼加装电梯开工 =1000部 level", "老楼加装电梯完工 =600部 level"],
        id="value-132",
    ),
    pytest.param(
        "近岸海域水质优良面积比例达到97.9%",
        ["近岸海域水质优良面积比重 =97.9% level"],
        id="value-133",
    ),
    pytest.param("全国财政支出21万亿元", ["财政支出 =21000000000000元 level"], id="value-134"),
    pytest.param(
        "打造产业先导区、力争产业规模突破万亿元",
        ["产业规模 ≥1000000000000元 level"],
        id="value-135",
    ),
    pytest.param(
        "推进风电项目前期,清洁能源新增装机90万千瓦",
        ["清洁能源新增装机 =900000千瓦 level"],
        id="value-136",
    ),
    pytest.param(
        "30户以上自然村寨垃圾收运设施覆盖率达90%",
        ["30户以上自然村寨垃圾收运设施覆盖率 =90% level"],
        id="value-137",
    ),
    pytest.param(
        "城镇和农村常住居民人均可支配收入分别增长6.5%左右、7.5%左右",
        ["城镇居民人均可支配收入 ≈6.5% growth", "农村居民人均可支配收入 ≈7.5% growth"],
        id="value-138",
    ),
    pytest.param(
        "服务278个产值过2000万元以上增长点",
        ["产值过2000万元以上增长点 =278个 level"],
        id="value-139",
    ),
    pytest.param("建成保障房480万套", ["保障房 =4800000套 level"], id="value-140"),
    pytest.param(
        "销售收入超亿元的企业达到20家", ["销售收入超亿元的企业 =20家 level"], id="value-141"
    ),
    pytest.param(
        "城镇居民收入、农村居民收入均增长7%",
        ["城镇居民人均可支配收入 =7% growth", "农村居民人均可支配收入 =7% growth"],
        id="value-142",
    ),
    pytest.param(
        "化学需氧量、氨氮排放量均下降2%",
        ["化学需氧量 =2% cut", "氨氮排放量 =2% cut"],
        id="value-143",
    ),
    pytest.param(
        "粮食面积和总产分别稳定在960万亩、74亿斤以上",
        ["粮食面积 ≥9600000亩 level", "粮食产量 ≥7400000000斤 level"],
        id="value-144",
    ),
    pytest.param(
        "污水治理率、自来水普及率分别达90%、96%",
        ["污水治理率 =90% level", "自来水普及率 =96% level"],
        id="value-145",
    ),
    pytest.param(
        "两河断面劣五类比例分别控制在5%和2%以内",
        ["两河断面劣五类比重 ≤5% level", "两河断面劣五类比重 ≤2% level"],
        id="value-146",
    ),
    pytest.param(
        "新建25.2万亩、改造提升20.3万亩高标准农田",
        ["新建高标准农田 =252000亩 level", "改造提升高标准农田 =203000亩 level"],
        id="value-147",
    ),
    pytest.param("降低企业综合成本5%以上", ["企业综合成本 ≥5% cut"], id="value-148"),
    pytest.param("城市品牌指数达到92", ["城市品牌指数 =92点 level"], id="value-149"),
    pytest.param("引进高校毕业生8万人", ["引进高校毕业生 =80000人 level"], id="value-150"),
    pytest.param("完成房地产投资50亿元以上", ["房地产投资 ≥5000000000元 level"], id="value-151"),
    pytest.param(
        "生产总值、财政收入、社零总额增长5%、6%、7%",
        ["地区生产总值 =5% growth", "财政收入 =6% growth", "社会消费品零售总额 =7% growth"],
        id="value-152",
    ),
    pytest.param(
        "一般公共预算收入同口径增长5.5%左右", ["一般公共预算收入 ≈5.5% growth"], id="value-153"
    ),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values_are_read(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


NOTHING = [
    pytest.param("推进320国道改建", id="nothing-001"),
    pytest.param("紧盯世界500强企业", id="nothing-002"),
    pytest.param("建设G60科创走廊", id="nothing-003"),
    pytest.param("发挥“五个一”工程作用", id="nothing-004"),
    pytest.param("落实民营经济“39条”", id="nothing-005"),
    pytest.param("“十四五”时期是关键时期", id="nothing-006"),
    pytest.param("完善“三纵三横三连”高速公路网", id="nothing-007"),
    pytest.param("推动“2+8”平台合作", id="nothing-008"),
    pytest.param("打造科创中国2.0版", id="nothing-009"),
    pytest.param("推进5G网络建设", id="nothing-010"),
    pytest.param("培育国家4A级景区", id="nothing-011"),
    pytest.param("创建国家5A级旅游景区", id="nothing-012"),
    pytest.param("加强PM2.5治理", id="nothing-013"),
    pytest.param("实施“1410”工作计划", id="nothing-014"),
    pytest.param("贯彻党的二十大精神", id="nothing-015"),
    pytest.param("第三批试点启动", id="nothing-016"),
    pytest.param("推进第十四届运动会筹办", id="nothing-017"),
    pytest.param("二〇一〇年六月三十日", id="nothing-018"),
    pytest.param("2023年9月27日印发", id="nothing-019"),
    pytest.param("嘉政发〔2010〕48号", id="nothing-020"),
    pytest.param("推动数字化改革全覆盖体系建设", id="nothing-021"),
    pytest.param("打造七大品牌", id="nothing-022"),
    pytest.param("形成五大旅游板块", id="nothing-023"),
    pytest.param("发挥独山、乍浦、海盐三个港区优势", id="nothing-024"),
    pytest.param("县级以上人民政府", id="nothing-025"),
    pytest.param("省级以上开发区", id="nothing-026"),
    pytest.param("三星级以上饭店", id="nothing-027"),
    pytest.param("坚持一手抓疫情防控、一手抓经济发展", id="nothing-028"),
    pytest.param("完善两条世界级商街", id="nothing-029"),
    pytest.param("深化“最多跑一次”改革", id="nothing-030"),
    pytest.param("推行三年行动计划", id="nothing-031"),
    pytest.param("建院20周年活动", id="nothing-032"),
    pytest.param("开展24小时自助服务", id="nothing-033"),
    pytest.param("打造15分钟生活圈", id="nothing-034"),
    pytest.param("为65岁以上老年人提供服务", id="nothing-035"),
    pytest.param("改造20年以上老旧管道", id="nothing-036"),
    pytest.param("每万人拥有公共文化设施面积明显提高", id="nothing-037"),
    pytest.param("加快建设年产40万吨有机硅项目", id="nothing-038"),
    pytest.param("推动500千伏变电站建设", id="nothing-039"),
    pytest.param("给予50万元奖励", id="nothing-040"),
    pytest.param("对企业给予最高100万元补助", id="nothing-041"),
    pytest.param("如图2所示", id="nothing-042"),
    pytest.param("标准体系包括基础共性等5个部分", id="nothing-043"),
    pytest.param("落实稳经济20条措施", id="nothing-044"),
    pytest.param("严格执行安全生产十五条硬措施", id="nothing-045"),
    pytest.param("促进三产融合", id="nothing-046"),
    pytest.param("解决“三农”问题", id="nothing-047"),
    pytest.param("推进12345热线建设", id="nothing-048"),
    pytest.param("运用“千万工程”经验", id="nothing-049"),
    pytest.param("建设新36条政策体系", id="nothing-050"),
    pytest.param("引导三元乳业做大做强", id="nothing-051"),
    pytest.param("推进万吨级泊位建设", id="nothing-052"),
    pytest.param("加快百亿级产业集群建设", id="nothing-053"),
    pytest.param("承接百亿大项目、发展千亿大产业", id="nothing-054"),
    pytest.param("优化一网通办服务", id="nothing-055"),
    pytest.param("首批试点城市", id="nothing-056"),
    pytest.param("居全省第3位", id="nothing-057"),
    pytest.param("进入全国百强县", id="nothing-058"),
    pytest.param("支持企业做大做强", id="nothing-059"),
    pytest.param("深入推进供给侧结构性改革", id="nothing-060"),
    pytest.param("举办第二届“健康中国思南峰会”", id="nothing-061"),
    pytest.param("实施新一轮服务业扩大开放措施", id="nothing-062"),
    pytest.param("提升区街两级网格化管理平台作用", id="nothing-063"),
    pytest.param("以8个国家算力枢纽、10个国家数据中心集群为抓手", id="nothing-064"),
    pytest.param("给予企业50万元奖励", id="nothing-065"),
    pytest.param("解决13亿中国人的吃饭问题", id="nothing-066"),
    pytest.param("落实省35条政策", id="nothing-067"),
    pytest.param("把有限资金用于落实基层2号文件", id="nothing-068"),
    pytest.param("确保建一亩、成一亩", id="nothing-069"),
    pytest.param("进位5位、6位", id="nothing-070"),
    pytest.param("引导三元乳业发展", id="nothing-071"),
    pytest.param("[14]两个总部基地:指国内100家企业总部", id="nothing-072"),
    pytest.param("高铁园加快打造五百亿元园区", id="nothing-073"),
    pytest.param("深入落实自治区党委十届十二次、十三次全会部署", id="nothing-074"),
    pytest.param("调整10人以下乡村小规模学校", id="nothing-075"),
    pytest.param("确保甲地至乙地1000千伏特高压落地开工", id="nothing-076"),
    pytest.param("今年高校毕业生820多万人,再创新高", id="nothing-077"),
    pytest.param("营商环境指数排名前移3位", id="nothing-078"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_names_dates_and_sizes_are_no_targets(text: str) -> None:
    plan = find_targets(document([text], issued="2021-03-01"))
    assert [*plan.targets, *plan.results] == []
