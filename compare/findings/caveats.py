"""Say what limits a comparison: a text cut short, places or years unknown, no targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from policydiff.stages.compare.model.comparison import Kind
from policydiff.stages.documents import Document, Part
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import fold_width
from policydiff.stages.targets import Plan
from policydiff.stages.targets.roles.notes import is_note

LONG_PARAGRAPH = 30  # characters; a shorter last line may be a signature, a list item or a cell
# Share of annex items, in [0, 1], that may lack a source in a list of tasks. In the fixtures' two
# lists none does; in annexes of the corpus that hold standards and forms 0.6 to 0.9 do.
LONE_ITEMS = 0.5
_SENTENCE_ENDS = "。！？；：!?;:”’」』）)》>…."
_ANNEX = ("marker", "named")  # of expressions: 附件, and 附件：2020年任务表
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")


def find_limits(base: Plan, other: Plan, *, kind: Kind) -> tuple[Notice, ...]:
    """Warnings of a comparison, the weightiest first; empty where nothing limits it."""
    return (
        *_cut_documents(base.document, other.document),
        *_order(base.document, other.document, kind=kind),
        *_unknowns(base.document, other.document),
        *_without_targets(base, other),
    )


def find_annex_limits(items: int, *, without_source: int) -> tuple[Notice, ...]:
    """The warning that an annex is hardly a list of the main text's tasks; else empty."""
    if without_source <= LONE_ITEMS * items:
        return ()
    return (Notice.of(NoticeCode.ANNEX_WITHOUT_SOURCE, number=without_source, all=items),)


def find_annex_years(document: Document) -> tuple[Notice, ...]:
    """What the annex is for, where its title names fewer years than the document plans for."""
    period = document.period
    lines = ["", *(dropped.text for dropped in document.dropped)]
    marker, named = (expression("document_frame", f"annex_{name}") for name in _ANNEX)
    titles = (b for a, b in pairwise(lines) if marker.match(a) or named.match(fold_width(b)))
    years = sorted({int(year) for title in titles for year in _YEAR.findall(title)})
    if period is None or not years or years[-1] - years[0] >= period.last - period.first:
        return ()
    first, last = years[0], years[-1]
    told: dict[str, int] = {"from": period.first, "to": period.last}
    if first == last:
        return (Notice.of(NoticeCode.ANNEX_YEAR, where=None, first=first, **told),)
    return (Notice.of(NoticeCode.ANNEX_YEARS, where=None, first=first, last=last, **told),)


def was_read_whole(document: Document) -> bool:
    """Whether the text goes on to its end: a long last paragraph ends with its sentence.

    A file cut at a fixed length stops in the middle of a sentence. Annexes and notes are left
    out: the cells of a table and what explains a word end without a full stop.
    """
    main = [clause for clause in document.clauses if clause.part is not Part.ANNEX]
    if not main or len(main) < len(document.clauses) or is_note(main[-1], frozenset()):
        return True
    last = main[-1].text.rstrip()
    return len(last) < LONG_PARAGRAPH or last.endswith(tuple(_SENTENCE_ENDS))


def _cut_documents(base: Document, other: Document) -> Iterator[Notice]:
    sides = ((base, NoticeCode.BASE_BREAKS_OFF), (other, NoticeCode.OTHER_BREAKS_OFF))
    for document, code in sides:
        if not was_read_whole(document):
            yield Notice.of(code, document=document.id, end=document.clauses[-1].text[-12:])


def _order(base: Document, other: Document, *, kind: Kind) -> Iterator[Notice]:
    if kind in (Kind.SUCCESSOR, Kind.REVISION) and _is_later(base, other):
        yield Notice.of(NoticeCode.BASE_IS_LATER, base=base.id, other=other.id)


def _is_later(base: Document, other: Document) -> bool:
    if base.period and other.period and base.period != other.period:
        return base.period.last > other.period.last
    return bool(base.issued and other.issued) and str(base.issued) > str(other.issued)


def _unknowns(base: Document, other: Document) -> Iterator[Notice]:
    for document in (base, other):
        if document.jurisdiction is None:
            yield Notice.of(NoticeCode.PLACE_UNKNOWN, document=document.id)
        if document.period is None:
            yield Notice.of(NoticeCode.PERIOD_UNKNOWN, document=document.id)


def _without_targets(base: Plan, other: Plan) -> Iterator[Notice]:
    for plan in (base, other):
        if not plan.targets:
            yield Notice.of(NoticeCode.NO_TARGET, document=plan.document.id)
