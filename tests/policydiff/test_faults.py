"""What no stage foresaw: one line and status 2, a traceback where asked for, the rest is done."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import policydiff
from policydiff import ReadOptions, UnreadWarning
from policydiff.pair_comparison import Given, compare_pairs
from policydiff.reading import read_files
from policydiff.stages.compare import compare as comparing
from policydiff.stages.support.errors import DocumentError, FaultError, PolicyDiffError, faults_of
from policydiff.stages.support.progress import silent
from tests.policydiff.test_cli import NANHU, NEW, OLD, WUXING, refused, status

FAULT = "(a fault of policydiff, please report it; --debug shows the traceback)"


def failing(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


@pytest.fixture
def no_pair_of_nanhu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing fails where one of the documents is that of Nanhu."""
    whole = comparing.compare_plans

    def compare(base: Any, other: Any, **options: Any) -> Any:
        if "nanhu-2023" in (base.document.id, other.document.id):
            raise KeyError("jx_")
        return whole(base, other, **options)

    monkeypatch.setattr("policydiff.stages.compare.compare.compare_plans", compare)


# Errors


def test_an_exception_becomes_an_error_that_says_what_was_worked_on() -> None:
    with pytest.raises(FaultError) as found, faults_of("a.txt", doing="reading"):
        raise ValueError("one\ntwo")
    assert str(found.value) == f"a.txt: reading failed: ValueError: one two {FAULT}"
    assert isinstance(found.value.__cause__, ValueError)


class Panic(BaseException):
    """What a library written in Rust raises."""


@pytest.mark.parametrize("error", [Panic("deep inside"), RecursionError(), AssertionError()])
def test_a_panic_is_a_fault_too(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(FaultError), faults_of("a.txt", doing="reading"):
        raise error
    monkeypatch.setattr("policydiff.api.read", failing(error))
    assert refused(capsys, "read", OLD).startswith(
        f"error: policydiff: failed: {type(error).__name__}"
    )


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)])
def test_who_leaves_is_no_fault(error: BaseException) -> None:
    with pytest.raises(type(error)), faults_of("a.txt", doing="reading"):
        raise error


def test_an_error_that_was_foreseen_stays_as_it_is() -> None:
    known = DocumentError("a.txt", "is empty", hint="give a file with text")
    with pytest.raises(DocumentError) as found, faults_of("b.txt", doing="reading"):
        raise known
    assert found.value is known


def test_too_little_memory_is_no_fault_of_the_program() -> None:
    told = str(FaultError.of("a.txt", MemoryError()))
    assert told.startswith("a.txt: the memory does not suffice (")
    assert "policydiff" not in told


def test_a_traceback_goes_along_from_process_to_process() -> None:
    try:
        raise ValueError("deep inside")
    except ValueError as error:
        fault = FaultError.of("a.txt", error, doing="reading")
    again = pickle.loads(pickle.dumps(fault))
    assert (str(again), again.trace) == (str(fault), fault.trace)
    assert "in test_a_traceback_goes_along" in again.trace


# Commands

COMMANDS = [
    pytest.param(("read", OLD), "policydiff.api.read", id="read"),
    pytest.param(("compare", OLD, NEW, "--exit-code"), "policydiff.api.compare", id="compare"),
    pytest.param(("annex", NANHU), "policydiff.api.annex", id="annex"),
    pytest.param(("themes", OLD, NEW), "policydiff.api.themes", id="themes"),
    pytest.param(("track", OLD), "policydiff.api.track", id="track"),
    pytest.param(("escalate", OLD), "policydiff.api.escalate", id="escalate"),
    pytest.param(("highlights", OLD), "policydiff.api.highlights", id="highlights"),
    pytest.param(("report", OLD, NEW, "-o", "report"), "policydiff.api.report", id="report"),
    pytest.param(
        ("learn", OLD, NEW, "--decisions", "d.csv", "-o", "w.json"),
        "policydiff.api.learn",
        id="learn",
    ),
    pytest.param(
        ("corpus", "add", OLD, "--store", "s"),
        "policydiff.stages.corpus.adding.add_files.add_files",
        id="add",
    ),
    pytest.param(
        ("corpus", "link", "--store", "s"),
        "policydiff.stages.corpus.linking.link.link_store",
        id="link",
    ),
    pytest.param(
        ("corpus", "status", "--store", "s"),
        "policydiff.stages.corpus.store.store.open_store",
        id="status",
    ),
    pytest.param(
        ("corpus", "sql", "SELECT 1", "--store", "s"),
        "policydiff.stages.corpus.store.sql.ask",
        id="sql",
    ),
]


@pytest.mark.parametrize(("arguments", "function"), COMMANDS)
@pytest.mark.parametrize("error", [KeyError("jx_"), RecursionError("too deep")])
def test_any_command_tells_it_in_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
    function: str,
    error: Exception,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(function, failing(error))
    if arguments[:2] == ("corpus", "sql"):
        monkeypatch.setattr("policydiff.stages.corpus.store.store.open_store", lambda folder: None)
    told = refused(capsys, *arguments)
    assert told == f"error: policydiff: failed: {type(error).__name__}: {error} {FAULT}\n"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_traceback_is_shown_where_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr("policydiff.api.read", failing(KeyError("jx_")))
    arguments = ["read", OLD]
    arguments.insert(place, "--debug")
    assert status(*arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith("Traceback (most recent call last):\n")
    assert told.splitlines()[-1] == f"error: policydiff: failed: KeyError: 'jx_' {FAULT}"


def test_debug_changes_nothing_where_all_goes_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("read", WUXING) == 0
    plain = capsys.readouterr()
    assert status("read", WUXING, "--debug") == 0
    assert capsys.readouterr() == plain


def test_debug_behind_two_dashes_is_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--debug: no such file" in refused(capsys, "read", "--", "--debug")


def test_the_documents_of_a_comparison_are_named(
    capsys: pytest.CaptureFixture[str], no_pair_of_nanhu: None
) -> None:
    pair = "jiaxing-2010 × nanhu-2023: comparing failed: KeyError: 'jx_'"
    assert refused(capsys, "compare", OLD, NANHU) == f"error: {pair} {FAULT}\n"
    with pytest.raises(PolicyDiffError, match="jiaxing-2010 × nanhu-2023"):
        policydiff.compare(OLD, NANHU)


def test_the_file_of_an_annex_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policydiff.stages.compare.annex.check_annex", failing(KeyError("jx_")))
    assert refused(capsys, "annex", NANHU).startswith(f"error: {NANHU}: checking its annex failed")


# Reports


@pytest.mark.usefixtures("no_pair_of_nanhu")
def test_a_report_leaves_out_a_pair_that_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "report"
    assert status("report", OLD, NEW, NANHU, "-o", str(folder), "--lang", "en") == 2
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"error: {name} × nanhu-2023: comparing failed: KeyError: 'jx_' {FAULT}"
        for name in ("jiaxing-2010", "jiaxing-2019")
    ]
    assert [page.stem for page in (folder / "pairs").iterdir()] == ["jiaxing-2010__jiaxing-2019"]
    assert (folder / "documents" / "nanhu-2023.html").exists()
    assert (folder / "annex" / "nanhu-2023.html").exists()
    for name in ("index.html", "methods.html"):
        assert "jiaxing-2019 × nanhu-2023" in (folder / name).read_text(encoding="utf-8")


@pytest.mark.usefixtures("no_pair_of_nanhu")
def test_a_report_without_any_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "report"
    assert status("report", OLD, NANHU, "-o", str(folder), "--lang", "zh", "--docx") == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert "jiaxing-2010 × nanhu-2023" in (folder / "index.html").read_text(encoding="utf-8")


def test_a_report_leaves_out_an_annex_that_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policydiff.stages.compare.annex.check_annex", failing(KeyError("jx_")))
    folder = tmp_path / "report"
    assert status("report", OLD, NANHU, "-o", str(folder), "--lang", "en") == 2
    assert capsys.readouterr().err == (
        f"error: {NANHU}: checking its annex failed: KeyError: 'jx_' {FAULT}\n"
    )
    assert "checking its annex failed" in (folder / "index.html").read_text(encoding="utf-8")
    assert not (folder / "annex").exists()
    assert len(list((folder / "pairs").iterdir())) == 1


@pytest.mark.usefixtures("no_pair_of_nanhu")
def test_a_strict_report_stops_at_a_pair_that_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "report"
    told = refused(capsys, "report", OLD, NEW, NANHU, "-o", str(folder), "--strict")
    assert "jiaxing-2010 × nanhu-2023" in told
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("no_pair_of_nanhu")
def test_the_traceback_of_a_pair_is_shown_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("report", OLD, NANHU, "-o", str(tmp_path / "report"), "--debug") == 2
    told = capsys.readouterr().err
    assert told.startswith("Traceback (most recent call last):\n")
    assert told.splitlines()[-1].startswith("error: jiaxing-2010 × nanhu-2023: ")


@pytest.mark.usefixtures("no_pair_of_nanhu")
def test_a_library_user_is_warned_of_a_pair_that_fails(tmp_path: Path) -> None:
    with pytest.warns(UnreadWarning, match="jiaxing-2010 × nanhu-2023"):
        policydiff.report([OLD, NANHU], tmp_path / "report")


def test_pairs_that_fail_in_workers_are_told_in_order() -> None:
    plans = read_files([OLD, NANHU, WUXING], reading=ReadOptions(jobs=1)).plans
    verbs: Any = "no verbs"
    found = list(compare_pairs(plans, Given(verbs=verbs), jobs=2, tell=silent))
    named = [one.where if isinstance(one, FaultError) else "" for one in found]
    ids = ("jiaxing-2010", "nanhu-2023", "wuxing-2024")
    assert named == [f"{a} × {b}" for a, b in combinations(ids, 2)]
    assert all("AttributeError" in one.trace for one in found if isinstance(one, FaultError))
