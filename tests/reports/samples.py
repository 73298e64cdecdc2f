"""A small report with everything in it, made by hand so that it depends on no other stage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

from policydiff.stages.align import Alignment, Change, Rejected, Relation, ScorePart
from policydiff.stages.compare import (
    AnnexFinding,
    Axes,
    Comparison,
    Direction,
    FindingKind,
    Kind,
    Op,
    Piece,
    Reason,
    TargetChange,
    TargetVerdict,
    Theme,
    ThemeMember,
    Themes,
)
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Track
from policydiff.stages.compare.themes.theme_sizes import measure_theme
from policydiff.stages.documents import Bodies, ClauseId, DocumentId, Part
from policydiff.stages.documents.model.removed_lines import Dropped
from policydiff.stages.documents.model.removed_lines import Reason as DropReason
from policydiff.stages.reports.report import write_report
from policydiff.stages.reports.shared.run_provenance import RunFacts
from policydiff.stages.targets import Comparator, Plan, TargetId
from tests.factories import document, notice_saying, target

WHY = (ScorePart(name="words", log_odds=1.2), ScorePart(name="<i>new</i>", log_odds=-0.4))
HOSTILE = (
    "<script>alert(1)</script></script>\"'{{ 700*7 }}{% raw %}"
    "<img src=x onerror=alert()>&lt;\u2028末"
)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What a report is made of."""

    plans: tuple[Plan, ...]
    comparisons: tuple[Comparison, ...]
    annexes: tuple[Comparison, ...]
    themes: Themes
    track: Track

    def write(self, folder: Path, *, lang: str = "zh") -> Path:
        return write_report(
            folder,
            plans=self.plans,
            comparisons=self.comparisons,
            annexes=self.annexes,
            themes=self.themes,
            track=self.track,
            lang=lang,
            facts=RunFacts(version="1.0", command=("policydiff", "report", "a b.txt")),
        )


def sample(*, said: str = "积极推进", more: int = 0) -> Sample:
    """Two documents, their comparison, an annex check, a theme and a series.

    Args:
        said: Stands in every text that comes from a document.
        more: So many further clauses in each document, none of which correspond.
    """
    base, other = (_plan(name, value, said, more) for name, value in (("a/b", "3"), ("c d", "5")))
    plans = (base, other)
    return Sample(
        plans=plans,
        comparisons=(_comparison(base, other, said),),
        annexes=(_annex(base, more),),
        themes=_themes(plans, said),
        track=_track(plans, said),
    )


def many(number: int = 12) -> Sample:
    """So many documents that one page shows any pair of them."""
    plans = tuple(_plan(f"d{n}", str(n + 1), "积极推进", 2) for n in range(number))
    pairs = tuple(_comparison(one, two, "") for one, two in combinations(plans, 2))
    return Sample(
        plans=plans,
        comparisons=pairs,
        annexes=(),
        themes=_themes(plans, ""),
        track=_track(plans, ""),
    )


def _plan(name: str, value: str, said: str, more: int) -> Plan:
    bodies = Bodies(lead=(f"科技局{said}",), support=("财政局",))
    heading = (f"一、任务{said}", "(一)产业")
    quote = f"新建泵站{value}座以上{said}"
    doc = document(
        [
            {
                "text": f"{said}。到2025年，{quote}。",
                "heading": heading,
                "label": "1.",
                "bodies": bodies,
            },
            {"text": f"修水闸，{said}，再培养人才", "heading": heading},
            {"text": f"只在{name}说的话{said}", "heading": ("二、保障",), "part": Part.SAFEGUARDS},
            *(f"第{number}条其他{said}" for number in range(more)),
            {
                "text": f"附件事项{said}",
                "part": Part.ANNEX,
                "id": ClauseId("a.1"),
                "repeats": ClauseId("1"),
            },
        ],
        id=DocumentId(name),
        title=f"文件{name}{said}",
        issuers=(f"政府{said}",),
        number=f"政发{said}",
        warnings=(notice_saying(f"a warning {said}"),),
        dropped=(Dropped(text=f"打印本页{said}", reason=DropReason.BUTTON),),
        corrected=("issuers",),
    )
    first = doc.clauses[0]
    found = (
        target(
            first,
            quote,
            value,
            unit="座",
            comparator=Comparator.AT_LEAST,
            modality=said,
            indicator=f"泵站{said}",
        ),
        target(first, said, None, id=TargetId("1/2")),
    )
    return Plan(document=doc, targets=found, results=(target(first, "2025年", "1"),))


def _alignment(base: str, other: str, relation: Relation, change: Change) -> Alignment:
    return Alignment(
        base=tuple(map(ClauseId, base.split())),
        other=tuple(map(ClauseId, other.split())),
        score=0.75,
        relation=relation,
        change=change,
        coverage=(0.5, 1.0),
        why=WHY,
        shared=("泵站", "<b>人才</b>"),
        moved=True,
        decided=True,
    )


def _comparison(base: Plan, other: Plan, said: str) -> Comparison:
    same = Direction.SAME
    axes = Axes(value=Direction.STRONGER, comparator=same, deadline=same, modality=same)
    one, two = TargetId("1/1"), TargetId("1/2")
    return Comparison(
        base=base,
        other=other,
        kind=Kind.SUCCESSOR,
        alignments=(
            _alignment("1", "1 2", Relation.SAME, Change.SPLIT),
            _alignment("2", "2", Relation.RELATED, Change.MODIFIED),
        ),
        target_changes=(
            TargetChange(
                base=one,
                other=one,
                change=TargetVerdict.STRENGTHENED,
                reason=Reason.VALUE,
                axes=axes,
                why=notice_saying(f"3座 → 5座 {said}"),
            ),
            TargetChange(
                base=two,
                other=None,
                change=TargetVerdict.DROPPED,
                reason=Reason.NO_COUNTERPART,
                axes=None,
                why=notice_saying(""),
                expired=True,
            ),
        ),
        rejected=(Rejected(base=ClauseId("3"), other=ClauseId("3"), score=0.2, why=WHY),),
        warnings=(notice_saying(f"other {said}"),),
    )


def _annex(plan: Plan, more: int) -> Comparison:
    one, item = ClauseId("1"), ClauseId("a.1")
    return Comparison(
        base=plan,
        other=plan,
        kind=Kind.ANNEX,
        alignments=(_alignment("1", "a.1", Relation.SAME, Change.MODIFIED),),
        target_changes=(),
        findings=(
            *(
                AnnexFinding(kind=FindingKind.CLAUSE_MISSING, base=ClauseId(str(n)), other=None)
                for n in (2, *range(4, 4 + more))
            ),
            AnnexFinding(
                kind=FindingKind.TARGET_MISSING, base=one, other=None, target=TargetId("1/1")
            ),
            AnnexFinding(
                kind=FindingKind.WORDING,
                base=one,
                other=item,
                pieces=(Piece(op=Op.DELETE, text="确保"), Piece(op=Op.INSERT, text="力争")),
            ),
        ),
    )


def _themes(plans: tuple[Plan, ...], said: str) -> Themes:
    members = tuple(
        ThemeMember(document=plan.document.id, clause=clause.id)
        for plan in plans
        for clause in plan.document.main_text
    )
    theme = Theme(id="t1", label=f"水利{said}", code=None, keywords=(said,), clauses=members)
    return Themes(plans=plans, themes=(measure_theme(theme, plans),))


def _track(plans: tuple[Plan, ...], said: str) -> Track:
    points = tuple(
        SeriesPoint(
            document=plan.document.id,
            year=2020 + number,
            target=plan.targets[0],
            low=plan.targets[0].low,
            high=Decimal(9),
            citation=f"《{plan.document.title}》",
        )
        for number, plan in enumerate(plans)
    )
    single = SeriesPoint(
        document=plans[0].document.id,
        year=None,
        target=plans[0].targets[1],
        low=None,
        high=None,
        citation="",
    )
    fields: dict[str, Any] = {
        "jurisdiction": f"嘉兴市{said}",
        "code": "330400",
        "level": "prefecture",
    }
    return Track(
        plans=plans,
        series=(
            Series(indicator=f"泵站{said}", unit="座", mode="level", points=points, **fields),
            Series(indicator="增长", unit=None, mode="growth", points=(single,), **fields),
        ),
    )
