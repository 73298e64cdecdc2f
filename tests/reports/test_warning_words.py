from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from policydiff.reading import read_all
from policydiff.stages.reports.shared.warning_words import say_warnings
from policydiff.stages.support.resources import shipped_text
from tests.evidence import CORPUS
from tests.factories import FIXTURES

FORMS = tomllib.loads(shipped_text("reports", "lexicons", "warnings.toml"))["warning"]


def filled(template: str) -> str:
    return re.sub(r"\{(\w+)\}", r"<\1>", template)


@pytest.mark.parametrize(
    "form", [pytest.param(form, id=f"form-{n}") for n, form in enumerate(FORMS)]
)
def test_each_form_is_told_in_both_languages(form: dict[str, str]) -> None:
    names = [sorted(set(re.findall(r"\{(\w+)\}", form[lang]))) for lang in ("en", "zh")]
    assert names[0] == names[1]
    assert say_warnings([filled(form["en"])], lang="zh") == (filled(form["zh"]),)
    assert say_warnings([filled(form["en"])], lang="en") == (filled(form["en"]),)


def test_a_warning_that_is_not_listed_stays_as_it_is() -> None:
    assert say_warnings(["something else"], lang="zh") == ("something else",)


def test_the_longer_form_goes_before_its_beginning() -> None:
    (said,) = say_warnings(["莱芜市 existed until 2019; it is now 济南市 or part of it"], lang="zh")
    assert said == "莱芜市存续至 2019 年，现为济南市或其一部分"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus beside the project")
def test_all_warnings_of_real_documents_are_told_in_chinese() -> None:
    paths: list[Path] = [
        *sorted(FIXTURES.glob("*.txt")),
        *sorted(CORPUS.glob("policies/*.txt"))[:60],
    ]
    warnings = [w for plan in read_all(paths) for w in plan.document.warnings]
    english = [
        w for w, said in zip(warnings, say_warnings(warnings, lang="zh"), strict=True) if w == said
    ]
    assert warnings
    assert english == []
