"""Themes, series and escalation over a store are those over its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.compare.series.escalation import escalate_plans
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.compare.themes.codebook import read_codebook
from policydiff.stages.compare.themes.theme_clusters import find_themes
from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.pair_rules import Rule, Years, parse_years
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.corpus.trends.field_trends import fields_over_years
from policydiff.stages.corpus.trends.store_series import escalate_store, track_store
from policydiff.stages.reports.tables.csv_format import escalation_csv, series_csv
from policydiff.stages.support.errors import SettingsError
from policydiff.stages.targets import Plan
from tests.evidence import CORPUS
from tests.factories import FIXTURES

HERE = Engine(workers=1)

LEVEL = (
    "{0}2023年政府工作报告\n\n{0}人民政府\n2023年1月10日\n\n一、主要目标\n"
    "(一)预期目标。地区生产总值增长{1}%以上。\n(二)稳定就业。城镇新增就业10万人以上。\n"
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the fixtures and, where they are, of national and provincial reports."""
    folder = tmp_path_factory.mktemp("real") / "store"
    levels = tmp_path_factory.mktemp("levels")
    for place, growth in (("浙江省", "6"), ("嘉兴市", "7")):
        (levels / f"{place}.txt").write_text(LEVEL.format(place, growth), encoding="utf-8")
    paths = [FIXTURES, levels]
    if CORPUS.is_dir():
        paths += [CORPUS / "gwr" / f"{year}.txt" for year in (2017, 2018, 2019, 2024, 2025)]
        paths += [CORPUS / "gwr_alt", *sorted((CORPUS / "provincial_2025").glob("*"))[:4]]
    add_files(paths, folder, engine=HERE)
    return folder


@pytest.fixture(scope="module")
def plans(real: Path) -> tuple[Plan, ...]:
    return tuple(open_store(real).plans())


@pytest.mark.parametrize("workers", [1, 2])
def test_series_are_those_of_the_files(real: Path, plans: tuple[Plan, ...], workers: int) -> None:
    found = track_store(real, rule=Rule(), engine=Engine(workers=workers))
    wanted = track_plans(plans)
    assert found.series == wanted.series
    assert series_csv(found) == series_csv(wanted)


def test_escalation_is_that_of_the_files(real: Path, plans: tuple[Plan, ...]) -> None:
    found = escalate_store(real, rule=Rule(), engine=HERE)
    wanted = escalate_plans(plans)
    assert found.chains
    assert found.chains == wanted.chains
    assert escalation_csv(found) == escalation_csv(wanted)


@pytest.mark.parametrize("own", [False, True])
def test_themes_are_those_of_the_files(
    real: Path, plans: tuple[Plan, ...], tmp_path: Path, own: bool
) -> None:
    codebook = "policy-fields"
    if own:
        codebook = str(tmp_path / "book.csv")
        text = "code,label,keywords\na,人才,人才\nb,交通,铁路 公路 轨道\n"
        Path(codebook).write_text(text, encoding="utf-8")
    found = fields_over_years(real, rule=Rule(), engine=HERE, codebook=codebook)
    wanted = find_themes(plans, codebook=read_codebook(codebook))
    clauses = {t.code: sum(size.clauses for size in t.sizes) for t in wanted.themes}
    characters = {t.code: sum(size.characters for size in t.sizes) for t in wanted.themes}
    assert len(clauses) >= 2
    for code, number in clauses.items():
        rows = [row for row in found.rows if row.code == code]
        assert sum(row.clauses for row in rows) == number
        assert sum(row.characters for row in rows) == characters[code]
    assert sum(found.documents.values()) == len(plans)


def test_only_documents_of_these_years_and_places(real: Path) -> None:
    rule = Rule(years=Years(first=2019, last=2019), places=("嘉兴",))
    found = track_store(real, rule=rule, engine=HERE)
    assert {p.document for s in found.series for p in s.points} == {"jiaxing-2019"}


def test_indicators_and_jurisdictions_filter(real: Path) -> None:
    found = track_store(
        real, rule=Rule(), engine=HERE, indicators=("就业",), jurisdictions=("南湖",)
    )
    assert all("就业" in s.indicator and "南湖" in s.jurisdiction for s in found.series)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param(None, None, id="none"),
        pytest.param("2019", (2019, 2019), id="one"),
        pytest.param("2015-2020", (2015, 2020), id="range"),
        pytest.param("2020-2015", "backwards", id="backwards"),
        pytest.param("soon", "no range", id="word"),
    ],
)
def test_years(text: str | None, years: tuple[int, int] | str | None) -> None:
    if isinstance(years, str):
        with pytest.raises(SettingsError, match=years):
            parse_years(text)
    else:
        found = parse_years(text)
        assert (None if found is None else (found.first, found.last)) == years
