"""One table of indicators of an invented place, as text, as HTML and as a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TITLE = "云溪市国民经济和社会发展第十四个五年规划纲要"
LEAD = "到2025年，经济社会发展主要指标如下。"


class Cell(NamedTuple):
    """A cell and the columns and rows that it is merged over."""

    text: str
    columns: int = 1
    rows: int = 1


Table = Sequence[Sequence[Cell]]


def rows(*lines: str) -> Table:
    """A table without merged cells: cells divided by |."""
    return [[Cell(part.strip()) for part in line.split("|")] for line in lines]


def as_text(table: Table) -> str:
    """Rows of `cell | cell |`; a merged cell stands in the first of its rows and columns."""
    lines = [" | ".join(cell.text for cell in row) + " |" for row in filled(table)]
    return "\n\n".join((TITLE, "一、主要目标", LEAD, "\n".join(lines)))


def filled(table: Table) -> Iterator[list[Cell]]:
    """The rows with an empty cell wherever a merged one reaches."""
    held: dict[int, int] = {}
    for row in table:
        line, queue = list[Cell](), list(row)
        while queue or len(line) in held:
            if held.get(len(line), 0):
                held[len(line)] -= 1
                if not held[len(line)]:
                    del held[len(line)]
                line.append(Cell(""))
                continue
            cell = queue.pop(0)
            for place in range(len(line), len(line) + cell.columns):
                if cell.rows > 1:
                    held[place] = cell.rows - 1
            line += [Cell(cell.text), *[Cell("")] * (cell.columns - 1)]
        yield line


def as_html(table: Table) -> str:
    """A page with the table, merged cells as colspan and rowspan."""
    return page(TITLE, LEAD, table)


def page(title: str, lead: str, table: Table) -> str:
    """A page with a title, what stands above the table, and the table."""
    body = "".join(
        "<tr>"
        + "".join(f'<td colspan="{c.columns}" rowspan="{c.rows}">{c.text}</td>' for c in row)
        + "</tr>"
        for row in table
    )
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><article>'
        f"<h1>{title}</h1><p>一、主要目标</p><p>{lead}</p><table>{body}</table>"
        "<p>二、重点任务</p><p>坚持把发展经济的着力点放在实体经济上，推动产业结构优化升级。</p>"
        "</article></body></html>"
    )


def write_docx(path: Path, table: Table) -> None:
    """A Word file with the table, merged cells merged."""
    from docx import Document

    word = Document()
    for text in (TITLE, "一、主要目标", LEAD):
        word.add_paragraph(text)
    width = max(sum(cell.columns for cell in row) for row in table)
    grid = word.add_table(rows=len(table), cols=width)
    for number, line in enumerate(filled(table)):
        for column, cell in enumerate(line):
            grid.cell(number, column).text = cell.text
    for number, column, cell in placed(table):
        if cell.columns > 1 or cell.rows > 1:
            last = grid.cell(number + cell.rows - 1, column + cell.columns - 1)
            grid.cell(number, column).merge(last).text = cell.text
    word.save(str(path))


def placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with its row and its column."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            yield number, column, cell
            for down in range(cell.rows):
                taken |= {(number + down, column + i) for i in range(cell.columns)}
            column += cell.columns


def write_xlsx(path: Path, table: Table) -> None:
    """A sheet with the table, merged cells merged; figures are numbers, shares in a format of %."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        percent = book.add_format({"num_format": "0.0%"})
        for number, text in enumerate((TITLE, "一、主要目标", LEAD)):
            sheet.write_string(number, 0, text)
        for row, column, cell in placed(table):
            row += 3
            if cell.columns > 1 or cell.rows > 1:
                last = (row + cell.rows - 1, column + cell.columns - 1)
                sheet.merge_range(row, column, *last, cell.text)
            elif cell.text.replace(".", "", 1).isdecimal():
                sheet.write_number(row, column, float(cell.text))
            elif cell.text.endswith("%") and cell.text[:-1].replace(".", "", 1).isdecimal():
                sheet.write_number(row, column, float(cell.text[:-1]) / 100, percent)
            else:
                sheet.write_string(row, column, cell.text)
