"""Small comparisons, each of which makes the highlights of one kind appear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.align.link_changes import ChangeType, Effect, LinkChange, Quoted
from policydiff.stages.compare import (
    AnnexFinding,
    BodyChange,
    CarriedName,
    CommitmentChange,
    Comparison,
    Difference,
    Direction,
    Kind,
    Reason,
    TargetChange,
    TargetVerdict,
    ThemeChange,
)
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.findings.findings import find_highlights
from policydiff.stages.compare.model.change_types import BodyMove, Ladder
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.compare.model.comparison import FindingKind, Op, Piece
from policydiff.stages.compare.model.name_types import NameKind, Naming
from policydiff.stages.compare.model.norm_types import LoneNorm, NormKind
from policydiff.stages.compare.model.theme_types import ThemeMove, ThemeShare
from policydiff.stages.compare.overview.core_findings import find_core
from policydiff.stages.compare.overview.profile_findings import find_profiles
from policydiff.stages.compare.overview.turn_findings import find_turning
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents import (
    Bodies,
    ClauseId,
    DocumentId,
    Jurisdiction,
    Level,
    Part,
    Period,
)
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.span import Span
from policydiff.stages.targets import Comparator, Mode, Plan, Polarity, TargetId, TimeFrame
from policydiff.stages.targets.target_codes import Binding
from policydiff.stages.targets.years.time_codes import Years
from tests.compare.sentences import HUZHOU, JIAXING, ZHEJIANG, compared, plan_of
from tests.factories import document, notice_saying, target

N = NoticeCode
Make = Callable[[Path], Iterable[Notice]]
TEXT = "争创国家级园区，失业率10%，推进沪昆路。"


def side(name: str, year: str, value: str = "10") -> Plan:
    of = document([TEXT], id=DocumentId(name), issued=f"{year}-01-01")
    found = target(of.clauses[0], "失业率10%", value, unit="%", polarity=Polarity.LOWER_IS_BETTER)
    return Plan(document=of, targets=(found,))


BASE, OTHER = side("base", "2015"), side("other", "2020", "30")
CLAUSE, TARGET = BASE.document.clauses[0].id, BASE.targets[0].id
EMPTY = Comparison(
    base=BASE, other=OTHER, kind=Kind.SUCCESSOR, alignments=(), target_changes=(), themes=()
)


def told(**fields: Any) -> Make:
    """What the highlights say of a comparison that found this and nothing else."""
    made = replace(EMPTY, **fields)
    return lambda _: [highlight.notice for highlight in find_highlights(made)]


def change(
    verdict: TargetVerdict, reason: Reason = Reason.VALUE, *, expired: bool = False
) -> TargetChange:
    return TargetChange(
        base=None if verdict is TargetVerdict.ADDED else TARGET,
        other=None if verdict is TargetVerdict.DROPPED else TARGET,
        change=verdict,
        reason=reason,
        axes=None,
        why=notice_saying(""),
        expired=expired,
    )


def moved(base: str, other: str) -> Make:
    """Of one place, in two years."""
    comparison = compared(f"地区生产总值{base}。", f"地区生产总值{other}。")
    return lambda _: [highlight.notice for highlight in comparison.highlights]


def due(base: str, other: str) -> Make:
    text = "到{}年底森林覆盖率达到45%。"
    comparison = compared(text.format(base), text.format(other), years=(2024, 2024))
    return lambda _: [highlight.notice for highlight in comparison.highlights]


def beside(
    base: str,
    other: str,
    *,
    places: tuple[Jurisdiction, Jurisdiction] = (JIAXING, HUZHOU),
    years: tuple[int, int] = (2024, 2024),
) -> Make:
    comparison = compared(
        f"地区生产总值{base}。", f"地区生产总值{other}。", places=places, years=years
    )
    return lambda _: [highlight.notice for highlight in comparison.highlights]


def bound(base: str, other: str) -> Make:
    """Of a target that is binding."""
    plans = [
        replace(p, targets=tuple(replace(t, binding=Binding.BINDING) for t in p.targets))
        for p in (plan_of(f"新建学校{number}所。", name=number) for number in (base, other))
    ]
    return lambda _: [h.notice for h in compare_plans(*plans).highlights]


def changed(*changes: TargetChange, kind: Kind = Kind.SUCCESSOR) -> Make:
    return told(target_changes=changes, kind=kind)


def promised(direction: Direction, kind: Kind = Kind.SUCCESSOR) -> Make:
    found = CommitmentChange(
        ladder=Ladder.ATTAINMENT,
        direction=direction,
        object="国家级园区",
        base=CLAUSE,
        other=CLAUSE,
        base_word="争创",
        other_word="创建",
        base_quote=TEXT,
        other_quote=TEXT,
        base_span=Span(0, 2),
        other_span=Span(0, 2),
    )
    return told(commitments=(found,), kind=kind)


def carried(other_name: str, kind: Kind = Kind.SUCCESSOR) -> Make:
    at = TEXT.index("沪昆路")
    found = CarriedName(
        name="沪昆路",
        other_name=other_name,
        kind=NameKind.LINE,
        common=False,
        base=(CLAUSE,),
        other=(CLAUSE,),
        base_span=Span(at, at + 3),
        other_span=Span(at, at + 3),
        base_verb="推进",
        other_verb="推进",
    )
    return told(carried=(found,), kind=kind)


def naming(document_id: DocumentId) -> Make:
    found = Naming(document=document_id, place="沪昆", clauses=(CLAUSE,))
    return told(namings=(found,), kind=Kind.PEERS)


def field(_: Path) -> Iterable[Notice]:
    shares = [
        ThemeShare(document=plan.document.id, clauses=1, characters=1, share=share)
        for plan, share in ((BASE, 0.1), (OTHER, 0.9))
    ]
    found = ThemeChange(
        label="交通",
        code="transport",
        move=ThemeMove.GROWN,
        base=shares[0],
        other=shares[1],
        base_clauses=(CLAUSE,),
        other_clauses=(CLAUSE,),
    )
    return told(theme_changes=(found,))(_)


def led(_: Path) -> Iterable[Notice]:
    found = BodyChange(
        base=(CLAUSE,), other=(CLAUSE,), move=BodyMove.TO_LEAD, base_body="甲", other_body="甲"
    )
    return told(body_changes=(found,))(_)


def differing(old: str, new: str, difference: Difference = Difference.NUMBER) -> Make:
    pieces = [(Op.EQUAL, "引进企业"), (Op.DELETE, old), (Op.INSERT, new), (Op.EQUAL, "家")]
    found = AnnexFinding(
        kind=FindingKind.WORDING,
        base=CLAUSE,
        other=CLAUSE,
        pieces=tuple(Piece(op=op, text=text) for op, text in pieces if text),
        differences=(difference,),
    )
    return told(findings=(found,), kind=Kind.ANNEX)


def counted(kind: FindingKind, *, plain: bool = False) -> Make:
    plan = replace(BASE, targets=()) if plain else BASE
    found = AnnexFinding(kind=kind, base=ClauseId(CLAUSE), other=None)
    return told(findings=(found,), kind=Kind.ANNEX, base=plan)


def headed(own: str, years: tuple[int, int], *, numbers: str = "") -> Plan:
    """A plan of three clauses in a chapter of its own and three in one that others have too.

    numbers: the heading of the chapter whose clauses set numbers.
    """
    lines = [f"{own}{n}" for n in "甲乙丙"] + [
        f"实施{word}行动" for word in ("养老", "防洪", "禁毒")
    ]
    headings = ("一、" + own,) * 3 + ("二、民生",) * 3
    of = document(
        [{"text": t, "heading": (h,)} for t, h in zip(lines, headings, strict=True)],
        id=DocumentId(f"{own}{years[0]}"),
        issued=f"{years[0]}-01-01",
        period=Period(first=years[0], last=years[1]),
    )
    found = [target(c, c.text) for c in of.clauses if c.heading == (numbers,)]
    return Plan(document=of, targets=tuple(found))


def chaptered(kind: Kind, *, base: bool = False, related: bool = False) -> Make:
    """What is said of chapters.

    base: the measures of base that both have set numbers; related: clauses that no other answers
    have a related one.
    """
    left = headed("编修地方志", (2010, 2012), numbers="二、民生" if base else "")
    right = headed("数字赋能", (2016, 2018), numbers="一、数字赋能" if base else "")
    made = replace(compare_plans(left, right), kind=kind)
    if related:
        link = replace(
            made.alignments[0],
            base=(left.document.clauses[0].id,),
            other=(right.document.clauses[0].id,),
            relation=Relation.RELATED,
        )
        made = replace(made, alignments=(*made.alignments, link))
    return lambda _: [highlight.notice for highlight in find_highlights(made)]


def titled(_: Path) -> Iterable[Notice]:
    """What is said of two plans of one place and year."""
    first, second = headed("编修地方志", (2010, 2012)), headed("数字赋能", (2010, 2012))
    renamed = replace(second.document, title="数字嘉兴行动计划")
    return [h.notice for h in compare_plans(first, replace(second, document=renamed)).highlights]


def covered(_: Path) -> Iterable[Notice]:
    """What is said of two plans of several years of one place."""
    plans = [
        replace(BASE, document=replace(BASE.document, id=DocumentId(f"{first}"), period=period))
        for first in (2011, 2016)
        for period in [Period(first=first, last=first + 4)]
    ]
    found = replace(compare_plans(*plans), kind=Kind.SUCCESSOR)
    return [highlight.notice for highlight in find_highlights(found)]


def yearly(
    first: str, second: str, comparator: Comparator = Comparator.PLAIN, *, high: str | None = None
) -> Make:
    """What is said of growth in two years of one place; high: the later one is a range up to it."""
    bounds = (
        (Comparator.PLAIN, comparator)
        if comparator is not Comparator.ABOUT
        else (Comparator.AT_LEAST, Comparator.PLAIN)
    )
    plans = [
        grown(f"{year}", value, year=year, comparator=bound)
        for year, value, bound in zip((2018, 2019), (first, second), bounds, strict=True)
    ]
    if high is not None:
        ranged = replace(plans[1].targets[0], high=Decimal(high))
        plans[1] = replace(plans[1], targets=(ranged,))
    return lambda _: [found.highlight.notice for found in find_core(track_plans(plans))]


def placed(*values: str) -> Make:
    """What is said of growth in places of one year."""
    plans = [grown(f"{n}市", value, code=f"33{n}00") for n, value in enumerate(values, 10)]
    return lambda _: [found.highlight.notice for found in find_core(track_plans(plans))]


def revised(
    kind: ChangeType,
    *,
    base: bool = True,
    other: bool = True,
    effect: Effect = Effect.TIGHTER,
    times: int = 1,
) -> Make:
    """What is said of a change of this type; base, other: whether the side has words."""
    texts = ("申请人应当在十日内报告。", "当事人可以于五日前说明。")
    versions = [document([text], id=DocumentId(text)) for text in texts]
    sides = [Quoted(quote=text[:2], span=Span(0, 2)) for text in texts]
    change = LinkChange(
        type=kind,
        base=sides[0] if base else None,
        other=sides[1] if other else None,
        effect=effect,
    )
    link = Alignment(
        base=(CLAUSE,),
        other=(CLAUSE,),
        score=0.9,
        relation=Relation.SAME,
        change=Change.MODIFIED,
        coverage=(1.0, 1.0),
        why=(),
        changes=(change,) * times,
    )
    return told(
        alignments=(link,),
        kind=Kind.REVISION,
        base=Plan(document=versions[0], targets=()),
        other=Plan(document=versions[1], targets=()),
    )


def many_in_words(_: Path) -> Iterable[Notice]:
    """What is said of four measures that the later plan names without their numbers."""
    one = BASE.targets[0]
    named = [replace(one, id=TargetId(f"1/{n}"), indicator=f"指标{n}") for n in range(4)]
    lost = change(TargetVerdict.DROPPED, Reason.UNQUANTIFIED)
    dropped = tuple(replace(lost, base=target.id) for target in named)
    return told(target_changes=dropped, base=replace(BASE, targets=tuple(named)))(_)


def asked(*kinds: NormKind) -> Make:
    """What is said of what the provisions of base alone ask."""
    norms = tuple(
        LoneNorm(
            side=ChapterSide.BASE,
            clause=CLAUSE,
            kind=kind,
            bound=None,
            quote=TEXT[:2],
            span=Span(0, 2),
        )
        for kind in kinds * 4
    )
    return told(lone_norms=norms, kind=Kind.REVISION)


def profiled(_: Path) -> Iterable[Notice]:
    """What is said of a plan full of targets with bodies, and of a long one without."""
    bodies = Bodies(lead=("市教育局",))
    few = document(["建成基地2个" * 40], id=DocumentId("few"))
    many = document([{"text": "建成基地2个", "bodies": bodies}], id=DocumentId("many"))
    plans = [
        Plan(
            document=of,
            targets=tuple(
                replace(
                    target(of.clauses[0], "建成基地2个"), id=TargetId(f"1/{n}"), indicator=f"{n}"
                )
                for n in range(5)
            ),
        )
        for of in (few, many)
    ]
    return [highlight.notice for highlight in find_profiles(plans)]


def sending(_: Path) -> Iterable[Notice]:
    """What is said of a place that sends and one that takes in."""
    base, other = (
        Plan(document=document([text * 12], id=DocumentId(text), jurisdiction=place), targets=())
        for text, place in (("输出管理。", HUZHOU), ("引进人才。", JIAXING))
    )
    return [highlight.notice for highlight in compare_plans(base, other).highlights]


def of_five_years(text: str, **fields: Any) -> Comparison:
    """Two plans of five years with three targets alike in the later one."""
    base = document([text], id=DocumentId("a"), period=Period(first=2011, last=2015))
    later = document([text], id=DocumentId("b"), period=Period(first=2016, last=2020))
    made = [
        replace(
            target(later.clauses[0], text, "2", **fields), id=TargetId(f"1/{n}"), indicator=f"{n}"
        )
        for n in range(3)
    ]
    return compare_plans(Plan(document=base, targets=()), Plan(document=later, targets=tuple(made)))


def doubled(_: Path) -> Iterable[Notice]:
    """What is said of a value that is to double."""
    years = Years(first=2016, last=2020)
    found = of_five_years("翻一番", mode=Mode.MULTIPLE, baseline="比2015年", years=years)
    return [highlight.notice for highlight in found.highlights]


def left_open(_: Path) -> Iterable[Notice]:
    """What is said of numbers that may be stocks or flows."""
    years = Years(first=2016, last=2020)
    found = of_five_years("建成基地2个", unit="个", period=TimeFrame.BY, years=years)
    return [highlight.notice for highlight in found.highlights]


def checked(_: Path) -> Iterable[Notice]:
    """What is said where one plan alone tells how it is checked."""
    base, other = (
        Plan(
            document=document([{"text": text, "part": Part.SAFEGUARDS}], id=DocumentId(text)),
            targets=(),
        )
        for text in ("半年度督查，严肃问责", "加强组织领导")
    )
    return [highlight.notice for highlight in compare_plans(base, other).highlights]


def turning(said: str) -> Make:
    """What is said of growth in years of one place, + for each that has it."""
    plans = []
    for year, one in enumerate(said, 2018):
        plan = grown(f"{year}", "6", year=year)
        silent = replace(plan.document, text="", clauses=())
        plans.append(plan if one == "+" else replace(plan, document=silent, targets=()))
    return lambda _: [found.highlight.notice for found in find_turning(plans)]


def led_by(above: str, *values: str) -> Make:
    """What is said of growth in cities of Zhejiang and in the province."""
    plans = [grown(f"{n}市", value, code=f"330{n}00") for n, value in enumerate(values, 3)]
    plans.append(grown("浙江省", above, code="330000"))
    return lambda _: [found.highlight.notice for found in find_core(track_plans(plans))]


def grown(
    name: str,
    value: str,
    *,
    year: int = 2018,
    code: str = "330400",
    comparator: Comparator = Comparator.PLAIN,
) -> Plan:
    """A yearly report of a city with a target for its growth."""
    level = Level.PROVINCE if code.endswith("0000") else Level.PREFECTURE
    place = Jurisdiction(code=code, name=code, path=(code,), level=level)
    of = document(
        ["地区生产总值增长"],
        id=DocumentId(name),
        period=Period(first=year, last=year),
        jurisdiction=place,
    )
    growth = {"indicator": "地区生产总值", "unit": "%", "mode": Mode.GROWTH}
    made = target(of.clauses[0], "地区生产总值增长", value, comparator=comparator, **growth)
    return Plan(document=of, targets=(made,))


V, R = TargetVerdict, Reason
DROPPED, EXPIRED = change(V.DROPPED), change(V.DROPPED, expired=True)
HIGHLIGHTS: Mapping[NoticeCode, Make] = {
    N.HIGHLIGHT_MOVED: moved("增长6%", "增长7%"),
    N.HIGHLIGHT_HELD: moved("增长6%", "增长6%"),
    N.HIGHLIGHT_PLACES: beside("增长6%", "增长7%"),
    N.OF_YEAR: beside("增长6%", "增长7%"),
    N.PLACE_OF_YEAR: beside("增长6%", "增长7%", years=(2023, 2024)),
    N.POINTS: moved("增长6%", "增长7%"),
    N.AMOUNT: bound("10", "12"),
    N.MOVE_RAISED: moved("增长6%", "增长7%"),
    N.MOVE_LOWERED: moved("增长7%", "增长6%"),
    N.MOVE_RANGE_RAISED: moved("增长6%", "增长6%-7%"),
    N.MOVE_RANGE_LOWERED: moved("增长6%-7%", "增长6%"),
    N.MOVE_HELD: moved("增长6%", "增长6%以上"),
    N.MOVE_SAME: beside("增长6%", "增长6%以上"),
    N.MOVE_COMMITTED_END: moved("增长6.5%左右", "增长6%-6.5%"),
    N.MOVE_FIRMER_THERE: beside("增长6%", "增长6%以上"),
    N.MOVE_FIRMER: moved("增长6%", "增长6%以上"),
    N.MOVE_SOFTER: moved("增长6%", "增长6%左右"),
    N.MOVE_SOONER: due("2027", "2026"),
    N.MOVE_LATER: due("2026", "2027"),
    N.MOVE_STRENGTHENED: bound("10", "12"),
    N.MOVE_WEAKENED: bound("12", "10"),
    N.MOVE_ABOVE: beside("增长6%", "增长7%", places=(ZHEJIANG, JIAXING)),
    N.MOVE_BELOW: beside("增长7%", "增长6%", places=(ZHEJIANG, JIAXING)),
    N.MOVE_WITH_SUPERIOR: beside("增长7%", "增长7%", places=(ZHEJIANG, JIAXING)),
    N.MOVE_HIGHER: beside("增长6%", "增长7%"),
    N.MOVE_LEVEL: beside("增长6%", "增长6%"),
    N.HIGHLIGHT_WORDS_ALONE: changed(change(V.DROPPED, R.UNQUANTIFIED)),
    N.HIGHLIGHT_NOT_LISTED: changed(DROPPED, EXPIRED),
    N.HIGHLIGHT_NONE_EXPIRED: changed(DROPPED),
    N.HIGHLIGHT_ALL_EXPIRED: changed(EXPIRED),
    N.HIGHLIGHT_COVERAGE: covered,
    N.HIGHLIGHT_SERIES: yearly("6", "7"),
    N.HIGHLIGHT_SPREAD: placed("6", "7", "8"),
    N.HIGHLIGHT_SPREAD_EQUAL: placed("6", "6", "6"),
    N.HIGHLIGHT_PROVISION_CHANGED: revised(ChangeType.NUMBER),
    N.HIGHLIGHT_PROVISION_ADDED: revised(ChangeType.DUTY_ADDED, base=False),
    N.HIGHLIGHT_PROVISION_REMOVED: revised(ChangeType.DUTY_REMOVED, other=False),
    N.HIGHLIGHT_TIMES: revised(ChangeType.MODALITY, times=2),
    N.HIGHLIGHT_NORM_DUTY: asked(NormKind.DUTY),
    N.HIGHLIGHT_NORM_PROHIBITION: asked(NormKind.PROHIBITION),
    N.HIGHLIGHT_NORM_POWER: asked(NormKind.POWER),
    N.HIGHLIGHT_NORM_PENALTY: asked(NormKind.PENALTY),
    N.HIGHLIGHT_LONE_NORMS: asked(NormKind.DUTY, NormKind.POWER),
    N.AND_OTHERS: many_in_words,
    N.HIGHLIGHT_CHANGE_NUMBER: revised(ChangeType.NUMBER),
    N.HIGHLIGHT_CHANGE_TIME_LIMIT: revised(ChangeType.TIME_LIMIT),
    N.HIGHLIGHT_CHANGE_NEGATION: revised(ChangeType.NEGATION),
    N.HIGHLIGHT_CHANGE_MODALITY: revised(ChangeType.MODALITY),
    N.HIGHLIGHT_CHANGE_DUTY_ADDED: revised(ChangeType.DUTY_ADDED, base=False),
    N.HIGHLIGHT_CHANGE_DUTY_REMOVED: revised(ChangeType.DUTY_REMOVED, other=False),
    N.HIGHLIGHT_EFFECT_TIGHTER: revised(ChangeType.MODALITY),
    N.HIGHLIGHT_EFFECT_LOOSER: revised(ChangeType.MODALITY, effect=Effect.LOOSER),
    N.HIGHLIGHT_ROLES: sending,
    N.HIGHLIGHT_ANSWERING: profiled,
    N.HIGHLIGHT_DENSITY: profiled,
    N.HIGHLIGHT_FIGURE: profiled,
    N.HIGHLIGHT_DOUBLING: doubled,
    N.HIGHLIGHT_OPEN_MEASURE: left_open,
    N.HIGHLIGHT_SAFEGUARDS: checked,
    N.HIGHLIGHT_NOT_SAID: checked,
    N.HIGHLIGHT_DROPPED: turning("++-"),
    N.HIGHLIGHT_TAKEN_UP: turning("-++"),
    N.HIGHLIGHT_CAME_BACK: turning("+-+"),
    N.HIGHLIGHT_SUPERIOR: led_by("5", "6", "7", "8"),
    N.HIGHLIGHT_AND_MORE: placed("6", "6", "6", "6", "7"),
    N.HIGHLIGHT_NEAR: chaptered(Kind.SUCCESSOR, related=True),
    N.DOCUMENT_OF_YEAR: chaptered(Kind.SUCCESSOR),
    N.DOCUMENT_TITLED: titled,
    N.HIGHLIGHT_CHAPTER_ALONE: chaptered(Kind.SUCCESSOR),
    N.HIGHLIGHT_NUMBERS_ALONE: chaptered(Kind.SUCCESSOR, base=True),
    N.HIGHLIGHT_COMMITMENT: promised(Direction.STRONGER),
    N.HIGHLIGHT_RENUMBERED: carried("沪蓉路"),
    N.HIGHLIGHT_RENUMBERED_APART: carried("沪蓉路", Kind.PEERS),
    N.HIGHLIGHT_STILL: carried("沪昆路"),
    N.HIGHLIGHT_LEADS: led,
    N.HIGHLIGHT_ANNEX_DIFFERS: differing("10", "20"),
    N.HIGHLIGHT_ANNEX_OMITS: differing("10", ""),
    N.HIGHLIGHT_ANNEX_ADDS: differing("", "20"),
    N.HIGHLIGHT_CLAUSE_MISSING: counted(FindingKind.CLAUSE_MISSING),
    N.HIGHLIGHT_PLAIN_CLAUSE_MISSING: counted(FindingKind.CLAUSE_MISSING, plain=True),
    N.HIGHLIGHT_PART_MISSING: counted(FindingKind.PART_MISSING),
    N.HIGHLIGHT_TARGET_MISSING: counted(FindingKind.TARGET_MISSING),
    N.HIGHLIGHT_NO_SOURCE: counted(FindingKind.NO_SOURCE),
    N.HIGHLIGHT_TWO_LEADS: counted(FindingKind.TWO_LEADS),
    N.HIGHLIGHT_NO_LEAD: counted(FindingKind.NO_LEAD),
    N.HIGHLIGHT_DIRECTION_STRONGER: promised(Direction.STRONGER),
    N.HIGHLIGHT_DIRECTION_WEAKER: promised(Direction.WEAKER),
    N.HIGHLIGHT_DIFFERENCE_NUMBER: differing("10", "20"),
    N.HIGHLIGHT_DIFFERENCE_VERB: differing("争创", "创建", Difference.VERB),
    N.HIGHLIGHT_DIFFERENCE_QUALIFIER: differing("全市", "全区", Difference.QUALIFIER),
}
