"""Warn of what looks wrong in a document; each warning names its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.stages.documents.model.document import Clause
from policydiff.stages.documents.structure.document_parts import Frame
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.decoding import is_traditional
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import has_chinese

LONGEST_CLAUSE = 3000  # characters; the longest of fixtures and well outlined corpus texts: 1,700
_SHORT = 8  # characters
CUT_AT = 32_767  # characters that a spreadsheet cell holds
_SENTENCE = re.compile(r"[^。;!?\uff1b\uff01\uff1f]{12,}")
_LOWERED = re.compile(
    r"[(\uff08]([a-z]{3,6})[)\uff09]|(?<![A-Za-z])(?:5g|4g|ppp|gdp|cbd|rcep)(?![A-Za-z])"
)


def find_oddities(clauses: Sequence[Clause], frame: Frame, text: str) -> tuple[Notice, ...]:
    """Warnings about a document's text and clauses, in a fixed order."""
    return (
        *_repeated(clauses),
        *_degenerate(clauses),
        *_foreign_copy(clauses, frame),
        *_cut(text),
        *_foreign(text),
        *((Notice.of(NoticeCode.TRADITIONAL),) if is_traditional(text) else ()),
    )


def _repeated(clauses: Sequence[Clause]) -> list[Notice]:
    found = []
    for clause in clauses:
        sentences = [m.group().strip() for m in _SENTENCE.finditer(clause.text)]
        twice = next((s for s in sentences if sentences.count(s) > 1), None)
        if twice:
            words = twice[:30]
            found.append(Notice.of(NoticeCode.SENTENCE_REPEATED, where=clause.id, words=words))
    return found


def _degenerate(clauses: Sequence[Clause]) -> list[Notice]:
    found = []
    if len(clauses) == 1:
        found.append(Notice.of(NoticeCode.ONE_CLAUSE))
    short = sum(len(clause.text) <= _SHORT for clause in clauses)
    if len(clauses) > 20 and short > 0.3 * len(clauses):
        found.append(Notice.of(NoticeCode.CLAUSES_SHORT, short=short, all=len(clauses)))
    found += [
        Notice.of(NoticeCode.CLAUSE_LONG, where=clause.id, number=len(clause.text))
        for clause in clauses
        if len(clause.text) > LONGEST_CLAUSE
    ]
    return found


def _foreign_copy(clauses: Sequence[Clause], frame: Frame) -> list[Notice]:
    """Signs of a copy by another site: lost plus signs, capitals made small, a padded number."""
    found = []
    for clause in clauses:
        found += [
            Notice.of(NoticeCode.PLUS_SIGN_LOST, where=clause.id, words=m.group())
            for m in (
                expression("copy_faults", "lost_plus").finditer(clause.text)
                if " " in clause.text
                else ()
            )
        ]
    lowered = sorted(
        {m.group().strip("()\uff08\uff09") for c in clauses for m in _LOWERED.finditer(c.text)}
    )
    capitals = any(re.search(r"[A-Z]", c.text) for c in clauses)
    if len(lowered) >= 2 and not capitals:
        found.append(Notice.of(NoticeCode.CAPITALS_LOST, words=", ".join(lowered)))
    padded = next(
        (
            m.group()
            for line in frame.head
            for m in [re.search(r"[〕\]]\s?0\d{1,3}\s?号", line)]
            if m
        ),
        None,
    )
    if padded:
        found.append(Notice.of(NoticeCode.NUMBER_PADDED, number=padded))
    if frame.stray:
        found.append(Notice.of(NoticeCode.LINE_OF_OTHER_SITE, line=frame.stray))
    return found


def _cut(text: str) -> list[Notice]:
    if len(text) in range(CUT_AT - 40, CUT_AT + 1) and not text.rstrip().endswith(("。", "”", ")")):
        return [Notice.of(NoticeCode.TEXT_CUT, number=len(text))]
    return []


def _foreign(text: str) -> list[Notice]:
    if has_chinese(text):
        return []
    return [Notice.of(NoticeCode.NOT_CHINESE)]
