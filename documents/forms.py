"""The table of documents. A new kind is one folder, and one row here."""

from collections.abc import Mapping
from typing import Any

from documents.check import check_content
from documents.circular import CIRCULAR
from documents.fonts import Fonts
from documents.kind import DocumentKind, Renderer
from documents.letter import LETTER
from documents.refusals import UnknownForm, UnknownSchema

KINDS: dict[str, DocumentKind] = {kind.schema: kind for kind in (CIRCULAR, LETTER)}

#: The forms of a circular.
FORMS: dict[str, Renderer] = CIRCULAR.forms


def render(content: Mapping[str, Any], form: str, fonts: Fonts) -> bytes:
    """The content of a document as a file of ``form``; the same content and fonts give the same bytes.

    Raises UnknownForm, or what ``check`` raises; a form may add TypesettingRefused or TextTooLong.
    """
    forms = _kind(content).forms
    if form not in forms:
        raise UnknownForm(form=form, known="、".join(forms))
    check(content, fonts)
    return forms[form].function(content, fonts)


def check(content: Mapping[str, object], fonts: Fonts) -> None:
    """Passes content that every form of its kind can print, else raises.

    Raises UnknownSchema, MalformedContent, UnprintableCharacter, MissingGlyph or TextTooLong.
    """
    check_content(content, _kind(content).shape, fonts)


def _kind(content: Mapping[str, object]) -> DocumentKind:
    schema = content.get("schema")
    if not isinstance(schema, str) or schema not in KINDS:
        raise UnknownSchema(found=schema, known="、".join(KINDS))
    return KINDS[schema]
