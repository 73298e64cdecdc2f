"""Find the standing phrases of a folder of documents.

    python -m policydiff.stages.align.training.mine_standing_phrases FOLDER

Writes align/data/boilerplate.txt: runs of six characters that stand in many documents of more than
one collection, in sentences of no one policy field: what a plan says whatever it is about
(坚持以…为指导, 进一步提高). Common words of one field (知识产权保护) are its subject and stay out.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from policydiff.stages.align.clause_features import count_fields
from policydiff.stages.align.standing_phrases import RUN
from policydiff.stages.align.terms import find_phrases, find_sentences
from policydiff.stages.align.training.mine_background import DATA, read_text
from policydiff.stages.support.atomic_files import write_file
from policydiff.stages.support.ngrams import character_ngrams

MIN_DOCUMENTS = 20  # of 413; with 12 names of meetings and programmes come in
MIN_COLLECTIONS = 2  # folders of the corpus: one year's reports of all cities share their events
MAX_FIELD_SHARE = 0.3  # of a run's sentences that may speak of its commonest field


def main() -> None:
    """Read the corpus, count runs by document, drop those of one field, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    sentences = {path: tuple(_sentences(path)) for path in sorted(folder.rglob("*.txt"))}
    documents, collections = Counter[str](), defaultdict[str, set[str]](set)
    for path, of_document in sentences.items():
        runs = {run for sentence in of_document for run in _runs(sentence)}
        documents.update(runs)
        for run in runs:
            collections[run].add(path.relative_to(folder).parts[0].split("_")[0])
    common = {
        run
        for run, count in documents.items()
        if count >= MIN_DOCUMENTS and len(collections[run]) >= MIN_COLLECTIONS
    }
    share = _field_share([s for of_document in sentences.values() for s in of_document], common)
    kept = sorted(run for run in common if share[run] <= MAX_FIELD_SHARE)
    write_file(DATA / "boilerplate.txt", ("\n".join(kept) + "\n").encode())


def _sentences(path: Path) -> Iterator[str]:
    for line in read_text(path).splitlines():
        yield from find_sentences(line.strip())


def _runs(sentence: str) -> Iterator[str]:
    for phrase in find_phrases(sentence):
        yield from character_ngrams(phrase, RUN)


def _field_share(sentences: list[str], common: set[str]) -> dict[str, float]:
    """Of each run the share of its sentences that speak of its commonest field."""
    total, fields = Counter[str](), defaultdict[str, Counter[int]](Counter)
    for sentence in dict.fromkeys(sentences):
        spoken = [field for field, count in enumerate(count_fields(sentence)) if count]
        for run in common.intersection(_runs(sentence)):
            total[run] += 1
            fields[run].update(spoken)
    return {run: max(fields[run].values(), default=0) / total[run] for run in common}


if __name__ == "__main__":
    main()
