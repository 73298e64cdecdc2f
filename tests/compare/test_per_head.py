from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.compare.targets.per_head import read_denominators, with_per_head
from policydiff.stages.support.errors import LexiconError
from tests.compare.sentences import HUZHOU, JIAXING, ZHEJIANG, compared

ROWS = """place,year,variable,value,source
330400,2022,常住人口（万人）,555,公报2022
330400,2023,常住人口（万人）,500,公报2023
330400,2030,常住人口（万人）,600,预测
湖州市,2023,常住人口（万人）,250,湖州公报
330400,2023,面积（平方公里）,4000,年鉴
"""
CITIES = (JIAXING, HUZHOU)


def table(folder: Path, text: str = ROWS) -> Path:
    path = folder / "denominators.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_volumes_are_told_for_each_head_with_the_latest_year_not_after_the_plans(tmp_path):
    found = compared("新增停车位9000个。", "新增停车位6000个。", places=CITIES)
    (change,) = with_per_head(found, read_denominators(table(tmp_path))).target_changes
    assert change.change.value == "lower"
    (each,) = change.per_head
    assert (str(each.base), str(each.other), each.direction.value) == ("18.00", "24.00", "higher")
    assert (each.base_year, each.other_year, each.base_source) == (2023, 2023, "公报2023")
    assert change.why_zh.endswith("按常住人口（万人）：18个（2023年） / 24个（2023年）")
    assert "18个 (2023) / 24个 (2023)" in change.why_en


@pytest.mark.parametrize(
    ("base", "other", "places"),
    [
        pytest.param("地区生产总值增长6%", "地区生产总值增长7%", CITIES, id="rates"),
        pytest.param("新增停车位9000个", "新增停车位6000个", (JIAXING, ZHEJIANG), id="levels"),
        pytest.param("新增停车位9000个", "新增停车位6000个", (JIAXING, JIAXING), id="one-place"),
    ],
)
def test_nothing_else_is_divided(tmp_path, base, other, places):
    found = compared(f"{base}。", f"{other}。", places=places)
    rows = read_denominators(table(tmp_path))
    assert all(not c.per_head for c in with_per_head(found, rows).target_changes)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("330400,2023,人口,0,公报", "line 2: value 0 is no number above 0"),
        ("330400,二三年,人口,5,公报", "line 2: year 二三年 is no year"),
        (",2023,人口,5,公报", "line 2: no place"),
        ("", "no rows"),
    ],
)
def test_wrong_rows_are_named(tmp_path, rows, problem):
    with pytest.raises(LexiconError, match=problem):
        read_denominators(table(tmp_path, f"place,year,variable,value,source\n{rows}\n"))
