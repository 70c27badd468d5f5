"""Renders the content of a circular (督查通报) into files: values in, bytes out, the same bytes every time.

``render(content, form, fonts)`` is the one way in; ``FORMS`` is the table of forms it knows.
``check_text`` answers earlier, while a text is still being written, whether it can be printed at all.
"""

from documents.check import check, check_text
from documents.fonts import Fonts, default_fonts
from documents.forms import FORMS, Renderer, render
from documents.versions import versions

__all__ = ["FORMS", "Fonts", "Renderer", "check", "check_text", "default_fonts", "render", "versions"]
