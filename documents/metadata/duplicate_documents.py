"""Find documents that hold the same text, so that none is counted twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from policydiff.stages.documents.model.document import Document, DocumentId

_SAME = 0.9  # share of either text's characters that stand in clauses of both; docs/evaluation.md
_SHORTEST = 8  # characters of a clause that counts: 加强组织领导 stands anywhere
_NOT_TEXT = re.compile(r"[\W_]+")


def find_duplicates(documents: Sequence[Document]) -> dict[DocumentId, str]:
    """For each document that is another's duplicate a warning that names the other.

    Two documents are duplicates where nearly all of either's text stands word for word in clauses
    of the other, punctuation aside. Of several the one most alike is named, then the first given.
    """
    texts = [_clauses(document) for document in documents]
    holders = defaultdict[str, list[int]](list)
    for index, clauses in enumerate(texts):
        for clause in clauses:
            holders[clause].append(index)
    warned = {}
    for index, clauses in enumerate(texts):
        shared = Counter[int]()
        for clause in clauses:
            for other in holders[clause]:
                shared[other] += len(clause)
        size = shared.pop(index, 0)
        other, common = max(shared.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
        whole = max(size, sum(map(len, texts[other])))
        if common and common >= _SAME * whole:
            name = documents[other].id
            what = f"{common / whole:.0%} of its text stands word for word in {name}"
            warned[documents[index].id] = f"{what}; is one the other's duplicate?"
    return warned


def _clauses(document: Document) -> frozenset[str]:
    bare = (_NOT_TEXT.sub("", clause.text) for clause in document.clauses)
    return frozenset(text for text in bare if len(text) >= _SHORTEST)
