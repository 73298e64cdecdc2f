"""Measure GovernDiff's findings against the labels of typed changes, one pair of clauses at a time.

    python benchmarks/rival_typed_changes.py CORPUS LABELS …

Both clauses of a label's row are given alone, so that nothing is aligned wrongly. A finding meets a
label of one of the types that its check stands for, where its words on one side hold, or stand in,
those of the label; a finding without words needs the type alone. Notes on numbering are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rivals import rival

from policydiff.stages.documents.read import read_document

_NO_WORD = re.compile(r"[\W_]+")
_DUTIES = ("duty_added", "duty_removed", "scope")
_TYPES = {  # the first word of a check's name → types of the contract
    "modality": ("modality", "negation"),
    "prohibition": ("modality", "negation", *_DUTIES),
    "permission": ("modality", *_DUTIES),
    "protection": _DUTIES,
    "restriction": ("number", *_DUTIES),
    "duty": ("modality", *_DUTIES),
    "policy": _DUTIES,
    "deadline": ("time_limit", "number"),
    "threshold": ("number",),
    "authority": ("actor",),
    "scope": ("scope",),
    "definition": ("definition",),
    "effective": ("effective_date",),
    "reference": ("reference",),
}
_PASSED_OVER = ("article", "document", "substantive")  # these name no type


class Finding(NamedTuple):
    """One finding with its words."""

    types: tuple[str, ...]
    base: str
    other: str


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("labels", type=Path, nargs="+")
    given = parser.parse_args()
    for path in given.labels:
        met = wanted = right = told = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found = list(dict.fromkeys(_findings(*_texts(given.corpus, row))))
            needed = [label for label in row["changes"] if not label.get("optional")]
            met += sum(any(_meets(f, label) for f in found) for label in needed)
            wanted += len(needed)
            for finding in found:
                hits = [label for label in row["changes"] if _meets(finding, label)]
                if not hits or not all(label.get("optional") for label in hits):
                    right, told = right + bool(hits), told + 1
        print(f"{path.stem}: recall {met / wanted:.2f} ({met}/{wanted}), ", end="")
        print(f"precision {right / max(1, told):.2f} ({right}/{told})")


def _texts(corpus: Path, row: dict[str, Any]) -> tuple[str, str]:
    sides = ("base", ""), ("other", "other_")
    return tuple(  # type: ignore[return-value]  # two of them
        _text(corpus / row[name], row.get(f"{head}article"), row.get(f"{head}clause"))
        for name, head in sides
    )


def _text(path: Path, article: str | None, clause: str | None) -> str:
    document = read_document(path)
    if clause is not None:
        begin = _NO_WORD.sub("", clause)
        found = (c.text for c in document.clauses if _NO_WORD.sub("", c.text).startswith(begin))
        return next(found, "")
    kept, inside = list[str](), False
    for one in document.clauses:
        label = re.match(r"第[一二三四五六七八九十百]+条", one.label or "")
        inside = label.group() == article if label else inside
        if inside:
            kept.append(one.text)
    return "\n".join(kept)


def _findings(base: str, other: str) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.txt" for name in ("base", "other")]
        for path, text in zip(paths, (base, other), strict=True):
            path.write_text(text, encoding="utf-8")
        command = [rival("governdiff"), "diff", *map(str, paths), "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    for change in json.loads(done.stdout)["changes"]:
        for finding in change["findings"]:
            head = finding["check_id"].split("-")[0]
            if head not in _PASSED_OVER:
                words = (str(finding[side] or "") for side in ("old_value", "new_value"))
                yield Finding(_TYPES.get(head, (head,)), *words)


def _meets(finding: Finding, label: dict[str, Any]) -> bool:
    if not set(finding.types) & set(label["type"]):
        return False
    pairs = ((finding.base, label["base"]), (finding.other, label["other"]))
    said = [(_NO_WORD.sub("", a), _NO_WORD.sub("", b or "")) for a, b in pairs if a]
    named = [(a, b) for a, b in said if a not in ("added", "removed")]
    return not named or any(a in b or b in a for a, b in named if b)


if __name__ == "__main__":
    main()
