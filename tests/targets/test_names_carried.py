"""Names that stand apart from their values: the topic of the sentence, the head of the list."""

from __future__ import annotations

import pytest

from policydiff.stages.targets.extraction import find_targets
from tests.factories import document
from tests.targets.test_targets_values import targets_of

TOPICS = [
    pytest.param(
        "食品产业,坚持向规模、链条发力,推动百事食品等项目建设,力争产值突破2000亿元",
        ["食品产业产值 ≥200000000000元 level"],
        id="industry-that-opens-the-sentence",
    ),
    pytest.param(
        "新材料聚焦硅基、竹基等非金属精深加工,发展矿业经济,实现营收750亿元以上",
        ["新材料营收 ≥75000000000元 level"],
        id="noun-before-what-is-done",
    ),
    pytest.param(
        "加快建成世界级优质白酒产业集群,推动白酒企业协调发展,力争实现营收1650亿元",
        ["白酒产业集群营收 =165000000000元 level"],
        id="object-of-the-first-clause",
    ),
    pytest.param(
        "推动建筑业高质量发展,力争总产值增长5%以上",
        ["建筑业总产值 ≥5% growth"],
        id="object-of-the-clause-before",
    ),
    pytest.param(
        "加快迁江工业园源网荷储一体化等工业项目建设,力争完成投资180亿元",
        ["工业项目投资 =18000000000元 level"],
        id="works-before-an-investment",
    ),
    pytest.param(
        "投资1260万元,实施农村饮水安全工程",
        ["农村饮水安全工程投资 =12600000元 level"],
        id="works-behind-an-investment",
    ),
    pytest.param(
        "全面加快现代农牧业发展。全年投资1.6亿元,重点抓好基地建设",
        ["现代农牧业投资 =160000000元 level"],
        id="title-of-the-paragraph",
    ),
    pytest.param(
        "不断加大教育投入,投资3.1亿元,实施桃李中学、三中分校扩建工程",
        ["教育投资 =310000000元 level"],
        id="input-before-an-investment",
    ),
    pytest.param(
        "创新中药材交易模式,交易额突破1500亿元",
        ["中药材交易额 ≥150000000000元 level"],
        id="what-is-traded",
    ),
    pytest.param(
        "安排重大项目1000个以上,完成年度投资1万亿元以上",
        ["重大项目 ≥1000个 level", "重大项目年度投资 ≥1000000000000元 level"],
        id="projects-counted-before",
    ),
    pytest.param("推动经济回升向好,产值增长5%", ["产值 =5% growth"], id="no-topic-but-the-economy"),
    pytest.param(
        "推进重点企业技术改造,工业投资增长8%",
        ["工业投资 =8% growth"],
        id="a-measure-with-its-own-name",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_a_bare_measure_takes_the_topic_of_its_sentence(text, expected):
    assert targets_of(text) == expected


YEARS = [
    pytest.param(
        "到2022年和2030年,健康素养水平分别不低于22%和30%",
        [("22", 2019, 2022), ("30", 2019, 2030)],
        id="two-deadlines",
    ),
    pytest.param(
        "到2025年、2027年和2030年,绿色建筑占比分别达到60%、70%、80%",
        [("60", 2019, 2025), ("70", 2019, 2027), ("80", 2019, 2030)],
        id="three-deadlines",
    ),
    pytest.param(
        "锻炼人数比例到2025年和2030年达到37%及以上和40%及以上",
        [("37", 2019, 2025), ("40", 2019, 2030)],
        id="without-a-word-for-each",
    ),
    pytest.param(
        "2021、2022年分别改造小区300个和400个",
        [("300", 2021, 2021), ("400", 2022, 2022)],
        id="the-last-alone-says-year",
    ),
    pytest.param(
        "2025年底和2027年底,收集率分别达到70%和73%",
        [("70", 2019, 2025), ("73", 2019, 2027)],
        id="ends-of-years",
    ),
    pytest.param(
        "到2022年和2030年,近视率每年降低0.5个百分点",
        [("0.5", 2019, 2030)],
        id="one-value-for-all",
    ),
    pytest.param(
        "到2025年和2030年,入学率和升学率分别达到99%和98%",
        [("99", 2019, 2030), ("98", 2019, 2030)],
        id="names-of-their-own",
    ),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years_side_by_side_are_each_of_one_value(text, expected):
    found = find_targets(document([text], issued="2021-03-01")).targets
    years = [(str(t.low), t.years.first, t.years.last) for t in found if t.years]
    assert (years, {t.doubt for t in found}) == (expected, {None})
