"""Reader of separated values (.csv, .tsv): commas, semicolons or TABs, quoted or not, with lines above the header."""

import csv
from pathlib import Path

from intake.columns import is_seq
from intake.files import lines_of
from intake.grid import plain_grid
from intake.headings import compact
from intake.layout import source_of
from intake.refusals import BadCsv, NotANotice, NoticeTooLong
from intake.source import Source
from intake.tidy import tidy_lines
from intake.unseen import seen
from intake.wording import is_quarter

_SEPARATORS = "\t,;"
# A quoted cell may have several lines.
_MOST_LINES = 20_000


def read(data: bytes, path: Path) -> Source:
    """The layout of a notice in separated values. Raises NotText, BadCsv, NoticeTooLong or NotANotice."""
    lines = list(map(seen, lines_of(data, path)))
    if len(lines) > _MOST_LINES:
        raise NoticeTooLong(lines=len(lines), limit=_MOST_LINES)
    separator = _separator(lines)
    reader = csv.reader((line + "\n" for line in lines), delimiter=separator, strict=separator != "\t")
    rows: list[list[str]] = []
    try:
        rows.extend([tidy_lines(cell) for cell in cells] for cells in reader)
    except csv.Error as error:
        raise BadCsv(line=reader.line_num, reason=error) from error
    return source_of([plain_grid(rows)])


def _separator(lines: list[str]) -> str:
    """The separator under which a line is the header: 序号 and a quarter. Raises NotANotice."""
    for line in lines:
        for separator in _SEPARATORS:
            names = [compact(name.strip('" ')) for name in line.split(separator, 100)]
            if any(map(is_seq, names)) and any(map(is_quarter, names)):
                return separator
    raise NotANotice()
