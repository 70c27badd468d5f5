"""The site's font folder, named once by the entry point: what is typed is checked against what will be printed.

Apart from ``fonts.py``, so that a command that neither types nor prints reads no font.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

FOLDER: ContextVar[Path | None] = ContextVar("font folder", default=None)


@contextmanager
def site_folder(folder: Path | None) -> Iterator[None]:
    """Everything within works with the faces of ``folder`` beside the default ones."""
    token = FOLDER.set(folder)
    try:
        yield
    finally:
        FOLDER.reset(token)
