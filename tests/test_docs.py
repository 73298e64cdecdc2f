"""What the documents name is there, and what the program prints stands in them."""

from __future__ import annotations

import importlib
import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import policydiff
from policydiff.stages.align import Change, Relation, link_changes
from policydiff.stages.align.scoring import PART_NAMES
from policydiff.stages.compare.model import (
    change_types,
    chapter_types,
    comparison,
    escalation_types,
    name_types,
    presence_types,
    theme_types,
)
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.documents.model import document, provenance, removed_lines
from policydiff.stages.reports.json.escalation_json import escalation_json
from policydiff.stages.reports.json.json_format import comparison_json, plan_json, themes_json
from policydiff.stages.reports.tables.escalation_tables import escalation_table
from policydiff.stages.reports.tables.series_tables import presence_table, series_table
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.resources import shipped_text
from policydiff.stages.targets import target_codes
from tests.factories import FIXTURES, ROOT
from tests.test_layers import FACE, STAGES, modules, name_of

DOCS = [
    *(ROOT / "README.md", ROOT / "benchmarks" / "README.md", ROOT / "fixtures" / "README.md"),
    *sorted((ROOT / "docs").rglob("*.md")),
]
TOP = (*STAGES, FACE, "tests", "benchmarks", "fixtures", "docs")
# A name with a folder of ours in front, {a,b} and * allowed; ../shared and data/documents are none.
PATH = re.compile(rf"(?<![\w/.*-])(?:{'|'.join(TOP)})/[\w.*/-]*(?:\{{[\w,]+\}}[\w.]*)?")
FILE = re.compile(r"(?<![\w/.}-])[a-z_][\w-]*\.(?:py|toml)\b")
MODULE = re.compile(r"(?<![\w/.-])policydiff(?:\.[A-Za-z_]\w*)+")
# What recipes of docs/contributing.md would add, what a report holds, what a benchmark makes.
NOT_HERE = {"bodies_view.py", "ofd_file.py", "policydiff.json", "benchmarks/.venv"}

JSON_FORMAT = (ROOT / "docs" / "json-format.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def documents() -> list[object]:
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in DOCS]


@cache
def files() -> frozenset[str]:
    """The names of all files of the repository."""
    folders = [ROOT / name for name in (*TOP, ".ci")]
    found = (path.name for folder in folders for path in folder.rglob("*") if path.is_file())
    return frozenset((*found, *(path.name for path in ROOT.iterdir())))


def expanded(path: str) -> Iterator[str]:
    """verb_stage.toml and verb_role.toml for {verb_stage,verb_role}.toml."""
    parts = [part.split(",") for part in re.split(r"[{}]", path)]
    yield from ("".join(chosen) for chosen in product(*parts))


# Paths, modules, links


@pytest.mark.parametrize("path", documents())
def test_every_path_that_a_document_names_is_there(path: Path) -> None:
    named = {found.rstrip(".") for found in PATH.findall(path.read_text(encoding="utf-8"))}
    single = {name for found in named for name in expanded(found)}
    assert [p for p in sorted(single - NOT_HERE) if not any(ROOT.glob(p.rstrip("/")))] == []


@pytest.mark.parametrize("path", documents())
def test_every_file_that_a_document_names_alone_is_there(path: Path) -> None:
    named = set(FILE.findall(path.read_text(encoding="utf-8"))) - NOT_HERE
    assert named - files() == set()


@pytest.mark.parametrize("path", documents())
def test_every_module_and_public_name_that_a_document_names_is_there(path: Path) -> None:
    named = set(MODULE.findall(path.read_text(encoding="utf-8"))) - NOT_HERE
    assert [name for name in sorted(named) if not found(name)] == []


def found(name: str) -> bool:
    """Whether this is a module, a folder of modules, or a name that a module has."""
    whole, _, last = name.rpartition(".")
    if name in modules() or any(known.startswith(f"{name}.") for known in modules()):
        return True
    return whole in modules() and hasattr(importlib.import_module(whole), last)


@pytest.mark.parametrize("path", documents())
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(path: Path) -> None:
    for target_ in re.findall(r"\]\((?!https?:)([^)\s]+)\)", path.read_text(encoding="utf-8")):
        name, _, anchor = target_.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target_
        assert not anchor or anchor in anchors(there.read_text(encoding="utf-8")), target_


def anchors(text: str) -> set[str]:
    """The anchors of a text's headings, as web pages of repositories make them."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def test_every_file_that_the_program_names_is_there() -> None:
    named = re.compile(r"(?<![\w/.}-])(?:[a-z_][\w-]*/)*[a-z_][\w-]*\.(?:py|toml|md)\b")
    wrong = []
    for stage in (*STAGES, FACE):
        for path in (ROOT / stage).rglob("*.*"):
            if path.suffix in (".py", ".toml", ".js", ".css", ".html"):
                for name in named.findall(path.read_text(encoding="utf-8")):
                    below = (ROOT / name, ROOT / stage / name)
                    if not (any(p.exists() for p in below) if "/" in name else name in files()):
                        wrong.append((path.relative_to(ROOT).as_posix(), name))
    assert wrong == []


# Architecture, decisions


def test_every_room_stands_in_the_architecture() -> None:
    rooms = {path.parent for path in modules().values() if path.stem == "__init__"}
    listed = set(re.findall(r"^\| `([\w/]+)/` \|", ARCHITECTURE, flags=re.MULTILINE))
    assert {room.relative_to(ROOT).as_posix() for room in rooms} == listed


def test_the_functions_on_the_way_of_a_document_are_where_it_says() -> None:
    way = ARCHITECTURE.partition("## The way of a document")[2].partition("\n## ")[0]
    steps = re.findall(r"^\|[^|]+\| `(\w+)` \| `([\w/]+\.py)` \|$", way, flags=re.MULTILINE)
    assert len(steps) > 40
    assert len(steps) == way.count("\n| ") - 1  # all rows but the head
    for function, file in steps:
        module = importlib.import_module(name_of(ROOT / file))
        assert callable(getattr(module, function, None)), f"{file}: {function}"


def test_every_decision_stands_in_the_index_and_every_missing_number_is_owned_to() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    records = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("0*.md"))
    assert re.findall(r"^\| \[\d{4}\]\(([\w-]+\.md)\)", index, flags=re.MULTILINE) == records
    numbers = {int(name[:4]) for name in records}
    missing = [f"{number:04}" for number in range(1, max(numbers)) if number not in numbers]
    assert re.findall(r"\b\d{4}\b", index.partition("**Missing numbers.**")[2])[:-1] == missing


# What the program prints


@cache
def printed() -> tuple[dict[str, Any], ...]:
    """The JSON of each command on texts that make use of all that it has."""
    both = policydiff.compare(FIXTURES / "jiaxing-2010.txt", FIXTURES / "huangpu-2020.txt")
    check = policydiff.annex(FIXTURES / "nanhu-2023.txt")
    themes = policydiff.themes([FIXTURES / "nanhu-2023.txt"], codebook="policy-fields")
    texts = plan_json(both.base), comparison_json(both), comparison_json(check), themes_json(themes)
    return tuple(map(json.loads, texts))


def keys_of(value: object) -> Iterator[str]:
    """The keys of all objects inside a value, but the names of parts of scores and of values."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key not in ("why", "values"):
                yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def stands(word: str) -> bool:
    return f'"{word}"' in JSON_FORMAT or f"`{word}`" in JSON_FORMAT


def test_every_key_of_the_json_stands_in_its_description() -> None:
    used = {key for value in printed() for key in keys_of(value)}
    assert {"base_body", "place", "pieces", "verb", "posted", "sizes"} <= used
    assert sorted(key for key in used if not stands(key)) == []


def test_every_key_of_escalation_stands_in_its_description(tmp_path: Path) -> None:
    report = "{0}2025年政府工作报告\n\n2025年1月20日\n\n一、目标\n(一)城镇新增就业{1}万人以上。\n"
    paths = [tmp_path / "province.txt", tmp_path / "city.txt"]
    for path, place, jobs in zip(paths, ("浙江省", "嘉兴市"), (100, 11), strict=True):
        path.write_text(report.format(place, jobs), encoding="utf-8")
    value = json.loads(escalation_json(policydiff.escalate(paths)))
    used = set(keys_of(value))
    assert {"same_year", "stating"} <= used
    assert sorted(key for key in used if not stands(key)) == []


def test_the_names_of_the_parts_of_a_score_stand_in_its_description() -> None:
    parts = {part for value in printed() for a in value.get("alignments", ()) for part in a["why"]}
    assert parts <= {*PART_NAMES, "decision"}
    assert [name for name in (*PART_NAMES, "decision") if not stands(name)] == []


def test_the_notices_with_their_values_stand_in_its_description() -> None:
    table = JSON_FORMAT.partition("## Notices")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", table, flags=re.MULTILINE)
    described = {code: set(re.findall(r"`(\w+)`", values)) for code, values in rows}
    sentences = tomllib.loads(shipped_text("support", "data", "notices.toml"))
    # The further codes stand in why a target changed and in highlights, which JSON has in words.
    in_json = itertools.takewhile(lambda code: code != NoticeCode.TARGET_STEP, sentences)
    assert described == {
        code: set(re.findall(r"\{(\w+)", sentences[code]["en"])) for code in in_json
    }


def codes() -> Iterator[type[StrEnum]]:
    yield from (Change, Relation)
    for module in (
        *(
            change_types,
            chapter_types,
            comparison,
            escalation_types,
            link_changes,
            name_types,
            presence_types,
            theme_types,
        ),
        *(document, provenance, removed_lines, target_codes),
    ):
        kinds = (kind for kind in vars(module).values() if isinstance(kind, type))
        yield from (k for k in kinds if issubclass(k, StrEnum) and k.__module__ == module.__name__)


@pytest.mark.parametrize(
    "kind", [pytest.param(k, id=f"{k.__module__}.{k.__name__}") for k in codes()]
)
def test_every_code_stands_in_the_description(kind: type[StrEnum]) -> None:
    comments = set(re.findall(r"\w+", " ".join(re.findall(r"//(.*)", JSON_FORMAT))))
    assert [m.value for m in kind if not (stands(m.value) or m.value in comments)] == []


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        pytest.param("Series", series_table(Track(plans=(), series=())).columns, id="series"),
        pytest.param(
            "Escalation",
            escalation_table(escalation_types.Escalation(plans=(), chains=())).columns,
            id="escalation",
        ),
        pytest.param(
            "Presence",
            presence_table(presence_types.PresenceTable(cells=(), turns=())).columns,
            id="presence",
        ),
    ],
)
def test_the_columns_of_the_tables_stand_in_order(name: str, columns: tuple[str, ...]) -> None:
    told = JSON_FORMAT.partition(f"**{name}**")[2].partition(":")[2].partition(".\n")[0]
    told = told.partition(". Targets")[0].replace("; then", ",")
    assert tuple(re.findall(r"\w+", told)) == columns
