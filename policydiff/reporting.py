"""The whole report: read, compare all pairs, write the folder and the bundle."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.pair_choice import choose_wanted
from policydiff.pair_comparison import check_annexes, compare_pairs, read_given, tell_failed
from policydiff.reading import ReadResult, read_files, tell_unread
from policydiff.run_request import Request
from policydiff.stages.align.decisions import tell_unused
from policydiff.stages.support.errors import FaultError
from policydiff.stages.support.progress import ProgressCallback

if TYPE_CHECKING:
    from policydiff.pair_comparison import Compared
    from policydiff.stages.reports.shared.export_options import Wanted
    from policydiff.stages.reports.shared.run_provenance import RunFacts
    from policydiff.stages.support.errors import PolicyDiffError
    from policydiff.stages.targets import Plan


def make_report(
    request: Request, folder: Path, *, bundle: Path | None, tell: ProgressCallback
) -> Path:
    """Write the report that was asked for, and the bundle if there is to be one.

    With a bundle the report names the files as they lie in the bundle, so that what is repeated
    from there is the same byte by byte.

    Returns:
        The report's index.html.
    """
    from policydiff import __version__
    from policydiff.stages.compare.findings.document_profile import make_cards
    from policydiff.stages.compare.series.escalation import escalate_plans
    from policydiff.stages.compare.series.series import track_plans
    from policydiff.stages.compare.themes.codebook import read_codebook
    from policydiff.stages.compare.themes.theme_clusters import find_themes
    from policydiff.stages.reports.folder.report_folder import check_folder
    from policydiff.stages.reports.report import write_report

    before = check_folder(folder)
    shown = request if bundle is None else request.bundled()
    given = read_given(decisions=request.decisions, weights=request.weights, verbs=request.verbs)
    book = None if request.codebook is None else read_codebook(request.codebook)
    readings = _read(request, shown, tell=tell)
    plans = readings.plans
    tell_unread(readings, fewest=2)
    tell_unused(given.rulings, plans)
    facts = request.facts(shown, version=__version__, weights=given.weights)
    jobs, strict = request.reading.jobs, request.reading.strict
    wanted = choose_wanted(request.compared, plans)
    pairs = compare_pairs(plans, given, jobs=jobs, wanted=wanted, tell=tell)
    compared = _divided(pairs, request.denominators)
    checked = check_annexes(plans, given)
    index = write_report(
        folder,
        plans=plans,
        unread=tuple(_renamed(readings.unread, request, shown)),
        comparisons=tell_failed(compared, strict=strict),
        annexes=tuple(tell_failed(checked, strict=strict)),
        themes=find_themes(plans, codebook=book),
        track=track_plans(plans),
        escalation=escalate_plans(plans),
        cards=make_cards(plans),
        lang=request.lang,
        one_language=request.one_language,
        facts=facts,
        wanted=_wanted(request, plans),
        before=before,
    )
    if bundle is not None:
        _write_bundle(bundle, folder, inputs=request.inputs(shown), facts=facts)
    return index


def _divided(pairs: Iterator[Compared], path: Path | None) -> Iterator[Compared]:
    """The comparisons, volumes of two places divided by the denominators of the file."""
    from policydiff.stages.compare.targets.per_head import read_denominators, with_per_head

    given = () if path is None else read_denominators(path)
    return (one if isinstance(one, FaultError) else with_per_head(one, given) for one in pairs)


def _read(request: Request, shown: Request, *, tell: ProgressCallback) -> ReadResult:
    return read_files(
        request.files,
        meta=request.meta,
        lexicon=request.lexicon,
        reading=request.reading,
        shown=shown.files,
        tell=tell,
    )


def _wanted(request: Request, plans: Sequence[Plan]) -> Wanted:
    from policydiff.stages.reports.shared.export_options import Wanted
    from policydiff.stages.reports.shared.pair_selection import read_pair

    names = [plan.document.id for plan in plans]
    return Wanted(
        pairs=[read_pair(pair, names) for pair in request.pairs],
        word=request.docx,
        json=request.json_files,
    )


def check_bundle(bundle: Path, folder: Path) -> None:
    """Refuse a place for a bundle in which it cannot lie, before the work.

    Raises:
        OutputError: There is no such folder.
        SettingsError: It is inside the report, whose folder holds its own files alone.
    """
    from policydiff.stages.support.errors import OutputError, SettingsError
    from policydiff.stages.support.file_bytes import real_path

    if not bundle.parent.is_dir():
        what = f"the folder {bundle.parent} does not exist"
        raise OutputError(bundle, what, hint="create it, or choose another one")
    if real_path(bundle).is_relative_to(real_path(folder)):
        what = "lies in the folder of the report, which is replaced"
        raise SettingsError(bundle, what, hint="choose a place beside it")


def _renamed(
    errors: Sequence[PolicyDiffError], request: Request, shown: Request
) -> Iterator[PolicyDiffError]:
    """The errors, which name the files as the report does."""
    names = {str(path): to for path, to in zip(request.files, shown.files, strict=True)}
    for error in errors:
        where = names.get(error.where, error.where)
        yield type(error)(where, error.what, hint=error.hint, why=error.reason)


def _write_bundle(bundle: Path, folder: Path, *, inputs: dict[str, bytes], facts: RunFacts) -> None:
    from policydiff.stages.reports.bundle import bundle_bytes
    from policydiff.stages.reports.folder.report_folder import write_bytes
    from policydiff.stages.reports.folder.report_manifest import MANIFEST

    listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    held = {name: (folder / name).read_bytes() for name in [*listed, MANIFEST]}
    write_bytes(bundle, bundle_bytes(inputs, held, facts=facts))
