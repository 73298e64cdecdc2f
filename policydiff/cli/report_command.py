"""The command `report`, which has more options than any other."""

from __future__ import annotations

from typing import cast

from policydiff import api
from policydiff.cli.console import keep_apart, language, say
from policydiff.cli.options import (
    Bundle,
    Codebook,
    Compared,
    Decisions,
    Denominators,
    Docx,
    Files,
    JsonFiles,
    Lang,
    Lexicon,
    LinkWeights,
    Meta,
    NoPairs,
    OneLanguage,
    Output,
    Pairs,
    Quiet,
    Verbs,
    reads_many,
)
from policydiff.pair_choice import PairChoice
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
    pairs: Compared = "all",
    no_pairs: NoPairs = False,
    bundle: Bundle = None,
    lang: Lang = None,
    one_language: OneLanguage = False,
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
            one_language=one_language,
            docx=docx,
            json_files=json_files,
            pairs=pair or (),
            compared="none" if no_pairs else cast(PairChoice, pairs),
            bundle=bundle,
            reading=reading,
            tell=tell,
        )
    say(f"The report is in {index}", index)
