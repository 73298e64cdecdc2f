"""Duties, prohibitions, powers and penalties of clauses that one version alone has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.stages.align import Alignment, Relation
from policydiff.stages.align.clause_view import own_places
from policydiff.stages.compare.changes.effects import has_words, subject_of
from policydiff.stages.compare.changes.found_change import Words
from policydiff.stages.compare.changes.reading.sentences import read_sentences
from policydiff.stages.compare.changes.reading.token import Kind
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.compare.model.norm_types import LoneNorm, NormKind
from policydiff.stages.documents import Clause, ClauseId, Document
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.support.chinese_numerals import COUNTED

_ARTICLE = re.compile(rf"第[{COUNTED}〇0-9]+条")
_KINDS = {
    "forbid": NormKind.PROHIBITION,
    "must": NormKind.DUTY,
    "shall": NormKind.DUTY,
    "may": NormKind.POWER,
}


def find_lone_norms(
    base: Document, other: Document, alignments: Sequence[Alignment]
) -> tuple[LoneNorm, ...]:
    """What clauses without a counterpart ask; empty where a document is no regulation.

    Returns:
        Those of base first, in reading order; one for each sentence that asks something.
    """
    if not (is_regulation(base) and is_regulation(other)):
        return ()
    same = [a for a in alignments if a.relation is Relation.SAME]
    linked = {c for a in same for c in a.base}, {c for a in same for c in a.other}
    return (
        *_norms(base, ChapterSide.BASE, linked[0]),
        *_norms(other, ChapterSide.OTHER, linked[1]),
    )


def is_regulation(document: Document) -> bool:
    """Whether it has articles: 第一条."""
    return any(_ARTICLE.match(clause.label or "") for clause in document.main_text)


def _norms(document: Document, side: ChapterSide, linked: set[ClauseId]) -> Iterator[LoneNorm]:
    own = own_places(document.jurisdiction)
    for clause in document.main_text:
        for sentence in read_sentences((clause,), own) if clause.id not in linked else ():
            kind = _kind(sentence.words) or _unsaid(
                sentence.span.of(document.text), clause, document
            )
            if kind is not None:
                yield LoneNorm(
                    side=side,
                    clause=clause.id,
                    kind=kind,
                    bound=subject_of(sentence.words),
                    quote=sentence.span.of(document.text),
                    span=sentence.span,
                )


def _unsaid(said: str, clause: Clause, document: Document) -> NormKind | None:
    """A duty without a modal word: 国家建立…, 鼓励…, or an item below 履行下列职责."""
    above = clause.id.rpartition(".")[0]
    stem = next((c.text for c in document.clauses if c.id == above), "")
    listed = expression("clause_changes", "lists_duties").search(stem)
    bare = expression("norms", "norm").search(said) or said.startswith(_encouraging())
    return NormKind.DUTY if listed or bare else None


def _encouraging() -> tuple[str, ...]:
    return words_of("substance", "encourage")


def _kind(words: Words) -> NormKind | None:
    """The first modal word decides; without one a penalty does."""
    for word in words:
        if word.token.kind is Kind.MODALITY and word.token.key in _KINDS:
            return _KINDS[word.token.key]
    return NormKind.PENALTY if has_words(words, "penalty") else None
