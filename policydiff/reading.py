"""Files → plans, with a person's corrections."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.progress import Report, silent

if TYPE_CHECKING:
    from documents import DocumentId
    from documents.corrections import Correction
    from targets import Plan
    from targets.indicators import Indicators

PathLike = str | Path


def read_all(
    files: Sequence[PathLike],
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    tell: Report = silent,
) -> tuple[Plan, ...]:
    """Several documents in the order given, with ids that tell them apart.

    Raises:
        DocumentError: A file cannot be read as a document.
        LexiconError: The corrections or the indicators are wrong.
        SettingsError: The same file is given twice.
    """
    from documents.corrections import read_corrections
    from documents.read import document_ids
    from targets.indicators import NO_INDICATORS, read_indicators

    paths = [Path(file) for file in files]
    corrections = read_corrections(Path(meta)) if meta is not None else {}
    own = read_indicators(Path(lexicon)) if lexicon is not None else NO_INDICATORS
    names = document_ids(paths)
    strange = ", ".join(sorted(corrections.keys() - set(names)))
    if strange:
        warnings.warn(f"{meta}: not used: no document {strange} in this run", stacklevel=2)
    plans = []
    for done, (path, name) in enumerate(zip(paths, names, strict=True)):
        tell(f"reading {name}", done, len(paths))
        plans.append(_plan(path, name=name, correction=corrections.get(name), own=own))
    return tuple(plans)


def _plan(path: Path, *, name: DocumentId, correction: Correction | None, own: Indicators) -> Plan:
    from documents.read import read_document
    from targets.find import find_targets

    document = read_document(path, document_id=name, correction=correction)
    return find_targets(document, indicators=own)
