"""Find words that stand for one another in a folder of documents.

    python -m policydiff.stages.align.training.mine_substitutions FOLDER

Aligns each document with the next of its folder and prints, tab-separated, the words that changed
between two words that stayed, in clauses that surely correspond: how many pairs of documents have
it, how near the words' vectors are (cosine; 0: a word without vector), and both. Most are no
synonyms (提高/降低 stand beside one another too), so a person reads the list; what is approved goes
to policy_synonyms.toml, with a source of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.alignment import Side
from policydiff.stages.align.terms import find_words, normalise_mask
from policydiff.stages.align.word_statistics import Background, load_background
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.targets.extraction import find_targets

Substitution = tuple[str, str]  # in the order of their characters
CERTAIN = 0.9  # probability of a link; 0.97 of such links are right, docs/evaluation.md
LONGEST = 2  # words on a side; longer ones are another sentence
MIN_PAIRS = 2  # of documents; once is chance


def main() -> None:
    """Read the corpus, align neighbours, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    met = Counter[Substitution]()
    for base, other in _neighbours(folder):
        met.update(find_substitutions(base, other))
    background = load_background()
    for (left, right), pairs in sorted(met.items(), key=lambda item: (-item[1], item[0])):
        if pairs >= MIN_PAIRS:
            near = _similarity(find_words(left), find_words(right), background)
            sys.stdout.write(f"{pairs}\t{near:.2f}\t{left}\t{right}\n")


def find_substitutions(base: Side, other: Side) -> frozenset[Substitution]:
    """The words that changed between two words that stayed, in links of CERTAIN and above."""
    texts = [{clause.id: clause.text for clause in side.clauses} for side in (base, other)]
    return frozenset(
        pair
        for link in align_clauses(base, other, ordered=False).alignments
        if link.score >= CERTAIN
        for left in link.base
        for right in link.other
        for pair in _replaced(_words(texts[0][left]), _words(texts[1][right]))
    )


def _words(text: str) -> tuple[str, ...]:
    return find_words(normalise_mask(text))


def _replaced(base: Sequence[str], other: Sequence[str]) -> Iterator[Substitution]:
    codes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    for tag, start, end, there, until in codes:
        inside = start > 0 and end < len(base)
        if tag == "replace" and inside and max(end - start, until - there) <= LONGEST:
            left, right = sorted(("".join(base[start:end]), "".join(other[there:until])))
            if left not in right and right not in left:  # 政协/市政协 only says more
                yield left, right


def _neighbours(folder: Path) -> Iterator[tuple[Side, Side]]:
    for inner in sorted({path.parent for path in folder.rglob("*") if path.is_file()}):
        files = sorted(path for path in inner.iterdir() if path.suffix in (".txt", ".docx"))
        yield from pairwise(_sides(files))


def _sides(files: Sequence[Path]) -> Iterator[Side]:
    for path in files:
        try:
            document = read_document(path)
        except DocumentError:  # a note of a few words is no document
            continue
        yield Side(plan=find_targets(document), clauses=document.main_text)


def _similarity(left: Sequence[str], right: Sequence[str], background: Background) -> float:
    rows = [background.rows(words) for words in (left, right)]
    if not all(map(len, rows)):
        return 0.0
    one, two = (background.vectors[row].sum(axis=0) for row in rows)
    return float(one @ two / ((one @ one) * (two @ two)) ** 0.5)


if __name__ == "__main__":
    main()
