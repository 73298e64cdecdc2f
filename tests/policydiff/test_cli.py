"""The command line, through run([...]): status, standard output, standard error, files."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer
from docx import Document

from policydiff.cli import app, corpus_commands, run
from tests.factories import FIXTURES, ROOT

OLD = str(FIXTURES / "jiaxing-2010.txt")
NEW = str(FIXTURES / "jiaxing-2019.txt")
NANHU = str(FIXTURES / "nanhu-2023.txt")
WUXING = str(FIXTURES / "wuxing-2024.txt")

PLAN = """某某市2021年工作要点

一、重点任务

(一)培育企业。新增规模以上工业企业20家。

(二)扩大开放。实际利用外资3亿美元以上。
"""


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        run(list(arguments))
    assert isinstance(left.value.code, int)
    return left.value.code


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that a refused command prints; nothing goes to standard output."""
    assert status(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: ")
    assert printed.err.count("\n") == 1
    return printed.err


# What works


def test_read_prints_json_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("read", NANHU, "--json", "-") == 0
    printed = capsys.readouterr()
    data = json.loads(printed.out)
    assert data["format"] == 2
    assert data["document"]["issued"] == "2023-09-27"
    assert printed.err == ""


def test_read_says_what_it_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("read", WUXING) == 0
    out = capsys.readouterr().out
    assert "2024年吴兴区推进长三角一体化发展工作要点" in out
    assert "330502" in out


def test_compare_writes_what_was_asked_for(tmp_path: Path) -> None:
    names = ("out.json", "out.csv", "out.html", "out.xlsx")
    paths = {name: tmp_path / name for name in names}
    options = [f"--{name.split('.')[1]}={path}" for name, path in paths.items()]
    assert status("compare", OLD, NEW, "--quiet", *options) == 0
    data = json.loads(paths["out.json"].read_text(encoding="utf-8"))
    assert data["kind"] == "successor"
    typed = [change for link in data["alignments"] for change in link["changes"]]
    rows = list(csv.DictReader(paths["out.csv"].read_text(encoding="utf-8-sig").splitlines()))
    assert [row["change_type"] for row in rows] == [change["type"] for change in typed]
    assert "<html" in paths["out.html"].read_text(encoding="utf-8")
    assert paths["out.xlsx"].read_bytes().startswith(b"PK")
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)


def test_compare_writes_a_workbook_and_a_word_file(tmp_path: Path) -> None:
    xlsx, docx = tmp_path / "c.xlsx", tmp_path / "c.docx"
    assert (
        status("compare", OLD, NEW, "--xlsx", str(xlsx), "--docx", str(docx), "--lang", "en") == 0
    )
    assert openpyxl.load_workbook(xlsx).sheetnames[-1] == "links"
    word = Document(str(docx))
    assert word.paragraphs[0].text == "政策文件比较备忘录"
    heads = [cell.text for cell in word.tables[-1].rows[0].cells]
    assert heads[1].startswith("基准：嘉兴市全面实施")
    assert len(word.tables[-1].rows) > 50


def test_compare_tells_whether_documents_differ(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(PLAN, encoding="utf-8")
    changed = PLAN.replace("20家", "30家")
    (tmp_path / "c.txt").write_text(changed, encoding="utf-8")
    a, b, c = (str(tmp_path / f"{name}.txt") for name in ("a", "b", "c"))
    assert status("compare", a, b, "--exit-code") == 0
    assert status("compare", a, c, "--exit-code") == 1
    assert status("compare", a, c) == 0


def test_annex_writes_json_and_a_page(tmp_path: Path) -> None:
    out, page = tmp_path / "annex.json", tmp_path / "annex.html"
    assert status("annex", NANHU, "--json", str(out), "--html", str(page)) == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["kind"] == "annex"
    assert data["base"] == data["other"]
    assert "<html" in page.read_text(encoding="utf-8")


def test_themes_take_the_built_in_codebook(tmp_path: Path) -> None:
    out = tmp_path / "themes.json"
    options = ["--codebook", "policy-fields", "--json", str(out), "--quiet"]
    assert status("themes", NANHU, WUXING, *options) == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    assert {"innovation", "health"} <= {theme["code"] for theme in data["themes"]}


def test_track_writes_the_columns_of_the_contract(tmp_path: Path) -> None:
    out, page = tmp_path / "series.csv", tmp_path / "series.html"
    assert status("track", OLD, NANHU, "--csv", str(out), "--html", str(page), "--quiet") == 0
    with out.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    head = out.read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.startswith(
        "indicator,jurisdiction,code,level,year,low,high,unit,comparator,mode,deadline,period,"
        "measure,scope,modality,document,clause,quote,indicator_text,stated,citation"
    )
    assert {row["document"] for row in rows} == {"jiaxing-2010", "nanhu-2023"}
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")  # so that Excel reads it as UTF-8


def test_track_keeps_the_indicators_and_places_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "series.csv"
    asked = ("--indicator", "外资", "--indicator", "物流", "--jurisdiction", "嘉兴")
    assert status("track", OLD, NEW, NANHU, *asked, "--csv", str(out), "--quiet") == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert rows
    assert {row["jurisdiction"] for row in rows} == {"嘉兴市"}
    assert all("外资" in row["indicator"] or "物流" in row["indicator"] for row in rows)


def test_escalate_writes_what_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, place in (("a", "浙江省"), ("b", "嘉兴市")):
        text = PLAN.replace("某某市2021年工作要点", f"{place}2021年工作要点")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    table, page = tmp_path / "steps.csv", tmp_path / "steps.html"
    assert status("escalate", *files, "--csv", str(table), "--html", str(page), "--quiet") == 0
    assert "1 stated" not in capsys.readouterr().out
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["jurisdiction"] for row in rows} == {"全国", "浙江省", "嘉兴市"}
    assert "嘉兴市" in page.read_text(encoding="utf-8")
    assert status("escalate", *files, "--json", "-", "--indicator", "外资", "--quiet") == 0
    data = json.loads(capsys.readouterr().out)
    assert {chain["indicator"] for chain in data["chains"]} == {"实际使用外资"}


def test_highlights_are_printed_with_their_passages_and_written_with_ids(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert status("highlights", OLD, NEW, "--lang", "zh", "--quiet") == 0
    printed = capsys.readouterr().out
    first = next(line for line in printed.splitlines() if line.startswith("1. "))
    assert "发展都市型高效生态农业" in first
    assert "\n    jiaxing-2010 3.6: " in printed
    data = []
    for _ in range(2):
        assert status("highlights", OLD, NEW, "--json", "-", "--quiet") == 0
        data.append(json.loads(capsys.readouterr().out)["highlights"])
    assert data[0] == data[1]
    assert {"id", "rule", "weight", "zh", "en", "evidence"} <= set(data[0][0])
    assert len({one["id"] for one in data[0]}) == len(data[0]) <= 12
    assert data[0][0]["documents"] == ["jiaxing-2010", "jiaxing-2019"]


def test_of_one_plan_without_an_annex_nothing_is_to_be_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert status("highlights", OLD, "--quiet") == 0
    assert capsys.readouterr().out.startswith("nothing to tell first")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_report_writes_linked_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    folder = tmp_path / "report"
    assert status("report", OLD, NANHU, WUXING, "-o", str(folder), "--lang", lang) == 0
    assert str(folder / "index.html") in capsys.readouterr().out
    index = (folder / "index.html").read_text(encoding="utf-8")
    for pair in (
        "jiaxing-2010__nanhu-2023",
        "jiaxing-2010__wuxing-2024",
        "nanhu-2023__wuxing-2024",
    ):
        assert f"{pair}.html" in index
    assert (folder / "targets.csv").exists()
    assert (folder / "changes.xlsx").exists()


def test_a_report_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    assert status("report", OLD, NEW, "-o", str(folder)) == 0
    assert status("report", OLD, NANHU, "-o", str(folder)) == 0
    names = {path.stem for path in (folder / "pairs").glob("*.html")}
    assert names == {"jiaxing-2010__nanhu-2023"}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert status("report", OLD, NEW, "-o", str(tmp_path / name), "--lang", "zh") == 0
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*.*"))
    assert files
    for file in files:
        one, two = ((tmp_path / name / file).read_bytes() for name in ("one", "two"))
        assert one == two, file


# Corrections


def test_corrections_of_a_documents_data_are_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meta = tmp_path / "meta.csv"
    meta.write_text(
        "document,jurisdiction,period,issuers\nnanhu-2023,330411,2023-2027,某办公室\n",
        encoding="utf-8",
    )
    assert status("read", NANHU, "--meta", str(meta), "--json", "-") == 0
    document = json.loads(capsys.readouterr().out)["document"]
    assert document["jurisdiction"]["name"] == "秀洲区"
    assert document["period"] == [2023, 2027]
    assert document["issuers"] == ["某办公室"]
    assert document["title"].startswith("2023年南湖区")


def test_decisions_are_obeyed_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("compare", OLD, NEW, "--json", "-") == 0
    links = json.loads(capsys.readouterr().out)["alignments"]
    same = next(a for a in links if a["relation"] == "same")
    pair = (same["base"][0], same["other"][0])
    rows = f"base,other,verdict\njiaxing-2010#{pair[0]},jiaxing-2019#{pair[1]},no\n"
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(rows, encoding="utf-8")
    assert status("compare", OLD, NEW, "--decisions", str(decisions), "--json", "-") == 0
    links = json.loads(capsys.readouterr().out)["alignments"]
    assert pair not in {(b, o) for a in links for b in a["base"] for o in a["other"]}

    decisions.write_text(rows.replace(",no", ",same"), encoding="utf-8")
    page = tmp_path / "out.html"
    options = ["--decisions", str(decisions), "--json", "-", "--html", str(page), "--lang", "zh"]
    assert status("compare", OLD, NEW, *options) == 0
    links = json.loads(capsys.readouterr().out)["alignments"]
    kept = [a for a in links if pair[0] in a["base"] and pair[1] in a["other"]]
    assert [(a["relation"], a["decided"]) for a in kept] == [("same", True)]
    assert "人工" in page.read_text(encoding="utf-8")


def test_weights_are_learned_from_decisions_and_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("compare", OLD, NEW, "--json", "-") == 0
    ours = json.loads(capsys.readouterr().out)["alignments"]
    pairs = sorted({(a["base"][0], a["other"][0], a["relation"]) for a in ours})[:60]
    verdicts = {"same": "same", "related": "no"}
    rows = [f"jiaxing-2010#{b},jiaxing-2019#{o},{verdicts[r]}" for b, o, r in pairs]
    decisions, weights = tmp_path / "decisions.csv", str(tmp_path / "weights.json")
    decisions.write_text("\n".join(["base,other,verdict", *rows]), encoding="utf-8")
    options = ["--decisions", str(decisions), "-o", weights, "--quiet"]
    assert status("learn", OLD, NEW, *options) == 0
    told = capsys.readouterr().out
    assert 40 <= int(told.split()[0]) <= len(pairs)  # each pair of texts counts once
    assert " decisions on 1 pairs of documents: " in told
    assert "clauses in 10 folds: shipped → learned" in told
    assert status("compare", OLD, NEW, "--weights", weights, "--json", "-") == 0
    theirs = json.loads(capsys.readouterr().out)["alignments"]
    assert len([a for a in theirs if a["relation"] == "related"]) < len(
        [a for a in ours if a["relation"] == "related"]
    )
    decisions.write_text("\n".join(["base,other,verdict", *rows[:20]]), encoding="utf-8")
    assert status("learn", OLD, NEW, *options) == 2
    assert "at least 30 are needed" in capsys.readouterr().err


@pytest.mark.filterwarnings("default")
def test_rows_on_documents_that_a_report_lacks_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("base,other,verdict\ngone#1,nanhu-2023#2.1.1,no\n", encoding="utf-8")
    folder = str(tmp_path / "report")
    assert status("report", NANHU, WUXING, "-o", folder, "--decisions", str(decisions)) == 0
    assert "note: " in (err := capsys.readouterr().err)
    assert "line 2 not used: no document gone in this run" in err


@pytest.mark.filterwarnings("default")
def test_corrections_of_documents_that_a_run_lacks_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meta = tmp_path / "meta.csv"
    meta.write_text("document,period\nnanhu,2023\n", encoding="utf-8")
    assert status("read", NANHU, "--meta", str(meta)) == 0
    assert "not used: no document nanhu in this run" in capsys.readouterr().err


# What is refused


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("none.txt", None, "none.txt", id="missing"),
        pytest.param("empty.txt", b"", "empty", id="empty"),
        pytest.param("blank.txt", b" \n\n\t\n", "blank.txt", id="white-space-only"),
        pytest.param("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.txt", id="image"),
        pytest.param("plan.docx", b"PK\x03\x04 not a zip", "plan.docx", id="broken-docx"),
        pytest.param("plan.pdf", b"%PDF-1.4 broken", "plan.pdf", id="broken-pdf"),
        pytest.param("plan.txt", "网站地图\n".encode(), "plan.txt", id="no-clause"),
    ],
)
def test_a_file_that_is_no_document_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    said: str,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    out = tmp_path / "out.json"
    assert said in refused(capsys, "read", str(path), "--json", str(out))
    assert not out.exists()


def test_a_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "folder" in refused(capsys, "read", str(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("compare", OLD), "policydiff compare --help", id="argument-missing"),
        pytest.param(("read", OLD, "--nope"), "No such option", id="unknown-option"),
        pytest.param(("compair", OLD, NEW), "No such command", id="unknown-command"),
        pytest.param(("report", OLD, NEW), "output", id="folder-missing"),
        pytest.param(("report", OLD, "-o", "x"), f"{OLD}: is one", id="one-document"),
        pytest.param(("compare", OLD, OLD), "jiaxing-2010", id="same-file-twice"),
        pytest.param(("compare", OLD, NEW, "--lang", "fr"), "'fr'", id="unknown-language"),
        pytest.param(("themes", OLD, "--codebook", "no.csv"), "no.csv", id="no-codebook"),
        pytest.param(("annex", OLD), "annex", id="no-annex"),
        pytest.param(("read", OLD, "--meta", "no.csv"), "no.csv", id="no-corrections"),
        pytest.param(("compare", OLD, NEW, "--decisions", "no.csv"), "no.csv", id="no-decisions"),
    ],
)
def test_a_wrong_argument_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert said in refused(capsys, *arguments)


@pytest.mark.parametrize("link", [False, True])
def test_no_output_is_written_over_an_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], link: bool
) -> None:
    plan, out = tmp_path / "plan.txt", tmp_path / "out.json"
    plan.write_text(PLAN, encoding="utf-8")
    if link:
        out.symlink_to(plan)
    target = str(out if link else plan)
    assert "is an input" in refused(capsys, "compare", str(plan), NEW, "--json", target)
    assert "is an input" in refused(capsys, "track", str(plan), NEW, "--csv", target)
    assert plan.read_text(encoding="utf-8") == PLAN


def test_two_outputs_need_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    assert "another output" in refused(capsys, "compare", OLD, NEW, "--json", out, "--html", out)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_output_is_one_clear_line() -> None:
    command = [sys.executable, "-m", "policydiff", "read", NANHU, "--json", "-"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert done.stderr.startswith("error: standard output: failed: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        pytest.param({"LANG": "zh_CN.UTF-8"}, "zh", id="lang"),
        pytest.param({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh", id="lc-all-wins"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="no-language"),
    ],
)
def test_pages_speak_the_language_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], lang: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    page = tmp_path / "annex.html"
    assert status("annex", NANHU, "--html", str(page)) == 0
    assert f'<html lang="{lang}' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--json", "--html", "--xlsx"])
def test_an_unwritable_output_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    target = tmp_path / "nowhere" / "out"
    target.parent.write_text("a file where a folder should be", encoding="utf-8")
    assert "nowhere" in refused(capsys, "compare", OLD, NEW, option, str(target))


def test_a_file_that_another_program_holds_open_is_left_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", locked)
    monkeypatch.setattr(Path, "replace", locked)
    assert "out.xlsx" in refused(capsys, "compare", OLD, NEW, "--xlsx", str(out))
    assert out.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_folder_that_is_no_report_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert str(tmp_path) in refused(capsys, "report", OLD, NEW, "-o", str(tmp_path))
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("command", ["report", "corpus report"])
def test_a_folder_that_is_no_report_is_refused_before_the_work(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    def read(*_: object, **__: object) -> None:
        raise AssertionError("has begun")

    for place in (
        "policydiff.reporting.read_files",
        "policydiff.stages.corpus.store.store.open_store",
    ):
        monkeypatch.setattr(place, read)
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    given = (OLD, NEW) if command == "report" else ("--store", str(tmp_path / "store"))
    assert "thesis.txt" in refused(capsys, *command.split(), *given, "-o", str(tmp_path))


def test_a_report_fills_the_folder_that_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path.stat().st_ino
    assert status("report", OLD, NEW, "-o", ".") == 0
    assert status("report", OLD, NANHU, "-o", "./") == 0
    assert tmp_path.stat().st_ino == folder
    assert Path("index.html").exists()
    assert [path.stem for path in Path("pairs").iterdir()] == ["jiaxing-2010__nanhu-2023"]


@pytest.mark.parametrize("name", ["none/a.html", "thesis.txt/a.html", "folder"])
def test_an_output_that_cannot_stand_is_refused_before_any_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    outputs = ("--json", str(tmp_path / "out.json"), "--html", str(tmp_path / name))
    assert "folder" in refused(capsys, "compare", OLD, NEW, *outputs)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "thesis.txt"]


def test_a_filter_that_keeps_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("track", OLD, "--indicator", "no such", "--quiet") == 0
    assert capsys.readouterr().out == "no targets found\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("read", OLD, "--html", "-"), "only JSON and tables are printed", id="page"),
        pytest.param(("compare", OLD, NEW, "--xlsx", "-"), "only JSON", id="workbook"),
        pytest.param(("escalate", OLD, "--csv", "-", "--json", "-"), "two outputs", id="two"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told in refused(capsys, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("policydiff.api.read", interrupted)
    assert status("read", OLD) == 130
    told = "error: stopped by the keyboard; nothing was left half-written\n"
    assert capsys.readouterr() == ("", told)


# Help, and what importing costs


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its name, those of a corpus too."""
    for above, group in (("", app), ("corpus ", corpus_commands.app)):
        found = typer.main.get_group(group).commands
        yield from ((f"{above}{name}", command) for name, command in found.items())


@pytest.mark.parametrize("command", [pytest.param(c, id=name) for name, c in commands()])
def test_help_is_a_short_sentence_on_every_argument_and_option(command: Any) -> None:
    told = [getattr(parameter, "help", None) or "" for parameter in command.params]
    assert [text for text in told if not re.fullmatch(r"[A-Z].{8,68}\.", text)] == []


@pytest.mark.parametrize("group", [(), ("corpus",)])
def test_the_list_of_commands_cuts_no_sentence(
    capsys: pytest.CaptureFixture[str], group: tuple[str, ...]
) -> None:
    assert status(*group, "--help") == 0
    listed = capsys.readouterr().out.partition("Commands:")[2].strip().splitlines()
    assert len(listed) > 7
    assert [line for line in listed if line.endswith("...") or not line.endswith(".")] == []


@pytest.mark.parametrize(
    "command",
    ["compare", "report", "track", "corpus link", "corpus add", "corpus families", "corpus query"],
)
def test_help_names_values_as_the_readme_does(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert status(*command.split(), "--help") == 0
    told = capsys.readouterr().out
    assert not re.search(r"<(?:path|str|int|float)\b", told)
    assert command not in {"report", "track", "corpus add"} or "FILE..." in told


@pytest.mark.parametrize(
    "command",
    ["read", "compare", "annex", "themes", "track", "escalate", "highlights", "report", "learn"],
)
def test_every_command_has_help_with_an_example_and_stands_in_the_manual(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert status(command, "--help") == 0
    assert f"Example: policydiff {command} " in capsys.readouterr().out
    assert f"policydiff {command}" in (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", ["policydiff", "policydiff.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    heavy = "numpy scipy pandas sklearn jieba rjieba lxml docx trafilatura jinja2 xlsxwriter rich"
    code = f"import {module}, sys; print(sorted(set(sys.modules) & set({heavy.split()!r})))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_comparing_loads_neither_pandas_nor_scikit_learn() -> None:
    code = (
        "import policydiff, sys; policydiff.compare(*sys.argv[1:]); "
        "print(sorted(set(sys.modules) & {'pandas', 'sklearn', 'jieba', 'xlsxwriter'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, OLD, NEW], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
