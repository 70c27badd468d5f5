"""Who somebody is, and which roles they hold today."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, or_, select
from sqlalchemy.orm import Session, aliased

from models import Delegation, Office, Person, RoleGrant, Unit, UnitEnd
from reports.refusals import NoPerson
from reports.succession import ended, heirs
from statemachine.actor import Actor, Grant, Lapsed, Via


def the_person(session: Session, office: Office, code: str) -> Person:
    """The person with ``code``. Raises ``NoPerson``."""
    person = session.scalar(select(Person).where(Person.office_id == office.id, Person.code == code))
    if person is None:
        raise NoPerson(person=code)
    return person


def actor_named(session: Session, office: Office, code: str, *, via: Via, os_account: str | None, today: date) -> Actor:
    """The person with ``code`` as an actor, with every role held on the local day ``today``: one's own and those
    delegated in writing, each also for what its unit has taken over; at a unit that has ended none counts.
    Raises ``NoPerson``."""
    person = the_person(session, office, code)
    line = _heirs(session, office, today)
    own = _own(session, [person.id], line, today)[person.id]
    return Actor(
        person=person.code,
        name=person.name,
        via=via,
        id=person.id,
        office_id=office.id,
        os_account=os_account,
        grants=frozenset(own | _delegated(session, person, line, today)),
        lapsed=frozenset(_lapsed(session, person, line, today)),
    )


def in_force(today: date) -> ColumnElement[bool]:
    """Grants that have not ended."""
    return or_(RoleGrant.ended_on.is_(None), RoleGrant.ended_on > today)


def counts(today: date) -> ColumnElement[bool]:
    """Grants that have not ended, and whose unit has not: from a unit's last day on its people act no more."""
    there = or_(RoleGrant.unit_id.is_(None), RoleGrant.unit_id.not_in(ended(today)))
    return and_(in_force(today), there)


class Heir(NamedTuple):
    """A unit that has ended, and one down its line of successors (codes); ``name``: that one's, if it acts today."""

    was: str
    now: str
    name: str | None


def _heirs(session: Session, office: Office, today: date) -> list[Heir]:
    old, new, line = aliased(Unit), aliased(Unit), heirs(today)
    rows = session.execute(
        select(old.code, new.code, case((new.id.not_in(ended(today)), new.name)))
        .select_from(line)
        .join(old, old.id == line.c.unit_id)
        .join(new, new.id == line.c.heir_id)
        .where(old.office_id == office.id)
    )
    return [Heir(*row) for row in rows]


def _own(session: Session, people: Iterable[int], line: Sequence[Heir], today: date) -> dict[int, set[Grant]]:
    """What each of ``people`` (by id) holds, not what others have delegated to them."""
    found: dict[int, set[Grant]] = {id_: set() for id_ in people}
    held = session.execute(
        select(RoleGrant.person_id, RoleGrant.role, Unit.code)
        .outerjoin(Unit, Unit.id == RoleGrant.unit_id)
        .where(RoleGrant.person_id.in_(found), counts(today))
    )
    for id_, role, unit in held:
        found[id_].add(Grant(role, unit))
    return {id_: _with_inherited(grants, line) for id_, grants in found.items()}


def _lapsed(session: Session, person: Person, line: Sequence[Heir], today: date) -> set[Lapsed]:
    """What counted until a unit ended, and who acts there now."""
    acting = {one.was: one.name for one in line if one.name}
    rows = session.execute(
        select(RoleGrant.role, Unit.code, Unit.name, UnitEnd.on)
        .join(Unit, Unit.id == RoleGrant.unit_id)
        .join(UnitEnd, UnitEnd.unit_id == Unit.id)
        .where(RoleGrant.person_id == person.id, in_force(today), UnitEnd.on <= today)
    )
    return {Lapsed(role, code, name, on, acting.get(code)) for role, code, name, on in rows}


def _with_inherited(grants: set[Grant], line: Sequence[Heir]) -> set[Grant]:
    """A merged unit's open work is the successor's: its people hold the same roles for the old unit, too."""
    return grants | {replace(grant, unit=one.was) for grant in grants for one in line if grant.unit == one.now}


def _delegated(session: Session, person: Person, line: Sequence[Heir], today: date) -> set[Grant]:
    """What principals who hold the role themselves have delegated for today; it cannot be passed on."""
    rows = session.execute(
        select(Delegation.principal_id, Person.code, Delegation.role, Unit.code)
        .join(Unit, Unit.id == Delegation.unit_id)
        .join(Person, Person.id == Delegation.principal_id)
        .where(Delegation.deputy_id == person.id, Delegation.starts_on <= today, Delegation.ends_on >= today)
    ).all()
    own = _own(session, {row[0] for row in rows}, line, today) if rows else {}
    found = {Grant(role, unit, code) for id_, code, role, unit in rows if Grant(role, unit) in own[id_]}
    return _with_inherited(found, line)


def roster(session: Session, office: Office, today: date) -> list[tuple[Person, RoleGrant, Unit | None]]:
    """Everybody of the office with each role that counts, office roles first, then unit by unit."""
    rows = session.execute(
        select(Person, RoleGrant, Unit)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .outerjoin(Unit, Unit.id == RoleGrant.unit_id)
        .where(Person.office_id == office.id, counts(today))
        .order_by(Unit.code.is_not(None), Unit.code, Person.id)
    )
    return [(person, grant, unit) for person, grant, unit in rows]
