"""Reader of PDF files with a text layer: a program of its own takes them apart, this one understands the pieces."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bilingual import Text
from intake.format_refusals import (
    ContentTooLarge,
    Damaged,
    Disguised,
    NeedsOcr,
    PasswordProtected,
    PdfTooHard,
    TooManyPages,
)
from intake.grid import Placed, grid_of
from intake.kinds import PDF, kind_of
from intake.layout import Block, source_of
from intake.pdf_rulings import Table, tables_of
from intake.pdf_text import Glyph, lines_of, paragraphs_of, text_of
from intake.source import Source
from intake.tidy import tidy_lines
from sandbox import Limits, taken_apart

LIMITS = Limits(megabytes=200, processor=1.3, clock=8)
"""A notice of 300 tasks on 80 pages takes about 110 MB and 1.0 s of the processor."""

MOST_PAGES = 200
"""As many as the child takes apart: a notice of 300 tasks has about 80."""

_CHILD = Path(__file__).with_name("pdf_child.py")
_OTHER = Text("文本或其他文件", "text or something else")
_REASON = Text("PDF 的结构不符合格式", "its structure is not that of a PDF")


def read(data: bytes, path: Path) -> Source:
    """The layout of a notice in a PDF. Raises a refusal of ``intake.format_refusals`` or NotANotice."""
    if PDF not in data[:1024]:
        raise Disguised(path=path, kind=kind_of(data) or _OTHER)
    pages = [_glyphs(page) for page in _taken_apart(data, path)]
    if not any(glyphs for glyphs, _ in pages):
        raise NeedsOcr(path=path)
    return source_of(_blocks(pages))


def _taken_apart(data: bytes, path: Path) -> list[dict[str, Any]]:
    """What the child says. Whatever else happens to it, by a limit or by a fault, is the file's own doing."""
    answer = taken_apart(_CHILD, (str(MOST_PAGES),), data, LIMITS)
    if answer is None:
        raise PdfTooHard(path=path)
    if "pages" in answer:
        pages: list[dict[str, Any]] = answer["pages"]
        return pages
    raise _refusal(answer["refused"], answer["count"], path)


def _refusal(why: str, count: int, path: Path) -> Exception:
    if why == "password":
        return PasswordProtected(path=path)
    if why == "damaged":
        return Damaged(path=path, reason=_REASON)
    if why == "pages":
        return TooManyPages(path=path, pages=count, limit=MOST_PAGES)
    words = {"characters": Text(f"超过 {count} 字", f"over {count} characters")}
    return ContentTooLarge(path=path, what=words.get(why, Text("过多线条", "too many lines")), limit=count)


def _glyphs(page: dict[str, Any]) -> tuple[list[Glyph], list[list[float]]]:
    glyphs = [Glyph(sign, *place) for sign, place in zip(page["text"], page["places"], strict=True)]
    return [glyph for glyph in glyphs if glyph.height > 0], page["lines"]


def _blocks(pages: Sequence[tuple[list[Glyph], list[list[float]]]]) -> Iterator[Block]:
    """Paragraphs and tables in the order in which they stand on the pages."""
    loose: list[list[Glyph]] = []
    for glyphs, lines in pages:
        tables = tables_of(lines)
        inside: list[list[Glyph]] = [[] for _ in tables]
        outside: list[Glyph] = []
        for glyph in glyphs:
            at = next((index for index, table in enumerate(tables) if table.holds(glyph)), None)
            (outside if at is None else inside[at]).append(glyph)
        written = lines_of(outside)
        for table, held in zip(tables, inside, strict=True):
            above = [line for line in written if line[0].y > table.top]
            written = written[len(above) :]
            loose += above
            yield from paragraphs_of(loose)
            loose = []
            yield grid_of(_cells(table, held))
        loose += written
    yield from paragraphs_of(loose)


def _cells(table: Table, glyphs: Sequence[Glyph]) -> Iterator[Placed]:
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        held.setdefault(table.slot(glyph), []).append(glyph)
    for region in table.regions():
        own = [glyph for slot in region.slots() for glyph in held.get(slot, ())]
        left, right = table.xs[region.column], table.xs[region.column + region.columns]
        text, goes_on = text_of(own, left, right)
        yield Placed(region.row, region.column, tidy_lines(text), region.rows, region.columns, goes_on)
