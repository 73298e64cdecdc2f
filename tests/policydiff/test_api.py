"""The Python API: the functions behind the commands, and their tables."""

from __future__ import annotations

import inspect
from pathlib import Path

import pandas as pd
import pytest

import policydiff
from policydiff.stages.support.errors import SettingsError
from tests.factories import FIXTURES

PLANS = [FIXTURES / "jiaxing-2010.txt", FIXTURES / "nanhu-2023.txt"]


def test_public_names_are_typed_and_documented() -> None:
    for name in policydiff.__all__:
        function = getattr(policydiff, name)
        assert function.__doc__
        if isinstance(function, type) and issubclass(function, Warning):
            continue
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(p.annotation is not p.empty for p in signature.parameters.values())


def test_results_convert_to_frames() -> None:
    plan = policydiff.read(PLANS[0])
    frames = policydiff.to_frames(plan)
    assert len(frames["clauses"]) == len(plan.document.clauses)
    assert len(frames["targets"]) == len(plan.targets)

    found = policydiff.compare(*PLANS)
    frames = policydiff.to_frames(found)
    links = sum(len(a.base) * len(a.other) for a in found.alignments)
    assert len(frames["alignments"]) == links
    assert len(frames["target_changes"]) == len(found.target_changes)

    for result in (policydiff.annex(PLANS[1]), policydiff.themes(PLANS), policydiff.track(PLANS)):
        for frame in policydiff.to_frames(result).values():
            assert isinstance(frame, pd.DataFrame)


def test_a_text_path_does_as_well_as_a_path() -> None:
    assert policydiff.read(str(PLANS[0])) == policydiff.read(PLANS[0])


def test_files_of_one_name_get_ids_that_tell_them_apart(tmp_path: Path) -> None:
    text = PLANS[0].read_bytes()
    for year in ("2009", "2010"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "plan.txt").write_bytes(text)
    found = policydiff.compare(tmp_path / "2009" / "plan.txt", tmp_path / "2010" / "plan.txt")
    assert [p.document.id for p in (found.base, found.other)] == ["2009/plan", "2010/plan"]


def test_an_unknown_language_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="'fr'"):
        policydiff.report(PLANS, tmp_path / "report", lang="fr")
