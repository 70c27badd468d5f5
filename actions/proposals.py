"""What a person is shown to confirm: each task's words and units, and the figures proposed for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.indicators import Indicator, indicators
from intake.notice import Notice, Task
from intake.units import UnitList
from models import Campaign, Unit
from reports.figures import Cells, cells, confirmed_figures, figure_events
from reports.wording import wording
from statemachine.amendment import LEAD, SUPPORTING
from statemachine.figure import Figure, corrected_cells


class Parts(NamedTuple):
    """The names of the units that lead and that support a task."""

    lead: tuple[str, ...]
    supporting: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """One task to be confirmed. ``words`` by quarter, None for the year; ``parts`` as the unit list has them,
    ``named`` as the notice does; ``figures`` may be changed before they are confirmed."""

    seq: int
    words: Cells
    parts: Parts
    named: Parts
    figures: list[Figure] = field(default_factory=list)


def of_notice(notice: Notice, units: UnitList) -> list[Proposal]:
    """Everything that the readers propose for a notice that is not in force yet."""
    return [
        Proposal(task.seq, _cells(task), _listed(task.seq, units), _named(task), proposed(task))
        for task in notice.tasks
    ]


def of_campaign(session: Session, campaign: Campaign, notice: Notice) -> list[Proposal]:
    """The figures of a campaign as they are confirmed, and what the readers propose where nobody has looked yet: in
    tasks that were never confirmed, and in cells whose words were corrected since."""
    words, names = wording(session, campaign), _names(session, campaign)
    looked = corrected_cells(figure_events(session, campaign))
    kept: dict[int, list[Figure]] = {}
    for one in confirmed_figures(session, campaign):
        kept.setdefault(one.seq, []).extend([] if one.stale else [one.figure])
    tasks = {task.seq: _named(task) for task in notice.tasks}
    found = []
    for seq, own in sorted(cells(session, campaign).items()):
        parts = Parts(*(tuple(names[code] for code in words[seq].get(part, ())) for part in (LEAD, SUPPORTING)))
        new = [one for one in proposed(_task(seq, own)) if seq not in looked or one.quarter in looked[seq]]
        figures = kept.get(seq, []) + [one for one in new if not _alike(one, kept.get(seq, []))]
        found.append(Proposal(seq, own, parts, tasks.get(seq, Parts((), ())), figures))
    return found


def proposed(task: Task) -> list[Figure]:
    """The figures that the reader finds in ``task``, each once."""
    return list(dict.fromkeys(map(_figure, indicators(task))))


def _figure(one: Indicator) -> Figure:
    basis = None if one.basis is None else str(one.basis)
    return Figure(one.quarter, one.name, str(one.comparator), one.value, one.unit, basis, str(one.role), one.text)


def _alike(one: Figure, kept: list[Figure]) -> bool:
    return any((one.quarter, one.text, one.unit) == (other.quarter, other.text, other.unit) for other in kept)


def _cells(task: Task) -> Cells:
    words: Cells = {None: task.year}
    words.update(task.targets)
    return words


def _task(seq: int, own: Cells) -> Task:
    return Task(seq, own[None], {quarter: text for quarter, text in own.items() if quarter is not None})


def _listed(seq: int, units: UnitList) -> Parts:
    lead = tuple(row.name for row in units.units if seq in row.lead)
    return Parts(lead, tuple(row.name for row in units.units if seq in row.supporting))


def _named(task: Task) -> Parts:
    return Parts(getattr(task, "lead_units", ()), getattr(task, "supporting_units", ()))


def _names(session: Session, campaign: Campaign) -> Mapping[str, str]:
    rows = session.execute(select(Unit.code, Unit.name).where(Unit.office_id == campaign.office_id))
    return {code: name for code, name in rows}  # noqa: C416
