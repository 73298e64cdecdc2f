"""A report has its exports, each of which holds what it should."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from docx import Document

from policydiff.stages.compare import Comparison, Kind, Themes
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.report import write_report
from policydiff.stages.reports.shared.export_options import NOTHING_MORE, Wanted
from policydiff.stages.reports.shared.pair_selection import pair_of
from policydiff.stages.reports.tables.csv_format import FORMULA_STARTS
from tests.factories import plan
from tests.reports.samples import HOSTILE, Sample, sample


def written(tmp_path: Path, *, wanted: Wanted = NOTHING_MORE, said: str = "积极推进") -> Path:
    found = sample(said=said)
    return write(found, tmp_path / "report", wanted=wanted)


def write(found: Sample, folder: Path, *, wanted: Wanted = NOTHING_MORE) -> Path:
    write_report(
        folder,
        plans=found.plans,
        comparisons=found.comparisons,
        annexes=found.annexes,
        themes=found.themes,
        track=found.track,
        wanted=wanted,
    )
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_tables_are_csv_and_stata_with_one_content(tmp_path: Path) -> None:
    folder = written(tmp_path)
    stata = packed(folder, "stata.zip")
    for name in ("targets", "links", "target_changes", "series"):
        rows, frame = (
            rows_of(folder / f"{name}.csv"),
            pd.read_stata(io.BytesIO(stata[f"stata/{name}.dta"])),
        )
        assert len(rows) == len(frame) > 0
        assert list(rows[0]) == list(frame.columns)
        for column in ("document", "base_document", "quote", "why", "base"):
            if column in frame:
                assert frame[column].tolist() == [row[column] for row in rows]
    described = {(row["table"], row["variable"]) for row in rows_of(folder / "dictionary.csv")}
    assert {("targets", "low"), ("links", "score"), ("clauses", "text")} <= described


def test_word_files_and_json_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert not {"memo.docx", "word", "json"} & {path.name for path in folder.iterdir()}
    folder = written(tmp_path, wanted=Wanted(word=True, json=True))
    assert Document(str(folder / "memo.docx")).paragraphs[0].text == "政策文件比较备忘录"
    assert [path.name for path in (folder / "word").iterdir()] == ["a-b__c-d.docx"]
    place = folder / "json"
    names = sorted(
        p.relative_to(folder / "json").as_posix() for p in (folder / "json").rglob("*.*")
    )
    assert names == [
        *("annex/a-b.json", "documents/a-b.json", "documents/c-d.json"),
        *("pairs/a-b__c-d.json", "themes.json"),
    ]
    pair = json.loads((place / "pairs" / "a-b__c-d.json").read_text("utf-8"))
    assert (pair["format"], pair["base"]["document"]["id"]) == (2, "a/b")


@pytest.mark.parametrize("said", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", HOSTILE])
def test_nothing_in_a_document_becomes_a_formula(tmp_path: Path, said: str) -> None:
    folder = written(tmp_path, said=said)
    for path in folder.glob("*.csv"):
        text = path.read_bytes().decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not [
                cell for cell in row if cell.startswith(FORMULA_STARTS) and not number(cell)
            ]
    for sheet in openpyxl.load_workbook(folder / "changes.xlsx").worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return "." in cell or cell.lstrip("-").isdigit()


def many(number: int) -> Sample:
    plans = tuple(plan(["甲"], id=DocumentId(f"d{n:03d}")) for n in range(number))
    alignment = sample().annexes[0].alignments[0]
    one = replace(alignment, base=alignment.base[:1], other=alignment.base[:1])
    pairs = tuple(
        Comparison(base=a, other=b, kind=Kind.PEERS, alignments=(one,), target_changes=())
        for a, b in combinations(plans, 2)
    )
    return Sample(
        plans=plans,
        comparisons=pairs,
        annexes=(),
        themes=Themes(plans=plans, themes=()),
        track=Track(plans=plans, series=()),
    )


def packed(folder: Path, name: str = "tables.zip") -> dict[str, bytes]:
    with zipfile.ZipFile(folder / name) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_of_many_documents_the_chosen_pairs_are_exported(tmp_path: Path) -> None:
    found = many(12)
    folder = write(found, tmp_path / "rule")
    held = packed(folder)
    assert sorted(held) == [
        *("clause_changes.csv", "clauses.csv", "links.csv", "series.csv"),
        "stata/clause_changes.dta",
        *(f"stata/{name}.dta" for name in ("links", "series", "target_changes", "targets")),
        "target_changes.csv",
    ]
    assert len(held["links.csv"].decode("utf-8-sig").splitlines()) == 1 + 66
    assert len(pd.read_stata(io.BytesIO(held["stata/links.dta"]))) == 20
    assert not (folder / "links.csv").exists()
    wanted = Wanted(pairs=[pair_of(found.comparisons[-1])], word=True)
    folder = write(found, tmp_path / "asked", wanted=wanted)
    frame = pd.read_stata(io.BytesIO(packed(folder)["stata/links.dta"]))
    assert frame["base_document"].tolist() == ["d010"]
    assert [path.name for path in (folder / "word").iterdir()] == ["d010__d011.docx"]
    index = (folder / "index.html").read_text("utf-8")
    assert 'href="tables.zip"' in index
    assert 'href="links.csv"' not in index
