"""Where the header of a task table stands, found by its words, and the columns that it makes."""

from collections.abc import Sequence
from typing import NamedTuple

from intake.columns import is_seq
from intake.grid import Cell, Grid, once
from intake.tidy import tidy
from intake.wording import is_quarter

# A header has at most this many levels, and a cell that is longer is no heading.
_MOST_LEVELS = 3
_LONGEST = 40


class Header(NamedTuple):
    """A header: its rows in the grid (``end`` excluded), its columns and their names.

    A column is a run of places under the same heading; the levels of a name are separated by line feeds.
    ``rows`` holds the words of its rows, by which a repetition is known.
    """

    start: int
    end: int
    columns: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    rows: frozenset[tuple[str, ...]]

    @property
    def seq(self) -> int:
        """The column of the task numbers."""
        return next(index for index, name in enumerate(self.names) if any(map(is_seq, name.split("\n"))))

    def cells(self, row: Sequence[Cell]) -> list[list[Cell]]:
        """The cells of a row under each column; a merged one that begins before the column counts if it fills it."""
        return [_under(row[start:end], start) for start, end in self.columns]


def compact(text: str) -> str:
    """A heading without blanks and line breaks."""
    return "".join(tidy(text).split())


def words_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """The words of a row as a header would have them."""
    return tuple(compact(cell.text) for cell in once(row) if cell.text)


def find_header(grid: Grid) -> Header | None:
    """The first header of a task table: a heading 序号 and one that names a quarter, on one to three levels."""
    for start, row in enumerate(grid.rows):
        at = next((index for index, cell in enumerate(row) if is_seq(compact(cell.text))), None)
        if at is None:
            continue
        header = _header(grid, start, _end(grid, start, at))
        if any(map(is_quarter, header.names)):
            return header
    return None


def _end(grid: Grid, start: int, at: int) -> int:
    """The row after the header: a lower level stands below the same 序号, or below it with nothing in its place."""
    end = start + 1
    while end < min(len(grid.rows), start + _MOST_LEVELS) and _is_level(grid, end, at):
        end += 1
    return end


def _is_level(grid: Grid, index: int, at: int) -> bool:
    row, above = grid.rows[index], grid.rows[index - 1]
    if row[at].origin == above[at].origin:
        return True
    new = [compact(cell.text) for cell, over in zip(row, above, strict=True) if cell.origin != over.origin]
    return not row[at].text and any(is_quarter(text) and len(text) <= _LONGEST // 2 for text in new)


def _header(grid: Grid, start: int, end: int) -> Header:
    levels = grid.rows[start:end]
    columns: list[tuple[int, int]] = []
    for index in range(len(levels[0])):
        same = index and all(level[index].origin == level[index - 1].origin for level in levels)
        columns[-1:] = [(columns[-1][0], index + 1)] if same else [*columns[-1:], (index, index + 1)]
    names = tuple(_name([level[first] for level in levels]) for first, _ in columns)
    return Header(start, end, tuple(columns), names, frozenset(map(words_of, levels)))


def _name(levels: list[Cell]) -> str:
    return "\n".join(filter(None, (compact(cell.text)[:_LONGEST] for cell in once(levels))))


def _under(places: Sequence[Cell], start: int) -> list[Cell]:
    cells = once(places)
    return [cell for cell in cells if cell.origin[1] >= start or len(cells) == 1]
