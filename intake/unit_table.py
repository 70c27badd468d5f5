"""The rows of a list of units, whatever its format: one reader per suffix, all of them give the same."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from intake.files import lines_of
from intake.grid import Cell, once
from intake.refusals import BadCsv
from intake.unit_refusals import ListOnSheets
from intake.workbook import sheets_of

Row = tuple[int, list[str]]
"""The line in the file (counted from 1) and the cells, runs of blanks in them made one."""


class Table(NamedTuple):
    """``comments`` are the lines above the table that begin with #; ``rows`` those that are not blank, the header
    first; without any row, ``rows`` holds an empty header on the line after the comments."""

    comments: tuple[str, ...]
    rows: tuple[Row, ...]


def from_csv(data: bytes, path: Path) -> Table:
    """Comma-separated text in any encoding of ``intake.files``. Raises BadCsv or NotText."""
    lines = lines_of(data, path)
    comments = _comments(lines)
    rows = list(_parsed(lines[len(comments) :], len(comments)))
    return Table(tuple(filter(None, map(_words, comments))), tuple(rows) or ((len(comments) + 1, []),))


def from_workbook(data: bytes, path: Path) -> Table:
    """The one visible sheet that is not empty. A title above the header, a single merged or lonely cell, is no row.

    Raises ListOnSheets, or a refusal of ``intake.format_refusals``.
    """
    sheets = sheets_of(data, path)
    if len(sheets) > 1:
        raise ListOnSheets(sheets=len(sheets))
    lines = [(sheet.first + at, row) for sheet in sheets for at, row in enumerate(sheet.rows)]
    above = next((at for at, (_, row) in enumerate(lines) if len(_said(row)) > 1), len(lines))
    comments = [words for _, row in lines[:above] for words in _said(row) if words.startswith("#")]
    rows = [(line, _cells(row)) for line, row in lines[above:]]
    last = lines[-1][0] + 1 if lines else 1
    found = tuple(row for row in rows if any(row[1])) or ((last, []),)
    return Table(tuple(filter(None, map(_words, comments))), found)


READERS: dict[str, Callable[[bytes, Path], Table]] = {".csv": from_csv, ".xlsx": from_workbook}
"""Suffix (lower case) and the reader of that format; any other suffix is read as CSV."""


def read_table(data: bytes, path: Path) -> Table:
    """The rows of the list in ``data``; ``path`` tells the format."""
    return READERS.get(path.suffix.lower(), from_csv)(data, path)


def _comments(lines: list[str]) -> list[str]:
    # A spreadsheet that saves the list puts quotes around a comment with commas.
    count = next((i for i, line in enumerate(lines) if line.lstrip(' "')[:1] not in ("#", "")), len(lines))
    return lines[:count]


def _words(comment: str) -> str:
    return comment.strip(' ",').lstrip("#").strip()


def _said(row: Sequence[Cell]) -> list[str]:
    """The words of a row, a merged cell once."""
    return [cell.text for cell in once(row) if cell.text]


def _cells(row: Sequence[Cell]) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row]


def _parsed(lines: list[str], above: int) -> Iterator[Row]:
    reader = csv.reader((line + "\n" for line in lines), strict=True)
    start = above + 1
    try:
        for cells in reader:
            stripped = [" ".join(cell.split()) for cell in cells]
            if any(stripped):
                yield start, stripped
            start = above + reader.line_num + 1
    except csv.Error as error:
        raise BadCsv(line=start, reason=error) from error
