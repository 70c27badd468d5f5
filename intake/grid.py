"""A table as a reader finds it: cells in rows, merged ones standing in every place that they cover."""

from collections.abc import Iterable
from typing import NamedTuple

from intake.format_refusals import TableTooLarge, TableTooWide
from intake.refusals import NoticeTooLong

MOST_COLUMNS = 60
"""An annex with four quarters, units and dates has about a dozen; Word may cut each into several places."""
MOST_ROWS = 2000
"""As many as a text may have lines."""
MOST_PLACES = MOST_COLUMNS * MOST_ROWS
"""All places that cells claim; only cells that cover one another come to more."""


class Placed(NamedTuple):
    """A cell where a document puts it: its first row and column (from 0), how far it spreads, and its text.

    ``goes_on`` says that its last line is full, so that what follows on the next page belongs to the same line.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    goes_on: bool = False


class Cell(NamedTuple):
    """One place of a grid; places of one merged cell share their ``origin`` (row and column of the first)."""

    text: str
    origin: tuple[int, int]
    goes_on: bool = False


class Grid(NamedTuple):
    """The rows of a table, all of the same width, and the number of its first row in the file (from 1).

    ``merges`` is False for formats that cannot say that a cell is merged (CSV): there an empty cell may mean it.
    """

    rows: tuple[tuple[Cell, ...], ...]
    first: int = 1
    merges: bool = True

    @property
    def texts(self) -> list[list[str]]:
        """The words of each row, a merged cell once, empty ones left out."""
        return [[cell.text for cell in once(row) if cell.text] for row in self.rows]


def grid_of(cells: Iterable[Placed], first: int = 1) -> Grid:
    """The grid in which ``cells`` stand; a place that none covers is empty, the first to cover one keeps it.

    Raises TableTooWide, TableTooLarge, or NoticeTooLong for more rows than any annex has.
    """
    taken: dict[tuple[int, int], Cell] = {}
    claimed = 0
    for placed in cells:
        claimed += placed.rows * placed.columns
        if placed.column + placed.columns > MOST_COLUMNS:
            raise TableTooWide(columns=placed.column + placed.columns, limit=MOST_COLUMNS)
        if placed.row + placed.rows > MOST_ROWS:
            raise NoticeTooLong(lines=placed.row + placed.rows, limit=MOST_ROWS)
        if claimed > MOST_PLACES:
            raise TableTooLarge(places=claimed, limit=MOST_PLACES)
        cell = Cell(placed.text, (placed.row, placed.column), placed.goes_on)
        for row in range(placed.row, placed.row + placed.rows):
            for column in range(placed.column, placed.column + placed.columns):
                taken.setdefault((row, column), cell)
    height = max((row for row, _ in taken), default=-1) + 1
    width = max((column for _, column in taken), default=-1) + 1
    places = (((row, column) for column in range(width)) for row in range(height))
    return Grid(tuple(tuple(taken.get(place) or Cell("", place) for place in row) for row in places), first)


def plain_grid(rows: Iterable[Iterable[str]], first: int = 1) -> Grid:
    """The grid of a format that knows no merged cells."""
    placed = (Placed(row, column, text) for row, cells in enumerate(rows) for column, text in enumerate(cells))
    return grid_of(placed, first)._replace(merges=False)


def once(cells: Iterable[Cell]) -> list[Cell]:
    """Each cell of a row once, however many places it covers."""
    return list({cell.origin: cell for cell in cells}.values())
