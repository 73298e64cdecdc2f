"""Labelled pairs of clauses, for training and measuring: gold, hand labels, synthetic pairs."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.terms import find_sentences, normalise_bare
from policydiff.stages.documents import Clause, ClauseId, Part
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.ngrams import ngrams_or_whole
from policydiff.stages.support.span import Span
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets

GOLD_PAIRS = "links_*__*.jsonl"
LABELS = Path(__file__).parent / "data" / "labels.csv"
CORPUS_FIELDS = LABELS.with_name("corpus_fields.csv")  # of the pairs of LABELS
FIXTURE_LABELS = LABELS.with_name("fixture_labels.csv")
FIELD_LABELS, FIELD_PAIRS = (
    LABELS.with_name("field_labels.csv"),
    LABELS.with_name("field_pairs.csv"),
)
REGIONS = "regional integration"  # the field of the fixtures
# Plans that say each thing once: a work report tells last year's results and this year's plans.
SYNTHETIC = ("policies/central_056.txt", "policies/shandong_041.txt")
NAME_CHARACTERS = 10  # of a project, as lists of projects name it


class Label(IntEnum):
    """What annotators say of a pair; disputed pairs are neither wanted nor wrong."""

    DISPUTED = -1
    NONE = 0
    RELATED = 1
    SAME = 2


Labels = NDArray[np.int64]  # base × other


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sides with a label for every pair of clauses."""

    name: str
    documents: frozenset[str]  # to leave out all pairs of a document
    base: Side
    other: Side
    labels: Labels
    annex: bool  # items of an annex against their own main text
    golden: bool = False  # with the labels of the gold
    field: str = ""  # of policy, to leave out all pairs of a field
    synthetic: bool = False  # made from one document

    @property
    def same(self) -> int:
        """How many pairs are labelled `same`."""
        return int((self.labels == Label.SAME).sum())


def read_pairs(gold: Path, fixtures: Path, corpus: Path, later: Path) -> tuple[Pair, ...]:
    """Every labelled pair: of the fixtures, of both corpora, then synthetic ones.

    Args:
        gold: The folder of the gold.
        fixtures: The documents that it labels.
        corpus: The first collection of documents.
        later: The second one.
    """
    return (
        *read_fixture_pairs(gold, fixtures),
        *_corpus_pairs(corpus),
        *_field_pairs(later),
        *_synthetic_pairs(corpus),
    )


def read_fixture_pairs(gold: Path, fixtures: Path) -> tuple[Pair, ...]:
    """The labelled pairs of the fixtures: the gold's, then those of FIXTURE_LABELS.

    Two documents have one set of labels: where the gold has them, those of FIXTURE_LABELS are
    left out.
    """
    golden = tuple(_gold_pairs(gold, fixtures))
    taken = {pair.documents for pair in golden}
    own = (pair for pair in _fixture_pairs(fixtures) if pair.documents not in taken)
    return (*golden, *own)


def _plan(path: Path) -> Plan:
    return find_targets(read_document(path))


def _gold_pairs(gold: Path, fixtures: Path) -> Iterator[Pair]:
    texts = defaultdict[str, dict[str, str]](dict)
    for line in (gold / "clauses.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        texts[entry["doc"]][entry["id"]] = entry["text"]
    scopes = json.loads((gold / "scopes.json").read_text(encoding="utf-8"))
    plans = {name: _plan(fixtures / f"{name}.txt") for name in texts}
    found = {name: _find_gold(plans[name], texts[name]) for name in texts}
    for path in sorted(gold.glob(GOLD_PAIRS)):
        names = path.stem.removeprefix("links_").split("__")
        ids = [next(d for d in texts if name.startswith(d)) for name in names]
        scope = [set(scopes.get(name, texts[d])) for name, d in zip(names, ids, strict=True)]
        base, other = (_scoped(plans[d], found[d], s) for d, s in zip(ids, scope, strict=True))
        if ids[0] == ids[1]:
            base = replace(base, clauses=_without_annex(base.clauses))
        lines = path.read_text(encoding="utf-8").splitlines()
        links = {(e["base"], e["other"]): Label[e["label"].upper()] for e in map(json.loads, lines)}
        rows = [found[ids[0]].get(clause.id) for clause in base.clauses]
        columns = [found[ids[1]].get(clause.id) for clause in other.clauses]
        cells = [
            [links.get((r, c), Label.NONE) if r and c else Label.DISPUTED for c in columns]
            for r in rows
        ]
        yield Pair(
            name=path.stem.removeprefix("links_"),
            documents=frozenset(ids),
            base=base,
            other=other,
            labels=np.array(cells, dtype=np.int64),
            annex=ids[0] == ids[1],
            golden=True,
            field=REGIONS,
        )


def _scoped(plan: Plan, found: Mapping[ClauseId, str], scope: set[str]) -> Side:
    """The clauses of an annex where the scope is one, else the main text."""
    annex = [c for c in plan.document.clauses if c.part is Part.ANNEX and found.get(c.id) in scope]
    return Side(plan=plan, clauses=tuple(annex) or plan.document.main_text)


def _without_annex(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Without annex items that repeat nothing, which a comparison of documents takes in."""
    return tuple(clause for clause in clauses if clause.part is not Part.ANNEX)


def _find_gold(plan: Plan, texts: Mapping[str, str]) -> dict[ClauseId, str]:
    """The gold clause with the nearest text of each clause, if half of one is in the other."""
    runs = {gold: _runs(text) for gold, text in texts.items()}
    found: dict[ClauseId, str] = {}
    for clause in plan.document.clauses:
        mine = _runs(clause.text)
        near = {gold: len(mine & its) / len(mine | its) for gold, its in runs.items()}
        best = max(near, key=lambda gold: (near[gold], gold not in found.values()))
        if 2 * len(mine & runs[best]) >= min(len(mine), len(runs[best])):
            found[clause.id] = best
    return found


def _runs(text: str) -> frozenset[str]:
    bare = normalise_bare(text)
    return frozenset(ngrams_or_whole(bare, 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Links:
    """The labels of two documents, by what names their clauses."""

    names: tuple[str, str]
    labels: Mapping[tuple[str, str], Label]

    def pair(
        self, name: str, base: Side, other: Side, *, field: str, by: Callable[[Clause], str]
    ) -> Pair:
        """The labelled pair; a pair of clauses that is not listed has no label."""
        cells = [
            [self.labels.get((by(b), by(o)), Label.NONE) for o in other.clauses]
            for b in base.clauses
        ]
        return Pair(
            name=name,
            documents=frozenset(self.names),
            base=base,
            other=other,
            labels=np.array(cells, dtype=np.int64),
            annex=False,
            field=field,
        )


def _read_links(path: Path, document: str, clause: str) -> Iterator[_Links]:
    """The labels of a file whose columns base_… and other_… name documents and clauses."""
    links = defaultdict[tuple[str, str], dict[tuple[str, str], Label]](dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = row[f"base_{document}"], row[f"other_{document}"]
            cell = row[f"base_{clause}"], row[f"other_{clause}"]
            links[names][cell] = Label[row["label"].upper()]
    for names, labels in links.items():
        yield _Links(names=names, labels=labels)


def _fixture_pairs(fixtures: Path) -> Iterator[Pair]:
    """Pairs of fixtures labelled by two readers, by clause ids."""
    found = tuple(_read_links(FIXTURE_LABELS, "document", "clause"))
    plans = {name: _plan(fixtures / f"{name}.txt") for links in found for name in links.names}
    for links in found:
        base, other = (
            Side(plan=plans[name], clauses=_without_annex(plans[name].document.main_text))
            for name in links.names
        )
        name = "__".join(links.names)
        yield links.pair(name, base, other, field=REGIONS, by=lambda clause: clause.id)


def _corpus_pairs(corpus: Path) -> Iterator[Pair]:
    """Pairs labelled by hand, by the lines of their clauses in the corpus' files."""
    with CORPUS_FIELDS.open(encoding="utf-8", newline="") as file:
        fields = {(r["base_file"], r["other_file"]): r["field"] for r in csv.DictReader(file)}
    for links in _read_links(LABELS, "file", "line"):
        lines = [{int(cell[side]) for cell in links.labels} for side in (0, 1)]
        base, other = (
            _spanned(_plan(corpus / name), seen)
            for name, seen in zip(links.names, lines, strict=True)
        )
        name = "__".join(Path(name).stem for name in links.names)
        field = fields[links.names[0], links.names[1]]
        yield links.pair(name, base, other, field=field, by=lambda clause: str(clause.line))


def _spanned(plan: Plan, lines: set[int]) -> Side:
    """The clauses between the first and the last labelled line: the part that was read."""
    inside = (c for c in plan.document.clauses if min(lines) <= (c.line or 0) <= max(lines))
    return Side(plan=plan, clauses=tuple(c for c in inside if len(c.text) >= 25))


def _field_pairs(later: Path) -> Iterator[Pair]:
    """Pairs of other fields, by what their clauses begin with."""
    labels = defaultdict[str, dict[tuple[str, str], Label]](dict)
    with FIELD_LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            labels[row["pair"]][row["base"], row["other"]] = Label[row["label"].upper()]
    with FIELD_PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        links = _Links(names=(row["base_file"], row["other_file"]), labels=labels[row["pair"]])
        base, other = (
            _read_part(
                _plan(later / row[f"{side}_file"]), row[f"{side}_first"], row[f"{side}_last"]
            )
            for side in ("base", "other")
        )
        begun = [{cell[side] for cell in links.labels} for side in (0, 1)]
        begins = sorted(begun[0] | begun[1], key=len, reverse=True)
        yield links.pair(row["pair"], base, other, field=row["field"], by=_beginning(begins))


def _read_part(plan: Plan, first: str, last: str) -> Side:
    """The clauses from one that begins so to one that does."""
    clauses = plan.document.main_text
    start = next(at for at, clause in enumerate(clauses) if clause.text.startswith(first))
    stop = next(at for at, c in enumerate(clauses[start:], start=start) if c.text.startswith(last))
    return Side(plan=plan, clauses=clauses[start : stop + 1])


def _beginning(known: Sequence[str]) -> Callable[[Clause], str]:
    """The longest of these texts that a clause begins with; "" where it begins with none."""
    return lambda clause: next((text for text in known if clause.text.startswith(text)), "")


def _synthetic_pairs(corpus: Path) -> Iterator[Pair]:
    """Clauses against every second of their own sentences, as an annex repeats its main text.

    Paragraphs that only name what other clauses tell (推进…、…等一批项目) follow the clauses, as
    in many plans: such an item has two sources.
    """
    for name in SYNTHETIC:
        plan = _plan(corpus / name)
        clauses = tuple(c for c in plan.document.clauses if len(c.text) >= 100)
        items = [
            (row, sentence)
            for row, clause in enumerate(clauses)
            for sentence in find_sentences(clause.text)[1::2]
        ]
        summaries = [range(first, len(items), 16) for first in range(0, 16, 4)]
        labels = np.zeros((len(clauses) + len(summaries), len(items)), dtype=np.int64)
        for column, (row, _) in enumerate(items):
            labels[row, column] = Label.SAME
        for number, named in enumerate(summaries):
            labels[len(clauses) + number, list(named)] = Label.SAME
        told = [_summary([items[at][1] for at in named], n) for n, named in enumerate(summaries)]
        yield Pair(
            name=f"{Path(name).stem}__sentences",
            documents=frozenset({name}),
            base=Side(plan=plan, clauses=(*clauses, *told)),
            other=Side(
                plan=plan, clauses=tuple(_item(clauses[r], s, i) for i, (r, s) in enumerate(items))
            ),
            labels=labels,
            annex=True,
            synthetic=True,
        )


def _summary(sentences: Sequence[str], number: int) -> Clause:
    """A paragraph that names each sentence by the end of its longest phrase."""
    names = [max(re.split("[,、]", text), key=len)[-NAME_CHARACTERS:] for text in sentences]
    return Clause(
        id=ClauseId(f"n{number}"),
        label="",
        heading=(),
        part=Part.BODY,
        text="、".join(names),
        span=Span(start=0, end=0),
    )


def _item(clause: Clause, sentence: str, number: int) -> Clause:
    return replace(clause, id=ClauseId(f"s{number}"), text=sentence, heading=(), part=Part.ANNEX)
