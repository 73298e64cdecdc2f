"""The folders are the pipeline, and a stranger finds the rooms in them.

A stage imports only stages above it, no module is loaded under two names, imports make no
circle, and folders and modules keep the sizes that docs/architecture.md promises.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.factories import ROOT

STAGES = ("support", "knowledge", "documents", "targets", "align", "compare", "corpus", "reports")
FACE = "policydiff"  # what users call: commands and functions; it may import every stage
MOST_MODULES = 18  # of a folder
MOST_FLAT = {"targets": 26, "align": 26}  # stages that stay one folder
FEWEST_LINES = 15  # of a module


def name_of(path: Path) -> str:
    """The import name of a file below the repository's top."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts if parts[0] == FACE else (FACE, "stages", *parts))


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the program by its import name; the links to the stages are not followed."""
    of_stages = [path for stage in STAGES for path in (ROOT / stage).rglob("*.py")]
    of_face = [p for p in (ROOT / FACE).rglob("*.py") if p.resolve() not in of_stages]
    assert len(of_stages) > 200
    return {name_of(path): path for path in sorted({*of_stages, *of_face})}


def imported(path: Path, *, when_run: bool = False) -> Iterator[tuple[str, str]]:
    """Module and name of each import; with `when_run` without those for type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in _statements(tree) if when_run else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from ((node.module or "", alias.name) for alias in node.names)


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        checked = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if not checked:
            yield node
            yield from _statements(node)


def needed(path: Path, *, when_run: bool = False) -> set[str]:
    """The modules of the program that a file imports."""
    pairs = imported(path, when_run=when_run)
    whole = (next((n for n in (f"{m}.{name}", m) if n in modules()), None) for m, name in pairs)
    return {name for name in whole if name is not None}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_stages_above_it(stage: str) -> None:
    above = {f"{FACE}.stages.{name}" for name in STAGES[: STAGES.index(stage) + 1]}
    files = {n: p for n, p in modules().items() if f"{n}.".startswith(f"{FACE}.stages.{stage}.")}
    assert files
    wrong = [
        (name, other)
        for name, path in files.items()
        for other in needed(path)
        if ".".join(other.split(".")[:3]) not in above
    ]
    assert wrong == []


WRITING = re.compile(
    r"\.write_(text|bytes)\(|\.open\(\"[wxa]|\bopen\([^)]*\"[wxa]b?\"|\.replace\(\w+\)$"
    r"|\bos\.(replace|rename|open)\(|tempfile|np\.save\(|open_memmap"
)
MAY_WRITE = {
    "support/atomic_files.py": "the writer of all others",
    "documents/formats/libreoffice.py": "a folder of its own for LibreOffice",
    "reports/report.py": "into the folder that report_folder puts in place",
    "reports/html/corpus_pages.py": "likewise",
    "reports/pair_files.py": "likewise",
    "corpus/store/trigram_index.py": "into the hidden folder of an index that is put in place",
    "corpus/search/indexing.py": "likewise",
    "corpus/search/candidate_matrix.py": "into the folder of work that `ready` says is complete",
    "corpus/store/lock.py": "a lock must be made or refused at once, so it is linked into place",
    "align/training/mine_background.py": "vectors of a development tool, too",
    "support/file_bytes.py": "reads a pipe that may have no writer without waiting for one",
    "corpus/store/database.py": "a place of the system for what a query sorts beyond the memory",
    "policydiff/input_files.py": "members of an archive, into a folder of the system",
    "policydiff/cli/streams.py": "the null device in place of a closed stream",
    "policydiff/cli/console.py": "standard output that nobody reads goes to the null device",
}


def test_files_are_written_by_one_module() -> None:
    """A file is written by `write_file`, or in a folder that is put in its place as a whole."""
    writing = {
        path.relative_to(ROOT).as_posix()
        for path in modules().values()
        if any(WRITING.search(line) for line in path.read_text(encoding="utf-8").splitlines())
    }
    assert writing == set(MAY_WRITE)


@pytest.mark.parametrize("stage", ["documents", "targets", "align"])
def test_tables_are_made_in_reports_only(stage: str) -> None:
    files = sorted((ROOT / stage).rglob("*.py"))
    assert files
    heads = [(str(f), name.partition(".")[0]) for f in files for name, _ in imported(f)]
    assert [pair for pair in heads if pair[1] == "pandas"] == []


def test_imports_make_no_circle_of_modules() -> None:
    graph = {n: needed(p, when_run=True) - {n, FACE} for n, p in modules().items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {error.args[1]}")


def test_imports_make_no_circle_of_rooms() -> None:
    def room(name: str) -> str:
        """A module's folder; the folders of targets/ stand on its codes and types, as one room."""
        if name.startswith(f"{FACE}.stages.targets."):
            return f"{FACE}.stages.targets"
        return name if modules()[name].stem == "__init__" else name.rpartition(".")[0]

    graph: dict[str, set[str]] = {}
    for name, path in modules().items():
        others = {room(other) for other in needed(path, when_run=True)}
        graph.setdefault(room(name), set()).update(others - {room(name), FACE})
    graph.pop(FACE)  # its __main__ starts the command line, which is made of the rest
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of rooms: {error.args[1]}")


def test_no_module_is_loaded_under_two_names() -> None:
    left_out = ("__main__", ".align.training")
    ours = {n: str(p.resolve()) for n, p in modules().items() if not any(o in n for o in left_out)}
    assert len(ours) > 250
    code = (
        "import importlib, os, sys\n"
        f"ours = {ours}\n"
        "for name in ours:\n"
        "    importlib.import_module(name)\n"
        "found = {file: [] for file in ours.values()}\n"
        "for name, module in sorted(sys.modules.items()):\n"
        "    file = os.path.realpath(getattr(module, '__file__', None) or '')\n"
        "    found.get(file, []).append(name)\n"
        "print([names for names in found.values() if len(names) != 1])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "[]\n", done.stderr


def test_links_stand_only_where_the_stages_join_the_package() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--stage"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    links = {line.split("\t")[1] for line in listed.stdout.splitlines() if line[:6] == "120000"}
    assert links == {f"{FACE}/stages/{stage}" for stage in STAGES}


def test_no_folder_is_too_full() -> None:
    counts = Counter(p.parent for p in modules().values() if p.stem != "__init__")
    full = {
        str(folder.relative_to(ROOT)): count
        for folder, count in counts.items()
        if count > MOST_FLAT.get(folder.name, MOST_MODULES)
    }
    assert full == {}


def test_no_module_is_a_crumb() -> None:
    lengths = {n: len(p.read_text("utf-8").splitlines()) for n, p in modules().items()}
    doors = {n for n, p in modules().items() if p.stem == "__init__"}
    assert {
        n: count for n, count in lengths.items() if count < FEWEST_LINES and n not in doors
    } == {}


def test_no_name_stands_twice_inside_a_stage() -> None:
    paths = [p.relative_to(ROOT) for p in modules().values() if p.stem != "__init__"]
    names = Counter((path.parts[0], path.stem) for path in paths)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_folder_of_the_program_is_packed() -> None:
    import tomli

    settings = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = set(settings["tool"]["setuptools"]["packages"])
    folders = {n for n, p in modules().items() if p.stem == "__init__"}
    assert packed == folders - {f"{FACE}.stages.align.training"}
