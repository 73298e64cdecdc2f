"""Read one file into a Document: the public function of this stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from policydiff.stages.documents.formats.format_detection import load
from policydiff.stages.documents.lines.broken_numbers import close_lines
from policydiff.stages.documents.lines.furniture import strip_contents, strip_tags
from policydiff.stages.documents.lines.line_splitting import part_title, split_long
from policydiff.stages.documents.lines.metadata_box import join_values
from policydiff.stages.documents.lines.page_marks import cut_page_marks, join_jumps
from policydiff.stages.documents.lines.raised import settle_raised
from policydiff.stages.documents.lines.run_on_headings import part_headings
from policydiff.stages.documents.lines.unwrapping import join_cut, join_labels
from policydiff.stages.documents.metadata.accounting import account
from policydiff.stages.documents.metadata.corrections import Correction, correct
from policydiff.stages.documents.metadata.document_kinds import find_kind, warn_of_kind
from policydiff.stages.documents.metadata.evidence import period_evidence, place_evidence
from policydiff.stages.documents.metadata.jurisdiction import Clues, FoundPlace, find_jurisdiction
from policydiff.stages.documents.metadata.metadata import (
    Metadata,
    find_metadata,
    with_reporting_government,
)
from policydiff.stages.documents.metadata.quality_checks import find_oddities
from policydiff.stages.documents.model.document import Clause, ClauseId, Document, DocumentId, Part
from policydiff.stages.documents.model.line import place_lines
from policydiff.stages.documents.model.provenance import Evidence
from policydiff.stages.documents.model.removed_lines import Content, Dropped, Reason
from policydiff.stages.documents.structure.addresses import find_addresses
from policydiff.stages.documents.structure.annex_matching import find_repeats
from policydiff.stages.documents.structure.annexes import annex_head, annex_name
from policydiff.stages.documents.structure.bodies import says_first_leads, with_first_leading
from policydiff.stages.documents.structure.clause_drafts import Draft, number_drafts
from policydiff.stages.documents.structure.clause_parts import classify_parts
from policydiff.stages.documents.structure.document_parts import Frame, frame_lines
from policydiff.stages.documents.structure.flattened.restoring import restore_tables
from policydiff.stages.documents.structure.outline import build_outline
from policydiff.stages.documents.structure.tasks import find_tasks
from policydiff.stages.documents.structure.text_tables import mend_rows
from policydiff.stages.support.errors import DocumentError, SettingsError
from policydiff.stages.support.file_bytes import real_path
from policydiff.stages.support.limits import DEFAULT_LIMITS, Limits
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice


def read_document(
    path: Path,
    *,
    document_id: DocumentId | None = None,
    correction: Correction | None = None,
    limits: Limits = DEFAULT_LIMITS,
    going_by: Path | None = None,
    data: bytes | None = None,
) -> Document:
    """The document that a file holds: text, clauses, metadata, warnings.

    Args:
        path: A .txt, .md, .html, .docx or .pdf file; the content decides, then the suffix.
        document_id: Its id; None: the file's stem.
        correction: What a person states instead of what the program reads.
        limits: How large a file may be.
        going_by: The path that stands for the file's own where its names tell something, and as
            its source; errors name its own.
        data: Its bytes, where they are read already.

    Raises:
        DocumentError: The file cannot be read, is no document, or has no clause.
    """
    loaded = load(path, limits=limits, data=data)
    named = path if going_by is None else going_by
    content = settle_raised(loaded.content)
    frame, tags, contents = _framed(content)
    kept = (*frame.title, *frame.body, *(line for annex in frame.annexes for line in annex))
    text = "\n".join(line.text for line in kept)
    clauses, left = _clauses(frame)
    if not clauses:
        hint = "expected numbered paragraphs such as 一、 or (一), or plain ones"
        raise DocumentError(path, "no clause found", why=NoticeCode.UNREAD_WITHOUT_TEXT, hint=hint)
    metadata = find_metadata(frame, stem=named.stem)
    clues = _clues(frame, metadata, text=text, path=named)
    place = find_jurisdiction(clues)
    metadata = with_reporting_government(metadata, place.jurisdiction, text)
    left = (*frame.beside, *left)
    dropped = (*content.dropped, *tags, *frame.before, *contents, *left, *frame.after)
    kind = find_kind(metadata.title, clauses, text)
    share = account(content, frame.title, place_lines(kept)[len(frame.title) :], clauses, dropped)
    document = Document(
        id=document_id or DocumentId(named.stem),
        title=metadata.title,
        issuers=metadata.issuers,
        number=metadata.number,
        instrument=metadata.instrument,
        issued=metadata.issued,
        jurisdiction=place.jurisdiction,
        period=metadata.period,
        text=text,
        source=replace(loaded.source, path=str(named)),
        clauses=clauses,
        warnings=(
            *content.warnings,
            *place.warnings,
            *(() if metadata.issued else (Notice.of(NoticeCode.DATE_NOT_FOUND),)),
            *warn_of_kind(kind),
            *find_oddities(clauses, frame, text),
            *share.warnings,
        ),
        dropped=dropped,
        accounted=share.accounted,
        kept=share.kept,
        recognised=content.recognised,
        evidence=(*metadata.evidence, *_evidence(clues, place, metadata)),
        posted=metadata.posted,
        year=metadata.told_year,
        index=metadata.index,
        kind=kind,
    )
    return correct(document, correction)


def _framed(content: Content) -> tuple[Frame, tuple[Dropped, ...], tuple[Dropped, ...]]:
    """The lines in their frame, and what was stripped before: tags, a table of contents."""
    lines, tags = strip_tags(content.lines)
    lines, jumps = join_jumps(join_values(lines))
    lines, marks = cut_page_marks(lines)
    split = part_headings(split_long(part_title(join_cut(mend_rows(restore_tables(lines))))))
    lines, contents = strip_contents(close_lines(join_labels(split)))
    return frame_lines(lines, data=content.data), (*tags, *jumps, *marks), contents


def _clues(frame: Frame, metadata: Metadata, *, text: str, path: Path) -> Clues:
    return Clues(
        issuers=metadata.issuers,
        titles=tuple(filter(None, (metadata.title, frame.notice))),
        head=frame.head,
        text=text,
        path=path,
        year=metadata.year,
    )


def _evidence(clues: Clues, place: FoundPlace, metadata: Metadata) -> tuple[Evidence, ...]:
    by_file = any(warning.code is NoticeCode.PLACE_FROM_FILE_NAME for warning in place.warnings)
    return (
        *place_evidence(clues, place.jurisdiction, by_file=by_file),
        *period_evidence(metadata.title, clues.text, metadata.period),
    )


def _clauses(frame: Frame) -> tuple[tuple[Clause, ...], tuple[Dropped, ...]]:
    """Clauses of the main text and of the annexes in reading order, and what is in none."""
    segments = ((*frame.title, *frame.body), *frame.annexes)
    placed = place_lines(tuple(line for segment in segments for line in segment))
    start = len(frame.title)
    stop = start + len(frame.body)
    outline = build_outline(placed[start:stop])
    parts, left = classify_parts(outline.drafts), list(outline.left)
    main = _named(outline.drafts, parts)
    items: list[Clause] = []
    for number, annex in enumerate(frame.annexes, start=1):
        head = annex_head(annex)
        outline = build_outline(placed[stop + head : stop + len(annex)])
        stop += len(annex)
        left += (*(line.text for line in annex[:head]), *outline.left)
        prefix = "a" if number == 1 else f"a{number}"
        of_annex = [Part.ANNEX] * len(outline.drafts)
        items += _named(outline.drafts, of_annex, prefix=prefix, annex=annex_name(annex))
    unplaced = tuple(Dropped(text=text, reason=Reason.OUTLINE) for text in left)
    named = (*main, *items)
    said = (line.text for part in (frame.body, *frame.annexes) for line in part)
    if any(clause.bodies.named for clause in named) and any(map(says_first_leads, said)):
        named = tuple(replace(c, bodies=with_first_leading(c.bodies)) for c in named)
    return _with_repeats(named[: len(main)], named[len(main) :]), unplaced


def _named(
    drafts: Sequence[Draft], parts: Sequence[Part], *, prefix: str = "", annex: str = ""
) -> list[Clause]:
    names = number_drafts(drafts, prefix=prefix)
    addresses = find_addresses(drafts, annex=annex)
    return [
        _clause(draft, ClauseId(name), part, address)
        for draft, name, part, address in zip(drafts, names, parts, addresses, strict=True)
    ]


def _clause(draft: Draft, name: ClauseId, part: Part, address: str | None) -> Clause:
    return Clause(
        id=name,
        label=draft.label,
        heading=draft.heading,
        part=part,
        text=draft.text,
        span=draft.line.span(draft.start, draft.end),
        bodies=draft.bodies,
        line=draft.line.number,
        address=address,
        tasks=find_tasks(draft),
    )


def _with_repeats(main: Sequence[Clause], annex: Sequence[Clause]) -> tuple[Clause, ...]:
    found = find_repeats([clause.text for clause in annex], [clause.text for clause in main])
    repeating = (
        clause if index is None else replace(clause, repeats=main[index].id)
        for clause, index in zip(annex, found, strict=True)
    )
    return (*main, *repeating)


def document_ids(paths: Sequence[Path]) -> tuple[DocumentId, ...]:
    """Ids for files read together: the stem, with as many folders as make it unique.

    Raises:
        SettingsError: The same file is given twice.
    """
    whole = [real_path(path) for path in paths]
    seen = set[Path]()
    for given, path in zip(paths, whole, strict=True):
        if path in seen:
            raise SettingsError(given, "is given twice", hint="give each file once")
        seen.add(path)
    alike = Counter(path.with_suffix("") for path in whole)
    names = [_name_parts(path, twins=alike[path.with_suffix("")] > 1) for path in whole]
    sizes = [1] * len(paths)
    while True:
        ids = ["/".join(name[-size:]) for name, size in zip(names, sizes, strict=True)]
        times = Counter(ids)
        shared = [i for i, name in enumerate(ids) if times[name] > 1]
        if not shared:
            return tuple(DocumentId(name) for name in ids)
        for i in shared:
            sizes[i] += 1
            if sizes[i] > len(names[i]):  # a stem is another's name: a.b of a.b.txt
                names[i] = whole[i].parts[1:]


def _name_parts(path: Path, *, twins: bool) -> tuple[str, ...]:
    """Folders and stem; the suffix too where files of one folder differ in nothing else."""
    return (*path.parts[1:-1], path.name if twins else path.stem)
