"""The commands `policydiff corpus …`, through run([...])."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from policydiff.cli import run
from policydiff.cli.corpus_commands import app
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


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
def test_what_is_no_file_is_told_and_the_others_are_added(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "circle.txt").symlink_to("circle.txt")
    (plans / "more" / "nowhere.txt").symlink_to("gone.txt")
    (plans / "folder").symlink_to(plans)
    os.mkfifo(plans / "pipe.txt")
    (plans / "zero.txt").symlink_to("/dev/zero")
    store = str(tmp_path / "store")
    assert status("add", str(plans), "--store", store, "--workers", "1") == 0
    told = capsys.readouterr().out
    assert "new: 12; " in told
    assert "left out, of other kinds: link that leads nowhere: 2, pipe or device: 2" in told
    line = refused(capsys, "add", str(plans / "pipe.txt"), "--store", store)
    assert "pipe.txt: is a pipe or a device" in line
    line = refused(capsys, "add", str(plans / "circle.txt"), "--store", store)
    assert "circle.txt: no such file or folder" in line


def test_an_archive_is_unpacked_beside_the_store(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(plans.glob("*.txt"))[:2]
    packed, store = tmp_path / "a.zip", tmp_path / "store"
    for given in (files, files[:1]):
        with zipfile.ZipFile(packed, "w") as archive:
            for file in given:
                archive.write(file, f"2019/{file.name}")
        assert status("add", str(packed), "--store", str(store), "--workers", "1", "--prune") == 0
        capsys.readouterr()
        assert status("status", "--store", str(store), "--documents") == 0
        told = capsys.readouterr().out
        assert [f"2019/{file.stem}" in told for file in files] == [f in given for f in files]
        assert sorted(p.name for p in (tmp_path / "store.unpacked" / "a" / "2019").iterdir()) == [
            file.name for file in given
        ]


def test_a_damaged_archive_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = tmp_path / "a.zip"
    packed.write_bytes(b"PK")
    line = refused(capsys, "add", str(packed), "--store", str(tmp_path / "store"))
    assert "a.zip" in line
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("picture.png", b"")
    assert "holds no document" in refused(
        capsys, "add", str(packed), "--store", str(tmp_path / "store")
    )
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_a_link_whose_file_is_not_mounted_keeps_its_document(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disk, store = tmp_path / "disk", str(tmp_path / "store")
    disk.mkdir()
    (plans / "p01.txt").rename(disk / "p01.txt")
    (plans / "p01.txt").symlink_to(disk / "p01.txt")
    assert status("add", str(plans), "--store", store, "--workers", "1") == 0
    disk.rename(tmp_path / "elsewhere")
    assert status("add", str(plans), "--store", store, "--workers", "1") == 0
    assert "link that leads nowhere: 1" in capsys.readouterr().out
    assert status("status", "--store", store, "--documents") == 0
    assert "\np01  湖州市" in capsys.readouterr().out


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


def test_all_of_a_corpus_as_tables_and_pages(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--store", store, "--workers", "1")
    for command in ("link", "families", "themes", "track", "escalate"):
        csv, html = tmp_path / f"{command}.csv", tmp_path / f"{command}.html"
        options = ["--csv", str(csv)] + (["--html", str(html)] if command != "link" else [])
        assert status(command, *where, *options) == 0, command
        lines = csv.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) > (command != "escalate"), command  # the plans are of one level
        if command != "link":
            page = html.read_text(encoding="utf-8")
            assert "default-src 'none'" in page
            assert " src=" not in page
    assert "families: " in capsys.readouterr().out
    texts = {}
    for lang in ("zh", "en"):
        folder = tmp_path / f"overview-{lang}"
        assert status("report", *where, "-o", str(folder), "--lang", lang) == 0
        names = sorted(path.name for path in folder.glob("*.html"))
        texts[lang] = (folder / "index.html").read_text(encoding="utf-8")
    assert names == [f"{n}.html" for n in ("escalation", "families", "index", "series", "themes")]
    assert "文件 12，条款 48" in texts["zh"]
    assert "Documents: 12; clauses: 48" in texts["en"]
    assert "policydiff corpus pair " in texts["en"]
    assert "持续优化营商环境" in texts["en"]
    assert "Not run yet" not in texts["en"]
    assert "bad.txt" in texts["en"]


def test_links_of_pages_lead_somewhere(store: str, tmp_path: Path) -> None:
    where = ("--store", store, "--workers", "1")
    assert status("report", *where, "-o", str(tmp_path / "overview"), "--lang", "en") == 0
    for page in (tmp_path / "overview").glob("*.html"):
        text = page.read_text(encoding="utf-8")
        for href in re.findall(r'<a[^>]* href="([^"]+)"', text):
            file, _, anchor = href.partition("#")
            target = (page.parent / file).read_text(encoding="utf-8") if file else text
            assert not anchor or f'id="{anchor}"' in target, (page.name, href)
    assert "Not run yet" in (tmp_path / "overview" / "index.html").read_text(encoding="utf-8")


def test_a_pair_of_the_store_is_what_compare_says_of_the_files(
    plans: Path, store: str, tmp_path: Path
) -> None:
    mine, theirs = tmp_path / "mine.json", tmp_path / "theirs.json"
    assert status("pair", "p01", "p03", "--store", store, "--json", str(mine)) == 0
    with pytest.raises(SystemExit):
        run(["compare", str(plans / "p01.txt"), str(plans / "p03.txt"), "--json", str(theirs)])
    stored, read = (json.loads(path.read_text(encoding="utf-8")) for path in (mine, theirs))
    for side in ("base", "other"):
        for found in (stored, read):
            found[side]["document"]["source"]["path"] = ""
    assert stored == read


def test_unknown_documents_and_rules_are_refused(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "has no document nowhere" in refused(capsys, "pair", "p01", "nowhere", "--store", store)
    assert "is given twice" in refused(capsys, "pair", "p01", "p01", "--store", store)
    assert "is no rule" in refused(capsys, "link", "--pairs", "some", "--store", store)
    assert "is no range" in refused(capsys, "link", "--years", "soon", "--store", store)


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


def test_a_file_is_no_place_for_a_store(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = next(plans.iterdir())
    before = file.read_bytes()
    assert "is a file (give the name of a folder)" in refused(
        capsys, "add", str(plans), "--store", str(file)
    )
    assert file.read_bytes() == before


def test_a_table_that_cannot_be_written_is_refused_before_the_work(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policydiff.stages.corpus.linking.link.link_store", None)  # not come to
    table = tmp_path / "none" / "links.csv"
    assert "does not exist" in refused(capsys, "link", "--store", store, "--csv", str(table))


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
    assert len(names) == 11
    for name in names:
        assert status(name, "--help") == 0
        assert f"Example: policydiff corpus {name} " in capsys.readouterr().out
        assert f"policydiff corpus {name} " in manual


def test_other_commands_load_nothing_of_the_corpus() -> None:
    code = (
        "import sys, policydiff.cli; "
        "heavy = ('policydiff.stages.corpus', 'policydiff.cli.corpus_commands', 'pyarrow'); "
        "print([name for name in heavy if name in sys.modules])"
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
