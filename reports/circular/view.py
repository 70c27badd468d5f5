"""Everything the circular looks at, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Assignment, Campaign, Flag, KeyTask, Office, Period, QuarterTarget, Revision, Submission, Unit
from reports.roster import Line, lines
from statemachine.actor import clock
from statemachine.light import Light, light
from workdays import Calendar


@dataclass(frozen=True)
class Duty:
    """A unit's part in a task."""

    seq: int
    unit: Unit
    lead: bool


@dataclass(frozen=True)
class View:
    """One period as the circular sees it at ``now``. ``contents``: the newest revision by submission."""

    office: Office
    campaign: Campaign
    period: Period
    calendar: Calendar
    now: datetime
    lines: Sequence[Line]
    tasks: Sequence[tuple[KeyTask, str]]
    duties: Sequence[Duty]
    flags: Sequence[tuple[Flag, Unit]]
    contents: dict[int, dict[str, Any]]
    digests: dict[int, str]

    def light_of(self, line: Line) -> tuple[Light, str]:
        """The light of a unit's report and its reason in Chinese."""
        shade, why = light(line.submission.state, line.timeliness)
        return shade, why.zh


def look(
    session: Session, office: Office, campaign: Campaign, period: Period, calendar: Calendar, now: datetime
) -> View:
    """Read the period: a handful of queries, whatever the number of units."""
    revisions = _revisions(session, period)
    return View(
        office=office,
        campaign=campaign,
        period=period,
        calendar=calendar,
        now=now,
        lines=lines(session, clock(), period, now),
        tasks=_tasks(session, campaign, period),
        duties=_duties(session, campaign),
        flags=_flags(session, period),
        contents={r.submission_id: orjson.loads(r.content) for r in revisions},
        digests={r.submission_id: r.digest for r in revisions},
    )


def _tasks(session: Session, campaign: Campaign, period: Period) -> list[tuple[KeyTask, str]]:
    rows = session.execute(
        select(KeyTask, QuarterTarget.text)
        .join(QuarterTarget, QuarterTarget.task_id == KeyTask.id)
        .where(KeyTask.campaign_id == campaign.id, QuarterTarget.quarter == period.quarter)
        .order_by(KeyTask.seq)
    )
    return [(task, target) for task, target in rows]


def _duties(session: Session, campaign: Campaign) -> list[Duty]:
    rows = session.execute(
        select(KeyTask.seq, Unit, Assignment.lead)
        .join(Assignment, Assignment.task_id == KeyTask.id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(KeyTask.campaign_id == campaign.id)
        .order_by(KeyTask.seq, Assignment.lead.desc(), Unit.code)
    )
    return [Duty(seq, unit, lead) for seq, unit, lead in rows]


def _flags(session: Session, period: Period) -> list[tuple[Flag, Unit]]:
    rows = session.execute(
        select(Flag, Unit)
        .join(Submission, Submission.id == Flag.submission_id)
        .join(Unit, Unit.id == Submission.unit_id)
        .where(Submission.period_id == period.id)
        .order_by(Unit.code, Flag.number)
    )
    return [(flag, unit) for flag, unit in rows]


def _revisions(session: Session, period: Period) -> Sequence[Revision]:
    """The newest revision of each report that has been handed in (later ones in progress are not published)."""
    return session.scalars(
        select(Revision)
        .join(Submission, Submission.id == Revision.submission_id)
        .where(
            Submission.period_id == period.id,
            Revision.number == Submission.revision,
            Submission.submitted_at.is_not(None),
        )
        .order_by(Submission.subject)
    ).all()
