"""The figures of a task, each with the quarter it belongs to: what a unit can later be asked about."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from intake.figures import Basis, Comparator, Figure, Role, find

_LABEL = re.compile("(?:^|[。；;\n])\\s?([^，。；：:！？!?;\n]{2,30})[：:]")
_NO_LABEL = re.compile("^(?:其中|包括|主要|具体|即|例如|[一二三四五六七八九十]是)|(?:如下|以下.{0,6}|包括|为|是)$")


class Targets(Protocol):
    """A task's own words: the year's and, by quarter ("2020Q3"), each quarter's."""

    @property
    def year(self) -> str:
        """The year's task and target."""
        ...

    @property
    def cumulative(self) -> Sequence[str]:
        """The quarters whose heading counts from January."""
        ...

    @property
    def targets(self) -> Mapping[str, str]:
        """The text of each quarter."""
        ...


class Part(NamedTuple):
    """A labelled part of a cell: where its label and where its body begins, and the label without the colon."""

    start: int
    body: int
    label: str


@dataclass(frozen=True)
class Indicator:
    """A figure of a task, proposed for a person to confirm; ``quarter`` is None for the year.

    ``value`` is a plain decimal string, or "2/3". ``name`` begins with the label of its part of the cell (甲园：),
    so that the same figure under two labels is two indicators.
    """

    quarter: str | None
    name: str
    comparator: Comparator
    value: str
    unit: str
    basis: Basis | None
    role: Role
    text: str

    def as_json(self) -> dict[str, str | None]:
        """The indicator as plain data."""
        return {key: None if value is None else str(value) for key, value in vars(self).items()}


def indicators(task: Targets) -> tuple[Indicator, ...]:
    """Every figure of ``task`` (an intake.Task): those of the year first, then quarter by quarter.

    What is said twice of one quarter or of the year (in the task and again beside it as 年度目标) is one figure.
    """
    cells = [(None, task.year), *task.targets.items()]
    found = (_based(one, task.cumulative) for quarter, text in cells for one in _in_cell(quarter, text))
    return _once(found)


def _based(one: Indicator, cumulative: Sequence[str]) -> Indicator:
    """What the words leave open, the heading of the column may say."""
    return replace(one, basis=Basis.CUMULATIVE) if one.basis is None and one.quarter in cumulative else one


def _once(figures: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Each figure at its first place."""
    seen: dict[Indicator, Indicator] = {}
    for figure in figures:
        seen.setdefault(replace(figure, text=""), figure)
    return tuple(seen.values())


def parts(text: str) -> tuple[Part, ...]:
    """The labelled parts of a cell (智能装备产业园：…), in order."""
    found = (Part(match.start(1), match.end(), match[1].strip()) for match in _LABEL.finditer(text))
    return tuple(part for part in found if not _NO_LABEL.search(part.label))


def _in_cell(quarter: str | None, text: str) -> Iterator[Indicator]:
    waiting = [Part(0, 0, ""), *parts(text)]
    for figure in find(text, annual=quarter is None):
        while len(waiting) > 1 and waiting[1].start <= figure.start:
            del waiting[0]
        yield _indicator(quarter, "" if figure.start < waiting[0].body else waiting[0].label, figure)


def _indicator(quarter: str | None, label: str, figure: Figure) -> Indicator:
    name = f"{label}：{figure.name}" if label and label != figure.name else figure.name
    meant, value, unit = figure.comparator, figure.value_text, figure.unit
    return Indicator(quarter, name, meant, value, unit, figure.basis, figure.role, figure.text)
