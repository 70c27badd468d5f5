"""The first section of the Word template: head, title, running text, annex list, signature."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from documents.word.marks import HEITI, XIAOBIAOSONG, mark, rule, ruled, run
from documents.word.parts import RED, plain, signature, title
from documents.word.tables import Column, headed, line, row, tag_row, widths

BARS = [Column("事项", 40), Column("情况", 116)]


def letter(document: Document) -> None:
    """Everything before the annexes."""
    _head(document)
    _text(document)
    _close(document)


def _head(document: Document) -> None:
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.space_before = Pt(56)
    head.paragraph_format.line_spacing = Pt(52)
    run(head, "{{ office }}{{ kind }}", XIAOBIAOSONG, "{{ head_half_points }}", RED)
    plain(document, "")
    number = plain(document, "{{ doc_number }}")
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    ruled(number, rule("bottom", eighths=12, space=8, colour=RED))
    plain(document, "")
    title(document)
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
    heading.paragraph_format.first_line_indent = Pt(32)
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
    signature(document, "{{ office }}", "{{ issued }}")
