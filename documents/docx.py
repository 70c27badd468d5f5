"""The editable courtesy copy, filled by docxtpl into the template of ``documents.word``."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from documents.archive import settled
from documents.fonts import Fonts
from documents.view import view
from documents.word import template

# The type area is 442 points wide; the red head stands in one line of at most 42 points (facts of GB/T 9704).
WIDTH, TALLEST = 442, 42


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The circular as .docx; it names the official faces, which the reader's machine supplies."""
    page = view(content)
    half_points = 2 * min(TALLEST, WIDTH // len(page["office"] + page["kind"]))
    filled = DocxTemplate(io.BytesIO(template()))
    filled.render({**page, "head_half_points": half_points}, _words(), autoescape=True)
    _properties(filled.docx.core_properties, page)
    out = io.BytesIO()
    filled.save(out)
    return settled(out.getvalue())


def _words() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, finalize=_literal)


def _literal(value: object) -> object:
    """Text that nothing reads as a sign: docxtpl turns {_{ into {{ after filling, unless _ is written as code."""
    return Markup(str(escape(value)).replace("_", "&#95;")) if isinstance(value, str) else value


def _properties(properties: Any, page: Mapping[str, Any]) -> None:
    issued = datetime.fromisoformat(page["issued_on"]).replace(tzinfo=UTC)
    properties.title, properties.author, properties.last_modified_by = page["title"], page["office"], page["office"]
    properties.comments, properties.language = page["doc_number"], "zh-CN"
    properties.created = properties.modified = issued
    properties.revision = 1
