"""The file of decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.align import Decision, Verdict
from policydiff.stages.align.decisions import read_decisions
from policydiff.stages.documents import ClauseId, DocumentId, Part
from policydiff.stages.support.errors import LexiconError
from tests.factories import document

OLD = document(["甲", "乙"], id=DocumentId("old"))
NEW = document(["甲", "丙"], id=DocumentId("new"))


def written(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "decisions.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_rows_become_decisions_whichever_side_comes_first(tmp_path: Path) -> None:
    path = written(tmp_path, "base,other,verdict\nold#1,new#1,same\nnew#2,old#2,no\n")
    assert read_decisions(path).between(OLD, NEW) == (
        Decision(base=ClauseId("1"), other=ClauseId("1"), verdict=Verdict.SAME),
        Decision(base=ClauseId("2"), other=ClauseId("2"), verdict=Verdict.NO),
    )


def test_of_one_document_the_annex_item_is_the_other_side(tmp_path: Path) -> None:
    items = [{"text": text, "part": Part.ANNEX} for text in "乙丙"]
    whole = document(["甲", *items], id=DocumentId("old"))
    path = written(tmp_path, "base,other,verdict\nold#1,old#2,no\nold#3,old#1,same\n")
    found = read_decisions(path).between(whole, whole)
    assert [(d.base, d.other) for d in found] == [("1", "2"), ("1", "3")]


def test_a_byte_order_mark_and_further_columns_do_no_harm(tmp_path: Path) -> None:
    text = "base,other,verdict,note\nold#1,new#1,related,见附件\n"
    rulings = read_decisions(written(tmp_path, text, encoding="utf-8-sig"))
    assert [d.verdict for d in rulings.between(OLD, NEW)] == [Verdict.RELATED]


def test_rows_on_other_documents_are_left_alone_and_told(tmp_path: Path) -> None:
    rulings = read_decisions(written(tmp_path, "base,other,verdict\nold#1,gone#9,same\n"))
    assert rulings.between(OLD, NEW) == ()
    told = rulings.unused([OLD.id, NEW.id])
    assert told is not None
    assert told.endswith("line 2 not used: no document gone in this run")
    assert rulings.unused([OLD.id, DocumentId("gone")]) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("base,other\na#1,b#1\n", "no column verdict", id="column-missing"),
        pytest.param("", "no column base, other, verdict", id="empty"),
        pytest.param("base,other,verdict\nold#1,new#1,maybe\n", "'maybe' is none", id="verdict"),
        pytest.param("base,other,verdict\nold,new#1,no\n", "'old' is not DOC", id="no-clause"),
        pytest.param("base,other,verdict\nold#1\n", "line 2: verdict ''", id="short-row"),
        pytest.param(
            "base,other,verdict\nold#1,new#1,no\nnew#1,old#1,same\n",
            "line 3: contradicts line 2",
            id="contradiction",
        ),
    ],
)
def test_a_wrong_file_is_one_clear_error(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LexiconError, match=r"decisions\.csv") as raised:
        read_decisions(written(tmp_path, text))
    assert said in str(raised.value)


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    text = "base,other,verdict\nx,new#1,no\nold#1,new#1,perhaps\n"
    with pytest.raises(LexiconError) as raised:
        read_decisions(written(tmp_path, text))
    assert "line 2" in str(raised.value)
    assert "line 3" in str(raised.value)


def test_a_clause_that_its_document_does_not_have_is_an_error(tmp_path: Path) -> None:
    rulings = read_decisions(written(tmp_path, "base,other,verdict\nold#7,new#1,same\n"))
    with pytest.raises(LexiconError, match="line 2: old has no clause 7"):
        rulings.between(OLD, NEW)


def test_a_file_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        read_decisions(tmp_path / "none.csv")
