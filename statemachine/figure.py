"""A confirmed figure of a key task (指标): what makes one fit to be kept, how it is numbered, what events add up to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from bilingual import Text
from statemachine.amendment import ANNUAL, amendments, is_quarter, removed
from statemachine.measure import Basis, Comparator

COMPARATORS = tuple(map(str, Comparator))
BASES = (None, *map(str, Basis))
ROLES = ("target", "scope")
#: Decimal digits as written, or a fraction: "56", "1250.6", "2/3"; nothing that ``read_value`` would not read again.
_VALUE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?|[0-9]{1,9}/0*[1-9][0-9]{0,8}")
_LONGEST = {"name": 200, "unit": 40, "text": 1000}


class Figure(NamedTuple):
    """What the office measures: ``quarter`` ("2020Q3", None for the year), ``name`` of what is counted, ``comparator``,
    ``value`` and ``unit`` as written, ``basis`` (None: the words do not say), ``role``, and ``text``, the source words.
    """

    quarter: str | None
    name: str
    comparator: str
    value: str
    unit: str
    basis: str | None
    role: str
    text: str


#: By number, for one task.
Numbered = dict[int, Figure]


def stands(text: str, cell: str) -> bool:
    """Whether the source words stand in the cell: blanks and line ends do not count, and 56亿元 is not in 156亿元."""
    wanted = re.escape("".join(text.split()))
    return re.search(rf"(?<![0-9.](?=[0-9])){wanted}(?!(?<=[0-9])[0-9])", "".join(cell.split())) is not None


def unfit(figure: Figure, cells: Mapping[str | None, str]) -> Text | None:
    """Why ``figure`` cannot be kept, or None. ``cells``: the task's words by quarter, None for the year's."""
    where = figure.quarter or Text("全年", "the year")
    for field, longest in _LONGEST.items():
        if len(getattr(figure, field)) > longest:
            return Text(f"“{field}”超过 {longest} 字", f"“{field}” is longer than {longest} characters")
    if not figure.name.strip() or not figure.text.strip():
        return Text("没有名称或原文", "has no name or no source words")
    if not _VALUE.fullmatch(figure.value):
        return Text(f"的数值“{figure.value}”不是数字或分数", f"has a value that is no number: “{figure.value}”")
    for field, known in (("comparator", COMPARATORS), ("basis", BASES), ("role", ROLES)):
        if (value := getattr(figure, field)) not in known:
            words = "、".join(str(one or "null") for one in known)
            return Text(f"的“{field}”（{value}）须为 {words} 之一", f"has “{field}” {value!r}, not one of {words}")
    if figure.quarter not in cells:
        return Text(f"所在的季度（{where}）没有目标", f"is of a quarter without target ({where})")
    if not stands(figure.text, cells[figure.quarter]):
        return Text(f"的原文“{figure.text}”不在通知的这一格里", f"quotes “{figure.text}”, which is not in its cell")
    return None


def numbered(known: Numbered, listed: Sequence[Figure], highest: int) -> Numbered:
    """``listed`` with their numbers: a figure that measures what a ``known`` one measured keeps that number, others
    go on after ``highest``, the highest number that the task has ever had."""
    alike = (lambda f: f, lambda f: (f.quarter, f.name, f.comparator), lambda f: (f.quarter, f.name))
    taken: dict[int, int] = {}
    for same in alike:
        for (place, figure), (number, old) in product(enumerate(listed), known.items()):
            if place not in taken and number not in taken.values() and same(figure) == same(old):
                taken[place] = number
    others = (place for place in range(len(listed)) if place not in taken)
    taken |= {place: highest + count for count, place in enumerate(others, start=1)}
    return dict(sorted((taken[place], figure) for place, figure in enumerate(listed)))


def as_said(figures: Mapping[int, Figure]) -> list[dict[str, Any]]:
    """``figures`` as an event says them."""
    return [{"number": number, **figure._asdict()} for number, figure in figures.items()]


def confirmed(events: Iterable[Mapping[str, Any]]) -> dict[int, Numbered]:
    """What the events of a campaign (with ``action`` and decoded ``payload``) confirm, by task, in their order;
    an empty list says that there is nothing to measure, and the figures of a task go with it.

    Raises ``LookupError``, ``TypeError`` or ``ValueError`` for events that no program of ours has written.
    """
    found: dict[int, Numbered] = {}
    for event in events:
        if event["action"] == "confirm_figures":
            for task in event["payload"]["tasks"]:
                found[task["task"]] = {one["number"]: _figure(one) for one in task["figures"]}
        for seq in removed(amendments([event])):
            found.pop(seq, None)
    return found


def highest_numbers(events: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """The highest number that each task has ever had: a number is never given to another figure."""
    found: dict[int, int] = {}
    for event in events:
        if event["action"] == "confirm_figures":
            for task in event["payload"]["tasks"]:
                numbers = (one["number"] for one in task["figures"])
                found[task["task"]] = max(found.get(task["task"], 0), *numbers, 0)
    return found


def corrected_cells(events: Iterable[Mapping[str, Any]]) -> dict[int, set[str | None]]:
    """For each task whose figures (or that it has none) somebody has confirmed, the cells corrected since then: a
    quarter, or None for the year."""
    found: dict[int, set[str | None]] = {}
    for event in events:
        if event["action"] == "confirm_figures":
            found |= {task["task"]: set() for task in event["payload"]["tasks"]}
        made = amendments([event])
        for one in made:
            if one.seq in found and (one.field == ANNUAL or is_quarter(one.field)):
                found[one.seq].add(None if one.field == ANNUAL else one.field)
        for seq in removed(made):
            found.pop(seq, None)
    return found


def _figure(said: Mapping[str, Any]) -> Figure:
    return Figure(**{field: said[field] for field in Figure._fields})
