"""Tables of the Word template: fixed widths, a repeated header row, rows that loop over data."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from documents.word.marks import HEITI, mark, off_grid, run

SMALL = "10"


class Column(NamedTuple):
    """One column: header word, width in mm, the tag that fills it, centred or not."""

    word: str
    width: float
    tag: str = ""
    centred: bool = False


def looped(document: Document, columns: Sequence[Column], each: str, light: str = "") -> Table:
    """A table with one row per ``each`` (as in “unit in unit_rows”).

    ``light`` names the record whose light colours the column headed 灯.
    """
    made = headed(document, columns)
    tag_row(made, f"{{%tr for {each} %}}")
    cells = row(made)
    for cell, column in zip(cells, columns, strict=True):
        lit = bool(light) and column.word == "灯"
        if lit:
            fill(cell, f"{{{{ colours[{light}.light].fill }}}}")
        ink = f"{{{{ colours[{light}.light].ink }}}}" if lit else ""
        run(line(cell.paragraphs[0], column.centred), column.tag, size=SMALL, colour=ink)
    tag_row(made, "{%tr endfor %}")
    widths(made, columns)
    return made


def headed(document: Document, columns: Sequence[Column]) -> Table:
    """An empty table with its header row, which Word repeats on every page."""
    made: Table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    made.rows[0]._tr.get_or_add_trPr().append(mark("tblHeader"))
    for cell, column in zip(made.rows[0].cells, columns, strict=True):
        fill(cell, "ECEFF1")
        run(line(cell.paragraphs[0], True), column.word, HEITI, SMALL)
    return made


def row(table: Table) -> list[_Cell]:
    """The cells of a new row."""
    untyped: Any = table
    return list(untyped.add_row().cells)


def tag_row(table: Table, tag: str) -> None:
    """A row that holds only a template tag and vanishes when the template is filled."""
    row(table)[0].paragraphs[0].add_run(tag)


def line(paragraph: Paragraph, centred: bool = False) -> Paragraph:
    """A paragraph of a table: free of the grid, 14 points apart."""
    off_grid(paragraph)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(14)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def fill(cell: _Cell, colour: str) -> None:
    """The background of a cell, RRGGBB or a template tag."""
    cell._tc.get_or_add_tcPr().append(mark("shd", val="clear", color="auto", fill=colour))


def widths(table: Table, columns: Sequence[Column]) -> None:
    """Sets the grid and every cell: LibreOffice ignores either alone."""
    for grid, column in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), columns, strict=True):
        grid.set(qn("w:w"), str(Mm(column.width).twips))
    for each in table.rows:
        for cell, column in zip(each._tr.tc_lst, columns, strict=False):
            if cell.grid_span == 1:
                cell.width = Mm(column.width)
