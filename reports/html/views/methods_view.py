"""The methods page: what a reader needs to repeat the run and to judge the result."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import PurePath
from typing import TYPE_CHECKING

from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.model.clause_place import told_warnings
from policydiff.stages.reports.html.views.accuracy import Line, accuracy_lines
from policydiff.stages.reports.html.views.document_view import clause_count
from policydiff.stages.reports.shared import diffs
from policydiff.stages.reports.shared import pair_selection as chosen
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.run_provenance import (
    FileDigest,
    RunFacts,
    powershell_line,
    program_files,
    shell_line,
)
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.errors import PolicyDiffError
from policydiff.stages.targets import Plan

if TYPE_CHECKING:
    from policydiff.stages.align.weights import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A document, the file it was read from, and what was not read of it."""

    name: str  # short
    href: str
    title: str
    file: str
    sha256: str
    form: str  # media type and encoding
    clauses: str
    targets: int
    left_out: int  # lines of the file that are no text of the document
    reasons: str  # why they are none, each with its number of lines
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRow:
    """What one feature weighs in the score of two clauses."""

    name: str
    same: str  # log-odds for one standard deviation
    related: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodsView:
    """All that the page shows."""

    commands: tuple[Line, ...]
    program: tuple[Line, ...]
    documents: tuple[ReadRow, ...]
    left_out: tuple[str, ...]  # files that could not be read, pairs not compared, and why
    settings: tuple[FileDigest, ...]
    accuracy: tuple[Line, ...]
    thresholds: tuple[Line, ...]
    weights: tuple[WeightRow, ...]  # the prior first
    files: tuple[FileDigest, ...]
    digest: str  # of all these files together


def methods_view(
    plans: Sequence[Plan],
    facts: RunFacts,
    *,
    left_out: Sequence[PolicyDiffError] = (),
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> MethodsView:
    """The page on how a report was made."""
    held = tuple(program_files())
    joint = "".join(f"{file.sha256}  {file.name}\n" for file in held)
    return MethodsView(
        commands=tuple(_commands(facts, ui=ui)),
        program=(
            *([Line(name="policydiff", value=facts.version)] if facts.version else []),
            *(Line(name=name, value=version) for name, version in facts.packages),
        ),
        documents=tuple(_read(plan, names=names, ui=ui, site=site) for plan in plans),
        left_out=tuple(f"{error.where}: {error.told(ui.lang)}" for error in left_out),
        settings=facts.settings,
        accuracy=tuple(accuracy_lines(ui)),
        thresholds=tuple(_thresholds(ui)),
        weights=tuple(_weights(facts.weights)),
        files=held,
        digest=hashlib.sha256(joint.encode()).hexdigest(),
    )


def _commands(facts: RunFacts, *, ui: Interface) -> Iterator[Line]:
    if facts.command:
        yield Line(name=ui("methods.shell"), value=shell_line(facts.command))
        yield Line(name="PowerShell", value=powershell_line(facts.command))


def _read(plan: Plan, *, names: Mapping[DocumentId, str], ui: Interface, site: Site) -> ReadRow:
    document = plan.document
    source, reasons = document.source, Counter(line.reason for line in document.dropped)
    return ReadRow(
        name=names[document.id],
        href=site.page(site.document_file(document.id)),
        title=document.title,
        file=PurePath(source.path).name,
        sha256=source.sha256,
        form=" · ".join(filter(None, (source.media_type, source.encoding))),
        clauses=clause_count(document, ui=ui),
        targets=len(own_targets(plan)),
        left_out=len(document.dropped),
        reasons=ui("methods.comma").join(
            f"{ui(f'left_out.{reason.value}')} {number}" for reason, number in reasons.most_common()
        ),
        warnings=told_warnings(document, ui.lang),
    )


def _thresholds(ui: Interface) -> Iterator[Line]:
    """Every number that decides, by the name that the program has for it."""
    from policydiff.stages.align import assignment as assign
    from policydiff.stages.compare.targets import pairing
    from policydiff.stages.compare.themes import coding
    from policydiff.stages.compare.themes import theme_clusters as themes

    chief = {
        "align.same": assign.SAME,
        "align.related": assign.RELATED,
        "reports.readable": diffs.READABLE,
        "reports.shared_length": diffs.SHARED_LENGTH,
        "reports.all_up_to": chosen.ALL_UP_TO,
        "reports.most": chosen.MOST,
    }
    for settings in (pairing.SETTINGS, themes.SETTINGS, coding.SETTINGS):
        group = type(settings).__name__.removesuffix("Settings").lower()
        chief |= {f"{group}.{f.name}": getattr(settings, f.name) for f in fields(settings)}
    for name, value in chief.items():
        about = ui.known(f"threshold.{name.replace('.', '_')}", default="")
        yield Line(name=name, value=f"{value:g}", about=about)


def _weights(given: Weights | None) -> Iterator[WeightRow]:
    """The prior, then the features in the order of the program."""
    from policydiff.stages.align.weights import load_weights

    weights = load_weights() if given is None else given
    yield WeightRow(
        name="prior", same=f"{weights.prior:+.3f}", related=f"{weights.related_prior:+.3f}"
    )
    rows = zip(weights.names, weights.values, weights.related_values, strict=True)
    for name, same, related in rows:
        yield WeightRow(name=name, same=f"{same:+.3f}", related=f"{related:+.3f}")
