"""The editable copy: the office's own faces by name; what is verified by its code is the PDF."""

from collections.abc import Mapping
from typing import Any

from documents.fonts import Fonts
from documents.letter.view import view
from documents.letter.word import template
from documents.word.filling import Properties, filled

# The red head stands in one line of at most 42 points; the type area is 442 points wide.
WIDTH, TALLEST = 442, 42


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The letter as .docx; it names the official faces, which the reader's machine supplies."""
    page = view(content)
    half_points = 2 * min(TALLEST, WIDTH // len(page["office"]))
    properties = Properties(page["title"], page["office"], page["code"], page["dated"])
    return filled(template(), {**page, "head_half_points": half_points}, properties)
