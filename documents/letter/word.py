"""The Word template of a letter: red head between double rules, title, text, points in tables, signature."""

import io
from functools import cache

from docx import Document
from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from documents.word.marks import HEITI, XIAOBIAOSONG, mark, run
from documents.word.page import portrait, styles
from documents.word.tables import Column, line, row, tag_row, widths

RED = "D7000F"
POINTS = [Column("", 34), Column("", 122)]
_CHARS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}firstLineChars"


@cache
def template() -> bytes:
    """A .docx with template tags in it; it holds no text of any letter."""
    document = Document()
    styles(document)
    portrait(document)
    _head(document)
    _text(document)
    _items(document)
    _close(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(document: Opened, text: str, side: WD_ALIGN_PARAGRAPH | None = None, *, kept: bool = False) -> Paragraph:
    made = document.add_paragraph()
    run(made, text)
    if side is not None:
        made.alignment = side
    made.paragraph_format.keep_with_next = kept or None
    return made


def _indented(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph._p.get_or_add_pPr().get_or_add_ind().set(_CHARS, "200")
    return paragraph


def _ruled(paragraph: Paragraph, edge: str, kind: str) -> None:
    """A red double rule on one edge of the paragraph, the thick one outside."""
    borders = mark("pBdr")
    borders.append(mark(edge, val=kind, sz="24", space="6", color=RED))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _head(document: Opened) -> None:
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.line_spacing = Pt(52)
    run(head, "{{ office }}", XIAOBIAOSONG, "{{ head_half_points }}", RED)
    _ruled(head, "bottom", "thickThinSmallGap")
    _line(document, "{{ number_line }}", WD_ALIGN_PARAGRAPH.RIGHT)
    _line(document, "")
    _line(document, "{%p for line in title_lines %}")
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(32)
    run(title, "{{ line }}", XIAOBIAOSONG, "22")
    _line(document, "{%p endfor %}")
    _line(document, "")


def _text(document: Opened) -> None:
    _line(document, "{{ addressee }}：")
    _line(document, "{%p for paragraph in paragraphs %}")
    _indented(_line(document, "{{ paragraph }}"))
    _line(document, "{%p endfor %}")


def _items(document: Opened) -> None:
    _line(document, "{%p for item in items %}")
    _line(document, "{%p if item.heading %}")
    _indented(document.add_paragraph("{{ item.heading }}", style="Heading 1"))
    _line(document, "{%p endif %}")
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    tag_row(table, "{%tr for point in item.points %}")
    name, text = row(table)
    run(line(name.paragraphs[0], True), "{{ point.name }}", HEITI, "14")
    run(line(text.paragraphs[0]), "{{ point.text }}", size="14")
    for cell in (name, text):
        cell.paragraphs[0].paragraph_format.line_spacing = Pt(24)
    tag_row(table, "{%tr endfor %}")
    widths(table, POINTS)
    _line(document, "{%p endfor %}")


def _close(document: Opened) -> None:
    _indented(_line(document, "{{ closing }}", kept=True))
    _line(document, "", kept=True)
    _line(document, "", kept=True)
    for text, kept in (("{{ signature }}", True), ("{{ date }}", False)):
        signed = _line(document, text, WD_ALIGN_PARAGRAPH.CENTER, kept=kept)
        signed.paragraph_format.left_indent, signed.paragraph_format.right_indent = Pt(186), Pt(64)
    _line(document, "")
    ruled = document.add_paragraph()
    run(ruled, "{{ check[0] }}", HEITI, "9", "757575")
    _ruled(ruled, "top", "thinThickSmallGap")
    run(document.add_paragraph(), "{{ check[1] }}", HEITI, "9", "757575")
