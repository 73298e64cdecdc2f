"""Reports of provinces and cities against the country's: what people counted by hand.

The reports lie beside the project only.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.compare.model.escalation_types import Chain, Rung, Standing
from policydiff.stages.compare.series.escalation import escalate_plans
from policydiff.stages.documents import Level
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Mode, Plan
from policydiff.stages.targets.extraction import find_targets
from tests.compare.read_by_hand import PLACES
from tests.compare.read_by_hand import PROVINCES as BY_PLACE
from tests.evidence import CORPUS

PROVINCES, CITIES = CORPUS / "provincial_2025", CORPUS / "city_2024"
pytestmark = pytest.mark.skipif(not PROVINCES.exists(), reason="the corpus lies beside the project")


def chains(country: Path, folder: Path) -> tuple[Chain, ...]:
    files = [country, *sorted(folder.iterdir())]
    return escalate_plans([find_targets(read_document(path)) for path in files]).chains


@pytest.fixture(scope="module")
def of_2025() -> tuple[Chain, ...]:
    return chains(CORPUS / "gwr" / "2025.txt", PROVINCES)


def growth(found: tuple[Chain, ...]) -> Chain:
    (chain,) = (
        c
        for c in found
        if (c.indicator, c.mode, c.long) == ("地区生产总值", Mode.GROWTH, False)
        and c.scope is None
        and c.rung("100000").standing is Standing.STATED
    )
    return chain


def provinces(chain: Chain) -> list[Rung]:
    return [
        r for r in chain.rungs if r.level is Level.PROVINCE and r.standing is not Standing.ABSENT
    ]


def test_growth_of_21_provinces_against_five_per_cent(of_2025: tuple[Chain, ...]) -> None:
    (spread,) = growth(of_2025).spreads
    assert (spread.stating, spread.given, spread.of, spread.median) == (21, 21, 31, 5)
    assert (spread.above, spread.equal, spread.below) == (10, 11, 0)
    assert spread.firmer == 2  # 河北 and 山东: 5%以上


def test_what_counties_are_to_reach_is_not_the_aim_of_the_province(
    of_2025: tuple[Chain, ...],
) -> None:
    rung = growth(of_2025).rung("460000")
    assert rung.stated == "6%以上"


def test_all_provinces_set_incomes_in_words_or_numbers(of_2025: tuple[Chain, ...]) -> None:
    (chain,) = (c for c in of_2025 if c.indicator in ("居民收入", "居民人均可支配收入"))
    told = provinces(chain)
    assert len(told) == 21
    assert {r.standing for r in told} <= {Standing.STATED, Standing.REFERS, Standing.SEE_ALSO}
    urban = [r for r in told if r.standing is Standing.SEE_ALSO]
    assert all(any("居民" in o.indicator for o in r.others) for r in urban)


def test_growth_of_cities_in_2024() -> None:
    chain = growth(chains(CORPUS / "gwr" / "2024.txt", CITIES))
    (spread,) = (s for s in chain.spreads if s.level is Level.PREFECTURE)
    assert spread.median == 6
    below = {r.name for r in chain.rungs if r.same_year and (r.same_year.difference or 0) < 0}
    assert below == {"天津市", "柳州市"}


@pytest.fixture(scope="module")
def plans_of_2025() -> dict[str, Plan]:
    plans = (find_targets(read_document(path)) for path in sorted(PROVINCES.iterdir()))
    return {p.document.jurisdiction.name: p for p in plans if p.document.jurisdiction}


@pytest.mark.parametrize("key", [pytest.param(key, id=key[0]) for key in BY_PLACE])
def test_the_main_aims_of_provinces_read_by_hand(
    plans_of_2025: dict[str, Plan], key: tuple[str, str]
) -> None:
    for row in BY_PLACE[key].split():
        found = [
            None if t.low is None else f"{t.low}"
            for t in plans_of_2025[PLACES[row[0]]].targets
            if (t.indicator, t.mode.value, t.owner) == (*key, None)
            and t.years is not None
            and (t.years.first, t.years.last) == (2025, 2025)
        ]
        assert (None if row[1:] == "-" else row[1:]) in found, row
