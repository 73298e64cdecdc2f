"""The methods page says what it takes to repeat and to judge a report."""

from __future__ import annotations

import hashlib
import json
import pickle
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from policydiff.stages.align import assignment as assign
from policydiff.stages.reports.html.views.accuracy import (
    SENTENCES,
    how_sure,
    sample_figure,
    wilson_interval,
)
from policydiff.stages.reports.html.views.methods_view import (
    MethodsView,
    methods_view,
)
from policydiff.stages.reports.shared.page_addresses import Site, page_names, short_names
from policydiff.stages.reports.shared.run_provenance import (
    UNKNOWN,
    FileDigest,
    RunFacts,
    powershell_line,
    program_files,
    shell_line,
)
from policydiff.stages.reports.shared.translations import read_interface
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.notice_codes import NoticeCode
from tests.factories import ROOT
from tests.reports.samples import HOSTILE, sample

FACTS = RunFacts(
    version="1.0",
    command=("policydiff", "report", "a b.txt", "-o", "out"),
    packages=(("numpy", "2.0"),),
    settings=(FileDigest(name="--meta meta.csv", sha256="ab" * 32),),
)


EMPTY = DocumentError("c.txt", "is empty", hint="give a file with text")


def view(lang: str = "zh", facts: RunFacts = FACTS, left_out: DocumentError = EMPTY) -> MethodsView:
    plans = sample().plans
    return methods_view(
        plans,
        facts,
        left_out=(left_out,),
        names=short_names(plans),
        ui=read_interface(lang),
        site=Site(names=page_names(plans)),
    )


def test_commands_are_those_of_the_run() -> None:
    shell, powershell = view().commands
    assert shlex.split(shell.value) == list(FACTS.command)
    assert powershell.value == "policydiff report 'a b.txt' -o out"
    assert view(facts=UNKNOWN).commands == ()


@pytest.mark.parametrize(
    ("argument", "shell", "powershell"),
    [
        ("a-b_1/c.txt", "a-b_1/c.txt", "a-b_1/c.txt"),
        ("a b", "'a b'", "'a b'"),
        ("$(rm)`x`;|&", "'$(rm)`x`;|&'", "'$(rm)`x`;|&'"),
        ("it's", "'it'\"'\"'s'", "'it''s'"),
        ("嘉兴.txt", "嘉兴.txt", "'嘉兴.txt'"),
        ("", "''", "''"),
    ],
)
def test_arguments_are_quoted_for_each_shell(argument: str, shell: str, powershell: str) -> None:
    assert shlex.split(shell_line(("p", argument))) == ["p", argument]
    assert powershell_line(("p", argument)) == f"p {powershell}"


def test_every_number_that_decides_is_there_with_its_meaning() -> None:
    shown = {line.name: line for line in view().thresholds}
    assert shown["align.same"].value == f"{assign.SAME:g}"
    for name in ("align.same", "pair.near", "theme.fewest", "coding.lead", "reports.readable"):
        assert shown[name].about


def test_weights_are_those_of_the_data_file() -> None:
    data = json.loads((ROOT / "align" / "data" / "weights.json").read_text(encoding="utf-8"))
    prior, *features = view().weights
    assert (prior.name, prior.same) == ("prior", f"{data['prior']:+.3f}")
    assert {row.name: row.same for row in features} == {
        name: f"{entry['weight']:+.3f}" for name, entry in data["features"].items()
    }


def test_each_lexicon_has_its_digest() -> None:
    held = {file.name: file.sha256 for file in program_files()}
    on_disk = {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for stage in ("knowledge", "align", "compare", "reports")
        for folder in ("data", "lexicons")
        for path in (ROOT / stage / folder).glob("*")
        if path.is_file() and path.suffix not in {".md", ".py"}
    }
    assert held == on_disk
    assert list(held) == [name for name in held if name]
    assert len(view().digest) == 64


def test_documents_with_their_files_and_what_was_not_read() -> None:
    found = view()
    row = found.documents[0]
    assert (row.file, row.sha256, row.form) == ("plan.txt", "0" * 64, "text/plain · utf-8")
    assert (row.clauses, row.targets, row.left_out) == ("4（正文 3，附件重列 1）", 2, 1)
    assert row.reasons == "按钮 1"
    assert row.warnings == ("a warning 积极推进",)
    assert found.left_out == ("c.txt: is empty (give a file with text)",)
    assert found.settings == FACTS.settings


def test_no_figure_of_accuracy_is_above_what_the_tests_hold() -> None:
    floors = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))
    text = (ROOT / "reports" / "data" / "accuracy.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["entry"]
    for entry in entries:
        assert entry["at_least"] <= floors[entry["measured"]][entry["figure"]]
    shown = [line.value for line in view().accuracy]
    assert shown[: len(entries)] == [f"≥ {entry['at_least']:.2f}" for entry in entries]
    assert len(shown) == len(entries) + len(tomllib.loads(text)["sample"])


def test_heads_of_pages_say_how_sure_in_the_words_of_their_language() -> None:
    text = (ROOT / "reports" / "data" / "accuracy.toml").read_text(encoding="utf-8")
    known = {sample["id"]: sample for sample in tomllib.loads(text)["sample"]}
    for lang in ("zh", "en"):
        for name, shown in zip(known, how_sure(*known, ui=read_interface(lang)), strict=True):
            assert (shown.right, shown.of) == (known[name]["right"], known[name]["of"])
            assert shown.label
    with pytest.raises(KeyError):
        how_sure("nothing", ui=read_interface("zh"))


def test_samples_that_sentences_set_beside_their_claims_come_from_the_one_place() -> None:
    shown = [line.value for line in view().accuracy]
    assert shown.count(sample_figure(SENTENCES)) == 1


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(172, 220, 0.722, 0.831), (10, 10, 0.722, 1.0), (0, 10, 0.0, 0.278)],
)
def test_the_interval_of_a_share_is_wilsons(right: int, of: int, low: float, high: float) -> None:
    assert wilson_interval(right, of) == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(("lang", "said"), [("zh", "一个政策领域"), ("en", "one policy field")])
def test_the_page_is_in_the_report_and_its_navigation(tmp_path: Path, lang: str, said: str) -> None:
    folder = tmp_path / "report"
    sample(said=HOSTILE).write(folder, lang=lang)
    text = (folder / "methods.html").read_text(encoding="utf-8")
    assert said in text
    assert "policydiff report &#39;a b.txt&#39;" in text
    assert "<script>alert" not in text
    assert 'href="methods.html"' in (folder / "index.html").read_text(encoding="utf-8")
    page = next((folder / "documents").glob("*.html")).read_text(encoding="utf-8")
    assert 'href="../methods.html"' in page
    assert re.search(r'href="methods.html" aria-current="page"', text)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "c.txt: 文件为空（请提供有文字的文件）"),
        ("en", "c.txt: is empty (give a file with text)"),
    ],
)
def test_why_a_file_was_not_read_is_told_in_the_language_of_the_page(lang: str, told: str) -> None:
    error = DocumentError("c.txt", "is empty", hint="none", why=NoticeCode.UNREAD_EMPTY)
    again = pickle.loads(pickle.dumps(error))  # as a worker process passes it on
    found = view(lang=lang, left_out=again)
    assert found.left_out == (told,)
