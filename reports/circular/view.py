"""Everything the circular looks at: what the events of each submission add up to, up to given heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Assignment, Campaign, KeyTask, Office, Period, QuarterTarget, Revision, Submission, Unit, UnitName
from reports.projections import projected
from reports.succession import answering
from statemachine.light import Light, light
from statemachine.projection import Projection
from statemachine.timeliness import Timeliness, timeliness
from workdays import Calendar

#: How far to read each chain: subject → number of its last event that counts.
Heads = Mapping[str, int]


@dataclass(frozen=True)
class UnitView:
    """A unit under the name that it bore at the time."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class Duty:
    """A unit's part in a task."""

    seq: int
    unit: UnitView
    lead: bool


@dataclass(frozen=True)
class Line:
    """One unit's report as its events tell it, with the content that was handed in last."""

    unit: UnitView
    now: Projection
    timeliness: Timeliness
    content: dict[str, Any] | None

    @property
    def light(self) -> tuple[Light, str]:
        """The light of the report and its reason in Chinese."""
        shade, why = light(self.now.state, self.timeliness)
        return shade, why.zh

    @property
    def nil(self) -> bool:
        """Whether a nil return was handed in."""
        return bool(self.content and self.content["nil"])

    @property
    def digest(self) -> str | None:
        """The digest of the content shown."""
        return self.now.digests.get(self.now.submitted_revision)


@dataclass(frozen=True)
class View:
    """One period as the circular sees it at ``now``."""

    office: Office
    campaign: Campaign
    period: Period
    calendar: Calendar
    now: datetime
    lines: Sequence[Line]
    tasks: Sequence[tuple[KeyTask, str]]
    duties: Sequence[Duty]


def look(
    session: Session,
    office: Office,
    campaign: Campaign,
    period: Period,
    calendar: Calendar,
    now: datetime,
    heads: Heads,
) -> View:
    """Read the period up to ``heads``: a handful of queries, whatever the number of units."""
    units = _units(session, office, now)
    return View(
        office=office,
        campaign=campaign,
        period=period,
        calendar=calendar,
        now=now,
        lines=_lines(session, period, units, now, heads),
        tasks=_tasks(session, campaign, period),
        duties=_duties(session, campaign, period, units),
    )


def _units(session: Session, office: Office, at: datetime) -> dict[int, UnitView]:
    """The units under the names they bore at ``at``."""
    own = session.scalars(select(Unit).where(Unit.office_id == office.id))
    units = {unit.id: UnitView(unit.id, unit.code, unit.name) for unit in own}
    borne = select(UnitName).where(UnitName.until > at).order_by(UnitName.until.desc(), UnitName.id.desc())
    for old in session.scalars(borne):
        if old.unit_id in units:
            units[old.unit_id] = UnitView(old.unit_id, units[old.unit_id].code, old.name)
    return units


def _lines(session: Session, period: Period, units: dict[int, UnitView], now: datetime, heads: Heads) -> list[Line]:
    rows = session.execute(
        select(Submission.id, Submission.subject, Submission.unit_id).where(Submission.period_id == period.id)
    ).all()
    found = projected(session, period, heads)
    contents = _contents(session, period)
    lines = []
    for id_, subject, unit_id in rows:
        projection = found[subject]
        shown = contents.get((id_, projection.submitted_revision))
        kind = timeliness(projection.due_at, projection.completed_at, now, exempt=projection.exempt)
        lines.append(Line(units[unit_id], projection, kind, shown))
    return sorted(lines, key=lambda line: line.unit.code)


def _contents(session: Session, period: Period) -> dict[tuple[int, int], dict[str, Any]]:
    """Every revision of the period by submission and number."""
    rows = session.scalars(
        select(Revision)
        .join(Submission, Submission.id == Revision.submission_id)
        .where(Submission.period_id == period.id)
    )
    return {(row.submission_id, row.number): orjson.loads(row.content) for row in rows}


def _tasks(session: Session, campaign: Campaign, period: Period) -> list[tuple[KeyTask, str]]:
    rows = session.execute(
        select(KeyTask, QuarterTarget.text)
        .join(QuarterTarget, QuarterTarget.task_id == KeyTask.id)
        .where(KeyTask.campaign_id == campaign.id, QuarterTarget.quarter == period.quarter)
        .order_by(KeyTask.seq)
    )
    return [(task, target) for task, target in rows]


def _duties(session: Session, campaign: Campaign, period: Period, units: dict[int, UnitView]) -> list[Duty]:
    """Each task with the units that report on it in ``period``: a unit that had ended before is spoken for by the
    one that its tasks have passed to, and without a successor stands there under its own name, without a report."""
    rows = session.execute(
        select(KeyTask.seq, Assignment.unit_id, Assignment.lead)
        .join(Assignment, Assignment.task_id == KeyTask.id)
        .where(KeyTask.campaign_id == campaign.id)
    )
    duty = answering(Submission.period_id == period.id)
    moved = session.execute(select(duty.c.unit_id, duty.c.reporting_id).where(duty.c.unit_id != duty.c.reporting_id))
    heir: dict[int, int] = {was: now for was, now in moved.tuples()}  # noqa: C416
    leads: dict[tuple[int, int], bool] = {}
    for seq, unit_id, lead in rows:
        part = seq, heir.get(unit_id, unit_id)
        leads[part] = lead or leads.get(part, False)
    duties = [Duty(seq, units[unit_id], lead) for (seq, unit_id), lead in leads.items()]
    return sorted(duties, key=lambda duty: (duty.seq, not duty.lead, duty.unit.code))
