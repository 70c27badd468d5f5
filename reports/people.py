"""Who somebody is, and which roles they hold today."""

from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from models import Delegation, Office, Person, RoleGrant, Unit, UnitEnd
from reports.refusals import NoPerson
from statemachine.actor import Actor, Grant, Via


def the_person(session: Session, office: Office, code: str) -> Person:
    """The person with ``code``. Raises ``NoPerson``."""
    person = session.scalar(select(Person).where(Person.office_id == office.id, Person.code == code))
    if person is None:
        raise NoPerson(person=code)
    return person


def actor_named(session: Session, office: Office, code: str, *, via: Via, os_account: str | None, today: date) -> Actor:
    """The person with ``code`` as an actor, with every role held on the local day ``today``: one's own, those
    for units that one's own unit has taken over, and those delegated in writing. Raises ``NoPerson``."""
    person = the_person(session, office, code)
    own = _own(session, person, today)
    return Actor(
        person=person.code,
        name=person.name,
        via=via,
        id=person.id,
        office_id=office.id,
        os_account=os_account,
        grants=frozenset({*own, *_inherited(session, office, own, today), *_delegated(session, person, today)}),
    )


def in_force(today: date) -> ColumnElement[bool]:
    """Grants that have not ended."""
    return or_(RoleGrant.ended_on.is_(None), RoleGrant.ended_on > today)


def _own(session: Session, person: Person, today: date) -> set[Grant]:
    held = session.execute(
        select(RoleGrant.role, Unit.code)
        .outerjoin(Unit, Unit.id == RoleGrant.unit_id)
        .where(RoleGrant.person_id == person.id, in_force(today))
    )
    return {Grant(role, unit) for role, unit in held}


def _inherited(session: Session, office: Office, own: set[Grant], today: date) -> set[Grant]:
    """A merged unit's open work is the successor's: its people hold the same roles for the old unit, too."""
    old, new = aliased(Unit), aliased(Unit)
    ended = session.execute(
        select(old.code, new.code)
        .join(UnitEnd, UnitEnd.unit_id == old.id)
        .join(new, new.id == UnitEnd.successor_id)
        .where(old.office_id == office.id, UnitEnd.on <= today)
    ).all()
    found: set[Grant] = set()
    fresh = set(own)
    while fresh:
        fresh = {Grant(g.role, was) for g in fresh for was, now in ended if g.unit == now} - found
        found |= fresh
    return found


def _delegated(session: Session, person: Person, today: date) -> set[Grant]:
    """What principals who hold the role themselves have delegated for today; it cannot be passed on."""
    rows = session.execute(
        select(Delegation.role, Unit.code, Person.code)
        .join(Unit, Unit.id == Delegation.unit_id)
        .join(Person, Person.id == Delegation.principal_id)
        .join(
            RoleGrant,
            (RoleGrant.person_id == Delegation.principal_id)
            & (RoleGrant.role == Delegation.role)
            & (RoleGrant.unit_id == Delegation.unit_id),
        )
        .where(
            Delegation.deputy_id == person.id, Delegation.starts_on <= today, Delegation.ends_on >= today,
            in_force(today),
        )
    )  # fmt: skip
    return {Grant(role, unit, on_behalf_of) for role, unit, on_behalf_of in rows}


def roster(session: Session, office: Office, today: date) -> list[tuple[Person, RoleGrant, Unit | None]]:
    """Everybody of the office with each role in force, office roles first, then unit by unit."""
    rows = session.execute(
        select(Person, RoleGrant, Unit)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .outerjoin(Unit, Unit.id == RoleGrant.unit_id)
        .where(Person.office_id == office.id, in_force(today))
        .order_by(Unit.code.is_not(None), Unit.code, Person.id)
    )
    return [(person, grant, unit) for person, grant, unit in rows]
