"""A unit and the office at work, each act a command of the person whose duty it is."""

import json
from pathlib import Path
from typing import Any

from tests.cli.ducha import Ducha

#: A unit of the sample, its submission, and its tasks: it leads the first two and supports the others.
UNIT, NAME = "GXJ", "2020Q3/GXJ"
TASKS = ("1", "2", "3", "5")


def write(ducha: Ducha, name: str = NAME, tasks: tuple[str, ...] = TASKS, words: str = "已完成") -> None:
    """Draft every task of the unit."""
    for task in tasks:
        act(ducha, name, "drafter", "draft", "--task", task, "--progress", f"{words}{task}")


def act(ducha: Ducha, name: str, post: str, verb: str, *options: str, as_of: str | None = None) -> None:
    """``submission <verb>`` by the unit's ``post``."""
    unit = name.partition("/")[2]
    ducha.do("submission", verb, name, "--as", f"{unit}.{post}", *options, as_of=as_of)


def hand_in(ducha: Ducha, name: str = NAME, as_of: str | None = None) -> None:
    """Sign, seal, submit, and the paper copy with the code of what was signed."""
    act(ducha, name, "principal", "sign", as_of=as_of)
    act(ducha, name, "seal_keeper", "seal", as_of=as_of)
    act(ducha, name, "drafter", "submit", as_of=as_of)
    code = ducha.show(name)["digest"][:8]
    ducha.do("paper", "receive", name, "--code", code, "--as", "office.clerk", as_of=as_of)


def office(ducha: Ducha, post: str, verb: str, *options: str, name: str = NAME, as_of: str | None = None) -> None:
    """``submission <verb>`` by somebody of the office."""
    ducha.do("submission", verb, name, "--as", f"office.{post}", *options, as_of=as_of)


def flag(ducha: Ducha, name: str = NAME, task: str = TASKS[0], as_of: str | None = None) -> None:
    """The inspector names a problem in one task."""
    words = ("--category", "数字不清", "--text", "未写明截至日期", "--task", task, "--correct-by", "2020-10-20")
    office(ducha, "inspector", "flag", *words, name=name, as_of=as_of)


def file_of(folder: Path, value: Any) -> str:
    """``value`` as a JSON file; returns its path."""
    path = folder / "content.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return str(path)
