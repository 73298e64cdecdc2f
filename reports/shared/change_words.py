"""Changes inside links in words, for a reader of one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policydiff.stages.align import Alignment
from policydiff.stages.align.link_changes import LinkChange, words_of_side
from policydiff.stages.compare import Comparison
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.compare.model.norm_types import LoneNorm
from policydiff.stages.documents import ClauseId
from policydiff.stages.reports.shared.translations import Interface


def change_words(alignment: Alignment, *, ui: Interface) -> Iterator[str]:
    """Each change inside a link: 规范词（放宽，排水单位）：应当 → 可以."""
    for change in alignment.changes:
        words = f"{words_of_side(change.base)} → {words_of_side(change.other)}"
        yield ui("pair.change_inside", what=change_label(change, ui=ui), words=words)


def change_label(change: LinkChange, *, ui: Interface) -> str:
    """Type, effect and whom it binds: 规范词（放宽，排水单位）."""
    label = ui(f"change_type.{change.type.value}")
    effect = ui(f"effect.{change.effect.value}") if change.effect else ""
    return _with(label, effect, change.bound if effect else "", ui=ui)


def norm_words(
    comparison: Comparison, *, ui: Interface
) -> Mapping[tuple[ChapterSide, ClauseId], str]:
    """What the clauses of a regulation that stand alone ask, a line each."""
    found: dict[tuple[ChapterSide, ClauseId], str] = {}
    for norm in comparison.lone_norms:
        place, label = (norm.side, norm.clause), norm_label(norm, ui=ui)
        lines = found.get(place, "").split("\n") if place in found else []
        found[place] = "\n".join(dict.fromkeys((*lines, label)))
    return found


def norm_label(norm: LoneNorm, *, ui: Interface) -> str:
    """Kind and whom it binds: 义务（排水单位）."""
    return _with(ui(f"norm_kind.{norm.kind.value}"), norm.bound, ui=ui)


def _with(label: str, *more: str | None, ui: Interface) -> str:
    inside = ui("pair.change_joint").join(filter(None, more))
    return ui("pair.change_label", label=label, more=inside) if inside else label
