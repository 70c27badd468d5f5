"""Parts that official documents have in common, as paragraphs of a Word template."""

from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from documents.word.marks import XIAOBIAOSONG, run
from documents.word.page import portrait, styles

RED = "D7000F"
_TWO_CHARACTERS = Pt(32)
_CHARS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}firstLineChars"


def template_of(*parts: Callable[[Document], None]) -> bytes:
    """A .docx on upright official pages that ``parts`` have filled, one after the other."""
    document = docx.Document()
    styles(document)
    portrait(document)
    for part in parts:
        part(document)
    # The library's own blank document brings a preview picture along.
    relations = document.part.package.rels
    for name in [name for name, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def plain(document: Document, text: str, indented: bool = False, kept: bool = False) -> Paragraph:
    """A paragraph of body text or a template tag; ``kept`` stays on the page of the next one."""
    made = document.add_paragraph()
    run(made, text)
    made.paragraph_format.keep_with_next = kept or None
    return indent(made) if indented else made


def indent(paragraph: Paragraph) -> Paragraph:
    """Two characters at the beginning of the first line (GB/T 9704-2012, 7.3.3)."""
    paragraph.paragraph_format.first_line_indent = _TWO_CHARACTERS
    paragraph._p.get_or_add_pPr().get_or_add_ind().set(_CHARS, "200")
    return paragraph


def title(document: Document) -> None:
    """``title_lines``, each centred in 2号 (7.3.1)."""
    plain(document, "{%p for line in title_lines %}")
    made = document.add_paragraph()
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.paragraph_format.line_spacing = Pt(32)
    run(made, "{{ line }}", XIAOBIAOSONG, "22")
    plain(document, "{%p endfor %}")


def signature(document: Document, office: str, day: str) -> None:
    """Two empty lines, then office over day (tags), centred on one axis, four characters from the right (7.3.5)."""
    plain(document, "", kept=True)
    plain(document, "", kept=True)
    for text, kept in ((office, True), (day, False)):
        signed = plain(document, text, kept=kept)
        signed.alignment = WD_ALIGN_PARAGRAPH.CENTER
        signed.paragraph_format.left_indent, signed.paragraph_format.right_indent = Pt(186), Pt(64)
