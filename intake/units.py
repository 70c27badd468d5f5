"""The list of responsible units (责任单位), a CSV file with a Chinese header and, above it, comment lines."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from intake.files import bytes_of, lines_of
from intake.refusals import (
    BadCsv,
    BadEmail,
    BadTaskNumbers,
    BadUnitCode,
    ColumnMissing,
    ColumnTwice,
    EmptyField,
    NoUnits,
    UnitRowWidth,
    UnitTwice,
)

COLUMNS = ("代码", "名称", "简称", "类别", "牵头任务", "配合任务", "邮箱")
"""The columns a list must have, in any order; others are ignored."""

_FILLED = COLUMNS[:4]
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,15}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_BETWEEN_NUMBERS = re.compile(r"[\s、，,]+")


class UnitRow(NamedTuple):
    """One unit; ``lead`` and ``supporting`` are task numbers (序号), ``email`` is "" when there is none."""

    code: str
    name: str
    short_name: str
    kind: str
    lead: tuple[int, ...]
    supporting: tuple[int, ...]
    email: str


@dataclass(frozen=True)
class UnitList:
    """The units in the order of the file.

    ``label`` is the text of the comment lines above the header, one line each ("" when there are none);
    ``digest`` is the SHA-256 (hex) of the file's bytes.
    """

    units: tuple[UnitRow, ...]
    label: str
    digest: str


def read_units(path: Path) -> UnitList:
    """Read a unit list. Raises a refusal of ``intake.refusals`` that names the line at fault."""
    data = bytes_of(path)
    lines = lines_of(data, path)
    comments = _comments(lines)
    rows = list(_rows(lines[len(comments) :], len(comments)))
    units = tuple(_unit(number, cells) for number, cells in rows)
    if not units:
        raise NoUnits()
    numbers = [number for number, _ in rows]
    _check_once(numbers, [unit.code.upper() for unit in units])
    _check_once(numbers, [unit.name for unit in units])
    return UnitList(units, "\n".join(filter(None, map(_words, comments))), sha256(data).hexdigest())


def _comments(lines: list[str]) -> list[str]:
    # A spreadsheet that saves the list puts quotes around a comment with commas.
    count = next((i for i, line in enumerate(lines) if line.lstrip(' "')[:1] not in ("#", "")), len(lines))
    return lines[:count]


def _words(comment: str) -> str:
    return comment.strip(' ",').lstrip("#").strip()


def _rows(lines: list[str], above: int) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and named cells of every row that is not blank."""
    table = _parsed(lines, above)
    start, header = next(table, (above + 1, []))
    _check_header(start, header)
    for number, cells in table:
        if len(cells) != len(header):
            raise UnitRowWidth(line=number, found=len(cells), expected=len(header))
        yield number, dict(zip(header, cells, strict=True))


def _parsed(lines: list[str], above: int) -> Iterator[tuple[int, list[str]]]:
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


def _check_header(line: int, header: list[str]) -> None:
    if missing := [column for column in COLUMNS if column not in header]:
        raise ColumnMissing(line=line, columns="、".join(missing), expected="、".join(COLUMNS))
    for column in COLUMNS:
        if header.count(column) > 1:
            raise ColumnTwice(line=line, column=column)


def _unit(line: int, cells: dict[str, str]) -> UnitRow:
    for column in _FILLED:
        if not cells[column]:
            raise EmptyField(line=line, column=column)
    if not _CODE.fullmatch(cells["代码"]):
        raise BadUnitCode(line=line, code=cells["代码"])
    if cells["邮箱"] and not _EMAIL.fullmatch(cells["邮箱"]):
        raise BadEmail(line=line, value=cells["邮箱"])
    lead = _tasks(line, cells, "牵头任务", ())
    return UnitRow(
        cells["代码"],
        cells["名称"],
        cells["简称"],
        cells["类别"],
        lead,
        _tasks(line, cells, "配合任务", lead),
        cells["邮箱"],
    )


def _tasks(line: int, cells: dict[str, str], column: str, taken: tuple[int, ...]) -> tuple[int, ...]:
    words = list(filter(None, _BETWEEN_NUMBERS.split(cells[column])))
    numbers = tuple(int(word) for word in words if re.fullmatch(r"0*[1-9]\d{0,2}", word))
    if len(numbers) != len(words) or len({*numbers, *taken}) != len(numbers) + len(taken):
        raise BadTaskNumbers(line=line, column=column, value=cells[column])
    return numbers


def _check_once(lines: list[int], values: list[str]) -> None:
    first: dict[str, int] = {}
    for line, value in zip(lines, values, strict=True):
        if value in first:
            raise UnitTwice(line=line, value=value, first=first[value])
        first[value] = line
