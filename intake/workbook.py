"""Reader of Excel files (.xlsx): the sheets as a person sees them, merged cells, percentages and dates included."""

import re
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from bilingual import Text
from intake.format_refusals import ContentTooLarge, Damaged
from intake.grid import Grid, Placed, grid_of
from intake.layout import source_of
from intake.package import Package, open_package
from intake.sheet_gate import Extent, measure
from intake.source import Source
from intake.tidy import tidy_lines

MOST_IN_SHEETS = 80_000
"""Elements of all sheets, empty cells that are only formatted too: 300 tasks in 12 columns have about 8,000."""
MOST_BESIDE = 40_000
"""Elements of strings and styles, at which openpyxl takes about a second: 300 tasks in 12 columns have about 10,000."""

_MAIN = "xl/workbook.xml"
# What is read of a workbook; drawings, comments, pivot tables and links to other files are not.
_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|sharedStrings|styles)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_REASON = Text("工作簿的结构不符合格式", "the parts of the workbook do not fit together")
# A number format such as 0.0"亿元": what a person sees around the figure.
_AROUND = re.compile(r'(?:"([^"]*)")?[#0?.,_\s]+(?:"([^"]*)")?')


def read(data: bytes, path: Path) -> Source:
    """The layout of a notice in a workbook. Raises a refusal of ``intake.format_refusals`` or NotANotice."""
    return source_of(sheets_of(data, path))


def sheets_of(data: bytes, path: Path) -> list[Grid]:
    """The visible sheets in their order, every value as the text that a person sees.

    A grid's ``rows`` hold the words of every place, ``first`` is its first row's number in the sheet. Raises a refusal
    of ``intake.format_refusals``.
    """
    package = open_package(data, path, _MAIN).only(_READ)
    _check_elements(package, path)
    try:
        # What openpyxl warns of or prints (a style, an extension that it does not know) is no part of the words.
        with warnings.catch_warnings(), redirect_stdout(StringIO()):
            warnings.simplefilter("ignore")
            book = load_workbook(package.as_zip(), read_only=True, data_only=True, keep_links=False)
            extents = [(sheet, measure(package.parts[sheet._worksheet_path], path)) for sheet in _visible(book)]
            return [grid_of(_cells(sheet, extent)) for sheet, extent in extents if extent.rows]
    except (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError) as error:
        # openpyxl has no error of its own for a workbook that contradicts itself.
        raise Damaged(path=path, reason=_REASON) from error


def _check_elements(package: Package, path: Path) -> None:
    in_sheets = sum(count for name, count in package.elements.items() if "/worksheets/" in name.lower())
    beside = sum(package.elements.values()) - in_sheets
    for count, limit in ((in_sheets, MOST_IN_SHEETS), (beside, MOST_BESIDE)):
        if count > limit:
            raise ContentTooLarge(path=path, what=Text(f"{count} 个元素", f"{count} elements"), limit=limit)


def _visible(book: Workbook) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _cells(sheet: Any, extent: Extent) -> Iterator[Placed]:
    for number, row in enumerate(sheet.iter_rows(max_row=extent.rows, max_col=extent.columns)):
        for column, cell in enumerate(row):
            down, across = extent.merged.get((number, column), (1, 1))
            if cell.value is not None or (down, across) != (1, 1):
                yield Placed(number, column, tidy_lines(_shown(cell)), down, across)


def _shown(cell: Any) -> str:
    """The value of a cell as Excel shows it, without rounding."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _figure(value, cell.number_format or "")
    if isinstance(value, datetime) and not (value.hour or value.minute):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else str(value)


def _figure(value: int | float, number_format: str) -> str:
    # A double holds 15 decimal digits; what it shows beyond them was never typed.
    exact = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    shown = number_format.partition(";")[0]
    if shown.endswith("%"):
        return f"{_plain(exact * 100)}%"
    around = _AROUND.fullmatch(shown)
    return f"{around[1] or ''}{_plain(exact)}{around[2] or ''}" if around else _plain(exact)


def _plain(value: Decimal) -> str:
    words = format(value, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words
