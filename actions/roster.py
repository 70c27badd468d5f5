"""What happens to people in mid-quarter, each as an event on the roster's chain.

A person gets a role, leaves, hands over, or lets a deputy sign; units change in ``units.py``.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.appointing import keep_a_director, keeping, may_give, require_own
from actions.ledger import record
from actions.places import at_unit
from actions.roster_refusals import BadDelegation, NotHeld, OwnHeir, PersonKnown, PersonUnfit, RoleMisplaced, UnitGone
from actions.words import NAME, fit
from models import Delegation, Office, Person, RoleGrant, Roster, Unit, UnitEnd
from reports.people import in_force
from statemachine.actor import Actor, Grant
from statemachine.authority import Act, Held, require
from statemachine.chain import digest
from statemachine.establishment import person_words
from statemachine.roles import ROLE_WORDS, UNIT_ROLES, Role
from workdays import local_day

#: What a principal may let somebody else do, by a written and dated authorisation.
DELEGABLE = (Role.PRINCIPAL, Role.SEAL_KEEPER)
DOCUMENT = 300
#: What stands in the ledger and is typed after --as: no blanks, no slash, no line's end.
_CODE = re.compile(r"[\w.\-]{1,80}")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def add_person(
    session: Session, office: Office, code: str, name: str, email: str | None, actor: Actor, now: datetime
) -> Person:
    """A new person without any role yet. Raises ``NotYourDuty``."""
    held = keeping(session, office, actor)
    known = select(Person.id).where(Person.office_id == office.id, Person.code == code)
    if session.scalar(known) is not None:
        raise PersonKnown(person=code)
    if _CODE.fullmatch(code) is None or (email and _ADDRESS.fullmatch(email) is None):
        raise PersonUnfit(person=" ".join(code.split()), email=email or "—")
    name = fit("name", name, NAME)
    person = Person(office_id=office.id, code=code, name=name, email=email)
    session.add(person)
    session.flush()
    note(
        session,
        office,
        "add_person",
        {"person": code, "name": name, "digest": digest(person_words(code, name, email, None))},
        actor,
        now,
        held,
    )
    return person


def grant(
    session: Session, office: Office, person: Person, role: Role, unit: Unit | None, actor: Actor, now: datetime
) -> None:
    """Give ``person`` a role of a unit for ``unit``, or one of the office (None). Twice changes nothing.

    Raises ``NotYourDuty``, ``OwnRole``, ``UnitGone``, or ``RoleMisplaced``: a unit's role held for the whole office
    would count for every unit.
    """
    held = may_give(session, office, [role], person, actor)
    require_own(office, person, unit)
    if (role in UNIT_ROLES) != (unit is not None):
        raise RoleMisplaced(role=ROLE_WORDS[role])
    end = session.get(UnitEnd, unit.id) if unit else None
    if unit and end and end.on <= local_day(now):
        raise UnitGone(unit=unit.name, on=end.on)
    if _held(session, person, role, unit, local_day(now)) is not None:
        return
    _give(session, person, role, unit.id if unit else None)
    note(session, office, "grant", _words(person, role, unit), actor, now, held)


def revoke(
    session: Session, office: Office, person: Person, role: Role, unit: Unit | None, actor: Actor, now: datetime
) -> None:
    """End a role from today. Raises ``NotYourDuty``, ``NotHeld`` or ``LastDirector``."""
    held = keeping(session, office, actor, [role])
    require_own(office, person, unit)
    found = _held(session, person, role, unit, local_day(now))
    if found is None:
        raise NotHeld(person=person.code, role=ROLE_WORDS[role])
    if role is Role.DIRECTOR:
        keep_a_director(session, office, person, local_day(now))
    found.ended_on = local_day(now)
    note(session, office, "revoke", _words(person, role, unit), actor, now, held)


def hand_over(session: Session, office: Office, leaver: Person, heir: Person, actor: Actor, now: datetime) -> int:
    """Everything ``leaver`` holds passes to ``heir`` from today; returns how many roles that were.

    Raises ``NotYourDuty``, ``OwnRole`` or ``OwnHeir``.
    """
    keeping(session, office, actor)
    today = local_day(now)
    grants = session.scalars(select(RoleGrant).where(RoleGrant.person_id == leaver.id, in_force(today))).all()
    held = may_give(session, office, [found.role for found in grants], heir, actor)
    require_own(office, leaver, heir)
    if leaver.id == heir.id:
        raise OwnHeir(person=leaver.code)
    units = {unit.id: unit for unit in session.scalars(select(Unit).where(Unit.office_id == office.id))}
    for found in grants:
        found.ended_on = today
        if _held(session, heir, found.role, units.get(found.unit_id or 0), today) is None:
            _give(session, heir, found.role, found.unit_id)
    session.execute(
        update(Delegation)
        .where(Delegation.deputy_id == leaver.id, Delegation.ends_on >= today)
        .values(ends_on=today - timedelta(days=1))
    )
    note(session, office, "hand_over", {"from": leaver.code, "to": heir.code, "roles": len(grants)}, actor, now, held)
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

    Only the principal may (the successor's, too, for a unit that was merged), only for a role held, only in
    writing; it cannot be passed on, and ends by itself.
    Raises ``NotYourDuty``, ``NotHeld`` or ``BadDelegation``.
    """
    held = require(actor, Act.DELEGATE, at_unit(unit))
    require_own(office, unit, principal, deputy)
    first, last = days
    if role not in DELEGABLE or first > last or last < local_day(now) or deputy.id == principal.id:
        raise BadDelegation()
    if not document.strip() or actor.id != principal.id or held.on_behalf_of is not None:
        raise BadDelegation()
    if Grant(role, unit.code) not in actor.grants:
        raise NotHeld(person=principal.code, role=ROLE_WORDS[role])
    document = fit("document", document, DOCUMENT)
    delegation = Delegation(
        principal_id=principal.id, deputy_id=deputy.id, unit_id=unit.id, role=role,
        starts_on=first, ends_on=last, document=document,
    )  # fmt: skip
    session.add(delegation)
    payload = {"deputy": deputy.code, "from": first.isoformat(), "until": last.isoformat(), "document": document}
    note(session, office, "delegate", _words(principal, role, unit) | payload, actor, now, held)
    return delegation


def _give(session: Session, person: Person, role: Role, unit_id: int | None) -> None:
    """A grant that ended goes on; otherwise it is a new one."""
    where = RoleGrant.unit_id == unit_id if unit_id else RoleGrant.unit_id.is_(None)
    ended = session.scalars(
        select(RoleGrant).where(RoleGrant.person_id == person.id, RoleGrant.role == role, where)
    ).first()
    if ended is not None:
        ended.ended_on = None
    else:
        session.add(RoleGrant(person_id=person.id, role=role, unit_id=unit_id))


def _held(session: Session, person: Person, role: Role, unit: Unit | None, today: date) -> RoleGrant | None:
    where = RoleGrant.unit_id == unit.id if unit else RoleGrant.unit_id.is_(None)
    return session.scalars(
        select(RoleGrant).where(RoleGrant.person_id == person.id, RoleGrant.role == role, where, in_force(today))
    ).first()


def _words(person: Person, role: Role, unit: Unit | None) -> dict[str, Any]:
    return {"person": person.code, "role": str(role), "unit": unit.code if unit else None}


def note(
    session: Session, office: Office, action: str, payload: dict[str, Any], actor: Actor, now: datetime, held: Held
) -> None:
    """Record ``action`` on the chain of the office's roster."""
    record(session, session.get_one(Roster, office.id), action, payload, actor, now, held)
