"""Two published versions of one report: nothing is dropped that both contain."""

from __future__ import annotations

import pytest

from policydiff.reading import read_all
from policydiff.stages.compare import Kind, TargetVerdict
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.indicators.indicator_similarity import contains, fold
from policydiff.stages.compare.indicators.passages import find_sentences
from tests.evidence import CORPUS

YEARS = (2006, 2009, 2010, 2011, 2012, 2017)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus beside the project")
@pytest.mark.parametrize("year", YEARS)
def test_nothing_is_dropped_that_both_versions_contain(year: int) -> None:
    paths = (CORPUS / f"gwr/{year}.txt", CORPUS / f"gwr_alt/{year}_wikisource.txt")
    found = compare_plans(*read_all(paths))
    assert found.kind is Kind.REVISION
    text = found.other.document.text
    sentences = [span.of(text) for span in find_sentences(text)]
    for change in found.target_changes:
        if change.change is TargetVerdict.DROPPED and change.base is not None:
            target = found.base.target(change.base)
            speaking = [s for s in sentences if contains(s, target.indicator_text) >= 0.99]
            assert not any(fold(target.stated) in fold(s) for s in speaking), target.quote


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus beside the project")
def test_a_rise_for_50_kilograms_is_the_rise_for_a_jin() -> None:
    """每50公斤分别提高3元、5元和10元 against 每斤分别提高3分、5分和1毛钱."""
    paths = (CORPUS / "gwr/2010.txt", CORPUS / "gwr_alt/2010_wikisource.txt")
    found = compare_plans(*read_all(paths))
    lost = [c.why for c in found.target_changes if c.change is TargetVerdict.DROPPED]
    assert not [why for why in lost if "公斤" in why]
