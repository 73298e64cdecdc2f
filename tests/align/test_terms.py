from __future__ import annotations

import re
import warnings
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policydiff.stages.align.terms import (
    find_bigrams,
    find_lead,
    find_phrases,
    find_sentences,
    find_words,
    normalise_bare,
    normalise_mask,
)
from tests.factories import FIXTURES

WORD = r"[\u4e00-\u9fff]{2,}|[A-Za-z]{2,}"
POLICY_TEXT = st.text(alphabet="推进建设长三角东西南部大门翼一体化,。;(一)12.5%年 ABa", max_size=60)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("到2025年达到3.2%以上", "到0年达到0以上", id="numbers"),
        pytest.param("城乡收入比1.61:1", "城乡收入比0", id="ratio"),
        pytest.param("举办第十四届运动会", "举办 届运动会", id="ordinal"),
        pytest.param("建设南湖区科创湖区", "建设 科创湖区", id="own-place"),
        pytest.param("５Ｇ网络", "0G网络", id="full-width"),
        pytest.param("一体化发展", "一体化发展", id="one-in-a-word-stays"),
        pytest.param("打造开放枢纽“金西翼”", "打造开放枢纽“金翼”", id="compass-point-of-a-role"),
        pytest.param("东西部协作,接轨西大门", "部协作,接轨大门", id="compass-points"),
        pytest.param(
            "集中部署山东部分方案,稳中向好", "集中部署山东部分方案,稳中向好", id="no-compass"
        ),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert normalise_mask(text, ("南湖区", "南湖")) == masked


@given(POLICY_TEXT)
def test_masking_twice_is_masking_once(text: str) -> None:
    assert normalise_mask(normalise_mask(text)) == normalise_mask(text)


@given(POLICY_TEXT)
def test_bare_text_keeps_what_tells_clauses_apart(text: str) -> None:
    bare = normalise_bare(text)
    assert normalise_bare(bare) == bare
    assert not set(bare) & set(",。;() ")


@given(st.text(max_size=30))
@example("到2025年建成公园______个,完善绿道。")
@example("養老_服\u0301務\u200d")
def test_bare_text_and_phrases_are_the_same_characters(text: str) -> None:
    assert "".join(find_phrases(text)) == normalise_bare(text)
    assert "_" not in normalise_bare(text)


def test_words_are_of_two_characters_or_more() -> None:
    assert find_words("加快推进长三角的5G建设") == ("加快", "推进", "长三角", "建设")


def test_bigrams_run_across_punctuation() -> None:
    assert find_bigrams("养老、托育") == ("养老", "老托", "托育")
    assert find_bigrams("老") == ()


def test_sentences_without_fragments() -> None:
    text = "建设五大平台;推动数字产业发展。好。"
    assert find_sentences(text) == ("建设五大平台", "推动数字产业发展")
    assert find_sentences("好。") == ("好。",)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param("健全优质创新生态。深度参与试验区建设。", "健全优质创新生态", id="title"),
        pytest.param("继续开展交流活动,促进教育创新。", "继续开展交流活动", id="no-title"),
        pytest.param("推进T3出行总部建设。", "推进T3出行总部建设", id="one-sentence"),
    ],
)
def test_lead(text: str, lead: str) -> None:
    assert find_lead(text) == lead


def test_segmentation_agrees_with_jieba() -> None:
    """The fast segmenter is a port; jieba itself is the reference."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel("ERROR")
        reference = jieba.Tokenizer()
        for path in sorted(FIXTURES.glob("*.txt")):
            masked = normalise_mask(path.read_text(encoding="utf-8-sig"))
            words = Counter(find_words(masked))
            wanted = Counter(w for w in reference.lcut(masked) if re.fullmatch(WORD, w))
            assert (words & wanted).total() >= 0.999 * wanted.total(), path.name
