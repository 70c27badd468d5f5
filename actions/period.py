"""Opening a quarter: the period with its due moment, and one drafted submission per responsible unit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.orm import Session

from actions.ledger import Entry, append, born, stamp
from actions.refusals import NothingDue, QuarterNotOver
from models import Assignment, Campaign, KeyTask, Period, QuarterTarget, Submission, Unit
from models.engine import HELD
from statemachine.actor import Actor
from statemachine.campaign import CampaignRules
from statemachine.chain import digest
from statemachine.submission import State
from workdays import Calendar, Due, Quarter, due_day, local_day


def open_period(
    session: Session, campaign: Campaign, quarter: Quarter, calendar: Calendar, actor: Actor, now: datetime
) -> tuple[Period, bool]:
    """Open ``quarter`` for every unit of ``campaign`` that has a task in it; set-based, in one transaction.

    Returns the period, and whether it is new: opening twice changes nothing. Without an official calendar
    the due moment is 待定. Raises ``NothingDue`` or ``QuarterNotOver``.
    """
    session.refresh(campaign, ["head", "seq"], with_for_update=HELD)  # two openings at once wait for each other
    known = session.scalar(select(Period).where(Period.campaign_id == campaign.id, Period.quarter == str(quarter)))
    if known is not None:
        return known, False
    if local_day(now) <= quarter.last_day:
        raise QuarterNotOver(quarter=quarter, last_day=quarter.last_day)
    units = _units(session, campaign, quarter)
    if not units:
        raise NothingDue(doc_number=campaign.doc_number, quarter=quarter, quarters=_quarters(session, campaign))
    due = due_day(quarter, CampaignRules.from_json(campaign.rules).due_working_days, calendar)
    period = _period(session, campaign, quarter, due, calendar, units, actor, now)
    _submissions(session, period, units, actor, now)
    return period, True


def _units(session: Session, campaign: Campaign, quarter: Quarter) -> Sequence[Row[tuple[int, str]]]:
    return session.execute(
        select(Unit.id, Unit.code)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .join(QuarterTarget, QuarterTarget.task_id == KeyTask.id)
        .where(KeyTask.campaign_id == campaign.id, QuarterTarget.quarter == str(quarter))
        .distinct()
        .order_by(Unit.code)
    ).all()


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
        **born(session, subject, "open", payload, actor, now),
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
    session: Session, period: Period, units: Sequence[Row[tuple[int, str]]], actor: Actor, now: datetime
) -> None:
    within = period.subject.partition(":")[2]
    payload = {"due_at": _said(period.due_at)}
    entries = [Entry(f"submission:{within}/{code}", "open", payload, target=str(State.DRAFTED)) for _, code in units]
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


def has_targets(session: Session, campaign: Campaign, quarter: Quarter) -> bool:
    """Whether ``campaign`` asks for anything in ``quarter``."""
    return bool(_units(session, campaign, quarter))
