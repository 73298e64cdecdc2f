"""Every word of the pages exists in both languages."""

from __future__ import annotations

import re
import string

import pytest

from policydiff.stages.align import Change, Relation
from policydiff.stages.compare import (
    BodyMove,
    Difference,
    Direction,
    FindingKind,
    Kind,
    Ladder,
    NameKind,
    Reason,
    TargetVerdict,
    ThemeMove,
)
from policydiff.stages.compare.model.change_types import Ambition, Firmness, StretchMove
from policydiff.stages.compare.model.escalation_types import Standing
from policydiff.stages.documents import Level, Part
from policydiff.stages.reports.shared.translations import all_words, read_interface
from policydiff.stages.support.errors import SettingsError
from policydiff.stages.targets import Comparator, Mode, TimeFrame
from policydiff.stages.targets.target_codes import Doubt, Passed
from tests.factories import ROOT


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("key", all_words())
def test_each_key_has_both_languages_with_the_same_fields(key: str) -> None:
    words = all_words()[key]
    assert set(words) == {"zh", "en"}
    assert words["zh"].strip()
    assert words["en"].strip()
    assert fields(words["zh"]) == fields(words["en"])


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("verdict", TargetVerdict),
        ("ambition", Ambition),
        ("words", Firmness),
        ("stretch_move", StretchMove),
        ("reason", Reason),
        ("direction", Direction),
        ("direction_words", Direction),
        ("direction_deadline", Direction),
        ("change", Change),
        ("relation", Relation),
        ("kind", Kind),
        ("finding", FindingKind),
        ("level", Level),
        ("part", Part),
        ("comparator", Comparator),
        ("mode", Mode),
        ("period", TimeFrame),
        ("standing", Standing),
        ("difference", Difference),
        ("ladder", Ladder),
        ("body_move", BodyMove),
        ("name_kind", NameKind),
        ("theme_move", ThemeMove),
        ("doubt", Doubt),
        ("passed", Passed),
        ("passed_short", Passed),
        ("passed_about", Passed),
    ],
)
def test_each_member_has_a_name(table: str, kinds: type) -> None:
    assert {f"{table}.{member.value}" for member in kinds} <= set(all_words())  # type: ignore[attr-defined]


def test_each_key_that_a_template_or_module_names_exists() -> None:
    named = set()
    for path in [*ROOT.glob("reports/templates/*.html"), *ROOT.glob("reports/**/*.py")]:
        named |= set(re.findall(r"\b(?:t|ui|_ui)\(['\"](\w+\.\w+)['\"]", path.read_text("utf-8")))
    assert len(named) > 60
    assert named <= set(all_words())


def test_chinese_words_have_chinese_punctuation() -> None:
    zh = [words["zh"] for words in all_words().values()]
    assert [words for words in zh if re.search(r"[\u4e00-\u9fff][,;:()]", words)] == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(SettingsError, match="'fr' is no language of the pages"):
        read_interface("fr")
