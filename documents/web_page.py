"""Pages for the screen are filled by Jinja, which escapes every text and refuses a value that is not there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).parent

_PAGES = Environment(
    loader=FileSystemLoader(ROOT),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def filled(template: Path, data: Mapping[str, Any]) -> bytes:
    """``template``, a file below ``documents/``, filled with ``data``, in UTF-8."""
    return _PAGES.get_template(template.relative_to(ROOT).as_posix()).render(data).encode()
