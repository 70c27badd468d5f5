"""Opening a quarter: the period with its due moment, and one drafted submission per responsible unit."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.orm import Session

from actions.ledger import Entry, append, born, in_role, stamp
from actions.places import of_campaign
from actions.refusals import NothingDue, QuarterNotOver
from models import Assignment, Campaign, KeyTask, Period, QuarterTarget, Submission, Unit
from models.engine import HELD
from reports.succession import ended, heirs
from statemachine.actor import Actor
from statemachine.authority import Act, Held, require
from statemachine.campaign import CampaignRules
from statemachine.chain import digest
from statemachine.submission import State
from workdays import Calendar, Due, Quarter, due_day, local_day


def open_period(
    session: Session, campaign: Campaign, quarter: Quarter, calendar: Calendar, actor: Actor, now: datetime
) -> tuple[Period, bool]:
    """Open ``quarter`` for every unit of ``campaign`` that has a task in it; set-based, in one transaction.

    A unit that has ended by today gets no report, its successor's answers for its tasks: also when it ended within
    the quarter or between the quarter's end and today. Its people are the successor's now, with their files and their
    duties; of the unit itself nobody is left who could sign. For one dissolved without a successor nobody reports.

    Returns the period, and whether it is new: opening twice changes nothing. Without an official calendar
    the due moment is 待定. Raises ``NotYourDuty``, ``NothingDue`` or ``QuarterNotOver``.
    """
    held = require(actor, Act.OPEN_PERIOD, of_campaign(campaign))
    session.refresh(campaign, ["head", "seq"], with_for_update=HELD)  # two openings at once wait for each other
    known = session.scalar(select(Period).where(Period.campaign_id == campaign.id, Period.quarter == str(quarter)))
    if known is not None:
        return known, False
    if local_day(now) <= quarter.last_day:
        raise QuarterNotOver(quarter=quarter, last_day=quarter.last_day)
    units = _units(session, campaign, quarter, local_day(now))
    if not units:
        raise NothingDue(doc_number=campaign.doc_number, quarter=quarter, quarters=_quarters(session, campaign))
    due = due_day(quarter, CampaignRules.from_json(campaign.rules).due_working_days, calendar)
    period = _period(session, campaign, quarter, due, calendar, units, actor, now, held)
    _submissions(session, period, units, actor, now, held)
    return period, True


def _units(session: Session, campaign: Campaign, quarter: Quarter, today: date) -> Sequence[Row[tuple[int, str]]]:
    """The units that report: those with a task, and in the place of those that have ended their heirs."""
    named = (
        select(Assignment.unit_id)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .join(QuarterTarget, QuarterTarget.task_id == KeyTask.id)
        .where(KeyTask.campaign_id == campaign.id, QuarterTarget.quarter == str(quarter))
    )
    line = heirs(today)
    inherited = select(line.c.heir_id).where(line.c.unit_id.in_(named))
    concerned = Unit.id.in_(named) | Unit.id.in_(inherited)
    query = select(Unit.id, Unit.code).where(concerned, Unit.id.not_in(ended(today)))
    return session.execute(query.order_by(Unit.code)).all()


def _quarters(session: Session, campaign: Campaign) -> str:
    found = session.scalars(
        select(QuarterTarget.quarter)
        .join(KeyTask, KeyTask.id == QuarterTarget.task_id)
        .where(KeyTask.campaign_id == campaign.id)
        .distinct()
        .order_by(QuarterTarget.quarter)
    )
    return "、".join(found) or "—"


def _period(
    session: Session,
    campaign: Campaign,
    quarter: Quarter,
    due: Due,
    calendar: Calendar,
    units: Sequence[Row[tuple[int, str]]],
    actor: Actor,
    now: datetime,
    held: Held,
) -> Period:
    trace = due_trace(due, calendar)
    subject = f"period:{campaign.subject.partition(':')[2]}/{quarter}"
    payload = {
        "due_at": _said(due.due_at),
        "due_on": due.due_on.isoformat() if due.due_on else None,
        "calendar": trace["calendar"],
        "trace": digest(trace),
        "units": [code for _, code in units],
    }
    period = Period(
        campaign_id=campaign.id,
        quarter=str(quarter),
        due_on=due.due_on,
        due_at=due.due_at,
        due_trace=trace,
        opened_at=now,
        **born(session, subject, "open", payload, actor, now, held),
    )
    session.add(period)
    session.flush()
    return period


def due_trace(due: Due, calendar: Calendar) -> dict[str, Any]:
    """Why the due day is that day: each day counted, the notices that say so, and the calendar's digest."""
    days = [
        {"date": d.date.isoformat(), "working": d.working, "nth": d.nth, "zh": d.why.zh, "en": d.why.en}
        for d in due.trace
    ]
    return {"days": days, "sources": list(due.sources), "calendar": calendar.digest}


def _submissions(
    session: Session, period: Period, units: Sequence[Row[tuple[int, str]]], actor: Actor, now: datetime, held: Held
) -> None:
    within = period.subject.partition(":")[2]
    payload = {"due_at": _said(period.due_at)}
    state = str(State.DRAFTED)
    entries = [in_role(Entry(f"submission:{within}/{code}", "open", payload, target=state), held) for _, code in units]
    hashes = append(session, entries, actor, now)
    session.execute(
        insert(Submission),
        [
            {
                "period_id": period.id,
                "unit_id": unit_id,
                "state": State.DRAFTED,
                "revision": 0,
                "nil": False,
                "due_at": period.due_at,
                "subject": entry.subject,
                "head": head,
                "seq": 1,
            }
            for (unit_id, _), entry, head in zip(units, entries, hashes, strict=True)
        ],
    )


def _said(moment: datetime | None) -> str | None:
    return stamp(moment) if moment else None


def has_targets(session: Session, campaign: Campaign, quarter: Quarter, today: date) -> bool:
    """Whether ``campaign`` asks anybody for anything in ``quarter``."""
    return bool(_units(session, campaign, quarter, today))
