"""Say what limits a comparison: a text cut short, places or years unknown, no targets."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.stages.compare.model.comparison import Kind
from policydiff.stages.documents import Document, Part
from policydiff.stages.targets import Plan

LONG_PARAGRAPH = 30  # characters; a shorter last line may be a signature, a list item or a cell
# Share of annex items, in [0, 1], that may lack a source in a list of tasks. In the fixtures' two
# lists none does; in annexes of the corpus that hold standards and forms 0.6 to 0.9 do.
LONE_ITEMS = 0.5
_SENTENCE_ENDS = "。！？；：!?;:”’」』）)》>…."


def find_limits(base: Plan, other: Plan, *, kind: Kind) -> tuple[str, ...]:
    """Warnings of a comparison, the weightiest first; empty where nothing limits it."""
    return (
        *_cut_documents(base.document, other.document),
        *_order(base.document, other.document, kind=kind),
        *_unknowns(base.document, other.document),
        *_without_targets(base, other),
    )


def find_annex_limits(items: int, *, without_source: int) -> tuple[str, ...]:
    """The warning that an annex is hardly a list of the main text's tasks; else empty."""
    if without_source <= LONE_ITEMS * items:
        return ()
    return (
        f"{without_source} of {items} annex items repeat nothing of the main text: "
        "the annex may be no list of its tasks",
    )


def was_read_whole(document: Document) -> bool:
    """Whether the text goes on to its end: a long last paragraph ends with its sentence.

    A file cut at a fixed length stops in the middle of a sentence. Annexes are left out: the
    cells of a table end without a full stop.
    """
    main = [clause for clause in document.clauses if clause.part is not Part.ANNEX]
    if not main or len(main) < len(document.clauses):
        return True
    last = main[-1].text.rstrip()
    return len(last) < LONG_PARAGRAPH or last.endswith(tuple(_SENTENCE_ENDS))


def _cut_documents(base: Document, other: Document) -> Iterator[str]:
    sides = (
        (base, "target of the other document is called added"),
        (other, "target of the base document is called dropped"),
    )
    for document, unsaid in sides:
        if not was_read_whole(document):
            end = document.clauses[-1].text[-12:]
            yield f"{document.id}: the text breaks off at “{end}”, so no {unsaid}"


def _order(base: Document, other: Document, *, kind: Kind) -> Iterator[str]:
    if kind in (Kind.SUCCESSOR, Kind.REVISION) and _is_later(base, other):
        yield (
            f"{base.id} is later than {other.id}: added and dropped, stronger and weaker "
            "are told as if it came first"
        )


def _is_later(base: Document, other: Document) -> bool:
    if base.period and other.period and base.period != other.period:
        return base.period.last > other.period.last
    return bool(base.issued and other.issued) and str(base.issued) > str(other.issued)


def _unknowns(base: Document, other: Document) -> Iterator[str]:
    for document in (base, other):
        if document.jurisdiction is None:
            yield (
                f"{document.id}: jurisdiction unknown, so volumes are compared without regard to "
                "the level of government"
            )
        if document.period is None:
            yield (
                f"{document.id}: the years planned for are unknown, so it cannot be said which "
                "targets had expired"
            )


def _without_targets(base: Plan, other: Plan) -> Iterator[str]:
    for plan in (base, other):
        if not plan.targets:
            yield f"{plan.document.id}: no target found, so there is nothing to compare with"
