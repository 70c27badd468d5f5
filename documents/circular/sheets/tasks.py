"""Sheet 任务进展: one row per reported entry, so that every text has a cell of its own."""

from collections.abc import Iterator, Mapping
from typing import Any

from documents.circular.lights import MISSING_WORD
from documents.circular.sheets.ink import Ink, paper

COLUMNS = [
    ("序号", 6),
    ("年度任务", 42),
    ("本季度目标", 48),
    ("牵头单位", 22),
    ("配合单位", 22),
    ("填报单位", 22),
    ("进展", 46),
    ("问题", 32),
    ("下步打算", 32),
    ("灯", 8),
    ("说明", 16),
]


def tasks(sheet: Any, ink: Ink, page: Mapping[str, Any]) -> None:
    """The table of annex 2; a task that the notice lacks has one grey row."""
    top = ink.head(sheet, page, "任务进展")
    for column, (word, width) in enumerate(COLUMNS):
        ink.put(sheet, top, column, word, "header")
        sheet.set_column(column, column, width)
    rows = [row for task in page["task_rows"] for row in _rows(task)]
    for at, (values, looks) in enumerate(rows, start=top + 1):
        ink.row(sheet, at, values, looks)
    paper(sheet, top, 1)


def _rows(task: Mapping[str, Any]) -> Iterator[tuple[list[str | int | None], list[str]]]:
    if task["words"] is not None:
        blanks: list[str | int | None] = [""] * (len(COLUMNS) - 4)
        yield [task["seq"], task["words"], *blanks, MISSING_WORD, ""], [MISSING_WORD] * len(COLUMNS)
        return
    looks = ["centred", *["text"] * (len(COLUMNS) - 3), task["light"], "text"]
    for entry in task["entries"] or [{"unit": "", "progress": "", "issues": "", "next_steps": ""}]:
        yield _entry(task, entry), looks


def _entry(task: Mapping[str, Any], entry: Mapping[str, str]) -> list[str | int | None]:
    reported = [entry["unit"], entry["progress"], entry["issues"], entry["next_steps"]]
    notice = [task["seq"], task["annual"], task["target"], task["leads"], task["helps"]]
    return [*notice, *reported, task["light"], task["light_why"]]
