"""In what a copy differs from the file it should be."""

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from sandbox import Limits, taken_apart

#: Compared at once; only blocks that differ are looked at byte by byte.
BLOCK = 1 << 16
#: For the reading of one file's text.
LIMITS = Limits(megabytes=600, processor=10, clock=15)
_CHILD = Path(__file__).with_name("page_text.py")


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
    if original == copy:
        return Changes(None, 0, 0, (), True)
    first, differing = _bytes(original, copy)
    before, after = page_lines(original), page_lines(copy)
    pages = () if before is None or after is None else tuple(_pages(before, after))
    return Changes(first, differing, len(copy) - len(original), pages, after is not None)


def page_lines(pdf: bytes) -> list[list[str]] | None:
    """The lines of text on every page; None when they cannot be read."""
    answer = taken_apart(_CHILD, (), pdf, LIMITS)
    return None if answer is None else answer["pages"]


def _bytes(original: bytes, copy: bytes) -> tuple[int, int]:
    """Offset of the first difference, and how many of the original's bytes differ or are gone."""
    shared = min(len(original), len(copy))
    first, differing = shared, len(original) - shared
    for start in range(0, shared, BLOCK):
        one, other = original[start : min(start + BLOCK, shared)], copy[start : min(start + BLOCK, shared)]
        if one != other:
            unequal = [at for at, (a, b) in enumerate(zip(one, other, strict=True), start) if a != b]
            first, differing = min(first, unequal[0]), differing + len(unequal)
    return first, differing


def _pages(before: list[list[str]], after: list[list[str]]) -> list[PageChange]:
    found, none = [], list[str]()
    for number, (old, new) in enumerate(zip_longest(before, after, fillvalue=none), start=1):
        if old != new:
            found.append(PageChange(number, _without(old, new), _without(new, old)))
    return found


def _without(lines: list[str], others: list[str]) -> tuple[str, ...]:
    """The lines that ``others`` do not have, in their order, each as often as it is missing there."""
    left = Counter(lines) - Counter(others)
    kept = []
    for line in lines:
        if left[line]:
            left[line] -= 1
            kept.append(line)
    return tuple(kept)
