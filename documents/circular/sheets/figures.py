"""Sheet 数字完成: one row per reading of a figure, filterable, so that every row says all of itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from documents.circular.figures import DIFFERS
from documents.circular.sheets.ink import Ink, paper

COLUMNS = [
    ("序号", 6),
    ("年度任务", 42),
    ("任务灯", 8),
    ("任务灯说明", 24),
    ("指标", 28),
    ("目标", 22),
    ("填报单位", 26),
    ("身份", 7),
    ("完成情况", 18),
    ("完成率", 10),
    ("灯", 6),
    ("说明", 28),
    ("备注", 32),
    ("口径", 10),
]
Cell = tuple[str | int, str]


def figures(sheet: Any, ink: Ink, page: Mapping[str, Any]) -> None:
    """The table of annex 3; what a row repeats from the one above is there in grey, for filters and sorting."""
    top = ink.head(sheet, page, "数字完成")
    ink.put(sheet, top, 0, page["figure_legend"], "note")
    for column, (word, width) in enumerate(COLUMNS):
        ink.put(sheet, top + 1, column, word, "header")
        sheet.set_column(column, column, width)
    rows = [row for task in page["figure_tasks"] for row in _rows(task)]
    for at, cells in enumerate(rows, start=top + 2):
        ink.row(sheet, at, [value for value, _ in cells], [look for _, look in cells])
    sheet.autofilter(top + 1, 0, top + 1 + len(rows), len(COLUMNS) - 1)
    paper(sheet, top + 1, 1)


def _rows(task: Mapping[str, Any]) -> Iterator[list[Cell]]:
    first = True
    for figure in task["groups"]:
        for place, reading in enumerate(figure["readings"]):
            yield [*_task(task, first), *_figure(figure, place == 0), *_reading(reading)]
            first = False
    if first:
        yield [*_task(task, first), *[("", "text")] * (len(COLUMNS) - 4)]


def _task(task: Mapping[str, Any], first: bool) -> list[Cell]:
    seq, words = ("centred", "text") if first else ("again_centred", "again")
    return [(task["seq"], seq), (task["annual"], words), (task["light"], task["light"]), (task["light_why"], words)]


def _figure(figure: Mapping[str, Any], first: bool) -> list[Cell]:
    look = "text" if first else "again"
    return [(figure["name"], look), (figure["asked"], look)]


def _reading(reading: Mapping[str, Any]) -> list[Cell]:
    return [
        (reading["unit"], "text"),
        ("牵头" if reading["lead"] else "配合", "centred"),
        (reading["said"], "again_centred" if reading["absent"] else "centred"),
        (reading["rate"], "centred"),
        (reading["light"], reading["light"]),
        (reading["why"], "text"),
        (reading["note"], "text"),
        (DIFFERS if reading["differs"] else "", "centred"),
    ]
