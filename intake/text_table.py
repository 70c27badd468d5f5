"""Reader of recognised text (OCR): paragraphs, then a table whose cells are separated by TABs.

The text shows the scars of its pages: blank lines at page breaks, separator rows of dashes between data, a
phrase or a row that goes on after the break. ``examples/linzi-2020/notice.txt`` has most of them.
"""

import re
from pathlib import Path

from intake.columns import is_seq, read_columns
from intake.files import lines_of
from intake.notice import Warning
from intake.numerals import seq_of
from intake.refusals import NotANotice, NoticeTooLong, RowTooWide
from intake.scars import is_separator, separator, stray
from intake.source import Row, Source
from intake.tidy import tidy
from intake.unseen import seen
from intake.wording import TITLE_ENDS, is_quarter, is_unfinished, opens_a_bracket

_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,3}[-—–·\s]*|第\s*\d{1,3}\s*页.{0,12}")
_MOST_LINES = 2000
_MOST_CELLS = 40
# A shorter line that ends without a mark is a heading, a name or a date.
_LEAST_PROSE = 30
# A cell with fewer characters is a name, a date or a method of supervision.
_LEAST_SENTENCE = 10


def read(data: bytes, path: Path) -> Source:
    """The layout of a notice in recognised text. Raises NotText, NoticeTooLong, NotANotice or RowTooWide."""
    lines = list(map(seen, lines_of(data, path)))
    if (written := sum(1 for line in lines if line.strip())) > _MOST_LINES:
        raise NoticeTooLong(lines=written, limit=_MOST_LINES)
    at = next((index for index, line in enumerate(lines) if _is_header(_cells(line))), None)
    if at is None:
        raise NotANotice()
    table = _Table(_cells(lines[at]))
    for offset, line in enumerate(lines[at + 1 :], start=at + 2):
        table.take(offset, line)
    return Source(_paragraphs(lines[:at]), table.header, table.rows(), tuple(table.warnings))


class _Table:
    """The rows taken so far, and the one that a broken line would go on with."""

    def __init__(self, header: tuple[str, ...]) -> None:
        self.header = header
        self._at = next(index for index, name in enumerate(header) if is_seq(name))
        self.warnings: list[Warning] = []
        self._found: list[tuple[int, list[str]]] = []
        self._open_row: list[str] | None = None

    def take(self, number: int, line: str) -> None:
        """Read one line of the file, which is a row, the rest of one, a scar or something else."""
        parts = line.split("\t", _MOST_CELLS)
        if not line.strip() or _cells(line) == self.header:
            return
        if all(is_separator(part.strip()) for part in parts):
            self._separate()
        elif len(parts) > 1 and self._seq(parts):
            self._open_row = parts
            self._found.append((number, parts))
        elif _PAGE_NUMBER.fullmatch(line.strip()) or not self._goes_on(parts):
            self.warnings.append(stray(number, self._last_seq(), line))

    def rows(self) -> tuple[Row, ...]:
        """Every row with as many cells as the header. Raises RowTooWide.

        Of a category merged over rows only the first one holds the words: the others stand below it.
        """
        found: list[Row] = []
        at = read_columns(self.header).roles.get("category") if self._found else None
        for number, parts in self._found:
            row = self._row(number, parts)
            if at is not None and found and not row.cells[at]:
                row = row._replace(cells=(*row.cells[:at], found[-1].cells[at], *row.cells[at + 1 :]))
            found.append(row)
        return tuple(found)

    def _row(self, number: int, parts: list[str]) -> Row:
        cells = [tidy(part) for part in parts]
        width = len(self.header)
        if any(cells[width:]):
            raise RowTooWide(line=number, seq=cells[self._at], found=len(cells), expected=width)
        padded = cells[:width] + [""] * (width - len(cells))
        return Row(number, self._seq(parts) or 0, tuple(padded))

    def _seq(self, parts: list[str]) -> int | None:
        return seq_of(parts[self._at].strip()) if len(parts) > self._at else None

    def _separate(self) -> None:
        self._open_row = None
        if self._found:
            self.warnings.append(separator(self._last_seq()))

    def _goes_on(self, parts: list[str]) -> bool:
        """Whether ``parts`` are the rest of the open row, to which they are then joined."""
        row = self._open_row
        if row is None:
            return False
        if len(parts) == len(row) > 1 and not parts[self._at].strip() and _is_broken(row, parts):
            row[:] = [before + after for before, after in zip(row, parts, strict=True)]
            return True
        if len(row) + len(parts) - 1 > len(self.header) or not is_unfinished(tidy(row[-1][-40:])):
            return False
        row[-1:] = [row[-1] + parts[0], *parts[1:]]
        return True

    def _last_seq(self) -> int | None:
        return self._seq(self._found[-1][1]) if self._found else None


def _is_broken(row: list[str], parts: list[str]) -> bool:
    """Whether ``row`` stops in mid-sentence where ``parts`` go on: a sentence does, or at least none has ended there
    (names and dates never end with a mark)."""
    goes_on = [tidy(before) for before, after in zip(row, parts, strict=True) if after.strip()]
    sentence = any(is_unfinished(text) for text in goes_on if len(text) >= _LEAST_SENTENCE)
    return sentence or all(map(is_unfinished, goes_on))


def _cells(line: str) -> tuple[str, ...]:
    return tuple("".join(tidy(part).split()) for part in line.rstrip().split("\t", _MOST_CELLS))


def _is_header(cells: tuple[str, ...]) -> bool:
    return any(map(is_seq, cells)) and any(map(is_quarter, cells))


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    """The paragraphs, without heading marks; a phrase that a page break cut in two is joined."""
    groups: list[list[str]] = []
    goes_on = False
    for text in (tidy(line.lstrip("# ")) for line in lines):
        if not text or _PAGE_NUMBER.fullmatch(text):
            continue
        if goes_on:
            groups[-1].append(text)
        else:
            groups.append([text])
        goes_on = opens_a_bracket(text) or _breaks_off(text)
    return tuple(tidy("".join(group)) for group in groups)


def _breaks_off(text: str) -> bool:
    is_prose = len(text) >= _LEAST_PROSE and "，" in text
    return is_prose and is_unfinished(text) and not text.endswith(TITLE_ENDS)
