"""The Word template of a letter: red head between double rules, title, text, points in tables, signature."""

from functools import cache

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from documents.word.marks import HEITI, XIAOBIAOSONG, rule, ruled, run
from documents.word.parts import RED, indent, plain, signature, template_of, title
from documents.word.tables import Column, line, row, tag_row, widths

POINTS = [Column("", 34), Column("", 122)]


@cache
def template() -> bytes:
    """A .docx with template tags in it; it holds no text of any letter."""
    return template_of(_head, _text, _items, _close)


def _head(document: Document) -> None:
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.line_spacing = Pt(52)
    run(head, "{{ office }}", XIAOBIAOSONG, "{{ head_half_points }}", RED)
    # The thick one of the two outside (GB/T 9704-2012, 10.1).
    ruled(head, rule("bottom", "thickThinSmallGap", 24, 6, RED))
    plain(document, "{{ number_line }}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    plain(document, "")
    title(document)
    plain(document, "")


def _text(document: Document) -> None:
    plain(document, "{{ addressee }}：")
    plain(document, "{%p for paragraph in paragraphs %}")
    plain(document, "{{ paragraph }}", indented=True)
    plain(document, "{%p endfor %}")


def _items(document: Document) -> None:
    plain(document, "{%p for item in items %}")
    plain(document, "{%p if item.heading %}")
    indent(document.add_paragraph("{{ item.heading }}", style="Heading 1"))
    plain(document, "{%p endif %}")
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    tag_row(table, "{%tr for point in item.points %}")
    name, text = row(table)
    run(line(name.paragraphs[0], True), "{{ point.name }}", HEITI, "14")
    run(line(text.paragraphs[0]), "{{ point.text }}", size="14")
    for cell in (name, text):
        cell.paragraphs[0].paragraph_format.line_spacing = Pt(24)
    tag_row(table, "{%tr endfor %}")
    widths(table, POINTS)
    plain(document, "{%p endfor %}")


def _close(document: Document) -> None:
    plain(document, "{{ closing }}", indented=True, kept=True)
    signature(document, "{{ signature }}", "{{ date }}")
    plain(document, "")
    foot = document.add_paragraph()
    run(foot, "{{ check[0] }}", HEITI, "9", "757575")
    ruled(foot, rule("top", "thinThickSmallGap", 24, 6, RED))
    run(document.add_paragraph(), "{{ check[1] }}", HEITI, "9", "757575")
