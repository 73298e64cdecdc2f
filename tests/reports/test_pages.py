"""Pages hold what they should, escape what documents say, and link only to what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest

from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.render import SCRIPTS, STYLE
from policydiff.stages.reports.html.single_pages import write_comparison_page, write_track_page
from policydiff.stages.reports.shared.page_addresses import page_names, short_names
from policydiff.stages.reports.shared.script_data import compact
from policydiff.stages.support.errors import OutputError, SettingsError
from tests.factories import ROOT, plan
from tests.reports.samples import HOSTILE, many, sample
from tests.reports.site_files import block, painted_anchors, read_data

VOID = {"meta", "link", "img", "br", "input", "line", "circle", "polyline", "path", "use"}


class Page(HTMLParser):
    """What a page consists of; content of templates counts, as scripts put it into the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        if tag == "a":
            self.hrefs.append(given["href"])
        self.fetched += [given[name] for name in ("src", "data", "poster") if name in given]
        if tag == "link":
            self.fetched.append(given["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"{tag} closed out of order"

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.text += data


def pages_of(folder: Path) -> dict[str, Page]:
    return {
        path.relative_to(folder).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


@pytest.fixture(scope="module", params=["zh", "en"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "report"
    sample(said=HOSTILE, more=150).write(folder, lang=request.param)
    return folder


def test_a_report_is_a_folder_of_pages_and_tables(tmp_path: Path) -> None:
    index = sample().write(tmp_path / "report")
    found = sorted(p.relative_to(index.parent).as_posix() for p in index.parent.rglob("*.*"))
    assert index == tmp_path / "report" / "index.html"
    assert found == [
        "annex/a-b.html",
        "changes.xlsx",
        "clause_changes.csv",
        "clauses.csv",
        "data/documents/a-b.js",
        "data/documents/c-d.js",
        "data/pairs/a-b__a-b.js",
        "data/pairs/a-b__c-d.js",
        "data/site.js",
        "dictionary.csv",
        "documents/a-b.html",
        "documents/c-d.html",
        "index.html",
        "links.csv",
        "methods.html",
        "pairs/a-b__c-d.html",
        "policydiff.json",
        "series.csv",
        "series.html",
        "stata.zip",
        *sorted(f"static/{name}" for name in (STYLE, *SCRIPTS)),
        "target_changes.csv",
        "targets.csv",
        "themes.html",
    ]


def test_every_link_leads_to_a_file_and_an_anchor(report: Path) -> None:
    pages = pages_of(report)
    for name, page in pages.items():
        for href in [*page.hrefs, *page.fetched]:
            parts = urlsplit(href)
            if href == "data:,":
                continue
            assert not parts.scheme, f"{name}: {href}"
            assert not parts.netloc, f"{name}: {href}"
            place = (report / name).parent / unquote(parts.path) if parts.path else report / name
            assert place.is_file(), f"{name}: {href}"
            if parts.fragment:
                there = place.resolve().relative_to(report.resolve()).as_posix()
                anchors = {*pages[there].ids, *painted_anchors(report, there)}
                assert unquote(parts.fragment) in anchors, f"{name}: {href}"


def test_anchors_are_unique_and_elements_closed(report: Path) -> None:
    for name, page in pages_of(report).items():
        doubled = {anchor for anchor in page.ids if page.ids.count(anchor) > 1}
        assert not doubled, name
        assert page.open == [], name


def test_what_documents_say_is_text_and_nothing_else(report: Path) -> None:
    for name, page in pages_of(report).items():
        assert page.tags.count("script") == len(page.fetched) - 2, name  # style sheet, icon
        assert not {"img", "i", "iframe", "object"} & set(page.tags), name
        assert not {a for a in page.attributes if a.startswith("on") or a == "style"}, name
        assert HOSTILE in page.text, name
        assert "4900" not in page.text, name


@pytest.mark.parametrize("name", ["targets.csv", "links.csv", "series.csv", "clauses.csv"])
def test_tables_have_a_byte_order_mark(report: Path, name: str) -> None:
    assert (report / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_pages_forbid_everything_from_elsewhere(report: Path) -> None:
    for path in report.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy is not None
        assert policy[1].startswith("default-src 'none'; style-src &#39;self&#39;;")
        assert "unsafe" not in policy[1]
        assert "http:" not in text.replace("http-equiv", "")
        assert "https:" not in text


def test_the_text_of_a_document_stands_in_its_data_once(report: Path) -> None:
    said = f"第99条其他{HOSTILE}"
    found = [path for path in report.rglob("*.[hj]*") if said in unescape(path.read_text("utf-8"))]
    assert [path.name for path in found] == []
    data = [compact(said)[1:-1] in path.read_text("utf-8") for path in report.rglob("data/**/*.js")]
    assert data.count(True) == 2  # once for each of two documents


def test_data_can_end_neither_a_script_nor_a_page(report: Path) -> None:
    for path in report.rglob("data/**/*.js"):
        text = path.read_text(encoding="utf-8")
        assert "<" not in text, path
        assert not {"\u2028", "\u2029"} & set(text), path


def test_of_more_than_ten_documents_one_page_shows_any_pair(tmp_path: Path) -> None:
    made = many(12)
    made.write(tmp_path / "report")
    assert not (tmp_path / "report" / "pairs").exists()
    assert len(list((tmp_path / "report" / "data" / "pairs").iterdir())) == 66
    site = read_data(tmp_path / "report" / "data" / "site.js")
    assert sum(map(len, site["pairs"])) == 66
    assert site["onePage"]
    packed = (tmp_path / "report" / "data" / "pairs" / "d1__d3.js").read_text(encoding="utf-8")
    assert packed.startswith("policydiff.unpack(")
    data = read_data(tmp_path / "report" / "data" / "pairs" / "d1__d3.js")
    assert len(data["targets"]) == len(made.comparisons[0].target_changes)
    with ZipFile(tmp_path / "report" / "tables.zip") as tables:
        links = tables.read("links.csv").decode("utf-8-sig").splitlines()
    assert links[0] == "base_document,other_document,base,other,score,change"
    assert len(links) == 1 + 66 * 2  # the link 1 → 1, 2 of each pair; related ones are left out


def test_pages_painted_by_scripts_say_so_to_readers_without(report: Path) -> None:
    for name in ("pairs/a-b__c-d.html", "documents/a-b.html", "annex/a-b.html"):
        assert "<noscript><p" in (report / name).read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_report(tmp_path: Path) -> None:
    for name in ("one", "two"):
        sample().write(tmp_path / name)
    for path in (tmp_path / "one").rglob("*.*"):
        twin = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == twin.read_bytes(), path.name


def test_a_report_without_pairs_and_targets_is_written(tmp_path: Path) -> None:
    from policydiff.stages.compare import Themes
    from policydiff.stages.compare.model.series_types import Track
    from policydiff.stages.reports.report import write_report

    alone = plan([], jurisdiction=None, issued=None, period=None)
    index = write_report(
        tmp_path / "report",
        plans=(alone,),
        comparisons=(),
        annexes=(),
        themes=Themes(plans=(alone,), themes=()),
        track=Track(plans=(alone,), series=()),
    )
    assert "未知" in index.read_text(encoding="utf-8")


def test_quotes_on_english_pages_say_that_they_are_chinese(tmp_path: Path) -> None:
    for lang, quotes in (("en", '<q lang="zh-CN"><a '), ("zh", "<q><a ")):
        sample().write(tmp_path / lang, lang=lang)
        assert quotes in (tmp_path / lang / "series.html").read_text(encoding="utf-8")


def test_a_full_disk_names_the_folder_asked_for_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(OutputError) as caught:
        sample().write(tmp_path / "report")
    assert str(caught.value).startswith(f"{tmp_path / 'report'}: the disk is full")
    assert list(tmp_path.iterdir()) == []


def test_heavy_libraries_are_loaded_only_when_used() -> None:
    modules = [
        "html.single_pages",
        "json.json_format",
        "report",
        "folder.report_folder",
        "shared.translations",
        "tables.csv_format",
        "tables.data_frames",
        "tables.workbook",
        "text.text_summary",
    ]
    code = (
        f"import sys\nfor name in {modules}: __import__('policydiff.stages.reports.' + name)\n"
        "print({'pandas', 'numpy', 'jinja2', 'xlsxwriter', 'sklearn', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "set()\n", done.stderr


def test_an_unknown_language_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="zh or en"):
        sample().write(tmp_path / "report", lang="fr")
    assert list(tmp_path.iterdir()) == []


def clauses(page: str) -> list[Any]:
    return block(page, "document")["clauses"] if 'data-kind="document"' in page else []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_single_pages_need_nothing_else(tmp_path: Path, lang: str) -> None:
    made = sample(said=HOSTILE)
    write_comparison_page(tmp_path / "compare.html", made.comparisons[0], lang=lang)
    write_comparison_page(tmp_path / "annex.html", made.annexes[0], lang=lang)
    write_track_page(tmp_path / "track.html", made.track, lang=lang)
    for name, page in pages_of(tmp_path).items():
        assert page.fetched == ["data:,"], name
        assert all(href.startswith("#") for href in page.hrefs), name
        text = (tmp_path / name).read_text(encoding="utf-8")
        sides = {f"{side}-{row[0]}" for row in clauses(text) for side in ("base", "other")}
        assert {unquote(href[1:]) for href in page.hrefs} <= {*page.ids, *sides}, name
        assert page.tags.count("style") == 1
        assert text.count("<script>") == 1
        assert HOSTILE in page.text, name


def test_a_single_page_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_comparison_page(tmp_path, sample().comparisons[0], lang="zh")


@pytest.mark.parametrize(
    ("document", "name"),
    [
        pytest.param("nanhu-2023", "nanhu-2023", id="plain"),
        pytest.param("浙江/计划 2023", "浙江-计划-2023", id="chinese"),
        pytest.param("../../etc", "etc", id="no-way-up"),
        pytest.param('a<b>:"|?*', "a-b", id="windows"),
        pytest.param("...", "document", id="nothing-left"),
        pytest.param("长" * 100, "长" * 30, id="long"),
    ],
)
def test_page_names_are_safe(document: str, name: str) -> None:
    assert page_names([plan([], id=DocumentId(document))]) == {document: name}


def test_page_names_are_unique_without_regard_to_case() -> None:
    plans = [plan([], id=DocumentId(name)) for name in ("a b", "A-b", "a/b")]
    assert list(page_names(plans).values()) == ["a-b", "A-b-2", "a-b-3"]


def test_short_names_tell_documents_apart() -> None:
    one, two = plan([], id=DocumentId("x")), plan([], id=DocumentId("y"), issued="2010-06")
    assert short_names([one, two]) == {"x": "嘉兴市 2019", "y": "嘉兴市 2010"}
    three = plan([], id=DocumentId("z"))
    assert short_names([one, three]) == {"x": "x", "z": "z"}
