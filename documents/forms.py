"""The table of forms. A new form is one file with one function, and one row here."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from documents import canonical, docx, html, pdf, xlsx
from documents.check import check
from documents.fonts import Fonts
from documents.refusals import UnknownForm


class Renderer(NamedTuple):
    """How one form is made: the function, the file name's ending, the media type for a download."""

    function: Callable[[Mapping[str, Any], Fonts], bytes]
    suffix: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMS: dict[str, Renderer] = {
    "pdf": Renderer(pdf.render, ".pdf", "application/pdf"),
    "docx": Renderer(docx.render, ".docx", f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": Renderer(xlsx.render, ".xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "html": Renderer(html.render, ".html", "text/html; charset=utf-8"),
    "json": Renderer(canonical.render, ".json", "application/json"),
}


def render(content: Mapping[str, Any], form: str, fonts: Fonts) -> bytes:
    """The circular's content as a file of ``form``; the same content and fonts give the same bytes.

    Raises UnknownForm, or what ``check`` raises; a form may add TypesettingRefused or TextTooLong.
    """
    if form not in FORMS:
        raise UnknownForm(form=form, known="、".join(FORMS))
    check(content, fonts)
    return FORMS[form].function(content, fonts)
