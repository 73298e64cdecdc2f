"""The commands `policydiff corpus …`, through run([...])."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from policydiff.cli import run
from policydiff.corpus_cli import app
from tests.factories import ROOT


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        run(["corpus", *arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert status(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: ")
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.fixture
def store(plans: Path, tmp_path: Path) -> str:
    (plans / "bad.txt").write_bytes(b"")
    folder = tmp_path / "store"
    assert status("add", str(plans), "--store", str(folder), "--workers", "1") == 0
    return str(folder)


def test_add_tells_what_was_read_and_what_was_not(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "bad.txt").write_bytes(b"")
    store = str(tmp_path / "store")
    assert status("add", str(plans), "--store", store, "--workers", "1") == 0
    told = capsys.readouterr().out
    assert "new: 12; changed: 0; unchanged: 0; removed: 0; not readable: 1" in told
    assert "bad.txt: is empty" in told
    assert status("add", str(plans), "--store", store, "--workers", "1") == 0
    assert "new: 0; changed: 0; unchanged: 13" in capsys.readouterr().out


def test_status_lists_tables_bad_files_and_documents(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert status("status", "--store", store, "--documents") == 0
    told = capsys.readouterr().out
    assert "documents: 12; clauses: 48" in told
    assert "not readable: " in told
    assert "p01  湖州市  2018-01-10" in told


def test_query_prints_the_nearest_and_writes_csv(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert status("query", "新建人才公寓", "--store", store, "-n", "2") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == ["p01#2.1", "p03#2.1"]
    assert status("query", "新建人才公寓", "--store", store, "-n", "2", "--csv", "-") == 0
    assert capsys.readouterr().out.startswith("similarity,document,clause,place,level,date")


def test_sql_prints_csv(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    statement = "SELECT place, count(*) AS n FROM documents GROUP BY 1 ORDER BY 1"
    assert status("sql", statement, "--store", store) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["place,n", "嘉兴市,4"]
    assert "Parser Error" in refused(capsys, "sql", "SELEC", "--store", store)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["--engine", "spark"], "local or dask", id="engine"),
        pytest.param(["--engine", "dask"], "--scheduler", id="dask-without-scheduler"),
        pytest.param(["--scheduler", "tcp://x:1"], "--engine dask", id="scheduler-without-dask"),
        pytest.param(["--workers", "0"], "1 or more", id="no-workers"),
    ],
)
def test_a_wrong_engine_is_refused(
    plans: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    message: str,
) -> None:
    told = refused(capsys, "add", str(plans), "--store", str(tmp_path / "store"), *options)
    assert message in told
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("module", ["pyarrow", "psutil"])
def test_without_the_extra_one_line_says_what_to_install(
    plans: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    module: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    told = refused(capsys, "add", str(plans), "--store", str(tmp_path / "store"))
    assert (
        f"{module} is not installed (install the extra: pip install 'policydiff[corpus]')" in told
    )


def test_every_command_has_help_with_an_example_and_stands_in_the_manual(
    capsys: pytest.CaptureFixture[str],
) -> None:
    manual = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    assert len(names) >= 4
    for name in names:
        assert status(name, "--help") == 0
        assert f"Example: policydiff corpus {name} " in capsys.readouterr().out
        assert f"policydiff corpus {name} " in manual


def test_other_commands_load_nothing_of_the_corpus() -> None:
    code = (
        "import sys, policydiff.cli; "
        "print([m for m in ('corpus', 'policydiff.corpus_cli', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "[]\n"


def test_a_query_loads_no_library_of_tables(store: str) -> None:
    code = (
        "import sys; from policydiff.cli import run\n"
        "try: run(sys.argv[1:])\n"
        "finally: print([m for m in ('pyarrow', 'duckdb', 'pandas') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code, "corpus", "query", "人才公寓", "--store", store]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"
