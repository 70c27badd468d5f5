"""What odd rows of a table are told by, and the warnings about them."""

import re

from bilingual import Text
from intake.notice import Warning
from intake.tidy import tidy

_SEPARATOR = re.compile(r":?[-—─–]{2,}:?")


def is_separator(cell: str) -> bool:
    """Whether a cell holds nothing but the dashes that recognition makes of a ruled line."""
    return _SEPARATOR.fullmatch(cell) is not None


def separator(seq: int | None) -> Warning:
    """A row of dashes was skipped."""
    zh = f"第{seq}项之后有一行分隔线，已跳过，请核对此处是否缺行。"
    en = f"A separator row after task {seq} was skipped; check whether rows are missing there."
    return Warning("separator_row", seq, Text(zh, en))


def stray(number: int, seq: int | None, line: str) -> Warning:
    """A row is no task and was not read."""
    words = tidy(line.replace("\t", " "))
    clipped = words if len(words) <= 40 else words[:40] + "…"
    zh = f"表格中第{number}行不是任务行，未读入：“{clipped}”。"
    en = f"Line {number} within the table is no task row and was not read: “{clipped}”."
    return Warning("stray_line", seq, Text(zh, en))


def joined_row(number: int, seq: int) -> Warning:
    """A row without a number was taken for the rest of the task above."""
    zh = f"表格中第{number}行没有序号，已并入第{seq}项，请核对。"
    en = f"Row {number} of the table has no number and was joined to task {seq}; check it."
    return Warning("joined_row", seq, Text(zh, en))
