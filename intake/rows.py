"""The rows of a task table told apart: tasks, the rest of a task, headings across the table, scars."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.grid import Cell, Grid, once
from intake.headings import Header, words_of
from intake.notice import Warning
from intake.numerals import seq_of
from intake.scars import is_separator, joined_row, separator, stray
from intake.source import Row
from intake.wording import is_unfinished

_NO_BANNER = re.compile("(?:合计|小计|总计|注|备注|说明|抄送|附件|附注|填表|联系).*|.*[。；]")
_TOTAL = re.compile("合计|小计|总计|累计")
# A longer line across the table is a remark, not the heading of what follows.
_LONGEST_BANNER = 40
# No cell of the next table begins where one of this table did.
_ELSEWHERE = (-1, -1)


@dataclass
class _Open:
    """A task that is being read: its texts by column, and the cells that were last added to them."""

    line: int
    seq: int
    texts: list[str]
    last: list[Cell | None]
    banner: str


class Rows:
    """The tasks taken so far from one or several tables under one header."""

    def __init__(self, header: Header, category: int | None) -> None:
        self.warnings: list[Warning] = []
        self._header = header
        self._category = category
        self._found: list[_Open] = []
        self._banner = ""
        # No task has begun since the table went on after another; a category above still holds.
        self._leading = False
        self._inherits = False

    def take(self, grid: Grid, *, goes_on: bool) -> None:
        """Read the rows of a table; ``goes_on`` says that it continues the one before, on the next page."""
        self._leading, self._inherits = goes_on, goes_on or not grid.merges
        if task := self._last():
            task.last = [cell and cell._replace(origin=_ELSEWHERE) for cell in task.last]
        for line, row in enumerate(grid.rows, start=grid.first):
            words = words_of(row)
            if all(map(is_separator, words)):
                self._separate(bool(words))
            elif words not in self._header.rows:
                self._read(line, row, merges=grid.merges)

    def found(self) -> tuple[Row, ...]:
        """Every task with as many cells as the header has columns."""
        return tuple(Row(task.line, task.seq, tuple(task.texts), task.banner) for task in self._found)

    def _read(self, line: int, row: Sequence[Cell], *, merges: bool) -> None:
        cells = [_one(under) for under in self._header.cells(row)]
        place, task = cells[self._header.seq], self._last()
        seq = seq_of("".join(place.text.split())) if place else None
        if seq is None or place is None or len(once(row)) == 1 < len(row):
            self._read_other(line, row, cells)
        elif task and task.seq == seq and place.origin == _origin(task, self._header.seq):
            _add(task, cells, paragraph=True)
        else:
            self._begin(line, seq, cells)
            self._inherits = self._inherits and (not merges or self._is_uncategorised(cells))
            self._leading = False

    def _begin(self, line: int, seq: int, cells: list[Cell | None]) -> None:
        task = _Open(line, seq, [cell.text if cell else "" for cell in cells], cells, self._banner)
        at = self._category
        if (above := self._last()) and at is not None and self._inherits and not task.texts[at]:
            task.texts[at] = above.texts[at]
        self._found.append(task)

    def _is_uncategorised(self, cells: list[Cell | None]) -> bool:
        cell = cells[self._category] if self._category is not None else None
        return not (cell and cell.text)

    def _read_other(self, line: int, row: Sequence[Cell], cells: list[Cell | None]) -> None:
        """A row without a number is the rest of a task, the heading of what follows, or a stray."""
        words = [cell.text for cell in once(row) if cell.text]
        task, place = self._last(), cells[self._header.seq]
        if task and (_broken(task, cells) or (not (place and place.text) and not any(map(_TOTAL.match, words)))):
            if not self._leading:
                self.warnings.append(joined_row(line, task.seq))
            _add(task, cells, paragraph=False)
        elif self._category is None and len(words) == 1 and row[0].text and _is_banner(words[0]):
            self._banner = words[0]
        else:
            self.warnings.append(stray(line, task.seq if task else None, " ".join(words)))

    def _separate(self, is_seen: bool) -> None:
        if is_seen and (task := self._last()):
            self.warnings.append(separator(task.seq))

    def _last(self) -> _Open | None:
        return self._found[-1] if self._found else None


def _is_banner(words: str) -> bool:
    return len(words) <= _LONGEST_BANNER and not _NO_BANNER.fullmatch(words)


def _one(cells: list[Cell]) -> Cell | None:
    """The cells under one heading as one."""
    worded = [cell for cell in cells if cell.text] or cells
    if len(worded) < 2:
        return worded[0] if worded else None
    return worded[0]._replace(text="\n".join(cell.text for cell in worded))


def _origin(task: _Open, column: int) -> tuple[int, int] | None:
    cell = task.last[column]
    return cell.origin if cell else None


def _broken(task: _Open, cells: list[Cell | None]) -> bool:
    """Whether every word of a row goes on where the task's own text stopped at the end of a full line."""
    worded = [(cell, last) for cell, last in zip(cells, task.last, strict=True) if cell and cell.text]
    return bool(worded) and all(last and last.goes_on for _, last in worded)


def _add(task: _Open, cells: list[Cell | None], *, paragraph: bool) -> None:
    """Put what is new in a row to the texts of its task."""
    for index, cell in enumerate(cells):
        last = task.last[index]
        if cell is None or not cell.text or (last and cell.origin == last.origin):
            continue
        before = task.texts[index]
        glued = last.goes_on if last and last.text else not paragraph and is_unfinished(before)
        task.texts[index] = before + ("" if glued or not before else "\n") + cell.text
        task.last[index] = cell
