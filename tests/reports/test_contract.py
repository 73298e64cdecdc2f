"""The JSON has the keys of docs/json-format.md, in its order, with further ones after them."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align import Alignment, Change, Rejected, Relation, ScorePart
from policydiff.stages.compare import (
    AnnexFinding,
    Axes,
    Comparison,
    Direction,
    FindingKind,
    Kind,
    Op,
    Piece,
    Reason,
    TargetChange,
    TargetVerdict,
    Theme,
    ThemeMember,
    Themes,
)
from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.reports.json.json_format import (
    comparison_json,
    plan_json,
    plan_object,
    themes_json,
)
from policydiff.stages.reports.text.text_summary import plan_summary
from policydiff.stages.support.numerals import plain_decimal
from policydiff.stages.targets import Plan, Target, TargetId
from policydiff.stages.targets.extraction import find_targets
from tests.evidence import GOLD, SCORER
from tests.factories import document, gold_document, notice_saying, plan, target

PLAN = ["format", "document", "clauses", "targets", "results", "numbers_passed"]
DOCUMENT = [
    *("id", "title", "issuers", "number", "instrument", "issued", "jurisdiction", "period"),
    *("text", "source", "warnings"),
]
CLAUSE = ["id", "label", "heading", "part", "text", "start", "end", "repeats", "bodies"]
TARGET = [
    *("id", "clause", "quote", "start", "end", "indicator", "indicator_text", "value", "unit"),
    *("stated", "comparator", "mode", "deadline", "period", "measure", "years", "years_from"),
    *("averaged", "owner", "refers_to", "margin", "basis", "value_polarity", "doubt", "baseline"),
    *("modality", "binding", "scope", "part_of", "polarity", "mentions"),
]
COMPARISON = ["format", "base", "other", "kind", "alignments", "target_changes", "themes"]
ALIGNMENT = ["base", "other", "score", "relation", "change", "coverage", "why"]
TARGET_CHANGE = ["base", "other", "change", "reason", "axes", "words", "ambition", "why"]
THEME = ["id", "label", "code", "keywords", "clauses"]


def begins_with(value: dict[str, Any], keys: list[str]) -> bool:
    return list(value)[: len(keys)] == keys


def sample_plan(**fields: Any) -> Plan:
    text = "到2025年，新设立私募基金1000只以上，与经济增长同步。"
    doc = document([text], **fields)
    clause = doc.clauses[0]
    first = target(clause, "新设立私募基金1000只以上", "1E+3", unit="只")
    second = target(clause, "与经济增长同步", None, id=TargetId("1/2"))
    result = target(clause, "1000只以上", "1000", id=TargetId("1/3"))
    return Plan(document=doc, targets=(first, second), results=(result,))


def sample_comparison(base: Plan, other: Plan) -> Comparison:
    one = ClauseId("1")
    return Comparison(
        base=base,
        other=other,
        kind=Kind.SUCCESSOR,
        alignments=(
            Alignment(
                base=(one,),
                other=(one,),
                score=0.75,
                relation=Relation.SAME,
                change=Change.MODIFIED,
                coverage=(0.5, 1.0),
                why=(
                    ScorePart(name="words", log_odds=0.5),
                    ScorePart(name="prior", log_odds=-1.0),
                    ScorePart(name="words", log_odds=0.25),
                ),
            ),
        ),
        target_changes=(
            TargetChange(
                base=TargetId("1/1"),
                other=TargetId("1/1"),
                change=TargetVerdict.STRENGTHENED,
                reason=Reason.VALUE,
                axes=Axes(
                    value=Direction.STRONGER,
                    comparator=Direction.SAME,
                    deadline=Direction.SAME,
                    modality=Direction.WEAKER,
                ),
                why=notice_saying("1000只 → 2000只"),
            ),
            TargetChange(
                base=None,
                other=TargetId("1/2"),
                change=TargetVerdict.ADDED,
                reason=Reason.NEW,
                axes=None,
                why=notice_saying("new"),
            ),
        ),
        themes=(sample_theme(base),),
        rejected=(Rejected(base=one, other=one, score=0.25, why=()),),
        findings=(
            AnnexFinding(
                kind=FindingKind.WORDING,
                base=one,
                other=one,
                pieces=(Piece(op=Op.DELETE, text="力争"),),
            ),
        ),
        warnings=(notice_saying("other carries no period"),),
    )


def sample_theme(of: Plan) -> Theme:
    member = ThemeMember(document=of.document.id, clause=of.document.clauses[0].id)
    return Theme(id="t1", label="基金", code=None, keywords=("基金",), clauses=(member,))


def test_a_plan_has_the_keys_of_the_contract() -> None:
    value = json.loads(plan_json(sample_plan()))
    assert list(value) == PLAN
    assert value["format"] == 2
    assert begins_with(value["document"], DOCUMENT)
    assert begins_with(value["document"]["jurisdiction"], ["code", "name", "path", "level"])
    assert list(value["document"]["source"]) == ["path", "sha256", "media_type", "encoding"]
    assert begins_with(value["clauses"][0], CLAUSE)
    assert list(value["clauses"][0]["bodies"]) == ["lead", "support", "named"]
    assert begins_with(value["targets"][0], TARGET)
    assert begins_with(value["results"][0], TARGET)


def test_a_comparison_has_the_keys_of_the_contract() -> None:
    value = json.loads(comparison_json(sample_comparison(sample_plan(), sample_plan())))
    assert begins_with(value, COMPARISON)
    assert list(value["base"]) == list(value["other"]) == PLAN
    assert begins_with(value["alignments"][0], ALIGNMENT)
    assert value["alignments"][0]["why"] == {"words": 0.75, "prior": -1.0}
    assert all(begins_with(change, TARGET_CHANGE) for change in value["target_changes"])
    axes = {"value": "stronger", "comparator": "same", "deadline": "same", "modality": "weaker"}
    assert [change["axes"] for change in value["target_changes"]] == [axes, None]
    assert value["target_changes"][1]["base"] is None
    assert begins_with(value["themes"][0], THEME)
    assert value["findings"][0]["pieces"] == [{"op": "delete", "text": "力争"}]


def test_themes_have_the_keys_of_the_contract() -> None:
    one = sample_plan()
    value = json.loads(themes_json(Themes(plans=(one,), themes=(sample_theme(one),))))
    assert list(value) == ["format", "documents", "themes"]
    assert list(value["documents"][0]) == PLAN
    assert begins_with(value["themes"][0], THEME)
    assert value["themes"][0]["clauses"] == [{"document": "plan", "clause": "1", "repeats": False}]


def test_values_are_plain_decimal_strings_or_null() -> None:
    targets = json.loads(plan_json(sample_plan()))["targets"]
    assert [t["value"] for t in targets] == [["1000", "1000"], None]


def test_spans_point_into_the_text() -> None:
    value = json.loads(plan_json(sample_plan()))
    text = value["document"]["text"]
    for entry, key in [*((c, "text") for c in value["clauses"]), (value["targets"][0], "quote")]:
        assert text[entry["start"] : entry["end"]] == entry[key]


def test_chinese_stays_readable_and_unknown_is_null() -> None:
    text = plan_json(sample_plan(jurisdiction=None, period=None, issued=None))
    assert "新设立私募基金" in text
    document_ = json.loads(text)["document"]
    assert document_["jurisdiction"] is document_["period"] is document_["issued"] is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("1E+3", "1000", id="exponent"),
        pytest.param("300000000.0", "300000000", id="zero-fraction"),
        pytest.param("6.50", "6.5", id="trailing-zero"),
        pytest.param("-0.5", "-0.5", id="negative"),
        pytest.param("100", "100", id="zeros-that-count"),
        pytest.param("0", "0", id="zero"),
        pytest.param("0.00", "0", id="zero-with-fraction"),
    ],
)
def test_plain_decimal(value: str, text: str) -> None:
    assert plain_decimal(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_plain_decimal_keeps_the_number(value: Decimal) -> None:
    assert Decimal(plain_decimal(value)) == value
    assert "E" not in plain_decimal(value).upper()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_the_json(text: str) -> None:
    value = json.loads(plan_json(plan([text], title=text)))
    assert value["document"]["title"] == text
    assert value["clauses"][0]["text"] == text


def scored(what: str, path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, str(SCORER), what, str(path), "--gold", str(GOLD)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def gold_plan(name: str) -> Plan:
    """The fixture as annotated, with its targets."""
    doc = gold_document(name)
    lines = (GOLD / "targets.jsonl").read_text(encoding="utf-8").splitlines()
    return Plan(document=doc, targets=tuple(_gold_targets(doc, map(json.loads, lines))))


def _gold_targets(doc: Any, entries: Any) -> Any:
    for number, entry in enumerate(entries, start=1):
        name, clause = entry["clause"].split("#")
        if name != doc.id or entry["quote"] not in doc.clause(ClauseId(clause)).text:
            continue
        value = entry["base_value"]
        low, high = value if isinstance(value, list) else (value, value)
        made: Target = target(doc.clause(ClauseId(clause)), entry["quote"], None)
        yield dataclasses.replace(
            made,
            id=TargetId(f"{clause}/{number}"),
            low=None if low is None else Decimal(str(low)),
            high=None if high is None else Decimal(str(high)),
            unit=entry["base_unit"],
        )


def test_the_scorer_reads_a_plan_with_targets_without_value(tmp_path: Path) -> None:
    known = gold_plan("nanhu-2023")
    clause = known.document.clauses[0]
    aim = target(clause, clause.text[:4], None, id=TargetId("aim"))
    plan_ = dataclasses.replace(known, targets=(*known.targets, aim))
    shown = scored("read", tmp_path / "plan.json", plan_json(plan_))
    assert "clauses=1.000" in shown
    assert "targets_recall=1.000" in shown


def test_the_scorer_reads_a_comparison_and_themes(tmp_path: Path) -> None:
    base, other = gold_plan("jiaxing-2010"), gold_plan("jiaxing-2019")
    member = ThemeMember(document=DocumentId("jiaxing-2010"), clause=ClauseId("3"))
    theme = Theme(id="t1", label="产业", code="industry", keywords=(), clauses=(member,))
    empty = Comparison(
        base=base, other=other, kind=Kind.SUCCESSOR, alignments=(), target_changes=()
    )
    shown = scored("compare", tmp_path / "compare.json", comparison_json(empty))
    assert shown.startswith("jiaxing-2010__jiaxing-2019 links_f1=0.000")
    themes = Themes(plans=(base, other), themes=(theme,))
    assert "codes=" in scored("themes", tmp_path / "themes.json", themes_json(themes))


def targets_of(found: Plan) -> list[dict[str, Any]]:
    targets: Any = plan_object(found)["targets"]
    return list(targets)


def test_a_stretch_and_its_floor_name_each_other() -> None:
    found = find_targets(document(["地区生产总值增长确保6.5%、力争7%"]))
    floor, stretch = targets_of(found)
    assert (floor["stretch_of"], stretch["stretch_of"]) == (None, floor["id"])
    assert (floor["stretched_by"], stretch["stretched_by"]) == (stretch["id"], None)
    assert "(stretch of 地区生产总值增长确保6.5%)" in plan_summary(found)


def test_the_family_says_which_units_convert() -> None:
    found = find_targets(document(["粮食产量达到3万吨。猪肉产量5万公斤。新增企业3家"]))
    assert [t["family"] for t in targets_of(found)] == ["weight", "weight", "count"]
