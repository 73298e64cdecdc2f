from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Level
from policydiff.stages.documents.metadata.divisions import (
    describe_end,
    find_division,
    make_jurisdiction,
    names_in,
    places_called,
    places_named,
)
from policydiff.stages.documents.metadata.jurisdiction import Clues, FoundPlace, find_jurisdiction
from policydiff.stages.support.notice_codes import NoticeCode


def found(
    text: str = "",
    *,
    issuers: tuple[str, ...] = (),
    titles: tuple[str, ...] = (),
    head: tuple[str, ...] = (),
    path: str = "plan.txt",
    year: int | None = None,
) -> FoundPlace:
    clues = Clues(issuers=issuers, titles=titles, head=head, text=text, path=Path(path), year=year)
    return find_jurisdiction(clues)


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        pytest.param("嘉兴市人民政府办公室", "330400", id="prefecture"),
        pytest.param("中共嘉兴市委", "330400", id="party-committee"),
        pytest.param("嘉兴市南湖区人民政府", "330402", id="county-of-a-prefecture"),
        pytest.param("上海市浦东新区人民政府", "310115", id="county-of-a-municipality"),
        pytest.param("杭州市临平区人民政府", "330113", id="new-district"),
        pytest.param("山东省工业和信息化厅", "370000", id="province"),
        pytest.param("内蒙古自治区人民政府", "150000", id="region"),
        pytest.param("天门市人民政府", "429006", id="under-the-province"),
        pytest.param("工业和信息化部办公厅", "100000", id="ministry"),
        pytest.param("国务院办公厅", "100000", id="state-council"),
        pytest.param("南京市鼓楼区人民政府", "320106", id="shared-name-with-its-city"),
    ],
)
def test_issuers(issuer: str, code: str) -> None:
    place = found(issuers=(issuer,)).jurisdiction
    assert place is not None
    assert place.code == code


def test_shared_name_by_context() -> None:
    place = found("福州市委、福州市政府部署", issuers=("鼓楼区人民政府",)).jurisdiction
    assert place is not None
    assert place.path == ("福建省", "福州市", "鼓楼区")


def test_shared_name_is_never_guessed() -> None:
    result = found("加快发展", issuers=("鼓楼区人民政府",))
    assert result.jurisdiction is None
    assert result.warnings[0].code is NoticeCode.PLACE_AMBIGUOUS
    assert "南京市鼓楼区" in str(result.warnings[0]["places"])


@pytest.mark.parametrize("name", ["鼓楼区", "朝阳区", "通州区", "新城区", "城关区"])
def test_a_file_name_that_names_several_places_settles_nothing(name: str) -> None:
    result = found("加快发展。", titles=(f"{name}2024年工作要点",), path=f"{name}2024.txt")
    alone = found("加快发展。", path=f"{name}2024.txt")
    for one in (result, alone):
        assert one.jurisdiction is None
        assert one.warnings[0].code is NoticeCode.PLACE_AMBIGUOUS
        assert str(one.warnings[0]["places"]).count(name) > 1


def test_a_file_name_with_the_city_settles_a_shared_name() -> None:
    result = found("加快发展。", path="2024河南省开封市鼓楼区.txt")
    assert result.jurisdiction is not None
    assert result.jurisdiction.path == ("河南省", "开封市", "鼓楼区")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("现在,我代表国务院,向大会报告工作。", "100000", id="state-council"),
        pytest.param("现在,我代表北京市人民政府,向大会报告工作。", "110000", id="named"),
        pytest.param("我代表市人民政府报告。三亚。三亚。三亚。海南。", "460200", id="city"),
        pytest.param("我代表市人民政府报告。重庆。重庆。万州。", "500000", id="municipality"),
        pytest.param("我代表州人民政府报告。凯里。黔东南。黔东南。", "522600", id="autonomous"),
        pytest.param(
            "我代表市人民政府报告。恩施。恩施市。恩施市。", "422801", id="city-of-a-state"
        ),
        pytest.param(
            "我代表州人民政府报告。恩施。恩施市。恩施州。", "422800", id="state-of-a-city"
        ),
        pytest.param("我代表区人民政府报告工作。海拉尔区。海拉尔区。", "150702", id="district"),
        pytest.param("我代表市人民政府报告。潜江。潜江。武汉。", "429005", id="direct"),
        pytest.param("我省。全省。全省。全省。山东。山东。济南。", "370000", id="own-words"),
    ],
)
def test_speakers_and_mentions(text: str, code: str) -> None:
    place = found(text).jurisdiction
    assert place is not None
    assert place.code == code


def test_the_text_beats_the_file_name_and_both_are_shown() -> None:
    result = found(issuers=("嘉兴市人民政府",), path="湖州.txt")
    assert result.jurisdiction is not None
    assert result.jurisdiction.name == "嘉兴市"
    (warning,) = result.warnings
    assert str(warning) == "the text names 嘉兴市, the file name 湖州市"


def test_the_file_name_where_the_text_is_silent() -> None:
    result = found("加快发展。", path="浙江/嘉兴市_2020.txt")
    assert result.jurisdiction is not None
    assert result.jurisdiction.code == "330400"
    assert result.warnings[0].code is NoticeCode.PLACE_FROM_FILE_NAME


def test_nothing_named() -> None:
    assert found("加快发展。").jurisdiction is None


def test_provinces_addressed_by_the_centre() -> None:
    place = found(head=("各省、自治区、直辖市人民政府:",)).jurisdiction
    assert place is not None
    assert place.level is Level.COUNTRY


@pytest.mark.parametrize(
    ("code", "level", "kind", "path"),
    [
        ("310000", Level.PROVINCE, "直辖市", ("上海市",)),
        ("330200", Level.PREFECTURE, "副省级市", ("浙江省", "宁波市")),
        ("330481", Level.COUNTY, "县级市", ("浙江省", "嘉兴市", "海宁市")),
        ("429006", Level.COUNTY, "省直辖县级", ("湖北省", "天门市")),
        ("330402", Level.COUNTY, None, ("浙江省", "嘉兴市", "南湖区")),
        ("321171", Level.COUNTY, "功能区", ("江苏省", "镇江市", "镇江新区")),
        ("310115", Level.COUNTY, None, ("上海市", "浦东新区")),
        ("540600", Level.PREFECTURE, None, ("西藏自治区", "那曲市")),
    ],
)
def test_divisions(code: str, level: Level, kind: str | None, path: tuple[str, ...]) -> None:
    division = find_division(code)
    assert division is not None
    place = make_jurisdiction(division)
    assert (place.level, place.kind, place.path) == (level, kind, path)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("嘉兴", ["330400"]),
        ("黔东南", ["522600"]),
        ("锡林郭勒", ["152500"]),
        ("吉林", ["220000", "220200"]),
        ("内蒙古", ["150000"]),
        ("天门", ["429006"]),
        ("无此地", []),
    ],
)
def test_short_names(name: str, codes: list[str]) -> None:
    assert [place.code for place in places_called(name)] == codes


def test_former_places_by_year() -> None:
    assert [p.code for p in places_named("莱芜市", year=2015)] == ["371200"]
    before = found(issuers=("上海市卢湾区人民政府",), year=2009)
    assert before.jurisdiction is not None
    assert before.jurisdiction.code == "310103"
    assert before.warnings[0]["now"] == "黄浦区"
    place = find_division("330402")
    assert place is not None
    assert describe_end(make_jurisdiction(place)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海市浦东新区人民政府", ["上海市", "浦东新区"]),
        ("建设示范县和中心城区", []),
        ("临汾市城区", ["临汾市"]),
        ("晋城市城区", ["晋城市", "城区"]),
    ],
)
def test_names_in_text(text: str, expected: list[str]) -> None:
    names = [places[0].name for places in names_in(text)]
    assert names[: len(expected)] == expected


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("中国人民银行 发展改革委关于印发绿色债券目录的通知", "全国"),
        ("中国人民银行金融消费者权益保护实施办法", "全国"),
        ("教育部关于实施试点工作的通知", "全国"),
        ("中国(上海)自由贸易试验区管理办法", "上海市"),
        ("中国人民银行贵州省分行关于征求意见的通知", "贵州省"),
    ],
)
def test_a_central_body_in_the_title_tells_the_country(title: str, place: str) -> None:
    clues = Clues(
        issuers=(), titles=(title,), head=(), text="本市建设上海。" * 3, path=Path("a.txt")
    )
    jurisdiction = find_jurisdiction(clues).jurisdiction
    assert jurisdiction is not None
    assert jurisdiction.name == place


def test_cities_that_a_national_plan_names_are_not_its_place() -> None:
    text = "我国经济。" * 60 + "建设上海国际航运中心，全市协同。上海港。" * 4
    clues = Clues(issuers=(), titles=("规划纲要",), head=(), text=text, path=Path("a.txt"))
    jurisdiction = find_jurisdiction(clues).jurisdiction
    assert jurisdiction is not None
    assert jurisdiction.name == "全国"
