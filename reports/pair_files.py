"""Write data and links of one pair after another; only a summary of each is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policydiff.stages.compare import Comparison
from policydiff.stages.reports.folder.report_folder import encoded
from policydiff.stages.reports.html.data.pair_data import pair_object
from policydiff.stages.reports.json.json_format import comparison_json
from policydiff.stages.reports.shared.export_options import Wanted
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.pair_selection import MOST, pair_of, rank_of
from policydiff.stages.reports.shared.pair_summary import PairSummary, summarise
from policydiff.stages.reports.shared.script_data import registered
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.tables.csv_format import links_csv, links_header
from policydiff.stages.support.errors import FaultError


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Summaries of all pairs, and those comparisons that are kept whole."""

    summaries: tuple[PairSummary, ...]
    comparisons: tuple[Comparison, ...]  # in the order of the summaries
    links: str  # the table of all links, as CSV
    failed: tuple[FaultError, ...] = ()  # why other pairs were not compared


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    rank: tuple[int, int]
    number: int
    comparison: Comparison


def write_pairs(
    folder: Path,
    comparisons: Iterable[Comparison | FaultError],
    *,
    wanted: Wanted,
    editions: Sequence[tuple[Interface, Site]],
) -> Chosen:
    """Write data/pairs/ of each language and the JSON that is wanted; keep what gets sheets.

    Those of pair.html are too many to be kept: those asked for are, or the first by `rank_of`,
    ties to the first.
    """
    summaries: list[PairSummary] = []
    kept: list[_Kept] = []
    failed: list[FaultError] = []
    site = editions[0][1]
    brief, asked = site.one_pair_page, wanted.pairs
    most = MOST if brief and not asked else None
    for _, place in editions:
        (folder / place.language / "data" / "pairs").mkdir(parents=True)
    links = [links_header(brief=brief)]
    for number, comparison in enumerate(comparisons):
        if isinstance(comparison, FaultError):
            failed.append(comparison)
            continue
        for ui, place in editions:
            name, text = pair_data(comparison, ui=ui, site=place)
            (folder / place.language / name).write_bytes(encoded(text))
        links.append(links_csv((comparison,), brief=brief, header=False))
        if wanted.json:
            _write_json(folder, comparison, site=site)
        summaries.append(summarise(comparison))
        if not (brief and asked) or pair_of(comparison) in asked:
            kept.append(_Kept(rank=rank_of(comparison), number=number, comparison=comparison))
            kept = sorted(kept, key=lambda one: (one.rank, one.number))[:most]
    return Chosen(
        summaries=tuple(summaries),
        comparisons=tuple(k.comparison for k in sorted(kept, key=lambda one: one.number)),
        links="".join(links),
        failed=tuple(failed),
    )


def pair_data(comparison: Comparison, *, ui: Interface, site: Site) -> tuple[str, str]:
    """Name and content of the file that the page of a pair, or of an annex check, loads."""
    base, other = comparison.base.document.id, comparison.other.document.id
    key = site.pair_name(base, other)
    many = site.one_pair_page
    text = registered("pair", key, pair_object(comparison, ui=ui, brief=many), packed=site.packed)
    return f"data/pairs/{key}.js", text


def _write_json(folder: Path, comparison: Comparison, *, site: Site) -> None:
    name = site.pair_name(comparison.base.document.id, comparison.other.document.id)
    place = folder / "json" / "pairs" / f"{name}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(encoded(comparison_json(comparison)))
