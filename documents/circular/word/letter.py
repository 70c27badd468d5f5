"""The first section of the Word template: head, title, running text, annex list, signature."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from documents.word.marks import HEITI, XIAOBIAOSONG, mark, run, under_line
from documents.word.tables import Column, headed, line, row, tag_row, widths

RED = "D7000F"
TWO_CHARACTERS = Pt(32)
BARS = [Column("事项", 40), Column("情况", 116)]


def letter(document: Document) -> None:
    """Everything before the annexes."""
    _head(document)
    _text(document)
    _close(document)


def plain(document: Document, text: str, indented: bool = False, kept: bool = False) -> Paragraph:
    """A paragraph of body text or a template tag; ``kept`` stays on the page of the next one."""
    made = document.add_paragraph()
    run(made, text)
    made.paragraph_format.keep_with_next = kept or None
    if indented:
        made.paragraph_format.first_line_indent = TWO_CHARACTERS
        made._p.get_or_add_pPr().get_or_add_ind().set(_CHARS, "200")
    return made


_CHARS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}firstLineChars"


def _head(document: Document) -> None:
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.space_before = Pt(56)
    head.paragraph_format.line_spacing = Pt(52)
    run(head, "{{ office }}{{ kind }}", XIAOBIAOSONG, "{{ head_half_points }}", RED)
    plain(document, "")
    number = plain(document, "{{ doc_number }}")
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    under_line(number, RED)
    plain(document, "")
    plain(document, "{%p for line in title_lines %}")
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(32)
    run(title, "{{ line }}", XIAOBIAOSONG, "22")
    plain(document, "{%p endfor %}")
    _label(document)


def _label(document: Document) -> None:
    plain(document, "{%p if label %}")
    label = document.add_paragraph()
    label.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(label, "{{ label }}", HEITI, "12", "757575")
    plain(document, "{%p endif %}")
    plain(document, "")


def _text(document: Document) -> None:
    plain(document, "{{ addressees }}")
    plain(document, "{%p for section in sections %}")
    heading = document.add_paragraph("{{ section.heading }}", style="Heading 1")
    heading.paragraph_format.first_line_indent = TWO_CHARACTERS
    plain(document, "{%p set first = loop.first %}")
    plain(document, "{%p for paragraph in section.paragraphs %}")
    plain(document, "{{ paragraph }}", indented=True)
    plain(document, "{%p if first and loop.first %}")
    _bars(document)
    plain(document, "{%p endif %}")
    plain(document, "{%p endfor %}")
    plain(document, "{%p endfor %}")


def _bars(document: Document) -> None:
    """The quarter at a glance: every count on its colour, with its word."""
    table = headed(document, BARS)
    tag_row(table, "{%tr for bar in bars %}")
    name, counts = row(table)
    run(line(name.paragraphs[0]), "{{ bar.name }}（{{ bar.total }}{{ bar.noun }}）", HEITI, "10")
    chips = line(counts.paragraphs[0])
    run(chips, "{%r for part in bar.parts %}")
    colours = "{{ colours[part.light].%s }}"
    run(chips, "{{ ' ' }}{{ part.word }} {{ part.count }}{{ ' ' }}", HEITI, "10", colours % "ink", colours % "fill")
    run(chips, "　", size="10")
    run(chips, "{%r endfor %}")
    tag_row(table, "{%tr endfor %}")
    widths(table, BARS)
    table._tbl.tblPr.append(mark("tblCaption", val="报送情况和任务进展一览"))


def _close(document: Document) -> None:
    plain(document, "{%p if annexes %}")
    plain(document, "", kept=True)
    plain(document, "{%p for name in annexes %}")
    lead = "{% if loop.first %}附件：{% else %}　　　{% endif %}"
    plain(document, lead + "{{ loop.index }}．{{ name }}", indented=True, kept=True)
    plain(document, "{%p endfor %}")
    plain(document, "{%p endif %}")
    plain(document, "", kept=True)
    plain(document, "", kept=True)
    for text, kept in (("{{ office }}", True), ("{{ issued }}", False)):
        signed = plain(document, text, kept=kept)
        signed.alignment = WD_ALIGN_PARAGRAPH.CENTER
        # Office over date, both centred on one axis, four characters from the right edge.
        signed.paragraph_format.left_indent, signed.paragraph_format.right_indent = Pt(186), Pt(64)
