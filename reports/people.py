"""Who somebody is, and which roles they hold."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Office, Person, RoleGrant, Unit
from reports.refusals import NoPerson
from statemachine.actor import Actor, Grant, Via


def actor_named(session: Session, office: Office, code: str, *, via: Via, os_account: str | None) -> Actor:
    """The person with ``code`` as an actor with all roles held. Raises ``NoPerson``."""
    person = session.scalar(select(Person).where(Person.office_id == office.id, Person.code == code))
    if person is None:
        raise NoPerson(person=code)
    return Actor(
        person=person.code,
        name=person.name,
        via=via,
        id=person.id,
        os_account=os_account,
        grants=_grants(session, person),
    )


def _grants(session: Session, person: Person) -> frozenset[Grant]:
    held = session.execute(select(RoleGrant.role, Unit.code).outerjoin(Unit).where(RoleGrant.person_id == person.id))
    return frozenset(Grant(role, unit) for role, unit in held)


def roster(session: Session, office: Office) -> list[tuple[Person, RoleGrant, Unit | None]]:
    """Everybody of the office with each role, office roles first, then unit by unit."""
    rows = session.execute(
        select(Person, RoleGrant, Unit)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .outerjoin(Unit, Unit.id == RoleGrant.unit_id)
        .where(Person.office_id == office.id)
        .order_by(Unit.code.is_not(None), Unit.code, Person.id)
    )
    return [(person, grant, unit) for person, grant, unit in rows]
