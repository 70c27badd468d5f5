"""Filling a Word template: every text stays text, and the file's own dates come from the document."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from documents.archive import settled


class Properties(NamedTuple):
    """What the file says of itself: title, author, a remark (such as the document's number), an ISO day."""

    title: str
    author: str
    comments: str
    issued_on: str


def filled(template: bytes, data: Mapping[str, Any], properties: Properties) -> bytes:
    """``template`` with ``data`` in its tags, as .docx; the same values give the same bytes."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(data), _words(), autoescape=True)
    _describe(document.docx.core_properties, properties)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _words() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, finalize=_literal)


def _literal(value: object) -> object:
    """Text that nothing reads as a sign: docxtpl turns {_{ into {{ after filling, unless _ is written as code."""
    return Markup(str(escape(value)).replace("_", "&#95;")) if isinstance(value, str) else value


def _describe(core: Any, properties: Properties) -> None:
    core.title, core.author, core.last_modified_by = properties.title, properties.author, properties.author
    core.comments, core.language = properties.comments, "zh-CN"
    core.created = core.modified = datetime.fromisoformat(properties.issued_on).replace(tzinfo=UTC)
    core.revision = 1
