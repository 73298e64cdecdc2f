"""Which targets of the fixtures compare, as labelled by reading their lists of targets."""

from __future__ import annotations

from itertools import permutations

import pytest

from policydiff.reading import read_all
from policydiff.stages.compare import TargetVerdict
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.targets import Plan
from tests.factories import FIXTURES

NAMES = ("jiaxing-2010", "jiaxing-2019", "huangpu-2020", "nanhu-2023", "wuxing-2024")
COMPARABLE = frozenset(
    (
        TargetVerdict.STRENGTHENED,
        TargetVerdict.WEAKENED,
        TargetVerdict.MIXED,
        TargetVerdict.UNCHANGED,
        TargetVerdict.HIGHER,
        TargetVerdict.LOWER,
        TargetVerdict.EQUAL,
    )
)
# Words of base, words of other, whose number is the higher one.
HIGHER = {
    ("nanhu-2023", "wuxing-2024"): [
        ("新引育省级以上高端人才30人", "引进培育省级及以上人才50名"),
        ("长三角一体化重大项目不少于6个", "长三角一体化发展重大项目13个"),
        ("完成年度投资15亿元以上", "完成年度投资25亿元"),
    ]
}


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return dict(zip(NAMES, read_all([FIXTURES / f"{name}.txt" for name in NAMES]), strict=True))


@pytest.mark.parametrize(("base", "other"), list(permutations(NAMES, 2)))
def test_these_targets_compare_and_no_others(base: str, other: str, plans: dict[str, Plan]) -> None:
    found = compare_plans(plans[base], plans[other])
    compared = [c for c in found.target_changes if c.change in COMPARABLE]
    turned = HIGHER.get((other, base), [])
    wanted = HIGHER.get((base, other), [(new, old) for old, new in turned])
    right = TargetVerdict.LOWER if turned else TargetVerdict.HIGHER
    assert len(compared) == len(wanted)
    for change, words in zip(compared, wanted, strict=True):
        assert change.base is not None
        assert change.other is not None
        quotes = found.base.target(change.base).quote, found.other.target(change.other).quote
        assert all(said in quote for said, quote in zip(words, quotes, strict=True))
        assert change.change is right
