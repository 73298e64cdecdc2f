"""Two plans of a sentence or two each, compared: for tests that read as the texts do."""

from __future__ import annotations

from collections.abc import Iterable

from policydiff.stages.compare import Comparison
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.documents import DocumentId, Jurisdiction, Level, Period
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from tests.factories import JIAXING, document

COUNTRY = Jurisdiction(code="100000", name="全国", path=(), level=Level.COUNTRY)
ZHEJIANG = Jurisdiction(code="330000", name="浙江省", path=("浙江省",), level=Level.PROVINCE)
HUZHOU = Jurisdiction(
    code="330500", name="湖州市", path=("浙江省", "湖州市"), level=Level.PREFECTURE
)
WUXI = Jurisdiction(code="320200", name="无锡市", path=("江苏省", "无锡市"), level=Level.PREFECTURE)
AIMS = "一、主要预期目标"
BESIDE = "抓好各项工作的落实，营造良好的环境。"


def plan_of(
    texts: str | Iterable[str],
    *,
    place: Jurisdiction = JIAXING,
    year: int = 2024,
    name: str = "base",
) -> Plan:
    """A plan for one year with a clause for each of the texts, and its targets."""
    found = [texts] if isinstance(texts, str) else list(texts)
    made = document(
        [{"text": text, "heading": (AIMS,)} for text in (*found, BESIDE)],
        id=DocumentId(name),
        title=f"{year}年{place.name}政府工作报告",
        issuers=(f"{place.name}人民政府",),
        issued=f"{year}-01-15",
        jurisdiction=place,
        period=Period(first=year, last=year),
    )
    return find_targets(made)


def compared(
    base: str | Iterable[str],
    other: str | Iterable[str],
    *,
    places: tuple[Jurisdiction, Jurisdiction] = (JIAXING, JIAXING),
    years: tuple[int, int] = (2024, 2025),
) -> Comparison:
    """The comparison of two plans; of two places for the same year unless told otherwise."""
    if places[0].code != places[1].code and years == (2024, 2025):
        years = (2024, 2024)
    left = plan_of(base, place=places[0], year=years[0], name="base")
    right = plan_of(other, place=places[1], year=years[1], name="other")
    return compare_plans(left, right)


def said(comparison: Comparison, lang: str = "zh") -> list[str]:
    """The sentences of its highlights."""
    return [highlight.zh if lang == "zh" else highlight.en for highlight in comparison.highlights]
