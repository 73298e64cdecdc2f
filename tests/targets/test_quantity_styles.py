"""Numbers written in every style come back with their value, unit and bound."""

from __future__ import annotations

import os
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.support.text import fold
from policydiff.stages.targets.masking import mask_names
from policydiff.stages.targets.quantities import find_quantities

EXAMPLES = 10_000 if os.environ.get("CI") else 500  # half a minute, a few seconds

ONES = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
LARGE = {"万": 10**4, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
UNITS = ("家", "个", "人", "公里", "吨", "套", "户", "元")
BEFORE = {"": None, "不低于": "at_least", "超过": "at_least", "逾": "at_least", "≥": "at_least"}
BEFORE |= {"不超过": "at_most", "<": "at_most", "约": "about", "近": "about"}
BEHIND = {"": None, "以上": "at_least", "以内": "at_most", "左右": "about"}


@dataclass(frozen=True)
class Written:
    """A number as it is written, and what it is worth."""

    text: str
    low: Decimal
    high: Decimal
    rough: bool = False
    unit: str | None = None  # where the style has its own


def chinese(number: int) -> str:
    """A whole number as it is read aloud: 一万零五百, 两 for no 二."""
    for scale, sign in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            rest = number % scale
            gap = "零" if rest and rest < scale // 10 else ""
            return (
                chinese(number // scale) + sign + gap + (chinese_small(rest, gap) if rest else "")
            )
    return chinese_small(number, "")


def chinese_small(number: int, before: str) -> str:
    if number >= 10**4:
        return chinese(number)
    text, missed = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if missed and text else "") + ONES[digit] + sign
            missed = False
        else:
            missed = True
    return text[1:] if text.startswith("一十") and not before else text


def exact(text: str, value: Decimal | int) -> Written:
    return Written(text, Decimal(value), Decimal(value))


def decimals(most: int = 9999) -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=Decimal("0.1"), max_value=most, places=1).filter(bool)


whole = st.integers(min_value=2, max_value=10**6)
digits = whole.map(lambda n: exact(str(n), n))
pointed = decimals().map(lambda d: exact(str(d), d))
raised = decimals().map(lambda d: exact(str(d).replace(".", "·"), d))
full_width = st.one_of(digits, pointed).map(
    lambda w: Written(w.text.translate(WIDE), w.low, w.high)
)
grouped = st.builds(
    lambda n, mark: exact(f"{n:,}".replace(",", mark), n),
    st.integers(min_value=1000, max_value=10**9),
    st.sampled_from((",", "'", "’", " ", "，")),
)
scaled = st.builds(
    lambda d, scale: exact(f"{d}{scale}", d * LARGE[scale]), decimals(), st.sampled_from([*LARGE])
)
mixed = st.one_of(
    st.builds(
        lambda a, b: exact(f"{a}亿{b}千万", a * 10**8 + b * 10**7),
        st.integers(1, 999),
        st.integers(1, 9),
    ),
    st.builds(
        lambda a, b: exact(f"{a}万{b}千", a * 10**4 + b * 1000),
        st.integers(1, 999),
        st.integers(1, 9),
    ),
    st.builds(
        lambda a, b: exact(f"{a}万{b}", a * 10**4 + b),
        st.integers(1, 999),
        st.integers(1000, 9999),
    ),
    st.builds(
        lambda a, b: exact(f"{a}千零{b}", a * 1000 + b), st.integers(1, 9), st.integers(10, 99)
    ),
)
numerals = st.one_of(st.integers(2, 10**5), st.integers(2, 10**13)).map(
    lambda n: exact(chinese(n), n)
)
formal = (
    st.integers(20, 10**9)
    .map(lambda n: exact(chinese(n).translate(FORMAL), n))
    .filter(lambda w: w.text[0] not in "拾零")
)
pairs = st.builds(
    lambda d, scale: Written(
        f"{ONES[d]}{ONES[d + 1]}{scale}",
        Decimal(d * SCALES[scale]),
        Decimal((d + 1) * SCALES[scale]),
        rough=True,
    ),
    st.integers(1, 8),
    st.sampled_from([*SCALES]),
)
some = st.builds(
    lambda word, scale: Written(
        word + scale, Decimal(SCALES[scale]), Decimal(SCALES[scale] * 10), rough=True
    ),
    st.sampled_from(("数", "几")),
    st.sampled_from([scale for scale in SCALES if scale]),
)
teens = st.sampled_from(("", "万", "亿")).map(
    lambda s: Written(f"十几{s}", Decimal(11 * SCALES[s]), Decimal(19 * SCALES[s]), rough=True)
)
hundredths = st.builds(
    lambda n, tenth: Written(
        f"百分之{chinese(n)}点{ONES[tenth]}",
        Decimal(f"{n}.{tenth}"),
        Decimal(f"{n}.{tenth}"),
        unit="%",
    ),
    st.integers(2, 99),
    st.integers(1, 9),
)
parts = st.builds(
    lambda whole, part: Written(
        f"{ONES[whole]}分之{ONES[part]}",
        (Decimal(part * 100) / whole).quantize(Decimal("0.01")).normalize(),
        (Decimal(part * 100) / whole).quantize(Decimal("0.01")).normalize(),
        unit="%",
    ),
    st.integers(6, 9),
    st.integers(1, 5),
)
tenths = st.integers(1, 9).map(
    lambda n: Written(f"{ONES[n]}成", Decimal(n * 10), Decimal(n * 10), unit="%")
)
ranges = st.builds(
    lambda low, more, mark, scale: Written(
        f"{low}{mark}{low + more}{scale}",
        Decimal(low * SCALES[scale]),
        Decimal((low + more) * SCALES[scale]),
    ),
    st.integers(1, 99),
    st.integers(1, 99),
    st.sampled_from(("-", "~", "—", "～", "至", "到")),
    st.sampled_from(("", "万", "亿")),
)
spoken_ranges = st.builds(
    lambda low, more: Written(
        f"{chinese(low * 100)}至{chinese((low + more) * 100)}万",
        Decimal(low * 10**6),
        Decimal((low + more) * 10**6),
    ),
    st.integers(2, 40),
    st.integers(1, 40),
)
every = st.one_of(
    digits,
    pointed,
    raised,
    full_width,
    grouped,
    scaled,
    mixed,
    numerals,
    formal,
    pairs,
    some,
    teens,
    hundredths,
    parts,
    tenths,
    ranges,
    spoken_ranges,
)


@settings(max_examples=EXAMPLES)
@given(every, st.sampled_from(UNITS), st.sampled_from([*BEFORE]), st.sampled_from([*BEHIND]))
def test_every_style_comes_back(number: Written, unit: str, before: str, behind: str) -> None:
    stated = number.text + ("" if number.unit else unit)
    text = f"全市指标达到{before}{stated}{behind}。"
    found = find_quantities(mask_names(fold(text)))
    assert len(found) == 1, (text, found)
    (quantity,) = found
    assert (quantity.low, quantity.high) == (number.low, number.high), text
    assert quantity.unit.name == (number.unit or unit), text
    said = BEHIND[behind] or BEFORE[before] or ("about" if number.rough else "plain")
    assert quantity.comparator == said, text
    assert text[quantity.number : quantity.unit_end] == stated
