"""Small files for tests: a plan as text, HTML, DOCX and PDF."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PLAN = (
    "某市推动夜间经济发展行动计划(2021-2023年)",
    "为繁荣夜间经济,扩大居民消费,结合我市实际,制定本行动计划。",
    "一、总体要求",
    "(一)主要目标",
    "到2023年,建成夜间消费集聚区12个以上,夜间公交线路达到30条。",
    "二、主要任务",
    "(一)丰富夜间业态。支持商圈延长营业时间,培育特色街区8条。(责任单位:市商务局、市文旅局)",
    "(二)优化夜间交通。增开夜间公交线路,完善停车设施,方便市民出行。(责任单位:市交通局)",
    "三、保障措施",
    "(一)加强组织领导。建立联席会议制度,定期研究解决重大问题,推动工作落实。",
)


def write_text(path: Path, lines: Sequence[str] = PLAN, *, encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def write_html(path: Path, lines: Sequence[str] = PLAN, *, charset: str = "utf-8") -> Path:
    title, *rest = (html.escape(line) for line in lines)
    paragraphs = "\n".join(f"<p>&nbsp;&nbsp;{line}</p>" for line in rest)
    page = f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}</title>
<script>var hidden = "一、脚本里的文字";</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/a">政务公开</a></div>
<table><tr><td>索引号:</td><td>123/2021-1</td></tr>
<tr><td>成文日期:</td><td>2021-05-06</td></tr></table>
<h1>{title}</h1><div id="zoom">{paragraphs}</div>
<div class="footer"><p>主办单位:某市人民政府办公室</p>
<a href="/map">网站地图</a></div></body></html>"""
    path.write_bytes(page.encode(charset))
    return path


def paragraph(text: str, properties: str = "") -> str:
    escaped = html.escape(text)
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>'


def write_docx(path: Path, body: str, *, numbering: str = "") -> Path:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", document)
        if numbering:
            lists = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
            archive.writestr("word/numbering.xml", lists)
    return path


def write_pdf(
    path: Path,
    pages: Sequence[Sequence[str | tuple[int, int, str]]],
    *,
    rules: Sequence[tuple[int, int, int, int]] = (),
) -> Path:
    """A PDF whose lines stand one below the other; its font is a predefined Chinese one.

    Two spaces at the beginning of a line set it in by two characters; a line may state its place.
    Rules are drawn on every page, from a place to a place.
    """
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        drawn = "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in rules)
        for row, line in enumerate(page):
            indent = 74 if line[:1] == " " else 50
            x, y, text = (indent, 780 - 24 * row, line) if isinstance(line, str) else line
            drawn += f"BT {x} {y} Td {shown(text.strip())} ET\n"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return write_objects(path, objects)


def write_objects(path: Path, objects: Sequence[str | bytes]) -> Path:
    """A PDF of these objects, numbered from 1; the first one is its catalogue."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        data = content.encode("ascii") if isinstance(content, str) else content
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, data))
    start = out.tell()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode(
            "ascii"
        )
    )
    path.write_bytes(out.getvalue())
    return path


def shown(text: str) -> str:
    """Operators that show a text; what is ASCII in a font that every machine has."""
    drawn = ""
    for ascii_, group in groupby(text, key=str.isascii):
        run = "".join(group)
        font, encoding = ("F2", "ascii") if ascii_ else ("F1", "utf-16-be")
        drawn += f"/{font} 12 Tf <{run.encode(encoding).hex()}> Tj "
    return drawn
