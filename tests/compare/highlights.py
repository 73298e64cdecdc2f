"""Small comparisons, each of which makes the highlights of one kind appear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from policydiff.stages.align import Relation
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
from policydiff.stages.compare.model.comparison import FindingKind, Op, Piece
from policydiff.stages.compare.model.name_types import NameKind, Naming
from policydiff.stages.compare.model.theme_types import ThemeMove, ThemeShare
from policydiff.stages.compare.overview.core_findings import find_core
from policydiff.stages.compare.overview.profile_findings import find_profiles
from policydiff.stages.compare.overview.superior_findings import find_taken
from policydiff.stages.compare.overview.turn_findings import find_turning
from policydiff.stages.compare.overview.year_findings import find_measures
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
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.target_codes import Binding
from policydiff.stages.targets.years.time_codes import Years
from tests.compare.sentences import HUZHOU, JIAXING, WUXI, ZHEJIANG, compared, plan_of
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
    texts = (f"引进企业{old}家", f"引进企业{new}家")
    plan = Plan(document=document(texts, id=DocumentId("annex")), targets=())
    found = replace(found, other=plan.document.clauses[1].id)
    return told(findings=(found,), kind=Kind.ANNEX, base=plan, other=plan)


def counted(kind: FindingKind, *, plain: bool = False) -> Make:
    plan = replace(BASE, targets=()) if plain else BASE
    found = AnnexFinding(kind=kind, base=ClauseId(CLAUSE), other=None)
    return told(findings=(found,), kind=Kind.ANNEX, base=plan)


def headed(own: str, years: tuple[int, int]) -> Plan:
    """A plan of three clauses in a chapter of its own and three in one that others have too."""
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
    return Plan(document=of, targets=())


def chaptered(kind: Kind, *, related: bool = False) -> Make:
    """What is said of chapters; related: clauses that no other answers have a related one."""
    left, right = headed("编修地方志", (2010, 2012)), headed("数字赋能", (2016, 2018))
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


def numbered(_: Path) -> Iterable[Notice]:
    """What is said of a chapter with numbers, answered by one with words alone."""
    measures = (
        ("建设高标准农田{}，提高粮食产能。", "20万亩"),
        ("改造农村户厕{}，改善人居环境。", "3万座"),
        ("新建农村公路{}，方便群众出行。", "500公里"),
    )
    plans = []
    for year, with_numbers in ((2024, True), (2025, False)):
        lines = [text.format(value if with_numbers else "") for text, value in measures]
        clauses = [{"text": text, "heading": ("一、推进乡村振兴",)} for text in lines]
        clauses.append({"text": "新建学校五所，完成投资8亿元。", "heading": ("二、兴办教育",)})
        of = document(
            clauses,
            id=DocumentId(f"{year}"),
            issued=f"{year}-01-01",
            period=Period(first=year, last=year),
        )
        plans.append(find_targets(of))
    return [highlight.notice for highlight in compare_plans(*plans).highlights]


def titled(_: Path) -> Iterable[Notice]:
    """What is said of two plans of one place and year."""
    first, second = headed("编修地方志", (2010, 2012)), headed("数字赋能", (2010, 2012))
    renamed = replace(second.document, title="数字嘉兴行动计划")
    return [h.notice for h in compare_plans(first, replace(second, document=renamed)).highlights]


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
    """What is said of growth in places of one year, some of which have words or nothing."""
    plans = [grown(f"{n}市", value, code=f"33{n}00") for n, value in enumerate(values, 10)]
    return lambda _: [found.highlight.notice for found in find_core(track_plans(plans))]


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


def cut(
    base: str, other: str, *, places: tuple[Jurisdiction, Jurisdiction] = (JIAXING, JIAXING)
) -> Make:
    """Of a cut of the energy that output takes."""
    text = "单位地区生产总值能耗降低{}。"
    comparison = compared(text.format(base), text.format(other), places=places)
    return lambda _: [highlight.notice for highlight in comparison.highlights]


def until(text: str) -> Make:
    """Of aims of two places for the years until 2030."""
    found = compared(text.format(6), text.format(9), places=(JIAXING, HUZHOU), years=(2026, 2026))
    return lambda _: [highlight.notice for highlight in found.highlights]


def planned(_: Path) -> Iterable[Notice]:
    """What is said of one measure in three plans of five years."""
    plans = []
    for first in (2011, 2016, 2021):
        found = plan_of(f"到{first + 4}年，森林覆盖率达到{first - 1970}%。", name=f"{first}")
        period = Period(first=first, last=first + 4)
        plans.append(find_targets(replace(found.document, period=period, issued=f"{first}-03-01")))
    return [found.highlight.notice for found in find_measures(track_plans(plans))]


def in_words(_: Path) -> Iterable[Notice]:
    """What is said of a measure that the earlier report names without a number."""
    found = compared(
        "落实绿色建筑星级标准，推动公共建筑节能改造。", "完成公共建筑节能改造600万平方米。"
    )
    return [highlight.notice for highlight in found.highlights]


def versions(_: Path) -> Iterable[Notice]:
    """What is said of two versions of a regulation."""
    kept = [f"第{n}条 本市建立健全第{n}类学校安全管理制度，由教育部门负责实施。" for n in "一二三"]
    changed = "第四条 学校发现学生擅自离开校园的，应当在{}内书面告知监护人并作好记录。"
    new = "第五条 法治副校长应当每学年面向师生开展不少于四课时的法治教育。"
    plans = []
    for year, days, more in (("2010", "五日", []), ("2024", "三日", [new])):
        lines = [*kept, changed.format(days), *more]
        of = document(
            [{"text": line[4:], "label": line[:3]} for line in lines],
            id=DocumentId(year),
            title="某市学校安全条例",
            issued=f"{year}-01-01",
        )
        plans.append(Plan(document=of, targets=()))
    return [highlight.notice for highlight in compare_plans(*plans).highlights]


def taken(_: Path) -> Iterable[Notice]:
    """What is said of a measure that a province and two of its cities have."""
    plans = [
        plan_of("实施提振消费专项行动，扩大内需。", place=place, name=place.name)
        for place in (ZHEJIANG, JIAXING, HUZHOU)
    ]
    return [highlight.notice for highlight in find_taken(plans)]


def stretched(_: Path) -> Iterable[Notice]:
    """What is said of growth in three cities of which one strives for more."""
    values = ("增长7%、力争9%以上", "增长8%", "增长6%")
    plans = [
        plan_of(f"地区生产总值{value}。", place=place, name=place.name)
        for value, place in zip(values, (JIAXING, HUZHOU, WUXI), strict=True)
    ]
    yield from (found.highlight.notice for found in find_core(track_plans(plans)))
    yield from (found.notice for found in compare_plans(plans[0], plans[1]).highlights)


def county_beside(_: Path) -> Iterable[Notice]:
    """What is said of growth in three cities and a county."""
    county = Jurisdiction(
        code="330421", name="嘉善县", path=("浙江省", "嘉兴市", "嘉善县"), level=Level.COUNTY
    )
    plans = [
        plan_of(f"地区生产总值增长{value}%。", place=place, name=place.name)
        for value, place in zip((6, 7, 8, 9), (JIAXING, HUZHOU, WUXI, county), strict=True)
    ]
    yield from (found.highlight.notice for found in find_core(track_plans(plans)))


def repeated(_: Path) -> Iterable[Notice]:
    """What is said of a plan with one sentence twice."""
    text = "制定市场准入负面清单，公布省级政府权力清单、责任清单，切实做到法无授权不可为。"
    found = compared([text, text + "推进改革。"], "加强文化建设。")
    return [highlight.notice for highlight in found.highlights]


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
            target(later.clauses[0], text, "2", **fields),
            id=TargetId(f"1/{n}"),
            indicator=f"教学基地{n}",
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


def before(_: Path) -> list[Notice]:
    """What is said of two years behind one whose report has no such target."""
    plans = [grown(f"{year}", value, year=year) for year, value in ((2017, ""), (2018, "6"))]
    plans.append(grown("2019", "7", year=2019))
    return [found.highlight.notice for found in find_core(track_plans(plans))]


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
    number = value if value.isdecimal() else None
    made = target(of.clauses[0], "地区生产总值增长", number, comparator=comparator, **growth)
    return Plan(document=of, targets=(made,) if value else ())


V, R = TargetVerdict, Reason
DROPPED, EXPIRED = change(V.DROPPED), change(V.DROPPED, expired=True)
HIGHLIGHTS: Mapping[NoticeCode, Make] = {
    N.HIGHLIGHT_MOVED: moved("增长6%", "增长7%"),
    N.HIGHLIGHT_HELD: moved("增长6%", "增长6%"),
    N.HIGHLIGHT_PLACES: beside("增长6%", "增长7%"),
    N.OF_YEAR: beside("增长6%", "增长7%"),
    N.BY_YEAR: until("到2030年，森林覆盖率达到{}%。"),
    N.MEAN_OF_YEARS: until("未来五年，地区生产总值年均增长{}%。"),
    N.PLACE_OF_YEAR: beside("增长6%", "增长7%", years=(2023, 2024)),
    N.POINTS: moved("增长6%", "增长7%"),
    N.AMOUNT: bound("10", "12"),
    N.MOVE_RAISED: moved("增长6%", "增长7%"),
    N.MOVE_LOWERED: moved("增长7%", "增长6%"),
    N.MOVE_CUT_RAISED: cut("3%", "4%"),
    N.MOVE_CUT_LOWERED: cut("4%", "3%"),
    N.MOVE_CUT_ABOVE: cut("3%", "4%", places=(ZHEJIANG, JIAXING)),
    N.MOVE_CUT_BELOW: cut("4%", "3%", places=(ZHEJIANG, JIAXING)),
    N.MOVE_CUT_HIGHER: cut("3%", "5%", places=(JIAXING, HUZHOU)),
    N.MOVE_RANGE_RAISED: moved("增长6%", "增长6%-7%"),
    N.MOVE_RANGE_LOWERED: moved("增长6%-7%", "增长6%"),
    N.MOVE_HELD: moved("增长6%", "增长6%以上"),
    N.MOVE_SAME: beside("增长6%", "增长6%以上"),
    N.MOVE_WITHOUT_STRETCH: stretched,
    N.HIGHLIGHT_WITHOUT_STRETCH: stretched,
    N.HIGHLIGHT_LEVELS_BELOW: county_beside,
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
    N.HIGHLIGHT_WORDS_ALONE: in_words,
    N.HIGHLIGHT_SERIES: yearly("6", "7"),
    N.HIGHLIGHT_PLANS: planned,
    N.HIGHLIGHT_UNREAD_BEFORE: before,
    N.HIGHLIGHT_PLACES_IN_ORDER: placed("6", "7", "8"),
    N.PLACE_SAYS: placed("6", "7", "8"),
    N.HIGHLIGHT_PLACES_OTHERWISE: placed("6", "7", "高于全省"),
    N.HIGHLIGHT_PLACES_WITHOUT: placed("6", "7", ""),
    N.HIGHLIGHT_PLACES_BOTH: placed("6", "7", "高于全省", ""),
    N.HIGHLIGHT_PLACES_LEFT_OUT: placed(*"667788", ""),
    N.HIGHLIGHT_SPREAD: placed(*"6778899"),
    N.HIGHLIGHT_SPREAD_EQUAL: placed(*"6666666"),
    N.HIGHLIGHT_PROVISION_CHANGED: versions,
    N.HIGHLIGHT_LONE_NORM: versions,
    N.DOCUMENT_TITLED_OF_YEAR: versions,
    N.HIGHLIGHT_ROLES: sending,
    N.HIGHLIGHT_TAKEN: taken,
    N.HIGHLIGHT_REPEATED: repeated,
    N.HIGHLIGHT_DENSITY: profiled,
    N.HIGHLIGHT_FIGURE: profiled,
    N.HIGHLIGHT_DOUBLING: doubled,
    N.HIGHLIGHT_OPEN_MEASURE: left_open,
    N.HIGHLIGHT_SAFEGUARDS: checked,
    N.HIGHLIGHT_NOT_SAID: checked,
    N.HIGHLIGHT_DROPPED: turning("++-"),
    N.HIGHLIGHT_TAKEN_UP: turning("-++"),
    N.HIGHLIGHT_CAME_BACK: turning("+-+"),
    N.HIGHLIGHT_SUPERIOR: led_by("5", *"6778899"),
    N.HIGHLIGHT_SUPERIOR_BESIDE: led_by("5", "6", "7", "8"),
    N.HIGHLIGHT_AND_MORE: placed(*"6666667"),
    N.HIGHLIGHT_NEAR: chaptered(Kind.SUCCESSOR, related=True),
    N.DOCUMENT_OF_YEAR: chaptered(Kind.SUCCESSOR),
    N.DOCUMENT_TITLED: titled,
    N.HIGHLIGHT_CHAPTER_ALONE: chaptered(Kind.SUCCESSOR),
    N.HIGHLIGHT_NUMBERS_ALONE: numbered,
    N.HIGHLIGHT_COMMITMENT: promised(Direction.STRONGER),
    N.HIGHLIGHT_RENUMBERED: carried("沪蓉路"),
    N.HIGHLIGHT_RENUMBERED_APART: carried("沪蓉路", Kind.PEERS),
    N.HIGHLIGHT_STILL: carried("沪昆路"),
    N.HIGHLIGHT_LEADS: led,
    N.HIGHLIGHT_ANNEX_DIFFERS: differing("10", "20"),
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
