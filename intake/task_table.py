"""The annex understood: one task for every row."""

import re

from bilingual import Text
from intake.columns import Columns, read_columns
from intake.format_refusals import TooManyNumbers
from intake.notice import Task, Warning
from intake.refusals import NoTasks, NoticeIncomplete, QuarterTwice, TaskTwice
from intake.responsible import names_of, responsible
from intake.source import Row, Source
from intake.wording import adds_up

MOST_NUMBERS = 8000
"""As many as 300 tasks with 26 numbers each; the figures in them are found within a second."""

_NUMBER = re.compile(r"\d+|[二两三四五六七八九十百千]+")
_YEAR = re.compile(r"((?:19|20)\d\d)年")

YEAR = Text("目标所属年份（附件标题或通知标题中的“2020年”）", "the year of its targets (2020年 in a title)")


def read_tasks(source: Source, titles: tuple[str, ...]) -> tuple[Task, ...]:
    """One task for every row; the year of a quarter comes from the heading or the first title that has one.

    Raises NoTasks, TaskTwice, QuarterTwice, TooManyNumbers or NoticeIncomplete.
    """
    columns = read_columns(source.header)
    quarters = _quarters(columns, titles)
    if not source.rows:
        raise NoTasks()
    _check_numbers(source.rows)
    _check_amount(source.rows)
    added = tuple(quarter for quarter, index in quarters.items() if adds_up(source.header[index]))
    return tuple(_task(row, columns, quarters, added) for row in source.rows)


def unread_columns(source: Source) -> list[Warning]:
    """A warning for every column that nobody understands, unless it has neither heading nor words."""
    others = read_columns(source.header).others
    worded = [index for index in others if source.header[index] or any(row.cells[index] for row in source.rows)]
    return [_unread(source.header[index], index) for index in worded]


def _quarters(columns: Columns, titles: tuple[str, ...]) -> dict[str, int]:
    """The column of each quarter ("2020Q3"), in the order of the columns."""
    quarters: dict[str, int] = {}
    for year, quarter, index in columns.quarters:
        key = f"{year or _year(titles)}Q{quarter}"
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


def _check_amount(rows: tuple[Row, ...]) -> None:
    count = sum(sum(1 for _ in _NUMBER.finditer(cell)) for row in rows for cell in row.cells)
    if count > MOST_NUMBERS:
        raise TooManyNumbers(count=count, limit=MOST_NUMBERS)


def _task(row: Row, columns: Columns, quarters: dict[str, int], added: tuple[str, ...]) -> Task:
    said = {role: row.cells[index] for role, index in columns.roles.items()}
    lead, supporting = responsible(said)
    return Task(
        row.seq,
        row.cells[columns.annual],
        {quarter: row.cells[index] for quarter, index in quarters.items()},
        year_target=said.get("year_target", ""),
        category=said.get("category", row.banner),
        lead_units=lead,
        supporting_units=supporting,
        leader=said.get("leader", ""),
        deadline=said.get("deadline", ""),
        methods=names_of(said.get("methods", "")),
        cumulative=added,
    )


def _unread(heading: str, index: int) -> Warning:
    words = heading.replace("\n", "·") or f"第{index + 1}列"
    zh = f"“{words}”列未读入，请人工核对。"
    en = f"The column “{words}” was not read; compare it by hand."
    return Warning("unread_column", None, Text(zh, en))
