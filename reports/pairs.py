"""Pairs one after another: data and links of each are written, its summary is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from compare import Comparison
from reports.chosen import MOST, rank_of
from reports.interface import Interface
from reports.output import encoded
from reports.pair_data import pair_object
from reports.pair_summary import PairSummary, summarise
from reports.script_data import registered
from reports.site import Site
from reports.tables import links_csv, links_header


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Summaries of all pairs, and those comparisons that are kept whole."""

    summaries: tuple[PairSummary, ...]
    comparisons: tuple[Comparison, ...]  # in the order of the summaries


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    rank: tuple[int, int]
    number: int
    comparison: Comparison


def write_pairs(
    folder: Path, comparisons: Iterable[Comparison], *, ui: Interface, site: Site
) -> Chosen:
    """Write data/pairs/ and links.csv; keep the comparisons that get sheets of their own.

    Those of pair.html are too many to be kept: the first by `rank_of` are, ties to the first.
    """
    summaries: list[PairSummary] = []
    kept: list[_Kept] = []
    most = MOST if site.one_pair_page else None
    (folder / "data" / "pairs").mkdir(parents=True)
    with (folder / "links.csv").open("wb") as links:
        links.write(encoded(links_header(brief=site.one_pair_page), bom=True))
        for number, comparison in enumerate(comparisons):
            name, text = pair_data(comparison, ui=ui, site=site)
            (folder / name).write_bytes(encoded(text))
            links.write(encoded(links_csv((comparison,), brief=site.one_pair_page, header=False)))
            summaries.append(summarise(comparison))
            kept.append(_Kept(rank=rank_of(comparison), number=number, comparison=comparison))
            kept = sorted(kept, key=lambda one: (one.rank, one.number))[:most]
    ordered = sorted(kept, key=lambda one: one.number)
    return Chosen(summaries=tuple(summaries), comparisons=tuple(k.comparison for k in ordered))


def pair_data(comparison: Comparison, *, ui: Interface, site: Site) -> tuple[str, str]:
    """Name and content of the file that the page of a pair, or of an annex check, loads."""
    base, other = comparison.base.document.id, comparison.other.document.id
    key = site.pair_name(base, other)
    text = registered("pair", key, pair_object(comparison, ui=ui), packed=site.one_pair_page)
    return f"data/pairs/{key}.js", text
