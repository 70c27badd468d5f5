"""In what a copy differs from the file it should be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageChange:
    """A page (from 1) whose text differs: lines that are ``gone`` and lines that ``came``."""

    number: int
    gone: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """``first``: offset of the first byte that differs (None: no difference); ``differing``: how many bytes of the
    original's length differ; ``appended``: bytes beyond it, negative when the copy is shorter; ``pages`` whose text
    differs; ``readable``: whether the copy's text could be read at all."""

    first: int | None
    differing: int
    appended: int
    pages: tuple[PageChange, ...]
    readable: bool


def changes(original: bytes, copy: bytes) -> Changes:
    """Compare byte by byte, then page by page. Never raises on a hostile copy."""
    raise NotImplementedError
