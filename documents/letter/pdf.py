"""The letter on paper."""

from collections.abc import Mapping
from typing import Any

from documents.fonts import Fonts
from documents.letter.templates import TEMPLATES
from documents.letter.view import view
from documents.typesetting import typeset


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The letter as PDF; raises TypesettingRefused on any warning."""
    return typeset(TEMPLATES / "letter.typ", view(content), fonts)
