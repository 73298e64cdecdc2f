"""`corpus sql` asks the tables of the store, and can do nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store.sql import ask
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.support.errors import SettingsError
from tests.corpus.conftest import PLANS, plan_text
from tests.corpus.test_corpus_cli import refused, status
from tests.factories import ROOT

PASSWORDS = "/etc/passwd"

QUESTIONS = [
    pytest.param("SELECT count(*) FROM documents", "12", id="select"),
    pytest.param("-- how many?\nSELECT count(*) FROM Files;", "12", id="comment-and-semicolon"),
    pytest.param("WITH d AS (SELECT * FROM documents) SELECT count(*) FROM d", "12", id="with"),
    pytest.param("FROM documents SELECT count(*)", "12", id="from-first"),
    pytest.param("SELECT ';' || count(*) || '--' FROM documents", ";12--", id="marks-in-text"),
    pytest.param(
        "SELECT count(*) FROM documents d JOIN clauses c USING (document) WHERE c.main",
        "48",
        id="join",
    ),
    pytest.param("SELECT count(*) FROM query('FROM documents')", "12", id="query"),
    pytest.param("SELECT count(*) FROM (DESCRIBE files)", "6", id="describe"),
    pytest.param("SELECT count(*) FROM (SHOW TABLES)", "4", id="show"),
    pytest.param("SELECT count(*) FROM duckdb_views() WHERE NOT internal", "4", id="catalogue"),
    pytest.param(
        "VALUES (date_trunc('month', DATE '2020-02-05')::VARCHAR)", "2020-02-01 00:00:00", id="icu"
    ),
    pytest.param("SELECT json_extract('{\"a\": 7}', '$.a')", "7", id="json"),
    pytest.param("SELECT count(*) FROM unnest([1, 2])", "2", id="unnest"),
    # DuckDB draws it on standard output, into the table that is printed, after two seconds
    pytest.param("SELECT current_setting('enable_progress_bar')", "False", id="no-progress-bar"),
]

REFUSED = [
    # no statement, or not one
    *("", "  \n", ";", "-- only a comment", "/* COPY */", "SELECT", "SELEC 1"),
    *("SELECT 1; SELECT 2", "SELECT 1; COPY (SELECT 1) TO 'x.csv'"),
    *("SELECT 1 -- ;\n; ATTACH 'x.db'", "SELECT 1 /* ; */; DROP VIEW files", "; ; INSTALL httpfs"),
    # statements that do something
    *("COPY (SELECT 1) TO 'x.csv'", "COPY files TO 'x.parquet'", "/**/COPY files TO 'x.csv'"),
    *("ATTACH 'x.db'", "ATTACH ':memory:' AS m", "USE memory", "EXPORT DATABASE 'd'"),
    *("IMPORT DATABASE 'd'", "INSTALL httpfs", "LOAD httpfs", "LOAD 'x.so'", "CHECKPOINT"),
    *("PRAGMA version", "PRAGMA enable_profiling", "CALL pragma_version()", "VACUUM"),
    *("SET memory_limit = '1GB'", "SET enable_external_access = true", "RESET allowed_paths"),
    *("CREATE TABLE x AS SELECT 1", "CREATE VIEW x AS SELECT 1", "CREATE SECRET s (TYPE s3)"),
    *("DROP VIEW files", "INSERT INTO files VALUES (1)", "DELETE FROM files", "BEGIN"),
    *("PREPARE x AS SELECT 1", "EXPLAIN ANALYZE COPY (SELECT 1) TO 'x.csv'", "EXPLAIN SELECT 1"),
    "WITH x AS (INSERT INTO files VALUES (1) RETURNING *) SELECT * FROM x",
    # functions and names that reach out of the store
    *(f"SELECT * FROM read_{kind}('{PASSWORDS}')" for kind in ("text", "blob", "csv", "json")),
    *(f"SELECT * FROM '{PASSWORDS}'", f"SELECT * FROM sniff_csv('{PASSWORDS}')"),
    *(f"SELECT * FROM documents, read_text('{PASSWORDS}')", "SELECT * FROM glob('*')"),
    *(f"SELECT (SELECT content FROM read_text('{PASSWORDS}'))", "SELECT * FROM glob('/etc/*')"),
    *(f"SELECT * FROM query('FROM read_text(''{PASSWORDS}'')')", "SELECT * FROM 'x.parquet'"),
    *("SELECT * FROM read_parquet('../*.parquet')", "SELECT * FROM parquet_metadata('x.parquet')"),
    *("SELECT * FROM query('COPY files TO ''x.csv''')", "SELECT getenv('HOME')"),
    "SELECT * FROM enable_logging('QueryLog', storage='file', storage_config={'path': 'logs'})",
    *("SELECT * FROM 'https://localhost:1/x.csv'", "SELECT * FROM read_parquet('s3://a/b')"),
    *("SELECT * FROM duckdb_secrets()", "SELECT * FROM sqlite_scan('x.db', 'y')"),
    *("SELECT * FROM store", "SELECT * FROM statement", "SELECT * FROM connection"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, made once."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "plans").mkdir()
    for number in range(PLANS):
        (folder / "plans" / f"p{number}.txt").write_text(plan_text(number), encoding="utf-8")
    add_files([folder / "plans"], folder / "store", engine=Engine(workers=1))
    return folder / "store"


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """A copy of it, alone in its folder."""
    return Path(shutil.copytree(made, tmp_path / "store"))


def all_files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("statement", "answer"), QUESTIONS)
@pytest.mark.parametrize("relative", [True, False])
def test_questions_are_answered(
    store: Path, monkeypatch: pytest.MonkeyPatch, statement: str, answer: str, relative: bool
) -> None:
    monkeypatch.chdir(store.parent)
    opened = open_store(Path(store.name) if relative else store)
    assert [[str(cell) for cell in row] for row in ask(opened, statement).rows] == [[answer]]


@pytest.mark.parametrize("statement", REFUSED)
def test_all_else_is_refused_in_one_line(
    store: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    statement: str,
) -> None:
    monkeypatch.chdir(store.parent)
    monkeypatch.setenv("HOME", str(store.parent))
    before = all_files(store.parent)
    told = refused(capsys, "sql", "--store", "store", "--csv", "out.csv", "--", statement)
    assert told.startswith("error: SQL: ")
    assert all_files(store.parent) == before
    assert [path.name for path in store.parent.iterdir()] == ["store"]


def test_a_store_may_lie_behind_a_link_and_have_marks_in_its_name(
    store: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "it's [a] store"
    store.rename(odd)
    link = tmp_path / "link"
    link.symlink_to(odd)
    for folder in (odd, link):
        assert ask(open_store(folder), "SELECT count(*) FROM documents").rows == ((12,),)


def test_the_parts_of_other_stores_are_out_of_reach(store: Path, made: Path) -> None:
    mine, theirs = (open_store(folder).paths("files")[0] for folder in (store, made))
    question = "SELECT count(*) FROM read_parquet('{}')"
    assert ask(open_store(store), question.format(mine)).rows
    with pytest.raises(SettingsError, match="Permission Error"):
        ask(open_store(store), question.format(theirs))


def test_a_sort_beyond_the_memory_leaves_nothing_behind(store: Path) -> None:
    """What DuckDB puts on the disk goes to the system's place for such files, and is removed."""
    code = (
        "import sys; from pathlib import Path\n"
        "from policydiff.stages.corpus.store import database, sql, store\n"
        "database._CLOSED['memory_limit'] = '60MB'\n"
        "statement = 'SELECT max(s) FROM (SELECT hash(i) h, repeat(i::VARCHAR, 9) s '\n"
        "statement += 'FROM range(1500000) t(i) ORDER BY h LIMIT 1400000 OFFSET 5)'\n"
        "print(len(sql.ask(store.open_store(Path(sys.argv[1])), statement).rows))"
    )
    place = store.parent / "empty"
    place.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(place)}
    command = [sys.executable, "-c", code, str(store)]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, check=True)
    assert done.stdout.strip() == b"1"
    assert not list(place.iterdir())


def test_status_is_two_where_the_table_is_not_there(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "links does not exist" in refused(
        capsys, "sql", "SELECT * FROM links", "--store", str(store)
    )
    assert status("sql", "SELECT 1 AS one", "--store", str(store)) == 0
    assert capsys.readouterr().out.split() == ["one", "1"]
