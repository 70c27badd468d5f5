"""One self-contained page for the screen: no script, no outside file, prints as well as it reads."""

from collections.abc import Mapping
from typing import Any

from documents.fonts import Fonts
from documents.letter.templates import TEMPLATES
from documents.letter.view import view
from documents.web_page import filled


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The letter as one HTML page in UTF-8; the reader's own fonts draw it, ``fonts`` plays no part."""
    return filled(TEMPLATES / "letter.html", view(content))
