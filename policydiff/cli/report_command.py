"""The command `report`, which has more options than any other."""

from __future__ import annotations

from policydiff import api
from policydiff.cli.console import keep_apart, language, say
from policydiff.cli.options import (
    Bundle,
    Codebook,
    Decisions,
    Denominators,
    Docx,
    Files,
    JsonFiles,
    Lang,
    Lexicon,
    LinkWeights,
    Meta,
    Output,
    Pairs,
    Quiet,
    Verbs,
    reads_many,
)
from policydiff.reading import USUAL, ReadOptions
from policydiff.stages.support import progress


@reads_many
def report(
    files: Files,
    output: Output,
    meta: Meta = None,
    lexicon: Lexicon = None,
    decisions: Decisions = None,
    weights: LinkWeights = None,
    codebook: Codebook = None,
    verbs: Verbs = None,
    denominators: Denominators = None,
    docx: Docx = False,
    json_files: JsonFiles = False,
    pair: Pairs = None,
    bundle: Bundle = None,
    lang: Lang = None,
    quiet: Quiet = False,
    reading: ReadOptions = USUAL,
) -> None:
    """Write a full report on several documents.

    It holds linked pages, tables for analysis and a workbook.

    Example: policydiff report fixtures/*.txt -o report
    """
    keep_apart(
        (*files, meta, lexicon, decisions, weights, codebook, verbs, denominators), (bundle,)
    )
    with progress.shown(quiet=quiet) as tell:
        index = api.report(
            files,
            output,
            meta=meta,
            lexicon=lexicon,
            decisions=decisions,
            weights=weights,
            codebook=codebook,
            verbs=verbs,
            denominators=denominators,
            lang=language(lang),
            docx=docx,
            json_files=json_files,
            pairs=pair or (),
            bundle=bundle,
            reading=reading,
            tell=tell,
        )
    say(f"The report is in {index}", index)
