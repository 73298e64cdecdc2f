"""Which words of a text say that a place sends, and which that it takes in."""

from __future__ import annotations

import pytest

from policydiff.stages.align.flow_direction import Direction, flow_words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("输出管理和品牌", 1, id="sends"),
        pytest.param("引进人才，输出管理", 1, id="another-phrase"),
        pytest.param("承接上海形成的辐射带动", 0, id="takes"),
        pytest.param("主动承接上海疏解的产业", 0, id="what-is-thinned-out"),
        pytest.param("融入上海大都市圈、增强辐射能力", 1, id="item-of-a-list"),
        pytest.param("打造非核心功能疏解承载地", 0, id="place-that-takes"),
        pytest.param("非首都功能疏解集中承载地", 0, id="place-that-takes-most"),
        pytest.param("打造产业外迁承接区", 0, id="zone-that-takes"),
        pytest.param("落实《关于服务长三角的意见》", 0, id="name-of-a-document"),
        pytest.param("有序疏解非核心功能", 1, id="thins-out"),
        pytest.param("加快“引进来、走出去”步伐", 1, id="both-ways"),
    ],
)
def test_what_another_sends_is_not_supplied(text, number):
    assert len(flow_words(text, Direction.SUPPLIES)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("承接上海辐射", 1),
        ("编制《全面接轨上海“桥头堡”建设方案》", 0),
        ("全面接轨上海，引进人才", 2),
    ],
)
def test_words_of_taking_in(text, number):
    assert len(flow_words(text, Direction.RECEIVES)) == number
