"""Write Word files: a memo of one page with a revision table (修改对照表) behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from policydiff.stages.compare import Comparison, Kind
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.documents import Clause
from policydiff.stages.documents.model.document import cite
from policydiff.stages.reports.folder.report_folder import write_bytes
from policydiff.stages.reports.shared.diffs import Mark
from policydiff.stages.reports.shared.pair_summary import PairSummary
from policydiff.stages.reports.shared.revision_rows import RevisionRow, revision_rows
from policydiff.stages.reports.shared.translations import Interface, read_interface
from policydiff.stages.reports.word.docx_elements import (
    DARK,
    GREY,
    PALE,
    cell,
    field,
    marked_runs,
    new_word,
    paragraph,
    saved,
    set_page,
    shrink_breaks,
    table,
    text_run,
)
from policydiff.stages.reports.word.memo import (
    COUNT,
    HEADING,
    LINE,
    SOURCE,
    TITLE,
    Memo,
    pair_memo,
    report_memo,
)
from policydiff.stages.support.notices import render_all

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

_SIZE, _SMALL = 9.0, 7.5  # points, of the text of clauses and of what stands around it
_WIDTHS = (1.1, 10.9, 10.9, 3.8)  # cm, of the columns of a 修改对照表
_COUNTS = (3.4, *(1.5 for _ in range(9)))  # cm, of the table of counts


def write_comparison_docx(path: Path, comparison: Comparison, *, version: str) -> None:
    """Write the Word file of `comparison_docx`, in Chinese.

    Raises:
        OutputError: The file cannot be written, say since Word holds it open.
    """
    write_bytes(path, comparison_docx(comparison, version=version))


def comparison_docx(comparison: Comparison, *, lang: str = "zh", version: str = "") -> bytes:
    """A memo of one page on two documents, and their 修改对照表 on pages of their own."""
    from docx.enum.section import WD_SECTION

    ui = read_interface(lang)
    word = new_word(f"{ui('memo.title')} · {comparison.other.document.title}")
    _memo(word, pair_memo(comparison, ui=ui, version=version), ui=ui)
    section = word.add_section(WD_SECTION.NEW_PAGE)
    shrink_breaks(word)
    set_page(section, landscape=True, margin_cm=1.5)
    _page_numbers(section, ui=ui)
    for made in _revision(comparison, ui=ui):
        word.element.body.insert(-1, made)  # before the properties of the last section
    return saved(word)


def memo_docx(
    pairs: Sequence[PairSummary], track: Track, *, version: str, lang: str = "zh"
) -> bytes:
    """A memo of one page on all documents of a report."""
    ui = read_interface(lang)
    word = new_word(ui("memo.title"))
    _memo(word, report_memo(pairs, track, ui=ui, version=version), ui=ui)
    return saved(word)


def _memo(word: WordDocument, memo: Memo, *, ui: Interface) -> None:
    """Write the memo on the first page."""
    section = word.sections[0]
    set_page(section, landscape=False, margin_cm=2.0)
    _page_numbers(section, ui=ui)
    for made in _memo_parts(memo, ui=ui):
        word.element.body.insert(-1, made)


def _memo_parts(memo: Memo, *, ui: Interface) -> Iterator[Any]:
    title = text_run(ui("memo.title"), size=16, heading=True, colour=DARK)
    yield paragraph(title, align="center", line=TITLE - 8, after=8, level=0)
    yield _heading(ui("memo.compared"))
    yield from map(_line, memo.compared)
    yield _heading(ui("memo.findings"))
    for number, finding in enumerate(memo.findings, start=1):
        yield _line(f"{number}. {finding.text}")
        for source in finding.sources:
            yield paragraph(text_run(source, size=9, colour=GREY), line=SOURCE, indent=240)
    if memo.left_out:
        yield _line(ui("memo.left_out", number=memo.left_out))
    elif not memo.findings:
        yield _line(ui("memo.no_findings"))
    yield _heading(ui("memo.counts"))
    heads = [_count(text, bold=True, fill="E8ECEF") for text in memo.heads]
    yield table(_COUNTS, [[_count(text) for text in row] for row in memo.counts], heads=heads)
    yield _heading(ui("memo.caveats"))
    yield from map(_line, memo.caveats)


def _heading(text: str) -> Any:
    run = text_run(text, size=11, heading=True, colour=DARK)
    return paragraph(run, line=LINE, before=HEADING - LINE - 2, after=2, level=1)


def _line(text: str) -> Any:
    return paragraph(text_run(text, size=10.5), line=LINE)


def _count(text: str, *, bold: bool = False, fill: str | None = None) -> Any:
    run = text_run(text, size=8.5, bold=bold)
    return cell(paragraph(run, align="center", line=COUNT), fill=fill, middle=True)


def _revision(comparison: Comparison, *, ui: Interface) -> Iterator[Any]:
    """Title, marks, table, sources and warnings of a 修改对照表."""
    base, other = comparison.base.document, comparison.other.document
    title = text_run(ui("word.table"), size=15, heading=True, colour=DARK)
    yield paragraph(title, align="center", after=4, level=0)
    legend = [text_run(ui("sheet.legend"), size=_SIZE)]
    for mark in (Mark.GONE, Mark.NEW, Mark.SHARED):
        gap = [text_run(ui("sheet.gap"), size=_SIZE)] if len(legend) > 1 else []
        legend += [*gap, text_run(ui(f"sheet.{mark.value}"), mark=mark, size=_SIZE)]
    yield paragraph(*legend, after=4)
    names = (
        *(ui("word.number"), ui("word.base", title=base.title)),
        *(ui("word.other", title=other.title), ui("word.change")),
    )
    heads = [_head(name) for name in names]
    rows = enumerate(revision_rows(comparison, ui=ui), start=1)
    yield table(_WIDTHS, (_row(n, row, ui=ui) for n, row in rows), heads=heads)
    yield from _sources(comparison, ui=ui)


def _head(text: str) -> Any:
    run = text_run(text, size=_SIZE, bold=True, colour="FFFFFF")
    return cell(paragraph(run, align="center", before=2, after=2), fill=DARK, middle=True)


def _row(number: int, row: RevisionRow, *, ui: Interface) -> list[Any]:
    lone = None if row.base and row.other else Mark.GONE if row.base else Mark.NEW
    said = [paragraph(text_run(row.change, size=_SIZE, bold=True))]
    said += [_small(line) for line in row.changes.splitlines()]
    if row.decided:
        said.append(_small(ui("pair.decided")))
    for side, clauses in (("base", row.base), ("other", row.other)):
        said += [_small(text) for text in _bodies(clauses, side=ui(f"pair.{side}"), ui=ui)]
    return [
        cell(paragraph(text_run(str(number), size=_SIZE), align="center")),
        _side(row.base, row.base_runs, ui=ui),
        _side(row.other, row.other_runs, ui=ui),
        cell(*said, fill=PALE[lone] if lone else None),
    ]


def _side(clauses: Sequence[Clause], runs: Sequence[Any], *, ui: Interface) -> Any:
    """The clauses of one side: where they stand, small, and their text."""
    if not clauses:
        return cell(_small(ui("word.none")))
    places = dict.fromkeys(
        " · ".join(filter(None, (clause.id, " / ".join(clause.heading), clause.label)))
        for clause in clauses
    )
    return cell(*map(_small, places), paragraph(*marked_runs(runs, size=_SIZE), after=2))


def _bodies(clauses: Sequence[Clause], *, side: str, ui: Interface) -> Iterator[str]:
    for part in ("lead", "support", "named"):
        named = dict.fromkeys(b for clause in clauses for b in getattr(clause.bodies, part))
        if named:
            yield ui(f"word.{part}", side=side, bodies="、".join(named))


def _small(text: str) -> Any:
    return paragraph(text_run(text, size=_SMALL, colour=GREY))


def _sources(comparison: Comparison, *, ui: Interface) -> Iterator[Any]:
    plans = {"base": comparison.base, "other": comparison.other}
    if comparison.kind is Kind.ANNEX:
        plans.pop("other")
    yield _section(ui("word.sources"))
    for side, plan in plans.items():
        source = plan.document.source
        text = ui(
            "word.source",
            side=ui(f"pair.{side}"),
            cited=cite(plan.document),
            file=PurePath(source.path).name,
            digest=source.sha256,
        )
        yield paragraph(text_run(text, size=_SIZE))
    yield paragraph(text_run(ui("page.footer"), size=_SIZE))
    told = [*(w for plan in plans.values() for w in plan.document.warnings), *comparison.warnings]
    said = dict.fromkeys(render_all(told, ui.lang))
    if said:
        yield _section(ui("word.warnings"))
        yield from (paragraph(text_run(f"- {w}", size=_SIZE)) for w in said)


def _section(title: str) -> Any:
    """The heading of what stands below the table."""
    return paragraph(text_run(title, size=11, heading=True, colour=DARK), before=9, level=1)


def _page_numbers(section: Section, *, ui: Interface) -> None:
    """Page and pages at the foot."""
    section.footer.is_linked_to_previous = False
    before, _, rest = ui("word.page", page="\0", pages="\1").partition("\0")
    between, _, after = rest.partition("\1")
    runs = [
        *(text_run(before, size=_SIZE), *field("PAGE", size=_SIZE)),
        *(text_run(between, size=_SIZE), *field("NUMPAGES", size=_SIZE)),
        text_run(after, size=_SIZE),
    ]
    foot = section.footer.paragraphs[0]._p
    foot.getparent().replace(foot, paragraph(*runs, align="center"))
