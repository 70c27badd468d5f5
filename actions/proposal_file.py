"""REVIEW.json: proposals written for somebody without a terminal, who edits the figures, and read back."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from actions.proposal_refusals import (
    ReviewFigureWrong,
    ReviewOfAnother,
    ReviewTaskWrong,
    ReviewUnreadable,
    ReviewWordsChanged,
)
from actions.proposals import Parts, Proposal
from bilingual import Text
from intake.files import bytes_of
from intake.notice import Notice
from statemachine.figure import BASES, COMPARATORS, ROLES, Figure

SCHEMA = "ducha.review/1"
#: What the person who edits the file has to know, in the file itself.
_HELP = {
    "zh": "只读取每项任务的 figures：可删去、增加、修改；text 须为原文。quarter 为 null 表示全年。",
    "en": "Only figures are read: remove, add, change; text is the source words, quarter null the year.",
    "comparator": list(COMPARATORS),
    "basis": list(BASES),
    "role": list(ROLES),
}
_MAY_BE_NULL = ("quarter", "basis")


def as_file(notice: Notice, proposals: Iterable[Proposal]) -> bytes:
    """The file: UTF-8, one figure per object with its source words."""
    tasks = [_task(one) for one in proposals]
    value = {"schema": SCHEMA, "doc_number": notice.doc_number, "notice": notice.digest, "help": _HELP, "tasks": tasks}
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _task(one: Proposal) -> dict[str, Any]:
    units = {name: _parts(parts) for name, parts in (("units", one.parts), ("units_in_notice", one.named))}
    words = {quarter or "annual": text for quarter, text in one.words.items()}
    return {"seq": one.seq, "words": words, **units, "figures": [figure._asdict() for figure in one.figures]}


def _parts(parts: Parts) -> dict[str, list[str]]:
    return {name: list(units) for name, units in parts._asdict().items()}


def from_file(path: Path, notice: Notice, proposals: Iterable[Proposal]) -> dict[int, list[Figure]]:
    """The figures by task (序号) that the file confirms; a task that it leaves out is not in them.

    Raises a refusal of ``intake.files`` or of ``actions.proposal_refusals`` that names the task and the figure.
    """
    value = _json(path)
    if (value.get("doc_number"), value.get("notice")) != (notice.doc_number, notice.digest):
        raise ReviewOfAnother(path=path, found=_short(value.get("doc_number")), doc_number=notice.doc_number)
    tasks = value.get("tasks")
    if not isinstance(tasks, list):
        raise ReviewUnreadable(path=path, why="tasks: []")
    known = {one.seq: one for one in proposals}
    found: dict[int, list[Figure]] = {}
    for place, task in enumerate(tasks, start=1):
        seq = _seq(place, task, known, found)
        found[seq] = [_figure(seq, at, one) for at, one in enumerate(task["figures"], start=1)]
    return found


def _json(path: Path) -> dict[str, Any]:
    try:
        # Figures are kept as they are written, with quotes or without.
        value = json.loads(bytes_of(path).decode("utf-8-sig"), parse_float=str, parse_int=str)
    except UnicodeDecodeError as fault:
        raise ReviewUnreadable(path=path, why="UTF-8") from fault
    except json.JSONDecodeError as fault:
        raise ReviewUnreadable(path=path, why=f"JSON, line {fault.lineno}: {fault.msg}") from fault
    except RecursionError as fault:
        raise ReviewUnreadable(path=path, why="JSON [[[[…") from fault
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise ReviewUnreadable(path=path, why=f"schema: {SCHEMA}")
    return value


def _seq(place: int, task: Any, known: dict[int, Proposal], found: dict[int, list[Figure]]) -> int:
    said = task.get("seq") if isinstance(task, dict) else None
    seq = next((seq for seq in known if str(seq) == said), None)
    if seq is None:
        why = Text("不是通知里的任务", "is none of the notice's")
    elif seq in found:
        why = Text("出现了两次", "stands there twice")
    elif not isinstance(task.get("figures"), list):
        why = Text("没有 figures 列表", "has no list of figures")
    else:
        if task.get("words") != {quarter or "annual": text for quarter, text in known[seq].words.items()}:
            raise ReviewWordsChanged(task=seq)
        return seq
    raise ReviewTaskWrong(place=place, task=_short(said), why=why)


def _figure(seq: int, place: int, said: Any) -> Figure:
    fields = set(said) if isinstance(said, dict) else set()
    if fields != set(Figure._fields):
        odd = "、".join(sorted(map(_short, fields ^ set(Figure._fields))))
        why = Text(f"应有且只有 {len(Figure._fields)} 个字段，请核对：{odd}", f"lacks fields or has others: {odd}")
        raise ReviewFigureWrong(task=seq, place=place, why=why)
    for field, value in said.items():
        if not isinstance(value, str) and not (value is None and field in _MAY_BE_NULL):
            why = Text(f"的“{field}”不是文字", f"has “{field}” that is no text")
            raise ReviewFigureWrong(task=seq, place=place, why=why)
    return Figure(**said)


def _short(value: Any) -> str:
    return str(value)[:40]
