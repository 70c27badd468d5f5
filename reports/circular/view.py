"""Everything the circular looks at: what the events of each submission add up to, up to given heads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Campaign, Office, Period, Submission
from reports.circular.copies import copies_at
from reports.circular.lines import Heads, Line, UnitView, lines_at, units_at
from reports.figures import confirmed_up_to
from reports.succession import answering
from reports.wording import wording
from statemachine.amendment import ANNUAL, LEAD, SUPPORTING, Words
from statemachine.figure import Numbered
from statemachine.measure import Basis
from workdays import Calendar


@dataclass(frozen=True)
class Duty:
    """A unit's part in a task."""

    seq: int
    unit: UnitView
    lead: bool


@dataclass(frozen=True)
class NoticeView:
    """The campaign's own words as they were; the columns of ``models.Campaign``."""

    doc_number: str
    title: str
    addressees: str
    declared_tasks: int | None
    warnings: list[Any]
    label: str | None
    rules: dict[str, Any]


@dataclass(frozen=True)
class TaskView:
    """A key task with its target of the quarter, as the words were."""

    seq: int
    annual: str
    target: str


@dataclass(frozen=True)
class View:
    """One period as the circular sees it at ``now``. ``figures``: the confirmed ones by task; ``before``: the reports
    of the year's earlier quarters by unit, as far as a figure has to be added up from them."""

    office: Office
    campaign: NoticeView
    period: Period
    calendar: Calendar
    now: datetime
    lines: Sequence[Line]
    tasks: Sequence[TaskView]
    duties: Sequence[Duty]
    figures: Mapping[int, Numbered]
    before: Sequence[Mapping[int, Line]]


def look(
    session: Session,
    office: Office,
    campaign: Campaign,
    period: Period,
    calendar: Calendar,
    now: datetime,
    heads: Heads,
) -> View:
    """Read the period up to ``heads``: a handful of queries, whatever the number of units. What was corrected in
    the notice after them is undone."""
    units = units_at(session, office, now)
    head = heads.get(campaign.subject, campaign.seq)
    words, figures = wording(session, campaign, head), confirmed_up_to(session, campaign, head)
    return View(
        office=office,
        campaign=_notice(campaign, words, campaign.rules | {"cc": copies_at(session, campaign, head)}),
        period=period,
        calendar=calendar,
        now=now,
        lines=lines_at(session, period, units, now, heads),
        tasks=_tasks(words, period),
        duties=_duties(session, words, period, units),
        figures=figures,
        before=_before(session, period, units, now, heads) if _add_up(figures) else (),
    )


def _add_up(figures: Mapping[int, Numbered]) -> bool:
    """Whether a figure of the year is answered quarter by quarter."""
    return any(one.quarter is None and one.basis == Basis.QUARTER for own in figures.values() for one in own.values())


def _before(
    session: Session, period: Period, units: dict[int, UnitView], now: datetime, heads: Heads
) -> list[dict[int, Line]]:
    """Quarters that were not open yet up to ``heads`` are not looked at, however early in the year they lie."""
    earlier = session.scalars(
        select(Period)
        .where(Period.campaign_id == period.campaign_id, Period.quarter.startswith(period.quarter[:4]))
        .where(Period.quarter < period.quarter)
        .order_by(Period.quarter)
    ).all()
    known = [one for one in earlier if one.subject in heads]
    return [{line.unit.id: line for line in lines_at(session, one, units, now, heads)} for one in known]


def _notice(campaign: Campaign, words: Words, rules: dict[str, Any]) -> NoticeView:
    own = words[None]
    return NoticeView(
        doc_number=campaign.doc_number,
        title=own["title"],
        addressees=own["addressees"],
        declared_tasks=own.get("declared_tasks"),
        warnings=own["warnings"],
        label=own.get("label"),
        rules=rules,
    )


def _tasks(words: Words, period: Period) -> list[TaskView]:
    tasks = ((seq, own) for seq, own in words.items() if seq is not None and period.quarter in own)
    found = [TaskView(seq, own[ANNUAL], own[period.quarter]) for seq, own in tasks]
    return sorted(found, key=lambda task: task.seq)


def _duties(session: Session, words: Words, period: Period, units: dict[int, UnitView]) -> list[Duty]:
    """Each task with the units that report on it in ``period``: a unit that had ended before is spoken for by the
    one that its tasks have passed to, and without a successor stands there under its own name, without a report."""
    by_code = {unit.code: unit.id for unit in units.values()}
    duty = answering(Submission.period_id == period.id)
    moved = session.execute(select(duty.c.unit_id, duty.c.reporting_id).where(duty.c.unit_id != duty.c.reporting_id))
    heir: dict[int, int] = {was: now for was, now in moved.tuples()}  # noqa: C416
    leads: dict[tuple[int, int], bool] = {}
    for seq, code, lead in _parts(words):
        part = seq, heir.get(by_code[code], by_code[code])
        leads[part] = lead or leads.get(part, False)
    duties = [Duty(seq, units[unit_id], lead) for (seq, unit_id), lead in leads.items()]
    return sorted(duties, key=lambda duty: (duty.seq, not duty.lead, duty.unit.code))


def _parts(words: Words) -> Iterator[tuple[int, str, bool]]:
    """Task, code of a unit, and whether it leads."""
    for seq, own in words.items():
        if seq is not None:
            yield from ((seq, code, field == LEAD) for field in (LEAD, SUPPORTING) for code in own.get(field, ()))
