"""One plan in every form in which plans are published or scraped, made from its lines."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import docx

from tests.documents import pages
from tests.documents.layout import embedded_free_pdf, scanned
from tests.documents.one_plan import cells_of, is_row

Lines = Sequence[str]
SOFFICE, CHROMIUM = shutil.which("soffice"), shutil.which("chromium")


def plain(lines: Lines, path: Path) -> Path:
    """Text with rows of bars."""
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def with_tabs(lines: Lines, path: Path) -> Path:
    """Text with tabs between cells, indented, blank lines between paragraphs."""
    shown = ("\t".join(cells_of(x)) if is_row(x) else f"　　{x}" for x in lines)
    path.write_text("\r\n\r\n".join(shown), encoding="gb18030")
    return path


def flattened(lines: Lines, path: Path) -> Path:
    """Text with one cell a line, as it comes out of a browser's or a reader's clipboard."""
    shown = [cell for x in lines for cell in (cells_of(x) if is_row(x) else (x,)) if cell]
    path.write_text("\n".join(shown), encoding="utf-8")
    return path


def markdown(lines: Lines, path: Path) -> Path:
    """Markdown with front matter, headings, and tables with a rule below their heads."""
    title, *rest = lines
    out = ["---", f'title: "{title}"', "source: https://www.example.gov.cn/zc/1.html", "---", ""]
    out += [f"# {title}", ""]
    for rows, group in groupby(rest, key=is_row):
        members = list(group)
        if rows:
            head, *body = (f"| {' | '.join(cells_of(row))} |" for row in members)
            out += [head, "|" + " --- |" * len(cells_of(members[0])), *body, ""]
            continue
        for line in members:
            heading = len(line) < 25 and not line.endswith("。") and line[:1] in "一二三四第（"
            out += [f"## {line}" if heading else line.replace("%", r"\%", 1), ""]
    path.write_text("\n".join(out), encoding="utf-8")
    return path


def table_of(rows: Lines, form: str = "<td{0}>{1}</td>", *, attributes: str = "") -> str:
    """An HTML table; an empty first cell is merged with that above it."""
    grid = [cells_of(row) for row in rows]
    out = ""
    for number, row in enumerate(grid):
        below = next((i for i, r in enumerate(grid[number + 1 :]) if r[0]), len(grid) - number - 1)
        merged = f' rowspan="{below + 1}"' if below and row[0] else ""
        cells = [(merged, row[0])] if row[0] else []
        cells += [("", cell) for cell in row[1:]]
        out += "<tr>" + "".join(form.format(a, html.escape(c)) for a, c in cells) + "</tr>\n"
    return f"<table {attributes}>{out}</table>"


def body_of(lines: Lines, paragraph: Callable[[str], str], table: Callable[[Lines], str]) -> str:
    """HTML of paragraphs and tables."""
    out = ""
    for rows, group in groupby(lines, key=is_row):
        members = list(group)
        out += table(members) if rows else "".join(map(paragraph, members))
    return out


def word_page(lines: Lines, path: Path) -> Path:
    """A page that Word saved: its classes, runs in another language, empty paragraphs."""

    def runs(text: str) -> str:
        parts = ("".join(group) for _, group in groupby(text, key=str.isascii))
        return "".join(
            f"<span\nlang=EN-US style='font-size:16.0pt'>{html.escape(part)}</span>"
            if part.isascii()
            else html.escape(part)
            for part in parts
        )

    def paragraph(text: str) -> str:
        style = "text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt"
        face = "font-size:16.0pt;font-family:仿宋_GB2312"
        return (
            f"<p class=MsoNormal style='{style}'><span style='{face}'>{runs(text)}"
            "<span lang=EN-US><o:p></o:p></span></span></p>\n"
        )

    form = (
        "<td{0} valign=top style='border:solid windowtext 1.0pt'><p class=MsoNormal "
        "align=center><span style='font-size:12.0pt'>{1}<o:p></o:p></span></p></td>"
    )
    head = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office' "
        "xmlns:w='urn:schemas-microsoft-com:office:word'><head><meta http-equiv=Content-Type "
        "content='text/html; charset=gb2312'><meta name=Generator content='Microsoft Word 15'>"
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml>"
        "<![endif]--><style><!-- p.MsoNormal {mso-style-parent:''; margin:0cm} --></style></head>"
    )
    attributes = "class=MsoTableGrid border=1 cellspacing=0 cellpadding=0"
    body = body_of(lines[1:], paragraph, lambda rows: table_of(rows, form, attributes=attributes))
    title = f"<p class=MsoNormal align=center><b>{html.escape(lines[0])}<o:p></o:p></b></p>"
    empty = "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
    page = f"{head}<body lang=ZH-CN><div class=Section1>{title}{empty}{body}</div></body></html>"
    path.write_bytes(page.encode("gb18030"))
    return path


def site_page(lines: Lines, path: Path) -> Path:
    """A page of a content system with its navigation, its box and its foot."""
    body = body_of(
        lines[1:],
        lambda text: f'<p style="text-indent:2em">{html.escape(text)}</p>',
        lambda rows: table_of(rows, '<td{0}><p style="text-align:center">{1}</p></td>'),
    )
    page = pages.trs(lines[0], ["@@"]).replace("2021年05月06日", "")
    path.write_text(
        page.replace('<p style="text-indent:2em;line-height:150%">@@</p>', body), "utf-8"
    )
    return path


def layout_page(lines: Lines, path: Path) -> Path:
    """An old page: all of it in tables, paragraphs parted by breaks."""
    body = body_of(
        lines[1:],
        lambda text: f"&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(text)}<br>\n",
        lambda rows: table_of(rows, attributes="border=1"),
    )
    page = pages.tables(lines[0], ["@@"]).replace("&nbsp;&nbsp;&nbsp;&nbsp;@@<br>\n", body)
    path.write_bytes(page.encode("gb18030"))
    return path


def article_page(lines: Lines, path: Path) -> Path:
    """An article of a messenger: sections, spans, its text hidden until a script runs."""

    def paragraph(text: str) -> str:
        half = len(text) // 2
        spans = "".join(
            f'<span leaf="">{html.escape(part)}</span>' for part in (text[:half], text[half:])
        )
        return (
            '<section style="line-height:1.75em"><section><p style="text-indent:2em">'
            f'<span style="font-size:15px">{spans}</span></p></section></section>'
            '<section><span leaf=""><br></span></section>'
        )

    form = '<td{0}><section><span leaf="">{1}</span></section></td>'
    body = body_of(lines[1:], paragraph, lambda rows: f"<section>{table_of(rows, form)}</section>")
    title = html.escape(lines[0])
    path.write_text(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" '
        f'content="{title}"><title></title></head><body id="activity-detail"><div id="js_article">'
        f'<h1 class="rich_media_title" id="activity-name">{title}</h1><div id="meta_content">'
        '<span class="rich_media_meta">云溪发布</span><em id="publish_time">2023-03-02 09:00</em>'
        f'</div><div class="rich_media_content" id="js_content" style="visibility: hidden;">{body}'
        '</div></div><div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div>'
        "<script>var x='一、脚本';</script></body></html>",
        encoding="utf-8",
    )
    return path


def preformatted_page(lines: Lines, path: Path) -> Path:
    """A page of one <pre>: lines broken at forty characters, tabs between cells."""
    out = list[str]()
    for line in lines[1:]:
        if is_row(line):
            out.append("\t".join(cells_of(line)))
            continue
        text = f"　　{line}"
        out += [text[start : start + 40] for start in range(0, len(text), 40)]
    title = html.escape(lines[0])
    body = html.escape("\n".join(out))
    head = f"<html><head><title>{title}</title></head><body><h3>{title}</h3>"
    path.write_text(f"{head}<pre>{body}</pre></body></html>", encoding="utf-8")
    return path


def word_file(lines: Lines, path: Path) -> Path:
    """A Word file of paragraphs and tables, as a person types it."""
    document = docx.Document()
    for rows, group in groupby(lines, key=is_row):
        members = list(group)
        if not rows:
            for line in members:
                paragraph = document.add_paragraph(line)
                paragraph.paragraph_format.first_line_indent = docx.shared.Pt(24)
            continue
        grid = [cells_of(row) for row in members]
        table = document.add_table(rows=len(grid), cols=max(map(len, grid)))
        table.style = "Table Grid"
        for number, cells in enumerate(grid):
            for place, text in enumerate(cells):
                table.cell(number, place).text = text
            if number and not cells[0]:
                above = table.cell(number - 1, 0)
                words = above.text
                above.merge(table.cell(number, 0)).text = words
    document.save(str(path))
    return path


def printed(lines: Lines, path: Path, *, ruled: bool) -> Path:
    """A PDF that Chromium prints, tables with or without rules."""
    border = "1px solid" if ruled else "none"
    style = (
        "p{text-indent:2em} h1{text-align:center;font-size:20px} table{border-collapse:collapse}"
        f"td{{border:{border};padding:4px 10px}} tr{{break-inside:avoid}}"
    )
    body = body_of(lines[1:], lambda text: f"<p>{html.escape(text)}</p>", table_of)
    source = path.with_suffix(".html")
    source.write_text(
        f"<meta charset=utf-8><style>{style}</style><h1>{html.escape(lines[0])}</h1>{body}", "utf-8"
    )
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [str(CHROMIUM), *options, f"--print-to-pdf={path}", str(source)]
    subprocess.run(command, capture_output=True, check=True)
    source.unlink()
    return path


def printed_ruled(lines: Lines, path: Path) -> Path:
    """A PDF of a browser, its tables ruled."""
    return printed(lines, path, ruled=True)


def printed_unruled(lines: Lines, path: Path) -> Path:
    """A PDF of a browser, its tables without rules."""
    return printed(lines, path, ruled=False)


def office_pdf(lines: Lines, path: Path) -> Path:
    """The Word file as LibreOffice prints it."""
    source = word_file(lines, path.with_suffix(".docx"))
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    options = [profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent)]
    subprocess.run([str(SOFFICE), *options, str(source)], capture_output=True, check=True)
    return path


def absent_fonts(lines: Lines, path: Path) -> Path:
    """A PDF with ruled tables whose fonts are not in the file."""
    return embedded_free_pdf(lines, path, ruled=True)


def absent_fonts_unruled(lines: Lines, path: Path) -> Path:
    """A PDF without rules whose fonts are not in the file."""
    return embedded_free_pdf(lines, path, ruled=False)


def scanned_unruled(lines: Lines, path: Path) -> Path:
    """Pictures of pages whose tables have no rules."""
    return scanned(lines, path, ruled=False)


def scanned_worn(lines: Lines, path: Path) -> Path:
    """Pictures of pages from a worn glass, laid on it askew, a seal over the first."""
    return scanned(lines, path, tilt=-1.1, specks=20_000, seal=True)


FORMS: dict[str, tuple[Callable[[Lines, Path], Path], str]] = {
    "txt": (plain, "txt"),
    "txt-tabs": (with_tabs, "txt"),
    "flattened": (flattened, "txt"),
    "markdown": (markdown, "md"),
    "html-word": (word_page, "html"),
    "html-site": (site_page, "html"),
    "html-layout": (layout_page, "html"),
    "html-article": (article_page, "html"),
    "html-pre": (preformatted_page, "html"),
    "docx": (word_file, "docx"),
    "pdf-ruled": (printed_ruled, "pdf"),
    "pdf-unruled": (printed_unruled, "pdf"),
    "pdf-office": (office_pdf, "pdf"),
    "pdf-absent-fonts": (absent_fonts, "pdf"),
    "pdf-absent-fonts-unruled": (absent_fonts_unruled, "pdf"),
    "scan": (scanned, "pdf"),
    "scan-unruled": (scanned_unruled, "pdf"),
    "scan-worn": (scanned_worn, "pdf"),
}
