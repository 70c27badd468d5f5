"""What a person should compare with the original: gaps in the numbering and cells that look damaged.

A warning is a question, never a correction: the texts stay as they were read.
"""

import re
from collections.abc import Callable, Iterator

from bilingual import Text
from intake.figure_anomalies import figure_anomalies
from intake.notice import Task, Warning, missing_numbers
from intake.wording import column_of, is_unfinished, unpaired

_CLAUSE = re.compile("[，。；、：！？\n]")
# Shorter clauses (做好绿化) are repeated on purpose often enough.
_LEAST_REPEATED = 5
# Fewer cells of a column show no habit of leaving the full stop away.
_LEAST_CELLS = 3
_MID_SENTENCE = ("，", "、", ",", "和", "及", "与")


def anomalies(tasks: tuple[Task, ...], declared: int | None) -> list[Warning]:
    """Everything odd about the tasks: the numbering first, then cell by cell, then what the figures show."""
    open_ended = _open_ended(tasks)
    in_cells = (warning for task in tasks for warning in _in_task(task, open_ended))
    return [*_numbering(tasks, declared), *in_cells, *figure_anomalies(tasks)]


def _numbering(tasks: tuple[Task, ...], declared: int | None) -> Iterator[Warning]:
    if missing := missing_numbers({task.seq for task in tasks}, declared):
        yield _missing_rows(missing)
    if declared is not None and declared != len(tasks):
        zh = f"通知称共{declared}项重点工作，表中只有{len(tasks)}项。"
        if len(tasks) > declared:
            zh = f"通知称共{declared}项重点工作，表中却有{len(tasks)}项。"
        en = f"The notice declares {declared} key tasks, the table has {len(tasks)}."
        yield Warning("declared_count", None, Text(zh, en))


def _missing_rows(missing: tuple[int, ...]) -> Warning:
    spans = spans_of(missing)
    zh = f"表中缺少第{'、'.join(spans)}项（共{len(missing)}项），待对照原件补录。"
    en = f"The table lacks tasks {', '.join(spans)} ({len(missing)} in all); add them from the original."
    return Warning("missing_rows", None, Text(zh, en))


def spans_of(numbers: tuple[int, ...]) -> list[str]:
    """Ascending numbers as spans: (3, 16, 17, 18) is ["3", "16-18"]."""
    spans: list[list[int]] = []
    for value in numbers:
        if spans and value == spans[-1][-1] + 1:
            spans[-1].append(value)
        else:
            spans.append([value])
    return [f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans]


def _columns(task: Task) -> list[tuple[str | None, str]]:
    return [(None, task.annual), *task.targets.items()]


def _open_ended(tasks: tuple[Task, ...]) -> set[str | None]:
    """The columns (None: the year's) whose cells mostly end without a full stop: there its absence tells nothing."""
    ends: dict[str | None, list[bool]] = {}
    for key, text in (cell for task in tasks for cell in _columns(task) if cell[1]):
        ends.setdefault(key, []).append(is_unfinished(text))
    return {key for key, found in ends.items() if len(found) >= _LEAST_CELLS and 2 * sum(found) > len(found)}


def _in_task(task: Task, open_ended: set[str | None]) -> Iterator[Warning]:
    for key, text in _columns(task):
        column = column_of(key)
        for code, check in CELL_CHECKS.items():
            if code == "truncated_cell" and key in open_ended and not text.endswith(_MID_SENTENCE):
                continue
            if found := check(text):
                zh = f"第{task.seq}项{column.zh}{found.zh}"
                en = f"Task {task.seq}, {column.en}: {found.en}"
                yield Warning(code, task.seq, Text(zh, en))


def _empty(text: str) -> Text | None:
    return None if text else Text("为空，请核对原件。", "the cell is empty; check the original.")


def _truncated(text: str) -> Text | None:
    if not text or not is_unfinished(text):
        return None
    end = _CLAUSE.split(text)[-1][-20:]
    zh = f"原文不完整：止于“…{end}”，没有句末标点。"
    en = f"the text is incomplete: it stops at “…{end}” without a closing mark."
    return Text(zh, en)


def _repeated(text: str) -> Text | None:
    clauses = _CLAUSE.split(text)
    for width in (1, 2, 3):
        for start in range(len(clauses) - 2 * width + 1):
            phrase = clauses[start : start + width]
            if phrase == clauses[start + width : start + 2 * width] and _counts(phrase):
                words = "，".join(phrase)
                return Text(f"中“{words}”重复出现，请核对原件。", f"“{words}” is repeated; check the original.")
    return None


def _counts(phrase: list[str]) -> bool:
    return sum(map(len, phrase)) >= _LEAST_REPEATED


def _unbalanced(text: str) -> Text | None:
    if not (pair := unpaired(text)):
        return None
    left, right = text.count(pair[0]), text.count(pair[1])
    zh = f"的引号或括号不成对：{pair[0]} 有{left}个，{pair[1]} 有{right}个，请核对原件。"
    en = f"quotation marks or brackets do not pair ({left} of {pair[0]}, {right} of {pair[1]}); check the original."
    return Text(zh, en)


CELL_CHECKS: dict[str, Callable[[str], Text | None]] = {
    "empty_cell": _empty,
    "truncated_cell": _truncated,
    "repeated_phrase": _repeated,
    "unbalanced_quotes": _unbalanced,
}
"""Code of a warning and the check that finds it in a cell: a new check is a function and one line here."""
