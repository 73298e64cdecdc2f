"""The elements of all Word files: page, fonts, runs, tables, fields, fixed bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from policydiff.stages.reports.shared.diffs import Mark, Run
from policydiff.stages.reports.shared.zip_archive import rezipped

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

_CREATED = datetime(2000, 1, 1)  # fixed, so that equal input gives equal bytes
_BODY, _HEADS = ("Times New Roman", "宋体"), ("Arial", "黑体")
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COLOURS = {Mark.GONE: "A32638", Mark.NEW: "0B5C8A"}
GREY, DARK, PALE = "5B6570", "1F3A52", {Mark.GONE: "FBEBED", Mark.NEW: "E6F1F7"}
TWIPS_A_CM = 567  # twentieths of a point


def new_word(title: str) -> WordDocument:
    """An empty document with our fonts; who made it and when are fixed."""
    from docx import Document
    from docx.shared import Pt

    word = Document()
    _without_thumbnail(word)
    style = word.styles["Normal"]
    style.font.size = Pt(10.5)
    style.paragraph_format.space_after = Pt(0)
    form = style.element.get_or_add_rPr()
    _set_fonts(form, _BODY)
    form.append(element("lang", val="en-US", eastAsia="zh-CN"))
    properties = word.core_properties
    properties.author = properties.last_modified_by = "policydiff"
    properties.created = properties.modified = _CREATED
    properties.title, properties.comments = xml_text(title)[:255], ""
    return word


def saved(word: WordDocument) -> bytes:
    """The file; the same content gives the same bytes."""
    out = io.BytesIO()
    word.save(out)
    return rezipped(out.getvalue())


def set_page(section: Section, *, landscape: bool, margin_cm: float) -> None:
    """A4 with these margins."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    sides = (Cm(29.7), Cm(21.0)) if landscape else (Cm(21.0), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = Cm(margin_cm)
    section.top_margin = section.bottom_margin = Cm(margin_cm)
    section.header_distance = section.footer_distance = Cm(margin_cm / 2)


def shrink_breaks(word: WordDocument) -> None:
    """Make the paragraphs that end a section a point high, so that a full page stays one."""
    for form in word.element.body.xpath("w:p/w:pPr[w:sectPr]"):
        form.insert(0, element("spacing", before="0", after="0", line="20", lineRule="exact"))


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """An element of WordprocessingML with its children; "jc" is w:jc, as are attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def paragraph(
    *runs: Any,
    align: str = "left",
    line: float | None = None,
    before: float = 0,
    after: float = 0,
    indent: int = 0,
    level: int | None = None,
) -> Any:
    """A paragraph of runs; `line` is an exact height in points, as are the spaces around it.

    With a level, 0 the highest, it is a heading for outlines and screen readers.
    """
    spacing = {"before": str(round(before * 20)), "after": str(round(after * 20))}
    if line is not None:
        spacing |= {"line": str(round(line * 20)), "lineRule": "exact"}
    form = element("pPr", element("spacing", **spacing))
    if indent:
        form.append(element("ind", left=str(indent)))
    form.append(element("jc", val=align))
    if level is not None:
        form.append(element("outlineLvl", val=str(level)))
    return element("p", form, *runs)


def text_run(
    text: str,
    *,
    mark: Mark = Mark.PLAIN,
    size: float | None = None,
    bold: bool = False,
    colour: str | None = None,
    heading: bool = False,
) -> Any:
    """A run of text, marked where it stands on one side only; line feeds become line breaks."""
    form = element("rPr")
    if heading:
        _set_fonts(form, _HEADS)
    if bold or mark is Mark.SHARED:
        form.append(element("b"))
    if mark is Mark.GONE:
        form.append(element("strike"))
    if colour := colour or COLOURS.get(mark):
        form.append(element("color", val=colour))
    if size:
        form.append(element("sz", val=str(round(size * 2))))
    if mark is Mark.NEW:
        form.append(element("u", val="single"))
    return element("r", form, *_texts(text))


def marked_runs(runs: Iterable[Run], *, size: float) -> list[Any]:
    """The runs of one side of a 修改对照表."""
    return [text_run(run.text, mark=run.mark, size=size) for run in runs if run.text]


def table(
    widths_cm: Sequence[float], rows: Iterable[Sequence[Any]], *, heads: Sequence[Any]
) -> Any:
    """A table of fixed widths with a head that stands on every page; a cell is a `cell(…)`."""
    widths = [str(round(width * TWIPS_A_CM)) for width in widths_cm]
    rule = {"val": "single", "sz": "4", "space": "0", "color": "B8C2CC"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    form = element(
        "tblPr",
        element("tblW", w=str(sum(map(int, widths))), type="dxa"),
        element("tblBorders", *(element(side, **rule) for side in sides)),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    made = element("tbl", form, grid, _row(heads, widths, head=True))
    for cells in rows:
        made.append(_row(cells, widths))
    return made


def cell(*paragraphs: Any, fill: str | None = None, middle: bool = False) -> Any:
    """A cell of paragraphs."""
    form = element("tcPr")
    if fill:
        form.append(element("shd", val="clear", color="auto", fill=fill))
    if middle:
        form.append(element("vAlign", val="center"))
    return element("tc", form, *(paragraphs or (paragraph(),)))


def field(code: str, *, size: float) -> list[Any]:
    """A field that Word fills in: PAGE, NUMPAGES."""
    begin, told, separate, end = (text_run("", size=size) for _ in range(4))
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        run[-1:] = [element("fldChar", fldCharType=kind)]
    told[-1:] = [element("instrText")]
    told[-1].text = f" {code} "
    return [begin, told, separate, text_run("1", size=size), end]


def xml_text(text: str) -> str:
    """The text without the characters that XML has no form for; line ends are line feeds."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_thumbnail(word: WordDocument) -> None:
    """Take away the small picture of python-docx's own empty page, which file managers show."""
    rels = word.part.package.rels
    for name in [name for name, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[name]


def _row(cells: Sequence[Any], widths: Sequence[str], *, head: bool = False) -> Any:
    row = element("tr")
    if head:
        row.append(element("trPr", element("cantSplit"), element("tblHeader")))
    for made, width in zip(cells, widths, strict=True):
        made[0].insert(0, element("tcW", w=width, type="dxa"))
        row.append(made)
    return row


def _texts(text: str) -> Iterable[Any]:
    for at, line in enumerate(xml_text(text).split("\n")):
        if at:
            yield element("br")
        told = element("t")
        told.set(_space(), "preserve")
        told.text = line
        yield told


@cache
def _space() -> str:
    from docx.oxml.ns import qn

    return qn("xml:space")


def _set_fonts(form: Any, fonts: tuple[str, str]) -> None:
    latin, east = fonts
    form.insert(0, element("rFonts", ascii=latin, hAnsi=latin, eastAsia=east, cs=latin))
