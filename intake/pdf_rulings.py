"""The tables of a PDF page, told by their ruled lines: a cell is what no line divides."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from intake.pdf_text import Glyph

# Points: lines this near are one line, ends this near touch.
_NEAR = 2.5
# Merged lines of one page; a table of 100 rows has about 110.
_MOST = 400


class Ruling(NamedTuple):
    """An upright line at x or a level one at y (``at``), from ``start`` to ``end`` along the other axis."""

    at: float
    start: float
    end: float


class Region(NamedTuple):
    """A cell: its first row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int

    def slots(self) -> Iterator[tuple[int, int]]:
        """Every place that the cell covers."""
        for row in range(self.row, self.row + self.rows):
            yield from ((row, column) for column in range(self.column, self.column + self.columns))


class Table(NamedTuple):
    """Upright and level lines that meet; ``xs`` from the left, ``ys`` from the bottom."""

    xs: list[float]
    ys: list[float]
    upright: list[Ruling]
    level: list[Ruling]

    @property
    def top(self) -> float:
        """The height of the upper border."""
        return self.ys[-1]

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of a character is inside."""
        return self.ys[0] < glyph.y < self.ys[-1] and self.xs[0] < (glyph.x0 + glyph.x1) / 2 < self.xs[-1]

    def slot(self, glyph: Glyph) -> tuple[int, int]:
        """Row (from the top) and column of a character inside."""
        row = len(self.ys) - 1 - bisect_right(self.ys, glyph.y)
        return row, bisect_right(self.xs, (glyph.x0 + glyph.x1) / 2) - 1

    def regions(self) -> Iterator[Region]:
        """The cells from the top left; each grows to the right and down until a line stops it."""
        taken: set[tuple[int, int]] = set()
        height, width = len(self.ys) - 1, len(self.xs) - 1
        for row in range(height):
            for column in range(width):
                if (row, column) in taken:
                    continue
                right = column + 1
                while right < width and not self._divided_across(row, right):
                    right += 1
                below = row + 1
                while below < height and not self._divided_below(below, column):
                    below += 1
                region = Region(row, column, below - row, right - column)
                taken.update(region.slots())
                yield region

    def _divided_across(self, row: int, column: int) -> bool:
        top = len(self.ys) - 1 - row
        middle = (self.ys[top] + self.ys[top - 1]) / 2
        return _is_ruled(self.upright, self.xs[column], middle)

    def _divided_below(self, row: int, column: int) -> bool:
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return _is_ruled(self.level, self.ys[len(self.ys) - 1 - row], middle)


def tables_of(lines: Sequence[Sequence[float]]) -> list[Table]:
    """The tables of a page from the top down. A frame without an inner line is none, nor is one around another."""
    upright = _merged([(x0 + x1) / 2, y0, y1] for x0, y0, x1, y1 in lines if x1 - x0 < y1 - y0)[:_MOST]
    level = _merged([(y0 + y1) / 2, x0, x1] for x0, y0, x1, y1 in lines if x1 - x0 >= y1 - y0)[:_MOST]
    tables = []
    for group in _groups(upright, level):
        ups = [upright[index] for index in sorted(group) if index < len(upright)]
        downs = [level[index - len(upright)] for index in sorted(group) if index >= len(upright)]
        table = Table(_distinct(ups), _distinct(downs), ups, downs)
        if min(len(table.xs), len(table.ys)) > 1 and len(table.xs) + len(table.ys) > 4:
            tables.append(table)
    return sorted(tables, key=lambda table: -table.top)


def _merged(lines: Iterable[list[float]]) -> list[Ruling]:
    """Lines that lie on one another or follow one another as one."""
    found: list[Ruling] = []
    clusters: list[list[list[float]]] = []
    for line in sorted(lines):
        if clusters and line[0] - clusters[-1][0][0] <= _NEAR:
            clusters[-1].append(line)
        else:
            clusters.append([line])
    for cluster in clusters:
        at = sum(line[0] for line in cluster) / len(cluster)
        parts: list[Ruling] = []
        for _, start, end in sorted(cluster, key=lambda line: line[1]):
            if parts and start <= parts[-1].end + _NEAR:
                parts[-1] = Ruling(at, parts[-1].start, max(end, parts[-1].end))
            else:
                parts.append(Ruling(at, start, end))
        found += parts
    return found


def _groups(upright: Sequence[Ruling], level: Sequence[Ruling]) -> Iterator[set[int]]:
    """Lines that meet, directly or over others, by their index (level ones after the upright ones)."""
    meets: dict[int, set[int]] = {index: set() for index in range(len(upright) + len(level))}
    for i, up in enumerate(upright):
        for j, flat in enumerate(level, start=len(upright)):
            if _within(up.at, flat) and _within(flat.at, up):
                meets[i].add(j)
                meets[j].add(i)
    while meets:
        group, waiting = set(), {next(iter(meets))}
        while waiting:
            index = waiting.pop()
            group.add(index)
            waiting |= meets.pop(index) - group
        yield group


def _within(at: float, line: Ruling) -> bool:
    return line.start - _NEAR <= at <= line.end + _NEAR


def _is_ruled(lines: Sequence[Ruling], at: float, middle: float) -> bool:
    return any(abs(line.at - at) <= _NEAR and line.start <= middle <= line.end for line in lines)


def _distinct(lines: Sequence[Ruling]) -> list[float]:
    found: list[float] = []
    for at in sorted(line.at for line in lines):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return found
