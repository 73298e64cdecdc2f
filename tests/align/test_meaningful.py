"""What counts as text of a clause, and what is mere spacing and punctuation."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policydiff.stages.align.meaningful_text import NUMERALS, normalise_meaningful

DIGITS = "0123456789"
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
# Clauses as reports have them, with numbers of all sorts.
CLAUSES = (
    "地区生产总值增长5.5%左右,新增就业12万人以上。",
    "发放补贴1.2万元,投资3-5家企业,每家不低于300万元;",
    "研发经费投入强度达到2.8%,城乡收入比缩小到1.61:1。",
    "增速>全省平均,误差±3%,气温25°C,车速≤60公里/小时。",
    "民生支出占比稳定在八成以上,三年内建成二十个社区、十五所学校。",
    "债务率下降1.5个百分点,一般公共预算收入增长-2%,2021-2025年累计新增4.5万套。",
    "违反第三十七条第二款规定的,处五千元以上三万元以下罚款,自二十日内缴纳。",
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("增长5％，达到３０家。", "增长5%,达到30家", id="width"),
        pytest.param("新增\n就业 12 万人", "新增就业12万人", id="spaces"),
        pytest.param("2024年\u200b新增\ufeff就业", "2024年新增就业", id="zero-width"),
        pytest.param("乡、镇人民政府", "乡,镇人民政府", id="list-mark"),
        pytest.param("《办法》“放管服”（试行）", "办法放管服试行", id="quotes-and-brackets"),
        pytest.param("关于修改〈条例〉的决定", "关于修改<条例>的决定", id="title-in-angles"),
        pytest.param("3-5家", "3—5家", id="range-em-dash"),
        pytest.param("3-5家", "3～5家", id="range-tilde"),
        pytest.param("3-5家", "3——5家", id="range-two-dashes"),
        pytest.param("3-5家", "3至5家", id="range-in-words"),
        pytest.param("三至五年", "三—五年", id="range-chinese"),
        pytest.param("5%—7%", "5%至7%", id="range-of-shares"),
        pytest.param("2021年—2025年", "2021年至2025年", id="range-of-years"),
        pytest.param("第三条至第五条", "第三条—第五条", id="range-of-articles"),
        pytest.param("1∶1.5", "1：1.5", id="ratio"),
        pytest.param("12,000元", "12000元", id="thousands"),
        pytest.param("≥60", "＞＝60", id="bound-of-two-signs"),
        pytest.param("增长－2%", "增长−2%", id="minus-signs"),
        pytest.param("25℃", "25°C", id="degrees"),
        pytest.param("100㎡", "100m²", id="square-metres"),
        pytest.param("二○○五年", "二〇〇五年", id="zero-as-circle"),
        pytest.param("二Ｏ一○年", "二〇一〇年", id="zero-as-letter"),
        pytest.param("投资1·2万元", "投资1.2万元", id="middle-dot"),
        pytest.param("①推进;②完成", "(1)推进,(2)完成", id="circled-numbers"),
        pytest.param("——2025年目标", "2025年目标", id="dash-of-a-list"),
        pytest.param("京—沪通道", "京沪通道", id="dash-without-numbers"),
    ],
)
def test_alike(left: str, right: str) -> None:
    assert normalise_meaningful(left) == normalise_meaningful(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("补贴1.2万元", "补贴12万元", id="decimal-point"),
        pytest.param("增长2%", "增长-2%", id="minus"),
        pytest.param("增长2%", "增长—2%", id="minus-em-dash"),
        pytest.param("误差±3%", "误差3%", id="plus-minus"),
        pytest.param("增长~5%", "增长5%", id="about"),
        pytest.param(">85%", "<85%", id="greater-less"),
        pytest.param("≥60", "≤60", id="at-least-at-most"),
        pytest.param("增速>全省平均", "增速<全省平均", id="bound-of-words"),
        pytest.param("5%", "5‰", id="per-mille"),
        pytest.param("5%", "5", id="no-unit"),
        pytest.param("3-5家", "35家", id="range"),
        pytest.param("3、5家", "35家", id="list"),
        pytest.param("3、5家", "3-5家", id="list-and-range"),
        pytest.param("增长5。2025年", "增长52025年", id="end-of-sentence"),
        pytest.param("增长5,-3%", "增长5-3%", id="minus-behind-a-comma"),
        pytest.param("1:1", "11", id="ratio"),
        pytest.param("8:30", "830", id="clock"),
        pytest.param("元/吨", "元吨", id="slash"),
        pytest.param("10²", "102", id="power"),
        pytest.param("20①", "201", id="footnote"),
        pytest.param("九·一八", "九一八", id="middle-dot"),
        pytest.param("二○二三", "二二三", id="zero"),
        pytest.param("Ⅲ类", "Ⅳ类", id="roman"),
        pytest.param("❶", "❷", id="circled"),
        pytest.param("由3家增至5家", "由3家增到5家", id="to-is-a-word"),
        pytest.param("八成", "七成", id="chinese-numeral"),
        pytest.param("1.2万元", "12000元", id="spelled-otherwise"),
    ],
)
def test_unlike(left: str, right: str) -> None:
    assert normalise_meaningful(left) != normalise_meaningful(right)


NUMBERS = f"{NUMERALS}{DIGITS}%±≤≥/~至到第年家aB ①²"


BESIDE_MARKS, BESIDE_DASHES = f"{NUMBERS}.,:;、。()“”", f"{NUMBERS}-—"


# Not both: where a mark before a minus goes (增长,-3%), the minus is told by what stood there.
@given(st.one_of(st.text(BESIDE_MARKS, max_size=30), st.text(BESIDE_DASHES, max_size=30)))
def test_twice_is_once(text: str) -> None:
    once = normalise_meaningful(text)
    assert normalise_meaningful(once) == once


@given(st.sampled_from(CLAUSES), st.data())
def test_another_digit_or_numeral_is_never_unchanged(clause: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([m.start() for m in re.finditer(f"[{NUMERALS}0-9]", clause)]))
    others = DIGITS if clause[at] in DIGITS else "二三四五六七八九十百千"
    other = data.draw(st.sampled_from(others))
    assume(other != clause[at])
    changed = clause[:at] + other + clause[at + 1 :]
    assert normalise_meaningful(changed) != normalise_meaningful(clause)


@given(st.sampled_from(CLAUSES), st.data())
def test_another_sign_or_bound_is_never_unchanged(clause: str, data: st.DataObject) -> None:
    signs = [m.start() for m in re.finditer(r"[.%:/<>≤±°-](?!$)", clause)]
    assume(signs)
    at = data.draw(st.sampled_from(signs))
    other = data.draw(st.sampled_from(("", *".%:/<>≤≥±°-")))
    assume(other != clause[at])
    changed = clause[:at] + other + clause[at + 1 :]
    assert normalise_meaningful(changed) != normalise_meaningful(clause)


@given(st.sampled_from(CLAUSES), st.data())
def test_a_new_sign_before_a_number_is_never_unchanged(clause: str, data: st.DataObject) -> None:
    starts = [m.start() for m in re.finditer(r"(?<![\d.±-])\d", clause)]
    assume(starts)
    at = data.draw(st.sampled_from(starts))
    sign = data.draw(st.sampled_from("-−－+±<>≤≥"))
    changed = clause[:at] + sign + clause[at:]
    assert normalise_meaningful(changed) != normalise_meaningful(clause)


@given(st.sampled_from(CLAUSES), st.data())
def test_width_spacing_and_marks_leave_a_clause_unchanged(clause: str, data: st.DataObject) -> None:
    wide = st.sampled_from((False, True))
    space = st.sampled_from(("", "", "", " ", "\n", "\u3000", "\u200b", "\t"))
    written = "".join(
        (char.translate(WIDE) if data.draw(wide) else char) + data.draw(space) for char in clause
    )
    marks = data.draw(st.sampled_from((("、", ","), (",", "；"), ("。", ""), (";", "。"))))
    assert normalise_meaningful(written) == normalise_meaningful(clause)
    assert normalise_meaningful(written.replace(*marks)) == normalise_meaningful(clause)
