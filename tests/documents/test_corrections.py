from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import DocumentId, Period
from policydiff.stages.documents.metadata.corrections import Correction, read_corrections
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import LexiconError
from tests.factories import FIXTURES, JIAXING


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_corrections_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "meta.csv"
    text = (
        "document,title,issuers,issued,jurisdiction,period\n"
        "plan,某行动计划,甲局;乙局,2010-06,嘉兴市,2019-2025\n"
        "other,,,,330400,2023\n"
        "\n"
    )
    path.write_bytes(text.encode(encoding))
    found = read_corrections(path)
    assert dict(found) == {
        "plan": Correction(
            title="某行动计划",
            issuers=("甲局", "乙局"),
            issued="2010-06",
            jurisdiction=JIAXING,
            period=Period(first=2019, last=2025),
        ),
        "other": Correction(jurisdiction=JIAXING, period=Period(first=2023, last=2023)),
    }


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("title\n某计划\n", ["line 1: no column document"], id="no-document"),
        pytest.param("document,place\np,x\n", ["line 1: unknown column place"], id="unknown"),
        pytest.param(
            "document,jurisdiction,period,issued\np,无此地,2025-2019,昨天\nq,鼓楼区,五年,\n",
            [
                "line 2: jurisdiction 无此地 is unknown",
                "line 2: period 2025-2019",
                "line 2: issued 昨天",
                "line 3: jurisdiction 鼓楼区 is ambiguous",
                "line 3: period 五年",
            ],
            id="all-problems-at-once",
        ),
        pytest.param("document,title\np,a\np,b\n", ["line 3: document given twice: p"], id="twice"),
    ],
)
def test_wrong_corrections(tmp_path: Path, text: str, problems: list[str]) -> None:
    path = tmp_path / "meta.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_corrections(path)
    for problem in problems:
        assert problem in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        read_corrections(tmp_path / "missing.csv")


def test_corrections_are_applied_and_listed() -> None:
    path = FIXTURES / "wuxing-2024.txt"
    correction = Correction(issuers=("吴兴区发展和改革局",), jurisdiction=JIAXING)
    found = read_document(path, correction=correction)
    assert found.issuers == ("吴兴区发展和改革局",)
    assert found.jurisdiction == JIAXING
    assert found.corrected == ("issuers", "jurisdiction")
    assert read_document(path).corrected == ()


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        pytest.param("2023-09-27", "2023-09-27", id="iso"),
        pytest.param("2023/9/27", "2023-09-27", id="slashes"),
        pytest.param("2023/9/27 0:00", "2023-09-27", id="with-time"),
        pytest.param("2023年9月27日", "2023-09-27", id="chinese"),
        pytest.param("2023年9月", "2023-09", id="chinese-month"),
    ],
)
def test_dates_as_spreadsheets_write_them(tmp_path: Path, written: str, issued: str) -> None:
    path = tmp_path / "meta.csv"
    path.write_text(f"document;issued\nplan;{written}\n", encoding="utf-8-sig")
    assert read_corrections(path)[DocumentId("plan")] == Correction(issued=issued)
