"""Chasing the late up the ladder: the clock reaches rungs, a named officer issues those that name somebody."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.ledger import Entry, in_role, record, step
from actions.places import at_unit, of_campaign
from actions.refusals import RungMoot, RungUnknown
from models import Campaign, Escalation, Period, Submission, Unit
from models.engine import HELD
from reports.late import late
from reports.succession import dissolved
from statemachine.actor import Actor
from statemachine.authority import Act, Held, require
from statemachine.campaign import CampaignRules
from statemachine.chain import name_of
from statemachine.ladder import Rung, next_rung
from workdays import Calendar, local_day, working_days_after


class Reached(NamedTuple):
    """A rung that a late submission has just reached."""

    submission: Submission
    rung: Rung


def escalate(
    session: Session, campaign: Campaign, period: Period, calendar: Calendar, actor: Actor, now: datetime
) -> list[Reached]:
    """Every late submission of ``period`` climbs the rung that is due today, at most one a working day.

    On a day off, or while the due day is 待定, nothing happens. Run twice, the second finds nothing. A unit that was
    dissolved without a successor is not chased: nobody is left to be, its reports are the office's to settle.
    Raises ``NotYourDuty``.
    """
    held = require(actor, Act.ESCALATE, of_campaign(campaign))
    session.refresh(period, ["head", "seq"], with_for_update=HELD)  # two sweeps at once wait for each other
    today = local_day(now)
    if period.due_on is None or not calendar.knows(today.year) or not calendar.is_working_day(today):
        return []
    ladder = CampaignRules.from_json(campaign.rules).ladder
    _hold(session, period, now)
    gone = set(session.scalars(dissolved(today)))
    found = [case for case in late(session, actor, period, now) if case.submission.unit_id not in gone]
    reached = [
        Reached(case.submission, rung)
        for case in found
        if (rung := next_rung(ladder, case.climbed, _overdue(case.submission, today, calendar), today)) is not None
    ]
    _write(session, reached, actor, now, held)
    return reached


def issue(session: Session, submission: Submission, actor: Actor, now: datetime) -> Escalation:
    """The director issues the proposed rung of ``submission``. Raises ``NotYourDuty`` or ``RungUnknown``."""
    unit = session.get_one(Unit, submission.unit_id)
    held = require(actor, Act.ISSUE_RUNG, at_unit(unit))
    if submission.completed_at is not None or submission.exempt:
        raise RungMoot(name=name_of(submission.subject))
    proposed = session.scalars(
        select(Escalation).where(Escalation.submission_id == submission.id, Escalation.issued_at.is_(None))
    ).one_or_none()
    if proposed is None:
        raise RungUnknown(name=name_of(submission.subject))
    proposed.issued_at, proposed.issued_by = now, actor.id
    record(session, submission, str(proposed.kind), {"on": local_day(now).isoformat()}, actor, now, held)
    return proposed


def _hold(session: Session, period: Period, now: datetime) -> None:
    """Whoever acts on a late report has been waited for, or waits: nobody makes the whole sweep fail."""
    session.execute(
        select(Submission)
        .where(Submission.period_id == period.id, Submission.completed_at.is_(None), Submission.due_at <= now)
        .order_by(Submission.id)  # the order in which the door locks
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).all()


def _overdue(submission: Submission, today: date, calendar: Calendar) -> int:
    """Working days since the submission's own due day, which an extension may have moved."""
    assert submission.due_at is not None
    # A due moment is the end of its day: a second before it is still that day.
    return working_days_after(local_day(submission.due_at - timedelta(seconds=1)), today, calendar)


def proposal(kind: str) -> str:
    """The ledger's word for a rung that is proposed, not issued."""
    return f"propose_{kind}"


def _write(session: Session, reached: list[Reached], actor: Actor, now: datetime, held: Held) -> None:
    today = local_day(now)
    entries = [_entry(step, today.isoformat(), held) for step in reached]
    step(session, Submission, entries, actor, now)
    session.add_all(
        Escalation(
            submission_id=submission.id,
            kind=rung.kind,
            on=today,
            issued_at=now if rung.automatic else None,
            issued_by=None,
        )
        for submission, rung in reached
    )
    session.flush()
    for submission, _ in reached:
        session.expire(submission, ["head", "seq"])


def _entry(step: Reached, day: str, held: Held) -> Entry:
    submission, rung = step
    action = str(rung.kind) if rung.automatic else proposal(str(rung.kind))
    entry = Entry(submission.subject, action, {"on": day}, previous=submission.head, seq=submission.seq + 1)
    return in_role(entry, held)
