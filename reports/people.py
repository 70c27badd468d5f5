"""Who somebody is, and which roles they hold today."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
    """The person with ``code`` as an actor, with every role held on the local day ``today``: one's own and those
    delegated in writing, each also for what its unit has taken over. Raises ``NoPerson``."""
    person = the_person(session, office, code)
    merged = _merged(session, office, today)
    own = _own(session, [person.id], merged, today)[person.id]
    return Actor(
        person=person.code,
        name=person.name,
        via=via,
        id=person.id,
        office_id=office.id,
        os_account=os_account,
        grants=frozenset(own | _delegated(session, person, merged, today)),
    )


def in_force(today: date) -> ColumnElement[bool]:
    """Grants that have not ended."""
    return or_(RoleGrant.ended_on.is_(None), RoleGrant.ended_on > today)


#: Units that have ended, each with the one that took it over, by their codes.
Merged = Sequence[tuple[str, str]]


def _merged(session: Session, office: Office, today: date) -> Merged:
    old, new = aliased(Unit), aliased(Unit)
    rows = session.execute(
        select(old.code, new.code)
        .join(UnitEnd, UnitEnd.unit_id == old.id)
        .join(new, new.id == UnitEnd.successor_id)
        .where(old.office_id == office.id, UnitEnd.on <= today)
    )
    return [(was, now) for was, now in rows]


def _own(session: Session, people: Iterable[int], merged: Merged, today: date) -> dict[int, set[Grant]]:
    """What each of ``people`` (by id) holds, not what others have delegated to them."""
    found: dict[int, set[Grant]] = {id_: set() for id_ in people}
    held = session.execute(
        select(RoleGrant.person_id, RoleGrant.role, Unit.code)
        .outerjoin(Unit, Unit.id == RoleGrant.unit_id)
        .where(RoleGrant.person_id.in_(found), in_force(today))
    )
    for id_, role, unit in held:
        found[id_].add(Grant(role, unit))
    return {id_: _with_inherited(grants, merged) for id_, grants in found.items()}


def _with_inherited(grants: set[Grant], merged: Merged) -> set[Grant]:
    """A merged unit's open work is the successor's: its people hold the same roles for the old unit, too."""
    found, fresh = set(grants), set(grants)
    while fresh:
        fresh = {replace(grant, unit=was) for grant in fresh for was, now in merged if grant.unit == now} - found
        found |= fresh
    return found


def _delegated(session: Session, person: Person, merged: Merged, today: date) -> set[Grant]:
    """What principals who hold the role themselves have delegated for today; it cannot be passed on."""
    rows = session.execute(
        select(Delegation.principal_id, Person.code, Delegation.role, Unit.code)
        .join(Unit, Unit.id == Delegation.unit_id)
        .join(Person, Person.id == Delegation.principal_id)
        .where(Delegation.deputy_id == person.id, Delegation.starts_on <= today, Delegation.ends_on >= today)
    ).all()
    own = _own(session, {row[0] for row in rows}, merged, today) if rows else {}
    found = {Grant(role, unit, code) for id_, code, role, unit in rows if Grant(role, unit) in own[id_]}
    return _with_inherited(found, merged)


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
