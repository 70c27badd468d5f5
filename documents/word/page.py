"""Pages of the Word template: sizes, grid, header with the label, page numbers on the outer side."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from documents.word.marks import FANGSONG, HEITI, face, field, mark, run

# 22 lines in 225 mm: 28.95 points, in twentieths of a point for the grid (GB/T 9704).
PITCH = Pt(28.95)
GRID = "579"


def styles(document: Document) -> None:
    """Body 16 points on the pitch; first-level headings in 黑体, kept with the text that follows."""
    normal, heading = document.styles["Normal"], document.styles["Heading 1"]
    for style, name in ((normal, FANGSONG), (heading, HEITI)):
        assert isinstance(style, ParagraphStyle)
        for old in style.element.xpath("./w:rPr"):
            style.element.remove(old)
        face(style.element.get_or_add_rPr(), name)
        # 28 characters of 16 points are 448 points wide, the type area 442: a quarter point less each.
        style.element.rPr.append(mark("spacing", val="-5"))
        style.font.size = Pt(16)
        spacing = style.paragraph_format
        spacing.space_before = spacing.space_after = Pt(0)
        spacing.line_spacing, spacing.line_spacing_rule = PITCH, WD_LINE_SPACING.EXACTLY


def portrait(document: Document) -> None:
    """The first section: A4, type area 156 × 225 mm, line grid, header and footers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(25)
    for old in section._sectPr.xpath("./w:docGrid"):
        section._sectPr.remove(old)
    # The kind "linesAndChars" makes LibreOffice set one character in two cells.
    section._sectPr.append(mark("docGrid", type="lines", linePitch=GRID))
    document.settings.odd_and_even_pages_header_footer = True
    _edges(section)


def landscape(document: Document) -> None:
    """A new section of wide pages for a table; header and footers go on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin = section.right_margin = Mm(20)
    section.header_distance, section.footer_distance = Mm(15), Mm(15)


def _edges(section: Section) -> None:
    for header in (section.header, section.even_page_header):
        label = header.paragraphs[0]
        label.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run(label, "{{ label or '' }}", HEITI, "9", "757575")
    outer = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, side in outer:
        number = footer.paragraphs[0]
        number.alignment = side
        # One character of the number's own size from the edge (GB/T 9704).
        number.paragraph_format.left_indent = number.paragraph_format.right_indent = Pt(14)
        run(number, "— ")
        field(number, "PAGE")
        run(number, " —")
        for piece in number.runs:
            piece.font.size = Pt(14)
