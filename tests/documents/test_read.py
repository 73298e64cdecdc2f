"""The five fixtures, the errors of files that are no documents, and what reading always holds."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.documents import ClauseId, Document, DocumentId, Level, Part, Period
from policydiff.stages.documents.read import document_ids, read_document
from policydiff.stages.support.errors import DocumentError, SettingsError
from policydiff.stages.support.notice_codes import NoticeCode
from tests.documents.files import PLAN
from tests.evidence import CORPUS
from tests.factories import FIXTURES, ROOT

NAMES = ("huangpu-2020", "jiaxing-2010", "jiaxing-2019", "nanhu-2023", "wuxing-2024")


@pytest.fixture(scope="module")
def fixtures() -> dict[str, Document]:
    return {name: read_document(FIXTURES / f"{name}.txt") for name in NAMES}


@pytest.mark.parametrize(
    ("name", "title", "issued", "instrument", "number", "period"),
    [
        (
            "huangpu-2020",
            "黄浦区加快推进长江三角洲区域一体化发展国家战略行动方案(2020-2022年)",
            "2020-04-30",
            "行动方案",
            "黄府发〔2020〕008号",
            (2020, 2022),
        ),
        (
            "jiaxing-2010",
            "嘉兴市全面实施“与沪杭同城”战略加强区域合作交流工作三年指导意见",
            "2010-06-30",
            "指导意见",
            None,
            (2010, 2012),
        ),
        (
            "jiaxing-2019",
            "嘉兴市推进长江三角洲区域一体化发展行动计划",
            "2019-09-18",
            "行动计划",
            None,
            (2019, 2025),
        ),
        (
            "nanhu-2023",
            "2023年南湖区推进长三角一体化发展共建虹桥国际开放枢纽行动计划",
            "2023-09-27",
            "行动计划",
            None,
            (2023, 2023),
        ),
        (
            "wuxing-2024",
            "2024年吴兴区推进长三角一体化发展工作要点",
            "2024-09-20",
            "工作要点",
            "吴区合办〔2024〕1号",
            (2024, 2024),
        ),
    ],
    ids=NAMES,
)
def test_metadata(
    fixtures: dict[str, Document],
    name: str,
    title: str,
    issued: str,
    instrument: str,
    number: str | None,
    period: tuple[int, int],
) -> None:
    found = fixtures[name]
    assert found.title == title
    assert found.issued == issued
    assert found.instrument == instrument
    assert found.number == number
    assert found.period == Period(first=period[0], last=period[1])


@pytest.mark.parametrize(
    ("name", "code", "path", "level", "issuers"),
    [
        ("huangpu-2020", "310101", ("上海市", "黄浦区"), Level.COUNTY, ("上海市黄浦区人民政府",)),
        (
            "jiaxing-2010",
            "330400",
            ("浙江省", "嘉兴市"),
            Level.PREFECTURE,
            ("嘉兴市人民政府办公室",),
        ),
        (
            "jiaxing-2019",
            "330400",
            ("浙江省", "嘉兴市"),
            Level.PREFECTURE,
            ("中共嘉兴市委", "嘉兴市人民政府"),
        ),
        (
            "nanhu-2023",
            "330402",
            ("浙江省", "嘉兴市", "南湖区"),
            Level.COUNTY,
            ("嘉兴市南湖区人民政府办公室",),
        ),
        ("wuxing-2024", "330502", ("浙江省", "湖州市", "吴兴区"), Level.COUNTY, ("区发改局",)),
    ],
    ids=NAMES,
)
def test_jurisdictions(
    fixtures: dict[str, Document],
    name: str,
    code: str,
    path: tuple[str, ...],
    level: Level,
    issuers: tuple[str, ...],
) -> None:
    found = fixtures[name]
    assert found.issuers == issuers
    assert found.jurisdiction is not None
    assert (found.jurisdiction.code, found.jurisdiction.path, found.jurisdiction.level) == (
        code,
        path,
        level,
    )


@pytest.mark.parametrize(
    ("name", "main", "annex", "repeating"),
    [
        ("huangpu-2020", 85, 18, 17),
        ("jiaxing-2010", 41, 0, 0),
        ("jiaxing-2019", 79, 0, 0),
        ("nanhu-2023", 30, 52, 52),
        ("wuxing-2024", 29, 1, 0),
    ],
)
def test_counts(
    fixtures: dict[str, Document], name: str, main: int, annex: int, repeating: int
) -> None:
    clauses = fixtures[name].clauses
    assert sum(c.part is not Part.ANNEX for c in clauses) == main
    assert sum(c.part is Part.ANNEX for c in clauses) == annex
    assert sum(c.repeats is not None for c in clauses) == repeating


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        ("jiaxing-2010", "【打印本页】 【关闭本页】"),
        ("jiaxing-2010", "(此件公开发布)"),
        ("huangpu-2020", "网站地图"),
        ("wuxing-2024", "高新区管委会,各乡镇人民政府、街道办事处,区府各部门,区直各单位:"),
    ],
)
def test_furniture(fixtures: dict[str, Document], name: str, furniture: str) -> None:
    found = fixtures[name]
    assert any(furniture in line for line in found.furniture)
    assert furniture not in found.text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "word",
    ["h4sia", "网站地图", "打印本页", "索 引 号", "抄送", "给你们", "以下同", "浏览次数"],
)
def test_no_furniture_in_clauses(fixtures: dict[str, Document], name: str, word: str) -> None:
    assert not any(word in clause.text for clause in fixtures[name].clauses)


def test_warnings(fixtures: dict[str, Document]) -> None:
    found = fixtures["wuxing-2024"].warnings
    assert ("5.16", NoticeCode.SENTENCE_REPEATED) in [(w.where, w.code) for w in found]
    copied = "\n".join(map(str, fixtures["huangpu-2020"].warnings))
    for sign in ("“互联网 海关”", "“互联网 ”", "caz", "008号", "first line"):
        assert sign in copied
    assert fixtures["jiaxing-2019"].warnings == ()


def check(document: Document) -> None:
    for clause in document.clauses:
        assert clause.span.of(document.text) == clause.text
        assert clause.text == clause.text.strip() != ""
    assert all(a.span.end <= b.span.start for a, b in pairwise(document.clauses))
    assert len({clause.id for clause in document.clauses}) == len(document.clauses)


@pytest.mark.parametrize("name", NAMES)
def test_spans_and_order(fixtures: dict[str, Document], name: str) -> None:
    check(fixtures[name])
    source = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for clause in fixtures[name].clauses:
        assert clause.line is not None
        assert clause.text[:8] in source[clause.line - 1]


def test_reading_twice_gives_equal_results(fixtures: dict[str, Document]) -> None:
    assert read_document(FIXTURES / "nanhu-2023.txt") == fixtures["nanhu-2023"]


LINES = st.lists(
    st.sampled_from(
        (*PLAN, "附件", "附件:1.清单", "序号 | 任务 | 责任单位 |", "1 | 建公园 | 甲局 |", "甲局")
    )
    | st.text(min_size=1, max_size=20),
    min_size=1,
    max_size=15,
)


@settings(deadline=None, max_examples=60)
@given(LINES)
def test_any_text_reads_or_says_why(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("any") / "plan.txt"
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    with suppress(DocumentError):  # a text without any clause
        check(read_document(path))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["a/x.txt", "a/y.txt"], ["x", "y"], id="stems"),
        pytest.param(["a/x.txt", "b/x.txt", "b/y.txt"], ["a/x", "b/x", "y"], id="parents"),
        pytest.param(["a/c/x.txt", "b/c/x.txt"], ["a/c/x", "b/c/x"], id="grandparents"),
        pytest.param(["a/x.txt", "a/x.html"], ["x.txt", "x.html"], id="suffixes"),
    ],
)
def test_ids(tmp_path: Path, paths: list[str], expected: list[str]) -> None:
    found = document_ids([tmp_path / path for path in paths])
    assert [name.removeprefix(f"{tmp_path.name}/") for name in found] == expected


def test_a_stem_that_is_the_name_of_another_file(tmp_path: Path) -> None:
    found = document_ids([tmp_path / name for name in ("x.1", "x.txt", "x.1.txt")])
    assert [name.rpartition("/")[2] for name in found] == ["x.1", "x.txt", "x.1.txt"]


def test_the_same_file_twice() -> None:
    path = FIXTURES / "nanhu-2023.txt"
    with pytest.raises(SettingsError, match=r"nanhu-2023\.txt: is given twice"):
        document_ids([path, path.parent / "." / path.name])


def test_id_as_given() -> None:
    path = FIXTURES / "wuxing-2024.txt"
    assert read_document(path, document_id=DocumentId("b/wuxing")).id == "b/wuxing"


def test_reading_text_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from policydiff.stages.documents.read import read_document;"
        "read_document(Path('fixtures/jiaxing-2010.txt'));"
        "print([m for m in ('lxml', 'docx', 'pypdfium2', 'pdfminer', 'pandas', 'numpy',"
        " 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies beside the project only in work")
@pytest.mark.parametrize("folder", ["gwr", "hailar_gb18030", "provincial_2025", "pdf"])
def test_corpus_reads(folder: str) -> None:
    for path in sorted((CORPUS / folder).iterdir()):
        check(read_document(path))


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies beside the project only in work")
@pytest.mark.parametrize(("folder", "year"), [("provincial_2025", 2025), ("hailar_gb18030", None)])
def test_corpus_places_and_years(folder: str, year: int | None) -> None:
    for path in sorted((CORPUS / folder).iterdir()):
        found = read_document(path)
        assert found.jurisdiction is not None
        assert found.jurisdiction.name == (path.stem if year else "海拉尔区")
        assert found.period == Period(first=year or int(path.stem), last=year or int(path.stem))


def test_clauses_by_id() -> None:
    found = read_document(FIXTURES / "wuxing-2024.txt")
    assert all(found.clause(clause.id) is clause for clause in found.clauses)
    with pytest.raises(KeyError):
        found.clause(ClauseId("no.such"))


def test_a_file_that_goes_by_another_path_is_read_as_if_it_lay_there(tmp_path: Path) -> None:
    text = "关于加强人才工作的意见\n一、引进人才50名以上。\n二、完善服务。\n"
    there = tmp_path / "杭州市" / "plan.txt"
    there.parent.mkdir()
    for path in (tmp_path / "x.txt", there):
        path.write_text(text, encoding="utf-8")
    shown = Path("inputs", "杭州市", "plan.txt")
    found = read_document(tmp_path / "x.txt", going_by=shown)
    assert (found.id, found.source.path) == ("plan", str(shown))
    assert found.jurisdiction == read_document(there).jurisdiction
    assert found.jurisdiction is not None
    (tmp_path / "x.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"x\.txt: is empty"):
        read_document(tmp_path / "x.txt", going_by=shown)
