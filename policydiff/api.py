"""The functions behind the commands; each imports the stages that it needs when called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.asked_names import check_asked
from policydiff.reading import USUAL, PathLike, ReadOptions, read_all
from policydiff.stages.align.decisions import read_decisions, tell_unused
from policydiff.stages.support.progress import ProgressCallback, silent

if TYPE_CHECKING:
    from pandas import DataFrame

    from policydiff.pair_choice import PairChoice
    from policydiff.stages.align.learning.refit import Refit
    from policydiff.stages.compare import Comparison, Themes
    from policydiff.stages.compare.model.escalation_types import Escalation
    from policydiff.stages.compare.model.presence_types import PresenceTable
    from policydiff.stages.compare.model.series_types import Track
    from policydiff.stages.compare.overview.first_findings import FirstFinding
    from policydiff.stages.compare.targets.per_head import Denominator
    from policydiff.stages.targets import Plan


def read(
    file: PathLike,
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    reading: ReadOptions = USUAL,
) -> Plan:
    """One document with its clauses and targets.

    Args:
        file: A .txt, .md, .html, .htm, .docx or .pdf file.
        meta: A CSV file of corrections to what is read of a document's data (title, issuers,
            jurisdiction, period …), one row a document.
        lexicon: A TOML file of your own indicators, whose names win over ours.
        reading: Size limits, whether the first unreadable file stops the work, number of workers.

    Raises:
        DocumentError: The file cannot be read as a document.
        LexiconError: The corrections or the indicators are wrong.
    """
    return read_all([file], meta=meta, lexicon=lexicon, reading=reading, several=False)[0]


def compare(
    base: PathLike,
    other: PathLike,
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    decisions: PathLike | None = None,
    weights: PathLike | None = None,
    verbs: PathLike | None = None,
    denominators: PathLike | None = None,
    reading: ReadOptions = USUAL,
    tell: ProgressCallback = silent,
) -> Comparison:
    """Two documents: which clauses correspond, and what became of the targets.

    Args:
        base: The document that the other is held against; the earlier of two versions.
        other: The other document.
        meta: As for `read`.
        lexicon: As for `read`.
        decisions: A CSV file (base, other, verdict) of what a person decided of pairs of clauses.
        weights: A file that `learn` wrote: the weights by which links are scored.
        verbs: A TOML file of your own ranks of verbs (谋划, 推进, 牵头), which win over ours.
        denominators: A CSV file (place, year, variable, value, source) by which volumes of two
            places are divided.
        reading: As for `read`.
        tell: Told how far the work is.

    Raises:
        DocumentError: A file cannot be read as a document.
        LexiconError: The corrections, the indicators, the decisions, the weights, the verbs
            or the denominators are wrong.
        SettingsError: Both are the same file.
    """
    from policydiff.pair_comparison import compare_two, read_given
    from policydiff.stages.compare.targets.per_head import with_per_head

    given = read_given(decisions=decisions, weights=weights, verbs=verbs)
    divisors = _denominators(denominators)
    files, both = (base, other), replace(reading, strict=True)
    left, right = read_all(
        files, meta=meta, lexicon=lexicon, reading=both, several=False, tell=tell
    )
    tell_unused(given.rulings, (left, right))
    tell("comparing", 0, 1)
    return with_per_head(compare_two(left, right, given), divisors)


def annex(
    file: PathLike,
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    decisions: PathLike | None = None,
    weights: PathLike | None = None,
    verbs: PathLike | None = None,
    reading: ReadOptions = USUAL,
) -> Comparison:
    """A document's main text against its own responsibility list or task table.

    Raises:
        DocumentError: The file cannot be read as a document, or it has no annex of tasks.
        LexiconError: The corrections, indicators, decisions, weights or verbs are wrong.
    """
    from policydiff.pair_comparison import check_one, read_given

    given = read_given(decisions=decisions, weights=weights, verbs=verbs)
    plan = read(file, meta=meta, lexicon=lexicon, reading=reading)
    tell_unused(given.rulings, (plan,))
    return check_one(plan, given)


def themes(
    files: Sequence[PathLike],
    *,
    codebook: str | None = None,
    meta: PathLike | None = None,
    reading: ReadOptions = USUAL,
    tell: ProgressCallback = silent,
) -> Themes:
    """Themes shared over several documents.

    Args:
        files: The documents: files, folders, patterns, ZIP archives of documents.
        codebook: A CSV file (code, label, keywords) or the built-in `policy-fields`; None finds
            clusters.
        meta: As for `read`.
        reading: As for `read`.
        tell: Told how far the work is.

    Raises:
        DocumentError: A file cannot be read as a document.
        LexiconError: The corrections or the codebook are wrong.
        SettingsError: The same file is given twice.
    """
    from policydiff.stages.compare.themes.codebook import read_codebook
    from policydiff.stages.compare.themes.theme_clusters import find_themes

    book = read_codebook(codebook) if codebook is not None else None
    plans = read_all(files, meta=meta, reading=reading, tell=tell)
    tell("finding themes", 0, 1)
    return find_themes(plans, codebook=book)


def track(
    files: Sequence[PathLike],
    *,
    indicators: Sequence[str] = (),
    jurisdictions: Sequence[str] = (),
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    reading: ReadOptions = USUAL,
    tell: ProgressCallback = silent,
) -> Track:
    """Every target of several documents as series: indicator × jurisdiction × year.

    Args:
        files: The documents: files, folders, patterns, ZIP archives of documents.
        indicators: Parts of canonical names of indicators; none keeps all.
        jurisdictions: Parts of names of places, or their codes; none keeps all.
        meta: As for `read`.
        lexicon: As for `read`.
        reading: As for `read`.
        tell: Told how far the work is.

    Raises:
        DocumentError: A file cannot be read as a document.
        LexiconError: The corrections or the indicators are wrong.
        SettingsError: The same file is given twice, or a name asked for is misspelt.
    """
    from policydiff.stages.compare.series.series import filter_track, track_plans

    found = track_plans(read_all(files, meta=meta, lexicon=lexicon, reading=reading, tell=tell))
    kept = filter_track(found, indicators=indicators, jurisdictions=jurisdictions)
    names = [series.indicator for series in kept.series]
    check_asked(indicators, names, known=[series.indicator for series in found.series])
    places = (name for series in found.series for name in (series.jurisdiction, series.code))
    check_asked(jurisdictions, [series.jurisdiction for series in kept.series], known=places)
    return kept


def escalate(
    files: Sequence[PathLike],
    *,
    indicators: Sequence[str] = (),
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    reading: ReadOptions = USUAL,
    tell: ProgressCallback = silent,
) -> Escalation:
    """Each indicator and year along country → province → prefecture → county (层层加码).

    Args:
        files: The documents (also folders, patterns, archives), of more than one level of
            government and of one year at least.
        indicators: Parts of canonical names of indicators; none keeps all.
        meta: As for `read`.
        lexicon: As for `read`.
        reading: As for `read`.
        tell: Told how far the work is.

    Raises:
        DocumentError: A file cannot be read as a document.
        LexiconError: The corrections or the indicators are wrong.
        SettingsError: The same file is given twice, or a name asked for is misspelt.
    """
    from policydiff.stages.compare.series.escalation import escalate_plans, filter_escalation

    found = escalate_plans(read_all(files, meta=meta, lexicon=lexicon, reading=reading, tell=tell))
    kept = filter_escalation(found, indicators=indicators)
    names = [chain.indicator for chain in kept.chains]
    known = (target.indicator for plan in found.plans for target in plan.targets)
    check_asked(indicators, names, known=[*known, *(chain.indicator for chain in found.chains)])
    return kept


def presence(result: Track | Escalation) -> PresenceTable:
    """Where each indicator of a result stands and where not, by place and year.

    Args:
        result: What `track` or `escalate` returned, with what was asked for.
    """
    from policydiff.stages.compare.model.series_types import Track
    from policydiff.stages.compare.series.presence import find_presence

    places = result.jurisdictions if isinstance(result, Track) else ()
    return find_presence(result.plans, indicators=result.indicators, jurisdictions=places)


def highlights(
    files: Sequence[PathLike],
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    decisions: PathLike | None = None,
    weights: PathLike | None = None,
    verbs: PathLike | None = None,
    reading: ReadOptions = USUAL,
    tell: ProgressCallback = silent,
) -> tuple[FirstFinding, ...]:
    """What a reader of several documents should know first: the findings of a report's first page.

    Pairs of which that page tells nothing are not compared.

    Args:
        files: The documents (also folders, patterns, archives).
        meta: As for `read`.
        lexicon: As for `read`.
        decisions: As for `compare`.
        weights: As for `compare`.
        verbs: As for `compare`.
        reading: As for `read`.
        tell: Told how far the work is.

    Returns:
        At most twelve findings, the weightiest first: core indicators, then what pairs of documents
        and annexes tell.

    Warns:
        UserWarning: A row of the decisions names a document that is not among the files.
        UnreadWarning: A file cannot be read, or a pair cannot be compared.

    Raises:
        DocumentError: No file can be read as a document.
        LexiconError: The corrections, indicators, decisions, weights or verbs are wrong.
        SettingsError: The same file is given twice.
    """
    from policydiff.pair_comparison import (
        check_annexes,
        compare_pairs,
        read_given,
        tell_failed,
    )
    from policydiff.stages.compare import Comparison
    from policydiff.stages.compare.indicators.relationship import classify_kind
    from policydiff.stages.compare.overview.first_findings import Overview, PairFindings
    from policydiff.stages.compare.series.series import track_plans

    given = read_given(decisions=decisions, weights=weights, verbs=verbs)
    plans = read_all(files, meta=meta, lexicon=lexicon, reading=reading, tell=tell)
    tell_unused(given.rulings, plans)
    overview = Overview(track_plans(plans))

    def told(base: Plan, other: Plan) -> bool:
        kind = classify_kind(base.document, other.document)
        return overview.tells_pair(base.document.id, other.document.id, kind=kind)

    compared = compare_pairs(plans, given, jobs=reading.jobs, wanted=told, tell=tell)
    found = [*check_annexes(plans, given), *compared]
    pairs = [
        PairFindings.of(one)
        for one in tell_failed(found, strict=reading.strict)
        if isinstance(one, Comparison)
    ]
    return overview.choose(pairs)


def report(
    files: Sequence[PathLike],
    folder: PathLike,
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    decisions: PathLike | None = None,
    weights: PathLike | None = None,
    codebook: str | None = None,
    verbs: PathLike | None = None,
    denominators: PathLike | None = None,
    lang: str = "zh",
    one_language: bool = False,
    docx: bool = False,
    json_files: bool = False,
    pairs: Sequence[str] = (),
    compared: PairChoice = "all",
    bundle: PathLike | None = None,
    reading: ReadOptions = USUAL,
    tell: ProgressCallback = silent,
) -> Path:
    """Write the whole report: all pairs, annex checks, themes, series, as linked pages.

    Args:
        files: The documents (also folders, patterns, archives), at least two; of each pair the
            one issued earlier is the base.
        folder: Where the report is to stand; an earlier report there is replaced.
        meta: As for `read`.
        lexicon: As for `read`.
        decisions: As for `compare`.
        weights: As for `compare`.
        codebook: As for `themes`.
        verbs: As for `compare`.
        denominators: As for `compare`.
        lang: Language of the interface, "zh" or "en"; quotes stay as written.
        one_language: Whether to leave out the pages in the other language, which up to ten
            documents have in a folder of their own (`en` or `zh`).
        docx: Whether a memo and a 修改对照表 of each pair are written as Word files, in Chinese.
        json_files: Whether the JSON of each document and pair is written too.
        pairs: Those that have sheets and Word files, each as BASE=OTHER; none: by a rule.
        compared: Which pairs are compared: "all", "adjacent" (one place, with no document of it
            between the two), "versions" of one document, "levels" (a place and one it lies in),
            or "none", which leaves themes, series, escalation and annex checks.
        bundle: An archive to write that holds the inputs and the report, and repeats it.
        reading: As for `read`.
        tell: Told how far the work is.

    Returns:
        The report's index.html.

    Warns:
        UserWarning: A row of the decisions names a document that is not among the files.

    Raises:
        DocumentError: A file cannot be read as a document.
        LexiconError: The corrections, indicators, decisions, weights, codebook or verbs are
            wrong.
        OutputError: The folder cannot be written, or holds something that is no report, or that
            came or was changed while the report was made.
        SettingsError: Fewer than two documents, the same file twice, an unknown language or pair.
    """
    from policydiff.input_files import listed_files
    from policydiff.pair_choice import choose_wanted
    from policydiff.reporting import check_bundle, make_report
    from policydiff.run_request import Request
    from policydiff.stages.reports.shared.translations import read_interface
    from policydiff.stages.support.errors import SettingsError

    paths = listed_files(files)
    if len(paths) < 2 and not any(path.suffix.lower() == ".zip" for path in paths):
        raise SettingsError((*files, "FILE")[0], "is one document only", hint="give two or more")
    read_interface(lang)  # an unknown language is refused before the work
    choose_wanted(compared, ())  # and so is an unknown choice of pairs
    request = Request(
        files=paths,
        meta=_path(meta),
        lexicon=_path(lexicon),
        decisions=_path(decisions),
        weights=_path(weights),
        codebook=codebook,
        verbs=_path(verbs),
        denominators=_path(denominators),
        lang=lang,
        one_language=one_language,
        docx=docx,
        json_files=json_files,
        pairs=tuple(pairs),
        compared=compared,
        reading=reading,
    )
    archive = _path(bundle)
    if archive is not None:
        check_bundle(archive, Path(folder))
    return make_report(request, Path(folder), bundle=archive, tell=tell)


def learn(
    files: Sequence[PathLike],
    decisions: PathLike,
    output: PathLike,
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    reading: ReadOptions = USUAL,
    tell: ProgressCallback = silent,
) -> Refit:
    """Fit the weights of links anew from your decisions, and write them to a file for `weights`.

    Args:
        files: The documents that were judged (also folders, patterns, archives).
        decisions: As for `compare`; at least 30 that are no pairs of the same text.
        output: The file to write, JSON.
        meta: As for `read`; give what was given when the decisions were made.
        lexicon: As for `read`.
        reading: As for `read`.
        tell: Told how far the work is.

    Returns:
        The weights, what they were learned from, and how much better they tell decisions that they
        have not seen (cross-validation).

    Warns:
        UserWarning: A row of the decisions names a document that is not among the files.

    Raises:
        DocumentError: No file can be read as a document.
        LexiconError: The corrections, the indicators or the decisions are wrong.
        OutputError: The file cannot be written.
        SettingsError: There are too few decisions, or too few of one kind.
    """
    from policydiff import __version__
    from policydiff.stages.align.assignment import SAME
    from policydiff.stages.align.learning.examples import find_examples
    from policydiff.stages.align.learning.refit import refit
    from policydiff.stages.align.learning.weights_file import write_weights
    from policydiff.stages.align.weights import load_weights

    rulings = read_decisions(Path(decisions))
    plans = read_all(files, meta=meta, lexicon=lexicon, reading=reading, several=False, tell=tell)
    tell_unused(rulings, plans)
    tell("learning", 0, 1)
    shipped = load_weights()
    found = refit(find_examples(plans, rulings, shipped), shipped, least=SAME)
    write_weights(Path(output), found, version=__version__)
    return found


def to_frames(
    result: Plan | Comparison | Themes | Track | PresenceTable | Escalation,
) -> Mapping[str, DataFrame]:
    """The tables of a result as pandas DataFrames.

    Args:
        result: What `read`, `compare`, `annex`, `themes`, `track` or `escalate` returned.

    Returns:
        By name: clauses, targets and results of a document; alignments (one row a link),
        target_changes, rejected and findings of a comparison; themes (one row a clause);
        series (one row a target, as in `track --csv`); escalation (one row a place of a chain).
    """
    from policydiff.stages.compare.findings.document_profile import make_cards
    from policydiff.stages.reports.tables.data_frames import to_frames as frames
    from policydiff.stages.targets import Plan

    return frames(result, cards=make_cards((result,)) if isinstance(result, Plan) else ())


def _denominators(path: PathLike | None) -> tuple[Denominator, ...]:
    from policydiff.stages.compare.targets.per_head import read_denominators

    return read_denominators(Path(path)) if path is not None else ()


def _path(path: PathLike | None) -> Path | None:
    return None if path is None else Path(path)
