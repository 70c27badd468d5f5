"""Renders the content of documents (督查通报 …) into files: values in, bytes out, the same bytes every time.

``render(content, form, fonts)`` is the one way in; ``KINDS`` is the table of documents by the schema that their content
names, each with its shape and its forms; ``FORMS`` are those of the circular.
``check_text`` answers earlier, while a text is still being written, whether it can be printed at all.
"""

from documents.check import check_text
from documents.fonts import Fonts, default_fonts, site_fonts
from documents.forms import FORMS, KINDS, check, render
from documents.kind import DocumentKind, Renderer
from documents.versions import versions

__all__ = [
    "FORMS",
    "KINDS",
    "DocumentKind",
    "Fonts",
    "Renderer",
    "check",
    "check_text",
    "default_fonts",
    "render",
    "site_fonts",
    "versions",
]
