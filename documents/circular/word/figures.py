"""The third annex of the Word template: a band for every task, below it a row for every reading of a figure."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from documents.circular.figures import DIFFERS
from documents.word.marks import HEITI, mark, run
from documents.word.tables import SMALL, Column, fill, headed, line, row, tag_row, widths

FIGURES = [
    Column("指标", 52),
    Column("目标", 45),
    Column("填报单位", 46),
    Column("完成情况", 34),
    Column("完成率", 20),
    Column("灯", 10),
    Column("说明", 50),
]
# Columns over which the words of a task reach.
SPANNED = (0, 4)
BAND, GREY = "F5F7F8", "757575"


def figures(document: Document) -> None:
    """The table of figures."""
    table = headed(document, FIGURES)
    tag_row(table, "{%tr for task in figure_tasks %}")
    band = _band(table)
    for tag in ("for figure in task.groups", "for reading in figure.readings"):
        tag_row(table, f"{{%tr {tag} %}}")
    _reading(table)
    for _ in range(3):
        tag_row(table, "{%tr endfor %}")
    widths(table, FIGURES)
    for cell, (first, last) in zip(band, (SPANNED, (5, 5), (6, 6)), strict=True):
        cell.width = Mm(sum(column.width for column in FIGURES[first : last + 1]))
    # Word puts a paragraph after a table that ends the text; a low one does not need a page of its own.
    line(document.add_paragraph()).paragraph_format.line_spacing = Pt(1)


def _band(table: Table) -> tuple[_Cell, _Cell, _Cell]:
    """The row of a task, which stays on the page of its first figure."""
    cells = _whole_row(table)
    words, light, why = cells[SPANNED[0]].merge(cells[SPANNED[1]]), cells[5], cells[6]
    texts = ((words, "{{ task.seq }}　{{ task.annual }}"), (why, "{{ task.light_why }}"))
    for cell, text in texts:
        fill(cell, BAND)
        run(line(cell.paragraphs[0]), text, HEITI, SMALL)
    _lamp(light, "task")
    for cell in (words, light, why):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    return words, light, why


def _reading(table: Table) -> None:
    """One reading; name and target of the figure stand once, in cells merged over all of its readings."""
    name, asked, unit, said, rate, light, why = cells = _whole_row(table)
    grey = "{% if reading.absent %}" + GREY + "{% else %}auto{% endif %}"
    _once(name, "{{ figure.name }}")
    run(name.paragraphs[0], "{% if loop.first and figure.differs %}　" + DIFFERS + "{% endif %}", HEITI, "8", GREY)
    _once(asked, "{{ figure.asked }}")
    run(line(unit.paragraphs[0]), "{{ reading.unit }}", size=SMALL)
    run(unit.paragraphs[0], "{% if not reading.lead %}　配合{% endif %}", HEITI, "8", GREY)
    run(line(said.paragraphs[0], True), "{{ reading.said }}", size=SMALL, colour=grey)
    run(line(rate.paragraphs[0], True), "{{ reading.rate or '—' }}", size=SMALL)
    _lamp(light, "reading")
    run(line(why.paragraphs[0]), "{{ reading.why }}", size=SMALL)
    _note(why)
    for cell in cells:
        _with_next_reading(cell.paragraphs[0])


def _whole_row(table: Table) -> list[_Cell]:
    """A new row that no page cuts, unless it is longer than a page."""
    cells = row(table)
    table.rows[-1]._tr.get_or_add_trPr().append(mark("cantSplit"))
    return cells


def _once(cell: _Cell, text: str) -> None:
    merge = "{% if loop.first %}restart{% else %}continue{% endif %}"
    cell._tc.get_or_add_tcPr().append(mark("vMerge", val=merge))
    run(line(cell.paragraphs[0]), "{% if loop.first %}" + text + "{% endif %}", size=SMALL)


def _lamp(cell: _Cell, record: str) -> None:
    fill(cell, f"{{{{ colours[{record}.light].fill }}}}")
    ink = f"{{{{ colours[{record}.light].ink }}}}"
    run(line(cell.paragraphs[0], True), f"{{{{ {record}.light }}}}", HEITI, SMALL, ink)


def _note(cell: _Cell) -> None:
    run(cell.add_paragraph(), "{%p if reading.note %}")
    run(line(cell.add_paragraph()), "备注：{{ reading.note }}", size="8", colour=GREY)
    run(cell.add_paragraph(), "{%p endif %}")


def _with_next_reading(paragraph: Paragraph) -> None:
    """Keeps a row on the page of the figure's next reading."""
    paragraph.paragraph_format.keep_with_next = True
    kept = paragraph._p.get_or_add_pPr().find(qn("w:keepNext"))
    kept.set(qn("w:val"), "{% if loop.last %}0{% else %}1{% endif %}")
