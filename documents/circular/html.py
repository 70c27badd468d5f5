"""One self-contained page for the screen: no script, no outside file, prints as well as it reads."""

from collections.abc import Mapping
from typing import Any

from documents.circular.bars import FULL
from documents.circular.templates import TEMPLATES
from documents.circular.view import view
from documents.fonts import Fonts
from documents.web_page import filled


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The circular as one HTML page in UTF-8; the reader's own fonts draw it, ``fonts`` plays no part."""
    return filled(TEMPLATES / "circular.html", {**view(content), "full": FULL})
