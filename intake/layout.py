"""From paragraphs and tables to the one table of tasks: found by its header, joined over pages, its rows told apart."""

from collections.abc import Iterable, Sequence

from intake.columns import category_column
from intake.grid import Grid
from intake.headings import Header, find_header, words_of
from intake.numerals import seq_of
from intake.refusals import NotANotice
from intake.rows import Rows
from intake.source import Source
from intake.unseen import seen

MOST_NESTED_TABLES = 8
"""Tables in tables: a page laid out by tables has three or four."""

Block = str | Grid
"""A paragraph (tidy) or a table, in the order of the document."""


def source_of(blocks: Iterable[Block]) -> Source:
    """The notice in ``blocks``: the first table with a task header and those that go on with it.

    What stands above it, in paragraphs or other tables, is the preamble. Raises NotANotice.
    """
    listed = list(map(_seen, blocks))
    for at, block in enumerate(listed):
        if isinstance(block, Grid) and (header := find_header(block)):
            before = [*_paragraphs(listed[:at]), *_paragraphs([_part(block, 0, header.start)])]
            return _source(tuple(before), block, header, listed[at + 1 :])
    raise NotANotice()


def _seen(block: Block) -> Block:
    if isinstance(block, str):
        return seen(block)
    rows = tuple(tuple(cell._replace(text=seen(cell.text)) for cell in row) for row in block.rows)
    return block._replace(rows=rows)


def _source(before: tuple[str, ...], grid: Grid, header: Header, rest: list[Block]) -> Source:
    rows = Rows(header, category_column(header.names))
    rows.take(_part(grid, header.end, len(grid.rows)), goes_on=not grid.merges)
    for block in rest:
        if isinstance(block, Grid) and (part := _continuation(block, grid, header)):
            rows.take(part, goes_on=True)
    after = tuple(_paragraphs([block for block in rest if isinstance(block, str)]))
    return Source(before, header.names, rows.found(), tuple(rows.warnings), after)


def _continuation(block: Grid, grid: Grid, header: Header) -> Grid | None:
    """The rows of a table that goes on with ``grid``: under the same header, or with the next 序号 at once."""
    again = find_header(block)
    if again:
        return _part(block, again.end, len(block.rows)) if again.names == header.names else None
    if not block.rows or len(block.rows[0]) != len(grid.rows[0]):
        return None
    first = header.cells(block.rows[0])[header.seq]
    begins = not first or not first[0].text or seq_of(first[0].text) or words_of(block.rows[0]) in header.rows
    return block if begins else None


def _part(grid: Grid, start: int, end: int) -> Grid:
    return grid._replace(rows=grid.rows[start:end], first=grid.first + start)


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        texts += [block] if isinstance(block, str) else [text for row in block.texts for text in row]
    return [line for text in texts for line in text.split("\n") if line]
