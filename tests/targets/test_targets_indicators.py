"""A user's own file of indicators: its names win, and all that is wrong with it is said at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.support.errors import LexiconError
from policydiff.stages.targets import Measure, Polarity, Target
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.indicator_names import read_indicators
from tests.factories import document

OWN = """
[[entry]]
key = "数字产业营收"
patterns = ["数字经济核心产业营业收入", "数产营收"]
source = "市统计局口径"
measure = "flow"

[[entry]]
key = "空置厂房面积"
patterns = ["闲置厂房"]
source = "市统计局口径"
polarity = "lower_is_better"

[[entry]]
key = "国内生产总值"
patterns = ["经济盘子"]
source = "市统计局口径"

[[entry]]
key = "规上工业增加值(新口径)"
patterns = ["规模以上工业增加值"]
source = "市统计局口径"
"""


def only(text: str, folder: Path, lexicon: str = OWN) -> Target:
    path = folder / "own.toml"
    path.write_text(lexicon, encoding="utf-8")
    (target,) = find_targets(
        document([text], issued="2021-03-01"), indicators=read_indicators(path)
    ).targets
    return target


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("数字经济核心产业营业收入达到50亿元", "数字产业营收", id="new-name"),
        pytest.param("数产营收增长5%", "数字产业营收", id="abbreviation"),
        pytest.param("规上工业增加值增速达到8%", "规上工业增加值(新口径)", id="wins-over-ours"),
        pytest.param("经济盘子增长8%", "地区生产总值", id="our-name-for-a-region"),
        pytest.param("城镇新增就业5万人", "城镇新增就业", id="ours-where-theirs-is-silent"),
    ],
)
def test_a_users_names_win(text: str, name: str, tmp_path: Path) -> None:
    assert only(text, tmp_path).indicator == name


def test_polarity_and_measure_come_with_the_entry(tmp_path: Path) -> None:
    assert only("闲置厂房降至3万平方米", tmp_path).polarity is Polarity.LOWER_IS_BETTER
    assert only("数产营收50亿元", tmp_path).measure is Measure.FLOW


def test_without_a_file_nothing_changes() -> None:
    (target,) = find_targets(document(["数产营收达到50亿元"], issued="2021-03-01")).targets
    assert (target.indicator, target.polarity) == ("数产营收", Polarity.HIGHER_IS_BETTER)


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[entry]]\nkey = "甲"\npatterns = ["乙"]\npolarity = "up"\n'
        '[[entry]]\nkey = "甲"\npatterns = ["乙", "丙"]\nsource = "s"\nmeasure = "sum"\n'
        '[[entry]]\npatterns = "丁"\nsource = "s"\npolarty = "lower_is_better"\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as raised:
        read_indicators(path)
    message = str(raised.value)
    slips = ("no source", "key used twice", "polarity up", "measure sum", "entry 3: no key")
    for part in (*slips, "unknown field polarty"):
        assert part in message
    assert "own.toml" in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "holds no entries", id="empty"),
        pytest.param("entry = 3", "holds no entries", id="no-tables"),
        pytest.param("[entry]\nkey = 1", "holds no entries", id="one-table"),
        pytest.param("[[entry]\n", "is no TOML", id="no-toml"),
    ],
)
def test_files_that_hold_no_lexicon(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=expected):
        read_indicators(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        read_indicators(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("民生实事务必完成投资10亿元。", "民生实事投资", id="inside"),
        pytest.param("粮食产量应当达到30亿斤。", "粮食产量", id="before-the-predicate"),
        pytest.param("财政收入鼓励增长5%。", "财政收入", id="encourage"),
        pytest.param("人均预期寿命达到80岁。", "人均预期寿命", id="expected-life-is-a-name"),
    ],
)
def test_a_word_of_modality_is_no_part_of_a_name(text: str, name: str) -> None:
    (found,) = find_targets(document([text])).targets
    assert found.indicator == name
