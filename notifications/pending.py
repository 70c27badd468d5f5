"""What a rule has not spoken of yet: its events without deliveries, each with the people to tell."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import CTE, ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign, Delivery, Period, Person, RoleGrant, Submission, Unit
from notifications.rules import Rule
from reports.people import counts
from reports.succession import acting
from statemachine.submission import UNIT_ROLES


class Pending(NamedTuple):
    """One event and one person to be told; ``payload`` is the event's, still as its canonical text."""

    event_hash: str
    at: datetime
    payload: str
    period_id: int
    unit_id: int
    unit: str
    person_id: int
    person: str
    email: str | None


def pending(session: Session, rule: Rule, today: date) -> list[Pending]:
    """The pairs of event and person in the order of events; nobody twice who holds two of the roles.

    Of a unit that has ended by ``today`` those are told who act for it now: the people at the end of its line of
    successors. An event for which nobody holds a role waits until somebody is appointed.
    """
    there = acting(today)
    told = exists().where(Delivery.event_hash == AuditEvent.hash, Delivery.rule == rule.name)
    rows = session.execute(
        select(
            AuditEvent.hash, AuditEvent.at, AuditEvent.payload, Submission.period_id, Unit.id, Unit.name,
            Person.id, Person.name, Person.email,
        )
        .join(Submission, Submission.subject == AuditEvent.subject)
        .join(Unit, Unit.id == Submission.unit_id)
        .join(Period, Period.id == Submission.period_id)
        .join(Campaign, Campaign.id == Period.campaign_id)
        .outerjoin(there, there.c.unit_id == Unit.id)  # not for one dissolved without a successor
        .join(RoleGrant, _concerned(rule, there))
        .join(Person, and_(Person.id == RoleGrant.person_id, Person.office_id == Campaign.office_id))
        .where(AuditEvent.action == rule.action, ~told, counts(today))
        .order_by(AuditEvent.at, AuditEvent.subject, AuditEvent.seq, Person.id)
    )  # fmt: skip
    found = (Pending(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows)
    return list({(case.event_hash, case.person_id): case for case in found}.values())


def _concerned(rule: Rule, there: CTE) -> ColumnElement[bool]:
    """Roles of a unit count for that unit only, roles of the office for the whole office."""
    unit = [role for role in rule.roles if role in UNIT_ROLES]
    office = [role for role in rule.roles if role not in UNIT_ROLES]
    sides = []
    if unit:
        sides.append(and_(RoleGrant.role.in_(unit), RoleGrant.unit_id == there.c.acting_id))
    if office:
        sides.append(and_(RoleGrant.role.in_(office), RoleGrant.unit_id.is_(None)))
    return or_(*sides)
