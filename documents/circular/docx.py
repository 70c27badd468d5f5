"""The editable courtesy copy."""

from collections.abc import Mapping
from typing import Any

from documents.circular.view import view
from documents.circular.word import template
from documents.fonts import Fonts
from documents.word.filling import Properties, filled

# The type area is 442 points wide; the red head stands in one line of at most 42 points (facts of GB/T 9704).
WIDTH, TALLEST = 442, 42


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The circular as .docx; it names the official faces, which the reader's machine supplies."""
    page = view(content)
    half_points = 2 * min(TALLEST, WIDTH // len(page["office"] + page["kind"]))
    properties = Properties(page["title"], page["office"], page["doc_number"], page["issued_on"])
    return filled(template(), {**page, "head_half_points": half_points}, properties)
