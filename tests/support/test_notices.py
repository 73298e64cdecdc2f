"""Notices: every code has both languages, and something in the program that gives it."""

from __future__ import annotations

import io
import json
import re
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import openpyxl
import pytest

from policydiff.stages.compare import Kind, Reason
from policydiff.stages.compare.findings.caveats import (
    find_annex_limits,
    find_annex_years,
    find_limits,
)
from policydiff.stages.compare.indicators.relationship import pair_documents
from policydiff.stages.compare.targets.explanations import (
    explain_change,
    explain_obstacle,
    explain_trace,
)
from policydiff.stages.compare.targets.per_head import Denominator, with_per_head
from policydiff.stages.compare.targets.traces import Form, Trace
from policydiff.stages.corpus.adding.plan_facts import find_facts
from policydiff.stages.corpus.store.row_decoding import decode_plan
from policydiff.stages.corpus.store.row_encoding import encode_plan
from policydiff.stages.documents import ClauseId, Level, Period
from policydiff.stages.documents.formats import format_detection
from policydiff.stages.documents.formats.libreoffice import foreign_format
from policydiff.stages.documents.formats.pdf.pdf_file import find_doubts
from policydiff.stages.documents.formats.pdf.pdf_page import PageText, Printed
from policydiff.stages.documents.metadata import divisions
from policydiff.stages.documents.metadata.accounting import account
from policydiff.stages.documents.metadata.document_kinds import warn_of_kind
from policydiff.stages.documents.metadata.duplicate_documents import find_duplicates
from policydiff.stages.documents.metadata.jurisdiction import Clues, find_jurisdiction
from policydiff.stages.documents.metadata.quality_checks import CUT_AT, find_oddities
from policydiff.stages.documents.model.document_kind import DocumentKind
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Content, Dropped, Recognised
from policydiff.stages.documents.model.removed_lines import Reason as Removed
from policydiff.stages.documents.read import read_document
from policydiff.stages.documents.structure.document_parts import Frame
from policydiff.stages.support.errors import DocumentError, FaultError
from policydiff.stages.support.limits import DEFAULT_LIMITS
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import (
    LANGUAGES,
    Notice,
    codes_in,
    notice_object,
    notice_of,
    render,
    shortened,
)
from policydiff.stages.support.resources import shipped_text
from policydiff.stages.targets import Mode, Target, TimeFrame
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.target_codes import Basis
from tests.compare.highlights import HIGHLIGHTS
from tests.compare.sentences import HUZHOU, compared
from tests.documents.files import PLAN, paragraph, write_docx
from tests.documents.forms import form_of_adobe
from tests.factories import JIAXING, document, notice_saying, plan, target

CATALOGUE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    shipped_text("support", "data", "notices.toml")
)
N = NoticeCode
Make = Callable[[Path], Iterable[Notice]]


# Small inputs that make notices appear


def read(data: bytes | str, name: str = "plan.txt") -> Make:
    """The warnings of a file that holds this."""

    def make(folder: Path) -> Iterable[Notice]:
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_document(path).warnings

    return make


def converted(folder: Path) -> Iterable[Notice]:
    """The warnings of a file that LibreOffice has made a DOCX file of."""
    made = write_docx(folder / "made.docx", "".join(map(paragraph, PLAN))).read_bytes()
    path = folder / "plan.rtf"
    path.write_bytes(b"{\\rtf1 }")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(format_detection, "convert", lambda *_, **__: made)
        return format_detection.load(path).content.warnings


def refused(data: bytes | None, name: str, **settings: Any) -> Make:
    """Why a file is not read that holds this; None: there is none."""

    def make(folder: Path) -> Iterable[Notice]:
        path = folder / name
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(DocumentError) as caught:
            read_document(path, **settings)
        assert caught.value.reason is not None
        return (caught.value.reason,)

    return make


def doubted(*pages_read: PageText) -> Make:
    """Why a PDF of such pages is not read."""

    def make(folder: Path) -> Iterable[Notice]:
        with pytest.raises(DocumentError) as caught:
            find_doubts(folder / "plan.pdf", pages_read)
        assert caught.value.reason is not None
        return (caught.value.reason,)

    return make


def without_converter(folder: Path) -> Iterable[Notice]:
    """Why a rich text is not read where LibreOffice is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shutil.which", lambda program: None)
        return refused(b"{\\rtf1 text}", "plan.rtf")(folder)


def faulty(folder: Path) -> Iterable[Notice]:
    """What a fault of the program is told as."""
    reason = FaultError.of(folder / "plan.txt", ValueError("odd"), doing="reading").reason
    return (reason,) if reason else ()


def of_kind(kind: DocumentKind) -> Make:
    """What is told of a document of this kind."""
    return lambda folder: warn_of_kind(kind)


def unknown_sign(folder: Path) -> Iterable[Notice]:
    sign = '<w:p><w:r><w:sym w:font="Webdings" w:char="F061"/></w:r></w:p>'
    body = "".join(map(paragraph, PLAN)) + sign
    return read_document(write_docx(folder / "plan.docx", body)).warnings


def formulas(folder: Path) -> Iterable[Notice]:
    book = openpyxl.Workbook()
    for row in (("指标", "2025年"), ("公园（个）", "=6+6"), ("学校（所）", 3)):
        book.active.append(row)
    book.save(folder / "plan.xlsx")
    return read_document(folder / "plan.xlsx").warnings


def format_name(data: bytes, name: str) -> Make:
    def make(_: Path) -> Iterable[Notice]:
        found = foreign_format(Path(name), data)
        return () if found is None else (found.name,)

    return make


def archive(member: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(member, "")
    return data.getvalue()


def page(text: str = "正文", **fields: object) -> PageText:
    lines = (Printed(line=Line(text=text, number=1), left=0, bottom=0),) if text else ()
    values = {"lines": lines, "characters": 100, "unknown": 0, "aside": False, "cells": 0}
    return PageText(**{**values, **fields})  # type: ignore[arg-type]


def pages(*found: PageText) -> Make:
    return lambda _: find_doubts(Path("plan.pdf"), (page(), *found))


def placed(text: str = "加快发展。", path: str = "plan.txt", **fields: object) -> Make:
    values = {"issuers": (), "titles": (), "head": (), "text": text, "path": Path(path)}
    return lambda _: find_jurisdiction(Clues(**{**values, **fields})).warnings  # type: ignore[arg-type]


def without_successor(_: Path) -> Iterable[Notice]:
    """A former place, as if the lexicon did not say what it became."""
    (luwan,) = divisions.places_named("卢湾区", year=2009)
    with pytest.MonkeyPatch.context() as patch:
        place = divisions.make_jurisdiction(luwan)
        patch.setattr(divisions, "find_division", lambda _: None)
        ended = divisions.describe_end(place)
    return (ended,) if ended else ()


FRAME = Frame(title=(), notice=None, stray=None, before=(), body=(), after=(), annexes=())


def odd(*texts: str, whole: str | None = None, **frame: object) -> Make:
    def make(_: Path) -> Iterable[Notice]:
        made = document(texts)
        return find_oddities(made.clauses, replace(FRAME, **frame), whole or made.text)  # type: ignore[arg-type]

    return make


def doubtful(_: Path) -> tuple[Notice, ...]:
    found: tuple[Notice, ...] = find_targets(document(["(二期新建学校12所。"])).document.warnings
    return found


def left_over(_: Path) -> tuple[Notice, ...]:
    text = "象山县城镇新增就业3000人。"
    found: tuple[Notice, ...] = find_targets(document([text])).document.warnings
    return found


def duplicates(_: Path) -> Iterable[Notice]:
    one = document(["建设高水平的科技创新平台和载体"])
    return find_duplicates([one, replace(one, id="other")]).values()  # type: ignore[arg-type]


def from_an_old_store(_: Path) -> Iterable[Notice]:
    made = plan(["甲"], warnings=(notice_saying("a warning"),))
    entry = encode_plan(made, file={}, facts=find_facts(made))
    assert entry.document is not None
    row = {**entry.document, "notices": None}
    return decode_plan(row, entry.clauses, entry.targets).document.warnings


CUT = "推动现代服务业高质量发展,加快建设现代物流体系和专业市场集群,培育一批龙头企业"


def limits(base: Mapping[str, object], other: Mapping[str, object], text: str = "甲。") -> Make:
    return lambda _: find_limits(plan([text], **base), plan([text], **other), kind=Kind.SUCCESSOR)


def annexed(title: str) -> Make:
    line = Dropped(text=title, reason=Removed.TAIL, line=9)
    period = Period(first=2021, last=2025)
    return lambda _: find_annex_years(document(["甲"], period=period, dropped=(line,)))


TEXT = "新增10个"
DOCUMENT = document([TEXT])


def amount(**fields: Any) -> Target:
    return target(DOCUMENT.clauses[0], TEXT, **fields)


def step(
    base: Mapping[str, object],
    other: Mapping[str, object],
    *,
    low: bool = False,
    one_place: bool = True,
) -> Make:
    return lambda _: [explain_change(amount(**base), amount(**other), low=low, one_place=one_place)]


def divided(_: Path) -> Iterable[Notice]:
    found = compared("新增停车位9000个。", "新增停车位6000个。", places=(JIAXING, HUZHOU))
    rows = [
        Denominator(place=place.code, year=2023, variable="人口", value=Decimal(5), source="年鉴")
        for place in (JIAXING, HUZHOU)
    ]
    return [change.why for change in with_per_head(found, rows).target_changes]


def apart(
    reason: Reason,
    left: Mapping[str, object],
    right: Mapping[str, object],
    *,
    near: bool = False,
    levels: tuple[Level | None, Level | None] = (Level.PREFECTURE, Level.PREFECTURE),
) -> Make:
    base, other = (
        replace(DOCUMENT, jurisdiction=None if level is None else replace(JIAXING, level=level))
        for level in levels
    )
    return lambda _: [
        explain_obstacle(
            amount(**left),
            amount(**right),
            reason=reason,
            documents=pair_documents(base, other),
            near=near,
        )
    ]


def traced(form: Form, *, dropped: bool = True, expired: bool = False) -> Make:
    where = None if form is Form.NOTHING else ClauseId("2.1")
    trace = Trace(
        reason=Reason.NO_COUNTERPART, form=form, clause=where, quote="培育龙头企业", score=0.5
    )
    return lambda _: [explain_trace(amount(), trace, dropped=dropped, expired=expired)]


def with_loss(_: Path) -> Iterable[Notice]:
    content = Content(lines=(), source="一、任务\n新建学校12所。")
    return account(content, titles=(), lines=(), clauses=(), dropped=()).warnings


YEAR, LAST = Period(first=2024, last=2024), Period(first=2023, last=2023)
TEXT_OF_PLAN = "\n".join(PLAN)
CASES: Mapping[NoticeCode, Make] = {
    N.CONVERTED: converted,
    N.FORMAT_OLD_OFFICE: format_name(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan.wps"),
    N.FORMAT_RTF: format_name(b"{\\rtf1", "plan.rtf"),
    N.FORMAT_OPEN_DOCUMENT: format_name(archive("content.xml"), "plan.odt"),
    N.FORMAT_OFD: format_name(archive("OFD.xml"), "plan.ofd"),
    N.CHARACTERS_REPLACED: read(TEXT_OF_PLAN.encode() + b"\xff\xff" + TEXT_OF_PLAN.encode()),
    N.BYTE_ORDER_MARK_MISSING: read(TEXT_OF_PLAN.encode("utf-16-le")),
    N.NUL_CHARACTERS: read(TEXT_OF_PLAN + "\0\0"),
    N.DIRECTION_MARKS: read(TEXT_OF_PLAN + "\u202e"),
    N.ENDING_UNKNOWN: read(TEXT_OF_PLAN, "plan.xyz"),
    N.ENDING_OF_ANOTHER: read(f"<html><body><p>{TEXT_OF_PLAN}</p></body></html>", "plan.docx"),
    N.ENDING_MISSING: read(TEXT_OF_PLAN, "plan"),
    N.TEXT_HIDDEN: read(
        "<html><body><div style='display:none'>"
        + "".join(f"<p>{line}</p>" for line in PLAN)
        + "</div><p>加载中</p></body></html>",
        "plan.html",
    ),
    N.TEXT_STRUCK: read(TEXT_OF_PLAN + "\n~~新建隧道29条。~~\n", "plan.md"),
    N.TEXT_LOST: with_loss,
    N.SIGNS_UNKNOWN: unknown_sign,
    N.PAGES_FOLLOW: read(
        "<html><body>"
        + "".join(f"<p>{line}</p>" for line in PLAN)
        + "<p>第1页 共2页</p></body></html>",
        "plan.html",
    ),
    N.FRAME_NOT_READ: read(
        "<html><body>"
        + "".join(f"<p>{line}</p>" for line in PLAN)
        + "<iframe src='rest.html'></iframe></body></html>",
        "plan.html",
    ),
    N.TRADITIONAL: odd("新建學校，發展經濟，實現目標"),
    N.PAGES_SIDE_BY_SIDE: pages(page(aside=True)),
    N.PAGES_DAMAGED: pages(page(damaged=True)),
    N.PAGES_WITH_ABSENT_FONTS: pages(page(partial=True)),
    N.CELLS_NOT_COMPUTED: formulas,
    N.PAGE_RECOGNISED: pages(
        page(
            recognised=tuple(
                Recognised(page=1, text=text, confidence=sure)
                for text, sure in (("新建公园", 0.99), ("十二个", 0.81))
            )
        )
    ),
    N.FIELDS_NOT_READ: lambda folder: read_document(form_of_adobe(folder / "plan.pdf")).warnings,
    N.PAGES_WITHOUT_TEXT: pages(page("")),
    N.PAGES_AND_MORE: pages(*[page("")] * 9),
    N.CHARACTERS_UNKNOWN: pages(page(unknown=3)),
    N.DATE_NOT_FOUND: read(TEXT_OF_PLAN),
    N.PLACE_NOT_FOUND: placed(),
    N.PLACE_FROM_FILE_NAME: placed(path="嘉兴市2020.txt"),
    N.PLACE_BY_FILE_NAME: placed(issuers=("鼓楼区人民政府",), path="2024河南省开封市鼓楼区.txt"),
    N.PLACE_AMBIGUOUS: placed(issuers=("鼓楼区人民政府",)),
    N.PLACE_CONTRADICTED: placed(issuers=("嘉兴市人民政府",), path="湖州.txt"),
    N.PLACE_ENDED: without_successor,
    N.PLACE_SUCCEEDED: placed(issuers=("上海市卢湾区人民政府",), year=2009),
    N.SENTENCE_REPEATED: odd("加快建设现代物流体系和市场。" * 2),
    N.ONE_CLAUSE: odd("甲"),
    N.CLAUSES_SHORT: odd(*["甲"] * 21),
    N.CLAUSE_LONG: odd("甲" * 3001),
    N.PLUS_SIGN_LOST: odd("推进“互联网 政务服务”"),
    N.CAPITALS_LOST: odd("发展5g网络，推广ppp模式"),
    N.UNREAD_EMPTY: refused(b"", "plan.txt"),
    N.UNREAD_MISSING: refused(None, "plan.txt"),
    N.UNREAD_INACCESSIBLE: refused(None, "a" * 300),
    N.UNREAD_DAMAGED: refused(b"%PDF-1.4 broken", "plan.pdf"),
    N.UNREAD_LOCKED: refused(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "plan.docx"
    ),
    N.UNREAD_NO_DOCUMENT: refused(b"\x89PNG\r\n\x1a\n\x00\x00", "plan.png"),
    N.UNREAD_WITHOUT_TEXT: refused(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nno page", "plan.mht"
    ),
    N.UNREAD_ELSEWHERE: refused(
        b'<html><body><iframe src="text.html"></iframe></body></html>', "plan.html"
    ),
    N.UNREAD_SCANNED: doubted(page("")),
    N.UNREAD_FONTS: doubted(page(unknown=90)),
    N.UNREAD_OVER_LIMIT: refused(
        "\n".join(PLAN).encode(), "plan.txt", limits=replace(DEFAULT_LIMITS, characters=3)
    ),
    N.UNREAD_CONVERSION: without_converter,
    N.UNREAD_FAULT: faulty,
    N.KIND_WITHOUT_AIMS: of_kind(DocumentKind.CALL),
    N.KIND_STANDARD: of_kind(DocumentKind.STANDARD),
    N.KIND_CALL: of_kind(DocumentKind.CALL),
    N.KIND_CATALOGUE: of_kind(DocumentKind.CATALOGUE),
    N.KIND_CASES: of_kind(DocumentKind.CASES),
    N.KIND_COLLECTION: of_kind(DocumentKind.COLLECTION),
    N.KIND_EXPLANATION: of_kind(DocumentKind.EXPLANATION),
    N.KIND_NEWS: of_kind(DocumentKind.NEWS),
    N.PLACE_OF_ANOTHER: left_over,
    N.INDICATORS_DOUBTFUL: doubtful,
    N.NUMBER_PADDED: odd("甲", before=(Dropped(text="黄府发〔2020〕008号", reason=Removed.HEAD),)),
    N.LINE_OF_OTHER_SITE: odd("甲", stray="某律师网"),
    N.TEXT_CUT: odd("甲", whole="甲" * CUT_AT),
    N.NOT_CHINESE: odd("a plan"),
    N.DUPLICATE: duplicates,
    N.AS_STORED: from_an_old_store,
    N.BASE_BREAKS_OFF: limits({}, {}, CUT),
    N.OTHER_BREAKS_OFF: limits({}, {}, CUT),
    N.BASE_IS_LATER: limits({"period": YEAR}, {"period": LAST}),
    N.PLACE_UNKNOWN: limits({}, {"jurisdiction": None}),
    N.PERIOD_UNKNOWN: limits({"period": None}, {}),
    N.NO_TARGET: limits({}, {}),
    N.ANNEX_YEAR: annexed("附件：2021年任务清单"),
    N.ANNEX_YEARS: annexed("附件：2021年至2022年任务清单"),
    N.ANNEX_WITHOUT_SOURCE: lambda _: find_annex_limits(4, without_source=3),
    N.TARGET_STEP: step({}, {}),
    N.PER_HEAD: divided,
    N.TARGETS_BESIDE: step({}, {}, one_place=False),
    N.DEADLINES_BESIDE: step({"deadline": "2025"}, {"deadline": "2027"}, one_place=False),
    N.TARGETS_APART: apart(Reason.NO_VALUE, {}, {}),
    N.TARGET_ALONE: traced(Form.NAMED),
    N.TARGET_EXPIRED: traced(Form.NAMED, expired=True),
    N.AND: step({"deadline": "2025"}, {"deadline": "2025"}),
    N.UNLIKE: step({"indicator_text": "人才"}, {"indicator_text": "高端人才"}),
    N.BECAME: step({"modality": "力争"}, {"modality": "确保"}),
    N.BOTH: step({"period": TimeFrame.ANNUAL}, {"period": TimeFrame.ANNUAL}),
    N.BY_DEADLINE: step({"period": TimeFrame.BY}, {"period": TimeFrame.ANNUAL}),
    N.YEARLY: step({"period": TimeFrame.ANNUAL}, {"period": TimeFrame.ANNUAL}),
    N.YEARLY_MEAN: apart(Reason.YEARS, {"period": TimeFrame.ANNUAL, "averaged": True}, {}),
    N.CUMULATIVE: step({"period": TimeFrame.CUMULATIVE}, {"period": TimeFrame.CUMULATIVE}),
    N.TIME_NOT_STATED: step({"period": None}, {"period": TimeFrame.ANNUAL}),
    N.TIME_UNTIL: apart(Reason.YEARS, {"period": TimeFrame.BY, "deadline": "2025"}, {}),
    N.SAME_DEADLINE: step({"deadline": "2025"}, {"deadline": "2025"}),
    N.DEADLINES: step({"deadline": "2025"}, {"deadline": "2027"}),
    N.DEADLINE: step({"deadline": "2025"}, {"deadline": "2027"}),
    N.NO_DEADLINE: step({"deadline": "2025"}, {}),
    N.NO_MODALITY: step({"modality": "力争"}, {}),
    N.LOWER_IS_STRONGER: step({}, {}, low=True),
    N.BASIS_ON_ONE_SIDE: step({"basis": Basis.REAL}, {}),
    N.NO_VALUE: apart(Reason.NO_VALUE, {}, {"value": None}),
    N.OTHER_REFERENCE: apart(Reason.NO_VALUE, {}, {}),
    N.NAMES_NEAR: apart(Reason.DEFINITION, {}, {}, near=True),
    N.STOCK_AND_FLOW: apart(Reason.DEFINITION, {}, {}),
    N.WORKS_DIFFER: apart(
        Reason.DEFINITION, {"indicator_text": "开工项目"}, {"indicator_text": "竣工项目"}
    ),
    N.MODES_DIFFER: apart(Reason.MODE, {}, {"mode": Mode.CUT}),
    N.UNITS_DIFFER: apart(Reason.UNIT, {"unit": "元"}, {"unit": "家"}),
    N.THRESHOLDS_DIFFER: apart(Reason.THRESHOLD, {"threshold": "10亿元以上"}, {}),
    N.SCOPES_DIFFER: apart(Reason.SCOPE, {"scope": "区本级"}, {}),
    N.OWNERS_DIFFER: apart(Reason.OWNER, {"owner": "临江新区"}, {}),
    N.BASES_DIFFER: apart(Reason.BASIS, {"basis": Basis.REAL}, {"basis": Basis.NOMINAL}),
    N.BASIS_COMPARABLE: apart(Reason.BASIS, {"basis": Basis.COMPARABLE}, {"basis": Basis.REAL}),
    N.BASIS_REAL: apart(Reason.BASIS, {"basis": Basis.REAL}, {"basis": Basis.NOMINAL}),
    N.BASIS_NOMINAL: apart(Reason.BASIS, {"basis": Basis.REAL}, {"basis": Basis.NOMINAL}),
    N.PERIODS_DIFFER: apart(Reason.YEARS, {}, {}),
    N.LEVELS_DIFFER: apart(Reason.LEVEL, {}, {}),
    N.MODE_LEVEL: apart(Reason.MODE, {}, {}),
    N.MODE_GROWTH: apart(Reason.MODE, {"mode": Mode.GROWTH}, {}),
    N.MODE_CUT: apart(Reason.MODE, {"mode": Mode.CUT}, {}),
    N.MODE_MULTIPLE: apart(Reason.MODE, {"mode": Mode.MULTIPLE}, {}),
    N.MODE_RANK: apart(Reason.MODE, {"mode": Mode.RANK}, {}),
    N.NONE: apart(Reason.THRESHOLD, {}, {"threshold": "10亿元以上"}),
    N.NOT_RESTRICTED: apart(Reason.SCOPE, {}, {"scope": "区本级"}),
    N.PLACE_OF_LEVEL: apart(Reason.LEVEL, {}, {}),
    N.LEVEL_COUNTRY: apart(Reason.LEVEL, {}, {}, levels=(Level.COUNTRY, None)),
    N.LEVEL_PROVINCE: apart(Reason.LEVEL, {}, {}, levels=(Level.PROVINCE, None)),
    N.LEVEL_PREFECTURE: apart(Reason.LEVEL, {}, {}, levels=(Level.PREFECTURE, None)),
    N.LEVEL_COUNTY: apart(Reason.LEVEL, {}, {}, levels=(Level.COUNTY, None)),
    N.LEVEL_UNKNOWN: apart(Reason.LEVEL, {}, {}, levels=(Level.COUNTY, None)),
    N.BASE_DOCUMENT: traced(Form.NOTHING, dropped=False),
    N.OTHER_DOCUMENT: traced(Form.NOTHING),
    N.TRACE_NAMED: traced(Form.NAMED),
    N.TRACE_NARROWER: traced(Form.NARROWER),
    N.TRACE_AIM: traced(Form.AIM),
    N.TRACE_OTHER_NUMBER: traced(Form.OTHER_NUMBER),
    N.TRACE_TAKEN: traced(Form.TAKEN),
    N.TRACE_PAST: traced(Form.PAST),
    N.TRACE_ANSWERED: traced(Form.ANSWERED),
    N.TRACE_OTHER_TARGET: traced(Form.OTHER_TARGET),
    N.TRACE_LINKED: traced(Form.LINKED),
    N.TRACE_NOTHING: traced(Form.NOTHING),
    **HIGHLIGHTS,
}


def braces(sentence: str) -> set[tuple[str, str | None]]:
    """Names in braces, each with how it is written."""
    return {(name, form) for _, name, form, _ in Formatter().parse(sentence) if name}


def every_notice(notice: Notice) -> Iterable[Notice]:
    yield notice
    for _, value in notice.values:
        if isinstance(value, Notice):
            yield from every_notice(value)


def test_the_catalogue_has_every_code_and_no_other() -> None:
    assert sorted(CATALOGUE) == sorted(code.value for code in NoticeCode)


@pytest.mark.parametrize("code", NoticeCode)
def test_a_code_has_both_languages_with_the_same_braces(code: NoticeCode) -> None:
    said = CATALOGUE[code]
    assert set(said) == set(LANGUAGES)
    assert braces(said["zh"]) == braces(said["en"])
    wordless = not re.search(r"[a-z]", re.sub(r"\{.*?\}", "", said["en"]))
    assert wordless or said["zh"] != said["en"]


@pytest.mark.parametrize("code", NoticeCode)
def test_a_code_appears_with_the_values_of_its_sentence_and_no_others(
    code: NoticeCode, tmp_path: Path
) -> None:
    made = [n for one in CASES[code](tmp_path) for n in every_notice(one)]
    found = [notice for notice in made if notice.code is code]
    assert found
    for notice in found:
        names = {name for name, _ in braces(CATALOGUE[code]["en"])}
        assert names == {name for name, _ in notice.values} | ({"where"} if notice.where else set())
        for lang in LANGUAGES:
            assert "None" not in render(notice, lang)


@pytest.mark.parametrize("code", NoticeCode)
def test_a_notice_comes_back_from_json_and_can_be_hashed(code: NoticeCode, tmp_path: Path) -> None:
    for notice in CASES[code](tmp_path):
        text = json.dumps(notice_object(notice), allow_nan=False)
        assert notice_of(json.loads(text)) == notice
        assert {notice: 1}[notice_of(json.loads(text))] == 1


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="share"):
        render(Notice.of(N.DUPLICATE, document="a"), "en")
    with pytest.raises(KeyError, match="where"):
        str(Notice.of(N.CLAUSE_LONG, number=4000))


def test_notices_inside_are_told_in_the_language_around_them() -> None:
    many = Notice.of(N.PAGES_AND_MORE, pages="1, 2", more=3)
    notice = Notice.of(N.PAGES_DAMAGED, pages=many)
    assert render(notice, "en") == "page 1, 2 and 3 more: damaged, and left out"
    assert render(notice, "zh") == "第 1, 2 及另外 3 页已损坏，未读取"
    assert list(codes_in(notice)) == [N.PAGES_DAMAGED, N.PAGES_AND_MORE]


def test_a_value_with_braces_is_no_template() -> None:
    odd_name = Notice.of(N.NO_TARGET, document="{where}{0}")
    assert str(odd_name).startswith("{where}{0}: no target")


def test_a_long_quote_is_cut_when_it_is_told_and_whole_in_the_value() -> None:
    quote = "长" * 41
    trace = Trace(reason=Reason.UNQUANTIFIED, form=Form.NAMED, clause=ClauseId("1"), quote=quote)
    notice = explain_trace(amount(), trace, dropped=True)
    inner = notice["trace"]
    assert isinstance(inner, Notice)
    assert inner["quote"] == quote
    assert f"“{'长' * 39}…”" in render(notice, "zh")
    assert shortened("短") == "短"
