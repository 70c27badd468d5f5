"""The Word template as bytes, made once in a process."""

import io
from functools import cache

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE

from documents.circular.word.annexes import annexes
from documents.circular.word.letter import letter
from documents.word.page import landscape, portrait, styles


@cache
def template() -> bytes:
    """A .docx with template tags in it; it holds no text of any circular."""
    document = Document()
    styles(document)
    portrait(document)
    letter(document)
    landscape(document)
    annexes(document)
    _without_preview(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _without_preview(document: Opened) -> None:
    """Drops the preview picture of python-docx's own blank document."""
    relations = document.part.package.rels
    for name in [name for name, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]
