"""The pages in a real browser, from file addresses: nothing is fetched, nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policydiff import read
from policydiff.stages.align import Relation
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.reports.html.data.pair_data import diff_lengths
from policydiff.stages.reports.html.single_pages import write_comparison_page, write_track_page
from policydiff.stages.reports.shared.diffs import compare_sides, readable_diff
from tests.factories import FIXTURES
from tests.reports.browsing import CHROMIUM, open_page
from tests.reports.samples import HOSTILE, many, sample

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here"),
]
PAGES = [
    *("index.html", "themes.html", "series.html", "methods.html", "documents/a-b.html"),
    *("pairs/a-b__c-d.html", "annex/a-b.html", "compare.html", "track.html"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "report"
    made = sample(said=HOSTILE, more=600)
    made.write(folder)
    write_comparison_page(folder / "compare.html", made.comparisons[0], lang="en")
    write_track_page(folder / "track.html", made.track, lang="en")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that collects what went wrong and what was asked for from elsewhere."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("pageerror", lambda error: problems.append(str(error)))

    def refuse(dialog: Any) -> None:
        problems.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", refuse)
    opened.on(
        "request",
        lambda request: (
            None if request.url.startswith(("file:", "data:")) else problems.append(request.url)
        ),
    )
    yield opened
    assert problems == []
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_window_and_holds_few_rows(
    page: Any, report: Path, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, report / name)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
    rows = page.evaluate("document.querySelectorAll('[data-row], tbody tr').length")
    assert 0 < rows <= 500
    assert page.evaluate("getComputedStyle(document.body).lineHeight") != "normal"


PAIR = Path("pairs", "a-b__c-d.html")


def test_the_filter_finds_text_changes_and_bodies(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    rows = page.locator("#clauses [data-row]")
    assert rows.count() == 100
    page.fill("input[name=text]", "第599条")
    playwright.expect(rows).to_have_count(2)  # one of each document
    assert page.locator("#clauses h2 .count").inner_text().endswith(" / 1204")
    page.fill("input[name=text]", "")
    page.select_option("select[name=kind]", "split")
    playwright.expect(rows).to_have_count(1)
    page.locator("button[type=reset]").click()
    playwright.expect(rows).to_have_count(100)
    page.select_option("select[name=body]", "财政局")
    playwright.expect(rows).to_have_count(1)
    playwright.expect(page.locator("#targets [data-row]")).to_have_count(2)
    assert {page.locator("select[name=theme] option").nth(1).text_content()} == {f"水利{HOSTILE}"}


def test_targets_are_chosen_by_verdict_and_sorted(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    rows = page.locator("#targets [data-row]")
    assert rows.count() == 2
    assert page.locator("#targets svg.move").count() == 1
    page.locator("[data-verdict=dropped]").click()
    playwright.expect(rows).to_have_count(1)
    assert page.locator("[data-verdict=dropped]").get_attribute("aria-pressed") == "true"
    page.select_option("select[name=sort]", "base")
    playwright.expect(rows).to_have_count(1)


def test_clauses_stand_in_the_order_asked_for(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    first = page.locator("#clauses [data-row]").first
    assert first.get_attribute("id") == "r-1--1+2"
    page.select_option("select[name=order]", "doubt")
    playwright.expect(first).not_to_have_attribute("id", "r-1--1+2")
    page.select_option("select[name=order]", "other")
    playwright.expect(first).to_have_attribute("id", "r-1--1+2")


def test_long_lists_are_paged(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    page.locator("#clauses .pager button").last.click()
    assert page.locator("#clauses [data-row]").count() == 100
    assert page.locator("#clauses .pager span").inner_text().startswith("101–200 / 1204")


def test_keys_move_search_and_help(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") not in ("", first)
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("j")
    assert page.input_value("input[name=text]") == "j"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("documents/a-b.html", "c-500"),
        ("documents/a-b.html", "t-1/1"),
        ("pairs/a-b__c-d.html", "x-1/2--"),
        ("pairs/a-b__c-d.html", "r-1--1+2"),
        ("pairs/a-b__c-d.html", "base-500"),
        ("pairs/a-b__c-d.html", "k-2--2"),
        ("themes.html", "t1-1"),
    ],
)
def test_an_address_opens_the_row_that_it_names(
    page: Any, report: Path, name: str, anchor: str
) -> None:
    open_page(page, report / name, after=f"#{anchor}")
    named = page.locator(f"[id='{anchor}']")
    playwright.expect(named).to_be_in_viewport()
    assert named.count() == 1


def test_an_address_of_a_verdict_shows_its_rows(page: Any, report: Path) -> None:
    open_page(page, report / PAIR, after="#v-dropped")
    row = page.locator("#targets [data-row]")
    playwright.expect(row).to_have_count(1)
    assert "t-dropped" in row.get_attribute("class").split()
    assert page.locator("[data-verdict='dropped']").get_attribute("aria-pressed") == "true"


def test_a_row_has_an_address_and_copies_its_citation(page: Any, report: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, report / PAIR)
    row = page.locator("[id='x-1/1--1/1']")
    assert row.locator("a.address").get_attribute("href") == "#x-1%2F1--1%2F1"
    row.locator("button.cite").click()
    playwright.expect(page.locator("#said")).to_have_text("引用已复制")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert len(lines) == 2
    for part in (
        f"《文件a/b{HOSTILE}》（政发{HOSTILE}）",
        "2019-09-18",
        " / (产业)".replace("(产", "(一)产"),
    ):
        assert part.rstrip(")") in lines[0]
    assert f"：“到2025年，新建泵站3座以上{HOSTILE}。”" in lines[0]
    assert lines[0].endswith(f"（文件 plan.txt，SHA-256 {'0' * 64}）")


def test_a_citation_is_offered_where_the_clipboard_is_closed(page: Any, report: Path) -> None:
    page.add_init_script(
        "document.execCommand = () => false;"
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
    )
    open_page(page, report / PAIR)
    page.keyboard.press("j")
    page.keyboard.press("c")
    playwright.expect(page.locator("#source textarea")).to_be_visible()
    assert "SHA-256" in page.input_value("#source textarea")


def test_a_click_shows_the_sentence_in_its_context(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    page.locator("[id='x-1/1--1/1'] a.spot").first.click()
    panel = page.locator("#source")
    assert panel.locator("mark").text_content() == f"新建泵站3座以上{HOSTILE}"
    assert f"修水闸，{HOSTILE}，再培养人才" in panel.text_content()  # the clause that follows
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_the_parts_of_a_score_appear_on_demand(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    score = page.locator("[id='r-1--1+2'] .score")
    assert score.locator(".parts").count() == 0
    score.locator("summary").click()
    playwright.expect(score.locator(".parts tbody tr")).to_have_count(2)
    assert "+1.2" in score.inner_text()
    assert "<i>new</i>" in score.inner_text()


def test_chapters_flow_into_those_of_the_other_document(page: Any, report: Path) -> None:
    for name in (PAIR, Path("themes.html")):
        open_page(page, report / name)
        assert page.locator("svg.flow .ribbon").count() == 1
        assert page.locator("svg.flow g").count() == 6


def test_paper_has_all_rows_that_the_filter_keeps(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    rows = page.locator("[data-rows='clauses'] > [data-row]")
    page.locator(".pager button").last.click()  # the next page of some list
    before = page.evaluate("[...document.querySelectorAll('[data-row]')].map((row) => row.id)")
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    top = page.evaluate("scrollY")
    found = int(page.evaluate("lists.find((list) => list.name === 'clauses').found.length"))
    page.evaluate("addEventListener('beforeprint', () => (window.printed = countRows()))")
    page.evaluate(
        "window.countRows = () => [document.querySelectorAll('[data-rows=clauses] > [data-row]')"
        ".length, document.querySelectorAll('.pager').length]"
    )
    shown = rows.count()
    page.pdf(format="A4")
    assert found > shown
    assert page.evaluate("window.printed") == [found, 0]
    after = page.evaluate("[...document.querySelectorAll('[data-row]')].map((row) => row.id)")
    assert after == before
    assert page.evaluate("scrollY") == top
    assert page.locator(".pager").count() > 0


def test_everything_shown_prints(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    page.emulate_media(media="print")
    assert not page.locator("form.filter").is_visible()
    assert not page.locator(".tools").first.is_visible()
    assert page.locator("#clauses article").first.is_visible()
    assert page.locator(".id details dl").first.is_visible()  # issuers, 文号, date, though folded
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_first_screen_reads_without_scripts(browser: Any, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("index.html", "pairs/a-b__c-d.html", "documents/a-b.html", "series.html"):
        page.goto((report / name).as_uri())
        assert page.locator("h1").is_visible()
        assert not page.locator("form.filter").is_visible()
    page.goto((report / PAIR).as_uri())
    assert page.locator("noscript p").is_visible()
    context.close()


def test_what_documents_say_stays_text_in_painted_pages(page: Any, report: Path) -> None:
    for name in (PAIR, Path("documents", "a-b.html"), Path("compare.html")):
        open_page(page, report / name)
        assert page.locator("main img, main script, main i, main iframe").count() == 0
        assert HOSTILE in page.locator("main").text_content()


def test_shared_words_are_those_that_the_workbook_marks(page: Any, report: Path) -> None:
    """static/text.js marks what reports/shared/diffs.py marks, in paraphrase and in near copies."""
    comparison = compare_plans(
        *(read(FIXTURES / f"{name}.txt") for name in ("nanhu-2023", "wuxing-2024"))
    )
    open_page(page, report / PAIR)
    same = [a for a in comparison.alignments if a.relation is Relation.SAME]
    checked = 0
    for alignment in same:
        base = [comparison.base.document.clause(c).text for c in alignment.base]
        other = [comparison.other.document.clause(c).text for c in alignment.other]
        wanted = compare_sides(base, other, terms=alignment.shared)
        found = page.evaluate(
            "([base, other, terms]) => text.compare(base, other, null, terms)",
            [base, other, list(alignment.shared)],
        )
        if wanted.rephrased:
            checked += 1
            for side in ("base", "other"):
                runs = [[(r["mark"], r["text"]) for r in clause] for clause in found[side]]
                assert runs == [[(r.mark, r.text) for r in c] for c in getattr(wanted, side)]
    assert checked > 5


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ("目标变化", "拆分", "得分 0.75")), ("en", ("Target changes", "split", "score 0.75"))],
)
def test_both_languages(page: Any, tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    sample().write(tmp_path / "report", lang=lang)
    open_page(page, tmp_path / "report" / PAIR)
    shown = page.locator("main").inner_text()
    assert [word for word in words if word.lower() not in shown.lower()] == []
    assert page.locator("q").first.get_attribute("lang") == ("zh-CN" if lang == "en" else None)
    page.locator("#targets a.spot").first.click()
    playwright.expect(page.locator("#source mark")).to_have_text("新建泵站3座以上积极推进")


def test_a_stored_diff_gives_the_runs_it_was_made_from(page: Any, report: Path) -> None:
    open_page(page, report / PAIR)
    for base, other in (
        (["争创全市首家律师涉外𬱖站。", "建成3座"], ["创建全市首家律师涉外𬱖站。建成5座以上"]),
        (["新建泵站3座"], ["新建泵站3座"]),
    ):
        wanted, pieces = compare_sides(base, other), readable_diff(base, other)
        assert pieces is not None
        found = page.evaluate(
            "([base, other, diff]) => text.compare(base, other, diff, [])",
            [base, other, diff_lengths(pieces)],
        )
        for side in ("base", "other"):
            runs = [[(r["mark"], r["text"]) for r in clause if r["text"]] for clause in found[side]]
            assert runs == [[(r.mark, r.text) for r in c] for c in getattr(wanted, side)]


def test_one_page_shows_any_pair_in_either_order(page: Any, tmp_path: Path) -> None:
    many().write(tmp_path / "report")
    file = tmp_path / "report" / "pair.html"
    open_page(page, file, after="?base=d3&other=d1")
    assert page.locator("h1").inner_text() == "d1 → d3"
    assert page.locator("#targets [data-row]").count() == 2
    page.select_option("select[name=other]", "d7")
    playwright.expect(page.locator("h1")).to_have_text("d3 → d7")
    open_page(page, file)
    assert page.locator("select[name=base] option").count() == 13
    assert not page.locator("#targets").is_visible()
    open_page(page, tmp_path / "report" / "index.html")
    page.locator(".matrix td a").nth(5).click()
    playwright.expect(page.locator("h1")).to_have_text("d0 → d6")
