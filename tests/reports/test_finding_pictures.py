"""Pictures beside findings show the indicator and the places that the sentence tells of."""

from __future__ import annotations

import pytest

from policydiff.stages.compare import Highlight
from policydiff.stages.compare.model.comparison import Evidence, Rule
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents import DocumentId, Period
from policydiff.stages.documents.metadata.divisions import COUNTRY, find_division, make_jurisdiction
from policydiff.stages.reports.html.pictures.finding_pictures import Pictured, draw_finding
from policydiff.stages.reports.shared.translations import read_interface
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.targets import Mode, Plan, TargetId
from tests.factories import document, target

QUOTE = "城乡居民人均可支配收入分别增长"
TOWN, COUNTRYSIDE = "城镇居民人均可支配收入", "农村居民人均可支配收入"
VALUES = {"110000": ("5", "6"), "120000": ("5", "7"), "130000": ("8", "10")}


def plan(code: str, town: str, countryside: str) -> Plan:
    """A plan in which one sentence sets two measures."""
    division = find_division(code)
    made = document(
        [QUOTE],
        id=DocumentId(f"{code}-2024"),
        period=Period(first=2024, last=2024),
        jurisdiction=make_jurisdiction(division) if division else COUNTRY,
    )
    targets = tuple(
        target(
            made.clauses[0],
            QUOTE,
            value,
            id=TargetId(f"1/{number}"),
            unit="%",
            mode=Mode.GROWTH,
            indicator=name,
            stated=f"{value}%",
        )
        for number, (name, value) in enumerate([(TOWN, town), (COUNTRYSIDE, countryside)], start=1)
    )
    return Plan(document=made, targets=targets)


def drawn(indicator: str, places: int) -> str:
    plans = [plan(code, *values) for code, values in VALUES.items()]
    pictured = Pictured(
        track=track_plans(plans),
        plans={one.document.id: one for one in plans},
        ui=read_interface("zh"),
    )
    values = (("year", 2024), ("indicator", indicator), ("places", places), ("median", "5%"))
    silent = ("highest", "lowest", "superior", "stretched", "others", "below")
    highlight = Highlight(
        rule=Rule.SPREAD,
        weight=0.5,
        notice=Notice(
            code=NoticeCode.HIGHLIGHT_SPREAD, values=(*values, *((name, "") for name in silent))
        ),
        evidence=tuple(
            Evidence(document=one.document.id, clause=one.document.clauses[0].id, quote=QUOTE)
            for one in plans
        ),
    )
    return str(draw_finding(highlight, pictured, became=False) or "")


@pytest.mark.parametrize(
    ("indicator", "ends", "elsewhere"),
    [(TOWN, (">5%<", ">8%<"), ">10%<"), (COUNTRYSIDE, (">6%<", ">10%<"), ">8%<")],
)
def test_of_two_measures_of_one_quote_the_told_one_is_drawn(
    indicator: str, ends: tuple[str, str], elsewhere: str
) -> None:
    picture = drawn(indicator, 3)
    assert all(end in picture for end in ends)
    assert elsewhere not in picture


def test_a_picture_of_other_places_than_those_told_is_left_out() -> None:
    assert drawn(TOWN, 2) == ""
