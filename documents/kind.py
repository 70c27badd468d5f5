"""What makes a kind of document: the schema its content names, the shape of that content, and its forms."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from documents.fonts import Fonts
from documents.shape import Shape

_OFFICE = "application/vnd.openxmlformats-officedocument"

PDF = "application/pdf"
DOCX = f"{_OFFICE}.wordprocessingml.document"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
HTML = "text/html; charset=utf-8"
JSON = "application/json"


class Renderer(NamedTuple):
    """How one form is made: the function, the file name's ending, the media type for a download."""

    function: Callable[[Mapping[str, Any], Fonts], bytes]
    suffix: str
    media_type: str


class DocumentKind(NamedTuple):
    """One kind of document; ``templates`` is the folder of its own templates, beside the shared ones."""

    schema: str
    shape: Shape
    forms: dict[str, Renderer]
    templates: Path
