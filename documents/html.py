"""One self-contained page for the screen: no script, no outside file, prints as well as it reads."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from documents.bars import FULL
from documents.fonts import Fonts
from documents.templates import TEMPLATES
from documents.view import view

_PAGES = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The circular as one HTML page in UTF-8; the reader's own fonts draw it, ``fonts`` plays no part."""
    return _PAGES.get_template("circular.html").render(view(content), full=FULL).encode()
