"""The measure of a sheet, taken before its values are read: where words stand, and which cells are merged."""

import re
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from bilingual import Text
from intake.format_refusals import ContentTooLarge, Damaged, TableTooWide
from intake.grid import MOST_COLUMNS, MOST_ROWS

MOST_CELLS = 30_000
"""Cells with a value: 2,000 rows of 15 columns; it takes the library about a second to read them."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MALFORMED = Text("工作表不完整", "a sheet is not well-formed")


class Extent(NamedTuple):
    """The rows and columns up to the last word; merged cells by row and column (from 0), with their size."""

    rows: int
    columns: int
    merged: dict[tuple[int, int], tuple[int, int]]


def measure(part: bytes, path: Path) -> Extent:
    """The extent of a sheet. Empty cells beyond it, however many are formatted, do not count.

    Raises TableTooWide or ContentTooLarge.
    """
    sheet = _Sheet()
    parser = expat.ParserCreate()
    parser.StartElementHandler = sheet.start
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Damaged(path=path, reason=_MALFORMED) from error
    for count, limit, zh, en in ((sheet.rows, MOST_ROWS, "行", "rows"), (sheet.cells, MOST_CELLS, "个单元格", "cells")):
        if count > limit:
            raise ContentTooLarge(path=path, what=Text(f"{count} {zh}", f"{count} {en}"), limit=limit)
    if sheet.columns > MOST_COLUMNS:
        raise TableTooWide(columns=sheet.columns, limit=MOST_COLUMNS)
    return Extent(sheet.rows, sheet.columns, sheet.merged())


class _Sheet:
    """What is counted while a sheet passes by; prefixes of names are of no account."""

    def __init__(self) -> None:
        self.rows = self.columns = self.cells = 0
        self._row = self._column = 0
        self._ranges: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """One element begins."""
        tag = name.rpartition(":")[2]
        if tag == "row":
            number = attributes.get("r", "")
            self._row, self._column = int(number) if number.isdecimal() else self._row + 1, 0
        elif tag == "c":
            place = _place(attributes.get("r", ""))
            self._row, self._column = place if place else (self._row, self._column + 1)
        elif tag in ("v", "is"):
            self.cells += 1
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)
        elif tag == "mergeCell":
            self._ranges.append(attributes.get("ref", ""))

    def merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The merged cells, cut at the extent."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for reference in self._ranges[:MOST_CELLS]:
            first, last = (_place(part) for part in reference.partition(":")[::2])
            if first and last and first[0] <= self.rows and first[1] <= self.columns:
                size = (min(last[0], self.rows) - first[0] + 1, min(last[1], self.columns) - first[1] + 1)
                found[first[0] - 1, first[1] - 1] = (max(size[0], 1), max(size[1], 1))
        return found


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column (from 1) of a reference such as "AB12"."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
