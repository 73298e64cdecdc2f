"""Build the index of a store; trigram_index.py describes its files."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.clause_view import own_places
from policydiff.stages.corpus.engine.job_engine import in_order, run_tasks
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store.row_decoding import decode_place
from policydiff.stages.corpus.store.store import Store, read_part
from policydiff.stages.corpus.store.store_writing import Writer
from policydiff.stages.corpus.store.trigram_index import PARTS, Index
from policydiff.stages.corpus.store.trigrams import BITS, Grams, find_grams, plain_letters, rarity
from policydiff.stages.support.atomic_files import hidden_folder, sync_folder, sync_tree

FORMAT = 1  # of the files; an index of another one is made anew
_CHUNK = 2**23  # hashes at a time: some 300 MB of working memory
_STARTS = ("starts", "text_starts", "name_starts", "paper_starts")
_KINDS: Mapping[str, type] = {
    **dict.fromkeys(_STARTS, np.int64),
    **dict.fromkeys(("texts", "names", "papers", "counts"), np.uint8),
    "hashes": np.uint32,
    "paper": np.int32,
}
_PAPER_COLUMNS = (
    *("document", "title", "issued", "code", "place", "path", "level", "place_kind"),
    *("first_year", "last_year"),
)


def index_store(writer: Writer, *, engine: Engine, tell: Callable[[str, int, int], None]) -> bool:
    """Make the index of a store anew where its clauses have changed.

    Returns:
        Whether it was made.
    """
    name = index_name(writer.store)
    if writer.manifest.index == name and (writer.folder / PARTS / name).is_dir():
        return False
    target = writer.folder / PARTS / name
    shutil.rmtree(target, ignore_errors=True)
    with hidden_folder(target.parent) as hidden:
        built = hidden / name
        built.mkdir()
        _build(writer.store, built, engine=engine, tell=tell)
        sync_tree(built)
        built.rename(target)
    sync_folder(target.parent)
    writer.replace_index(name)
    return True


def index_name(store: Store) -> str:
    """The folder that the index of these clauses has: a digest of the parts."""
    parts = [*store.manifest.parts["documents"], *store.manifest.parts["clauses"]]
    made_from = json.dumps([FORMAT, BITS, parts])
    return f"index-{hashlib.sha256(made_from.encode()).hexdigest()[:20]}"


def _build(
    store: Store, folder: Path, *, engine: Engine, tell: Callable[[str, int, int], None]
) -> None:
    """Write all files; memory holds few parts at a time."""
    tasks = list(zip(store.paths("documents"), store.paths("clauses"), strict=True))
    papers = 0
    with _Growing(folder) as out:
        for done in in_order(run_tasks(_read_piece, tasks, engine=engine)):
            tell("indexing", done.position, len(tasks))
            piece = done.need("corpus index")
            _add_piece(out, piece, papers=papers)
            papers += len(piece.paper_sizes)
    _invert(Index(folder))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What one part of the clauses adds to the index."""

    grams: Grams
    paper: NDArray[np.int32]  # within the part
    texts: bytes
    text_sizes: tuple[int, ...]
    names: bytes
    name_sizes: tuple[int, ...]
    papers: bytes
    paper_sizes: tuple[int, ...]


def _read_piece(task: tuple[Path, Path]) -> _Piece:
    """Index the clauses of one part; runs in a worker."""
    documents, clauses = task
    papers = read_part(documents, "documents", columns=_PAPER_COLUMNS).to_pylist()
    places = {row["document"]: own_places(decode_place(row)) for row in papers}
    numbers = {row["document"]: at for at, row in enumerate(papers)}
    table = read_part(clauses, "clauses", columns=("document", "clause", "text", "main"))
    rows = [row for row in table.to_pylist() if row["main"]]
    told = [json.dumps(_told(row), ensure_ascii=False).encode() for row in papers]
    texts = [row["text"].encode("utf-8", errors="replace") for row in rows]
    names = [row["clause"].encode() for row in rows]
    return _Piece(
        grams=find_grams([plain_letters(row["text"], places[row["document"]]) for row in rows]),
        paper=np.array([numbers[row["document"]] for row in rows], dtype=np.int32),
        texts=b"".join(texts),
        text_sizes=tuple(map(len, texts)),
        names=b"".join(names),
        name_sizes=tuple(map(len, names)),
        papers=b"".join(told),
        paper_sizes=tuple(map(len, told)),
    )


def _add_piece(out: _Growing, piece: _Piece, *, papers: int) -> None:
    out.add("hashes", piece.grams.hashes)
    out.add("counts", piece.grams.counts)
    out.add_sizes("starts", np.diff(piece.grams.starts))
    out.add("paper", piece.paper + np.int32(papers))
    for name, starts, data, sizes in (
        ("texts", "text_starts", piece.texts, piece.text_sizes),
        ("names", "name_starts", piece.names, piece.name_sizes),
        ("papers", "paper_starts", piece.papers, piece.paper_sizes),
    ):
        out.add(name, np.frombuffer(data, dtype=np.uint8))
        out.add_sizes(starts, np.array(sizes, dtype=np.int64))


def _invert(index: Index) -> None:
    """For each hash the rows that have it, and the length of each row."""
    starts, hashes = index.array("starts"), index.array("hashes")
    counts, rows = index.array("counts"), len(starts) - 1
    frequency = np.zeros(2**BITS, dtype=np.int64)
    for at in range(0, len(hashes), _CHUNK):
        np.add.at(frequency, hashes[at : at + _CHUNK], 1)  # pages without hashes stay untouched
    terms = np.flatnonzero(frequency).astype(np.uint32)
    posts = np.concatenate([[0], np.cumsum(frequency[terms])]).astype(np.int64)
    index.save("terms", terms)
    index.save("posts", posts)
    weights = np.zeros(2**BITS, dtype=np.float32)
    weights[terms] = rarity(rows, frequency[terms])
    following = frequency
    following[terms] = posts[:-1]
    out = index.make("rows", np.int32, len(hashes))
    norms = np.zeros(rows, dtype=np.float32)
    for first, last in _row_chunks(starts):
        part = hashes[starts[first] : starts[last]]
        sizes = np.diff(starts[first : last + 1])
        of_row = np.repeat(np.arange(first, last, dtype=np.int32), sizes)
        _place(out, part, of_row, following)
        times = 1 + np.log(counts[starts[first] : starts[last]].astype(np.float32))
        squares = (times * weights[part]) ** 2
        sums = np.bincount(of_row - first, weights=squares, minlength=last - first)
        norms[first:last] = np.sqrt(sums)
    index.save("norms", norms)


def _place(
    out: NDArray[np.int32],
    hashes: NDArray[np.uint32],
    rows: NDArray[np.int32],
    following: NDArray[np.int64],
) -> None:
    """Write rows behind those that earlier chunks wrote for the same hash."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    sizes = np.diff(np.concatenate([first, [len(ordered)]]))
    within = np.arange(len(ordered)) - np.repeat(first, sizes)
    out[following[ordered] + within] = rows[order]
    following[ordered[first]] += sizes


def _row_chunks(starts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of rows with some millions of hashes each."""
    first, rows = 0, len(starts) - 1
    while first < rows:
        last = int(np.searchsorted(starts, starts[first] + _CHUNK, side="right")) - 1
        last = min(max(last, first + 1), rows)
        yield first, last
        first = last


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    issued = row["issued"]
    return {
        "document": row["document"],
        "title": row["title"],
        "date": issued or (None if row["first_year"] is None else str(row["first_year"])),
        "place": row["place"],
        "code": row["code"],
        "level": row["level"],
        "year": int(issued[:4]) if issued else row["first_year"],
    }


class _Growing:
    """Arrays that are written from the front to the end, each to a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = {name: (folder / f"{name}.raw").open("wb") for name in _KINDS}
        self._sizes = dict.fromkeys(_KINDS, 0)
        self._ends = dict.fromkeys(_STARTS, 0)
        for name in _STARTS:
            self.add(name, np.zeros(1, dtype=np.int64))

    def __enter__(self) -> _Growing:
        return self

    def __exit__(self, *_: object) -> None:
        """Turn the raw files into .npy files."""
        for name, file in self._files.items():
            file.close()
            raw = self._folder / f"{name}.raw"
            header = {
                "descr": np.lib.format.dtype_to_descr(np.dtype(_KINDS[name])),
                "fortran_order": False,
                "shape": (self._sizes[name],),
            }
            with (self._folder / f"{name}.npy").open("wb") as whole, raw.open("rb") as body:
                np.lib.format.write_array_header_2_0(whole, header)
                shutil.copyfileobj(body, whole, 2**20)
            raw.unlink()

    def add(self, name: str, values: NDArray[Any]) -> None:
        """Write values behind those that an array has."""
        self._files[name].write(values.astype(_KINDS[name], copy=False).tobytes())
        self._sizes[name] += len(values)

    def add_sizes(self, name: str, sizes: NDArray[np.int64]) -> None:
        """Write where further pieces of these sizes end."""
        ends = np.cumsum(sizes) + self._ends[name]
        self.add(name, ends)
        self._ends[name] = int(ends[-1]) if len(ends) else self._ends[name]
