"""The page for the archive."""

from collections.abc import Mapping
from typing import Any

from documents.circular.templates import TEMPLATES
from documents.circular.view import view
from documents.fonts import Fonts
from documents.typesetting import typeset

TEMPLATE = "circular.typ"


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The circular as PDF; raises TypesettingRefused on any warning."""
    return typeset(TEMPLATES / TEMPLATE, view(content), fonts)
