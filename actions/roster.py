"""What happens to units and people in mid-quarter, each as an event on the roster's chain.

A unit is renamed, merged or dissolved; a person gets a role, leaves, hands over, or lets a deputy sign.
History keeps the old names: revisions and circulars hold the words of their time.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.ledger import record
from actions.refusals import AlreadyEnded, BadDelegation, NotHeld, OwnSuccessor
from models import Delegation, Office, Person, RoleGrant, Roster, Submission, Unit, UnitEnd, UnitName
from reports.people import in_force
from statemachine.actor import Actor
from statemachine.authority import Act, Held, require
from statemachine.roles import ROLE_WORDS, Role
from statemachine.submission import State
from workdays import local_day

#: What a principal may let somebody else do, by a written and dated authorisation.
DELEGABLE = (Role.PRINCIPAL, Role.SEAL_KEEPER)


def add_person(
    session: Session, office: Office, code: str, name: str, email: str | None, actor: Actor, now: datetime
) -> Person:
    """A new person without any role yet. Raises ``NotYourDuty``."""
    held = require(actor, Act.KEEP_ROSTER, "", office.name)
    person = Person(office_id=office.id, code=code, name=name, email=email)
    session.add(person)
    session.flush()
    _note(session, office, "add_person", {"person": code, "name": name}, actor, now, held)
    return person


def grant(
    session: Session, office: Office, person: Person, role: Role, unit: Unit | None, actor: Actor, now: datetime
) -> None:
    """Give ``person`` a role for ``unit``, or for the office when it is None. Twice changes nothing."""
    held = require(actor, Act.KEEP_ROSTER, "", office.name)
    if _held(session, person, role, unit, local_day(now)) is not None:
        return
    session.add(RoleGrant(person_id=person.id, role=role, unit_id=unit.id if unit else None))
    _note(session, office, "grant", _words(person, role, unit), actor, now, held)


def revoke(
    session: Session, office: Office, person: Person, role: Role, unit: Unit | None, actor: Actor, now: datetime
) -> None:
    """End a role from today. Raises ``NotHeld``."""
    held = require(actor, Act.KEEP_ROSTER, "", office.name)
    found = _held(session, person, role, unit, local_day(now))
    if found is None:
        raise NotHeld(person=person.code, role=ROLE_WORDS[role])
    found.ended_on = local_day(now)
    _note(session, office, "revoke", _words(person, role, unit), actor, now, held)


def hand_over(session: Session, office: Office, leaver: Person, heir: Person, actor: Actor, now: datetime) -> int:
    """Everything ``leaver`` holds passes to ``heir`` from today; returns how many roles that were."""
    held = require(actor, Act.KEEP_ROSTER, "", office.name)
    today = local_day(now)
    grants = session.scalars(select(RoleGrant).where(RoleGrant.person_id == leaver.id, in_force(today))).all()
    units = {unit.id: unit for unit in session.scalars(select(Unit).where(Unit.office_id == office.id))}
    for found in grants:
        found.ended_on = today
        if _held(session, heir, found.role, units.get(found.unit_id or 0), today) is None:
            session.add(RoleGrant(person_id=heir.id, role=found.role, unit_id=found.unit_id))
    _note(session, office, "hand_over", {"from": leaver.code, "to": heir.code, "roles": len(grants)}, actor, now, held)
    return len(grants)


def delegate(
    session: Session,
    office: Office,
    unit: Unit,
    principal: Person,
    deputy: Person,
    role: Role,
    days: tuple[date, date],
    document: str,
    actor: Actor,
    now: datetime,
) -> Delegation:
    """``principal`` lets ``deputy`` act in ``role`` for ``unit`` on the local ``days`` (first and last).

    Only the principal may, only for a role held, only in writing; it cannot be passed on, and ends by itself.
    Raises ``NotYourDuty``, ``NotHeld`` or ``BadDelegation``.
    """
    held = require(actor, Act.DELEGATE, unit.code, unit.name)
    first, last = days
    if role not in DELEGABLE or first > last or last < local_day(now) or deputy.id == principal.id:
        raise BadDelegation()
    if not document.strip() or actor.id != principal.id or held.on_behalf_of is not None:
        raise BadDelegation()
    if _held(session, principal, role, unit, local_day(now)) is None:
        raise NotHeld(person=principal.code, role=ROLE_WORDS[role])
    delegation = Delegation(
        principal_id=principal.id, deputy_id=deputy.id, unit_id=unit.id, role=role,
        starts_on=first, ends_on=last, document=document,
    )  # fmt: skip
    session.add(delegation)
    payload = {"deputy": deputy.code, "from": first.isoformat(), "until": last.isoformat(), "document": document}
    _note(session, office, "delegate", _words(principal, role, unit) | payload, actor, now, held)
    return delegation


def rename_unit(
    session: Session, office: Office, unit: Unit, name: str, short_name: str, actor: Actor, now: datetime
) -> None:
    """From today ``unit`` bears another name; what was written before keeps the old one."""
    held = require(actor, Act.KEEP_ROSTER, "", office.name)
    old = UnitName(unit_id=unit.id, name=unit.name, short_name=unit.short_name, until=local_day(now))
    session.add(old)
    _note(session, office, "rename_unit", {"unit": unit.code, "from": old.name, "to": name}, actor, now, held)
    unit.name, unit.short_name = name, short_name


def end_unit(session: Session, office: Office, unit: Unit, successor: Unit, actor: Actor, now: datetime) -> list[str]:
    """``unit`` is merged into or dissolved in favour of ``successor`` from today.

    Its open submissions pass on, each by an event; the successor's people act for them under the old name.
    Returns the subjects that passed on. Raises ``AlreadyEnded`` or ``OwnSuccessor``.
    """
    held = require(actor, Act.KEEP_ROSTER, "", office.name)
    if unit.id == successor.id or session.get(UnitEnd, successor.id) is not None:
        raise OwnSuccessor(unit=successor.name)
    if session.get(UnitEnd, unit.id) is not None:
        raise AlreadyEnded(unit=unit.name)
    session.add(UnitEnd(unit_id=unit.id, successor_id=successor.id, on=local_day(now)))
    _note(session, office, "end_unit", {"unit": unit.code, "to": successor.code}, actor, now, held)
    return [_pass_on(session, found, unit, successor, actor, now, held) for found in _open(session, unit)]


def _open(session: Session, unit: Unit) -> list[Submission]:
    query = select(Submission).where(Submission.unit_id == unit.id, Submission.state != State.REVIEWED)
    return list(session.scalars(query.order_by(Submission.subject)))


def _pass_on(
    session: Session, found: Submission, unit: Unit, successor: Unit, actor: Actor, now: datetime, held: Held
) -> str:
    record(session, found, "pass_on", {"from": unit.code, "to": successor.code}, actor, now, held)
    return found.subject


def _held(session: Session, person: Person, role: Role, unit: Unit | None, today: date) -> RoleGrant | None:
    where = RoleGrant.unit_id == unit.id if unit else RoleGrant.unit_id.is_(None)
    return session.scalars(
        select(RoleGrant).where(RoleGrant.person_id == person.id, RoleGrant.role == role, where, in_force(today))
    ).first()


def _words(person: Person, role: Role, unit: Unit | None) -> dict[str, Any]:
    return {"person": person.code, "role": str(role), "unit": unit.code if unit else None}


def _note(
    session: Session, office: Office, action: str, payload: dict[str, Any], actor: Actor, now: datetime, held: Held
) -> None:
    record(session, session.get_one(Roster, office.id), action, payload, actor, now, held)
