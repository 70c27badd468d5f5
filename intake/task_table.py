"""The annex understood: which column is what, and one task for every row."""

import re
from typing import NamedTuple

from bilingual import Text
from intake.notice import Task, Warning
from intake.refusals import NoTasks, NoticeIncomplete, QuarterTwice, TaskTwice
from intake.source import Row, Source
from intake.wording import is_quarter, quarter_of

_YEAR = re.compile(r"((?:19|20)\d\d)年")

ANNUAL = Text("“年度工作任务”列", "the column of annual tasks (年度工作任务)")
YEAR = Text("目标所属年份（附件标题或通知标题中的“2020年”）", "the year of its targets (2020年 in a title)")


class Columns(NamedTuple):
    """Where each thing stands in a row; ``quarters`` maps "2020Q3" to its column."""

    annual: int
    quarters: dict[str, int]
    others: tuple[int, ...]


def read_tasks(source: Source, titles: tuple[str, ...]) -> tuple[Task, ...]:
    """One task for every row; the year of a quarter comes from the heading or the first title that has one.

    Raises NoTasks, TaskTwice, QuarterTwice or NoticeIncomplete.
    """
    columns = _columns(source.header, titles)
    if not source.rows:
        raise NoTasks()
    _check_numbers(source.rows)
    return tuple(_task(row, columns) for row in source.rows)


def unread_columns(source: Source, titles: tuple[str, ...]) -> list[Warning]:
    """A warning for every column that is neither the annual task nor a quarter's target."""
    return [_unread(source.header[index]) for index in _columns(source.header, titles).others]


def _columns(header: tuple[str, ...], titles: tuple[str, ...]) -> Columns:
    others = [index for index in range(1, len(header)) if not is_quarter(header[index])]
    annual = next((index for index in others if "任务" in header[index] or "工作" in header[index]), None)
    if annual is None:
        raise NoticeIncomplete(what=ANNUAL)
    rest = tuple(index for index in others if index != annual)
    return Columns(annual, _quarters(header, titles), rest)


def _quarters(header: tuple[str, ...], titles: tuple[str, ...]) -> dict[str, int]:
    quarters: dict[str, int] = {}
    for index, words in enumerate(header):
        if not (heading := quarter_of(words)):
            continue
        key = f"{heading.year or _year(titles)}Q{heading.quarter}"
        if key in quarters:
            raise QuarterTwice(quarter=key)
        quarters[key] = index
    return quarters


def _year(titles: tuple[str, ...]) -> int:
    for title in titles:
        if found := _YEAR.search(title):
            return int(found[1])
    raise NoticeIncomplete(what=YEAR)


def _check_numbers(rows: tuple[Row, ...]) -> None:
    first: dict[int, int] = {}
    for row in rows:
        if row.seq in first:
            raise TaskTwice(line=row.line, seq=row.seq, first=first[row.seq])
        first[row.seq] = row.line


def _task(row: Row, columns: Columns) -> Task:
    targets = {quarter: row.cells[index] for quarter, index in columns.quarters.items()}
    return Task(row.seq, row.cells[columns.annual], targets)


def _unread(heading: str) -> Warning:
    zh = f"“{heading}”列未读入，请人工核对。"
    en = f"The column “{heading}” was not read; compare it by hand."
    return Warning("unread_column", None, Text(zh, en))
