from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.support.csv_input import parse_table, read_table
from policydiff.stages.support.errors import LexiconError

ROWS = [(2, {"a": "1", "b": "甲"}), (3, {"a": "2", "b": ""})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a,b\n1,甲\n2,\n", id="commas"),
        pytest.param("a;b\r\n1;甲\r\n2;\r\n", id="semicolons"),
        pytest.param("a\tb\n1\t甲\n2\t\n", id="tabs"),
        pytest.param("a\uff0cb\n1\uff0c甲\n2\n", id="full-width-commas"),
        pytest.param('"A", b \n"1"," 甲"\n2\n\n,\n', id="quotes-capitals-and-empty-rows"),
    ],
)
def test_tables(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    found = read_table(path, required=("a", "b"))
    assert [(entry.line, dict(entry.values)) for entry in found] == ROWS


def test_lines_count_those_inside_cells() -> None:
    found = parse_table('a,b\n"1\n2",x\n3,y\n', where="t", required=("a",))
    assert [(entry.line, entry.values["a"]) for entry in found] == [(3, "1\n2"), (4, "3")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"a b\n1 2\n", "line 1: no column a, b (the first line", id="spaces"),
        pytest.param(b"a|b\n1|2\n", "use commas", id="bars"),
        pytest.param(b"a,b,a\n", "column a twice", id="twice"),
        pytest.param(b"a,b,c\n", "unknown column c", id="unknown"),
        pytest.param(b'a,b\n1,"2\n', "quotation marks", id="open-quote"),
        pytest.param(b"PK\x03\x04rest", "is a workbook", id="workbook"),
        pytest.param(b"\x01\x00\x02\x03\x00\xff", "is no text", id="binary"),
        pytest.param(None, "no such file", id="missing"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "table.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(LexiconError) as raised:
        read_table(path, required=("a", "b"), known=("a", "b"))
    assert said in str(raised.value)
    assert "Errno" not in str(raised.value)


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="is a folder"):
        read_table(tmp_path, required=("a",))
